"""Answers that were sent are changed or withdrawn for 24 hours; then nothing leads from the account to them."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Event as Signal

import pytest

from analytics.block import field_of
from bot.clock import fresh_id
from bot.usecases import citizen_turn, clock_interviews
from bot.usecases.citizen_turn import Inbound
from storage import caps, conversations, counts, places, responses
from storage.conversations import Conversation
from storage.database import Database, Transaction
from storage.inbox import UpdateRef
from storage.places import Procedure, Unit
from survey.conversation.buttons import At, To
from survey.conversation.events import Command, Commanded, Event, Pressed, Started, Typed
from survey.conversation.states import ChoosingLanguage, Idle, OfferingComplaint, Reviewing
from survey.definition import Chosen, Skipped
from survey.messages import CITIZEN_BOT, Address

SENT_AT = datetime(2026, 11, 11, 2, 0, tzinfo=UTC)  # 09:00 in Hanoi
HOURS = timedelta(hours=1)
ME, OTHER = Address(CITIZEN_BOT, "8000001"), Address(CITIZEN_BOT, "8000002")
DESK = "quay-3"
QUESTIONS = ("overall", "attitude", "waiting", "ontime")


def hears(database: Database, event: Event, at: datetime, who: Address = ME) -> None:
    update = UpdateRef(CITIZEN_BOT, int(fresh_id()[:12], 36), "lane")
    database.run_now(citizen_turn.receive, Inbound(update, who, event, at, fresh_id(32)))


def talk_of(database: Database, at: datetime = SENT_AT, who: Address = ME) -> Conversation:
    return database.run_now(conversations.load_locked, who, at, "vi")


def sends(database: Database, levels: str = "4444", desk: str = DESK, at: datetime = SENT_AT, who: Address = ME) -> str:
    """The id of the interview."""
    talk = fresh_id()[:8]
    hears(database, Started(desk, talk), at - timedelta(minutes=1), who)
    state = talk_of(database, who=who).state
    talk = getattr(state, "talk", talk)
    for step, choice in [(At.CONSENT, To.YES), *zip(QUESTIONS, levels, strict=True), ("comment", To.SKIP)]:
        hears(database, Pressed(talk, step, choice), at - timedelta(minutes=1), who)
    hears(database, Pressed(talk, At.REVIEW, To.SEND), at, who)
    return str(talk)


def changes(database: Database, talk: str, question: str, level: str, at: datetime, *, send: bool = True) -> None:
    hears(database, Pressed(talk, At.SENT, To.CHANGE), at)
    hears(database, Pressed(talk, At.REVIEW, question), at)
    hears(database, Pressed(talk, question, level), at)
    if send:
        hears(database, Pressed(talk, At.REVIEW, To.SEND), at)


def finals(database: Database) -> list[tuple[Chosen, ...]]:
    rows = database.run_now(responses.final_between, DESK, SENT_AT.date(), SENT_AT.date() + timedelta(days=30))
    return [tuple(one for one in row.answers if isinstance(one, Chosen)) for row in rows]


def finalise(database: Database, at: datetime) -> int:
    return database.run_now(clock_interviews.finalise_answers, at, fresh_id(20))


def test_ids_of_final_answers_do_not_tell_which_were_sent_together(office: Database) -> None:
    sends(office)
    sends(office, who=OTHER)

    assert finalise(office, SENT_AT + 25 * HOURS) == 2

    one, other = office.run_now(responses.final_between, DESK, SENT_AT.date(), SENT_AT.date() + timedelta(days=3))
    assert one.id[:8] != other.id[:8]


@pytest.fixture
def office(database: Database) -> Database:
    def opened(tx: Transaction) -> None:
        places.put_unit(tx, Unit("binh-minh", "Xã Bình Minh"))
        for number in (3, 4):
            places.put_desk(tx, f"quay-{number}", f"Quầy {number}", "binh-minh")

    database.run_now(opened)
    return database


def overall(level: str) -> tuple[Chosen, ...]:
    return (Chosen("overall", level), *(Chosen(question, "4") for question in QUESTIONS[1:]))


def test_what_was_sent_last_is_counted_24_hours_after_the_first_sending(office: Database) -> None:
    talk = sends(office)
    changes(office, talk, "overall", "5", SENT_AT + 23 * HOURS)

    assert finalise(office, SENT_AT + 24 * HOURS - timedelta(seconds=1)) == 0
    assert finalise(office, SENT_AT + 24 * HOURS) == 1
    assert finals(office) == [overall("5")]


def test_a_change_that_is_not_sent_changes_nothing_and_its_screen_is_closed(office: Database) -> None:
    talk = sends(office)
    changes(office, talk, "overall", "1", SENT_AT + 2 * HOURS, send=False)
    state = talk_of(office).state
    assert isinstance(state, Reviewing)
    assert state.sent

    finalise(office, SENT_AT + 24 * HOURS)

    assert finals(office) == [overall("4")]
    assert talk_of(office).state == Idle()
    assert office.run_now(responses.open_or_linked, talk_of(office).lane) == []


def test_a_screen_that_stands_before_the_change_stays_without_it(office: Database) -> None:
    talk = sends(office)
    hears(office, Pressed(talk, At.SENT, To.CHANGE), SENT_AT + HOURS)
    hears(office, Commanded(Command.LANGUAGE, "lang1"), SENT_AT + HOURS)

    finalise(office, SENT_AT + 24 * HOURS)

    assert talk_of(office).state == ChoosingLanguage("lang1", Idle())


def test_the_offer_of_a_complaint_does_not_outlive_the_link_to_the_answers(office: Database) -> None:
    sends(office, levels="1444")
    assert isinstance(talk_of(office).state, OfferingComplaint)

    finalise(office, SENT_AT + 24 * HOURS)

    assert talk_of(office).state == Idle()


def test_after_24_hours_nothing_can_be_changed_or_withdrawn_even_before_the_clock_has_come(office: Database) -> None:
    talk = sends(office)
    late = SENT_AT + 24 * HOURS + timedelta(seconds=30)
    changes(office, talk, "overall", "1", late)
    assert talk_of(office).state == Idle()

    finalise(office, late)
    hears(office, Pressed(talk, At.SENT, To.GIVE_UP), late)

    assert finals(office) == [overall("4")]


def test_nobody_changes_or_withdraws_what_another_account_sent(office: Database) -> None:
    talk = sends(office)
    for choice in (To.CHANGE, To.GIVE_UP):
        hears(office, Pressed(talk, At.SENT, choice), SENT_AT + HOURS, who=OTHER)

    assert talk_of(office, who=OTHER).state == Idle()
    finalise(office, SENT_AT + 24 * HOURS)
    assert finals(office) == [overall("4")]


def test_withdrawing_leaves_nothing_and_one_may_answer_again_today(office: Database) -> None:
    talk = sends(office)
    lane = talk_of(office).lane
    assert office.run_now(caps.cap_taken, DESK, lane, SENT_AT.date())

    hears(office, Typed("rút lại"), SENT_AT + HOURS)

    assert office.run_now(responses.interview, talk) is None
    assert not office.run_now(caps.cap_taken, DESK, lane, SENT_AT.date())


def test_a_change_takes_the_flag_of_all_best_and_gives_it_back(office: Database) -> None:
    talk = sends(office, levels="5555")
    before = office.run_now(responses.interview, talk)
    changes(office, talk, "waiting", "4", SENT_AT + HOURS)
    after = office.run_now(responses.interview, talk)
    changes(office, talk, "waiting", "5", SENT_AT + 2 * HOURS)
    again = office.run_now(responses.interview, talk)

    assert before is not None
    assert after is not None
    assert again is not None
    assert set(before.flags) == set(again.flags) == {"all_best", "no_visit"}
    assert after.flags == ("no_visit",)


def test_xoa_in_front_of_another_screen_withdraws_what_is_being_answered(office: Database) -> None:
    hears(office, Started(DESK, "x"), SENT_AT)
    talk = talk_of(office).state.talk  # type: ignore[union-attr]
    hears(office, Pressed(talk, At.CONSENT, To.YES), SENT_AT)
    hears(office, Pressed(talk, "overall", "4"), SENT_AT)
    hears(office, Commanded(Command.LANGUAGE, "lang1"), SENT_AT)

    hears(office, Typed("XOA"), SENT_AT)

    assert office.run_now(responses.interview, talk) is None
    assert talk_of(office).state == Idle()


def test_a_change_and_the_end_of_its_time_at_once_leave_one_whole_answer_and_no_talk_about_it(office: Database) -> None:
    """Whichever comes first: what is final is what was sent before, or all of what was sent again."""
    for round_ in range(6):
        talk = sends(office, at=SENT_AT + round_ * 48 * HOURS)
        end = SENT_AT + round_ * 48 * HOURS + 24 * HOURS
        changes(office, talk, "overall", "2", end - HOURS, send=False)
        before = len(finals(office))
        with ThreadPoolExecutor(2) as both:
            sending = both.submit(hears, office, Pressed(talk, At.REVIEW, To.SEND), end - timedelta(seconds=1))
            finalising = both.submit(finalise, office, end)
            sending.result()
            finalising.result()
        finalise(office, end)  # the next tick, if a turn was running

        assert len(finals(office)) == before + 1
        state = talk_of(office, at=end).state
        assert not isinstance(state, Reviewing | OfferingComplaint)
        assert office.run_now(responses.interview, talk) is None
    assert {answers[0].choice for answers in finals(office)} <= {"4", "2"}


def test_while_a_turn_of_the_account_runs_its_answers_wait_for_the_next_tick(
    postgres_url: str, open_database: Callable[[str], Database]
) -> None:
    database = open_database(postgres_url)

    def opened(tx: Transaction) -> None:
        places.put_unit(tx, Unit("binh-minh", "Xã Bình Minh"))
        places.put_desk(tx, DESK, "Quầy 3", "binh-minh")

    database.run_now(opened)
    sends(database)
    held, done = Signal(), Signal()

    def long_turn(tx: Transaction) -> None:
        conversations.load_locked(tx, ME, SENT_AT, "vi")
        held.set()
        done.wait(timeout=20)

    with ThreadPoolExecutor(1) as beside:
        turn = beside.submit(database.run_now, long_turn)
        held.wait(timeout=20)
        while_it_runs = finalise(database, SENT_AT + 24 * HOURS)
        done.set()
        turn.result()

    assert while_it_runs == 0
    assert finalise(database, SENT_AT + 24 * HOURS) == 1
    assert finals(database) == [overall("4")]


def test_of_the_procedure_of_a_visit_only_the_field_is_counted(office: Database) -> None:
    def asks(tx: Transaction) -> None:
        places.put_procedure(tx, Procedure("1.001193", "Hộ tịch", "Thủ tục đăng ký khai sinh"))
        places.put_unit(tx, Unit("binh-minh", "Xã Bình Minh", ask_procedure=True))

    office.run_now(asks)
    hears(office, Started(DESK, "x"), SENT_AT)
    talk = talk_of(office).state.talk  # type: ignore[union-attr]
    hears(office, Pressed(talk, At.CONSENT, To.YES), SENT_AT)
    hears(office, Typed("dang ky khai sinh"), SENT_AT)
    assert office.run_now(responses.interview, talk).procedure == "1.001193"  # type: ignore[union-attr]
    for question in QUESTIONS:
        hears(office, Pressed(talk, question, "4"), SENT_AT)
    hears(office, Pressed(talk, "comment", To.SKIP), SENT_AT)
    hears(office, Pressed(talk, At.REVIEW, To.SEND), SENT_AT)

    finalise(office, SENT_AT + 24 * HOURS)

    [final] = office.run_now(responses.final_between, DESK, SENT_AT.date(), SENT_AT.date() + timedelta(days=1))
    assert (final.field, final.procedure) == ("Hộ tịch", "")
    series = office.run_now(counts.series_of, DESK)
    assert {field_of(one.series) for one in series} == {"Hộ tịch"}
    assert {one.question for one in series} == set(QUESTIONS)


def test_two_desks_of_one_day_are_told_apart(office: Database) -> None:
    first = sends(office)
    second = sends(office, desk="quay-4")

    hears(office, Typed("rút lại quầy 4"), SENT_AT + HOURS)

    assert office.run_now(responses.interview, second) is None
    left = office.run_now(responses.interview, first)
    assert left is not None
    assert left.answers == (*overall("4"), Skipped("comment"))
