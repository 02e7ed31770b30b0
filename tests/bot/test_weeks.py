"""Weeks that are lived through: one card for each desk and week, one overview for each leader, whatever happens."""

from collections import Counter
from collections.abc import AsyncIterator
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from analytics.block import Mode
from analytics.flags import Flag
from analytics.period import day_begins
from bot.clock import seeded
from bot.rehearsal import habits
from bot.rehearsal.handling import Handling
from bot.rehearsal.office import CITIZEN, Office
from bot.rehearsal.opening import open_sample_office, temporary_office
from bot.rehearsal.weeks import Weeks
from storage import complaints, counts
from storage.database import Database, Transaction
from survey.complaint import Complaint, Status
from survey.messages import Message

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
GROUPS = [f"Nhóm Quầy {number}" for number in range(1, 8)]
MONDAY_46 = datetime(2026, 11, 16, 7, 30, tzinfo=ZONE)  # when week 46 (9 to 15 November) is published
WEDNESDAY = datetime(2026, 11, 11, 9, 0, tzinfo=ZONE)
WEEK_46, WEEK_47 = "Tuần 46 năm 2026", "Tuần 47 năm 2026"
LATE = "báo cáo muộn"
NOVEMBER = (date(2026, 11, 1), date(2026, 12, 1))


def _doors(tx: Transaction) -> set[str]:
    """The ways in which final answers came."""
    return {mode for number in range(1, 8) for mode in counts.modes_between(tx, f"quay-{number}", *NOVEMBER)}


def _flags(tx: Transaction) -> list[dict[str, int]]:
    return [counts.flags_between(tx, f"quay-{number}", *NOVEMBER) for number in range(1, 8)]


def _complaints(tx: Transaction) -> list[Complaint]:
    return [case for case, _ in complaints.register_between(tx, *(day_begins(day, tx.zone) for day in NOVEMBER))]


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[Office]:
    """The sample office on Wednesday 11 November 2026, 09:00."""
    async with temporary_office(tmp_path, ZONE) as made:
        yield made


def cards(office: Office, name: str) -> list[Message]:
    """The weekly cards a chat shows: what comes with a chart."""
    return [shown.message for shown in office.shown(name) if shown.message.drawing is not None]


def weeks_of(office: Office, name: str) -> Counter[str]:
    return Counter(week for card in cards(office, name) for week in (WEEK_46, WEEK_47) if week in card.text)


async def test_two_weeks_give_each_desk_and_each_leader_one_card_a_week(office: Office) -> None:
    lived = await Weeks(office, seeded(7)).live(2)
    await office.tick()

    # the office opened in the middle of week 46, which is published all the same: from then on it was there
    assert {name: weeks_of(office, name) for name in [*GROUPS, "Lãnh đạo"]} == {
        name: Counter({WEEK_46: 1, WEEK_47: 1}) for name in [*GROUPS, "Lãnh đạo"]
    }
    assert cards(office, "Phụ trách") == []  # every desk has its group
    assert lived.visits > 100
    told = [shown.message.text for name in office.names if "phản ánh" in name for shown in office.shown(name)]
    assert lived.complaints > 0
    assert any(text.startswith("Trả lời nội dung") for text in told)  # staff take cases and answer some
    groups = [shown.message.text for name in GROUPS for shown in office.shown(name)]
    assert any("tỷ lệ phản hồi" in text and "Đúng hẹn: phần mềm một cửa" in text for text in groups)
    assert any("Đã quá hạn, chưa có văn bản xin lỗi" in text for text in groups)
    fast = [flags.get(Flag.FAST, 0) for flags in await office.database.run(_flags)]
    assert sum(fast) < lived.visits / 10  # people take their time
    assert await office.database.run(_doors) == {mode.value for mode in Mode}


async def test_all_that_was_simulated_says_so(office: Office) -> None:
    await Weeks(office, seeded(7)).live(1)

    weekly = [card.text for name in [*GROUPS, "Lãnh đạo"] for card in cards(office, name)]
    cases = [
        shown.message.text
        for name in [*GROUPS, "Lãnh đạo", "Phụ trách"]
        for shown in office.shown(name)
        if (shown.slot or "").startswith("card:")
    ]

    assert len(weekly) == 8  # seven desks, one leader
    assert cases
    assert all(text.startswith("MÔ PHỎNG") for text in [*weekly, *cases])


async def test_nothing_is_published_before_its_time(office: Office) -> None:
    await office.is_rated("quay-3", [5] * 10)

    await office.live_until(MONDAY_46 - timedelta(minutes=1))

    assert [cards(office, name) for name in [*GROUPS, "Lãnh đạo"]] == [[]] * 8


async def test_asked_twice_a_week_is_published_once(office: Office) -> None:
    await office.live_until(MONDAY_46)

    for _ in range(3):
        await office.tick()

    assert [len(cards(office, name)) for name in [*GROUPS, "Lãnh đạo"]] == [1] * 8


async def test_after_an_outage_a_week_is_published_once_and_says_that_it_is_late(office: Office) -> None:
    await office.is_rated("quay-3", [5, 5, 5, 4, 4, 4, 4, 3, 3, 2])
    office.clock.move_to(datetime(2026, 11, 18, 14, 0, tzinfo=ZONE))  # nobody lived through these days

    await office.tick()
    await office.tick()

    [card] = cards(office, "Nhóm Quầy 3")
    assert f"{WEEK_46} (09/11 – 15/11/2026) – {LATE}" in card.text
    assert "7/10" in card.text  # three 5s and four 4s
    [overview] = cards(office, "Lãnh đạo")
    assert LATE in overview.text


async def test_on_time_nothing_is_called_late(office: Office) -> None:
    await office.live_until(MONDAY_46)

    assert not any(LATE in card.text for name in [*GROUPS, "Lãnh đạo"] for card in cards(office, name))


async def test_a_restart_in_the_middle_loses_and_doubles_nothing(sqlite_database: Database) -> None:
    """Half of the tick was done when the program stopped: a later one, with nothing in memory, goes on."""
    start = datetime(2026, 11, 11, 9, 0, tzinfo=ZONE)
    before = await open_sample_office(sqlite_database, start, ZONE)
    await before.is_rated("quay-3", [5] * 10)
    await before.live_until(MONDAY_46 - timedelta(minutes=1))
    before.clock.move_to(MONDAY_46)
    await before.jobs.tick()  # published and owed, but not handed over: here the program stops

    after = await open_sample_office(sqlite_database, MONDAY_46 + timedelta(minutes=5), ZONE)
    await after.tick()
    await after.tick()

    assert [len(cards(before, name)) for name in [*GROUPS, "Lãnh đạo"]] == [0] * 8
    assert [len(cards(after, name)) for name in [*GROUPS, "Lãnh đạo"]] == [1] * 8


async def test_two_copies_of_the_program_publish_a_week_once(database: Database) -> None:
    """Both look at the same moment; a unique row lets one through."""
    start = datetime(2026, 11, 11, 9, 0, tzinfo=ZONE)
    one = await open_sample_office(database, start, ZONE)
    await one.is_rated("quay-3", [4] * 10)
    await one.live_until(MONDAY_46 - timedelta(minutes=1))
    one.clock.move_to(MONDAY_46)
    other = await open_sample_office(database, MONDAY_46, ZONE)

    await one.jobs.tick()
    await other.jobs.tick()
    await one.deliver()
    await other.deliver()

    shown = [len(cards(one, name)) + len(cards(other, name)) for name in [*GROUPS, "Lãnh đạo"]]
    assert shown == [1] * 8


async def test_few_answers_are_carried_on_until_a_block_is_full(office: Office) -> None:
    await office.is_rated("quay-1", [5, 4, 4])
    await office.live_until(MONDAY_46)
    await office.is_rated("quay-1", [5, 5, 5, 4, 4, 3, 2])
    await office.live_until(MONDAY_46 + timedelta(weeks=1))

    first, second = cards(office, "Nhóm Quầy 1")
    assert "3 lượt từ 12/11" in first.text  # final 24 hours after the 11th
    assert "%" not in first.text.replace("90%", "")  # the target alone has one
    assert "8/10" in second.text  # of both weeks: 3 of 3, then 5 of 7


@pytest.mark.parametrize(
    ("end", "status"),
    [
        ("answered", Status.ANSWERED),
        ("refused", Status.REFUSED),
        ("forwarded", Status.CLOSED),
        ("asked", Status.ANSWERED),
    ],
)
async def test_each_end_of_a_complaint_is_reached_on_the_cards(office: Office, end: str, status: Status) -> None:
    await office.says(CITIZEN, "/phan_anh")
    for line in ("quay-4", "cơ sở vật chất", "Thiếu ghế ngồi", "góp ý ẩn danh", "gửi"):
        await office.says(CITIZEN, line)
    handling = Handling(office, seeded(1), ends={end: 1.0})

    for _ in range(20):
        await handling.day([])
        if end == "asked" and any(habits.QUESTION in shown.message.text for shown in office.unread(CITIZEN)):
            await handling.day([CITIZEN])

    [case] = await office.database.run(_complaints)
    assert case.status is status


async def test_what_was_laid_aside_is_overdue_first(office: Office) -> None:
    """Nobody thinks of it on most days: ten working days pass, and the next level hears of it."""
    await office.says(CITIZEN, "/phan_anh")
    for line in ("quay-4", "cơ sở vật chất", "Thiếu ghế ngồi", "góp ý ẩn danh", "gửi"):
        await office.says(CITIZEN, line)
    handling = Handling(office, seeded(4), ends={"asleep": 1.0})

    for day in range(1, 22):
        await handling.day([])
        await office.live_until(WEDNESDAY + timedelta(days=day))

    [case] = await office.database.run(_complaints)
    assert case.overdue


async def test_the_same_seed_is_the_same_week(tmp_path: Path) -> None:
    """What is drawn for each (the letters of codes, the head of the log) aside."""
    told = []
    for folder in (tmp_path / "one", tmp_path / "other"):
        folder.mkdir()
        async with temporary_office(folder, ZONE) as made:
            lived = await Weeks(made, seeded(3)).live(1)
            shown = [card.text.partition("Mã kiểm chứng")[0] for name in GROUPS for card in cards(made, name)]
            told.append((lived, shown))

    assert told[0] == told[1]
    assert told[0][0].visits > 50
