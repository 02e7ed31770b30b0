"""`hailong slips`: prints single-use slips with a QR code, lists the batches, revokes one."""

import os
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import track

from bot import clock
from bot.cli.bot_names import asked_of_platform, name_of
from bot.cli.setup import office, one_sentence_on_failure
from bot.posters import SlipLinks, slips_in_order, slips_to_cut
from bot.settings import Settings
from bot.usecases import admin_setup, admin_slips
from bot.usecases.admin_setup import SetupRefused
from storage.database import Database
from storage.visits import Batch
from survey import visit
from survey.messages import CITIZEN_BOT
from survey.wording import Wording

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)

MOST_AT_ONCE = 10_000
DAYS = 90


@app.callback()
def hailong() -> None:
    """With it the one command is called by its name, like those of the other files."""


@app.command("slips")
def slips(
    file: Annotated[Path | None, typer.Argument(help="Tệp PDF để in", metavar="TỆP.pdf")] = None,
    desk: Annotated[str, typer.Option(help="Mã quầy")] = "",
    count: Annotated[int, typer.Option(help="Số phiếu", min=0, max=MOST_AT_ONCE)] = 0,
    days: Annotated[int, typer.Option(help="Phiếu chưa quét dùng được bao nhiêu ngày", min=1, max=366)] = DAYS,
    receipt: Annotated[bool, typer.Option("--receipt", help="Mỗi phiếu một trang, giấy 80 mm")] = False,
    revoke: Annotated[str, typer.Option(help="Thu hồi đợt phiếu mang tên này", metavar="ĐỢT")] = "",
) -> None:
    """In phiếu đánh giá dùng một lần có mã QR; không có tùy chọn thì liệt kê các đợt đã in."""
    with one_sentence_on_failure() as (settings, words), office(settings) as database:
        if revoke:
            batch = database.run_now(admin_slips.revoke, revoke, clock.SystemClock().now())
            typer.echo(_revoked(batch, words))
        elif file is not None and desk and count:
            _print(file, desk, count, days, receipt, settings, database, words)
        elif file is not None or desk or count:
            raise SetupRefused("slips-needs-file")
        else:
            batches = database.run_now(admin_slips.issued)
            typer.echo("\n".join(_line(batch, words) for batch in batches) or words.text("slips-none"))


def _print(
    file: Path, desk: str, count: int, days: int, receipt: bool, settings: Settings, database: Database, words: Wording
) -> None:
    """The file first under another name, then the row that makes the slips valid, then the file's own name.

    Whatever is cut off leaves slips that nobody has, never slips in somebody's hands that are refused.
    """
    if file.exists():
        raise SetupRefused("setup-file-exists", file=str(file))
    bot = name_of(CITIZEN_BOT, database, partial(asked_of_platform, settings=settings))
    planned = database.run_now(admin_slips.plan, desk, count, days, clock.SystemClock().now())
    payloads = admin_slips.payloads(planned, clock.random_bytes(visit.RANDOM_BYTES * count), database.keys.signing)
    url = settings.public_url
    ways = [
        (admin_setup.start_link(bot, payload), admin_setup.web_link(url, payload) if url else "")
        for payload in payloads
    ]
    links = _shown_progress(ways, words)
    content = (slips_in_order if receipt else slips_to_cut)(planned, links, words)
    draft = file.with_name(f"{file.name}.part")
    try:
        draft.write_bytes(content)
        batch = database.run_now(admin_slips.issue, planned, clock.SystemClock().now())
        os.replace(draft, file)
    except OSError:
        raise SetupRefused("setup-file-not-written", file=str(file)) from None
    finally:
        draft.unlink(missing_ok=True)
    typer.echo(
        words.text(
            "slips-written",
            file=str(file),
            count=words.count(count),
            first=str(planned.first_number),
            last=str(planned.last_number),
            until=words.day(planned.last_day),
            batch=batch.name,
        )
    )
    if not receipt:
        typer.echo(words.text("slips-cut"))
    typer.echo(words.text("slips-hand-out"))


def _shown_progress(links: list[SlipLinks], words: Wording) -> Iterable[SlipLinks]:
    """On a terminal only: elsewhere a progress line would stand in somebody's log."""
    console = Console(stderr=True)
    if not console.is_terminal:
        return links
    return track(links, words.text("slips-printing"), console=console, transient=True)


def _revoked(batch: Batch, words: Wording) -> str:
    if batch.revoked_at is not None:
        return words.text("slips-revoked-before", batch=batch.name, at=words.moment(batch.revoked_at))
    return words.text("slips-revoked", batch=batch.name)


def _line(batch: Batch, words: Wording) -> str:
    values = {"batch": batch.name, "count": words.count(batch.count), "day": words.day(batch.day)}
    if batch.revoked_at is not None:
        return words.text("slips-line-revoked", **values, at=words.moment(batch.revoked_at))
    return words.text("slips-line", **values, until=words.day(batch.last_day))
