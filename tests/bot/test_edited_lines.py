"""An officer edits what was written below a card: before it is sent the new words count, afterwards nothing changes."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile

import pytest

from bot.usecases import staff_card, staff_case
from bot.usecases.staff_turn import Refused
from storage import case_files
from storage.database import Database
from survey.tracking_code import Code
from tests.bot.test_case_named import owed
from tests.bot.test_rights import AT, GROUP, KEYS, ZONE, _card_of, _open_office, _opened, _person

LINE = 77  # the officer's message in the group


@pytest.fixture
def office(sqlite_template: Path, tmp_path: Path) -> Iterator[Database]:
    copyfile(sqlite_template, tmp_path / "office.db")
    database = Database.open(f"sqlite:///{tmp_path / 'office.db'}", KEYS, ZONE)
    database.run_now(_open_office)
    yield database
    database.close()


def written(office: Database, text: str) -> Code:
    code = office.run_now(_opened, "procedure", "Biểu mẫu khó hiểu.").code
    card = office.run_now(_card_of, code)
    office.run_now(staff_case.draft_reply, GROUP, card, LINE, text, _person("handler"), "draft1", AT)
    owed(office)
    return code


def edit(office: Database, text: str, who: str = "handler", cause: str = "edit1") -> list[str]:
    office.run_now(staff_case.edit_line, GROUP, LINE, text, _person(who), cause, AT)
    return [one.message.text for one in owed(office) if one.to == GROUP]


def send(office: Database) -> None:
    office.run_now(staff_card.press_draft, "draft1", "send", GROUP, _person("handler"), AT)
    owed(office)


def answers(office: Database, code: Code) -> list[str]:
    return [entry.text for entry in office.run_now(case_files.thread, code) if entry.kind == "answer"]


def test_what_is_sent_is_the_line_as_it_was_edited_and_the_question_shows_it(office: Database) -> None:
    code = written(office, "Đã sửa biểu mẫu só 5.")

    [asked] = edit(office, "Đã sửa biểu mẫu số 5.")
    send(office)

    assert "Đã sửa biểu mẫu số 5." in asked
    assert answers(office, code) == ["Đã sửa biểu mẫu số 5."]


def test_a_change_that_is_none_of_ours_says_nothing(office: Database) -> None:
    written(office, "Đã sửa.")

    assert edit(office, "Đã sửa.") == []  # a preview of a link makes such an update


def test_an_edit_after_sending_changes_nothing_and_says_what_to_do(office: Database) -> None:
    code = written(office, "Đã sửa.")
    send(office)

    with pytest.raises(Refused, match="draft-edited-late"):
        edit(office, "Đã sửa xong.")
    assert answers(office, code) == ["Đã sửa."]
    assert edit(office, "Đã sửa.") == []


def test_nobody_edits_the_line_of_somebody_else_and_an_empty_one_is_none(office: Database) -> None:
    code = written(office, "Đã sửa.")

    for who, text, why in (("head", "Khác.", "draft-not-yours"), ("handler", "", "draft-needs-words")):
        with pytest.raises(Refused, match=why):
            edit(office, text, who)
    send(office)
    assert answers(office, code) == ["Đã sửa."]


def test_other_messages_may_be_edited_as_people_like(office: Database) -> None:
    office.run_now(staff_case.edit_line, GROUP, 5, "Mai họp lúc 8 giờ", _person("handler"), "edit1", AT)

    assert owed(office) == []
