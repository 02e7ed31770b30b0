"""The dossiers that the one-stop software of a rehearsed office would export each Monday; a function of seed and day.

Whoever goes on in the same database later exports the same dossiers again, only further on.
"""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from analytics.period import ONE_DAY, local_day
from bot.imports.dossier_places import Places
from bot.imports.dossiers import Read, read_dossiers
from bot.imports.long_lists import LongList, read_long_list
from bot.rehearsal import habits
from bot.usecases import admin_dossiers
from bot.usecases.office_time import office_calendar
from storage.database import Database
from survey.working_time import Calendar

EXPORTED = timedelta(weeks=8)  # what came in before that is over
A_VISIT = 1.8  # dossiers for each visit that may be rated: most people say nothing
PROMISED = (3, 5, 10, 15)  # working days
LATE_CHANCE = {"quay-2": 0.22, "quay-6": 0.18, "quay-3": 0.08}
USUALLY_LATE, LATE_IN_BAD_WEEK = 0.03, 0.5
LATE_DAYS = (1, 12)  # working days
FORGOTTEN = 0.3  # of the late ones get no apology
HEADINGS = ("Mã hồ sơ", "Quầy", "Thủ tục", "Ngày tiếp nhận", "Hạn trả", "Ngày trả", "Ngày xin lỗi")
TITLES = {
    "quay-1": "Thủ tục đăng ký khai sinh",
    "quay-2": "Tách thửa, hợp thửa",
    "quay-3": "Hỗ trợ chi phí mai táng",
    "quay-4": "Đăng ký thành lập hộ kinh doanh",
    "quay-5": "Chứng thực bản sao từ bản chính",
    "quay-6": "Cấp giấy phép xây dựng sửa chữa, cải tạo",
    "quay-7": "Công nhận hộ nghèo, hộ cận nghèo",
}


@dataclass(frozen=True, slots=True)
class Lived:
    """One dossier as its whole life will have been."""

    code: str
    desk: str
    received: date
    due: date
    returned: date
    apologised: date | None


def export(seed: int, today: date, calendar: Calendar) -> bytes:
    """The file of this morning: what is yet to come is not in it."""
    text = io.StringIO()
    table = csv.writer(text)
    table.writerow(HEADINGS)
    day = today - EXPORTED
    while day < today:
        for one in received_on(seed, day, calendar):
            told = (one.received, one.due, *(past(then, today) for then in (one.returned, one.apologised)))
            table.writerow(
                (one.code, one.desk, TITLES[one.desk], *(f"{then:%d/%m/%Y}" if then else "" for then in told))
            )
        day += ONE_DAY
    return text.getvalue().encode()


def received_on(seed: int, day: date, calendar: Calendar) -> Iterator[Lived]:
    """Nothing on a day off."""
    if not calendar.is_working_day(day):
        return
    weather = habits.weather(seed, day)
    for desk, visits in habits.VISITS_A_WEEK.items():
        chance = Random(f"{seed}:{day}:{desk}")
        for number in range(habits.number_of(visits * A_VISIT * weather.visitors / 5, chance)):
            due = calendar.add_working_days(day, chance.choice(PROMISED))
            is_late = chance.random() < (LATE_IN_BAD_WEEK if weather.is_bad else LATE_CHANCE.get(desk, USUALLY_LATE))
            returned = calendar.add_working_days(due, chance.randint(*LATE_DAYS)) if is_late else due
            apologised = due if is_late and chance.random() >= FORGOTTEN else None
            yield Lived(f"H61.{desk[-1]}-{day:%y%m%d}-{number + 1:04}", desk, day, due, returned, apologised)


def past(day: date | None, today: date) -> date | None:
    return day if day is not None and day < today else None


async def hand_in(database: Database, seed: int, now: datetime) -> None:
    """Reads the export and imports it as the command does. Raises ValueError for a row that cannot be read."""
    calendar = await database.run(office_calendar)
    known = await database.run(admin_dossiers.known_places, "", "")
    content = export(seed, local_day(now, database.zone), calendar)
    table = read_long_list("ho-so.csv", content)
    assert isinstance(table, LongList), "it was just written"
    places = Places(known.units, known.desks, known.unit, known.desk)
    read = read_dossiers(table, places, local_day(now, database.zone), lambda _: None)
    if read.problems:
        raise ValueError(f"{read.problems[0].cell}: {read.problems[0].wording}")
    await _import(database, read, f"rehearsed-{seed}-{now.isoformat()}", now)


async def _import(database: Database, read: Read, digest: str, now: datetime) -> None:
    number = await database.run(admin_dossiers.begin, digest, now)
    await database.run(admin_dossiers.stage, digest, number, sorted(read.dossiers), read.columns, now)
    await database.run(admin_dossiers.show, digest, number, read.units, len(read.dossiers), now)
    while await database.run(admin_dossiers.drop_superseded):
        pass
