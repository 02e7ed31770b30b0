"""python-telegram-bot as its guide teaches: ConversationHandler, PicklePersistence, own polling; SQLite."""

import sqlite3
from datetime import UTC, datetime

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    ConversationHandler,
    PicklePersistence,
)

from tests.bench.peers import survey_text as survey
from tests.bench.peers.sqlite_store import open_store

CONSENT, QUESTION, REVIEW = range(3)
store: sqlite3.Connection = open_store(survey.DATABASE)


def keyboard(buttons: list[tuple[str, str]]) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton(label, callback_data=data)] for label, data in buttons])


async def start(update: Update, context: ContextTypes.DEFAULT_TYPE) -> int:
    assert update.message is not None
    await update.message.reply_text(survey.CONSENT, reply_markup=keyboard([(survey.AGREE, "consent")]))
    return CONSENT


async def consent(update: Update, context: ContextTypes.DEFAULT_TYPE) -> int:
    query = update.callback_query
    assert query is not None and context.user_data is not None
    with store:
        cursor = store.execute(
            "INSERT INTO interview (chat_id, consent_at) VALUES (?, ?)",
            (query.from_user.id, datetime.now(UTC).isoformat()),
        )
    context.user_data["interview"] = cursor.lastrowid
    context.user_data["answers"] = {}
    await query.answer()
    await query.edit_message_text(survey.question_text(0), reply_markup=keyboard(survey.buttons(0)))
    return QUESTION


async def answer(update: Update, context: ContextTypes.DEFAULT_TYPE) -> int:
    query = update.callback_query
    assert query is not None and query.data is not None and context.user_data is not None
    place, value = (int(part) for part in query.data.split(":")[1:])
    key = survey.QUESTIONS[place][0]
    with store:
        store.execute(
            "INSERT INTO answer (interview, question, value) VALUES (?, ?, ?)",
            (context.user_data["interview"], key, value),
        )
    context.user_data["answers"][key] = value
    await query.answer()
    if place + 1 < len(survey.QUESTIONS):
        await query.edit_message_text(survey.question_text(place + 1), reply_markup=keyboard(survey.buttons(place + 1)))
        return QUESTION
    await query.edit_message_text(
        survey.review_text(context.user_data["answers"]), reply_markup=keyboard([(survey.SEND, "send")])
    )
    return REVIEW


async def send(update: Update, context: ContextTypes.DEFAULT_TYPE) -> int:
    query = update.callback_query
    assert query is not None and context.user_data is not None
    with store:
        store.execute(
            "UPDATE interview SET sent_at = ? WHERE id = ?",
            (datetime.now(UTC).isoformat(), context.user_data["interview"]),
        )
    await query.answer()
    await query.edit_message_text(survey.THANKS)
    return ConversationHandler.END


async def help_command(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.message is not None
    await update.message.reply_text(survey.HELP)


def main() -> None:
    application = (
        Application.builder()
        .token(survey.TOKEN)
        .base_url(f"{survey.API_URL}/bot")
        .persistence(PicklePersistence(filepath=f"{survey.DATABASE}.pickle"))
        .build()
    )
    application.add_handler(
        ConversationHandler(
            entry_points=[CommandHandler("start", start)],
            states={
                CONSENT: [CallbackQueryHandler(consent, pattern="^consent$")],
                QUESTION: [CallbackQueryHandler(answer, pattern="^a:")],
                REVIEW: [CallbackQueryHandler(send, pattern="^send$")],
            },
            fallbacks=[CommandHandler("start", start)],
            name="survey",
            persistent=True,
        )
    )
    application.add_handler(CommandHandler("help", help_command))
    application.run_polling()


if __name__ == "__main__":
    main()
