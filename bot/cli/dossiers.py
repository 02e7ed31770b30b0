"""`hailong import dossiers`: an export of the one-stop software, as long as it may be, read with progress."""

import gc
import hashlib
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from operator import attrgetter
from pathlib import Path

import typer
from rich.console import Console
from rich.progress import Progress

from analytics.period import local_day
from bot.clock import SystemClock
from bot.imports.dossier_places import Places
from bot.imports.dossiers import Read, read_dossiers
from bot.imports.long_lists import MAX_FILE_BYTES, LongList, Unreadable, read_long_list
from bot.imports.sheets import Problem, file_problem
from bot.usecases import admin_dossiers
from bot.usecases.admin_dossiers import Told
from bot.usecases.admin_setup import SetupRefused
from storage.database import Database
from storage.dossiers import Dossier
from survey.wording import Wording

_BETWEEN_CHUNKS_S = 0.005  # SQLite's lock is nobody's for a moment, so that the running service finds it free
_MOST_HEADINGS = 40

ShowProblems = Callable[[list[Problem], Wording], None]
Advance = Callable[[int], None]


@contextmanager
def _no_cycles_sought() -> Iterator[None]:
    """Hundreds of thousands of rows are made, none of which points in a circle: looking for one takes a third more."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@_no_cycles_sought()
def import_dossiers(
    file: Path,
    database: Database,
    words: Wording,
    show_problems: ShowProblems,
    *,
    apply: bool,
    skip_bad: bool,
    unit: str,
    desk: str,
) -> None:
    """Raises SetupRefused, or typer.Exit once everything that is wrong was said."""
    now = SystemClock().now()
    known = database.run_now(admin_dossiers.known_places, unit, desk)
    content = _content(file, words, show_problems)
    table = read_long_list(file.name, content)
    if isinstance(table, Problem):
        show_problems([table], words)
        raise typer.Exit(1)
    places = Places(known.units, known.desks, known.unit, known.desk)
    read = _read(table, places, local_day(now, database.zone), words, show_problems)
    _tell_columns(read, table.was_windows_1258, words)
    show_problems(read.problems, words)
    if read.wrong > len(read.problems):
        typer.echo(words.text("import-more-problems", problems=words.count(read.wrong - len(read.problems))), err=True)
    if read.wrong and not (skip_bad and read.dossiers):
        typer.echo(words.text("import-dossiers-refused", problems=words.count(read.wrong)), err=True)
        raise typer.Exit(1)
    if read.wrong:
        typer.echo(words.text("import-dossiers-skipped", problems=words.count(read.wrong)), err=True)
    if apply:
        _apply(read, hashlib.sha256(content).hexdigest(), database, words)
    else:
        _tell_dry_run(read, database, words)


def _content(file: Path, words: Wording, show_problems: ShowProblems) -> bytes:
    try:
        if file.stat().st_size > MAX_FILE_BYTES:
            too_large = file_problem(file.name, "import-file-too-large", megabytes=str(MAX_FILE_BYTES // 1_000_000))
            show_problems([too_large], words)
            raise typer.Exit(1)
        return file.read_bytes()
    except OSError:
        raise SetupRefused("import-no-such-file", file=str(file)) from None


def _read(table: LongList, places: Places, today: date, words: Wording, show_problems: ShowProblems) -> Read:
    with _progress(words.text("import-reading"), table.expected) as advance:
        try:
            return read_dossiers(table, places, today, advance)
        except Unreadable as end:
            problem = end.problem
    show_problems([problem], words)
    raise typer.Exit(1)


def _tell_columns(read: Read, was_windows_1258: bool, words: Wording) -> None:
    if read.used:
        typer.echo(words.text("import-dossiers-used", columns="; ".join(f"{name} ← {of}" for name, of in read.used)))
    if read.unread:
        named = "; ".join(read.unread[:_MOST_HEADINGS])
        typer.echo(words.text("import-dossiers-unread", columns=named))
    if was_windows_1258:
        sample = " · ".join(sorted({one.procedure for one in read.dossiers[:100] if not one.procedure.isascii()})[:3])
        typer.echo(words.text("import-windows-1258", sample=sample))


def _tell_dry_run(read: Read, database: Database, words: Wording) -> None:
    told = Told()
    with _progress(words.text("import-comparing"), len(read.dossiers)) as advance:
        for done, chunk in _chunks(read.dossiers):
            told += database.run_now(admin_dossiers.compare, chunk, read.columns)
            advance(done)
    _tell_counts(told, words)
    typer.echo(words.text("import-dry-run" if told.new or told.changed else "import-nothing-to-do"))


def _apply(read: Read, digest: str, database: Database, words: Wording) -> None:
    clock = SystemClock()
    after: str | None = ""
    while after is not None:
        after = database.run_now(admin_dossiers.drop_unfinished, digest, after, clock.now())
    number = database.run_now(admin_dossiers.begin, digest, clock.now())
    told = Told()
    lines = sorted(read.dossiers, key=attrgetter("key"))  # by code: the database then writes one page after the other
    with _progress(words.text("import-progress"), len(lines)) as advance:
        for done, chunk in _chunks(lines):
            told += database.run_now(admin_dossiers.stage, digest, number, chunk, read.columns, clock.now())
            advance(done)
            time.sleep(_BETWEEN_CHUNKS_S)
    database.run_now(admin_dossiers.show, digest, number, read.units, len(lines), clock.now())
    _tell_counts(told, words)
    typer.echo(words.text("import-applied"))
    while database.run_now(admin_dossiers.drop_superseded):
        time.sleep(_BETWEEN_CHUNKS_S)


def _tell_counts(told: Told, words: Wording) -> None:
    counts = {name: words.count(getattr(told, name)) for name in ("new", "changed", "unchanged")}
    typer.echo(words.text("import-counts", **counts))


def _chunks(lines: list[Dossier]) -> Iterator[tuple[int, list[Dossier]]]:
    """(rows through with this chunk, its rows); as many as the machine, the disk and what stands already permit."""
    done, size = 0, admin_dossiers.FIRST_CHUNK
    while done < len(lines):
        chunk = lines[done : done + size]
        done += len(chunk)
        began = time.perf_counter()
        yield done, chunk
        size = admin_dossiers.next_chunk(size, time.perf_counter() - began)


@contextmanager
def _progress(label: str, expected: int) -> Iterator[Advance]:
    """How much of it is done; on a terminal only: elsewhere a progress line would stand in somebody's log."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda _: None
        return
    with Progress(console=console, transient=True) as shown:
        task = shown.add_task(label, total=expected or None)
        yield lambda done: shown.update(task, completed=done)
