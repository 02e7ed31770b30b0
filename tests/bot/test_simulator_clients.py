"""The two libraries' real clients take what the simulator answers."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import aiogram
import aiohttp
import pytest_asyncio
import telegram
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import BufferedInputFile, InlineKeyboardButton, InlineKeyboardMarkup

from bot.simulator.pictures import sample_picture
from bot.simulator.simulator import Simulator

NOW = datetime(2026, 11, 18, 2, 0, tzinfo=UTC)
TOKEN = "1000001:" + "A" * 35
PERSON, GROUP = 501, -2001
MARKUP = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="Đồng ý", callback_data="yes")]])


@pytest_asyncio.fixture
async def simulator() -> AsyncIterator[Simulator]:
    simulator = Simulator(now=lambda: NOW)
    simulator.add_bot(TOKEN, "hailong_bot", "Hài Lòng")
    simulator.add_person(PERSON, "Nguyễn Văn An")
    simulator.add_group(GROUP, "Quầy 3", [PERSON], admins=[PERSON])
    simulator.start_bot(PERSON, "hailong_bot", "q3")
    simulator.invite_bot(PERSON, GROUP, "hailong_bot", "Q3", admin=True)
    yield simulator
    await simulator.stop()


def live_a_little(simulator: Simulator) -> None:
    """One update of every kind a person can cause."""
    simulator.send_photo(PERSON, "hailong_bot", caption="Ảnh quầy", album="77")
    simulator.send_document(PERSON, "hailong_bot", b"%PDF", "don.pdf")
    simulator.send_voice(PERSON, "hailong_bot")
    simulator.send_sticker(PERSON, "hailong_bot")
    simulator.send_location(PERSON, "hailong_bot", 21.03, 105.85)
    simulator.share_contact(PERSON, "hailong_bot", "0912345678")
    written = simulator.say(PERSON, "hailong_bot", "Chờ lâu")
    simulator.edit_message(PERSON, "hailong_bot", written, "Chờ rất lâu")
    simulator.press_label(PERSON, "hailong_bot", "Đồng ý")
    simulator.press(PERSON, "hailong_bot", 999, "gone")
    simulator.join(PERSON, GROUP, anonymous=True)
    simulator.say(PERSON, GROUP, "/hang_doi")
    simulator.kick(PERSON, GROUP, "hailong_bot")
    simulator.block(PERSON, "hailong_bot")


async def test_aiogram_and_python_telegram_bot_read_every_update(simulator: Simulator) -> None:
    address = await simulator.start()
    async with aiohttp.ClientSession() as session:
        url = f"{address}/bot{TOKEN}"
        sent = {"chat_id": PERSON, "text": "Đồng ý?", "reply_markup": MARKUP.model_dump(exclude_none=True)}
        async with session.post(f"{url}/sendMessage", json=sent) as answer:
            assert answer.status == 200
        live_a_little(simulator)
        async with session.get(f"{url}/getUpdates") as answer:
            updates = (await answer.json())["result"]

    as_aiogram = [aiogram.types.Update.model_validate(update) for update in updates]
    as_ptb = [telegram.Update.de_json(update, None) for update in updates]

    # start; added to the group, service note, startgroup command; the 13 of above but for joining: the person is
    # in the group already
    assert len(updates) == 1 + 3 + 13
    kinds = [update.event_type for update in as_aiogram]
    assert {kind: kinds.count(kind) for kind in sorted(set(kinds))} == {
        "callback_query": 2,
        "edited_message": 1,
        "message": 11,
        "my_chat_member": 3,
    }
    assert [update.update_id for update in as_ptb] == [update["update_id"] for update in updates]


async def test_aiogram_sends_edits_and_answers(simulator: Simulator) -> None:
    server = TelegramAPIServer.from_base(await simulator.start())
    async with aiogram.Bot(TOKEN, session=AiohttpSession(api=server)) as bot:
        me = await bot.get_me()
        sent = await bot.send_message(PERSON, "Đồng ý?", reply_markup=MARKUP, protect_content=True)
        photo = BufferedInputFile(sample_picture(), "chart.png")
        pictured = await bot.send_photo(PERSON, photo, caption="Tuần 46", reply_markup=MARKUP)
        edited = await bot.edit_message_text("Đã ghi nhận", chat_id=PERSON, message_id=sent.message_id)
        answered = await bot.answer_callback_query(simulator.press(PERSON, "hailong_bot", sent.message_id, "yes"))
        await bot.set_my_commands([aiogram.types.BotCommand(command="phan_anh", description="Gửi phản ánh")])
        admins = await bot.get_chat_administrators(GROUP)
        chat = await bot.get_chat(GROUP)
        updates = await bot.get_updates(timeout=30)

    assert (me.username, sent.has_protected_content, pictured.photo[-1].width) == ("hailong_bot", True, 480)
    assert isinstance(edited, aiogram.types.Message)
    assert (edited.text, edited.reply_markup, answered) == ("Đã ghi nhận", None, True)
    assert {admin.user.id for admin in admins} == {PERSON, 1000001}
    assert chat.title == "Quầy 3"
    assert len(updates) == 5
    assert simulator.failures == {}


async def test_python_telegram_bot_sends_edits_and_answers(simulator: Simulator) -> None:
    address = await simulator.start()
    markup = telegram.InlineKeyboardMarkup([[telegram.InlineKeyboardButton("Tiếp nhận", callback_data="take")]])
    async with telegram.Bot(TOKEN, base_url=f"{address}/bot", base_file_url=f"{address}/file/bot") as bot:
        card = await bot.send_message(GROUP, "Phản ánh mới", reply_markup=markup, disable_notification=True)
        photo = await bot.send_photo(GROUP, sample_picture(), caption="Tuần 46")
        document = await bot.send_document(GROUP, b"PK", filename="bao-cao.xlsx", reply_to_message_id=card.message_id)
        album = await bot.send_media_group(GROUP, [telegram.InputMediaPhoto(sample_picture(n)) for n in range(2)])
        await bot.edit_message_reply_markup(GROUP, card.message_id, reply_markup=None)
        await bot.edit_message_media(telegram.InputMediaPhoto(sample_picture(2)), GROUP, photo.message_id)
        answered = await bot.answer_callback_query(simulator.press(PERSON, GROUP, card.message_id, "take"))
        members = await bot.get_chat_member_count(GROUP)
        member = await bot.get_chat_member(GROUP, PERSON)
        file = await bot.get_file(photo.photo[-1])
        content = await file.download_as_bytearray()
        updates = await bot.get_updates(timeout=30)

    assert (document.reply_to_message.message_id, document.document.file_name) == (card.message_id, "bao-cao.xlsx")
    assert [message.media_group_id for message in album] == [album[0].media_group_id] * 2
    assert (answered, members, member.status) == (True, 2, "administrator")
    assert bytes(content) == sample_picture()
    assert len(updates) == 5
    assert simulator.failures == {}
