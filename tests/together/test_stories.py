"""Every story in tests/stories comes true: against SQLite, and some against PostgreSQL too."""

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.rehearsal.opening import STORY_BEGINS, open_sample_office, temporary_office
from bot.rehearsal.play import Playing
from bot.rehearsal.telling import play
from storage.database import Database

STORIES = sorted((Path(__file__).parents[1] / "stories").glob("*.txt"))
BOTH_ENGINES = ("01", "06", "10", "12", "14", "17", "40", "44", "47", "48", "49", "79")
ON_BOTH = [story for story in STORIES if story.name.startswith(BOTH_ENGINES)]
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("stories")


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.stem)
async def test_the_story_comes_true(story: Path, folder: Path) -> None:
    async with temporary_office(folder, ZONE) as office:
        await play(story, office)


@pytest.mark.parametrize("story", ON_BOTH, ids=lambda story: story.stem)
async def test_the_story_comes_true_on_both_engines(story: Path, database: Database) -> None:
    office = await open_sample_office(database, STORY_BEGINS.replace(tzinfo=ZONE), ZONE)

    await play(story, office)


async def test_a_talk_that_was_played_is_printed_as_a_story_that_comes_true(folder: Path, tmp_path: Path) -> None:
    story = tmp_path / "played.txt"
    typed = ["(quét mã quay-3)", "#1", "rat khong hai long", "[Dừng lại]", "/phan_anh", "quay-3", "2", "Chờ lâu"]
    typed += ["gop y an danh", "gui", "! Nhóm Quầy 3 > [Tiếp nhận]", "@ 16/11/2026 07:30"]

    async with temporary_office(folder, ZONE) as office:
        playing = Playing(office)
        for line in typed:
            await playing.hears(line)
    story.write_text(playing.story, "utf-8")

    assert "> [Đồng ý]" in playing.story
    assert "PA-…" in playing.story  # another code each time
    async with temporary_office(folder, ZONE) as office:
        await play(story, office)
