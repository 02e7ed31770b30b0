"""The catalogs: every sentence in every language, with the same values, and no sentence asked for that is not there."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from analytics.block import Mode, Stream
from analytics.rates import Formula
from bot.greeting import CITIZEN_COMMANDS, STAFF_COMMANDS
from bot.usecases.case_card import SAID_ON_CARD
from bot.usecases.case_drafts import AGENCY_WANTED, ASK_WANTED
from storage.people import Role
from survey.comparability import Changed
from survey.complaint import BY_STAFF, Outcome, Source, Status
from survey.complaint_events import RefusalReason
from survey.conversation.buttons import At
from survey.conversation.complaining import _EDITABLE
from survey.conversation.states import Purpose
from survey.files import MOST_BYTES, FileKind, Refusal
from survey.masking import Kind
from survey.messages import ENTRY, WEB, Language
from survey.routing import Category
from survey.triage import Sign

ROOT = Path(__file__).parents[2]
ROOMS = ("survey", "analytics", "storage", "bot")
ID = re.compile(r"^([a-zA-Z][\w-]*) =", re.MULTILINE)
VALUE = re.compile(r"\{ *(\$[\w-]+|-[\w-]+)")
# what takes the id of a sentence → how such an id looks (other things are called "text" too)
SAYING = {
    "text": "[a-z]+(-[a-z_]+)+",
    "said": "[a-z]+(-[a-z_]+)+",
    "Say": "[a-z_-]+",
    "AskAgain": "[a-z-]+",
    "Notice": "[a-z_-]+",
    "_fault": "fault(-[a-z]+)+",
    "LogProblem": "[a-z]+(-[a-z]+)+",
    "BackupRefused": "[a-z]+(-[a-z]+)+",
    "SetupRefused": "[a-z]+(-[a-z]+)+",
    "SettingsProblem": "[a-z]+(-[a-z]+)+",
    "StorageRefused": "[a-z]+(-[a-z]+)+",
}
# what ends a command with a sentence: made with the id of the sentence and its values
ENDING = ("SetupRefused", "SettingsProblem", "StorageRefused")
SENDABLE = tuple(MOST_BYTES)  # what has a blob
# ids that are put together: beginning → every ending it is given
MADE = {
    "status-": Status,
    "changed-": Changed,
    "formula-": Formula,
    "outcome-": Outcome,
    "category-": Category,
    "refusal-": RefusalReason,
    "mask-": Kind,
    "staff-role-": Role,
    "redirect-": Sign,
    "triage-": Sign,
    "language-": Language,
    "card-": SAID_ON_CARD,
    "card-guide-": Sign,
    "card-outcome-": Outcome,
    "draft-": (ASK_WANTED, AGENCY_WANTED),
    "choose-": [f"{step}-{purpose}" for step in ("unit", "desk") for purpose in Purpose],
    "button-edit-": (*_EDITABLE, At.PROCEDURE),
    "button-source-": BY_STAFF,
    "report-source-": Source,
    "statutory-stream-": Stream,
    "statutory-mode-": Mode,
    "files-": FileKind,
    "file-the-": SENDABLE,
    "file-name-": SENDABLE,
    "file-": Refusal,
    "attach-": (Refusal.TOO_LARGE, Refusal.TOO_LONG),  # what is seen before a byte was fetched
    "description-": ("citizen", "staff"),
    "command-": [
        *(f"citizen-{command}" for command in CITIZEN_COMMANDS),
        *(f"staff-{command}" for command in STAFF_COMMANDS),
    ],
}
# channels that have sentences of their own
CHANNELS = (WEB, ENTRY)
# sentences that stand before what will say them
AWAITED: set[str] = set()


def catalog(language: Language) -> str:
    return "\n".join(path.read_text("utf-8") for path in sorted((ROOT / "survey/locale" / language).glob("*.ftl")))


def sentences(language: Language) -> dict[str, str]:
    parts = ID.split(re.sub(r"^#.*$", "", catalog(language), flags=re.MULTILINE))
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def ids_asked_for() -> set[str]:
    files = [path for room in ROOMS for path in (ROOT / room).rglob("*.py")]
    return {found for path in files for found in ids_in(path.read_text("utf-8"))}


def ids_in(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and name_of(node.func) in SAYING:
            words = [one.value for one in node.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]
            yield from (word for word in words if re.fullmatch(SAYING[name_of(node.func)], word))


def calls_of(*names: str) -> Iterator[tuple[str, ast.Call]]:
    """Each with its file and line."""
    for path in (path for room in ROOMS for path in (ROOT / room).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and name_of(node.func) in names:
                yield f"{path.relative_to(ROOT)}:{node.lineno}", node


def name_of(called: ast.expr) -> str:
    return called.attr if isinstance(called, ast.Attribute) else called.id if isinstance(called, ast.Name) else ""


def test_the_ids_in_a_source_are_found() -> None:
    source = 'Say("stopped", desk); words.text("case-due", due=due); said(words, "button-back"); text("utf8")'

    assert set(ids_in(source)) == {"stopped", "case-due", "button-back"}


@pytest.mark.parametrize("language", Language)
def test_no_sentence_is_written_twice(language: Language) -> None:
    twice = [key for key, times in Counter(ID.findall(catalog(language))).items() if times > 1]

    assert twice == []


def test_every_language_has_every_sentence() -> None:
    keys = {language: sentences(language).keys() for language in Language}

    assert all(keys[language] == keys[Language.VI] for language in Language)


def test_a_sentence_has_the_same_values_in_every_language() -> None:
    vietnamese = {key: set(VALUE.findall(text)) for key, text in sentences(Language.VI).items()}

    for language in Language:
        values = {key: set(VALUE.findall(text)) for key, text in sentences(language).items()}
        assert {key for key in values if values[key] != vietnamese[key]} == set()


def test_every_sentence_that_is_asked_for_is_written() -> None:
    assert ids_asked_for() - sentences(Language.VI).keys() == set()


def test_what_ends_a_command_carries_the_id_of_a_sentence_and_exactly_its_values() -> None:
    written = sentences(Language.VI)
    wrong = []
    for place, call in calls_of(*ENDING):
        [message] = call.args
        values = {f"${one.arg}" for one in call.keywords}
        if isinstance(message, ast.Constant) and "$None" not in values:  # else handed on, or given as a whole
            if values != set(VALUE.findall(written[message.value])):
                wrong.append(place)
        elif name_of(call.func) != "SetupRefused":
            wrong.append(place)

    assert wrong == []


def test_why_storage_is_away_is_a_name_and_no_sentence() -> None:
    said = {
        place: [part.value for part in ast.walk(call.args[0]) if isinstance(part, ast.Constant)]
        for place, call in calls_of("StorageAway", "StorageBroken")
    }

    assert said
    assert [place for place, words in said.items() if len("".join(words).split()) > 1] == []


def test_every_sentence_that_is_put_together_is_written() -> None:
    assert made() - sentences(Language.VI).keys() == set()


def test_every_sentence_that_is_written_is_asked_for() -> None:
    files = [path for room in ROOMS for path in (ROOT / room).rglob("*.py")]
    literal = {
        node.value
        for path in files
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }

    # a channel's own sentence is said where the common one is asked for
    asked_for = literal | made() | {f"{one}-{key}" for one in CHANNELS for key in literal | made()}
    never = {key for key in sentences(Language.VI) if not key.startswith("-")} - asked_for

    assert never <= AWAITED


def test_a_channels_own_sentence_has_no_value_that_the_common_one_lacks() -> None:
    values = {key: set(VALUE.findall(text)) for key, text in sentences(Language.VI).items()}

    own = {key: key.removeprefix(f"{one}-") for one in CHANNELS for key in values if key.startswith(f"{one}-")}

    assert {key for key, common in own.items() if common in values and not values[key] <= values[common]} == set()


def test_every_beginning_of_an_id_is_one_that_is_known() -> None:
    files = [path for room in ROOMS for path in (ROOT / room).rglob("*.py")]
    beginnings = {
        node.args[0].values[0].value
        for path in files
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and name_of(node.func) in SAYING and node.args
        if isinstance(node.args[0], ast.JoinedStr) and isinstance(node.args[0].values[0], ast.Constant)
    }

    assert beginnings <= MADE.keys()


def made() -> set[str]:
    return {f"{beginning}{ending}" for beginning, endings in MADE.items() for ending in endings}
