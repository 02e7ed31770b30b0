"""aiogram as its guide teaches: router, FSM in memory, a middleware that opens one SQLModel session per update."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

from aiogram import BaseMiddleware, Bot, Dispatcher, F, Router
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import CommandStart
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.fsm.storage.memory import MemoryStorage
from aiogram.types import CallbackQuery, InlineKeyboardButton, Message, TelegramObject
from aiogram.utils.keyboard import InlineKeyboardBuilder
from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine
from sqlmodel import Field, SQLModel
from sqlmodel.ext.asyncio.session import AsyncSession

from tests.bench.peers import survey_text as survey


class Interview(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    chat_id: int = Field(index=True)
    consent_at: datetime
    sent_at: datetime | None = None


class Answer(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    interview: int = Field(foreign_key="interview.id", index=True)
    question: str
    value: int


class Talk(StatesGroup):
    consent = State()
    question = State()
    review = State()


class SessionMiddleware(BaseMiddleware):
    def __init__(self, sessions: async_sessionmaker[AsyncSession]) -> None:
        self.sessions = sessions

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        async with self.sessions() as session:
            data["session"] = session
            return await handler(event, data)


router = Router()


def keyboard(buttons: list[tuple[str, str]]) -> Any:
    builder = InlineKeyboardBuilder()
    for label, data in buttons:
        builder.row(InlineKeyboardButton(text=label, callback_data=data))
    return builder.as_markup()


@router.message(CommandStart())
async def start(message: Message, state: FSMContext) -> None:
    await state.clear()
    await state.set_state(Talk.consent)
    await message.answer(survey.CONSENT, reply_markup=keyboard([(survey.AGREE, "consent")]))


@router.callback_query(Talk.consent, F.data == "consent")
async def consent(query: CallbackQuery, state: FSMContext, session: AsyncSession) -> None:
    interview = Interview(chat_id=query.from_user.id, consent_at=datetime.now(UTC))
    session.add(interview)
    await session.commit()
    await session.refresh(interview)
    await state.update_data(interview=interview.id, answers={})
    await state.set_state(Talk.question)
    await query.answer()
    assert isinstance(query.message, Message)
    await query.message.edit_text(survey.question_text(0), reply_markup=keyboard(survey.buttons(0)))


@router.callback_query(Talk.question, F.data.startswith("a:"))
async def answer(query: CallbackQuery, state: FSMContext, session: AsyncSession) -> None:
    assert query.data is not None and isinstance(query.message, Message)
    place, value = (int(part) for part in query.data.split(":")[1:])
    data = await state.get_data()
    key = survey.QUESTIONS[place][0]
    session.add(Answer(interview=data["interview"], question=key, value=value))
    await session.commit()
    answers = {**data["answers"], key: value}
    await state.update_data(answers=answers)
    await query.answer()
    if place + 1 < len(survey.QUESTIONS):
        await query.message.edit_text(survey.question_text(place + 1), reply_markup=keyboard(survey.buttons(place + 1)))
    else:
        await state.set_state(Talk.review)
        await query.message.edit_text(survey.review_text(answers), reply_markup=keyboard([(survey.SEND, "send")]))


@router.callback_query(Talk.review, F.data == "send")
async def send(query: CallbackQuery, state: FSMContext, session: AsyncSession) -> None:
    assert isinstance(query.message, Message)
    data = await state.get_data()
    interview = await session.get(Interview, data["interview"])
    assert interview is not None
    interview.sent_at = datetime.now(UTC)
    session.add(interview)
    await session.commit()
    await state.clear()
    await query.answer()
    await query.message.edit_text(survey.THANKS)


async def main() -> None:
    engine = create_async_engine(f"sqlite+aiosqlite:///{survey.DATABASE}")
    async with engine.begin() as connection:
        await connection.run_sync(SQLModel.metadata.create_all)
    sessions = async_sessionmaker(engine, class_=AsyncSession, expire_on_commit=False)
    bot = Bot(survey.TOKEN, session=AiohttpSession(api=TelegramAPIServer.from_base(survey.API_URL)))
    dispatcher = Dispatcher(storage=MemoryStorage())
    dispatcher.update.middleware(SessionMiddleware(sessions))
    dispatcher.include_router(router)
    await dispatcher.start_polling(bot)


if __name__ == "__main__":
    asyncio.run(main())
