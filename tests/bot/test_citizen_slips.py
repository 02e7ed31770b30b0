"""A slip proves one visit; what is odd about answers is counted; staff rate no unit of their own."""

from collections.abc import AsyncIterator, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from analytics.period import parse
from bot.clock import fresh_id
from bot.rehearsal.office import CITIZEN, Office
from bot.rehearsal.opening import temporary_office
from bot.usecases import admin_slips, citizen_slips, staff_reports
from storage import counts, people, places, responses
from storage.database import Transaction
from storage.tables.visits import SlipRow
from storage.transaction import Row, reading
from survey import visit
from survey.conversation.buttons import At, To
from survey.conversation.events import Pressed, Started
from survey.conversation.states import Idle
from survey.messages import CITIZEN_BOT, Address

DESK = "quay-3"
MONDAY = datetime(2026, 11, 16, 7, 30, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
TODAY, FINAL_DAY, AFTER = date(2026, 11, 11), date(2026, 11, 12), date(2026, 11, 13)


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[Office]:
    """Wednesday 11 November 2026, 09:00."""
    async with temporary_office(tmp_path, ZoneInfo("Asia/Ho_Chi_Minh")) as office:
        yield office


def person(number: int) -> Address:
    return Address(CITIZEN_BOT, str(8_000_000 + number))


async def answers(
    office: Office, who: Address, payload: str, levels: Sequence[int] = (4, 4, 4, 4), took: int = 60
) -> None:
    await office.turn(who, Started(payload, talk := fresh_id()), talk)
    await office.turn(who, Pressed(talk, At.CONSENT, To.YES))
    for question, level in zip(("overall", "attitude", "waiting", "ontime"), levels, strict=True):
        await office.turn(who, Pressed(talk, question, str(level)))
    await office.turn(who, Pressed(talk, "comment", To.SKIP))
    office.clock.move_to(office.clock.now() + timedelta(seconds=took))
    await office.turn(who, Pressed(talk, At.REVIEW, To.SEND))


async def become_final(office: Office) -> None:
    await office.live_until(office.clock.now() + timedelta(hours=25))


async def streams(office: Office) -> dict[str, int]:
    """How many answered the headline, by stream."""
    daily = await office.database.run(counts.daily_of_desk, DESK, TODAY)
    found: dict[str, int] = {}
    for day in daily:
        if day.of.question == "overall":
            found[day.of.stream] = found.get(day.of.stream, 0) + day.counts.answered
    return found


async def test_an_answer_with_a_slip_is_verified_and_one_without_is_not(office: Office) -> None:
    await answers(office, person(1), await office.admin.slip(DESK, 1))
    await answers(office, person(2), office.links[DESK])
    await answers(office, person(3), await office.admin.slip(DESK, 1))  # used by another: unverified

    await become_final(office)

    assert await streams(office) == {"verified": 1, "unverified": 2}


async def test_a_final_answer_and_its_slip_know_nothing_of_each_other(office: Office) -> None:
    await answers(office, person(1), await office.admin.slip(DESK, 1))
    await become_final(office)

    [final] = await office.database.run(responses.final_between, DESK, TODAY, AFTER)
    open_ones = await office.database.run(_slips_with_anybody)

    assert (final.stream, final.started_at) == ("verified", None)
    assert open_ones == []


async def test_one_account_may_answer_once_for_each_slip_on_one_day(office: Office) -> None:
    for number in (1, 2, 2):
        await answers(office, person(1), await office.admin.slip(DESK, number))

    await become_final(office)

    assert await streams(office) == {"verified": 2}


async def test_a_slip_that_is_opened_in_the_middle_of_another_visit_is_left_for_later(office: Office) -> None:
    first, second = await office.admin.slip(DESK, 1), await office.admin.slip(DESK, 2)
    await office.turn(person(1), Started(first, talk := fresh_id()), talk)
    await office.turn(person(1), Pressed(talk, At.CONSENT, To.YES))
    await office.turn(person(1), Started(second, fresh_id()))
    for question in ("overall", "attitude", "waiting", "ontime", "comment"):
        await office.turn(person(1), Pressed(talk, question, "4" if question != "comment" else To.SKIP))
    await office.turn(person(1), Pressed(talk, At.REVIEW, To.SEND))

    await answers(office, person(1), second)
    await become_final(office)

    assert await streams(office) == {"verified": 2}


async def test_withdrawn_with_xoa_the_slip_can_be_used_again_by_its_holder(office: Office) -> None:
    payload = await office.admin.slip(DESK, 1)
    await office.says(CITIZEN, f"/start {payload}")
    await office.presses_data(CITIZEN, office.chat(CITIZEN).button("Đồng ý") or "")
    await office.says(CITIZEN, "5")
    await office.says(CITIZEN, "XOA")
    citizen = office.chat(CITIZEN).address

    await answers(office, citizen, payload)
    await become_final(office)

    assert await streams(office) == {"verified": 1}


async def test_who_left_before_the_headline_still_has_the_slip(office: Office) -> None:
    payload = await office.admin.slip(DESK, 1)
    await office.turn(person(1), Started(payload, talk := fresh_id()), talk)
    await office.turn(person(1), Pressed(talk, At.CONSENT, To.YES))
    await office.turn(person(1), Pressed(talk, "overall", To.STOP))

    await answers(office, person(1), payload)
    await become_final(office)

    assert await streams(office) == {"verified": 1}


async def test_slips_of_a_revoked_batch_and_of_no_batch_prove_nothing(office: Office) -> None:
    payload = await office.admin.slip(DESK, 1)
    await office.database.run(admin_slips.revoke, f"{DESK}-1", office.clock.now())

    await answers(office, person(1), payload)
    await become_final(office)

    assert await streams(office) == {"unverified": 1}


async def test_invited_are_tens_of_numbers_that_came_back_and_never_fewer_than_answered(office: Office) -> None:
    unknown = await office.database.run(counts.invited_between, DESK, TODAY, AFTER)
    for number in (3, 12, 11):
        await answers(office, person(number), await office.admin.slip(DESK, number))
    await become_final(office)

    # number 12 came back: two tens were handed out, and count on the day the answers count
    assert unknown is None
    assert await office.database.run(counts.invited_by_day, DESK, TODAY) == {FINAL_DAY: 20}
    assert await streams(office) == {"verified": 3}


async def test_a_slip_at_another_desk_proves_nothing_and_stays_unopened(office: Office) -> None:
    slip = visit.read(await office.admin.slip(DESK, 1), office.database.keys.signing)
    assert isinstance(slip, visit.Slip)
    other = await office.database.run(places.desk, "quay-4")
    own = await office.database.run(places.desk, DESK)
    assert other is not None and own is not None
    now, run = office.clock.now(), office.database.run

    there = await run(citizen_slips.open_slip, slip, other, "lane 1", Idle(), now)
    here = await run(citizen_slips.open_slip, slip, own, "lane 2", Idle(), now)

    assert there == ("", "slip-other-desk")
    assert here[1] == ""


async def test_flags_are_counted_when_final_and_drop_nothing(office: Office) -> None:
    await answers(office, person(1), office.links[DESK], levels=(5, 5, 5, 5), took=4)
    await answers(office, person(2), await office.admin.slip(DESK, 1), took=5)
    await become_final(office)

    flags = await office.database.run(counts.flags_between, DESK, TODAY, AFTER)
    assert flags == {"all_best": 1, "fast": 1, "no_visit": 1}
    assert await streams(office) == {"verified": 1, "unverified": 1}


async def test_from_the_sixth_within_two_minutes_on_it_is_a_burst(office: Office) -> None:
    for number in range(7):  # sent every ten seconds
        await answers(office, person(number), await office.admin.slip(DESK, number + 1), took=10)
    await become_final(office)

    assert await office.database.run(counts.flags_between, DESK, TODAY, AFTER) == {"burst": 2}


async def test_staff_cannot_rate_their_own_unit_and_open_no_slip_there(office: Office) -> None:
    payload = await office.admin.slip(DESK, 1)
    officer = Address(CITIZEN_BOT, "7011")  # of another desk in the same unit

    await answers(office, officer, payload)
    await answers(office, person(1), payload)
    await become_final(office)

    assert await streams(office) == {"verified": 1}


async def test_about_another_unit_staff_may_answer_and_it_is_flagged(office: Office) -> None:
    await answers(office, Address(CITIZEN_BOT, "7015"), await office.admin.slip(DESK, 1))  # an officer of Tân Hòa
    await become_final(office)

    assert await office.database.run(counts.flags_between, DESK, TODAY, AFTER) == {"staff": 1}


async def test_who_was_removed_may_answer_like_anybody_and_it_is_flagged(office: Office) -> None:
    officer = "7011"  # of another desk in the same unit
    await office.database.run(_remove, officer)

    await answers(office, Address(CITIZEN_BOT, officer), await office.admin.slip(DESK, 1))
    await become_final(office)

    assert await office.database.run(counts.flags_between, DESK, TODAY, AFTER) == {"staff": 1}
    assert await streams(office) == {"verified": 1}


async def test_a_number_counts_once_though_somebody_with_the_key_signs_it_again(office: Office) -> None:
    printed = await office.admin.slip(DESK, 1)
    slip = visit.read(printed, office.database.keys.signing)
    assert isinstance(slip, visit.Slip)
    signed_again = visit.slip(slip.desk_number, slip.day, slip.number, b"more", office.database.keys.signing)

    await answers(office, person(1), printed)
    await answers(office, person(2), signed_again)
    await become_final(office)

    assert await streams(office) == {"verified": 1, "unverified": 1}


def _remove(tx: Transaction, account: str) -> None:
    staff = people.by_account(tx, account)
    assert staff is not None
    people.remove(tx, staff.id)


def _slips_with_anybody(tx: Transaction) -> list[Row]:
    """Slips that still name a holder, an interview or a time."""
    slips = tx.all(reading(SlipRow, "holder", "interview", "answer_until"))
    assert slips, "a slip was opened"
    return [slip for slip in slips if any(slip)]


async def test_the_report_tells_apart_what_was_printed_opened_answered_and_came_without_a_slip(office: Office) -> None:
    first = await office.admin.slip(DESK, 1)
    await answers(office, person(1), first)
    await answers(office, person(2), office.links[DESK])
    await answers(office, person(3), first)  # opened before: not counted as opened, and unverified
    second = await office.admin.slip(DESK, 2)  # opened, not answered
    await office.turn(person(4), Started(second, talk := fresh_id()), talk)
    await office.turn(person(4), Started(second, talk := fresh_id()), talk)
    await become_final(office)

    told = await office.database.run(staff_reports.desk_report, DESK, parse("2026-W46"), office.clock.now())

    assert "Theo phiếu mời: 1; không có phiếu: 2; cán bộ nhập hộ (báo cáo riêng): 0" in told.text
    assert "Qua chat: 3; trên trang web: 0; hỏi trực tiếp: 0; phiếu giấy: 0" in told.text
    assert "Phiếu mời: in trong kỳ 100; được mở 2; có câu trả lời đã chốt 1" in told.text


async def test_a_report_tells_of_fast_answers_at_once_and_of_runs_of_best_ones_only_when_their_block_is_full(
    office: Office,
) -> None:
    for number in range(9):
        await answers(office, person(number), office.links[DESK], levels=(5, 5, 5, 5), took=4 if number < 3 else 150)
    await office.live_until(MONDAY)
    few = await office.database.run(staff_reports.desk_report, DESK, parse("2026-W46"), office.clock.now())
    await answers(office, person(10), office.links[DESK], levels=(5, 5, 5, 4), took=150)
    await office.live_until(MONDAY + timedelta(weeks=1))
    enough = await office.database.run(staff_reports.desk_report, DESK, parse("2026-W47"), office.clock.now())

    assert "(các lượt này vẫn được tính): gửi chưa đến 5 giây sau khi bắt đầu 3\n" in few.text
    assert "(các lượt này vẫn được tính): chọn mức cao nhất ở mọi câu 9 (trong" in enough.text


async def test_a_burst_is_told_after_closing_to_leaders_and_owners_once_and_to_nobody_else(office: Office) -> None:
    for number in range(9):
        await answers(office, person(number), office.links[DESK], took=10)
    at_once = told_of_bursts(office)
    await office.live_until(office.clock.now().replace(hour=17, minute=0))

    assert at_once == {}
    assert told_of_bursts(office) == {"Lãnh đạo": 1, "Quản trị": 1}


async def test_five_within_two_minutes_are_no_news(office: Office) -> None:
    for number in range(5):
        await answers(office, person(number), office.links[DESK], took=10)
    await office.live_until(office.clock.now() + timedelta(days=1))

    assert told_of_bursts(office) == {}


def told_of_bursts(office: Office) -> dict[str, int]:
    found = {
        chat.name: sum("được gửi trong 2 phút" in shown.message.text for shown in chat.shown)
        for chat in office.staff_chats
    }
    return {name: number for name, number in found.items() if number}
