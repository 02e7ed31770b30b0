"""From settings to an open database with its keys; what every command that touches data begins with."""

import os
from pathlib import Path

from pydantic import SecretStr

from bot.clock import random_bytes
from bot.settings import Settings, SettingsProblem, keys_of
from storage.database import Database
from storage.failures import name_of
from storage.keys import Keys

SECRET_KEY, SEALING_KEY = "secret_key", "sealing_key"


def open_database(
    settings: Settings, *, read_only: bool = False, service: bool = False, disposable: bool = False
) -> Database:
    """Raises SettingsProblem or StorageRefused, each of one clear sentence. `service`: the one that runs for long."""
    url, keys = settings.effective_database_url, read_keys(settings)
    return Database.open(url, keys, settings.zone, read_only=read_only, service=service, disposable=disposable)


def read_keys(settings: Settings) -> Keys:
    """From the environment, else from the data directory, where the first run puts them."""
    make_data_dir(settings)
    return Keys(
        signing=keys_of(settings.secret_key) or _kept(settings.data_dir, SECRET_KEY),
        sealing=keys_of(settings.sealing_key) or _kept(settings.data_dir, SEALING_KEY),
    )


def key_texts(settings: Settings) -> dict[str, str]:
    """The keys that are there, as they are written, by the name of their file; none is made."""
    given = {SECRET_KEY: settings.secret_key, SEALING_KEY: settings.sealing_key}
    texts = {name: key.get_secret_value() for name, key in given.items()}
    files = {name: settings.data_dir / name for name, text in texts.items() if not text.strip()}
    try:
        texts |= {name: path.read_text() if path.exists() else "" for name, path in files.items()}
    except OSError as fault:
        raise _unusable(settings.data_dir, fault) from None
    return {name: text.strip() for name, text in texts.items() if text.strip()}


def put_key(folder: Path, name: str, text: str) -> None:
    """Into the data directory, unless it has one of this name."""
    try:
        _put(folder / name, text)
    except OSError as fault:
        raise _unusable(folder, fault) from None


def make_data_dir(settings: Settings) -> None:
    """Raises SettingsProblem when there can be none."""
    try:
        settings.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as fault:
        raise _unusable(settings.data_dir, fault) from None


def _unusable(folder: Path, fault: OSError) -> SettingsProblem:
    return SettingsProblem("settings-data-dir", folder=str(folder), why=name_of(fault))


def _kept(folder: Path, name: str) -> tuple[bytes, ...]:
    path = folder / name
    try:
        if not path.exists():
            _put(path, random_bytes(32).hex())
        return keys_of(SecretStr(path.read_text()))
    except OSError as fault:
        raise _unusable(folder, fault) from None


def _put(path: Path, text: str) -> None:
    # written whole or not at all, and the first of two processes wins: a second key would void every poster
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(text + "\n")
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
