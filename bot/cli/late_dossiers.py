"""`hailong dossiers`: the late ones that nobody apologised for, drafts of letters to sign, and that one was sent."""

from pathlib import Path
from typing import Annotated

import typer

from analytics.apology import letters
from analytics.documents import letters_written
from analytics.formats import Format
from bot.cli.setup import office, one_sentence_on_failure
from bot.clock import SystemClock
from bot.usecases import admin_dossiers, admin_setup
from bot.usecases.admin_setup import SetupRefused
from storage.dossiers import MOST_LISTED, Dossier
from survey.wording import Wording

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
dossiers = typer.Typer(add_completion=False, help="Hồ sơ sắp đến hạn, trễ hẹn.")
app.add_typer(dossiers, name="dossiers")

_SUFFIXES = {".docx": Format.DOCX, ".pdf": Format.PDF}


@app.callback()
def hailong() -> None:
    """With it the commands are called by their names, like those of the other files."""


@dossiers.command("late")
def late(
    unit: Annotated[str, typer.Option(help="Mã đơn vị, khi chỉ cần một đơn vị")] = "",
    desk: Annotated[str, typer.Option(help="Mã quầy, khi chỉ cần một quầy")] = "",
    out: Annotated[
        Path | None, typer.Option(help="Ghi dự thảo văn bản xin lỗi, mỗi hồ sơ một trang", metavar="TỆP.docx|.pdf")
    ] = None,
) -> None:
    """Hồ sơ quá hạn hoặc đến hạn trong ngày làm việc tới, chưa có văn bản xin lỗi; --out ghi dự thảo để ký."""
    with one_sentence_on_failure() as (settings, words):
        if out is not None and out.suffix.lower() not in _SUFFIXES:
            raise SetupRefused("dossiers-bad-file", file=str(out))
        if out is not None and out.exists():
            raise SetupRefused("setup-file-exists", file=str(out))  # somebody may have filled in the last drafts
        now = SystemClock().now()
        with office(settings) as database:
            found, known = database.run_now(admin_dossiers.late, unit, desk, now)
            simulated = database.run_now(admin_setup.is_rehearsal)
        _list("dossiers-overdue", found.overdue, words.day(found.until), words)
        _list("dossiers-due-soon", found.soon, words.day(found.until), words)
        if found.unsure:
            typer.echo(words.text("dossiers-unsure", count=words.count(len(found.unsure))))
        elif not known:
            typer.echo(words.text("dossiers-none-late", until=words.day(found.until)))
        if found.told is not None:
            typer.echo(words.text("dossiers-told", day=words.day(found.told)))
        if out is not None and known:
            sheets = letters(known, found.today, words, simulated=simulated)
            _write(out, letters_written(sheets, _SUFFIXES[out.suffix.lower()]))
            typer.echo(words.text("dossiers-letters-written", file=str(out), count=words.count(len(sheets))))


@dossiers.command("apologised")
def apologised(
    codes: Annotated[list[str], typer.Argument(help="Mã hồ sơ, cách nhau bằng dấu cách", metavar="MÃ…")],
) -> None:
    """Ghi nhận đã gửi văn bản xin lỗi cho các hồ sơ này."""
    with one_sentence_on_failure() as (settings, words), office(settings) as database:
        noted = database.run_now(admin_dossiers.note_apologies, codes, SystemClock().now())
        typer.echo(words.text("dossiers-noted", codes=", ".join(noted)))


def _list(heading: str, some: tuple[Dossier, ...], until: str, words: Wording) -> None:
    if not some:
        return
    count = words.count(len(some)) + ("+" if len(some) >= MOST_LISTED else "")
    typer.echo(words.text(heading, count=count, until=until))
    for one in some:
        procedure = one.procedure or words.text("dossiers-no-procedure")
        day = words.day(one.due) if one.due else ""
        typer.echo(f"  {words.text('dossiers-line', code=one.code, day=day, procedure=procedure)}")


def _write(file: Path, content: bytes) -> None:
    try:
        file.write_bytes(content)
    except OSError:
        raise SetupRefused("setup-file-not-written", file=str(file)) from None
