"""`hailong rehearse`: weeks of an office's life through the real code, into a database of its own; all simulated."""

import asyncio
from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer
from rich.console import Console
from rich.progress import Progress

from analytics import frozen_json
from analytics.formats import Format
from bot import logs
from bot.cli.ending import end
from bot.clock import SystemClock, seeded
from bot.drawing import Drawings
from bot.opening import open_database
from bot.rehearsal.opening import lived_until, note_lived, open_sample_office
from bot.rehearsal.weeks import Lived, Weeks
from bot.settings import Settings, read_settings
from bot.usecases import staff_documents, staff_reports
from bot.usecases.file_recipes import ReportRecipe
from storage.database import Database
from storage.engines import file_of, is_sqlite, read_url
from survey.messages import Language
from survey.wording import Wording, wording

SEED = 20261116
ALL_UNITS = "toan-bo"  # in a file's name
ASKS_PROCEDURE = "tan-hoa"  # so that one of two units has figures by field
ENDS_AT = 9  # o'clock on a Monday: the last week's cards are out

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@app.callback()
def _commands() -> None:
    """Mô phỏng."""


@app.command("rehearse")
def rehearse(
    weeks: Annotated[int, typer.Option(min=1, max=104, help="Số tuần")],
    seed: Annotated[int, typer.Option(help="Cùng số thì cùng diễn biến")] = SEED,
) -> None:
    """Mô phỏng N tuần bằng chính mã chương trình, vào một cơ sở dữ liệu riêng; mọi số liệu đều MÔ PHỎNG.

    Ghi vào DATABASE_URL nếu có, nếu không thì rehearsal.db trong DATA_DIR; thẻ, biểu đồ, báo cáo ở DATA_DIR/rehearsal/.
    Chạy lần nữa trên cùng cơ sở dữ liệu thì sống tiếp N tuần sau đó.
    """
    logs.configure("ERROR")
    settings = _of_rehearsal(read_settings())
    words = wording(Language.VI, settings.zone)
    folder = settings.data_dir / "rehearsal"
    folder.mkdir(parents=True, exist_ok=True)
    _refuse_an_office(settings, words)
    database = open_database(settings, service=True, disposable=True)
    try:
        lived, written = asyncio.run(_rehearse(database, settings, weeks, seed, folder, words))
    finally:
        database.close()
    told = {"visits": words.count(lived.visits), "complaints": words.count(lived.complaints)}
    typer.echo(words.text("rehearse-done", **told, cards=words.count(written), folder=str(folder)))
    typer.echo(words.text("rehearse-where", where=_where(settings)))


def _of_rehearsal(settings: Settings) -> Settings:
    """The office's own file is never meant."""
    url = settings.database_url or f"sqlite:///{settings.data_dir / 'rehearsal.db'}"
    return settings.model_copy(update={"database_url": url})


def _refuse_an_office(settings: Settings, words: Wording) -> None:
    """Before anything is written: only a new database, or one that a rehearsal made."""
    url = read_url(settings.effective_database_url)
    if is_sqlite(url) and not file_of(url).exists():
        return
    database = open_database(settings, service=not is_sqlite(url))
    try:
        if not database.run_now(staff_reports.may_be_rehearsed_in):
            end(words.text("rehearse-not-empty"))
    finally:
        database.close()


async def _rehearse(
    database: Database, settings: Settings, weeks: int, seed: int, folder: Path, words: Wording
) -> tuple[Lived, int]:
    """→ what happened, and how many files were written."""
    start = await database.run(lived_until) or _monday(SystemClock().now(), settings.zone) - timedelta(weeks=weeks)
    end = start + timedelta(weeks=weeks)
    office = await open_sample_office(database, start, settings.zone)
    await office.admin.lists_procedures(survey_asks=False)
    await office.admin.unit_asks_procedure(ASKS_PROCEDURE)
    first, last = (words.day(day.astimezone(settings.zone).date()) for day in (start, end))
    with Progress(console=Console(stderr=True), transient=True) as progress:
        living = progress.add_task(
            words.text("rehearse-living", weeks=words.count(weeks), first=first, last=last), total=7 * weeks
        )
        lived = await Weeks(office, seeded(seed)).live(weeks, lambda day: progress.update(living, completed=day))
        await database.run(note_lived, end)
        written = await _write(database, start, end, settings.zone, folder, progress, words)
    return lived, written


async def _write(
    database: Database, start: datetime, end: datetime, zone: ZoneInfo, folder: Path, progress: Progress, words: Wording
) -> int:
    """Every card as text and its chart, then the documents that are filed, named by period and place."""
    days = (start.astimezone(zone).date(), end.astimezone(zone).date())
    files: list[tuple[str, str]] = []  # name, and what it is drawn or made of
    for period, card in await database.run(staff_reports.published_reports, *days):
        (folder / f"{period}-{card.place}.txt").write_text(card.card + "\n", "utf-8")
        files.append((f"{period}-{card.place}.png", card.drawing))
    cards = len(files)
    for span, unit, figures in await database.run(staff_documents.documents_due, *days, end):
        files += [
            (f"{span.key}-{unit or ALL_UNITS}.{form}", frozen_json.dump(ReportRecipe(figures, form, str(zone))))
            for form in Format
        ]
    drawing = progress.add_task(words.text("rehearse-drawing", folder=str(folder)), total=len(files))
    drawings = Drawings()

    async def put(name: str, recipe: str) -> bool:
        content = await drawings.draw(recipe)
        if content is not None:
            (folder / name).write_bytes(content)
        progress.advance(drawing)
        return content is not None

    try:
        async with asyncio.TaskGroup() as tasks:
            made = [tasks.create_task(put(*file)) for file in files]
    finally:
        await drawings.close()
    return cards + sum(task.result() for task in made)


def _monday(now: datetime, zone: ZoneInfo) -> datetime:
    """The last Monday, 09:00 local, that is not in the future."""
    local = now.astimezone(zone)
    monday = (local - timedelta(days=local.weekday())).replace(hour=ENDS_AT, minute=0, second=0, microsecond=0)
    return monday if monday <= local else monday - timedelta(weeks=1)


def _where(settings: Settings) -> str:
    url = read_url(settings.effective_database_url)
    return str(file_of(url)) if is_sqlite(url) else url.render_as_string(hide_password=True)
