"""How a command ends when it cannot do what was asked: one sentence on standard error, exit status 1."""

from typing import NoReturn

import typer


def end(sentence: str) -> NoReturn:
    typer.echo(sentence, err=True)
    raise typer.Exit(1)
