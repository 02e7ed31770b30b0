"""`hailong export`: the register of complaints or the list for the notice board, and responses row by row."""

import os
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from analytics import csv_table, pdf, xlsx
from analytics.raw_rows import rows_of_responses
from analytics.register import Sheet, public_list, register
from bot.cli.setup import one_sentence_on_failure
from bot.opening import open_database
from bot.usecases import admin_exports, admin_responses, admin_setup
from bot.usecases.admin_setup import SetupRefused
from storage.database import Database
from survey.wording import Wording

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)

COMPLAINTS, RESPONSES = "complaints", "responses"
FORMATS = (".xlsx", ".pdf", ".csv")


@app.callback()
def hailong() -> None:
    """With it the one command is called by its name, like those of the other files."""


@app.command("export")
def export(
    what: Annotated[
        str,
        typer.Argument(
            help="complaints: sổ tiếp nhận phản ánh, kiến nghị; responses: từng lượt trả lời của các đợt đã khóa",
            metavar="complaints|responses",
        ),
    ],
    file: Annotated[Path, typer.Argument(help="Tệp ghi ra", metavar="TỆP.xlsx|.pdf|.csv")],
    first: Annotated[str, typer.Option("--from", help="Ngày đầu tiên: 2026-01-01 hoặc 01/01/2026")],
    last: Annotated[str, typer.Option("--to", help="Ngày cuối cùng")],
    public: Annotated[
        bool, typer.Option("--public", help="Danh sách công khai: chỉ số lượng, số nhỏ gộp chung")
    ] = False,
) -> None:
    """Xuất sổ tiếp nhận phản ánh, kiến nghị (đã che), danh sách để niêm yết, hoặc từng lượt trả lời đã khóa."""
    with one_sentence_on_failure() as (settings, words):
        if what not in (COMPLAINTS, RESPONSES) or (public and what == RESPONSES):
            raise SetupRefused("export-unknown")
        if file.suffix.lower() not in FORMATS:
            raise SetupRefused("export-bad-file", file=str(file))
        if file.exists():
            raise SetupRefused("setup-file-exists", file=str(file))
        begins, ends = _day(first), _day(last)
        database = open_database(settings, read_only=True)
        try:
            make = _responses if what == RESPONSES else _public_list if public else _register
            sheet, done, count = make(database, begins, ends, words)
        finally:
            database.close()
        _put(file, _content(sheet, file.suffix.lower(), words))
        span = {"first": words.day(begins), "last": words.day(ends)}
        typer.echo(words.text(done, file=str(file), count=words.count(count), **span))


def _register(database: Database, first: date, last: date, words: Wording) -> tuple[Sheet, str, int]:
    entries = database.run_now(admin_exports.register_entries, first, last)
    simulated = database.run_now(admin_setup.is_rehearsal)
    return register(entries, first, last, words, simulated=simulated), "export-done", len(entries)


def _public_list(database: Database, first: date, last: date, words: Wording) -> tuple[Sheet, str, int]:
    entries = database.run_now(admin_exports.register_entries, first, last)
    simulated = database.run_now(admin_setup.is_rehearsal)
    sheet = public_list([entry.case for entry in entries], first, last, words, simulated=simulated)
    return sheet, "export-done-public", len(entries)


def _responses(database: Database, first: date, last: date, words: Wording) -> tuple[Sheet, str, int]:
    found = database.run_now(admin_responses.closed_responses, first, last)
    simulated = database.run_now(admin_setup.is_rehearsal)
    sheet = rows_of_responses(found.responses, found.comments, found.questions, first, last, words, simulated=simulated)
    return sheet, "export-done-responses", len(found.responses)


def _day(typed: str) -> date:
    for form in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            found = datetime.strptime(typed.strip(), form).date()  # noqa: DTZ007  (a day, no moment)
        except ValueError:
            continue
        if 2000 <= found.year < 2100:
            return found
    raise SetupRefused("export-bad-day", day=typed[:20])


def _content(sheet: Sheet, form: str, words: Wording) -> bytes:
    match form:
        case ".xlsx":
            return xlsx.tables(sheet)
        case ".pdf":
            return pdf.tables(sheet, words)
        case _:
            return csv_table.csv_table(sheet, words)


def _put(file: Path, content: bytes) -> None:
    """Whole or not at all."""
    draft = file.with_name(f"{file.name}.part")
    try:
        draft.write_bytes(content)
        os.replace(draft, file)
    except OSError:
        raise SetupRefused("setup-file-not-written", file=str(file)) from None
    finally:
        draft.unlink(missing_ok=True)
