"""Typer's own words, which it has in English alone: the headings of --help, and what is wrong with a typed command."""

from functools import partialmethod
from typing import Any

import typer
from typer import rich_utils
from typer.core import TyperCommand, TyperGroup
from typer.exceptions import TyperException

from survey.wording import Wording

_LONGEST_SHOWN = 40  # letters of what was typed

_formatter: Any = TyperCommand.context_class.formatter_class
_write_usage = _formatter.write_usage


def command_of(app: typer.Typer, words: Wording) -> Any:
    """What the app runs; its --help speaks the language of `words`."""
    rich_utils.ARGUMENTS_PANEL_TITLE = words.text("usage-arguments")
    rich_utils.OPTIONS_PANEL_TITLE = words.text("usage-options")
    rich_utils.COMMANDS_PANEL_TITLE = words.text("usage-commands")
    rich_utils.REQUIRED_LONG_STRING = words.text("usage-required")
    rich_utils.DEFAULT_STRING = words.text("usage-default", value="{}")
    # Typer leaves no other way to this one word
    _formatter.write_usage = partialmethod(_write_usage, prefix=words.text("usage-usage") + " ")
    command = typer.main.get_command(app)
    _translate(command, words)
    return command


def usage_sentence(wrong: TyperException, words: Wording) -> str:
    """What is wrong, and which --help says how it is done."""
    context = getattr(wrong, "ctx", None)
    command = "hailong" if context is None else context.command_path
    return f"{_what_is_wrong(wrong, words)} {words.text('usage-see-help', command=command)}"


def _translate(command: Any, words: Wording) -> None:
    command.options_metavar = words.text("usage-options-place")
    command.get_help_option(typer.Context(command)).help = words.text("usage-help")
    if isinstance(command, TyperGroup):
        command.subcommand_metavar = words.text("usage-command-place")
        for below in command.commands.values():
            _translate(below, words)


def _what_is_wrong(wrong: Any, words: Wording) -> str:
    """By the names of Typer's classes, which it keeps to itself."""
    match type(wrong).__name__:
        case "NoSuchOption":
            option, alike = wrong.option_name[:_LONGEST_SHOWN], ", ".join(wrong.possibilities or ())
            if alike:
                return words.text("usage-no-option-but", option=option, alike=alike)
            return words.text("usage-no-option", option=option)
        case "BadOptionUsage":
            return words.text("usage-option-value", option=wrong.option_name[:_LONGEST_SHOWN])
        case "MissingParameter" if wrong.param is not None:
            return words.text("usage-missing", name=_named(wrong.param))
        case "BadParameter" if wrong.param is not None:
            return words.text("usage-bad-value", name=_named(wrong.param))
        case "UsageError" if wrong.ctx is not None and isinstance(wrong.ctx.command, TyperGroup):
            return words.text("usage-no-command", known=", ".join(wrong.ctx.command.commands))
    return words.text("usage-wrong")


def _named(parameter: Any) -> str:
    """--period of an option, TỆP of an argument."""
    return str(parameter.get_error_hint()).replace("'", "")
