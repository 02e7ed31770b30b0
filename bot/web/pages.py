"""Pages as HTML: headings, text and forms that work without scripts; every word of a person is escaped."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from html import escape
from importlib.resources import files
from string import Template

from bot.usecases.citizen_web import CaseSeen, Field, Page
from survey.conversation.buttons import To
from survey.conversation.events import Command
from survey.conversation.states import ChoosingProcedure, Interviewing, OfferingComplaint
from survey.messages import Language, Option
from survey.wording import Wording

_QUIET = (To.BACK, To.SKIP, To.STOP)  # ways out of a screen, below its choices
_MAIN = (To.YES, To.SEND, To.DONE)
_NUMBERED = re.compile(r"(✓ )?(\d{1,3}) – (.+)", re.DOTALL)
_PROGRESS = re.compile(r"(\d+)/(\d+)")
_LONGEST = {  # UTF-16 units, as browsers count too; the talk says so when more comes
    Field.SEARCH: 100,
    Field.COMMENT: 2000,
    Field.NUMBER: 10,
    Field.TEXT: 3000,
    Field.NAME: 100,
    Field.PHONE: 25,
    Field.ADDRESS: 300,
}
_KEYBOARD = {
    Field.SEARCH: 'type="search" autocomplete="off"',
    Field.NUMBER: 'type="text" inputmode="numeric" autocomplete="off"',
    Field.NAME: 'type="text" autocomplete="name"',
    Field.PHONE: 'type="tel" autocomplete="tel"',
    Field.ADDRESS: 'type="text" autocomplete="street-address"',
}


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a browser is told after a form, until the next one."""

    said: tuple[str, ...] = ()
    code: str = ""
    read_key: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the pages stand and in whose words: `base` is the path before each of them."""

    base: str
    words: Wording
    is_simulated: bool = False


@cache
def style() -> str:
    return files("bot.web").joinpath("page", "form.css").read_text("utf-8")


def talk_page(frame: Frame, page: Page, token: str, receipt: Receipt, typed: str = "") -> str:
    """The screen of a talk that is under way, with what was just said above it; `typed` could not be taken."""
    screen = page.screen
    assert screen is not None
    page = replace(page, written=typed or page.written)
    blocks = screen.text.split("\n\n")
    heading, lead = blocks[0], ""
    if isinstance(page.state, Interviewing):
        lead, _, heading = blocks[0].partition("\n")
    notes = (*receipt.said, *page.said)
    action = f"{frame.base}/t" if page.entry is None else _entry_path(frame, page.entry)
    parts = [_note(notes), _progress(lead)]
    hidden = f'<input type="hidden" name="token" value="{escape(token)}">'
    blocks, options = _in_full(blocks, screen.rows)
    rows = [row for row in options if not all(_choice(one) in _QUIET for one in row)]
    ways = [one for row in options if row not in rows for one in row]
    text = _paragraphs(blocks[1:])
    if page.field is not None:
        parts.append(_field_form(frame, page, heading, text, action, hidden, has_note=bool(notes)))
        if rows:
            parts.append(_choices_form(page, action, hidden, rows))
    else:
        titled = f'<h1 id="heading">{escape(heading)}</h1>'
        parts += [titled, text, _choices_form(page, action, hidden, rows)]
    if ways:
        buttons = "".join(_button(one, page) for one in ways)
        parts.append(f'<form class="ways" method="post" action="{action}">{hidden}{buttons}</form>')
    if isinstance(page.state, OfferingComplaint):
        parts.append(_sent(frame, page, token))
    return _laid_out(frame, heading, "\n".join(parts))


def home_page(frame: Frame, page: Page, token: str, receipt: Receipt | None) -> str:
    """Where nothing is open: what was just said, and everything one can begin."""
    words, base = frame.words, frame.base
    blocks = words.text("web-home").split("\n\n")
    if receipt is None:
        heading, parts = blocks[0], [f"<h1>{escape(blocks[0])}</h1>", _paragraphs(blocks[1:])]
    else:
        heading = words.text("web-receipt-heading" if receipt.code else "web-done-heading")
        parts = [f"<h1>{escape(heading)}</h1>", _codes(words, receipt), _paragraphs(_blocks(receipt.said))]
    parts.append(_sent(frame, page, token))
    if page.screen is not None:
        parts.append(_link(f"{base}/t", words.text("web-home-continue"), main=True))
    parts.append(_link(f"{base}/d", words.text("web-home-rate"), main=receipt is None and page.screen is None))
    commands = [(Command.COMPLAIN, "web-home-complain")]
    after = [(Command.MY_DATA, "web-home-my-data")]
    if page.may_withdraw:
        after.insert(0, (Command.ERASE, "web-home-withdraw"))
    parts.append(_commands(frame, token, commands))
    parts.append(_link(f"{base}/c", words.text("web-home-look-up")))
    parts.append(_commands(frame, token, after, quiet=True))
    about = _paragraphs(words.text("web-about").split("\n\n"))
    parts.append(f"<details><summary>{escape(words.text('web-about-heading'))}</summary>{about}</details>")
    return _laid_out(frame, heading, "\n".join(parts))


def look_up_page(frame: Frame, token: str, *, code: str = "", wrong: str = "") -> str:
    words = frame.words
    blocks = words.text("web-look-up").split("\n\n")
    invalid = ' aria-invalid="true"' if wrong else ""
    code_label, key_label = escape(words.text("web-code-label")), escape(words.text("web-look-up-key-label"))
    code_hint, key_hint = escape(words.text("web-look-up-code-hint")), escape(words.text("web-look-up-key-hint"))
    main = f"""{_note((wrong,) if wrong else ())}<h1>{escape(blocks[0])}</h1>{_paragraphs(blocks[1:])}
<form method="post" action="{frame.base}/c"><input type="hidden" name="token" value="{escape(token)}">
<label class="label" for="code">{code_label}</label><p class="hint" id="code-hint">{code_hint}</p>
<input id="code" name="code" value="{escape(code)}" maxlength="40" autocomplete="off" required{invalid}
 aria-describedby="code-hint">
<label class="label" for="key">{key_label}</label><p class="hint" id="key-hint">{key_hint}</p>
<input id="key" name="key" maxlength="40" autocomplete="off" autocapitalize="characters" spellcheck="false"
 aria-describedby="key-hint">
<button class="main">{escape(words.text("web-look-up-button"))}</button></form>"""
    return _laid_out(frame, blocks[0], main)


def case_page(frame: Frame, case: CaseSeen, token: str | None) -> str:
    """`token` is there for who has shown the read key: the text, and what can be said of the answer."""
    words = frame.words
    heading = words.text("web-look-up-result")
    parts = [f"<h1>{escape(heading)}</h1>", _note(case.lines)]
    if token is not None:
        quotes = [("web-look-up-written", case.written), ("web-look-up-question", case.question)]
        quotes += [("web-look-up-answer", one) for one in case.answers]
        for label, text in quotes:
            if text:
                quoted = "".join(f"<p>{escape(block)}</p>" for block in text.split("\n\n"))
                parts.append(f"<h2>{escape(words.text(label))}</h2><blockquote>{quoted}</blockquote>")
        parts.append(_verdicts(frame, case, token))
    parts.append(_link(f"{frame.base}/c", words.text("web-home-look-up")))
    return _laid_out(frame, heading, "\n".join(parts))


def verdict_page(frame: Frame, said: Sequence[str]) -> str:
    heading = frame.words.text("web-done-heading")
    again = _link(f"{frame.base}/c", frame.words.text("web-home-look-up"))
    return _laid_out(frame, heading, f"<h1>{escape(heading)}</h1>{_paragraphs(_blocks(said))}{again}")


def sorry_page(frame: Frame, sentence: str) -> str:
    words = frame.words
    heading = words.text("web-sorry-heading")
    again = _link(f"{frame.base}/", words.text("web-home-link"))
    return _laid_out(frame, heading, f"<h1>{escape(heading)}</h1><p>{escape(words.text(sentence))}</p>{again}")


@cache
def _layout() -> Template:
    return Template(files("bot.web").joinpath("page", "layout.html").read_text("utf-8"))


def _laid_out(frame: Frame, heading: str, main: str) -> str:
    words = frame.words
    simulated = f'<p class="simulated">{escape(words.text("web-simulated"))}</p>' if frame.is_simulated else ""
    return _layout().substitute(
        language=words.language,
        title=escape(words.text("web-page-title", heading=heading)),
        base=frame.base,
        skip=escape(words.text("web-skip-to-content")),
        brand=escape(words.text("web-brand")),
        brand_line=escape(words.text("web-brand-line")),
        other=Language.EN if words.language is Language.VI else Language.VI,
        other_language=escape(words.text("web-other-language")),
        simulated=simulated,
        main=main,
        home=escape(words.text("web-home-link")),
        look_up=escape(words.text("web-look-up-link")),
    )


def _in_full(blocks: list[str], rows: Sequence[Sequence[Option]]) -> tuple[list[str], list[list[Option]]]:
    """What was too long for a button of a chat and stands above it, said on the button itself."""
    lines = [line for block in blocks[1:] for line in block.split("\n")]
    whole = {
        one.data: line for row in rows for one in row for line in lines if line.startswith(one.label.removesuffix("…"))
    }
    written = [[replace(one, label=whole.get(one.data, one.label)) for one in row] for row in rows]
    left = ["\n".join(line for line in block.split("\n") if line not in whole.values()) for block in blocks]
    return [block for block in left if block], written


def _field_form(frame: Frame, page: Page, heading: str, text: str, action: str, hidden: str, *, has_note: bool) -> str:
    assert page.field is not None
    words, field = frame.words, page.field
    described = ' aria-describedby="said"' if has_note else ""
    described += ' aria-invalid="true"' if page.is_refused else ""
    common = f'id="text" name="text" maxlength="{_LONGEST[field]}" required{described}'
    if field in (Field.TEXT, Field.COMMENT):
        # a newline right after the tag is not the person's
        control = f'<textarea {common} rows="6">\n{escape(page.written)}</textarea>'
    else:
        control = f'<input {common} {_KEYBOARD[field]} value="{escape(page.written)}">'
    if field is Field.SEARCH:
        is_procedure = isinstance(page.state, ChoosingProcedure)
        label = escape(words.text("web-search-procedure-label" if is_procedure else "web-search-label"))
        titled = f'<h1 id="heading">{escape(heading)}</h1>{text}<label class="label" for="text">{label}</label>'
        button = f"<button>{escape(words.text('web-button-search'))}</button>"
    else:
        titled = f'<h1 id="heading"><label for="text">{escape(heading)}</label></h1>{text}'
        button = f'<button class="main">{escape(words.text("web-button-next"))}</button>'
    kind = ' class="search"' if field is Field.SEARCH else ""
    return f'{titled}<form{kind} method="post" action="{action}">{hidden}{control}{button}</form>'


def _choices_form(page: Page, action: str, hidden: str, rows: Sequence[Sequence[Option]]) -> str:
    written = []
    for row in rows:
        buttons = "".join(_button(one, page) for one in row)
        written.append(f'<div class="few">{buttons}</div>' if len(row) > 1 else buttons)
    inside = f'<div role="group" aria-labelledby="heading">{"".join(written)}</div>'
    return f'<form method="post" action="{action}">{hidden}{inside}</form>'


def _button(option: Option, page: Page) -> str:
    choice = _choice(option)
    numbered = _NUMBERED.fullmatch(option.label)
    is_chosen = bool(page.chosen) and choice == page.chosen
    kinds = [name for name, so in (("main", choice in _MAIN), ("chosen", is_chosen), ("choice", numbered)) if so]
    label = escape(option.label)
    if numbered:
        number = f'<span class="number">{escape((numbered[1] or "") + numbered[2])}</span>'
        label = f'{number} <span class="unseen">– </span><span>{escape(numbered[3])}</span>'
    pressed = ' aria-pressed="true"' if is_chosen else ""
    kind = f' class="{" ".join(kinds)}"' if kinds else ""
    return f'<button name="press" value="{escape(option.data)}"{kind}{pressed}>{label}</button>'


def _choice(option: Option) -> str:
    return option.data.rpartition(":")[2]


def _commands(frame: Frame, token: str, commands: Sequence[tuple[Command, str]], *, quiet: bool = False) -> str:
    buttons = "".join(
        f'<button name="do" value="{command}">{escape(frame.words.text(label))}</button>' for command, label in commands
    )
    kind = ' class="ways"' if quiet else ""
    hidden = f'<input type="hidden" name="token" value="{escape(token)}">'
    return f'<form{kind} method="post" action="{frame.base}/t">{hidden}{buttons}</form>'


def _sent(frame: Frame, page: Page, token: str) -> str:
    """Change or withdraw what was sent, as long as it is this browser's."""
    if not page.sent:
        return ""
    hidden = f'<input type="hidden" name="token" value="{escape(token)}">'
    buttons = "".join(_button(one, page) for row in page.sent for one in row)
    return f'<form class="ways" method="post" action="{frame.base}/t">{hidden}{buttons}</form>'


def _verdicts(frame: Frame, case: CaseSeen, token: str) -> str:
    buttons = "".join(
        f'<button name="verdict" value="{verdict}">{escape(frame.words.text(label))}</button>'
        for verdict, label in case.verdicts
    )
    if not buttons:
        return ""
    asking = f'<h2 id="asking">{escape(frame.words.text("web-look-up-verdict"))}</h2>'
    hidden = f'<input type="hidden" name="token" value="{escape(token)}">'
    group = f'<div role="group" aria-labelledby="asking">{buttons}</div>'
    return f'{asking}<form method="post" action="{frame.base}/c">{hidden}{group}</form>'


def _codes(words: Wording, receipt: Receipt) -> str:
    if not receipt.code:
        return ""
    listed = "".join(
        f"<dt>{escape(words.text(label))}</dt><dd>{escape(value)}</dd>"
        for label, value in (("web-code-label", receipt.code), ("web-read-key-label", receipt.read_key))
    )
    return f'<dl class="codes">{listed}</dl><p>{escape(words.text("web-keep-both"))}</p>'


def _link(address: str, label: str, *, main: bool = False) -> str:
    return f'<a class="button{" main" if main else ""}" href="{address}">{escape(label)}</a>'


def _entry_path(frame: Frame, entry: str) -> str:
    return f"{frame.base}/d/{escape(entry)}" if entry else f"{frame.base}/d"


def _note(said: Sequence[str]) -> str:
    return f'<div class="note" id="said" role="status">{_paragraphs(_blocks(said))}</div>' if said else ""


def _blocks(said: Sequence[str]) -> list[str]:
    return [block for one in said for block in one.split("\n\n")]


def _progress(lead: str) -> str:
    if not lead:
        return ""
    found = _PROGRESS.search(lead)
    bar = f'<progress value="{found[1]}" max="{found[2]}" aria-hidden="true"></progress>' if found else ""
    return f'<p class="progress">{escape(lead)}</p>{bar}'


def _paragraphs(blocks: Sequence[str]) -> str:
    """Blocks of lines; those that begin with a bullet become a list."""
    written = []
    for block in blocks:
        lines = block.split("\n")
        plain = "\n".join(_line(line) for line in lines if not line.startswith("• "))
        items = "".join(f"<li>{escape(line[2:])}</li>" for line in lines if line.startswith("• "))
        written += [f"<p>{plain}</p>"] if plain else []
        written += [f"<ul>{items}</ul>"] if items else []
    return "".join(written)


def _line(line: str) -> str:
    """An answer in the review stands out from its question."""
    return f"<strong>{escape(line)}</strong>" if line.startswith("→ ") else escape(line)
