"""`hailong survey`: check an instrument's file, add it to the office, play the talk in the terminal, run stories."""

import asyncio
import tempfile
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console, Group
from rich.panel import Panel
from rich.text import Text

from bot import logs
from bot.cli.ending import VIET_NAM, end, spoken
from bot.cli.setup import office, one_sentence_on_failure
from bot.clock import SystemClock
from bot.rehearsal.office import CITIZEN
from bot.rehearsal.opening import temporary_office
from bot.rehearsal.play import NoSuchButton, Playing
from bot.rehearsal.story import StoryFailure
from bot.rehearsal.telling import Overheard, play
from bot.usecases import admin_instruments
from storage import places
from survey import comparability, definition, definition_file
from survey.comparability import Compared
from survey.definition import Survey
from survey.wording import Wording

STORY, QUIT = ":story", ":q"
FIRST_DESK = "quay-1"

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
survey_app = typer.Typer(
    pretty_exceptions_enable=False,
    help="Bộ câu hỏi: kiểm tra, chạy thử, chạy các câu chuyện mẫu.",
    no_args_is_help=True,
)
app.add_typer(survey_app, name="survey")

Files = Annotated[list[Path], typer.Argument(help="Một hay nhiều tệp", metavar="TỆP…")]


@app.callback()
def _commands() -> None:
    """Bộ câu hỏi."""


@survey_app.command("check")
def check(files: Files) -> None:
    """Kiểm tra tệp bộ câu hỏi (TOML): mọi lỗi, ở đâu, sửa thế nào; câu nào không còn so được với phiên bản trước."""
    words = spoken()
    checked = [_checked(file, words) for file in files]
    for file, survey in zip(files, checked, strict=True):
        if survey is not None:
            typer.echo(words.text("survey-faultless", file=str(file), **_named(survey)))
            before = _version_before(file, survey)
            if before is not None:
                _show_compared(str(file), before, comparability.compare(before, survey), words)
    if None in checked:
        raise typer.Exit(1)


@survey_app.command("add")
def add(file: Annotated[Path, typer.Argument(help="Tệp bộ câu hỏi riêng của đơn vị (TOML)", metavar="TỆP")]) -> None:
    """Thêm bộ câu hỏi riêng, hoặc phiên bản mới của nó; phiên bản đã thêm không bao giờ bị thay."""
    with one_sentence_on_failure() as (settings, words):
        survey = _checked(file, words)
        if survey is None:
            raise typer.Exit(1)
        with office(settings) as database:
            text, now = _read(file, words), SystemClock().now()
            compared = database.run_now(admin_instruments.add_instrument, survey, text, now)
        typer.echo(words.text("survey-added", **_named(survey)))
        if compared is not None:
            _show_compared(str(file), *compared, words)


@survey_app.command("list")
def list_all() -> None:
    """Các bộ câu hỏi hiện có và đơn vị đang dùng."""
    with one_sentence_on_failure() as (settings, words), office(settings) as database:
        for listed in database.run_now(admin_instruments.list_instruments):
            title, units = listed.survey.title[words.language], ", ".join(listed.units) or "–"
            whose = words.text("survey-own" if listed.is_own else "survey-shipped")
            typer.echo(words.text("survey-listed", title=title, whose=whose, units=units, **_named(listed.survey)))


@survey_app.command("play")
def play_survey(
    key: Annotated[str, typer.Argument(help="quick, sipas, desk-evaluation … hay TỆP.toml")] = "quick",
) -> None:
    """Chạy thử cuộc trò chuyện trong cửa sổ lệnh, trên một cơ quan mẫu."""
    words = spoken()
    known = definition.released_keys()
    if key.endswith(".toml"):
        if _checked(Path(key), words) is None:
            raise typer.Exit(1)
        key = _read(Path(key), words)
    elif key not in known:
        end(words.text("survey-unknown", key=key[:40], known=", ".join(known)))
    logs.configure("ERROR")
    with tempfile.TemporaryDirectory(prefix="hailong-play-") as folder:
        asyncio.run(_sit(Path(folder), key, words))


@survey_app.command("story")
def story(files: Files) -> None:
    """Chạy các câu chuyện mẫu; câu chuyện không diễn ra như viết: tệp, dòng và một câu nói vì sao."""
    logs.configure("ERROR")
    words = spoken()
    with tempfile.TemporaryDirectory(prefix="hailong-story-") as folder:
        failures = asyncio.run(_tell_all(files, Path(folder)))
    for failure in failures:
        typer.echo(str(failure), err=True)
    if failures:
        raise typer.Exit(1)
    typer.echo(words.text("survey-stories-told", stories=words.count(len(files))))


async def _tell_all(files: list[Path], folder: Path) -> list[StoryFailure]:
    failures = []
    for file in files:
        async with temporary_office(folder, VIET_NAM) as office:
            try:
                await play(file, office)
            except StoryFailure as failure:
                failures.append(failure)
    return failures


async def _sit(folder: Path, key: str, words: Wording) -> None:
    console = Console()
    console.print(words.text("survey-play-help"), style="dim", markup=False, highlight=False)
    async with temporary_office(folder, VIET_NAM) as office:
        for unit in await office.database.run(places.units):
            await office.admin.unit_asks(unit.code, key)
        playing = Playing(office)
        _show(await playing.hears(f"(quét mã {FIRST_DESK})"), console)
        while (typed := _typed(console)) != QUIT:
            if typed == STORY:
                typer.echo(words.text("survey-played-as") + "\n\n" + playing.story)
            elif typed:
                try:
                    _show(await playing.hears(typed), console)
                except NoSuchButton as missing:
                    typer.echo(words.text("survey-no-button", number=str(missing.number)))
                except StoryFailure as failure:
                    typer.echo(failure.sentence)


def _checked(file: Path, words: Wording) -> Survey | None:
    """None when there are faults, which are told."""
    text = _read(file, words)
    problems = definition_file.check(text, str(file))
    for problem in problems:
        remedy = words.text(problem.wording, **dict(problem.values))
        typer.echo(f"{problem.file}: {problem.where}: {remedy}", err=True)
    if problems:
        return None
    survey = definition_file.read(text, str(file))
    released = definition.released_text(survey.id)
    if released is not None and released != text:
        typer.echo(words.text("survey-released-edited", file=str(file), **_named(survey)), err=True)
        return None
    return survey


def _version_before(file: Path, survey: Survey) -> Survey | None:
    """The newest one before this, of the program or of a file beside it that is called by its key and version."""
    beside = []
    for sibling in file.parent.glob(f"{survey.id.key}.v*.toml"):
        text = sibling.read_text("utf-8", "replace")
        if not definition_file.check(text, str(sibling)):
            beside.append(definition_file.read(text, str(sibling)))
    known = [one for one in (*definition.versions(survey.id.key), *beside) if one.id.key == survey.id.key]
    return max(
        (one for one in known if one.id.version < survey.id.version), key=lambda one: one.id.version, default=None
    )


def _show_compared(file: str, before: Survey, compared: Compared, words: Wording) -> None:
    values = {"file": file, "version": str(before.id.version)}
    for key, changes in compared.changed.items():
        why = "; ".join(words.text(f"changed-{change}") for change in changes)
        typer.echo(words.text("survey-anew", question=key, why=why, **values))
    for key in compared.new:
        typer.echo(words.text("survey-new-question", question=key, **values))
    for key in compared.gone:
        typer.echo(words.text("survey-question-gone", question=key, **values))
    if not (compared.changed or compared.new or compared.gone):
        typer.echo(words.text("survey-comparable", **values))


def _named(survey: Survey) -> dict[str, str]:
    return {"key": survey.id.key, "version": str(survey.id.version), "questions": str(len(survey.questions))}


def _typed(console: Console) -> str:
    try:
        return console.input("> ", markup=False).strip()
    except (EOFError, KeyboardInterrupt):
        return QUIT


def _show(heard: list[Overheard], console: Console) -> None:
    """The person's own chat as bubbles with numbered buttons; what others see in a dimmer frame."""
    for one in heard:
        own = one.who == CITIZEN
        numbers = iter(range(1, 100))
        rows = ["   ".join(f"#{next(numbers)} {label}" if own else f"[{label}]" for label in row) for row in one.rows]
        parts = [Text("\n".join(one.paragraphs)), *(Text(row, style="bold cyan") for row in rows)]
        console.print(
            Panel(
                Group(*parts),
                title=None if own else Text(one.who),
                border_style="green" if own else "dim",
                expand=False,
            )
        )


def _read(file: Path, words: Wording) -> str:
    try:
        return file.read_text("utf-8-sig")  # with the mark that Windows' editor writes before the text
    except (OSError, UnicodeDecodeError):
        end(words.text("survey-no-file", file=str(file)))
