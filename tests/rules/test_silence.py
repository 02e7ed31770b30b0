"""A citizen's name, phone and words: all stories played with marked ones, neither a log nor a group chat has them."""

import logging
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.rehearsal.office import CITIZEN, Office
from bot.rehearsal.opening import CITIZEN_ACCOUNT, temporary_office
from bot.rehearsal.story import Kind, Line, read
from bot.rehearsal.telling import Teller
from survey.messages import STAFF_BOT

STORIES = sorted((Path(__file__).parents[1] / "stories").glob("*.txt"))
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
# what the person of story 13 leaves: a name and a phone for the case, never for a group
NAME, PHONE = "Nguyễn Văn Sáu", "0987 654 321"
MARKED_NAME, MARKED_PHONE = "Lò Thị Dấu Vết", "0933 111 222"
STANDARD = set(vars(logging.makeLogRecord({})))


def marked(line: Line) -> Line:
    return Line(
        line.number,
        line.kind,
        line.who,
        line.whole.replace(NAME, MARKED_NAME)
        .replace(PHONE, MARKED_PHONE)
        .replace("0912 345 678 không", "0933111222 không"),
    )


def everything_in(record: logging.LogRecord) -> str:
    extra = {name: value for name, value in vars(record).items() if name not in STANDARD}
    return f"{record.getMessage()} {extra} {record.exc_info}"


def every_group_message(office: Office) -> list[str]:
    groups = [chat for chat in office.staff_chats if chat.address.chat.startswith("-")]
    assert all(chat.address.channel == STAFF_BOT for chat in groups)
    return [shown.message.text for chat in groups for shown in chat.shown]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("silence")


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.stem)
async def test_neither_a_log_nor_a_group_learns_who_wrote(
    story: Path, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    own_words = [line.whole for line in read(story) if line.kind is Kind.SAYS and len(line.whole) > 25]

    async with temporary_office(folder, ZONE) as office:
        teller = Teller(office, str(story))
        for line in read(story):
            if line.kind in (Kind.SAYS, Kind.DONE, Kind.MOMENT):
                for shown in office.unread(CITIZEN):
                    office.read(CITIZEN, shown)
                office.chat(CITIZEN).toasts.clear()
                await teller.tell(marked(line))
        groups = every_group_message(office)

    logged = "\n".join(everything_in(record) for record in caplog.records)
    for secret in (MARKED_NAME, MARKED_PHONE, "0933111222", "0933111222", CITIZEN_ACCOUNT, *own_words):
        assert secret not in logged
    for secret in (MARKED_NAME, MARKED_PHONE, "0933111222"):
        assert not [text for text in groups if secret in text]


async def test_the_marks_are_really_left_somewhere(folder: Path) -> None:
    """Otherwise nothing above could fail."""
    said = [marked(line).whole for story in STORIES for line in read(story) if line.kind is Kind.SAYS]

    assert MARKED_NAME in said
    assert MARKED_PHONE in said
    assert [line for line in said if "0933111222" in line]
