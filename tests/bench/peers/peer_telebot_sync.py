"""pyTelegramBotAPI, synchronous, as its step example teaches: worker threads, a dictionary of people, SQLite."""

import sqlite3
import threading
from dataclasses import dataclass, field
from datetime import UTC, datetime

import telebot
from telebot import apihelper
from telebot.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

from tests.bench.peers import survey_text as survey
from tests.bench.peers.sqlite_store import open_store

apihelper.API_URL = survey.API_URL + "/bot{0}/{1}"
bot = telebot.TeleBot(survey.TOKEN)
store: sqlite3.Connection = open_store(survey.DATABASE)
one_writer = threading.Lock()


@dataclass
class User:
    interview: int = 0
    answers: dict[str, int] = field(default_factory=dict)


user_dict: dict[int, User] = {}


def keyboard(buttons: list[tuple[str, str]]) -> InlineKeyboardMarkup:
    markup = InlineKeyboardMarkup(row_width=1)
    markup.add(*(InlineKeyboardButton(label, callback_data=data) for label, data in buttons))
    return markup


def execute(statement: str, values: tuple[object, ...]) -> int:
    with one_writer, store:
        return store.execute(statement, values).lastrowid or 0


@bot.message_handler(commands=["start"])
def start(message: Message) -> None:
    user_dict[message.chat.id] = User()
    bot.send_message(message.chat.id, survey.CONSENT, reply_markup=keyboard([(survey.AGREE, "consent")]))


@bot.callback_query_handler(func=lambda call: call.data == "consent" and call.from_user.id in user_dict)
def consent(call: CallbackQuery) -> None:
    user_dict[call.from_user.id].interview = execute(
        "INSERT INTO interview (chat_id, consent_at) VALUES (?, ?)",
        (call.from_user.id, datetime.now(UTC).isoformat()),
    )
    bot.answer_callback_query(call.id)
    show(call, survey.question_text(0), survey.buttons(0))


@bot.callback_query_handler(func=lambda call: call.data.startswith("a:") and call.from_user.id in user_dict)
def answer(call: CallbackQuery) -> None:
    place, value = (int(part) for part in call.data.split(":")[1:])
    user = user_dict[call.from_user.id]
    key = survey.QUESTIONS[place][0]
    execute("INSERT INTO answer (interview, question, value) VALUES (?, ?, ?)", (user.interview, key, value))
    user.answers[key] = value
    bot.answer_callback_query(call.id)
    if place + 1 < len(survey.QUESTIONS):
        show(call, survey.question_text(place + 1), survey.buttons(place + 1))
    else:
        show(call, survey.review_text(user.answers), [(survey.SEND, "send")])


@bot.callback_query_handler(func=lambda call: call.data == "send" and call.from_user.id in user_dict)
def send(call: CallbackQuery) -> None:
    user = user_dict.pop(call.from_user.id)
    execute("UPDATE interview SET sent_at = ? WHERE id = ?", (datetime.now(UTC).isoformat(), user.interview))
    bot.answer_callback_query(call.id)
    show(call, survey.THANKS, [])


def show(call: CallbackQuery, text: str, buttons: list[tuple[str, str]]) -> None:
    bot.edit_message_text(
        text, call.message.chat.id, call.message.message_id, reply_markup=keyboard(buttons) if buttons else None
    )


if __name__ == "__main__":
    bot.infinity_polling()
