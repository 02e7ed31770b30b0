"""How a command ends when it cannot do what was asked: one sentence on standard error, and an exit status."""

import sys
import traceback
from pathlib import Path
from typing import Any, NoReturn
from zoneinfo import ZoneInfo

import typer
from typer.exceptions import TyperException

from bot.settings import SettingsProblem
from bot.usecases.admin_setup import SetupRefused
from storage.failures import StorageAway, StorageBroken, StorageRefused
from survey.messages import Language
from survey.wording import Wording, wording

VIET_NAM = ZoneInfo("Asia/Ho_Chi_Minh")
SERVICE = ["run"]  # what it loads stays in memory for months


def run_command(app: typer.Typer, arguments: list[str]) -> NoReturn:
    """Exit status 0 done, 1 refused or failed with one sentence, 2 wrong usage."""
    try:
        status = _command(app, arguments).main(arguments, prog_name="hailong", standalone_mode=False)
    except (KeyboardInterrupt, typer.Abort):
        sys.exit(130)
    except TyperException as wrong:
        if type(wrong).__name__ == "NoArgsIsHelpError":  # the help was printed
            sys.exit(wrong.exit_code)
        from bot.cli.usage import usage_sentence  # noqa: PLC0415 see _command

        print(usage_sentence(wrong, spoken()), file=sys.stderr)
        sys.exit(wrong.exit_code)
    except Exception as fault:  # no traceback reaches a person
        print(sentence_of(fault), file=sys.stderr)
        sys.exit(1)
    sys.exit(status or 0)


def _command(app: typer.Typer, arguments: list[str]) -> Any:
    """Typer's own words are loaded and translated where they could be shown: not for the service."""
    if arguments == SERVICE:
        return typer.main.get_command(app)
    from bot.cli.usage import command_of  # noqa: PLC0415

    return command_of(app, spoken())


def end(sentence: str) -> NoReturn:
    typer.echo(sentence, err=True)
    raise typer.Exit(1)


def spoken() -> Wording:
    """The command line's words, also where the settings, which know the zone, are what is wrong."""
    return wording(Language.VI, VIET_NAM)


def sentence_of(fault: Exception) -> str:
    """What an administrator can act on; of a fault of ours class and place, never its text, which may quote people."""
    words = spoken()
    match fault:
        case SettingsProblem() | SetupRefused() | StorageRefused():
            return words.text(fault.wording, **_with_cause(fault.values, words))
        case StorageBroken():
            return words.text("storage-broken", **_with_cause({"why": str(fault)}, words))
        case StorageAway():
            return words.text("storage-away", **_with_cause({"why": str(fault)}, words))
    place = traceback.extract_tb(fault.__traceback__)[-1]
    return words.text("command-fault", fault=type(fault).__name__, place=f"{Path(place.filename).name}:{place.lineno}")


def _with_cause(values: dict[str, str], words: Wording) -> dict[str, str]:
    return values | {"why": words.text("cause", why=values["why"])} if "why" in values else values
