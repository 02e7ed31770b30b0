"""`hailong backup` and `restore`: a copy beside the running service, and what to do when the disk is gone."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from bot import clock
from bot.backups import BackupRefused, make_backup, restore_backup
from bot.cli.setup import one_sentence_on_failure
from bot.opening import open_database
from bot.settings import Settings
from bot.usecases.admin_setup import SetupRefused
from storage import backup as backup_file
from storage.failures import name_of
from survey.wording import Wording

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@app.command("backup")
def backup(
    file: Annotated[Path | None, typer.Argument(help="Tệp sao lưu ghi ra", metavar="TỆP")] = None,
    new_key: Annotated[
        Path | None,
        typer.Option("--new-key", help="Tạo cặp khóa niêm phong: khóa riêng vào tệp này, khóa công khai in ra"),
    ] = None,
) -> None:
    """Sao lưu khi hệ thống đang chạy; bản sao không cho biết ai đã trả lời gì."""
    with one_sentence_on_failure() as (settings, words):
        if new_key is not None:
            _make_key(new_key, words)
        if file is not None:
            with _refused_in_words(file):
                _back_up(file, settings, words)
        elif new_key is None:
            raise SetupRefused("backup-needs-file")


@app.command("restore")
def restore(
    file: Annotated[Path, typer.Argument(help="Tệp sao lưu", metavar="TỆP")],
    key: Annotated[Path | None, typer.Option("--key", help="Tệp khóa riêng, khi bản sao được niêm phong")] = None,
) -> None:
    """Phục hồi từ một bản sao lưu, sau khi dừng hệ thống; cơ sở dữ liệu hiện có được cất bên cạnh."""
    with one_sentence_on_failure() as (settings, words):
        for given in filter(None, (file, key)):
            if not given.is_file():
                raise SetupRefused("import-no-such-file", file=str(given))
        now = clock.SystemClock().now()
        with _refused_in_words(settings.data_dir):
            done = restore_backup(settings, file, key.read_text().strip() if key else "", now)
        typer.echo(words.text("restore-done", made=words.moment(done.made_at), now=words.moment(now)))
        if done.held:
            typer.echo(words.text("restore-held", count=words.count(done.held)))
        if done.before is not None:
            typer.echo(words.text("restore-raw" if done.is_raw else "restore-before", file=str(done.before)))
        _tell_problems(done.problems, words)


def _back_up(file: Path, settings: Settings, words: Wording) -> None:
    database = open_database(settings, read_only=True)
    try:
        made = make_backup(database, settings, file, clock.SystemClock().now())
    finally:
        database.close()
    numbers = {"size": words.count(file.stat().st_size), "blobs": words.count(made.blobs)}
    typer.echo(words.text("backup-done", file=str(file), **numbers))
    typer.echo(words.text("backup-sealed" if made.is_sealed else "backup-unsealed"))
    _tell_problems(made.problems, words)


def _make_key(file: Path, words: Wording) -> None:
    private_key, public_key = backup_file.new_key_pair()
    try:
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as target:
            target.write(private_key + "\n")
    except FileExistsError:
        raise SetupRefused("setup-file-exists", file=str(file)) from None
    except OSError:
        raise SetupRefused("setup-file-not-written", file=str(file)) from None
    typer.echo(words.text("backup-key-made", file=str(file)))
    typer.echo(f"BACKUP_PUBLIC_KEY={public_key}")


def _tell_problems(problems: int, words: Wording) -> None:
    if problems:
        typer.echo(words.text("backup-log-broken", problems=words.count(problems)), err=True)


@contextmanager
def _refused_in_words(written: Path) -> Iterator[None]:
    try:
        yield
    except BackupRefused as refused:
        raise SetupRefused(str(refused), file=str(written)) from None
    except OSError as fault:
        raise SetupRefused("backup-not-written", file=str(written), why=name_of(fault)) from None
