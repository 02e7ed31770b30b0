"""Files in the database: fetched by one, given up by none, erased with their owner."""

from datetime import UTC, datetime, timedelta

from storage import files
from storage.database import Database, Transaction
from storage.files import Owner, State
from survey.files import FileKind, Refusal, SentFile
from survey.messages import CITIZEN_BOT, STAFF_BOT

NOW = datetime(2026, 11, 18, 2, 0, tzinfo=UTC)
LEASE = timedelta(minutes=5)
PHOTO, VOICE = SentFile(FileKind.PHOTO, "AgAC-1", size=9), SentFile(FileKind.VOICE, "AwAC-2", size=8)
PLACE = SentFile(FileKind.LOCATION, "21.02850, 105.80420")


def come(
    tx: Transaction, *sent: SentFile, owner: Owner = Owner.CASE, ref: str = "PA-12345671", held: bool = False
) -> None:
    files.add(tx, owner, ref, sent, CITIZEN_BOT, "f" * 32, NOW, held=held)


def due(database: Database, at: datetime = NOW) -> list[str]:
    return [one.file for one in database.run_now(files.claim_due, CITIZEN_BOT, at, LEASE, 10)]


def test_a_file_is_claimed_by_one_at_a_time_and_again_when_the_lease_has_ended(database: Database) -> None:
    database.run_now(come, PHOTO, VOICE, PLACE)

    assert sorted(due(database)) == ["AgAC-1", "AwAC-2"]  # a place is all there is of it
    assert due(database) == []
    assert database.run_now(files.claim_due, STAFF_BOT, NOW + LEASE, LEASE, 10) == []
    assert sorted(due(database, NOW + LEASE)) == ["AgAC-1", "AwAC-2"]


def test_what_is_kept_or_refused_is_due_no_more_and_its_platforms_id_is_gone(database: Database) -> None:
    database.run_now(come, PHOTO, VOICE)
    photo, voice = database.run_now(files.of, Owner.CASE, "PA-12345671")

    assert database.run_now(files.keep, photo.id, FileKind.PHOTO, 7)
    assert database.run_now(files.refuse, voice, Refusal.DAMAGED)
    assert not database.run_now(files.keep, photo.id, FileKind.PHOTO, 7)  # once

    assert due(database, NOW + LEASE) == []
    photo, voice = database.run_now(files.of, Owner.CASE, "PA-12345671")
    assert (photo.state, photo.size) == (State.KEPT, 7)
    assert (voice.state, voice.why) == (State.REFUSED, Refusal.DAMAGED)


def test_what_nobody_has_said_is_meant_is_not_fetched_until_it_is(database: Database) -> None:
    database.run_now(come, PHOTO)
    database.run_now(come, VOICE, owner=Owner.DRAFT, ref="d1", held=True)
    assert due(database) == ["AgAC-1"]

    assert database.run_now(files.move, Owner.DRAFT, "d1", Owner.CASE, "PA-12345671", NOW) == 1

    assert due(database) == ["AwAC-2"]
    assert [one.number for one in database.run_now(files.of, Owner.CASE, "PA-12345671")] == [1, 2]


def test_what_is_erased_is_seen_by_nobody_and_forgotten_once_its_blob_is_gone(database: Database) -> None:
    database.run_now(come, PHOTO)
    [photo] = database.run_now(files.of, Owner.CASE, "PA-12345671")

    assert database.run_now(files.erase, Owner.CASE, "PA-12345671") == 1

    assert database.run_now(files.of, Owner.CASE, "PA-12345671") == []
    assert due(database) == []
    assert not database.run_now(files.keep, photo.id, FileKind.PHOTO, 7)  # it was being fetched meanwhile
    assert database.run_now(files.erased, 10) == [photo.id]
    assert database.run_now(files.forget, [photo.id]) == 1
    assert database.run_now(files.ids) == set()


def test_a_place_is_sealed_and_read_back(database: Database) -> None:
    database.run_now(come, PLACE)

    [place] = database.run_now(files.of, Owner.CASE, "PA-12345671")

    assert (place.state, place.place) == (State.KEPT, "21.02850, 105.80420")
