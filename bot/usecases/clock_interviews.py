"""What time does to interviews: answers become final after their 24 hours, silent ones close as partials."""

from collections import Counter, defaultdict
from dataclasses import replace
from datetime import date, datetime, timedelta
from hashlib import sha256

from analytics.block import Mode, Stream, series_key
from analytics.period import local_day
from analytics.publication import OVERALL
from analytics.rates import LevelCounts
from analytics.tally import tally
from bot.usecases import citizen_answers, clock_alerts
from storage import (
    consents,
    conversations,
    counts,
    instruments,
    outbox,
    places,
    posted,
    responses,
    sheets,
    traces,
    visits,
)
from storage.conversations import TalkIsBusy
from storage.database import Transaction
from storage.outbox import ONE_OFF, Entry, Repeat, Urgency
from storage.responses import InterviewRow, InterviewStatus
from survey import definition
from survey.comparability import series_of
from survey.conversation.effects import CloseAsPartial
from survey.conversation.events import BecameFinal, SilentFor
from survey.conversation.states import Purpose, desk_of, open_interview
from survey.conversation.step import step
from survey.messages import ENTRY, RECEIPT, WEB, Message
from survey.safe_zone import end_of_day, is_by_day
from survey.wording import wording

SILENT_DAYS = 7
REMIND_AFTER = timedelta(hours=20)
FINAL_ID_DIGITS = 32  # hexadecimal
BATCH = 200  # interviews a transaction, so that no citizen waits behind it


def finalise_answers(tx: Transaction, now: datetime, fresh: str) -> int:
    """Answers whose 24 hours are over are counted under the local day these ended, and lose their account.

    Returns how many; called again until it returns 0. Of `fresh`, random letters, each gets its new id.
    """
    due = [one for one in responses.due_for_final(tx, now, BATCH) if _let_go(tx, one)]
    flags = defaultdict[tuple[str, date], Counter[str]](Counter)
    modes = defaultdict[tuple[str, date], Counter[str]](Counter)
    for number, interview in enumerate(due):
        assert interview.change_until is not None, "only what was sent is due"
        day = local_day(interview.change_until, tx.zone)
        field = _field(tx, interview)
        if _count(tx, interview, day, field):
            flags[interview.desk, day].update(interview.flags)
            modes[interview.desk, day][interview.mode] += 1
        responses.finalise(tx, interview.id, final_id=_final_id(fresh, number), local_day=day, field=field)
        if interview.stream == Stream.VERIFIED:
            visits.end(tx, interview.id)
        elif interview.mode == Mode.PAPER:
            sheets.end(tx, interview.id)
    if due:
        traces.note(tx, now)
    for (desk, day), numbers in sorted(flags.items()):
        counts.add_flags(tx, desk, day, dict(sorted(numbers.items())))
    for (desk, day), numbers in sorted(modes.items()):
        counts.add_modes(tx, desk, day, dict(sorted(numbers.items())))
    return len(due)


def close_silent_talks(tx: Transaction, now: datetime) -> int:
    """After seven silent days an interview closes as a partial and a draft complaint is erased."""
    silent = conversations.silent_since(tx, now - timedelta(days=SILENT_DAYS), BATCH)
    for talk in silent:
        done = step(talk.state, SilentFor(SILENT_DAYS), definition.current("quick"))
        for effect in done.effects:
            if isinstance(effect, CloseAsPartial):
                # the link goes at once: seven days to change one's mind have passed
                citizen_answers.close_partial(tx, effect.talk, None, now)
        conversations.save(tx, replace(talk, state=done.state, updated_at=now))
        traces.note(tx, now)
    return len(silent)


def remind_once(tx: Transaction, now: datetime) -> int:
    """One polite reminder of an unfinished interview, by day only, and never a second one."""
    if not is_by_day(now, tx.zone):
        return 0
    reminded = 0
    for talk in conversations.silent_since(tx, now - REMIND_AFTER, BATCH, not_reminded=True):
        conversations.mark_reminded(tx, talk.lane)
        interview, desk = open_interview(talk.state), desk_of(talk.state)
        if interview is None or desk is None or talk.address.channel in (WEB, ENTRY):
            continue  # a page cannot be pushed to anybody, and staff enter at their own pace
        words = wording(talk.language, tx.zone)
        entry = Entry(
            key=f"{ONE_OFF}reminder:{interview}",
            to=talk.address,
            message=Message(words.text("reminder", desk=desk.name), quiet=True),
            urgency=Urgency.BULK,
            repeat=Repeat.ONCE,
            expires_at=end_of_day(now, tx.zone),
        )
        reminded += outbox.enqueue(tx, entry, now)
    return reminded


def _let_go(tx: Transaction, interview: InterviewRow) -> bool:
    """What else would tell that this account gave answers goes: its consent to them, and screens that name them.

    False while a turn of this talk runs: the next tick has it.
    """
    lane = responses.lane_of(tx, interview.id)
    if lane is None:
        return True
    try:
        talk = conversations.linked_to(tx, interview.id)
    except TalkIsBusy:
        return False
    assert interview.started_at is not None, "only a final one has lost its beginning"
    consents.forget(tx, lane, Purpose.SURVEY, given_until=interview.started_at)
    posted.forget_in(tx, lane, RECEIPT)
    if talk is not None:
        after = step(talk.state, BecameFinal(interview.id, interview.desk), definition.current("quick")).state
        if after != talk.state:
            conversations.save(tx, replace(talk, state=after))
    return True


def _final_id(fresh: str, number: int) -> str:
    """Nothing of it tells which answers became final together: that would be the minute in which they were sent."""
    return sha256(f"{fresh}:{number}".encode()).hexdigest()[:FINAL_ID_DIGITS]


def _field(tx: Transaction, interview: InterviewRow) -> str:
    """All that stays of the procedure: one may be asked for by very few people, its field is not."""
    chosen = places.procedure(tx, interview.procedure) if interview.procedure else None
    return chosen.field if chosen else ""


def _count(tx: Transaction, interview: InterviewRow, day: date, field: str) -> bool:
    """False when it counts nowhere: it was left before the headline."""
    survey = instruments.survey(tx, interview.survey)
    versions = instruments.versions_until(tx, interview.survey)
    tallied = tally(survey, interview.answers, partial=interview.status is InterviewStatus.PARTIAL)
    for question, counted in tallied.items():
        series = series_key(series_of(versions, question), field)
        counts.add(tx, interview.desk, day, interview.stream, interview.survey, question, counted, series=series)
    if not (interview.after_delay and interview.status is InterviewStatus.SENT):  # those were told of when sent
        clock_alerts.note_final(
            tx, interview.desk, tallied.get(OVERALL, LevelCounts()), tallied.get("attitude", LevelCounts())
        )
    return bool(tallied)
