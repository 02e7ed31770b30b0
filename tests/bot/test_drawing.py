"""Charts are drawn in child processes, which may fail, hang or die without harm."""

import os
import subprocess
import sys
from collections.abc import AsyncIterator
from datetime import date

import pytest
import pytest_asyncio

from analytics import frozen_json
from analytics.apology import LateDossier
from analytics.drawing import WeeklyDrawing
from analytics.formats import Format
from bot.drawing import FILES, YIELDING, Drawings
from bot.usecases import file_recipes
from bot.usecases.admin_setup import LinkedDesk
from bot.usecases.file_recipes import LettersRecipe, PosterRecipe

PNG = b"\x89PNG\r\n"
EMPTY_WEEK = frozen_json.dump(
    WeeklyDrawing(
        kind="weekly",
        title="Quầy 3",
        subtitle="Tỷ lệ hài lòng theo tuần",
        value="–",
        banner="",
        weeks=(),
        weeks_label="Tuần",
        gap="chưa đủ dữ liệu",
        target=None,
        distribution="chưa đủ dữ liệu",
        parts=(),
        anew="",
    )
)


@pytest_asyncio.fixture
async def drawings() -> AsyncIterator[Drawings]:
    drawings = Drawings(most=1)
    yield drawings
    await drawings.close()


async def test_a_chart_comes_back_as_png_also_after_one_that_could_not_be_drawn(drawings: Drawings) -> None:
    wrong = await drawings.draw("{}")
    right = await drawings.draw(EMPTY_WEEK)

    assert wrong is None
    assert right is not None
    assert right.startswith(PNG)


@pytest.mark.skipif(not hasattr(os, "nice"), reason="only POSIX knows how to yield")
def test_a_child_that_draws_yields_to_the_service() -> None:
    drawing = EMPTY_WEEK.encode()
    with subprocess.Popen(
        [sys.executable, "-m", "bot.drawing"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        child.stdin.write(len(drawing).to_bytes(4, "big") + drawing)
        child.stdin.flush()
        answered = int.from_bytes(child.stdout.read(4), "big")  # it draws: what it set at its start stands

        yields_by = os.getpriority(os.PRIO_PROCESS, child.pid) - os.getpriority(os.PRIO_PROCESS, 0)

        assert answered > 0
        assert yields_by == min(YIELDING, 19 - os.getpriority(os.PRIO_PROCESS, 0))
        child.stdout.read(answered)
        child.stdin.close()


async def test_the_same_child_writes_files(drawings: Drawings) -> None:
    desk = LinkedDesk(
        "quay-3", "Quầy Bảo trợ xã hội", "xã An Phước", "0290 000 0101", "https://t.me/HaiLongBot?start=x"
    )
    recipe = frozen_json.dump(PosterRecipe((desk,), "HaiLongBot", "Asia/Ho_Chi_Minh"))

    chart, poster = await drawings.draw(EMPTY_WEEK), await drawings.draw(recipe)

    assert chart is not None
    assert chart.startswith(PNG)
    assert poster is not None
    assert poster.startswith(b"%PDF")


async def test_the_child_drafts_apologies_for_late_dossiers(drawings: Drawings) -> None:
    late = LateDossier("H-7", "Đăng ký kết hôn", date(2026, 11, 2), date(2026, 11, 9), "UBND xã An Phước", None)
    recipe = LettersRecipe((late,), date(2026, 11, 11), Format.DOCX, False, "Asia/Ho_Chi_Minh")

    letters = await drawings.draw(frozen_json.dump(recipe))

    assert letters is not None
    assert letters.startswith(b"PK")  # a DOCX is a ZIP archive


def test_every_kind_of_recipe_is_handed_to_what_writes_files() -> None:
    kinds = {value for name, value in vars(file_recipes).items() if name.isupper() and isinstance(value, str)}

    assert set(FILES) == kinds


async def test_a_chart_that_takes_too_long_is_given_up_and_the_next_one_gets_a_new_child() -> None:
    hurried = Drawings(most=1, seconds=0.0)

    picture = await hurried.draw(EMPTY_WEEK)

    assert picture is None
    await hurried.close()
