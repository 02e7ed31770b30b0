"""`hailong backup` and `restore`: what is in the file, what is put back, and the one sentence of each refusal."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlmodel import SQLModel
from typer.testing import CliRunner

from bot.cli import backups, operations
from bot.rehearsal import sample
from bot.settings import keys_of
from storage import complaints, files, outbox, responses, ties, visits
from storage.blobs import Blobs
from storage.database import Database, Keys, Transaction
from storage.database_file import ServiceLock
from storage.files import Owner
from storage.outbox import Entry, Repeat
from survey.definition import Chosen, SurveyId
from survey.files import FileKind, SentFile
from survey.messages import CITIZEN_BOT, STAFF_BOT, Address, Language, Message, Slot
from survey.visit import Slip
from tests.bot.test_cli_setup import Ran
from tests.storage.test_complaints import CONTACT, LAN, WAITING, open_case

NOW = datetime.now(UTC)
GROUP = Address(STAFF_BOT, "-4001")
PHOTO = b"a photo, cleaned"
QUICK = SurveyId("quick", 1)
Run = Callable[..., Ran]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """The data directory of an office."""
    folder = tmp_path / "data"
    folder.mkdir()
    for name, key in (("secret_key", "k"), ("sealing_key", "s")):
        (folder / name).write_text(key)
    return folder


@pytest.fixture
def office(place: Path, sqlite_template: Path) -> Iterator[Database]:
    (place / "hailong.db").write_bytes(sqlite_template.read_bytes())
    database = opened(place)
    database.run_now(sample.set_up, NOW)
    database.run_now(open_case)
    database.run_now(answered)
    yield database
    database.close()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "elsewhere").mkdir()
    return tmp_path / "elsewhere" / "hailong.backup"


def opened(place: Path) -> Database:
    keys = Keys(keys_of(SecretStr("k")), keys_of(SecretStr("s")))
    return Database.open(f"sqlite:///{place / 'hailong.db'}", keys)


def hailong(place: Path, *words: object, **settings: str) -> Ran:
    environment = {"DATA_DIR": str(place), "DATABASE_URL": "", "SECRET_KEY": "", "SEALING_KEY": ""}
    # no token: nobody is asked over the network
    environment |= {"CITIZEN_BOT_TOKEN": "", "STAFF_BOT_TOKEN": "", **settings}
    app = operations.app if words[0] == "doctor" else backups.app
    return CliRunner().invoke(app, [str(word) for word in words], env=environment)


def answered(tx: Transaction) -> None:
    """Lan sent one answer, and has another talk open."""
    lane = tx.keys.lane(LAN.channel, LAN.chat)
    for talk, stream in (("sent", "verified"), ("open", "unverified")):
        responses.start(tx, talk, "quay-3", QUICK, Language.VI, "chat", stream, "1", NOW, lane=lane)
        responses.keep_answer(tx, talk, Chosen("overall", "4"))
    responses.send(tx, "sent", lane, NOW + timedelta(hours=24))


def answers_of(place: Path) -> list[int]:
    """How many are final, how many can be changed, how many links there are."""
    with sqlite3.connect(place / "hailong.db") as connection:
        tables = ("responses", "interviews", "links")
        return [connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables]


def photo_of_the_case(tx: Transaction) -> str:
    files.add(tx, Owner.CASE, WAITING.code, [SentFile(FileKind.PHOTO, "platform's id")], CITIZEN_BOT, "fresh", NOW)
    [photo] = files.of(tx, Owner.CASE, WAITING.code)
    files.keep(tx, photo.id, FileKind.PHOTO, len(PHOTO))
    return photo.id


def test_what_was_sent_is_final_what_was_open_is_gone_and_a_case_knows_its_reporter(
    office: Database, place: Path, file: Path, tmp_path: Path
) -> None:
    photo = office.run_now(photo_of_the_case)
    Blobs(place / "blobs", office.keys).keep(photo, PHOTO)
    fresh = tmp_path / "fresh"

    made = hailong(place, "backup", file)
    restored = hailong(fresh, "restore", file, SECRET_KEY="k", SEALING_KEY="s")

    assert (made.exit_code, restored.exit_code) == (0, 0), made.stderr + restored.stderr
    assert "kèm 1 ảnh" in made.output
    assert "không chứa SECRET_KEY, SEALING_KEY" in made.output
    assert file.stat().st_mode & 0o777 == 0o600
    assert answers_of(place) == [0, 2, 2]
    assert answers_of(fresh) == [1, 0, 0]
    database = opened(fresh)
    assert database.run_now(complaints.address_of, WAITING.code) == LAN
    assert database.run_now(complaints.contact_of, WAITING.code) == CONTACT
    database.close()
    assert Blobs(fresh / "blobs", office.keys).read(photo) == PHOTO
    assert sorted(one.name for one in fresh.iterdir()) == ["blobs", "hailong.db", "hailong.db.lock"]


def test_an_opened_slip_that_nobody_answered_with_can_be_answered_and_a_used_one_stays_used(
    office: Database, place: Path, file: Path
) -> None:
    lane = office.keys.lane(LAN.channel, LAN.chat)
    waiting, used = (Slip(3, NOW.date(), number, b"abcd") for number in (7, 8))
    office.run_now(visits.issue, visits.Batch("quay-3", 1, 24, NOW.date(), 90, NOW))
    for slip in (waiting, used):
        office.run_now(visits.open_slip, slip, "quay-3", lane, NOW, NOW.date())
    office.run_now(lambda tx: visits.prove(tx, opened_hash(tx, used, lane), lane, "sent", NOW))

    hailong(place, "backup", file)
    hailong(place, "restore", file)

    database = opened(place)
    refused = [database.run_now(visits.open_slip, slip, "quay-3", lane, NOW, NOW.date())[1] for slip in (waiting, used)]
    database.close()
    assert refused == [None, visits.Refusal.USED]


def test_every_table_that_names_an_account_a_chat_or_an_interview_is_cut_or_kept_for_a_reason() -> None:
    naming = {"lane", "chat", "holder", "interview", "talk", "sealed_address", "sealed_account", "sealed_file"}
    naming |= {"sealed_state", "sealed_update", "change_until", "group_chat", "hash"}
    named = {table.name for table in SQLModel.metadata.sorted_tables if naming & set(table.columns.keys())}

    hashes_of_figures = {"chain", "chain_head"}
    assert named - hashes_of_figures == (ties.KEPT.keys() | ties.EMPTIED) - {"cap_keys"}


def test_what_was_owed_is_held_but_an_original_is_hidden_in_time(office: Database, place: Path, file: Path) -> None:
    owed = (
        Entry("alert", GROUP, Message("Phản ánh mới", slot=Slot(f"card:{WAITING.code}"))),
        Entry("answer", LAN, Message("Đã trả lời", slot=Slot(f"case:{WAITING.code}"))),
        Entry("hide", GROUP, Message("đã được ẩn"), repeat=Repeat.IDEMPOTENT, not_before=NOW + timedelta(hours=24)),
    )
    for entry in owed:
        office.run_now(outbox.enqueue, entry, NOW)

    hailong(place, "backup", file)
    restored = hailong(place, "restore", file)

    assert "2 tin chưa gửi lúc sao lưu được giữ lại" in restored.output
    with sqlite3.connect(place / "hailong.db") as connection:
        rows = dict(connection.execute("SELECT key, outcome FROM outbox").fetchall())
    assert rows == {"alert": "held", "answer": "held", "hide": ""}


def test_the_database_that_was_there_is_kept_as_a_backup_and_can_come_back(
    office: Database, place: Path, file: Path
) -> None:
    hailong(place, "backup", file)
    office.run_now(complaints.forget_person, WAITING.code)
    office.close()

    first = hailong(place, "restore", file)
    with_person = reporter(place)
    [before] = place.glob("before-restore-*.backup")
    second = hailong(place, "restore", before)

    assert (first.exit_code, second.exit_code) == (0, 0), first.stderr + second.stderr
    assert str(before) in first.output
    assert (with_person, reporter(place)) == (LAN, None)


def test_a_damaged_database_is_kept_as_it_is_and_who_must_delete_it_is_told(
    office: Database, place: Path, file: Path
) -> None:
    hailong(place, "backup", file)
    office.close()
    (place / "hailong.db").write_bytes(b"torn" * 1024)

    restored = hailong(place, "restore", file)

    [before] = place.glob("before-restore-*.db")
    assert restored.exit_code == 0, restored.stderr
    assert before.read_bytes() == b"torn" * 1024
    assert f"giữ nguyên ở {before}" in restored.output
    assert reporter(place) == LAN


def test_a_sealed_backup_brings_the_keys_to_an_empty_server_and_opens_with_its_key_alone(
    office: Database, place: Path, file: Path, tmp_path: Path
) -> None:
    public = new_key(tmp_path, "private")
    new_key(tmp_path, "another")

    made = hailong(place, "backup", file, BACKUP_PUBLIC_KEY=public)
    without = hailong(tmp_path / "fresh", "restore", file)
    wrong = hailong(tmp_path / "fresh", "restore", file, "--key", tmp_path / "another")
    left = sorted(one.name for one in (tmp_path / "fresh").iterdir())
    right = hailong(tmp_path / "fresh", "restore", file, "--key", tmp_path / "private")

    assert "đã niêm phong" in made.output
    assert "Bản sao lưu chưa được niêm phong" in hailong(place, "doctor").output
    assert "Bản sao lưu chưa được niêm phong" not in hailong(place, "doctor", BACKUP_PUBLIC_KEY=public).output
    assert b"quay-3" not in file.read_bytes()
    assert "Chạy lại với khóa riêng" in without.stderr
    assert "Khóa riêng này không mở được bản sao" in wrong.stderr
    assert left == ["hailong.db.lock"]
    assert right.exit_code == 0, right.stderr
    assert (tmp_path / "fresh" / "sealing_key").read_text().strip() == "s"
    assert (tmp_path / "fresh" / "sealing_key").stat().st_mode & 0o777 == 0o600
    assert reporter(tmp_path / "fresh") == LAN


@pytest.mark.parametrize("is_sealed", [False, True], ids=["unsealed", "sealed"])
def test_a_backup_that_was_changed_or_cut_off_anywhere_changes_nothing(
    office: Database, place: Path, file: Path, tmp_path: Path, is_sealed: bool
) -> None:
    public = new_key(tmp_path, "private")
    hailong(place, "backup", file, **({"BACKUP_PUBLIC_KEY": public} if is_sealed else {}))
    whole, before = file.read_bytes(), (place / "hailong.db").read_bytes()
    office.close()
    middle = len(whole) // 2
    changed = whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :]

    for spoilt in (changed, whole[:middle], whole[:100], whole[:0], b"x" * 100_000):
        file.write_bytes(spoilt)
        refused = hailong(place, "restore", file, "--key", tmp_path / "private")
        assert refused.exit_code == 1
        assert len(refused.stderr.splitlines()) == 1
        assert "Chọn bản sao khác" in refused.stderr or "không mở được bản sao" in refused.stderr

    assert (place / "hailong.db").read_bytes() == before
    assert not list(place.glob("before-restore-*"))


def test_each_refusal_is_one_sentence_that_says_what_to_do(
    office: Database, place: Path, file: Path, tmp_path: Path, postgres_url: str
) -> None:
    hailong(place, "backup", file)
    (place / "notes.txt").write_text("mine")
    refused = [
        (hailong(place, "backup"), "Ví dụ: hailong backup"),
        (hailong(place, "backup", place / "hailong.db"), "không phải là một bản sao lưu"),
        (hailong(place, "backup", place / "notes.txt"), "không phải là một bản sao lưu"),
        (hailong(place, "backup", tmp_path / "no such folder" / "x"), "Không ghi được vào"),
        (hailong(place, "backup", file, DATABASE_URL=postgres_url), "pg_dump"),
        (hailong(place, "backup", file, BACKUP_PUBLIC_KEY="12"), "BACKUP_PUBLIC_KEY phải là dãy 64 ký tự (chữ và số)"),
        (hailong(place, "backup", "--new-key", place / "notes.txt"), "để không ghi đè"),
        (hailong(tmp_path / "empty", "backup", file), "Chưa có cơ sở dữ liệu"),
        (hailong(place, "restore", tmp_path / "missing"), "missing"),
        (hailong(place, "restore", file, DATABASE_URL=postgres_url), "pg_restore"),
        (hailong(place, "restore", file, SEALING_KEY="another"), "không phải của bản sao này"),
        (hailong(place, "restore", file, SECRET_KEY="another"), "không phải của bản sao này"),
        (hailong(tmp_path / "empty-2", "restore", file), "hai tệp secret_key và sealing_key"),
    ]
    lock = ServiceLock(place / "hailong.db")
    refused.append((hailong(place, "restore", file), f"pid {os.getpid()},"))
    lock.release()

    for ran, sentence in refused:
        assert ran.exit_code == 1
        assert len(ran.stderr.splitlines()) == 1
        assert sentence in ran.stderr
    assert (place / "notes.txt").read_text() == "mine"
    assert answers_of(place) == [0, 2, 2]
    assert not (tmp_path / "empty-2" / "secret_key").exists()


def test_a_rotated_key_opens_the_backup_of_before(office: Database, place: Path, file: Path) -> None:
    hailong(place, "backup", file)

    restored = hailong(place, "restore", file, SECRET_KEY="new,k", SEALING_KEY="new,s")

    assert restored.exit_code == 0, restored.stderr


def opened_hash(tx: Transaction, slip: Slip, lane: str) -> str:
    return visits.open_slip(tx, slip, "quay-3", lane, NOW, NOW.date())[0]


def reporter(place: Path) -> Address | None:
    database = opened(place)
    try:
        return database.run_now(complaints.address_of, WAITING.code)
    finally:
        database.close()


def new_key(folder: Path, name: str) -> str:
    ran = hailong(folder, "backup", "--new-key", folder / name)
    assert (folder / name).stat().st_mode & 0o777 == 0o600
    return ran.output.rpartition("BACKUP_PUBLIC_KEY=")[2].strip()
