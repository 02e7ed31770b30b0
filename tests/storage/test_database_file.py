"""Where a database may not lie or be opened, one sentence says why."""

import os
from pathlib import Path

import pytest

from storage.database import Database, Keys, StorageRefused
from storage.database_file import file_system_of, journal_mode, refuse_unusable_place

MOUNTS = "/dev/vda / ext4 rw 0 0\nserver:/share /srv/office\\040data nfs4 rw 0 0\n"


def test_a_second_service_on_one_file_is_refused_and_names_the_holder(sqlite_url: str, keys: Keys) -> None:
    first = Database.open(sqlite_url, keys, service=True)

    with pytest.raises(StorageRefused, match=f"storage-in-use.*pid {os.getpid()}, {os.uname().nodename}"):
        Database.open(sqlite_url, keys, service=True)

    Database.open(sqlite_url, keys).close()  # a command works beside the service
    first.close()
    Database.open(sqlite_url, keys, service=True).close()


@pytest.mark.parametrize(("disposable", "waits"), [(False, 2), (True, 0)])  # SQLite's FULL and OFF
def test_only_a_disposable_file_does_not_wait_for_the_disk(
    sqlite_url: str, keys: Keys, disposable: bool, waits: int
) -> None:
    opened = Database.open(sqlite_url, keys, disposable=disposable)

    assert opened.run_now(lambda tx: tx.cursor.execute("PRAGMA synchronous").fetchone()) == (waits,)

    opened.close()


def test_after_an_unclean_stop_a_damaged_file_is_refused(sqlite_url: str, keys: Keys) -> None:
    file = Path(sqlite_url.removeprefix("sqlite:///"))
    file.with_name(file.name + ".lock").write_text("pid 1 on elsewhere\n")
    whole = file.read_bytes()
    page = 4096  # the first page, with the schema, stays readable
    file.write_bytes(whole[:page] + b"\xff" * (len(whole) - page))

    with pytest.raises(StorageRefused, match="storage-damaged"):
        Database.open(sqlite_url, keys, service=True)


def test_a_place_that_is_no_directory_a_missing_file_and_a_directory_as_file_are_refused(
    tmp_path: Path, keys: Keys
) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "folder.db").mkdir()

    with pytest.raises(StorageRefused, match="storage-no-folder"):
        Database.open(f"sqlite:///{tmp_path}/file/hailong.db", keys, service=True)
    with pytest.raises(StorageRefused, match="storage-no-database"):
        Database.open(f"sqlite:///{tmp_path}/missing.db", keys)
    with pytest.raises(StorageRefused, match="storage-not-a-file"):
        Database.open(f"sqlite:///{tmp_path}/folder.db", keys, service=True)


def test_a_file_that_is_no_database_is_refused(tmp_path: Path, keys: Keys) -> None:
    (tmp_path / "notes.db").write_text("không phải cơ sở dữ liệu " * 200)

    with pytest.raises(StorageRefused, match=r"storage-unusable.*SQLITE_NOTADB"):
        Database.open(f"sqlite:///{tmp_path}/notes.db", keys)


def test_a_network_file_system_is_refused(tmp_path: Path) -> None:
    mounts = f"/dev/vda / ext4 rw 0 0\nserver:/share {tmp_path} cifs rw 0 0\n"

    with pytest.raises(StorageRefused, match=r"storage-network-disk.*cifs"):
        refuse_unusable_place(tmp_path / "hailong.db", must_exist=False, mounts=mounts)


def test_the_innermost_mount_decides_also_with_a_blank_in_its_name() -> None:
    assert file_system_of(Path("/srv/office data/bot"), MOUNTS) == "nfs4"
    assert file_system_of(Path("/srv/office"), MOUNTS) == "ext4"


@pytest.mark.parametrize(
    ("version", "mode"),
    [((3, 40, 1), "truncate"), ((3, 51, 2), "truncate"), ((3, 50, 7), "wal"), ((3, 51, 3), "wal"), ((3, 52, 0), "wal")],
)
def test_wal_is_used_only_where_it_is_sound(version: tuple[int, ...], mode: str) -> None:
    assert journal_mode(version, "") == mode


def test_wal_that_is_forced_on_an_affected_version_is_refused() -> None:
    with pytest.raises(StorageRefused, match=r"storage-wal-unsound.*3\.40\.1"):
        journal_mode((3, 40, 1), "wal")


@pytest.mark.parametrize("url", ["", "nonsense", "mysql://host/db", "sqlite://"])
def test_another_url_is_refused_without_repeating_it(url: str, keys: Keys) -> None:
    with pytest.raises(StorageRefused, match="storage-url") as refused:
        Database.open(url, keys)
    assert refused.value.values == {}
