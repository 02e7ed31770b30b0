"""Makes a backup beside the running service, and puts one back in the place of the present database."""

import contextlib
import fcntl
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from itertools import product
from pathlib import Path
from typing import IO

from pydantic import SecretStr

from bot.clock import fresh_id
from bot.opening import SEALING_KEY, SECRET_KEY, key_texts, make_data_dir, put_key
from bot.settings import Settings, keys_of
from bot.usecases import admin_backup, admin_operations
from storage import backup
from storage.backup import LastPage, Opening, Sealing
from storage.blobs import Blobs, flush
from storage.database import Database
from storage.database_copy import DatabaseCopy, check
from storage.database_file import ServiceLock, mounts_now, refuse_unusable_place
from storage.engines import file_of, is_sqlite, read_url
from storage.keys import Keys
from survey.messages import ChannelName

BLOBS = "blobs"  # the folder in the data directory
BESIDE = ("-journal", "-wal", "-shm")  # what SQLite lays next to a database
LETTERS = 20
_PROOF = ChannelName("proof of keys")  # no bot


class BackupRefused(Exception):
    """What cannot be done as it was asked; the catalog id of the sentence."""


@dataclass(frozen=True, slots=True)
class Made:
    final: int  # answers that became final in the copy
    blobs: int
    is_sealed: bool
    problems: int  # of the log, as `verify` finds them


@dataclass(frozen=True, slots=True)
class Restored:
    made_at: datetime
    held: int  # messages that were owed
    problems: int
    before: Path | None  # where the database that was there is now
    is_raw: bool  # it could not be read: kept as it was, with all that it knows


def make_backup(database: Database, settings: Settings, file: Path, now: datetime) -> Made:
    """Whole at `file`, or what was there before. Raises BackupRefused, StorageRefused, OSError."""
    if not database.is_sqlite:
        raise BackupRefused("backup-postgres")
    if file.exists() and not (file.is_file() and backup.is_backup(file)):
        raise BackupRefused("backup-over-other-file")
    keys, public_key = database.keys, settings.backup_public_key
    content = file.with_name(f"{file.name}.db.part")
    blobs = Blobs(settings.data_dir / BLOBS, keys)
    with _drafted(file) as draft:
        copy = DatabaseCopy(database)
        try:
            final = copy.run_now(lambda tx: admin_backup.let_go_of_accounts(tx, now, fresh_id(LETTERS)))
            names = copy.run_now(admin_backup.kept_blobs)
            problems = copy.run_now(admin_operations.log_problems)
            copy.write(content)
            carried = key_texts(settings) if public_key else {}
            page = LastPage(now.isoformat(), "", 0, _proofs(keys)[0], carried)
            sealing = Sealing(draft, public_key) if public_key else None
            page = backup.write(sealing or draft, content, names, blobs, page)
            if sealing is not None:
                sealing.end()
        finally:
            copy.close()
            content.unlink(missing_ok=True)
    return Made(final, page.blobs, bool(public_key), len(problems))


def restore_backup(settings: Settings, file: Path, private_key: str, now: datetime) -> Restored:
    """In the place of the present database, which is kept beside it. Raises BackupRefused, StorageRefused, OSError."""
    url = settings.effective_database_url
    if not is_sqlite(read_url(url)):
        raise BackupRefused("restore-postgres")
    make_data_dir(settings)
    place = file_of(read_url(url))
    refuse_unusable_place(place, must_exist=False, mounts=mounts_now())
    staged = place.with_name(f"{place.name}.restoring")
    lock = ServiceLock(place)
    try:
        _clear(staged)
        page = _unpacked(file, private_key, staged, settings.data_dir / BLOBS)
        carried = {name: text for name, text in page.keys.items() if name in (SECRET_KEY, SEALING_KEY)}
        texts = carried | key_texts(settings)
        keys = _keys_for(page, texts)
        held, problems = _made_ready(staged, keys, settings, now)
        before, is_raw = _put_aside(place, settings, keys, now)
        for name in texts.keys() - key_texts(settings).keys():
            put_key(settings.data_dir, name, texts[name])
        for leftover in BESIDE:
            place.with_name(place.name + leftover).unlink(missing_ok=True)
        os.replace(staged, place)
        flush(place.absolute().parent)
    finally:
        _clear(staged)
        lock.release()
    return Restored(datetime.fromisoformat(page.made_at), held, problems, before, is_raw)


def _unpacked(file: Path, private_key: str, staged: Path, blobs: Path) -> LastPage:
    with open(file, "rb") as opened:
        is_sealed = backup.is_sealed(opened)
        if is_sealed and not private_key:
            raise BackupRefused("restore-needs-key")
        page = backup.read(Opening(opened, private_key) if is_sealed else opened, staged, blobs)
    check(staged)
    return page


def _keys_for(page: LastPage, texts: dict[str, str]) -> Keys:
    """Those that made what is in the backup."""
    if len(texts) < len((SECRET_KEY, SEALING_KEY)):
        raise BackupRefused("restore-without-keys")
    keys = Keys(keys_of(SecretStr(texts[SECRET_KEY])), keys_of(SecretStr(texts[SEALING_KEY])))
    if page.proof not in _proofs(keys):
        raise BackupRefused("restore-other-keys")
    return keys


def _made_ready(staged: Path, keys: Keys, settings: Settings, now: datetime) -> tuple[int, int]:
    """Of this version's schema, and still where it could say something twice: messages held, problems of the log."""
    database = Database.open(f"sqlite:///{staged}", keys, settings.zone, service=True)
    try:
        return (
            database.run_now(admin_backup.begin_after_restore, now),
            len(database.run_now(admin_operations.log_problems)),
        )
    finally:
        database.close()


def _put_aside(place: Path, settings: Settings, keys: Keys, now: datetime) -> tuple[Path | None, bool]:
    """As a backup, which forgets like any other; a database that cannot be read stays as it is under another name."""
    if not place.exists():
        return None, False
    name = f"before-restore-{now.astimezone(settings.zone):%Y%m%d-%H%M%S}"
    try:
        database = Database.open(f"sqlite:///{place}", keys, settings.zone, read_only=True)
        try:
            database.refuse_damaged()
            make_backup(database, settings, place.with_name(f"{name}.backup"), now)
        finally:
            database.close()
        return place.with_name(f"{name}.backup"), False
    except (OSError, BackupRefused):  # no room for it: then nothing is touched
        raise
    except Exception:  # whatever is wrong with it must not stand in the way of one that is sound
        aside = place.with_name(f"{name}.db")
        os.link(place, aside)
        for leftover in BESIDE:
            with contextlib.suppress(FileNotFoundError):
                place.with_name(place.name + leftover).rename(aside.with_name(aside.name + leftover))
        return aside, True


def _proofs(keys: Keys) -> list[str]:
    """What tells these keys and no others; the first is of those that make."""
    pairs = product(keys.signing, keys.sealing)
    return [keys.lane(_PROOF, sha256(signing + sealing).hexdigest()) for signing, sealing in pairs]


def _clear(staged: Path) -> None:
    for name in (staged.name, *(staged.name + leftover for leftover in (*BESIDE, ".lock"))):
        staged.with_name(name).unlink(missing_ok=True)


@contextlib.contextmanager
def _drafted(file: Path) -> Iterator[IO[bytes]]:
    """What is written becomes `file` all at once, on the disk and readable for its owner alone, or nothing does."""
    draft = file.with_name(f"{file.name}.part")
    with os.fdopen(os.open(draft, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600), "r+b") as target:
        try:
            fcntl.flock(target, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise BackupRefused("backup-under-way") from None
        if not draft.exists() or os.fstat(target.fileno()).st_ino != draft.stat().st_ino:
            raise BackupRefused("backup-under-way")  # it was finished meanwhile, and this is its file
        target.truncate()
        try:
            yield target
            target.flush()
            os.fchmod(target.fileno(), 0o600)
            os.fsync(target.fileno())
            os.replace(draft, file)
        except BaseException:
            draft.unlink(missing_ok=True)
            raise
    flush(file.absolute().parent)
