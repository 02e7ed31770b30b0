"""`hailong report`: one report of one period, as it was published or as the closed blocks say."""

import asyncio
import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from analytics.documents import written
from analytics.formats import Format
from analytics.formulas import formula_text
from analytics.period import Period
from analytics.rates import Formula
from analytics.statutory import Statutory
from bot.cli.ending import end
from bot.clock import SystemClock
from bot.drawing import Drawings
from bot.opening import open_database
from bot.settings import read_settings
from bot.usecases import staff_documents, staff_reports
from bot.usecases.staff_reports import Chart, Report
from bot.usecases.staff_turn import Refused
from storage.database import Database
from survey.messages import Language
from survey.wording import Wording, wording

FORMATS = ("text", "png", *Format)

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@app.callback()
def _commands() -> None:
    """Báo cáo."""


@app.command("report")
def report(
    period: Annotated[str, typer.Option(help="Kỳ: 2026-W46, 2026-11, 2026-Q1, 2026-6M, 2026-9M, 2026-Y")],
    desk: Annotated[str, typer.Option(help="Mã quầy; không có thì báo cáo chung của từng đơn vị")] = "",
    unit: Annotated[str, typer.Option(help="Mã đơn vị, khi chỉ cần một đơn vị")] = "",
    form: Annotated[str, typer.Option("--format", help="text, png, xlsx, docx hoặc pdf")] = "text",
    chart: Annotated[Chart, typer.Option(help="Với png: card (như thẻ), answers hoặc complaints")] = Chart.CARD,
    formula: Annotated[
        str, typer.Option(help="Tỷ lệ theo công thức F1, F2, F3 hoặc F4, kèm định nghĩa (văn bản)")
    ] = "",
    out: Annotated[Path | None, typer.Option(help="Ghi ra tệp thay vì in ra", metavar="TỆP")] = None,
) -> None:
    """In một báo cáo: số liệu đã công bố, nếu chưa thì tính từ các khối đã chốt (chỉ đọc)."""
    settings = read_settings()
    words = wording(Language.VI, settings.zone)
    if form not in FORMATS:
        end(words.text("report-later-format", format=form[:20]))
    if formula and formula.upper() not in tuple(Formula):
        end(words.text("report-unknown-formula", formula=formula[:20]))
    if formula and form != "text":
        end(words.text("report-formula-text"))
    if out is None and form != "text" and sys.stdout.isatty():
        end(words.text("report-needs-out"))
    database = open_database(settings, read_only=True)
    try:
        now = SystemClock().now()
        span = staff_reports.period_of(period)
        if formula:
            figures = _figures(database, desk, unit, span, now)
            content = formula_text(figures, Formula(formula.upper()), words).encode()
        elif form in tuple(Format):
            content = written(_figures(database, desk, unit, span, now), Format(form), words)
        elif desk:
            content = _said([database.run_now(staff_reports.desk_report, desk, span, now)], form, chart, words)
        else:
            content = _said(database.run_now(staff_reports.unit_reports, unit, span, now), form, chart, words)
    except Refused as refused:
        end(words.text(refused.message, **refused.values))
    finally:
        database.close()
    _put(content, out, words)


def _figures(database: Database, desk: str, unit: str, period: Period, now: datetime) -> Statutory:
    """An unfinished period is told up to today."""
    if desk:
        return database.run_now(staff_documents.desk_figures, desk, period, now)
    return database.run_now(staff_documents.unit_figures, unit, period, now)


def _said(found: list[Report], form: str, chart: Chart, words: Wording) -> bytes:
    return _picture(found, chart, words) if form == "png" else "\n\n".join(one.text for one in found).encode()


def _picture(found: list[Report], chart: Chart, words: Wording) -> bytes:
    if len(found) > 1:
        end(words.text("report-one-picture", known=", ".join(one.place for one in found)))
    picture = asyncio.run(_drawn(found[0].drawings[chart]))
    if picture is None:
        end(words.text("report-not-drawn"))
    return picture


async def _drawn(drawing: str) -> bytes | None:
    drawings = Drawings(most=1)
    try:
        return await drawings.draw(drawing)
    finally:
        await drawings.close()


def _put(content: bytes, out: Path | None, words: Wording) -> None:
    if out is None:
        typer.echo(content, nl=False)
        return
    try:
        out.write_bytes(content)
    except OSError:
        end(words.text("report-file-not-written", file=str(out)))
