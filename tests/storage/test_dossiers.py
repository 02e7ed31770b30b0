"""Dossiers: staged unseen, shown at once, counted per desk by local day; on both engines."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

import pytest

from storage import dossiers
from storage.database import Database
from storage.dossiers import Counted, Dossier, Waiting
from storage.transaction import Transaction

AT = datetime(2026, 11, 16, 1, 0, tzinfo=UTC)
TODAY = date(2026, 11, 16)


def day(number: int) -> date:
    """Of November 2026."""
    return date(2026, 11, number)


def dossier(
    key: str,
    received: int,
    due: int | None = None,
    returned: int | None = None,
    desk: str | None = "quay-1",
    apologised: int | None = None,
) -> Dossier:
    return Dossier(
        key,
        key.upper(),
        "xa-a",
        desk,
        "Thủ tục đăng ký khai sinh",
        day(received),
        day(due) if due else None,
        day(returned) if returned else None,
        day(apologised) if apologised else None,
    )


def stage(tx: Transaction, number: int, told: Sequence[Dossier]) -> None:
    dossiers.stage(tx, number, told, [one.key for one in told])


def import_all(tx: Transaction, told: Sequence[Dossier], digest: str = "a") -> None:
    number = dossiers.begin_import(tx, digest, AT)
    stage(tx, number, told)
    dossiers.show(tx, number, {"xa-a"}, TODAY)


def keys(tx: Transaction, *asked: str) -> set[str]:
    return set(dossiers.standing(tx, asked))


def test_what_is_staged_is_seen_by_nobody_until_the_switch(database: Database) -> None:
    number = database.run_now(dossiers.begin_import, "a", AT)
    database.run_now(stage, number, [dossier("h1", 9)])

    assert database.run_now(keys, "h1") == set()
    database.run_now(dossiers.show, number, {"xa-a"}, TODAY)

    assert database.run_now(keys, "h1") == {"h1"}
    assert database.run_now(dossiers.told_on, "xa-a") == TODAY
    assert database.run_now(dossiers.told_on, "xa-b") is None


def test_a_later_export_replaces_a_dossier_and_never_doubles_it(database: Database) -> None:
    database.run_now(import_all, [dossier("h1", 9, 12), dossier("h2", 9, 12)])
    number = database.run_now(dossiers.begin_import, "b", AT)
    database.run_now(stage, number, [dossier("h1", 9, 12, returned=11)])
    before = database.run_now(dossiers.dossier, "h1")
    database.run_now(dossiers.show, number, {"xa-a"}, TODAY)

    assert before is not None and before.returned is None
    assert database.run_now(dossiers.dossier, "h1") == dossier("h1", 9, 12, returned=11)
    assert database.run_now(dossiers.drop_superseded) == 1
    assert database.run_now(dossiers.drop_superseded) == 0
    assert database.run_now(dossiers.counted, "xa-a", day(9), TODAY, TODAY) == [
        Counted("quay-1", received=2, returned=1, on_time=1, late=0, pending=1, pending_late=1, apologised=0)
    ]


def test_what_no_text_may_hold_is_left_out_of_many_rows_as_of_one(database: Database) -> None:
    told = [dossier("h1", 9, 12), dossier("h2", 9)._replace(procedure="Khai\0 sinh", desk=None), dossier("h3", 9)]
    database.run_now(import_all, told)

    assert database.run_now(dossiers.dossier, "h1") == told[0]
    assert database.run_now(dossiers.dossier, "h2") == told[1]._replace(procedure="Khai sinh")
    assert database.run_now(dossiers.dossier, "h3") == told[2]


def test_staging_a_chunk_twice_is_staging_it_once(database: Database) -> None:
    database.run_now(import_all, [dossier("h1", 9)])
    number = database.run_now(dossiers.begin_import, "b", AT)
    for _ in range(2):
        database.run_now(stage, number, [dossier("h1", 9, 12), dossier("h2", 9)])
    database.run_now(dossiers.show, number, {"xa-a"}, TODAY)

    assert database.run_now(keys, "h1", "h2", "h3") == {"h1", "h2"}
    assert database.run_now(dossiers.dossier, "h1") == dossier("h1", 9, 12)


def test_what_a_cut_off_import_left_is_undone_page_by_page(database: Database) -> None:
    database.run_now(import_all, [dossier("h1", 9, 12), dossier("h2", 9, 12)])
    cut_off = database.run_now(dossiers.begin_import, "b", AT)
    database.run_now(stage, cut_off, [dossier("h1", 9, 12, returned=10), dossier("h3", 9)])

    assert database.run_now(dossiers.is_unfinished, "c")
    assert not database.run_now(dossiers.is_unfinished, "b")
    after: str | None = ""
    while after is not None:
        after = database.run_now(dossiers.drop_unfinished, after)
    database.run_now(import_all, [dossier("h2", 9, 12, returned=12)], "c")

    assert database.run_now(keys, "h1", "h2", "h3") == {"h1", "h2"}
    assert database.run_now(dossiers.dossier, "h1") == dossier("h1", 9, 12)


def test_an_import_is_alive_for_a_minute_after_its_last_chunk(database: Database) -> None:
    database.run_now(dossiers.begin_import, "a", AT)
    database.run_now(dossiers.is_ours, "a", AT + timedelta(seconds=50))

    assert database.run_now(dossiers.is_alive, AT + timedelta(seconds=109))
    assert not database.run_now(dossiers.is_alive, AT + timedelta(seconds=111))
    assert not database.run_now(dossiers.is_ours, "b", AT)


def test_an_apology_noted_while_an_import_runs_is_not_lost_with_the_switch(database: Database) -> None:
    database.run_now(import_all, [dossier("h1", 2, 5)])
    number = database.run_now(dossiers.begin_import, "b", AT)
    database.run_now(stage, number, [dossier("h1", 2, 6)])

    assert database.run_now(dossiers.apologise, "h1", day(4))
    database.run_now(dossiers.show, number, {"xa-a"}, TODAY)

    assert database.run_now(dossiers.dossier, "h1") == dossier("h1", 2, 6, apologised=4)
    assert not database.run_now(dossiers.apologise, "h1", day(5))


def test_a_week_is_counted_by_desk_and_what_waits_as_it_stood_at_its_end(database: Database) -> None:
    # the week 9 to 15 November
    database.run_now(
        import_all,
        [
            dossier("h1", 2, 5, returned=4),  # came and went before: nowhere
            dossier("h2", 2, 10, returned=10),  # returned on its last day: on time
            dossier("h3", 9, 12, returned=13, apologised=12),  # late, with an apology
            dossier("h4", 9, 13),  # waits, late since the 14th, no apology
            dossier("h5", 15, 20),  # waits
            dossier("h6", 9, None, returned=11),  # no due day: neither on time nor late
            dossier("h7", 12, 13, returned=16),  # returned after the week: then it waited, late
            dossier("h8", 16, 20),  # after the week
            dossier("h9", 9, 9, returned=9, desk=None),  # of the unit, no desk known
        ],
    )

    found = database.run_now(dossiers.counted, "xa-a", day(9), day(16), day(16))

    assert sorted(found, key=lambda one: one.desk or "") == [
        Counted(None, received=1, returned=1, on_time=1, late=0, pending=0, pending_late=0, apologised=0),
        # received h3 h4 h5 h6 h7; returned h2 h3 h6; pending h4 h5 h7
        Counted("quay-1", received=5, returned=3, on_time=1, late=1, pending=3, pending_late=2, apologised=1),
    ]
    assert database.run_now(dossiers.received_by_desk, "xa-a", day(9), day(16)) == {"quay-1": 5, None: 1}
    assert database.run_now(dossiers.counted, "xa-b", day(9), day(16), day(16)) == []


def test_in_the_middle_of_a_period_nothing_is_late_that_is_due_today(database: Database) -> None:
    database.run_now(import_all, [dossier("h1", 9, 11), dossier("h2", 9, 12)])

    [found] = database.run_now(dossiers.counted, "xa-a", day(1), day(30), day(12))

    assert (found.pending, found.pending_late) == (2, 1)


def test_the_late_without_an_apology_are_listed_the_longest_first(database: Database) -> None:
    database.run_now(
        import_all,
        [
            dossier("h1", 2, 13),
            dossier("h2", 2, 10),
            dossier("h3", 2, 10, returned=12),
            dossier("h4", 2, 10, apologised=9),
            dossier("h5", 2, 17),
            dossier("h6", 2, 18),
            dossier("h7", 2),
        ],
    )

    for desk in ("quay-1", None):
        found = database.run_now(dossiers.unapologised, "xa-a", desk, day(17))
        assert [one.key for one in found] == ["h2", "h1", "h5"]
    assert database.run_now(dossiers.unapologised, "xa-a", "quay-2", day(17)) == []
    assert database.run_now(dossiers.waiting, day(16), day(17)) == [Waiting("xa-a", "quay-1", soon=1, overdue=2)]
    assert database.run_now(dossiers.waiting, day(13), day(17)) == [Waiting("xa-a", "quay-1", soon=2, overdue=1)]
    assert database.run_now(dossiers.waiting, day(1), day(2)) == []


@pytest.mark.parametrize("number", [1, 499, 500, 501, 1203])
def test_any_number_of_codes_is_asked_for(sqlite_database: Database, number: int) -> None:
    many = [dossier(f"h{place:05}", 9) for place in range(number)]
    sqlite_database.run_now(import_all, many)

    assert len(sqlite_database.run_now(keys, *(one.key for one in many))) == number
