"""The reminder of dossiers that are about to be late: once a desk and working day, while the import is fresh."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.rehearsal import sample
from bot.usecases import clock_dossiers
from storage import claims, dossiers, places
from storage.database import Database, Transaction
from storage.dossiers import Dossier
from survey.messages import STAFF_BOT

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
THURSDAY = datetime(2026, 11, 12, 7, 31, tzinfo=ZONE)
LEASE = timedelta(minutes=1)


def told(tx: Transaction, day: date, rows: list[Dossier], digest: str = "a") -> None:
    at = datetime(day.year, day.month, day.day, 6, tzinfo=ZONE)
    number = dossiers.begin_import(tx, digest, at)
    dossiers.stage(tx, number, rows, [one.key for one in rows])
    dossiers.show(tx, number, {"an-phuoc"}, day)


def row(key: str, due: date, desk: str | None = "quay-3") -> Dossier:
    return Dossier(key, key, "an-phuoc", desk, "", date(2026, 11, 2), due, None, None)


@pytest.fixture
def office(database: Database) -> Database:
    """The sample office; of quay-3 one dossier is due on Friday the 13th, imported on Wednesday."""
    database.run_now(sample.set_up, datetime(2026, 11, 2, 9, tzinfo=ZONE))
    database.run_now(told, date(2026, 11, 11), [row("h1", date(2026, 11, 13))])
    return database


def remind(database: Database, at: datetime) -> int:
    return database.run_now(clock_dossiers.remind, at)


def messages(database: Database, now: datetime) -> dict[str, str]:
    found = database.run_now(claims.claim_due, STAFF_BOT, now, limit=100, lease=LEASE)
    return {one.to.chat: one.message.text for one in found}


def test_twice_is_once(office: Database) -> None:
    assert [remind(office, THURSDAY), remind(office, THURSDAY + timedelta(minutes=1))] == [1, 0]

    [(chat, text)] = messages(office, THURSDAY).items()
    assert chat == office.run_now(places.desk, "quay-3").group_chat  # type: ignore[union-attr]
    assert "Đến hạn từ hôm nay đến 13/11/2026: 1 hồ sơ" in text


def test_late_in_the_day_it_is_still_said_and_at_night_it_is_not(office: Database) -> None:
    assert remind(office, THURSDAY.replace(hour=20, minute=0)) == 0
    assert remind(office, THURSDAY.replace(hour=7, minute=29)) == 0
    assert remind(office, THURSDAY.replace(hour=19, minute=59)) == 1


def test_never_on_a_rest_day_and_again_on_the_next_working_day(office: Database) -> None:
    saturday = THURSDAY + timedelta(days=2)

    assert [remind(office, saturday), remind(office, saturday + timedelta(days=1))] == [0, 0]
    assert remind(office, saturday + timedelta(days=2)) == 1  # Monday: due on Friday


def test_what_became_due_since_the_import_is_not_called_overdue(office: Database) -> None:
    """Imported on Wednesday, due on Friday: on Monday it may long be returned, and nobody has told us."""
    remind(office, THURSDAY + timedelta(days=4))

    [text] = messages(office, THURSDAY + timedelta(days=4)).values()
    assert "quá hạn" not in text.lower()
    assert "Đến hạn sau khi nhập tệp, chưa rõ đã trả hay chưa: 1 hồ sơ. Đề nghị nhập tệp mới." in text


def test_what_is_imported_in_the_course_of_the_day_is_told_then(office: Database) -> None:
    assert remind(office, THURSDAY) == 1
    office.run_now(told, date(2026, 11, 12), [row("h2", date(2026, 11, 13), "quay-2")], "b")

    assert remind(office, THURSDAY.replace(hour=10)) == 1


def test_an_old_import_reminds_of_nothing(office: Database) -> None:
    """Told on the 11th: on the 18th it is seven days old, on the 19th it knows too little."""
    assert remind(office, datetime(2026, 11, 18, 8, tzinfo=ZONE)) == 1
    assert remind(office, datetime(2026, 11, 19, 8, tzinfo=ZONE)) == 0


def test_what_belongs_to_no_desk_is_the_leader_s(office: Database) -> None:
    office.run_now(told, date(2026, 11, 12), [row("h1", date(2026, 11, 13), None)], "b")

    remind(office, THURSDAY)

    assert set(messages(office, THURSDAY)) == {str(sample.LEADER.account)}


def test_a_returned_or_apologised_dossier_is_no_reminder(office: Database) -> None:
    office.run_now(dossiers.apologise, "h1", date(2026, 11, 11))

    assert remind(office, THURSDAY) == 0


def test_an_office_without_dossiers_is_not_reminded(database: Database) -> None:
    assert remind(database, THURSDAY) == 0


def test_at_most_ten_codes_are_named_of_each(office: Database) -> None:
    many = [row(f"h{number:02}", date(2026, 11, 10)) for number in range(12)]
    office.run_now(told, date(2026, 11, 12), many, "b")

    remind(office, THURSDAY)

    [text] = messages(office, THURSDAY).values()
    assert "Đã quá hạn, chưa có văn bản xin lỗi: 12 hồ sơ" in text
    assert text.count("• h") == 11  # ten overdue, and the one that is due tomorrow
    assert "và 2 hồ sơ khác" in text
