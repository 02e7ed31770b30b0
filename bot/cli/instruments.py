"""`hailong survey`: check an instrument's file, play the talk in the terminal, run stories."""

import asyncio
import tempfile
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer
from rich.console import Console, Group
from rich.panel import Panel
from rich.text import Text

from bot import logs
from bot.cli.ending import end
from bot.rehearsal.office import CITIZEN
from bot.rehearsal.opening import temporary_office
from bot.rehearsal.play import NoSuchButton, Playing
from bot.rehearsal.story import StoryFailure
from bot.rehearsal.telling import Overheard, play
from survey import definition, definition_file
from survey.messages import Language
from survey.wording import Wording, wording

VIET_NAM = ZoneInfo("Asia/Ho_Chi_Minh")  # the sample office lies there, whatever the environment says
STORY, QUIT = ":story", ":q"
FIRST_DESK = "quay-1"

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
survey_app = typer.Typer(
    pretty_exceptions_enable=False,
    help="Bộ câu hỏi: kiểm tra, chạy thử, chạy các câu chuyện mẫu.",
    no_args_is_help=True,
)
app.add_typer(survey_app, name="survey")

Files = Annotated[list[Path], typer.Argument(help="Một hay nhiều tệp")]


@app.callback()
def _commands() -> None:
    """Bộ câu hỏi."""


@survey_app.command("check")
def check(files: Files) -> None:
    """Kiểm tra tệp bộ câu hỏi (TOML): nêu mọi lỗi, ở đâu và sửa thế nào."""
    words = _words()
    faults = 0
    for file in files:
        problems = definition_file.check(_read(file, words), str(file))
        for problem in problems:
            typer.echo(str(problem), err=True)
        faults += len(problems)
        if not problems:
            read = definition_file.read(_read(file, words), str(file))
            values = {"key": read.id.key, "version": str(read.id.version), "questions": str(len(read.questions))}
            typer.echo(words.text("survey-faultless", file=str(file), **values))
    if faults:
        raise typer.Exit(1)


@survey_app.command("play")
def play_survey(key: Annotated[str, typer.Argument(help="quick, sipas, desk-evaluation …")] = "quick") -> None:
    """Chạy thử cuộc trò chuyện trong cửa sổ lệnh, trên một cơ quan mẫu."""
    words = _words()
    known = sorted({one.key for one in definition.released()})
    if key not in known:
        end(words.text("survey-unknown", key=key[:40], known=", ".join(known)))
    logs.configure("ERROR")
    with tempfile.TemporaryDirectory(prefix="hailong-play-") as folder:
        asyncio.run(_sit(Path(folder), key, words))


@survey_app.command("story")
def story(files: Files) -> None:
    """Chạy các câu chuyện mẫu; câu chuyện không diễn ra như viết: tệp, dòng và một câu nói vì sao."""
    logs.configure("ERROR")
    words = _words()
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
    async with temporary_office(folder, VIET_NAM, survey=key) as office:
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
        return file.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        end(words.text("survey-no-file", file=str(file)))


def _words() -> Wording:
    return wording(Language.VI, VIET_NAM)
