"""Interviews can be changed until they are final; then nothing tells whose they were."""

from datetime import UTC, date, datetime, timedelta

from storage import caps, files, responses
from storage.database import Database, Transaction
from storage.files import Owner
from storage.responses import InterviewStatus
from survey.definition import Chosen, ChosenSeveral, Counted, NotApplicable, Skipped, SurveyId, Written
from survey.files import FileKind, SentFile
from survey.messages import CITIZEN_BOT, Language

NOW = datetime(2026, 11, 18, 2, tzinfo=UTC)
UNTIL = NOW + timedelta(hours=24)
DAY = date(2026, 11, 19)
LANE = "f00d"
QUICK = SurveyId("quick", 1)


def begin(tx: Transaction, interview_id: str = "talk1") -> None:
    responses.start(tx, interview_id, "quay-3", QUICK, Language.VI, "chat", "unverified", "1", NOW)


def test_answers_of_all_kinds_are_kept_in_order_changed_and_dropped_when_unasked(database: Database) -> None:
    given = (
        Chosen("overall", "2"),
        ChosenSeveral("why", ("late", "fees")),
        Written("comment", "Chờ lâu"),
        Counted("visits", 3),
        NotApplicable("fees"),
        Skipped("staff"),
    )
    database.run_now(begin)
    for answer in given:
        database.run_now(responses.keep_answer, "talk1", answer)

    database.run_now(responses.keep_answer, "talk1", Chosen("overall", "5"), ("why",))

    found = database.run_now(responses.interview, "talk1")
    assert found is not None
    assert found.answers == (Chosen("overall", "5"), *given[2:])
    assert (found.survey, found.status, found.final_day) == (QUICK, InterviewStatus.OPEN, None)


def test_sent_answers_are_the_accounts_until_they_are_final_and_nobodys_afterwards(database: Database) -> None:
    database.run_now(begin)
    database.run_now(responses.keep_answer, "talk1", Chosen("overall", "4"))
    database.run_now(responses.send, "talk1", LANE, UNTIL, ("fast",))

    linked = database.run_now(responses.open_or_linked, LANE)
    too_early = database.run_now(responses.due_for_final, UNTIL - timedelta(seconds=1), 10)
    due = database.run_now(responses.due_for_final, UNTIL, 10)
    final = database.run_now(responses.finalise, "talk1", "random-1", DAY)

    assert [one.id for one in linked] == ["talk1"]
    assert too_early == []
    assert [one.id for one in due] == ["talk1"]
    assert final is not None
    assert (final.id, final.final_day, final.answers, final.flags) == (
        "random-1",
        DAY,
        (Chosen("overall", "4"),),
        ("fast",),
    )
    assert database.run_now(responses.open_or_linked, LANE) == []
    assert database.run_now(responses.interview, "talk1") is None
    assert database.run_now(responses.final_between, "quay-3", DAY, DAY) == [final]


def test_of_the_procedure_only_its_field_stays_when_the_answers_are_final(database: Database) -> None:
    database.run_now(begin)
    assert database.run_now(responses.keep_procedure, "talk1", "1.001193")
    database.run_now(responses.send, "talk1", LANE, UNTIL)
    [due] = database.run_now(responses.due_for_final, UNTIL, 10)

    final = database.run_now(responses.finalise, "talk1", "random-1", DAY, "Hộ tịch")

    assert (due.procedure, due.field) == ("1.001193", "")
    assert final is not None
    assert (final.procedure, final.field) == ("", "Hộ tịch")
    assert database.run_now(responses.final_between, "quay-3", DAY, DAY) == [final]
    assert not database.run_now(responses.keep_procedure, "talk1", "1.000894")


def test_an_interview_is_final_once_and_takes_no_answer_afterwards(database: Database) -> None:
    database.run_now(begin)
    database.run_now(responses.send, "talk1", LANE, UNTIL)
    database.run_now(responses.finalise, "talk1", "random-1", DAY)

    assert database.run_now(responses.finalise, "talk1", "random-2", DAY) is None
    assert not database.run_now(responses.keep_answer, "talk1", Chosen("overall", "1"))
    assert not database.run_now(responses.withdraw, "talk1")


def test_a_withdrawn_interview_leaves_nothing(database: Database) -> None:
    database.run_now(begin)
    database.run_now(responses.send, "talk1", LANE, UNTIL)

    assert database.run_now(responses.withdraw, "talk1")

    assert database.run_now(responses.open_or_linked, LANE) == []
    assert database.run_now(responses.finalise, "talk1", "random-1", DAY) is None


def test_files_with_a_comment_follow_it_and_are_fetched_only_when_it_is_final(database: Database) -> None:
    photo = SentFile(FileKind.PHOTO, "AgAC")
    for talk in ("talk1", "talk2"):
        database.run_now(begin, talk)
        database.run_now(files.add, Owner.COMMENT, talk, [photo], CITIZEN_BOT, "f" * 32, NOW, held=True)
        database.run_now(responses.keep_answer, talk, Written("comment", "", ("photo",)))

    database.run_now(responses.withdraw, "talk1")
    nothing_yet = database.run_now(files.claim_due, CITIZEN_BOT, UNTIL, UNTIL - NOW, 10)
    final = database.run_now(responses.finalise, "talk2", "r2", DAY)

    assert nothing_yet == []
    assert database.run_now(files.of, Owner.COMMENT, "talk1") == []
    assert database.run_now(files.of, Owner.COMMENT, "talk2") == []
    assert final is not None
    assert final.answers == (Written("comment", "", ("photo",)),)
    [due] = database.run_now(files.claim_due, CITIZEN_BOT, UNTIL, UNTIL - NOW, 10)
    assert [one.id for one in database.run_now(files.of, Owner.COMMENT, "r2")] == [due.id]


def test_a_file_of_a_comment_goes_once_its_time_is_over_and_the_answer_stays(database: Database) -> None:
    database.run_now(begin, "talk1")
    photo = SentFile(FileKind.PHOTO, "AgAC")
    database.run_now(files.add, Owner.COMMENT, "talk1", [photo], CITIZEN_BOT, "f" * 32, NOW, held=True)
    database.run_now(responses.keep_answer, "talk1", Written("comment", "", ("photo",)))
    database.run_now(responses.send, "talk1", LANE, UNTIL)
    database.run_now(responses.finalise, "talk1", "r1", DAY)

    too_early = database.run_now(files.erase_of_comments_before, DAY)
    on_its_day = database.run_now(files.erase_of_comments_before, DAY + timedelta(days=1))

    assert (too_early, on_its_day) == (0, 1)
    assert database.run_now(files.of, Owner.COMMENT, "r1") == []
    assert [one.id for one in database.run_now(responses.final_between, "quay-3", DAY, DAY)] == ["r1"]


def test_a_partial_without_account_can_be_counted_but_not_found(database: Database) -> None:
    database.run_now(begin)
    database.run_now(responses.close_partial, "talk1", None, NOW)

    [due] = database.run_now(responses.due_for_final, NOW, 10)

    assert due.status is InterviewStatus.PARTIAL
    assert database.run_now(responses.is_any_due, NOW)
    assert database.run_now(responses.open_or_linked, LANE) == []


def test_the_cap_holds_per_account_desk_and_day_until_its_key_is_destroyed(database: Database) -> None:
    fresh = [bytes([number]) * 32 for number in range(4)]
    first = database.run_now(caps.take_cap, "quay-3", LANE, DAY, fresh[0])
    again = database.run_now(caps.take_cap, "quay-3", LANE, DAY, fresh[1])
    other_desk = database.run_now(caps.take_cap, "quay-4", LANE, DAY, fresh[2])

    assert (first, again, other_desk) == (True, False, True)
    assert database.run_now(caps.cap_taken, "quay-3", LANE, DAY)
    assert not database.run_now(caps.cap_taken, "quay-3", LANE, DAY + timedelta(days=1))
    assert database.run_now(caps.destroy_cap_keys, DAY + timedelta(days=1)) == 1
    assert not database.run_now(caps.cap_taken, "quay-3", LANE, DAY)


def test_sent_interviews_of_a_desk_are_counted_by_when_they_were_sent(database: Database) -> None:
    for number in range(4):
        database.run_now(begin, f"talk{number}")
    for number in range(3):
        database.run_now(responses.send, f"talk{number}", LANE, UNTIL + timedelta(minutes=number))

    # sent at 0, 1 and 2 minutes; the fourth is still open
    assert database.run_now(responses.sent_at_desk, "quay-3", UNTIL, 10) == 2
    assert database.run_now(responses.sent_at_desk, "quay-3", UNTIL - timedelta(minutes=1), 2) == 2
    assert database.run_now(responses.sent_at_desk, "quay-4", UNTIL - timedelta(minutes=1), 10) == 0


def test_an_interview_that_is_proved_later_changes_its_stream(database: Database) -> None:
    database.run_now(begin)

    assert database.run_now(responses.put_in_stream, "talk1", "verified")
    found = database.run_now(responses.interview, "talk1")
    assert found is not None
    assert (found.stream, found.started_at) == ("verified", NOW)
    assert not database.run_now(responses.put_in_stream, "talk2", "verified")
