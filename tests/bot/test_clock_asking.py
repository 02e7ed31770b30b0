"""Questions that come after the safe-zone delay: once, by day, also late; and the alert about the answers to them."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.clock import fresh_id as fresh
from bot.rehearsal.office import CITIZEN, Office
from bot.rehearsal.opening import open_sample_office
from bot.usecases import clock_asking
from storage import askings, responses
from storage.database import Database, Transaction
from survey.conversation.buttons import At, To
from survey.conversation.events import Pressed, Started
from survey.conversation.interviewing import asked
from survey.messages import CITIZEN_BOT, WEB, Address, ChannelName

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
WEDNESDAY = datetime(2026, 11, 11, 9, tzinfo=ZONE)
QUESTIONS = "Như đã hẹn"


@pytest.fixture
async def office(database: Database) -> AsyncIterator[Office]:
    office = await open_sample_office(database, WEDNESDAY, ZONE)
    await office.admin.unit_asks_later("an-phuoc", later=True)
    yield office


async def visits(office: Office, desk: str = "quay-3") -> None:
    await office.says(CITIZEN, f"/start {office.links[desk]}")
    await office.says(CITIZEN, "dong y")


def questions(office: Office) -> int:
    return sum(QUESTIONS in shown.message.text for shown in office.shown(CITIZEN))


async def tick_at(office: Office, hour: int, minute: int = 0, day: int = 11) -> None:
    office.clock.move_to(WEDNESDAY.replace(day=day, hour=hour, minute=minute))
    await office.tick()


async def test_never_before_the_delay_is_over_and_never_twice(office: Office) -> None:
    await visits(office)

    await tick_at(office, 12, 29)
    before = questions(office)
    await tick_at(office, 15)
    await office.tick()
    await office.tick()

    assert (before, questions(office)) == (0, 1)


async def test_after_an_outage_late_but_by_day(office: Office) -> None:
    await visits(office)

    await tick_at(office, 21)  # they were due until 15:00, and the program stood still
    at_night = questions(office)
    await tick_at(office, 7, 29, day=12)  # half an hour after 07:00 at the earliest
    too_early = questions(office)
    await tick_at(office, 10, day=12)

    assert (at_night, too_early, questions(office)) == (0, 0, 1)


async def test_after_three_days_nobody_is_asked_and_nothing_of_the_visit_stays(office: Office) -> None:
    await visits(office)

    await tick_at(office, 9, 1, day=14)

    assert questions(office) == 0
    assert await waiting(office) == 0
    await office.says(CITIZEN, "/du_lieu_cua_toi")
    assert "Không có câu trả lời" in office.shown(CITIZEN)[-1].message.text


async def test_who_is_busy_is_asked_afterwards(office: Office) -> None:
    await visits(office)
    await office.says(CITIZEN, "/phan_anh")
    await office.says(CITIZEN, "1")

    await tick_at(office, 15)
    while_writing = questions(office)
    await office.says(CITIZEN, "Hủy")
    await office.says(CITIZEN, "Thôi")
    await tick_at(office, 15, 16)

    assert (while_writing, questions(office)) == (0, 1)


async def test_two_programs_ask_once(office: Office) -> None:
    await visits(office)
    at = WEDNESDAY.replace(hour=15)

    taken = [await office.database.run(clock_asking.ask_due, at, fresh()) for _ in range(2)]
    office.clock.move_to(at)
    await office.deliver()

    assert taken == [1, 0]
    assert questions(office) == 1


async def test_a_page_cannot_be_pushed_but_begins_with_the_questions_afterwards(office: Office) -> None:
    address = Address(WEB, "browser")
    talk = fresh()[:8]
    await office.turn(address, Started(office.links["quay-3"], talk), talk)
    await office.turn(address, Pressed(talk, At.CONSENT, To.YES))

    await tick_at(office, 15)

    assert await waiting(office) == 0
    assert await office.turn(address, Pressed(talk, "overall", "5")) is not None
    assert len((await office.database.run(responses.interview, talk)).answers) == 1  # type: ignore[union-attr]


async def test_low_answers_to_questions_that_came_later_are_told_at_once_in_threes(office: Office) -> None:
    talks = [await visits_as(office, number) for number in range(4)]
    await tick_at(office, 15)

    told = []
    for number, (level, talk) in enumerate(zip("5255", talks, strict=True)):
        await answers(office, number, talk, level)
        told.append(alerts(office))

    # the second is low; the third makes three; the fourth is alone again
    assert told == [0, 0, 1, 1]
    await tick_at(office, 17, 1, day=12)  # they are final by now, and nobody is told a second time
    assert alerts(office) == 1


async def test_who_answers_at_the_desk_is_not_told_of_at_once(office: Office) -> None:
    for number in range(3):
        talk = await visits_as(office, number)
        await office.turn(person(number), Pressed(talk, At.LATER, To.YES))
        await answers(office, number, talk, "1")
    await office.deliver()

    at_once = alerts(office)
    await tick_at(office, 17, 1, day=12)

    assert (at_once, alerts(office)) == (0, 1)


async def test_the_time_to_answer_counts_from_the_questions(office: Office) -> None:
    talk = await visits_as(office, 0)

    await tick_at(office, 15)

    interview = await office.database.run(responses.interview, talk)
    assert interview is not None
    assert (interview.started_at, interview.after_delay) == (office.clock.now(), True)


def person(number: int) -> Address:
    return Address(ChannelName(CITIZEN_BOT), str(8_000_000 + number))


async def visits_as(office: Office, number: int) -> str:
    talk = fresh()[:8]
    await office.turn(person(number), Started(office.links["quay-3"], talk), talk)
    await office.turn(person(number), Pressed(talk, At.CONSENT, To.YES))
    return talk


async def answers(office: Office, number: int, talk: str, level: str) -> None:
    survey, _ = await office.asked_at("quay-3")
    for question in asked(survey, ()):
        choice = level if question.choice(level) else str(To.SKIP)
        await office.turn(person(number), Pressed(talk, question.key, choice))
        if question.key == "ontime" and level in ("1", "2", "3"):
            await office.turn(person(number), Pressed(talk, "apology", "1"))
    await office.turn(person(number), Pressed(talk, At.REVIEW, To.SEND))
    await office.deliver()


def alerts(office: Office) -> int:
    return sum("Không hài lòng” trở xuống" in shown.message.text for shown in office.shown("Phụ trách"))


async def waiting(office: Office) -> int:
    def count(tx: Transaction) -> int:
        return len(askings.due(tx, WEDNESDAY + timedelta(days=99), 99))

    return await office.database.run(count)
