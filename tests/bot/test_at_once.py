"""Two members of staff at the same moment: one of them has it, the other is told kindly, and the case is whole."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from bot.usecases import staff_card, staff_case
from bot.usecases.staff_turn import Refused
from storage import case_files, complaints
from storage.database import Database
from survey.complaint import Status
from survey.tracking_code import Code
from tests.bot.test_rights import AT, GROUP, _card_of, _id, _open_office, _opened, _person

ROUNDS = 4


def at_once(database: Database, *attempts: Callable[[], str | None]) -> list[str | None]:
    """All begin in the same moment, each in a thread; what each was told."""
    start = Barrier(len(attempts))

    def run(attempt: Callable[[], str | None]) -> str | None:
        start.wait()
        try:
            return attempt()
        except Refused as refused:
            return str(refused.message)

    with ThreadPoolExecutor(len(attempts)) as threads:
        return list(threads.map(run, attempts))


def press(database: Database, code: Code, act: str, who: str) -> Callable[[], str | None]:
    return lambda: database.run_now(staff_card.press_card, code, act, GROUP, _person(who), f"{who}{act}", AT)


@pytest.fixture
def office(database: Database) -> Database:
    database.run_now(_open_office)
    return database


def opened(office: Database, number: int) -> Code:
    return office.run_now(_opened, "procedure", "Chờ lâu.", f"fresh {number}").code


def test_of_two_officers_one_takes_it_and_the_other_is_told_that_it_is_taken(office: Database) -> None:
    for number in range(ROUNDS):
        code = opened(office, number)

        told = at_once(office, press(office, code, "claim", "handler"), press(office, code, "claim", "colleague"))

        assert sorted(map(str, told)) == ["case-taken", "case-taken-already"]
        kept = office.run_now(complaints.load, code)
        assert kept is not None
        winner = "handler" if told[0] == "case-taken" else "colleague"
        assert (kept.status, kept.handler) == (Status.RECEIVED, office.run_now(_id, winner))


def test_of_two_decisions_one_stands_and_the_other_is_told_how_the_case_stands(office: Database) -> None:
    for number in range(ROUNDS):
        code = opened(office, number)

        told = at_once(
            office, press(office, code, "refuse-unclear", "head"), press(office, code, "unit-tan-hoa", "leader")
        )

        # whoever came second: it is over, or with the other unit, where neither sees it any more
        assert len({"case-refused", "case-transferred"} & set(told)) == 1
        assert len({"case-over", "case-unknown"} & set(told)) == 1
        kept = office.run_now(complaints.load, code)
        assert kept is not None
        assert kept.status is (Status.REFUSED if "case-refused" in told else Status.FORWARDED)


def test_a_double_press_sends_an_answer_once(office: Database) -> None:
    for number in range(ROUNDS):
        code, draft = opened(office, number), f"draft{number}"
        message = office.run_now(_card_of, code)
        office.run_now(staff_case.draft_reply, GROUP, message, 1, "Đã xử lý.", _person("handler"), draft, AT)

        def send(draft: str = draft) -> str | None:
            return office.run_now(staff_card.press_draft, draft, "send", GROUP, _person("handler"), AT)

        told = at_once(office, send, send)

        assert sorted(map(str, told)) == ["None", "draft-gone"]
        assert [entry.kind for entry in office.run_now(case_files.thread, code)].count("answer") == 1
