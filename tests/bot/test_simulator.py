"""The simulator over real HTTP: it answers, refuses and fails as the Bot API does."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
import pytest
import pytest_asyncio

from bot.simulator import limits
from bot.simulator.pictures import sample_picture
from bot.simulator.simulator import Simulator

TOKEN = "1000001:" + "A" * 35
STAFF_TOKEN = "1000002:" + "B" * 35
CITIZEN, OFFICER, STRANGER, GROUP = 501, 601, 999, -2001


@dataclass
class Time:
    """Both clocks of a test, moved by hand."""

    now: datetime = datetime(2026, 11, 18, 2, 0, tzinfo=UTC)
    tick: float = 1_000.0
    pauses: list[float] = field(default_factory=list)

    async def pause(self, seconds: float) -> None:
        self.pauses.append(seconds)


@dataclass
class Bench:
    simulator: Simulator
    time: Time
    address: str
    session: aiohttp.ClientSession

    async def ask(self, method: str, token: str = TOKEN, **parameters: Any) -> dict[str, Any]:
        async with self.session.post(f"{self.address}/bot{token}/{method}", json=parameters) as answer:
            read: dict[str, Any] = await answer.json()
            assert read.get("error_code", 200) == answer.status
            return read

    async def result(self, method: str, token: str = TOKEN, **parameters: Any) -> Any:
        answer = await self.ask(method, token, **parameters)
        assert answer["ok"], answer
        return answer["result"]

    async def refusal(self, method: str, token: str = TOKEN, **parameters: Any) -> tuple[int, str]:
        answer = await self.ask(method, token, **parameters)
        assert not answer["ok"], answer
        return answer["error_code"], answer["description"]

    async def updates(self, token: str = TOKEN, **parameters: Any) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = await self.result("getUpdates", token, **parameters)
        return found


@pytest_asyncio.fixture
async def bench() -> AsyncIterator[Bench]:
    time = Time()
    simulator = Simulator(now=lambda: time.now, tick=lambda: time.tick, pause=time.pause)
    simulator.add_bot(TOKEN, "citizen_bot", "Hài Lòng")
    simulator.add_bot(STAFF_TOKEN, "staff_bot", "Cán bộ")
    for person, name in ((CITIZEN, "Nguyễn Văn An"), (OFFICER, "Lê Thị Hoa"), (STRANGER, "Võ Thị Nga")):
        simulator.add_person(person, name)
    simulator.add_group(GROUP, "Quầy 3", [OFFICER, 1000002])
    address = await simulator.start()
    async with aiohttp.ClientSession() as session:
        yield Bench(simulator, time, address, session)
        await simulator.stop()


@pytest_asyncio.fixture
async def started(bench: Bench) -> Bench:
    bench.simulator.start_bot(CITIZEN, "citizen_bot", "q3")
    return bench


def keyboard(data: str = "x") -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": "Đồng ý", "callback_data": data}]]}


async def test_an_unknown_method_fails_loudly(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    assert await bench.refusal("sendTelepathy") == (404, "Not Found: method not found")

    assert bench.simulator.failures == {"unknown method sendTelepathy": 1}
    assert "SIMULATOR FAILURE: unknown method sendTelepathy" in capsys.readouterr().err


async def test_an_unknown_parameter_fails_loudly_but_is_otherwise_ignored(started: Bench) -> None:
    await started.result("sendMessage", chat_id=CITIZEN, text="Xin chào", colour="red")

    assert started.simulator.failures == {"unknown parameter colour of sendMessage": 1}


async def test_an_unknown_or_revoked_token_is_unauthorized(bench: Bench) -> None:
    assert await bench.refusal("getMe", "1:x") == (401, "Unauthorized")

    bench.simulator.revoke_token("citizen_bot")
    assert await bench.refusal("getMe") == (401, "Unauthorized")


async def test_the_same_call_is_understood_as_json_form_query_and_multipart(started: Bench) -> None:
    url, fields = f"{started.address}/bot{TOKEN}/sendMessage", {"chat_id": str(CITIZEN), "text": "Xin chào"}
    markup = {"reply_markup": json.dumps(keyboard())}
    multipart = aiohttp.FormData(fields | markup, default_to_multipart=True)
    posts = [started.session.post(url, json=fields), started.session.post(url, data=fields | markup)]
    posts += [started.session.get(url, params=fields | markup), started.session.post(url, data=multipart)]

    for post in posts:
        async with post as answer:
            assert answer.status == 200

    assert [message["text"] for message in started.simulator.chat_messages("citizen_bot", CITIZEN)[1:]] == [
        "Xin chào"
    ] * 4


REFUSED: list[tuple[str, dict[str, Any], str]] = [
    ("sendMessage", {"text": ""}, "message text is empty"),
    ("sendMessage", {"text": " \n\t\u2029"}, "message text is empty"),
    ("sendMessage", {"text": "a" * 4097}, "message is too long"),
    ("sendMessage", {"text": "Nhỏ < lớn", "parse_mode": "HTML"}, "can't parse entities: Unsupported start tag"),
    ("sendMessage", {"text": "<b>đậm", "parse_mode": "HTML"}, "can't parse entities: Can't find end tag"),
    ("sendMessage", {"text": "a", "parse_mode": "Telepathy"}, "unsupported parse_mode"),
    ("sendMessage", {"text": "ab", "entities": [{"type": "bold", "offset": 1, "length": 5}]}, "entity beginning at"),
    ("sendMessage", {"text": "😊", "entities": [{"type": "bold", "offset": 1, "length": 1}]}, "entity beginning at"),
    ("sendMessage", {"text": "a", "reply_markup": keyboard("ặ" * 30)}, "BUTTON_DATA_INVALID"),  # 3 bytes each: 90
    ("sendMessage", {"text": "a", "reply_markup": keyboard("")}, "BUTTON_DATA_INVALID"),
    ("sendMessage", {"text": "a", "reply_markup": {"inline_keyboard": [[{"text": "a"}]]}}, "can't parse inline"),
    ("sendMessage", {"text": "a", "reply_markup": {"inline_keyboard": [{"text": "a"}]}}, "Field"),
    ("sendMessage", {"text": "a", "reply_parameters": {"message_id": 77}}, "message to be replied not found"),
    ("editMessageText", {"message_id": 77, "text": "a"}, "message to edit not found"),
    ("editMessageText", {"message_id": 1, "text": "a"}, "message can't be edited"),
    ("deleteMessage", {"message_id": 77}, "message to delete not found"),
    ("sendPhoto", {"photo": "nothing"}, "wrong file identifier"),
    ("sendMediaGroup", {"media": []}, "media group must include 2-10 items"),
]


@pytest.mark.parametrize(("method", "parameters", "words"), REFUSED)
async def test_what_the_platform_refuses_is_refused(
    started: Bench, method: str, parameters: dict[str, Any], words: str
) -> None:
    code, description = await started.refusal(method, chat_id=CITIZEN, **parameters)

    assert code == 400
    assert description.startswith(f"Bad Request: {words}")


async def test_a_text_at_the_limit_is_sent(started: Bench) -> None:
    await started.result("sendMessage", chat_id=CITIZEN, text="ặ" * 4096, reply_markup=keyboard("a" * 64))


async def test_control_characters_become_spaces_and_entities_move_along(started: Bench) -> None:
    bold = [{"type": "bold", "offset": 6, "length": 2}]

    sent = await started.result("sendMessage", chat_id=CITIZEN, text="  a\x00\r\u202eb\u200b c", entities=bold)

    # two leading spaces trimmed, NUL a space, CR and U+202E dropped, U+200B kept: b stood at 6, stands at 2
    assert sent["text"] == "a b\u200b c"
    assert sent["entities"] == [{"type": "bold", "offset": 2, "length": 2}]


async def test_html_becomes_entities(started: Bench) -> None:
    sent = await started.result("sendMessage", chat_id=CITIZEN, text="a &lt; <b>đậm</b>", parse_mode="HTML")

    assert sent["text"] == "a < đậm"
    assert sent["entities"] == [{"type": "bold", "offset": 4, "length": 3}]


async def test_an_edit_without_a_change_is_refused(started: Bench) -> None:
    sent = await started.result("sendMessage", chat_id=CITIZEN, text="a", reply_markup=keyboard())
    same = {"chat_id": CITIZEN, "message_id": sent["message_id"], "text": "a"}

    code, description = await started.refusal("editMessageText", **same, reply_markup=keyboard())
    edited = await started.result("editMessageText", **same)

    assert (code, description.split(":")[1]) == (400, " message is not modified")
    assert "reply_markup" not in edited  # left out, the buttons go


async def test_a_bot_cannot_write_first(bench: Bench) -> None:
    assert await bench.refusal("sendMessage", chat_id=STRANGER, text="a") == (400, "Bad Request: chat not found")

    bench.simulator.start_bot(STRANGER, "staff_bot")
    refusal = await bench.refusal("sendMessage", chat_id=STRANGER, text="a")
    assert refusal == (403, "Forbidden: bot can't initiate conversation with a user")


async def test_a_blocked_bot_may_not_write_until_it_is_started_again(started: Bench) -> None:
    started.simulator.block(CITIZEN, "citizen_bot")
    assert await started.refusal("sendMessage", chat_id=CITIZEN, text="a") == (
        403,
        "Forbidden: bot was blocked by the user",
    )

    started.simulator.start_bot(CITIZEN, "citizen_bot")
    await started.result("sendMessage", chat_id=CITIZEN, text="a")

    kinds = [next(kind for kind in update if kind != "update_id") for update in await started.updates()]
    assert kinds == ["message", "my_chat_member", "my_chat_member", "message"]


async def test_a_deactivated_person_and_a_kicked_bot_are_told_apart(started: Bench) -> None:
    started.simulator.deactivate(CITIZEN)
    started.simulator.kick(OFFICER, GROUP, "staff_bot")

    assert await started.refusal("sendMessage", chat_id=CITIZEN, text="a") == (403, "Forbidden: user is deactivated")
    kicked = await started.refusal("sendMessage", STAFF_TOKEN, chat_id=GROUP, text="a")
    assert kicked == (403, "Forbidden: bot was kicked from the group chat")


async def test_a_group_that_became_a_supergroup_names_its_new_id(bench: Bench) -> None:
    new = bench.simulator.migrate(GROUP)

    refused = await bench.ask("sendMessage", STAFF_TOKEN, chat_id=GROUP, text="a")

    assert refused["error_code"] == 400
    assert refused["parameters"] == {"migrate_to_chat_id": new}
    await bench.result("sendMessage", STAFF_TOKEN, chat_id=new, text="a")
    old_note, new_note = [update["message"] for update in await bench.updates(STAFF_TOKEN)]
    assert (old_note["chat"]["id"], old_note["migrate_to_chat_id"]) == (GROUP, new)
    assert (new_note["chat"]["id"], new_note["migrate_from_chat_id"]) == (new, GROUP)


async def test_in_a_group_the_bot_hears_commands_and_replies_only(bench: Bench) -> None:
    card = await bench.result("sendMessage", STAFF_TOKEN, chat_id=GROUP, text="Phản ánh mới")
    bench.simulator.say(OFFICER, GROUP, "chuyện riêng")
    bench.simulator.say(OFFICER, GROUP, "/hang_doi")
    bench.simulator.say(OFFICER, GROUP, "/hang_doi@another_bot")
    bench.simulator.say(OFFICER, GROUP, "/gan_quay@staff_bot Q3")
    bench.simulator.say(OFFICER, GROUP, "Đã xong", reply_to=card["message_id"])

    heard = [update["message"] for update in await bench.updates(STAFF_TOKEN)]

    assert [message["text"] for message in heard] == ["/hang_doi", "/gan_quay@staff_bot Q3", "Đã xong"]
    assert heard[2]["reply_to_message"]["message_id"] == card["message_id"]


async def test_an_anonymous_admin_comes_as_a_fake_user(bench: Bench) -> None:
    bench.simulator.join(OFFICER, GROUP, anonymous=True)
    bench.simulator.say(OFFICER, GROUP, "/hang_doi")

    [update] = await bench.updates(STAFF_TOKEN)

    assert update["message"]["from"]["username"] == "GroupAnonymousBot"
    assert update["message"]["sender_chat"]["id"] == GROUP


async def test_a_press_reaches_the_bot_and_its_answer_the_person(started: Bench) -> None:
    await started.result("sendMessage", chat_id=CITIZEN, text="Đồng ý?", reply_markup=keyboard("yes"))

    query = started.simulator.press_label(CITIZEN, "citizen_bot", "Đồng ý")

    press = (await started.updates())[-1]["callback_query"]
    assert (press["id"], press["data"], press["message"]["text"]) == (query, "yes", "Đồng ý?")
    assert await started.result("answerCallbackQuery", callback_query_id=query, text="Đã ghi nhận") is True
    assert await started.refusal("answerCallbackQuery", callback_query_id=query) == (
        400,
        "Bad Request: query is too old and response timeout expired or query ID is invalid",
    )


async def test_a_press_must_be_answered_soon(started: Bench) -> None:
    query = started.simulator.press(CITIZEN, "citizen_bot", 1, "forged")
    started.time.tick += limits.CALLBACK_ANSWER_SECONDS + 1

    code, _ = await started.refusal("answerCallbackQuery", callback_query_id=query)

    assert code == 400


async def test_more_than_twenty_messages_a_minute_are_too_many_for_a_group(bench: Bench) -> None:
    for _ in range(limits.GROUP_PER_MINUTE):
        await bench.result("sendMessage", STAFF_TOKEN, chat_id=GROUP, text="a")
        bench.time.tick += 1

    refused = await bench.ask("sendMessage", STAFF_TOKEN, chat_id=GROUP, text="a")

    assert (refused["error_code"], refused["parameters"]) == (429, {"retry_after": 40})  # the first was 20 s ago
    bench.time.tick += 40
    await bench.result("sendMessage", STAFF_TOKEN, chat_id=GROUP, text="a")


async def test_a_second_poller_ends_the_first_with_409(bench: Bench) -> None:
    first = asyncio.create_task(bench.refusal("getUpdates", timeout=50))
    await bench.simulator.until(lambda: bench.simulator.world.bots["citizen_bot"].poll_number == 1)

    second = asyncio.create_task(bench.updates(timeout=50))
    code, description = await first

    assert (code, description[:49]) == (409, "Conflict: terminated by other getUpdates request;")
    bench.simulator.start_bot(CITIZEN, "citizen_bot")
    assert len(await second) == 1


async def test_a_long_poll_is_one_request_until_something_happens(bench: Bench) -> None:
    poll = asyncio.create_task(bench.updates(timeout=50))
    await bench.simulator.until(lambda: bench.simulator.record.total == 1)

    bench.simulator.start_bot(CITIZEN, "citizen_bot", "q3")

    [update] = await poll
    assert update["message"]["text"] == "/start q3"
    assert bench.simulator.record.total == 1


async def test_allowed_updates_are_remembered_when_left_out(started: Bench) -> None:
    first = await started.updates(allowed_updates=["callback_query"])
    started.simulator.say(CITIZEN, "citizen_bot", "không được nghe")
    started.simulator.press(CITIZEN, "citizen_bot", 1, "x")

    later = await started.updates(offset=first[-1]["update_id"] + 1)

    assert ["callback_query" in update for update in later] == [True]


async def test_polling_is_refused_while_a_webhook_is_set(bench: Bench) -> None:
    await bench.result("setWebhook", url="https://example.org/hook", secret_token="s3cret")

    code, description = await bench.refusal("getUpdates")

    assert code == 409
    assert "webhook is active" in description
    await bench.result("deleteWebhook")
    bench.simulator.start_bot(CITIZEN, "citizen_bot")
    assert len(await bench.updates()) == 1


@pytest.mark.parametrize(("kind", "code"), [("429", 429), ("500", 500), ("refuse", 400)])
async def test_an_ordered_fault_hits_once_and_has_no_effect(started: Bench, kind: str, code: int) -> None:
    started.simulator.fail(kind, "sendMessage", CITIZEN, retry_after=30)

    refused = await started.ask("sendMessage", chat_id=CITIZEN, text="a")
    await started.result("sendMessage", chat_id=CITIZEN, text="b")

    assert refused["error_code"] == code
    assert refused.get("parameters") == ({"retry_after": 30} if code == 429 else None)
    assert [message["text"] for message in started.simulator.chat_messages("citizen_bot", CITIZEN)[1:]] == ["b"]


@pytest.mark.parametrize(("kind", "sent"), [("cut_before", 0), ("cut_after", 1)])
async def test_a_cut_call_gets_no_answer_whether_or_not_it_was_done(started: Bench, kind: str, sent: int) -> None:
    started.simulator.fail(kind, "sendMessage")

    with pytest.raises(aiohttp.ClientError):
        await started.ask("sendMessage", chat_id=CITIZEN, text="a")

    assert len(started.simulator.chat_messages("citizen_bot", CITIZEN)) == 1 + sent


async def test_the_record_keeps_neither_token_nor_file(started: Bench) -> None:
    form = aiohttp.FormData({"chat_id": str(CITIZEN)})
    form.add_field("photo", sample_picture(), filename="a.png")
    async with started.session.post(f"{started.address}/bot{TOKEN}/sendPhoto", data=form) as answer:
        assert answer.status == 200

    async with started.session.get(f"{started.address}/control/record?method=sendPhoto") as answer:
        [request] = (await answer.json())["requests"]

    assert (request["bot"], request["code"]) == ("citizen_bot", 200)
    assert request["parameters"]["photo"].endswith("bytes>")
    assert TOKEN not in json.dumps(request)


async def test_a_photo_can_be_fetched_by_the_bot_that_received_it_only(started: Bench) -> None:
    picture = sample_picture(1)
    started.simulator.send_photo(CITIZEN, "citizen_bot", picture)
    file_id = (await started.updates())[-1]["message"]["photo"][0]["file_id"]

    path = (await started.result("getFile", file_id=file_id))["file_path"]
    async with started.session.get(f"{started.address}/file/bot{TOKEN}/{path}") as answer:
        fetched = await answer.read()

    assert fetched == picture
    assert (await started.refusal("getFile", STAFF_TOKEN, file_id=file_id))[0] == 400
    started.time.now += timedelta(hours=1)
    async with started.session.get(f"{started.address}/file/bot{TOKEN}/{path}") as answer:
        assert answer.status == 404


async def test_a_message_can_be_deleted_for_48_hours_only(started: Bench) -> None:
    old = (await started.result("sendMessage", chat_id=CITIZEN, text="a"))["message_id"]
    started.time.now += timedelta(hours=48, seconds=1)
    new = (await started.result("sendMessage", chat_id=CITIZEN, text="b"))["message_id"]

    assert (await started.refusal("deleteMessage", chat_id=CITIZEN, message_id=old))[0] == 400
    assert await started.result("deleteMessage", chat_id=CITIZEN, message_id=new) is True


async def test_a_malformed_update_is_handed_out_as_it_is(started: Bench) -> None:
    update = started.simulator.inject("citizen_bot", "message", {"text": 7, "from": "nobody", "lone": "\ud800"})

    found = await started.updates(offset=update)

    assert found == [{"update_id": update, "message": {"text": 7, "from": "nobody", "lone": "\ud800"}}]


async def test_people_can_be_played_over_the_control_api(bench: Bench) -> None:
    url = f"{bench.address}/control"
    async with bench.session.post(f"{url}/start_bot", json={"person": CITIZEN, "bot": "citizen_bot"}) as answer:
        assert await answer.json() == {"result": 1}
    async with bench.session.post(f"{url}/say", json={"person": 1, "chat": "nobody", "text": "a"}) as answer:
        assert answer.status == 400

    async with bench.session.get(f"{url}/messages?chat=citizen_bot&person={CITIZEN}") as answer:
        shown = (await answer.json())["messages"]

    assert [message["text"] for message in shown] == ["/start"]
