"""`hailong import`, `invite`, `links`: what an administrator does before the first citizen comes."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import track

from bot import clock
from bot.cli.bot_names import asked_of_platform, name_of
from bot.cli.dossiers import import_dossiers
from bot.cli.ending import end, sentence_of
from bot.imports.kinds import read_lines
from bot.imports.sheets import Problem, Sheet, read_sheet
from bot.imports.templates import template
from bot.opening import open_database, read_keys
from bot.posters import desk_posters
from bot.settings import Settings, SettingsProblem, read_settings
from bot.usecases import admin_setup
from bot.usecases.admin_setup import CHUNK_LINES, Compared, Kind, Line, SetupRefused
from storage import migrate
from storage.database import Database, StorageAway, StorageRefused
from survey.invitation import NONCE_BYTES, InvitedRole
from survey.messages import CITIZEN_BOT, STAFF_BOT, Language
from survey.wording import Wording, wording

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)

_MOST_PROBLEMS_SHOWN = 200
_SAMPLE_LETTERS = 120


@app.command("import")
def import_list(
    kind: Annotated[
        Kind,
        typer.Argument(
            help="units: đơn vị · desks: quầy · procedures: thủ tục · holidays: ngày nghỉ · dossiers: hồ sơ",
            metavar="LOẠI",
        ),
    ],
    file: Annotated[Path | None, typer.Argument(help="Danh sách: tệp .xlsx hoặc .csv", metavar="TỆP")] = None,
    apply: Annotated[bool, typer.Option("--apply", help="Ghi vào hệ thống; không có thì chỉ kiểm tra")] = False,
    template_file: Annotated[
        Path | None, typer.Option("--template", help="Ghi ra tệp mẫu (.xlsx hoặc .csv) để điền", metavar="TỆP")
    ] = None,
    skip_bad: Annotated[
        bool, typer.Option("--skip-bad", help="Hồ sơ: bỏ qua các dòng sai, nhập các dòng đúng")
    ] = False,
    unit: Annotated[str, typer.Option(help="Hồ sơ: mã đơn vị, khi tệp không có cột Đơn vị")] = "",
    desk: Annotated[str, typer.Option(help="Hồ sơ: mã quầy, khi tệp không có cột Quầy")] = "",
) -> None:
    """Nhập danh sách đơn vị, quầy, thủ tục, ngày nghỉ, hồ sơ; chỉ kiểm tra nếu không có --apply."""
    with one_sentence_on_failure() as (settings, words):
        if template_file is not None:
            _write_template(kind, template_file, words)
        elif file is None:
            raise SetupRefused("import-needs-file", kind=kind)
        elif kind is Kind.DOSSIERS:
            with office(settings) as database:
                import_dossiers(
                    file, database, words, _show_problems, apply=apply, skip_bad=skip_bad, unit=unit, desk=desk
                )
        else:
            sheet = _read_file(file, words)
            with office(settings) as database:
                _import_sheet(kind, sheet, apply, database, words)


@app.command("invite")
def invite(
    role: Annotated[
        InvitedRole, typer.Option(help="owner: quản trị · leader: lãnh đạo · head: phụ trách · officer: công chức")
    ],
    unit: Annotated[str, typer.Option(help="Mã đơn vị (cho leader)")] = "",
    desk: Annotated[str, typer.Option(help="Mã quầy (cho head, officer)")] = "",
) -> None:
    """In một đường dẫn mời cán bộ, dùng được một lần (quản trị: 10 phút, vai trò khác: 7 ngày)."""
    with one_sentence_on_failure() as (settings, words), office(settings) as database:
        now, nonce = clock.SystemClock().now(), clock.random_bytes(NONCE_BYTES)
        payload = database.run_now(admin_setup.invite, role, unit, desk, nonce, now)
        bot = name_of(STAFF_BOT, database, partial(asked_of_platform, settings=settings))
        link = admin_setup.start_link(bot, payload)
        typer.echo(words.text("invite-made", expires=words.moment(now + role.lifetime), link=link))


@app.command("links")
def links(
    desk: Annotated[str, typer.Option(help="Mã quầy; không có thì tất cả các quầy")] = "",
    poster: Annotated[
        Path | None, typer.Option(help="Ghi áp phích có mã QR ra tệp PDF (A4 và A5)", metavar="TỆP")
    ] = None,
    revoke: Annotated[str, typer.Option(help="Thu hồi mọi mã QR đã in của quầy này", metavar="MÃ")] = "",
) -> None:
    """In đường dẫn và mã QR của từng quầy; thu hồi mã đã in."""
    with one_sentence_on_failure() as (settings, words), office(settings) as database:
        if revoke:
            revoked = database.run_now(admin_setup.revoke_links, revoke, clock.SystemClock().now())
            typer.echo(words.text("links-revoked", desk=f"{revoked.name} ({revoked.code})"))
        bot = name_of(CITIZEN_BOT, database, partial(asked_of_platform, settings=settings))
        linked = database.run_now(admin_setup.desk_links, desk or revoke or None, bot, settings.public_url)
        for each in linked:
            typer.echo(
                "\n    ".join(filter(None, (f"{each.code}  {each.unit} · {each.name}", each.link, each.web_link)))
            )
        if poster is not None:
            _write(poster, desk_posters(linked, bot, words))
            typer.echo(words.text("links-poster-written", file=str(poster), desks=words.count(len(linked))))


def _read_file(file: Path, words: Wording) -> Sheet:
    try:
        content = file.read_bytes()
    except OSError:
        raise SetupRefused("import-no-such-file", file=str(file)) from None
    read = read_sheet(file.name, content)
    if isinstance(read, Problem):
        _show_problems([read], words)
        raise typer.Exit(1)
    if read.was_windows_1258:
        sample = " · ".join(cell.text.strip() for row in read.rows[1:4] for cell in row if not cell.text.isascii())
        typer.echo(words.text("import-windows-1258", sample=sample[:_SAMPLE_LETTERS]))
    return read


def _import_sheet(kind: Kind, sheet: Sheet, apply: bool, database: Database, words: Wording) -> None:
    lines, problems = read_lines(kind, sheet, database.run_now(admin_setup.known_codes))
    if problems:
        _show_problems(problems, words)
        typer.echo(words.text("import-refused", problems=words.count(len(problems))), err=True)
        raise typer.Exit(1)
    compared = database.run_now(admin_setup.compare, lines)
    typer.echo(
        words.text(
            "import-counts",
            new=words.count(len(compared.new)),
            changed=words.count(len(compared.changed)),
            unchanged=words.count(compared.unchanged),
        )
    )
    if not compared.new and not compared.changed:
        typer.echo(words.text("import-nothing-to-do"))
    elif apply:
        for chunk in _shown_progress(_chunks(compared), words):
            database.run_now(admin_setup.apply_import, kind, chunk, clock.SystemClock().now())
        typer.echo(words.text("import-applied"))
    else:
        typer.echo(words.text("import-dry-run"))


def _shown_progress(chunks: list[tuple[Line, ...]], words: Wording) -> Iterable[tuple[Line, ...]]:
    """On a terminal only: elsewhere a progress line would stand in somebody's log."""
    console = Console(stderr=True)
    if not console.is_terminal:
        return chunks
    return track(chunks, words.text("import-progress"), console=console, transient=True)


def _chunks(compared: Compared) -> list[tuple[Line, ...]]:
    lines = compared.new + compared.changed
    return [lines[start : start + CHUNK_LINES] for start in range(0, len(lines), CHUNK_LINES)]


def _show_problems(problems: list[Problem], words: Wording) -> None:
    for problem in problems[:_MOST_PROBLEMS_SHOWN]:
        sentence = words.text(problem.wording, **dict(problem.values))
        if not problem.cell:
            shown = words.text("import-problem-file", file=problem.file, problem=sentence)
        elif problem.cell.isdigit():
            shown = words.text("import-problem-row", file=problem.file, cell=problem.cell, problem=sentence)
        else:
            shown = words.text("import-problem-cell", file=problem.file, cell=problem.cell, problem=sentence)
        typer.echo(shown, err=True)


def _write_template(kind: Kind, file: Path, words: Wording) -> None:
    if file.exists():
        raise SetupRefused("setup-file-exists", file=str(file))  # it may hold somebody's morning of typing
    _write(file, template(kind, file.suffix))
    typer.echo(words.text("import-template-written", file=str(file), kind=kind))


def _write(file: Path, content: bytes) -> None:
    try:
        file.write_bytes(content)
    except OSError:
        raise SetupRefused("setup-file-not-written", file=str(file)) from None


@contextmanager
def office(settings: Settings) -> Iterator[Database]:
    """The office's database, made when these are the first words of a new office."""
    read_keys(settings)  # makes the data directory, or says why it cannot be used
    migrate.create_if_empty(settings.effective_database_url)
    database = open_database(settings)
    try:
        yield database
    finally:
        database.close()


@contextmanager
def one_sentence_on_failure() -> Iterator[tuple[Settings, Wording]]:
    """Settings and words for a command; what a person can repair ends it with one sentence and status 1."""
    try:
        settings = read_settings()
        yield settings, wording(Language.VI, settings.zone)
    except (SetupRefused, SettingsProblem, StorageRefused, StorageAway) as problem:
        end(sentence_of(problem))
