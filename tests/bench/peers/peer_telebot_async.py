"""pyTelegramBotAPI, asynchronous, as its guide teaches: states and data in memory storage, SQLite through aiosqlite."""

import asyncio
from datetime import UTC, datetime

import aiosqlite
from telebot import asyncio_filters, asyncio_helper
from telebot.async_telebot import AsyncTeleBot
from telebot.asyncio_storage import StateMemoryStorage
from telebot.states import State, StatesGroup
from telebot.states.asyncio.context import StateContext
from telebot.states.asyncio.middleware import StateMiddleware
from telebot.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

from tests.bench.peers import survey_text as survey
from tests.bench.peers.sqlite_store import TABLES

asyncio_helper.API_URL = survey.API_URL + "/bot{0}/{1}"
bot = AsyncTeleBot(survey.TOKEN, state_storage=StateMemoryStorage())
store: aiosqlite.Connection


class Talk(StatesGroup):
    consent = State()
    question = State()
    review = State()


def keyboard(buttons: list[tuple[str, str]]) -> InlineKeyboardMarkup:
    markup = InlineKeyboardMarkup(row_width=1)
    markup.add(*(InlineKeyboardButton(label, callback_data=data) for label, data in buttons))
    return markup


@bot.message_handler(commands=["start"])
async def start(message: Message, state: StateContext) -> None:
    await state.set(Talk.consent)
    await bot.send_message(message.chat.id, survey.CONSENT, reply_markup=keyboard([(survey.AGREE, "consent")]))


@bot.callback_query_handler(func=lambda call: call.data == "consent", state=Talk.consent)
async def consent(call: CallbackQuery, state: StateContext) -> None:
    cursor = await store.execute(
        "INSERT INTO interview (chat_id, consent_at) VALUES (?, ?)",
        (call.from_user.id, datetime.now(UTC).isoformat()),
    )
    await store.commit()
    await state.set(Talk.question)
    await state.add_data(interview=cursor.lastrowid, answers={})
    await bot.answer_callback_query(call.id)
    await show(call, survey.question_text(0), survey.buttons(0))


@bot.callback_query_handler(func=lambda call: call.data.startswith("a:"), state=Talk.question)
async def answer(call: CallbackQuery, state: StateContext) -> None:
    place, value = (int(part) for part in call.data.split(":")[1:])
    key = survey.QUESTIONS[place][0]
    async with state.data() as data:
        interview, answers = data["interview"], data["answers"]
        answers[key] = value
    await store.execute("INSERT INTO answer (interview, question, value) VALUES (?, ?, ?)", (interview, key, value))
    await store.commit()
    await bot.answer_callback_query(call.id)
    if place + 1 < len(survey.QUESTIONS):
        await show(call, survey.question_text(place + 1), survey.buttons(place + 1))
    else:
        await state.set(Talk.review)
        await show(call, survey.review_text(answers), [(survey.SEND, "send")])


@bot.callback_query_handler(func=lambda call: call.data == "send", state=Talk.review)
async def send(call: CallbackQuery, state: StateContext) -> None:
    async with state.data() as data:
        interview = data["interview"]
    await store.execute("UPDATE interview SET sent_at = ? WHERE id = ?", (datetime.now(UTC).isoformat(), interview))
    await store.commit()
    await state.delete()
    await bot.answer_callback_query(call.id)
    await show(call, survey.THANKS, [])


async def show(call: CallbackQuery, text: str, buttons: list[tuple[str, str]]) -> None:
    await bot.edit_message_text(
        text, call.message.chat.id, call.message.message_id, reply_markup=keyboard(buttons) if buttons else None
    )


async def main() -> None:
    global store
    store = await aiosqlite.connect(survey.DATABASE)
    await store.executescript(TABLES)
    bot.add_custom_filter(asyncio_filters.StateFilter(bot))
    bot.setup_middleware(StateMiddleware(bot))
    await bot.infinity_polling()


if __name__ == "__main__":
    asyncio.run(main())
