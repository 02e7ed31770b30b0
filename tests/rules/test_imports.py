"""The direction between the rooms, and the calls that have one place."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
OURS = ("survey", "analytics", "storage", "bot")
FILES = sorted(path.relative_to(ROOT) for room in OURS for path in (ROOT / room).rglob("*.py"))

# room → what of ours it may import
MAY_IMPORT = {
    "survey": {"survey"},
    "analytics": {"analytics", "survey"},
    "storage": {"storage", "analytics", "survey"},
    "bot": {"bot", "storage", "analytics", "survey"},
}

# library → the only files or folders that import it
ONE_PLACE = {
    "fluent": {"survey/wording.py"},
    "babel": {"survey/wording.py"},
    "matplotlib": {"analytics/sheet.py"},
    "xlsxwriter": {"analytics/xlsx.py"},
    "docx": {"analytics/docx.py"},
    "typst": {"analytics/pdf.py"},
    "openpyxl": {"bot/imports"},
    "sqlmodel": {"storage"},
    "sqlalchemy": {"storage"},
    "alembic": {"storage"},
    "psycopg": {"storage"},
    "psycopg_pool": {"storage"},
    "PIL": {"bot/photos.py", "analytics/palette.py"},
    "numpy": {"analytics/sheet.py", "analytics/palette.py"},
    "nacl": {"storage/keys.py", "storage/backup.py"},
    "aiogram": {"bot/citizen"},
    "telegram": {"bot/staff"},
    "apscheduler": {"bot/jobs.py"},
    "typer": {"bot/cli"},
    "rich": {"bot/cli"},
    "pydantic_settings": {"bot/settings.py"},
    "segno": {"bot/posters.py", "bot/simulator"},
    "prometheus_client": {"bot/web"},
}

# call → the only files that make it
BANNED = {
    "datetime.now": {"bot/clock.py", "bot/simulator/__main__.py"},
    "datetime.utcnow": set(),
    "datetime.today": set(),
    "date.today": set(),
    "time.time": set(),
    "os.environ": {"bot/settings.py"},
    "os.getenv": set(),
    "uuid.uuid4": set(),
    "secrets.choice": {"bot/clock.py"},
    "secrets.token_bytes": {"bot/clock.py"},
    "secrets.randbelow": {"bot/clock.py"},
    "asyncio.create_task": set(),  # a TaskGroup, or a task that is kept: see bot/app.py
    "pickle.loads": set(),
    "pickle.dumps": set(),
}


@pytest.mark.parametrize("file", FILES, ids=str)
def test_each_room_imports_only_what_it_may(file: Path) -> None:
    room = file.parts[0]

    strangers = {name for name in _imports(file) if name.split(".")[0] in OURS} - set()

    assert {name for name in strangers if name.split(".")[0] not in MAY_IMPORT[room]} == set()


@pytest.mark.parametrize("file", FILES, ids=str)
def test_each_library_is_imported_in_its_one_place(file: Path) -> None:
    wrong = {
        name
        for name in _imports(file)
        if (places := ONE_PLACE.get(name.split(".")[0])) is not None
        and not any(file.is_relative_to(place) for place in places)
    }

    assert wrong == set()


@pytest.mark.parametrize("file", [file for file in FILES if file.is_relative_to("bot/usecases")], ids=str)
def test_use_cases_know_no_framework_and_never_wait(file: Path) -> None:
    tree = _tree(file)

    waiting = [node for node in ast.walk(tree) if isinstance(node, ast.AsyncFunctionDef | ast.Await)]
    own_rooms = {name for name in _imports(file) if name.startswith("bot.") and not name.startswith("bot.usecases")}

    assert waiting == []
    assert own_rooms == set()


def test_the_two_bots_and_the_web_never_import_each_other() -> None:
    rooms = {"bot/citizen": "bot.citizen", "bot/staff": "bot.staff", "bot/web": "bot.web"}
    crossed = {
        (str(file), name)
        for file in FILES
        for room in rooms
        if file.is_relative_to(room)
        for name in _imports(file)
        for other, module in rooms.items()
        if other != room and (name == module or name.startswith(module + "."))
    }

    assert crossed == set()


def test_the_simulator_imports_nothing_of_ours_and_only_the_demo_starts_it() -> None:
    inside = {
        (str(file), name)
        for file in FILES
        if file.is_relative_to("bot/simulator")
        for name in _imports(file)
        if name.split(".")[0] in OURS and not name.startswith("bot.simulator")
    }
    users = {
        str(file)
        for file in FILES
        if not file.is_relative_to("bot/simulator") and any(name.startswith("bot.simulator") for name in _imports(file))
    }

    assert inside == set()
    assert users <= {"bot/cli/demo.py"}


@pytest.mark.parametrize("file", FILES, ids=str)
def test_time_chance_and_environment_are_read_in_one_place(file: Path) -> None:
    calls = {ast.unparse(node) for node in ast.walk(_tree(file)) if isinstance(node, ast.Attribute)}

    wrong = {
        call
        for call in calls
        if (places := BANNED.get(call)) is not None
        and not any(file.is_relative_to(place) for place in places)
        and not file.is_relative_to("bot/simulator")
    }

    assert wrong == set()


@pytest.mark.parametrize("file", FILES, ids=str)
def test_charts_are_drawn_without_pyplot(file: Path) -> None:
    assert not any("pyplot" in name for name in _imports(file))


def _tree(file: Path) -> ast.Module:
    return ast.parse((ROOT / file).read_text("utf-8"))


def _imports(file: Path) -> Iterator[str]:
    for node in ast.walk(_tree(file)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
