"""Backup and restore as an administrator does them: beside the running service, after a power cut, on an empty disk."""

import asyncio
import os
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from bot.opening import open_database
from bot.settings import Settings
from bot.simulator.simulator import Simulator
from storage import files
from storage.database import Transaction
from storage.files import Owner
from survey.files import FileKind, SentFile
from survey.messages import CITIZEN_BOT as CITIZEN
from tests.together.new_office import (
    CITIZEN_BOT,
    GOOD_ANSWERS,
    LANH_DAO,
    MAI,
    SAU,
    STRANGER,
    assert_discreet,
    holder,
    make_office,
    one_sentence,
    settings_for,
)
from tests.together.people import PATIENCE_SECONDS, Phone
from tests.together.program import done, started

NOW = datetime(2026, 11, 18, 2, tzinfo=UTC)


async def test_a_backup_beside_a_busy_service_is_put_on_an_empty_disk_and_people_go_on(
    simulator: Simulator, tmp_path: Path
) -> None:
    settings, file = settings_for(simulator), tmp_path / "hailong.backup"
    poster = await make_office(tmp_path, settings)
    sau = Phone(simulator, SAU, CITIZEN_BOT)
    others = [Phone(simulator, person, CITIZEN_BOT) for person in (MAI, LANH_DAO, STRANGER)]

    async with started("run", folder=tmp_path, settings=settings) as program:
        await program.says("ready")
        await answers(sau, poster)
        busy = asyncio.gather(*(answers(other, poster) for other in others))
        made = await done("backup", str(file), folder=tmp_path, settings=settings)
        async with started("restore", str(file), folder=tmp_path, settings=settings) as too_early:
            assert await too_early.ends() == 1
        await busy
        assert await program.stop() == 0
    fresh = tmp_path / "fresh"
    (fresh / "data").mkdir(parents=True)
    for key in ("secret_key", "sealing_key"):
        (fresh / "data" / key).write_bytes((tmp_path / "data" / key).read_bytes())
    restored = await done("restore", str(file), folder=fresh, settings=settings)
    async with started("run", folder=fresh, settings=settings) as again:
        await again.says("ready")
        sau.open_link(poster)  # whose answers are final: an answer like any other
        await sau.press("Đồng ý", "5 – Rất hài lòng", *GOOD_ANSWERS)
        await simulator.until(lambda: sau.count("Cảm ơn Ông/Bà đã trả lời") == 2, PATIENCE_SECONDS)
        assert await again.stop() == 0

    assert "Dừng chương trình đó trước" in one_sentence(too_early)
    assert holder(program) in too_early.stderr
    assert "không câu trả lời nào còn gắn với tài khoản" in made.stdout
    assert "Đã phục hồi từ bản sao lưu lúc" in restored.stdout
    for one in (program, again, made, restored):
        assert_discreet(one)


async def test_killed_while_it_writes_a_backup_leaves_the_one_before_and_the_next_clears_up(
    simulator: Simulator, tmp_path: Path
) -> None:
    settings, folder = settings_for(simulator), tmp_path / "backups"
    folder.mkdir()
    await make_office(tmp_path, settings)
    await done("backup", str(folder / "one"), folder=tmp_path, settings=settings)
    before, pipe = (folder / "one").read_bytes(), tmp_path / "data" / "blobs" / with_a_photo(tmp_path, settings)
    pipe.parent.mkdir()
    os.mkfifo(pipe)  # whoever reads this photo waits for it

    async with started("backup", str(folder / "one"), folder=tmp_path, settings=settings) as program:
        with await asyncio.to_thread(pipe.open, "wb"):  # the database is in the new file, the photo is not
            async with started("backup", str(folder / "one"), folder=tmp_path, settings=settings) as second:
                assert await second.ends() == 1
            await program.kill()
    half = sorted(file.name for file in folder.iterdir())
    after_the_kill = (folder / "one").read_bytes()
    pipe.unlink()
    await done("backup", str(folder / "one"), folder=tmp_path, settings=settings)

    assert half == ["one", "one.db.part", "one.part"]
    assert after_the_kill == before
    assert "Một lần sao lưu khác đang ghi" in one_sentence(second)
    assert [file.name for file in folder.iterdir()] == ["one"]
    assert (folder / "one").read_bytes() != before


async def answers(phone: Phone, poster: str) -> None:
    phone.open_link(poster)
    await phone.press("Đồng ý", "5 – Rất hài lòng", *GOOD_ANSWERS)
    await phone.reads("Cảm ơn Ông/Bà đã trả lời")


def with_a_photo(folder: Path, settings: Mapping[str, str]) -> str:
    """The name of a photo that the database says is kept."""

    def keep(tx: Transaction) -> str:
        files.add(tx, Owner.CASE, "PA-12345670", [SentFile(FileKind.PHOTO, "x")], CITIZEN, "fresh", NOW)
        [photo] = files.of(tx, Owner.CASE, "PA-12345670")
        files.keep(tx, photo.id, FileKind.PHOTO, 1)
        return photo.id

    database = open_database(Settings(data_dir=folder / "data"))
    try:
        return database.run_now(keep)
    finally:
        database.close()
