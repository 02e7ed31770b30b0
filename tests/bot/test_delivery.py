"""What is owed goes out in order, at the permitted rate, and every answer has its consequence."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import pytest_asyncio

from bot.botapi import TokenRevoked
from bot.channel import Gone, Instead, Later, Outcome, Rejected, Sent
from bot.delivery import Delivery
from bot.pace import Rates
from storage import claims, outbox
from storage.claims import Claimed
from storage.database import Database, Transaction
from storage.outbox import Entry, Repeat, Urgency
from survey.messages import STAFF_BOT, Address, Document, Message
from tests.bot.hand import HandClock, until

START = datetime(2026, 11, 18, 2, 0, tzinfo=UTC)
LEASE = timedelta(minutes=5)
LOST = Later(timedelta(seconds=0.5), maybe_sent=True)
GONE_BLOB = "0" * 32
DOWN = Later(timedelta(seconds=0.5))


@dataclass(frozen=True)
class Try:
    at: datetime
    chat: str
    text: str
    picture: bytes | None = None


@dataclass
class Office:
    """A channel that keeps what it was given and answers as it was told."""

    db: Database
    clock: HandClock
    tries: list[Try] = field(default_factory=list)
    answers: dict[str, list[Outcome | Exception]] = field(default_factory=lambda: defaultdict(list))
    set_aside: list[tuple[str, str]] = field(default_factory=list)
    drawn: list[str] = field(default_factory=list)
    stop: asyncio.Event = field(default_factory=asyncio.Event)
    delivery: Delivery | None = None
    running: asyncio.Future[None] | None = None
    number: int = 0

    async def send(self, to: Address, message: Message, instead: Instead, picture: bytes | None) -> Outcome:
        self.tries.append(Try(self.clock.now(), to.chat, message.text, picture))
        told = self.answers[message.text] or self.answers["*"]
        answer = told.pop(0) if told else Sent(len(self.tries))
        if isinstance(answer, Exception):
            raise answer
        return answer

    async def draw(self, drawing: str) -> bytes | None:
        self.drawn.append(drawing)
        return None if drawing == "hangs" else b"png"

    async def open_blob(self, name: str) -> bytes | None:
        return None if name == GONE_BLOB else b"file"

    def put_aside(self, tx: Transaction, claimed: Claimed, ending: str, why: str, at: datetime) -> None:
        self.set_aside.append((claimed.message.text, ending))

    def owe(self, text: str, chat: str = "1", **more: Any) -> None:
        self.number += 1
        message = Message(text, drawing=more.pop("drawing", None), document=more.pop("document", None))
        entry = Entry(key=f"test:{self.number}", to=Address(STAFF_BOT, chat), message=message, **more)
        assert self.db.run_now(outbox.enqueue, entry, self.clock.now())

    def start(self, rates: Rates | None = None) -> None:
        self.stop = asyncio.Event()
        self.delivery = Delivery(
            self.db,
            STAFF_BOT,
            self,
            self.clock,
            lambda: 0.5,
            self.put_aside,
            self.draw,
            self.open_blob,
            alone=True,
            rates=rates,
        )
        self.running = asyncio.ensure_future(self.delivery.run(self.stop))

    async def finish(self) -> None:
        assert self.running is not None
        self.stop.set()
        await self.running

    async def until(self, happened: Callable[[], Any]) -> Any:
        return await until(self.db, happened)

    def texts(self) -> list[str]:
        return [one.text for one in self.tries]

    def seconds(self, text: str) -> list[float]:
        return [(one.at - START).total_seconds() for one in self.tries if one.text == text]

    def owed(self) -> int:
        return self.db.run_now(claims.pending, STAFF_BOT)


@pytest_asyncio.fixture
async def office(sqlite_database: Database) -> AsyncIterator[Office]:
    office = Office(sqlite_database, HandClock(START, sqlite_database))
    yield office
    office.stop.set()
    if office.running is not None:
        await asyncio.gather(office.running, return_exceptions=True)


async def test_a_chat_hears_everything_once_and_in_order(office: Office) -> None:
    for text in ("một", "hai", "ba"):
        office.owe(text)

    office.start()
    await office.until(lambda: office.owed() == 0)
    await office.finish()

    assert office.texts() == ["một", "hai", "ba"]


async def test_what_must_wait_is_not_overtaken_in_its_chat_but_by_other_chats(office: Office) -> None:
    office.answers["một"] = [DOWN]
    office.owe("một")
    office.owe("hai")
    office.owe("anderswo", chat="2")

    office.start()
    await office.until(lambda: "anderswo" in office.texts())
    await office.clock.pass_time(1)
    await office.finish()

    assert [text for text in office.texts() if text != "anderswo"] == ["một", "một", "hai"]


async def test_replies_go_before_alerts_before_bulk(office: Office) -> None:
    office.owe("thẻ tuần", chat="1", urgency=Urgency.BULK)
    office.owe("cảnh báo", chat="2", urgency=Urgency.ALERT)
    office.owe("trả lời", chat="3")

    office.start(Rates(bot_per_second=1, bot_burst=1))
    await office.clock.pass_time(3)
    await office.finish()

    assert office.texts() == ["trả lời", "cảnh báo", "thẻ tuần"]


@pytest.mark.parametrize("seconds", [1, 30, 3600])
async def test_a_flooded_chat_waits_exactly_and_alone(office: Office, seconds: int) -> None:
    office.answers["một"] = [Later(timedelta(seconds=seconds), flooded=True)]
    office.owe("một", expires_at=None)
    office.owe("hai")
    office.owe("anderswo", chat="2")
    office.start()
    await office.until(lambda: len(office.tries) == 2)

    await office.clock.pass_time(seconds - 0.1)
    early = office.texts()
    await office.clock.pass_time(2)
    await office.finish()

    assert sorted(early) == ["anderswo", "một"]
    assert office.seconds("một")[1] >= seconds
    assert office.texts()[-2:] == ["một", "hai"]


async def test_bulk_for_a_flooded_chat_waits_too(office: Office) -> None:
    office.answers["thẻ"] = [Later(timedelta(seconds=30), flooded=True)]
    office.owe("thẻ", urgency=Urgency.BULK)
    office.start()
    await office.until(lambda: office.tries)
    office.owe("trả lời")

    await office.clock.pass_time(29)
    early = office.texts()
    await office.clock.pass_time(3)
    await office.finish()

    assert early == ["thẻ"]
    assert sorted(office.texts()) == ["thẻ", "thẻ", "trả lời"]


async def test_three_flooded_chats_within_a_second_mean_the_whole_bot(office: Office) -> None:
    for chat in ("1", "2", "3"):
        office.answers[chat] = [Later(timedelta(seconds=10), flooded=True)]
        office.owe(chat, chat=chat)
    office.start()
    await office.until(lambda: len(office.tries) == 3)
    office.owe("anderswo", chat="4")

    await office.clock.pass_time(9)
    early = office.texts()
    await office.clock.pass_time(3)
    await office.finish()

    assert "anderswo" not in early
    assert office.seconds("anderswo")[0] >= 10
    assert office.owed() == 0


async def test_the_bot_never_sends_more_than_25_in_any_second_and_hardly_less(office: Office) -> None:
    for number in range(150):
        office.owe(f"{number}", chat=f"{number}", urgency=Urgency.BULK)

    office.start()
    await office.clock.pass_time(7)
    await office.finish()

    times = [one.at for one in office.tries]
    # 150 at 25/s take 6 s
    assert len(times) == 150
    assert all(later - earlier >= timedelta(seconds=1) for earlier, later in zip(times, times[25:], strict=False))
    assert times[-1] - START <= timedelta(seconds=6.2)


async def test_one_person_hears_three_at_once_and_then_one_a_second(office: Office) -> None:
    for number in range(5):
        office.owe(f"{number}")

    office.start()
    await office.clock.pass_time(3)
    await office.finish()

    times = [(one.at - START).total_seconds() for one in office.tries]
    assert times[2] < 0.5  # a burst of three
    assert times[3] >= 1
    assert times[4] >= 2


async def test_a_group_hears_at_most_18_a_minute(office: Office) -> None:
    for number in range(20):
        office.owe(f"{number}", chat="-100")

    office.start()
    await office.clock.pass_time(59)
    within_a_minute = len(office.tries)
    await office.clock.pass_time(5)
    await office.finish()

    assert within_a_minute == 18
    assert len(office.tries) == 20


async def test_an_answer_that_was_lost_is_repeated_for_what_is_recognisable(office: Office) -> None:
    office.answers["biên nhận PA-1"] = [LOST]
    office.owe("biên nhận PA-1", repeat=Repeat.REPEAT)

    office.start()
    await office.clock.pass_time(2)
    await office.finish()

    assert office.texts() == ["biên nhận PA-1", "biên nhận PA-1"]
    assert office.owed() == 0


async def test_an_answer_that_was_lost_is_not_repeated_for_what_is_said_once(office: Office) -> None:
    office.answers["nhắc"] = [LOST]
    office.owe("nhắc", repeat=Repeat.ONCE)
    office.owe("sau")

    office.start()
    await office.clock.pass_time(2)
    await office.finish()

    assert office.texts() == ["nhắc", "sau"]
    assert office.set_aside == [("nhắc", "held")]


async def test_after_a_restart_what_was_on_its_way_is_repeated_or_held(office: Office) -> None:
    office.owe("thẻ", chat="1")
    office.owe("nhắc", chat="2", repeat=Repeat.ONCE)
    office.owe("chưa gửi", chat="3")
    office.db.run_now(claims.claim_due, STAFF_BOT, START, 2, LEASE)  # and then the program was killed

    office.start()
    await office.until(lambda: office.owed() == 0)
    await office.finish()

    assert sorted(office.texts()) == ["chưa gửi", "thẻ"]
    assert office.set_aside == [("nhắc", "held")]


async def test_failures_are_tried_again_after_growing_pauses(office: Office) -> None:
    office.answers["một"] = [DOWN, DOWN, DOWN]
    office.owe("một")

    office.start(Rates())
    await office.clock.pass_time(12)
    await office.finish()

    # chance 0.5 makes the spread 1: pauses of 0.5, 1 and 2 s, looked at each second
    first, second, third, fourth = office.seconds("một")
    assert second - first >= 0.5
    assert third - second >= 1
    assert fourth - third >= 2


async def test_one_chat_that_fails_for_ever_is_held_while_others_are_served(office: Office) -> None:
    office.answers["hỏng"] = [DOWN] * 100
    office.owe("hỏng", chat="1")
    office.owe("sau", chat="1")
    office.start()
    for minute in range(14):
        office.owe(f"phút {minute}", chat="2")
        await office.clock.pass_time(60)

    await office.finish()

    assert office.set_aside == [("hỏng", "held")]
    assert office.texts()[-1] != "hỏng"
    assert "sau" in office.texts()


async def test_in_an_outage_nothing_is_held_and_everything_arrives_afterwards(office: Office) -> None:
    office.answers["*"] = [DOWN] * 1_000
    for chat in range(1, 6):
        office.owe(f"{chat}", chat=f"{chat}")
    office.start()
    await office.clock.pass_time(1_200)
    tried_in_vain = len(office.tries)
    office.answers["*"] = []

    await office.clock.pass_time(90)
    await office.finish()

    assert office.set_aside == []
    assert office.owed() == 0
    assert tried_in_vain < 5 * 1_200 / 10  # not each chat every second


async def test_a_group_that_became_a_supergroup_hears_it_once_under_its_new_id(office: Office) -> None:
    office.answers["cảnh báo"] = [Gone(moved_to="-1009")]
    office.owe("cảnh báo", chat="-9", urgency=Urgency.ALERT)
    office.owe("sau", chat="-9")

    office.start()
    await office.until(lambda: office.owed() == 0)
    await office.finish()

    assert [(one.chat, one.text) for one in office.tries] == [
        ("-9", "cảnh báo"),
        ("-1009", "cảnh báo"),
        ("-1009", "sau"),
    ]


async def test_a_closed_chat_is_marked_loses_its_bulk_and_is_reported(office: Office) -> None:
    office.answers["cảnh báo"] = [Gone(why="403")]
    office.owe("cảnh báo", urgency=Urgency.ALERT)
    office.owe("thẻ", urgency=Urgency.BULK)

    office.start()
    await office.clock.pass_time(2)
    await office.finish()

    assert office.texts() == ["cảnh báo"]
    assert office.set_aside == [("cảnh báo", "gone")]
    assert office.db.run_now(outbox.is_unreachable, Address(STAFF_BOT, "1"))
    assert office.owed() == 0


async def test_our_mistakes_are_set_aside_and_the_chat_goes_on(office: Office) -> None:
    office.answers["sai"] = [Rejected("400 Bad Request")]
    office.answers["lỗi"] = [ValueError("a bug")]
    for text in ("sai", "lỗi", "sau"):
        office.owe(text)

    office.start()
    await office.until(lambda: office.owed() == 0)
    await office.finish()

    assert office.texts() == ["sai", "lỗi", "sau"]
    assert office.set_aside == [("sai", "rejected"), ("lỗi", "rejected")]


async def test_what_is_too_late_is_not_said(office: Office) -> None:
    office.owe("cũ", expires_at=START - timedelta(seconds=1))
    office.owe("mới", expires_at=START + timedelta(hours=1))

    office.start()
    await office.until(lambda: office.owed() == 0)
    await office.finish()

    assert office.texts() == ["mới"]
    assert office.set_aside == [("cũ", "expired")]


async def test_a_revoked_token_stops_and_keeps_what_is_owed(office: Office) -> None:
    office.answers["một"] = [TokenRevoked("sendMessage: 401")]
    office.owe("một", repeat=Repeat.ONCE)
    office.start()
    assert office.running is not None
    with pytest.raises(TokenRevoked):
        await office.running

    office.start()  # with a new token
    await office.until(lambda: office.owed() == 0)
    await office.finish()

    assert office.texts() == ["một", "một"]
    assert office.set_aside == []


async def test_a_chart_travels_with_its_card_and_a_card_goes_without_a_chart_that_hangs(office: Office) -> None:
    office.owe("thẻ một", chat="1", drawing="weekly")
    office.owe("thẻ hai", chat="2", drawing="hangs")

    office.start()
    await office.until(lambda: office.owed() == 0)
    await office.finish()

    assert {one.text: one.picture for one in office.tries} == {"thẻ một": b"png", "thẻ hai": None}


async def test_a_file_travels_with_its_message_and_one_that_cannot_be_made_is_owned_up_to(office: Office) -> None:
    office.owe("Quý IV", chat="1", document=Document("bao-cao.pdf", "report", "chưa lập được tệp"))
    office.owe("Quý III", chat="2", document=Document("bao-cao.pdf", "hangs", "chưa lập được tệp"))

    office.start()
    await office.until(lambda: office.owed() == 0)
    await office.finish()

    assert {one.text: one.picture for one in office.tries} == {"Quý IV": b"png", "chưa lập được tệp": None}


async def test_stopping_lets_the_messages_under_way_be_recorded(office: Office) -> None:
    for chat in range(5):
        office.owe(f"{chat}", chat=f"{chat}")
    office.start()
    await office.until(lambda: office.tries)

    await office.finish()

    assert office.owed() == 5 - len(office.tries)


async def test_what_a_turn_claims_itself_is_sent_and_recorded(office: Office) -> None:
    office.start()
    assert office.delivery is not None
    until = await office.until(office.delivery.claim_until)
    entry = Entry("turn:a:0", Address(STAFF_BOT, "1"), Message("một"))

    claimed = office.db.run_now(claims.enqueue_claimed, entry, office.clock.now(), until)
    assert claimed is not None
    office.delivery.take(claimed)

    await office.until(lambda: office.owed() == 0)
    assert office.texts() == ["một"]


async def test_nothing_may_be_claimed_before_what_a_fallen_deliverer_left_is_released(office: Office) -> None:
    office.start()
    assert office.delivery is not None

    before = office.delivery.claim_until()

    assert before is None
    assert await office.until(office.delivery.claim_until)
