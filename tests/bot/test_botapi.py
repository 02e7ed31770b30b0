"""One call of the Bot API: results, typed failures, and a token that nothing repeats."""

import asyncio
import logging
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
import pytest_asyncio
from aiohttp import web

from bot.botapi import (
    ApiRefusal,
    BotApi,
    MaybeWritten,
    NeverWritten,
    TokenRevoked,
    Undecodable,
)
from bot.channel import Gone, Later, Outcome, Rejected, Sent
from bot.sending import is_lost_edit, is_refused_picture, outcome_of
from bot.simulator.simulator import Simulator

TOKEN = "1000001:" + "A" * 35
PERSON = 501
ALLOWED = ("message",)


@pytest_asyncio.fixture
async def simulator() -> AsyncIterator[Simulator]:
    simulator = Simulator(now=lambda: datetime(2026, 11, 18, 2, 0, tzinfo=UTC))
    simulator.add_bot(TOKEN, "citizen_bot", "Hài Lòng")
    simulator.add_person(PERSON, "Nguyễn Thị Lan")
    simulator.start_bot(PERSON, "citizen_bot")
    yield simulator
    await simulator.stop()


@pytest_asyncio.fixture
async def api(simulator: Simulator) -> AsyncIterator[BotApi]:
    api = BotApi(await simulator.start(), TOKEN)
    yield api
    await api.close()


def refusal(code: int, description: str, **parameters: int) -> ApiRefusal:
    return ApiRefusal("sendMessage", code, description, parameters)


# --- the table of reliability.md, 4.1 ---


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (refusal(400, "Bad Request: message is not modified: specified new …"), Sent()),
        (refusal(400, "Bad Request: query is too old and response timeout expired"), Sent()),
        (refusal(400, "Bad Request: group upgraded", migrate_to_chat_id=-1001), Gone(moved_to="-1001")),
    ],
)
def test_an_answer_that_changes_nothing_or_moves_the_chat(answer: ApiRefusal, outcome: Outcome) -> None:
    found = outcome_of(answer)

    assert type(found) is type(outcome)
    assert not isinstance(found, Gone) or found.moved_to == "-1001"


def test_a_flood_waits_exactly_as_long_as_it_was_told() -> None:
    found = outcome_of(refusal(429, "Too Many Requests: retry after 30", retry_after=30))

    assert isinstance(found, Later)
    assert (found.after, found.flooded, found.maybe_sent) == (timedelta(seconds=30), True, False)


@pytest.mark.parametrize(
    "answer",
    [
        refusal(403, "Forbidden: bot was blocked by the user"),
        refusal(403, "Forbidden: words nobody has seen before"),
        refusal(400, "Bad Request: chat not found"),
        refusal(400, "Bad Request: not enough rights to send text messages to the chat"),
    ],
)
def test_a_closed_chat_is_gone_whatever_the_words(answer: ApiRefusal) -> None:
    found = outcome_of(answer)

    assert isinstance(found, Gone)
    assert found.moved_to is None


def test_a_server_error_comes_later_and_was_not_sent() -> None:
    found = outcome_of(refusal(500, "Internal Server Error: restart"))

    assert isinstance(found, Later)
    assert not found.maybe_sent
    assert not found.flooded


def test_only_what_was_written_may_have_been_sent() -> None:
    unwritten = outcome_of(NeverWritten("sendMessage: refused"))
    written = outcome_of(MaybeWritten("sendMessage: cut"))

    assert isinstance(unwritten, Later)
    assert isinstance(written, Later)
    assert (unwritten.maybe_sent, written.maybe_sent) == (False, True)


def test_any_other_400_is_our_mistake() -> None:
    assert outcome_of(refusal(400, "Bad Request: can't parse entities")) == Rejected(
        "400 Bad Request: can't parse entities"
    )


def test_a_revoked_token_is_no_outcome() -> None:
    with pytest.raises(TokenRevoked):
        outcome_of(TokenRevoked("sendMessage: 401"))


def test_a_lost_edit_and_a_refused_picture_are_told_apart_from_mistakes() -> None:
    assert is_lost_edit(refusal(400, "Bad Request: message to edit not found"))
    assert is_lost_edit(refusal(400, "Bad Request: message can't be edited"))
    assert not is_lost_edit(refusal(400, "Bad Request: message text is empty"))
    assert is_refused_picture(refusal(413, "Request Entity Too Large"))
    assert is_refused_picture(refusal(400, "Bad Request: PHOTO_INVALID_DIMENSIONS"))
    assert not is_refused_picture(refusal(400, "Bad Request: chat not found"))


# --- over HTTP ---


async def test_a_call_answers_with_its_result(simulator: Simulator, api: BotApi) -> None:
    result = await api.call("sendMessage", {"chat_id": PERSON, "text": "Xin chào"})

    assert result["text"] == "Xin chào"
    assert simulator.failures == {}


async def test_a_refusal_carries_code_words_and_parameters(simulator: Simulator, api: BotApi) -> None:
    simulator.fail("429", method="sendMessage", retry_after=7)

    with pytest.raises(ApiRefusal) as refused:
        await api.call("sendMessage", {"chat_id": PERSON, "text": "a"})

    assert (refused.value.error_code, refused.value.retry_after) == (429, 7)


@pytest.mark.parametrize("fault", ["cut_before", "cut_after", "no_json"])
async def test_an_answer_that_is_lost_leaves_open_whether_it_arrived(
    simulator: Simulator, api: BotApi, fault: str
) -> None:
    simulator.fail(fault, method="sendMessage")

    with pytest.raises(MaybeWritten):
        await api.call("sendMessage", {"chat_id": PERSON, "text": "a"})


async def test_a_revoked_token_is_said_as_such(simulator: Simulator, api: BotApi) -> None:
    simulator.revoke_token("citizen_bot")

    with pytest.raises(TokenRevoked):
        await api.call("sendMessage", {"chat_id": PERSON, "text": "a"})


async def test_updates_come_as_they_were_queued(simulator: Simulator, api: BotApi) -> None:
    simulator.say(PERSON, "citizen_bot", "một")

    updates = await api.get_updates(0, 100, 0, ALLOWED)

    assert [update["message"]["text"] for update in updates] == ["/start", "một"]


async def test_a_batch_that_cannot_be_read_names_the_first_id_in_its_bytes() -> None:
    async def lone_surrogate(request: web.Request) -> web.Response:
        body = b'{"ok":true,"result":[{"update_id":77,"message":{"text":"\\ud800"}}]}'
        return web.Response(body=body, content_type="application/json")

    api, runner = await _api_of(lone_surrogate)

    with pytest.raises(Undecodable) as fault:
        await api.get_updates(0, 1, 0, ALLOWED)

    assert fault.value.update_id == 77
    await api.close()
    await runner.cleanup()


async def test_a_refused_connection_was_never_written(unused_address: str) -> None:
    api = BotApi(unused_address, TOKEN)

    with pytest.raises(NeverWritten):
        await api.call("getMe")

    await api.close()


async def test_a_redirect_is_not_followed() -> None:
    async def elsewhere(request: web.Request) -> web.Response:
        raise web.HTTPFound("http://127.0.0.1:9/")

    api, runner = await _api_of(elsewhere)

    with pytest.raises(MaybeWritten):
        await api.call("getMe")

    await api.close()
    await runner.cleanup()


async def test_the_token_is_in_no_exception_and_no_log_line(
    simulator: Simulator, api: BotApi, unused_address: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    nowhere = BotApi(unused_address, TOKEN)
    broken = BotApi("http://[not-an-address", TOKEN)
    faults: list[BaseException] = []
    for kind in ("429", "500", "refuse", "cut_before", "no_json"):
        simulator.fail(kind, method="sendMessage")
        faults.append(await _fault_of(api))
    faults += [await _fault_of(nowhere), await _fault_of(broken)]

    told = [text for fault in faults for text in (str(fault), repr(fault))]

    assert TOKEN not in caplog.text
    assert [text for text in told if "A" * 35 in text] == []
    await nowhere.close()
    await broken.close()


@pytest_asyncio.fixture
async def unused_address() -> AsyncIterator[str]:
    """A port that was free a moment ago and refuses."""
    server = await asyncio.start_server(lambda reader, writer: None, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    server.close()
    await server.wait_closed()
    yield f"http://127.0.0.1:{port}"


async def _fault_of(api: BotApi) -> BaseException:
    try:
        await api.call("sendMessage", {"chat_id": PERSON, "text": "a"})
    except Exception as fault:
        return fault
    raise AssertionError("the call was expected to fail")


async def _api_of(answer: "web.RequestHandler | object") -> tuple[BotApi, web.AppRunner]:
    app = web.Application()
    app.router.add_post("/{path:.*}", answer)  # type: ignore[arg-type]
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    return BotApi(f"http://127.0.0.1:{runner.addresses[0][1]}", TOKEN), runner
