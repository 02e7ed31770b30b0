"""The program as an administrator runs it: an office is made, a complaint answered, a week passes, things go wrong."""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp.test_utils import unused_port

from bot.clock import SystemClock
from bot.simulator.simulator import Simulator
from tests.together.new_office import (
    ANSWER,
    CITIZEN_BOT,
    CITIZEN_TOKEN,
    COMPLAINT,
    GOOD_ANSWERS,
    GROUP,
    LANH_DAO,
    MAI,
    SAU,
    STAFF_BOT,
    STAFF_TOKEN,
    STRANGER,
    assert_discreet,
    furnish,
    holder,
    link_in,
    make_office,
    one_sentence,
    settings_for,
)
from tests.together.people import Phone
from tests.together.program import done, started

# in the demo: the groups of seven desks, the leaders of two units
WEEKLY_CHATS = [str(-1_000_000_000_100 - desk) for desk in range(1, 8)]
WEEKLY_CHATS += [f"{STAFF_BOT}&person={leader}" for leader in (7002, 7003)]

UNRESOLVED = "Hẹn trả ngày 02/11 mà đến nay chưa có kết quả."
VAGUE_ANSWER = "Hồ sơ đang được xem xét."


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> Mapping[str, str]:
    """On SQLite the program makes its own file."""
    return {"DATABASE_URL": request.getfixturevalue("postgres_url")} if request.param == "postgresql" else {}


async def test_an_office_is_made_and_a_complaint_is_answered_and_judged(
    simulator: Simulator, tmp_path: Path, database: Mapping[str, str]
) -> None:
    settings = settings_for(simulator) | dict(database)
    poster = await make_office(tmp_path, settings)
    for_mai = link_in(await done("invite", "--role", "officer", "--desk", "quay-3", folder=tmp_path, settings=settings))
    for_leader = link_in(
        await done("invite", "--role", "leader", "--unit", "an-phuoc", folder=tmp_path, settings=settings)
    )
    sau, mai = Phone(simulator, SAU, CITIZEN_BOT), Phone(simulator, MAI, STAFF_BOT)
    leader, stranger, group = (
        Phone(simulator, LANH_DAO, STAFF_BOT),
        Phone(simulator, STRANGER, STAFF_BOT),
        Phone(simulator, MAI, GROUP),
    )

    async with started("run", folder=tmp_path, settings=settings) as program:
        await program.says("ready")
        mai.open_link(for_mai)
        await mai.reads("công chức – Quầy Bảo trợ xã hội")
        leader.open_link(for_leader)
        await leader.reads("lãnh đạo – xã An Phước")
        stranger.open_link(for_mai)
        await stranger.reads("Đường dẫn mời này đã được dùng")
        group.write("/gan_quay quay-3")
        await group.reads("Nhóm này từ nay nhận phản ánh, kiến nghị và báo cáo tuần của Quầy Bảo trợ xã hội")

        sau.open_link(poster)
        await sau.press("Đồng ý", "2 – Không hài lòng", *GOOD_ANSWERS, "Gửi phản ánh", "3 – Hồ sơ trễ hẹn")
        await sau.reads("Xin Ông/Bà viết nội dung")
        sau.write(COMPLAINT)
        await sau.press("Góp ý ẩn danh", "Gửi")
        code = code_in(await sau.reads("Mã tra cứu: PA-"))

        card = await group.reads(f"PHẢN ÁNH, KIẾN NGHỊ {code}")
        assert "0912345678" not in card["text"]
        await group.press("Tiếp nhận")
        await sau.reads(f"{code} đã được tiếp nhận")
        group.write(ANSWER, reply_to=card["id"])
        await group.press("Gửi cho người dân")
        await sau.reads(ANSWER)
        await sau.press("Đã giải quyết")
        await sau.reads(f"{code} đã đóng")
        await group.reads(f"xác nhận nội dung {code} đã được giải quyết")

        assert sau.count(ANSWER) == 1
        assert group.count(f"PHẢN ÁNH, KIẾN NGHỊ {code}") == 1  # the card is edited, not repeated

        sau.write("/phan_anh")
        await sau.reads("Phản ánh, kiến nghị của Ông/Bà về")
        sau.write("quay-3")
        await sau.press("3 – Hồ sơ trễ hẹn")
        await sau.reads("Xin Ông/Bà viết nội dung")
        sau.write(UNRESOLVED)
        await sau.press("Góp ý ẩn danh", "Gửi")
        card = await group.reads(UNRESOLVED)
        group.write(VAGUE_ANSWER, reply_to=card["id"])
        await group.press("Gửi cho người dân")
        await sau.reads(VAGUE_ANSWER)
        await sau.press("Chưa giải quyết")
        await sau.reads("được mở lại và chuyển lên cấp phụ trách cao hơn")
        await leader.reads(UNRESOLVED)

        assert await health(settings) == 200
        assert await program.stop() == 0
    assert simulator.failures == {}
    assert_discreet(program)


async def test_a_whole_week_brings_each_group_one_card_and_each_leader_one_overview(tmp_path: Path) -> None:
    async with started("demo", "--port", "0", "--weeks", "1", folder=tmp_path) as demo, aiohttp.ClientSession() as http:
        address = (await demo.says("http://")).split()[-1]

        async def get(path: str) -> dict[str, Any]:
            async with http.get(f"{address}/control/{path}") as answer:
                read: dict[str, Any] = await answer.json()
            return read

        async def move_to(moment: datetime) -> None:
            async with http.post(f"{address}/control/clock", json={"to": moment.isoformat()}) as answer:
                assert answer.status == 200, await answer.text()

        async def cards() -> list[int]:
            """How many messages about the week each chat has; every one is a photo."""
            found = []
            for chat in WEEKLY_CHATS:
                messages: list[Any] = (await get(f"messages?chat={chat}"))["messages"]
                weekly = [one for one in messages if "Tuần 46 năm 2026" in one["text"]]
                assert all(one["media"]["kind"] == "photo" for one in weekly)
                found.append(len(weekly))
            return found

        now = datetime.fromisoformat(str((await get("clock"))["now"]))
        monday = datetime.fromisoformat("2026-11-16T07:30:00+07:00")
        assert monday - timedelta(days=5) < now < monday  # the demo begins on a Wednesday

        await move_to(monday)
        on_monday = await cards()
        await move_to(monday + timedelta(hours=1))

        assert on_monday == [1] * len(WEEKLY_CHATS)
        assert await cards() == on_monday
        assert await get("failures") == {"failures": {}}
        assert await demo.stop() == 0
    assert_discreet(demo)


async def test_a_talk_goes_on_after_a_power_cut_and_nothing_is_lost_or_doubled(
    simulator: Simulator, tmp_path: Path
) -> None:
    settings = settings_for(simulator)
    poster = await make_office(tmp_path, settings)
    sau = Phone(simulator, SAU, CITIZEN_BOT)

    async with started("run", folder=tmp_path, settings=settings) as program:
        await program.says("ready")
        sau.open_link(poster)
        await sau.press("Đồng ý", "5 – Rất hài lòng")
        await sau.reads("Câu 2/5")
        await program.kill()
    simulator.press_label(SAU, CITIZEN_BOT, "4 – Tận tình, lịch sự")  # while nobody listens
    async with started("run", folder=tmp_path, settings=settings) as again:
        await sau.press(*GOOD_ANSWERS[1:-1])
        review = await sau.reads("Xin Ông/Bà xem lại các câu trả lời")
        await sau.press("Gửi")
        await sau.reads("Cảm ơn Ông/Bà đã trả lời")
        sau.open_link(poster)
        await sau.reads("Hôm nay Ông/Bà đã đánh giá")
        assert await again.stop() == 0

    for answer in ("5 – Rất hài lòng", "4 – Tận tình, lịch sự", "2 – Khá lâu", "4 – Đúng hẹn"):
        assert review["text"].count(f"→ {answer}") == 1
    assert sau.count("Cảm ơn Ông/Bà đã trả lời") == 1
    assert_discreet(again)


async def test_the_program_waits_for_a_platform_that_is_away(tmp_path: Path) -> None:
    away = Simulator(now=SystemClock().now)
    furnish(away)
    port = unused_port()
    settings = settings_for(away, f"http://127.0.0.1:{port}")
    sau = Phone(away, SAU, CITIZEN_BOT)

    async with started("run", folder=tmp_path, settings=settings) as program:
        await program.says("ready")
        await program.says("api_away")
        away.start_bot(SAU, CITIZEN_BOT)
        await away.start(port=port)
        await sau.reads("Hiện chưa có quầy nào để chọn")
        assert await program.stop() == 0
    await away.stop()
    assert_discreet(program)


async def test_a_second_service_on_the_same_data_ends_at_once_and_names_the_first(
    simulator: Simulator, tmp_path: Path
) -> None:
    settings = settings_for(simulator)
    async with started("run", folder=tmp_path, settings=settings) as first:
        await first.says("ready")
        async with started("run", folder=tmp_path, settings=settings_for(simulator)) as second:
            status = await second.ends()
        assert await first.stop() == 0

    assert status == 1
    assert one_sentence(second) == (
        f"Cơ sở dữ liệu data/hailong.db đang được một chương trình khác sử dụng ({holder(first)}). "
        "Dừng chương trình đó trước."
    )


async def test_a_revoked_token_ends_the_program_with_one_sentence_and_status_78(
    simulator: Simulator, tmp_path: Path
) -> None:
    settings = settings_for(simulator) | {"CITIZEN_BOT_TOKEN": "100000009:" + "w" * 35}

    async with started("run", folder=tmp_path, settings=settings) as program:
        status = await program.ends()

    assert status == 78
    assert "xin token mới từ @BotFather" in one_sentence(program)
    assert_discreet(program)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"CITIZEN_BOT_TOKEN": ""}, "CITIZEN_BOT_TOKEN còn trống"),
        ({"DATA_DIR": "a-file"}, "Không dùng được thư mục dữ liệu a-file (đã có tệp trùng tên)"),
        ({"TIMEZONE": "Asia/Saigonn"}, "TIMEZONE: không có múi giờ “Asia/Saigonn”"),
        ({"HTTP_ADDRESS": "8080"}, "HTTP_ADDRESS là “8080”"),
    ],
)  # fmt: skip
async def test_a_wrong_setting_ends_the_program_with_one_sentence_that_names_it(
    tmp_path: Path, wrong: Mapping[str, str], sentence: str
) -> None:
    (tmp_path / "a-file").write_text("")
    settings = {
        "CITIZEN_BOT_TOKEN": CITIZEN_TOKEN,
        "STAFF_BOT_TOKEN": STAFF_TOKEN,
        "TELEGRAM_API_URL": "http://127.0.0.1:9",
    }

    async with started("run", folder=tmp_path, settings=settings | dict(wrong)) as program:
        status = await program.ends()

    assert status == 1
    assert sentence in one_sentence(program)
    assert_discreet(program)


def code_in(message: Mapping[str, str]) -> str:
    [code] = re.findall(r"PA-\d{8}", message["text"])
    return str(code)


async def health(settings: Mapping[str, str]) -> int:
    async with aiohttp.ClientSession() as http, http.get(f"http://{settings['HTTP_ADDRESS']}/health") as answer:
        return answer.status
