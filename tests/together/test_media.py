"""Files from phone to phone over HTTP: killed while it fetches, it fetches again; no group sees a picture."""

from datetime import datetime

from bot.rehearsal import sample
from storage import claims, files
from storage.database import Transaction
from storage.files import Owner
from survey.messages import CITIZEN_BOT
from survey.tracking_code import Code
from tests.bot import hostile
from tests.faults.nursery import Nursery
from tests.faults.office import CITIZEN_NAME, STAFF_NAME, Office, fresh_office
from tests.together.people import Phone

LAN = 880_001
GROUP = next(group.chat for group in sample.GROUPS if group.desk == "quay-4")
SON = sample.OFFICERS["quay-4"].account


async def test_an_album_survives_a_kill_and_reaches_only_who_handles_it(nursery: Nursery, office_url: str) -> None:
    async with fresh_office(nursery, office_url) as office:
        office.add_person(LAN)
        lan, group = Phone(office.simulator, LAN, CITIZEN_NAME), Phone(office.simulator, SON, GROUP)
        son = Phone(office.simulator, SON, STAFF_NAME)

        async with office.living() as program:
            await program.says("ready")
            office.simulator.fail("hang", method="getFile")
            await sends_a_complaint(office, lan)
            await office.simulator.until(lambda: fetches(office) == 1)
            await program.kill()
        if office_url:
            with office.changed() as database:
                database.run_now(_minutes_pass, office.simulator.world.now())

        async with office.living() as program:
            await lan.reads("không nhận được: tài liệu (tệp thứ 7). Lý do: chỉ nhận ảnh")
            card = await group.reads("Kèm: 5 ảnh, 1 tin nhắn thoại\n1 tệp không nhận được")
            await office.simulator.until(lambda: downloads_done(office))
            await group.press("Tiếp nhận", "Thêm…", "Bản gốc, liên hệ")
            for number in range(1, 6):
                await son.reads(f"ảnh (tệp thứ {number})")
            await son.reads("tin nhắn thoại (tệp thứ 6). Sau 24 giờ tin này tự xóa.")
            office.simulator.send_photo(SON, GROUP, hostile.photo_of_a_phone(), "Đã thay ghế.", reply_to=card["id"])
            await group.press("Gửi cho người dân")
            answer = await lan.reads("Kèm theo trả lời nội dung")
            assert await program.stop() == 0

        received = [one for one in son.messages() if one["media"]]
        assert [one["media"]["kind"] for one in received] == ["photo"] * 5 + ["voice"]
        assert all(one["protected"] for one in received)
        for one in (*received, answer):
            content = office.simulator.world.media[one["media"]["key"]].content
            assert b"CANARY" not in content
            assert content.startswith((b"\xff\xd8\xff", b"OggS"))
        assert not any(one["media"] for one in group.messages() if one["from"] == "bot")
        assert fetches(office) == 1 + 7 + 1  # the one that hung, all of the case, the answer's
        assert office.simulator.failures == {}
        assert not any("CANARY" in line or "anh-" in line for line in office.output)
        with office.looked_into() as database:
            kept = database.run_now(files.of, Owner.CASE, Code("PA-" + code_in(card["text"])))
        assert len(kept) == 7


def _minutes_pass(tx: Transaction, now: datetime) -> None:
    """Another process may be at it: on PostgreSQL what was under way waits until its lease is over."""
    files.release(tx, CITIZEN_BOT, now)
    claims.release_leases(tx, CITIZEN_BOT, now)


async def sends_a_complaint(office: Office, lan: Phone) -> None:
    """Five photos of one album, a voice note, and a film that calls itself a photo."""
    lan.open_link(f"https://t.me/{CITIZEN_NAME}?start={office.payloads['quay-4']}")
    await lan.reads("Đồng ý tham gia?")
    lan.write("/phan_anh")
    await lan.press("8 – Cơ sở vật chất, trang thiết bị")
    await lan.reads("Xin Ông/Bà viết nội dung")
    for number in range(5):
        caption = "Ghế gãy" if not number else ""
        office.simulator.send_photo(LAN, CITIZEN_NAME, hostile.photo_of_a_phone(), caption, album="77")
    await lan.reads("Đã nhận: 5 ảnh.")
    assert lan.count("Đã nhận:") == 1  # an album is answered once
    office.simulator.send_voice(LAN, CITIZEN_NAME, 2, hostile.voice())
    office.simulator.send_document(LAN, CITIZEN_NAME, hostile.mp4(), "anh-cua-toi.jpg", "image/jpeg")
    await lan.reads("Đã nhận: 5 ảnh, 1 tin nhắn thoại, 1 tài liệu")
    await lan.press("Xong", "Góp ý ẩn danh")
    await lan.reads("Xin Ông/Bà xem lại trước khi gửi.")
    await lan.press("Gửi")
    await lan.reads("Đã ghi nhận nội dung của Ông/Bà.")


def fetches(office: Office) -> int:
    return sum(one.method == "getFile" for one in office.simulator.record.requests)


def code_in(text: str) -> str:
    return text.partition("PA-")[2][:8]


def downloads_done(office: Office) -> bool:
    """Six files are kept whole; the seventh was refused."""
    blobs = office.folder / "blobs"
    return blobs.exists() and sum(len(path.name) == 32 for path in blobs.iterdir()) == 6
