"""The export of a rehearsed office: the same dossiers each Monday, only further on; read and imported as any other."""

import csv
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.rehearsal import dossier_list
from bot.rehearsal.opening import open_sample_office
from bot.usecases.late_dossiers import late
from bot.usecases.report_places import Place
from storage import dossiers
from storage.database import Database
from survey.working_time import calendar, load_default_holidays

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
CALENDAR = calendar(ZONE, load_default_holidays())
MONDAY = date(2026, 11, 16)
SEED = 1


def rows(today: date) -> dict[str, list[str]]:
    """Code → what is said of it."""
    lines = dossier_list.export(SEED, today, CALENDAR).decode().splitlines()[1:]
    return {code: told for code, *told in csv.reader(lines)}


def test_a_later_export_tells_the_same_dossiers_further_on() -> None:
    before, after = rows(MONDAY), rows(MONDAY + timedelta(weeks=1))

    both = before.keys() & after.keys()
    assert len(both) > 500
    for code in both:
        # desk, procedure, received and due never change; what had happened stays
        assert before[code][:-2] == after[code][:-2]
        assert all(was in ("", now) for was, now in zip(before[code], after[code], strict=True))


def test_on_days_off_nothing_comes() -> None:
    before_tet, after_tet = rows(date(2026, 2, 15)), rows(date(2026, 2, 23))

    assert before_tet
    assert after_tet.keys() <= before_tet.keys()  # 16 to 20 February is Tết


def test_what_is_to_come_is_not_told() -> None:
    told = [written for line in rows(MONDAY).values() for written in line[-2:] if written]

    assert len(told) > 500
    assert all(datetime.strptime(written, "%d/%m/%Y").date() < MONDAY for written in told)  # noqa: DTZ007


async def test_imported_it_has_dossiers_on_time_late_and_late_without_an_apology(database: Database) -> None:
    now = datetime(2026, 11, 16, 7, 0, tzinfo=ZONE)
    await open_sample_office(database, now, ZONE)

    await dossier_list.hand_in(database, SEED, now)
    await dossier_list.hand_in(database, SEED, now + timedelta(weeks=1))

    week = (MONDAY, MONDAY + timedelta(weeks=1), MONDAY + timedelta(weeks=1))
    [land] = [one for one in await database.run(dossiers.counted, "an-phuoc", *week) if one.desk == "quay-2"]
    assert land.on_time > 0
    assert land.late + land.pending_late > land.apologised > 0
    found = await database.run(late, Place(False, "an-phuoc", "xã An Phước"), now + timedelta(weeks=1))
    assert found.overdue
