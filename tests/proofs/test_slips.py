"""No forged slip is accepted, old keys are while they are kept, and of many with one slip one proves the visit."""

from bot.clock import seeded
from storage.database import Database
from survey import visit
from tests.proofs.slips import DAY, OURS, REMOVED, SEED, THEIRS, accepted, printed, verified_racers


def test_of_twenty_thousand_forgeries_none_is_accepted() -> None:
    chance = seeded(SEED)

    found = accepted(printed(chance, (OURS,)), (OURS,), 20_000, chance)

    assert len(found) == 11
    assert sum(one["accepted"] for one in found.values()) == 0


def test_what_was_printed_is_accepted_as_long_as_its_key_is_kept() -> None:
    slip = visit.slip(3, DAY, 7, b"abcd", (REMOVED,))

    assert visit.read(slip, (OURS, REMOVED)) == visit.Slip(3, DAY, 7, b"abcd")
    assert isinstance(visit.read(slip, (OURS, THEIRS)), visit.Refused)


def test_of_many_who_answer_at_once_with_one_slip_one_is_verified_and_all_are_heard(database: Database) -> None:
    assert verified_racers(database, racers=24, threads=12) == (1, 23)
