"""`hailong form`: prints the survey of a desk on paper, each sheet with a number that can be entered once."""

import os
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from bot import clock
from bot.cli.bot_names import asked_of_platform, name_of
from bot.cli.setup import office, one_sentence_on_failure
from bot.paper_forms import forms
from bot.usecases import admin_forms, admin_setup
from bot.usecases.admin_setup import SetupRefused
from storage import instruments
from survey import sheet_number
from survey.messages import CITIZEN_BOT, Language
from survey.wording import wording

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)

MOST_AT_ONCE = 500


@app.callback()
def hailong() -> None:
    """With it the one command is called by its name, like those of the other files."""


@app.command("form")
def form(
    file: Annotated[Path, typer.Argument(help="Tệp PDF để in", metavar="TỆP.pdf")],
    desk: Annotated[str, typer.Option(help="Mã quầy")],
    count: Annotated[int, typer.Option(help="Số phiếu", min=1, max=MOST_AT_ONCE)] = 1,
    english: Annotated[bool, typer.Option("--english", help="In bằng tiếng Anh")] = False,
) -> None:
    """In phiếu khảo sát giấy (A4) với đúng các câu hỏi hiện hành của quầy; mỗi phiếu một số, nhập bằng /nhap_phieu."""
    with one_sentence_on_failure() as (settings, words), office(settings) as database:
        if file.exists():
            raise SetupRefused("setup-file-exists", file=str(file))
        bot = name_of(CITIZEN_BOT, database, partial(asked_of_platform, settings=settings))
        planned = database.run_now(admin_forms.plan_forms, desk, count)
        [linked] = database.run_now(admin_setup.desk_links, planned.desk, bot, settings.public_url)
        survey = database.run_now(instruments.survey, planned.survey)
        content = forms(planned, survey, linked, wording(Language.EN, settings.zone) if english else words)
        # as with slips: what is cut off leaves sheets that nobody has, never sheets that cannot be entered
        draft = file.with_name(f"{file.name}.part")
        try:
            draft.write_bytes(content)
            database.run_now(admin_forms.note_printed, planned, clock.SystemClock().now())
            os.replace(draft, file)
        except OSError:
            raise SetupRefused("setup-file-not-written", file=str(file)) from None
        finally:
            draft.unlink(missing_ok=True)
        first, last = (sheet_number.written(one) for one in (planned.first_number, planned.last_number))
        typer.echo(words.text("form-written", file=str(file), count=words.count(count), first=first, last=last))
