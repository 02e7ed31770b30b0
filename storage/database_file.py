"""The SQLite file: who holds it, whether it may be used where it lies, and which journal is safe."""

import fcntl
import os
from pathlib import Path

from storage.failures import StorageRefused, name_of

NETWORK_FILE_SYSTEMS = frozenset(
    {
        "afs", "ceph", "cifs", "davfs", "fuse.davfs", "fuse.glusterfs", "fuse.rclone", "fuse.s3fs", "fuse.sshfs",
        "glusterfs", "ncpfs", "nfs", "nfs4", "smb3", "smbfs",
    }
)  # fmt: skip
MOUNTS = Path("/proc/self/mounts")


class ServiceLock:
    """One service per database file: `flock` on <db>.lock, which names the holder.

    The lock ends with the process, however it ends. What stays in the file after an unclean end tells the next start.
    """

    def __init__(self, database: Path) -> None:
        path = database.with_name(database.name + ".lock")
        try:
            self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            raise StorageRefused("storage-file-not-written", file=str(path), why=name_of(error)) from None
        holder = os.read(self._file, 200).decode("utf-8", "replace").strip()
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(self._file)
            raise StorageRefused("storage-in-use", file=str(database), holder=holder or "?") from None
        self.after_unclean_stop = bool(holder)
        self._say(f"pid {os.getpid()}, {os.uname().nodename}\n")

    def release(self) -> None:
        """After a clean stop, when the database is closed."""
        self._say("")
        os.close(self._file)

    def _say(self, text: str) -> None:
        os.ftruncate(self._file, 0)
        os.pwrite(self._file, text.encode(), 0)
        os.fsync(self._file)


def refuse_unusable_place(database: Path, *, must_exist: bool, mounts: str) -> None:
    """Raises StorageRefused unless a database may be kept there. `mounts` is the content of /proc/self/mounts."""
    directory = database.absolute().parent
    if not directory.is_dir():
        raise StorageRefused("storage-no-folder", folder=str(directory))
    if must_exist and not database.exists():
        raise StorageRefused("storage-no-database", file=str(database))
    if database.exists() and not database.is_file():
        raise StorageRefused("storage-not-a-file", file=str(database))
    kind = file_system_of(directory.resolve(), mounts)
    if kind in NETWORK_FILE_SYSTEMS:
        raise StorageRefused("storage-network-disk", folder=str(directory), kind=kind)
    for path in (directory, database):
        if path.exists() and not os.access(path, os.W_OK):
            raise StorageRefused("storage-not-writable", file=str(path))


def file_system_of(directory: Path, mounts: str) -> str:
    """The type of the mount that holds the directory, "" when it is not listed."""
    found, longest = "", -1
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = fields[1].encode().decode("unicode_escape")  # a space in a mount point is written \040
        if directory.is_relative_to(point) and len(point) >= longest:
            found, longest = fields[2], len(point)
    return found


def mounts_now() -> str:
    try:
        return MOUNTS.read_text(encoding="utf-8", errors="replace")
    except OSError:  # no Linux: nothing is known about the mounts
        return ""


def journal_mode(version: tuple[int, ...], wanted: str) -> str:
    """WAL where it is sound, else TRUNCATE: SQLite 3.7.0 to 3.51.2 can corrupt a WAL when two connections write."""
    sound = version >= (3, 51, 3) or version == (3, 50, 7)
    if wanted == "wal" and not sound:
        raise StorageRefused("storage-wal-unsound", version=".".join(map(str, version)))
    if wanted in ("wal", "truncate"):
        return wanted
    if wanted:
        raise StorageRefused("storage-journal-mode", mode=wanted)
    return "wal" if sound else "truncate"
