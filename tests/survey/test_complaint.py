"""The life of a complaint: a test for each row of the table of moves, then everything at random."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey.complaint import (
    BY_STAFF,
    CLOSES_AFTER,
    Complaint,
    Door,
    Level,
    Outcome,
    Source,
    Status,
    opened,
    transition,
)
from survey.complaint_clock import due_events, next_moment
from survey.complaint_events import (
    Agency,
    Asked,
    Confirmed,
    DuePassed,
    DueWarning,
    Event,
    FellSilent,
    ForwardedClosed,
    Guided,
    InfoAdded,
    Noted,
    NotResolved,
    RefusalReason,
    Refused,
    Replied,
    SilenceNoted,
    StaffId,
    Started,
    Taken,
    Transferred,
    Warned,
    Withdrawn,
)
from survey.deadlines import Deadlines, Silence
from survey.routing import Category
from survey.tracking_code import make
from survey.triage import Sign

AT = datetime(2026, 11, 9, 2, 0, tzinfo=UTC)
DAY = timedelta(days=1)
LAN, HA = StaffId(1), StaffId(2)
DUE = Deadlines(
    classify_due=AT + 2 * DAY,
    forward_due=AT + 5 * DAY,
    answer_due=AT + 10 * DAY,
    unclaimed_at=AT + 1 * DAY,
    warn_at=AT + 7 * DAY,
    last_morning=AT + 9.5 * DAY,
)
FRESH = replace(DUE, answer_due=AT + 30 * DAY, warn_at=AT + 27 * DAY, last_morning=AT + 29.5 * DAY)
SILENCE = Silence(remind_at=AT + 3 * DAY, missing_at=AT + 5 * DAY)
INSIDE = Agency("UBND phường Hòa Bình", "hoa-binh")
OUTSIDE = Agency("Công an tỉnh")

WAITING = opened(make(1), "quay-3", "van-lang", Category.LATE, Door.NAMED, Source.CHAT, AT, DUE)
ASKED = Asked(LAN, "Ngày hẹn trả là ngày nào?", SILENCE)
REPLIED = Replied(LAN, "Hồ sơ đã có kết quả.")


def after(*events: Event, at: datetime = AT) -> Complaint:
    complaint = WAITING
    for event in events:
        complaint = transition(complaint, event, at)
    return complaint


RECEIVED = after(Taken(LAN))
IN_PROGRESS = after(Taken(LAN), Started(LAN))
NEED_INFO = after(Taken(LAN), ASKED)
ANSWERED = after(Taken(LAN), REPLIED)
REFUSED = after(Taken(LAN), Refused(LAN, RefusalReason.UNCLEAR))
GUIDED = after(Taken(LAN), Guided(LAN, HA, Sign.TO_CAO))
FORWARDED_INSIDE = after(Taken(LAN), Transferred(LAN, INSIDE))
FORWARDED_OUTSIDE = after(Taken(LAN), Transferred(LAN, OUTSIDE))
REOPENED = after(Taken(LAN), REPLIED, NotResolved(FRESH))
CLOSED = after(Withdrawn())
ACTIVE = (RECEIVED, IN_PROGRESS, NEED_INFO, REOPENED)
ALL = (WAITING, *ACTIVE, ANSWERED, REFUSED, GUIDED, FORWARDED_INSIDE, FORWARDED_OUTSIDE, CLOSED)


def test_a_new_case_waits_and_nobody_handles_it() -> None:
    assert (WAITING.status, WAITING.handler, WAITING.level) == (Status.WAITING, None, Level.FIRST)


def test_taking_makes_the_taker_the_handler() -> None:
    assert (RECEIVED.status, RECEIVED.handler) == (Status.RECEIVED, LAN)


def test_taking_twice_changes_nothing() -> None:
    assert transition(RECEIVED, Taken(HA), AT) is RECEIVED


def test_what_was_received_or_reopened_can_be_started() -> None:
    restarted = transition(REOPENED, Started(HA), AT)

    assert IN_PROGRESS.status is Status.IN_PROGRESS
    assert (restarted.status, restarted.handler) == (Status.IN_PROGRESS, HA)


@pytest.mark.parametrize("complaint", ACTIVE)
def test_an_active_case_can_ask_the_citizen(complaint: Complaint) -> None:
    asked = transition(complaint, ASKED, AT)

    assert asked.status is Status.NEED_INFO
    assert asked.question is not None
    assert asked.question.text == "Ngày hẹn trả là ngày nào?"


def test_the_answer_leads_back_to_the_status_before_the_first_of_two_questions() -> None:
    asked_twice = after(Taken(LAN), Started(LAN), ASKED, replace(ASKED, question="Và số biên nhận?"))

    informed = transition(asked_twice, InfoAdded(), AT)

    assert (informed.status, informed.question) == (Status.IN_PROGRESS, None)


@pytest.mark.parametrize("complaint", [case for case in ALL if case is not NEED_INFO])
def test_information_nobody_asked_for_moves_nothing(complaint: Complaint) -> None:
    assert transition(complaint, InfoAdded(), AT) is complaint


def test_silence_to_a_question_is_noted_once_and_not_early() -> None:
    early = transition(NEED_INFO, SilenceNoted(), SILENCE.remind_at - timedelta(seconds=1))
    noted = transition(NEED_INFO, SilenceNoted(), SILENCE.remind_at)

    assert early is NEED_INFO
    assert noted.status is Status.NEED_INFO
    assert noted.question is not None and noted.question.reminded
    assert transition(noted, SilenceNoted(), SILENCE.missing_at) is noted


@pytest.mark.parametrize("complaint", ACTIVE)
def test_an_active_case_can_be_refused_with_a_reason(complaint: Complaint) -> None:
    refused = transition(complaint, Refused(LAN, RefusalReason.DUPLICATE), AT)

    assert (refused.status, refused.refusal) == (Status.REFUSED, RefusalReason.DUPLICATE)


def test_missing_information_is_a_reason_only_after_five_silent_days() -> None:
    missing = Refused(LAN, RefusalReason.MISSING_INFO)

    assert transition(RECEIVED, missing, SILENCE.missing_at) is RECEIVED
    assert transition(NEED_INFO, missing, SILENCE.missing_at - timedelta(seconds=1)) is NEED_INFO
    assert transition(NEED_INFO, missing, SILENCE.missing_at).status is Status.REFUSED


def test_a_transfer_inside_keeps_the_due_date_and_waits_for_the_unit() -> None:
    assert (FORWARDED_INSIDE.status, FORWARDED_INSIDE.unit) == (Status.FORWARDED, "hoa-binh")
    assert (FORWARDED_INSIDE.due, FORWARDED_INSIDE.handler) == (DUE, None)
    assert FORWARDED_INSIDE.is_running


def test_a_transfer_outside_ends_our_clock() -> None:
    assert (FORWARDED_OUTSIDE.status, FORWARDED_OUTSIDE.unit) == (Status.FORWARDED, "van-lang")
    assert not FORWARDED_OUTSIDE.is_running


def test_a_unit_inside_takes_what_was_transferred_to_it() -> None:
    taken = transition(FORWARDED_INSIDE, Taken(HA), AT)

    assert (taken.status, taken.handler, taken.unit) == (Status.RECEIVED, HA, "hoa-binh")
    assert transition(FORWARDED_OUTSIDE, Taken(HA), AT) is FORWARDED_OUTSIDE


@pytest.mark.parametrize("complaint", ACTIVE)
def test_an_active_case_can_be_guided_elsewhere(complaint: Complaint) -> None:
    guided = transition(complaint, Guided(LAN, HA, Sign.KHIEU_NAI), AT)

    assert (guided.status, guided.guided_to) == (Status.GUIDED, Sign.KHIEU_NAI)


@pytest.mark.parametrize("complaint", [*ACTIVE, FORWARDED_OUTSIDE])
def test_an_active_case_and_an_outside_answer_can_be_replied_to(complaint: Complaint) -> None:
    answered = transition(complaint, REPLIED, AT)

    assert (answered.status, answered.answered_at, answered.closes_at) == (Status.ANSWERED, AT, AT + CLOSES_AFTER)


def test_a_further_reply_leaves_the_seven_days_as_they_are() -> None:
    assert transition(ANSWERED, REPLIED, AT + 3 * DAY) is ANSWERED


def test_the_citizen_confirms_an_answer() -> None:
    closed = transition(ANSWERED, Confirmed(), AT)

    assert (closed.status, closed.outcome, closed.closed_at) == (Status.CLOSED, Outcome.CONFIRMED, AT)


@pytest.mark.parametrize(
    ("complaint", "outcome"),
    [(ANSWERED, Outcome.SILENT), (REFUSED, Outcome.REFUSED), (GUIDED, Outcome.GUIDED)],
)
def test_seven_silent_days_close_and_not_a_second_earlier(complaint: Complaint, outcome: Outcome) -> None:
    early = transition(complaint, FellSilent(), AT + 7 * DAY - timedelta(seconds=1))
    closed = transition(complaint, FellSilent(), AT + 7 * DAY)

    assert early is complaint
    assert (closed.status, closed.outcome) == (Status.CLOSED, outcome)


@pytest.mark.parametrize("complaint", [ANSWERED, REFUSED])
def test_not_resolved_reopens_at_the_next_level_with_fresh_days(complaint: Complaint) -> None:
    overdue = replace(complaint, overdue=True, warned=frozenset(DueWarning))

    reopened = transition(overdue, NotResolved(FRESH), AT + 12 * DAY)

    assert (reopened.status, reopened.level, reopened.handler) == (Status.REOPENED, Level.NEXT, None)
    assert (reopened.due, reopened.overdue, reopened.warned) == (FRESH, False, frozenset())
    assert (reopened.refusal, reopened.answered_at, reopened.closes_at) == (None, None, None)


@pytest.mark.parametrize("decision", [REPLIED, Refused(HA, RefusalReason.OUT_OF_SCOPE)])
def test_not_resolved_a_second_time_closes(decision: Event) -> None:
    decided_again = transition(REOPENED, decision, AT)

    closed = transition(decided_again, NotResolved(FRESH), AT)

    assert (closed.status, closed.outcome) == (Status.CLOSED, Outcome.NOT_RESOLVED)


def test_staff_close_only_what_was_forwarded_outside() -> None:
    closed = transition(FORWARDED_OUTSIDE, ForwardedClosed(LAN), AT)

    assert (closed.status, closed.outcome) == (Status.CLOSED, Outcome.FORWARDED)
    for complaint in ALL:
        if complaint is not FORWARDED_OUTSIDE:
            assert transition(complaint, ForwardedClosed(LAN), AT) is complaint


@pytest.mark.parametrize("complaint", [case for case in ALL if case is not CLOSED])
def test_the_citizen_can_withdraw_what_is_not_closed(complaint: Complaint) -> None:
    closed = transition(complaint, Withdrawn(), AT)

    assert (closed.status, closed.outcome) == (Status.CLOSED, Outcome.WITHDRAWN)


@pytest.mark.parametrize("complaint", [WAITING, RECEIVED, IN_PROGRESS, NEED_INFO, FORWARDED_INSIDE])
def test_a_running_case_becomes_overdue_at_the_due_moment(complaint: Complaint) -> None:
    early = transition(complaint, DuePassed(), DUE.answer_due - timedelta(seconds=1))
    overdue = transition(complaint, DuePassed(), DUE.answer_due)

    assert early is complaint
    assert overdue == replace(complaint, overdue=True)
    assert transition(overdue, DuePassed(), DUE.answer_due) is overdue


@pytest.mark.parametrize("complaint", [ANSWERED, REFUSED, GUIDED, FORWARDED_OUTSIDE, CLOSED])
def test_what_does_not_run_is_never_overdue(complaint: Complaint) -> None:
    assert transition(complaint, DuePassed(), DUE.answer_due + 90 * DAY) is complaint


@pytest.mark.parametrize("complaint", ALL)
def test_a_note_moves_nothing(complaint: Complaint) -> None:
    assert transition(complaint, Noted(LAN), AT) is complaint


@pytest.mark.parametrize(
    ("action", "status"),
    [
        (Started(LAN), Status.IN_PROGRESS),
        (ASKED, Status.NEED_INFO),
        (Refused(LAN, RefusalReason.UNCLEAR), Status.REFUSED),
        (Transferred(LAN, OUTSIDE), Status.FORWARDED),
        (Guided(LAN, HA, Sign.TO_CAO), Status.GUIDED),
        (REPLIED, Status.ANSWERED),
    ],
)
def test_a_staff_action_on_a_waiting_case_takes_it_first(action: Event, status: Status) -> None:
    acted = transition(WAITING, action, AT)

    assert (acted.status, acted.handler) == (status, LAN)


def test_the_question_of_a_waiting_case_leads_back_to_received() -> None:
    assert transition(transition(WAITING, ASKED, AT), InfoAdded(), AT).status is Status.RECEIVED


def test_an_action_that_would_not_fit_does_not_even_take_a_waiting_case() -> None:
    assert transition(WAITING, Refused(LAN, RefusalReason.MISSING_INFO), AT + 90 * DAY) is WAITING


STAFF = st.sampled_from([LAN, HA])
EVENTS: st.SearchStrategy[Event] = st.one_of(
    st.builds(Taken, STAFF),
    st.builds(Started, STAFF),
    st.builds(Asked, STAFF, st.just("?"), st.just(SILENCE)),
    st.builds(Refused, STAFF, st.sampled_from(RefusalReason)),
    st.builds(Transferred, STAFF, st.sampled_from([INSIDE, OUTSIDE]), st.sampled_from([None, AT + 4 * DAY])),
    st.builds(Guided, STAFF, STAFF, st.sampled_from(Sign)),
    st.builds(Replied, STAFF, st.just("…")),
    st.builds(ForwardedClosed, STAFF),
    st.builds(Noted, STAFF),
    st.sampled_from([InfoAdded(), Confirmed(), NotResolved(FRESH), Withdrawn()]),
    st.builds(Warned, st.sampled_from(DueWarning)),
    st.sampled_from([DuePassed(), SilenceNoted(), FellSilent()]),
)
STORIES = st.lists(st.tuples(EVENTS, st.integers(0, 96)), max_size=25)  # with hours between
ACTIVE_STATUSES = {Status.RECEIVED, Status.IN_PROGRESS, Status.NEED_INFO, Status.REOPENED}
DECISIONS = {Status.NEED_INFO, Status.REFUSED, Status.FORWARDED, Status.GUIDED, Status.ANSWERED, Status.CLOSED}
MOVES = {
    Status.WAITING: {Status.RECEIVED, Status.IN_PROGRESS, *DECISIONS},
    Status.RECEIVED: {Status.IN_PROGRESS, *DECISIONS},
    Status.IN_PROGRESS: DECISIONS,
    Status.NEED_INFO: {Status.RECEIVED, Status.IN_PROGRESS, Status.REOPENED, *DECISIONS},
    Status.REOPENED: {Status.IN_PROGRESS, *DECISIONS},
    Status.FORWARDED: {Status.RECEIVED, Status.ANSWERED, Status.CLOSED},
    Status.ANSWERED: {Status.REOPENED, Status.CLOSED},
    Status.REFUSED: {Status.REOPENED, Status.CLOSED},
    Status.GUIDED: {Status.CLOSED},
    Status.CLOSED: set(),
}


@given(STORIES)
def test_whatever_happens_only_listed_moves_are_made(story: list[tuple[Event, int]]) -> None:
    complaint, at = WAITING, AT
    reopenings = 0
    for event, hours in story:
        at += timedelta(hours=hours)

        moved = transition(complaint, event, at)

        if moved.status is not complaint.status:
            assert moved.status in MOVES[complaint.status]
        reopenings += isinstance(event, NotResolved) and moved is not complaint and moved.is_open
        assert reopenings == moved.reopened
        assert (moved.question is not None) == (moved.status is Status.NEED_INFO)
        assert (moved.closes_at is not None) == (moved.status in {Status.ANSWERED, Status.REFUSED, Status.GUIDED})
        assert (moved.outcome is None) == moved.is_open
        assert moved is complaint or moved != complaint
        complaint = moved


@given(STORIES, st.integers(0, 1000))
def test_what_the_clock_finds_it_finds_once(story: list[tuple[Event, int]], later: int) -> None:
    complaint, at = WAITING, AT
    for event, hours in story:
        at += timedelta(hours=hours)
        complaint = transition(complaint, event, at)
    now = at + timedelta(hours=later)
    moment = next_moment(complaint)

    found = due_events(complaint, now)

    assert bool(found) == (moment is not None and moment <= now)
    for event in found:
        moved = transition(complaint, event, now)
        assert moved != complaint
        complaint = moved
    assert due_events(complaint, now) == ()


def test_a_unit_that_gets_a_case_has_its_own_time_to_take_it_before_the_next_level_hears() -> None:
    unclaimed = Warned(DueWarning.UNCLAIMED)
    warned = transition(WAITING, unclaimed, DUE.unclaimed_at)  # nobody took it where it was opened

    sent = transition(warned, Transferred(LAN, INSIDE, AT + 4 * DAY), AT + 3 * DAY)

    assert sent.due == replace(DUE, unclaimed_at=AT + 4 * DAY)
    assert next_moment(sent) == AT + 4 * DAY
    assert transition(sent, unclaimed, AT + 4 * DAY - timedelta(seconds=1)) == sent
    told = transition(sent, unclaimed, AT + 4 * DAY)
    assert unclaimed.warning in told.warned
    assert due_events(told, AT + 5 * DAY) == ()
    assert due_events(transition(sent, Taken(HA), AT + 3 * DAY), AT + 5 * DAY) == ()


def test_the_clock_warns_in_order_and_then_says_overdue() -> None:
    complaint = WAITING
    heard: list[Event] = []

    while (moment := next_moment(complaint)) is not None and len(heard) < 9:
        for event in due_events(complaint, moment):
            heard.append(event)
            complaint = transition(complaint, event, moment)

    assert heard == [
        Warned(DueWarning.UNCLAIMED),
        Warned(DueWarning.MOST_TIME_USED),
        Warned(DueWarning.LAST_MORNING),
        DuePassed(),
    ]


def test_after_an_outage_an_overdue_case_is_only_overdue() -> None:
    assert due_events(WAITING, DUE.answer_due + DAY) == (DuePassed(),)


def test_after_an_outage_the_last_morning_stands_for_the_warning_before_it() -> None:
    found = due_events(RECEIVED, DUE.last_morning)

    assert found == (Warned(DueWarning.LAST_MORNING),)
    assert next_moment(transition(RECEIVED, found[0], DUE.last_morning)) == DUE.answer_due


@pytest.mark.parametrize(
    ("source", "outcome"),
    [
        (Source.CHAT, Outcome.SILENT),
        (Source.WEB, Outcome.SILENT),  # its sender can judge the answer with the read key
        *((source, Outcome.UNASKED) for source in BY_STAFF),
    ],
)
def test_who_could_not_be_asked_is_not_counted_as_silent(source: Source, outcome: Outcome) -> None:
    answered = replace(ANSWERED, source=source)

    assert transition(answered, FellSilent(), AT + 7 * DAY).outcome is outcome
