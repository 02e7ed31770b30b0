"""An office made by an administrator's commands, its people on a simulated platform, and what a program may write."""

import os
import re
from collections.abc import Mapping
from pathlib import Path

from aiohttp.test_utils import unused_port

from bot.simulator.simulator import Simulator
from tests.together.program import Program, done

CITIZEN_BOT, STAFF_BOT = "HaiLongAnPhuocBot", "HaiLongNoiBoBot"
CITIZEN_TOKEN, STAFF_TOKEN = "100000001:" + "c" * 35, "100000002:" + "s" * 35
SAU, MAI, LANH_DAO, STRANGER = 601, 701, 702, 703
GROUP = -5001
UNITS = "code,name,parent,address,hotline,reception_hours\nan-phuoc,xã An Phước,,Thôn 2,0290 000 0101,Thứ Năm\n"
DESKS = "code,unit,name\nquay-1,an-phuoc,Quầy Hộ tịch\nquay-3,an-phuoc,Quầy Bảo trợ xã hội\n"
COMPLAINT = "Tôi chờ ba tiếng mà quầy không có người, gọi số 0912345678 không ai nghe."
ANSWER = "Quầy đã bố trí thêm người từ hôm nay. Xin lỗi Bà vì để Bà phải chờ."
GOOD_ANSWERS = ("4 – Tận tình, lịch sự", "2 – Khá lâu", "4 – Đúng hẹn", "Bỏ qua", "Gửi")


def furnish(simulator: Simulator) -> None:
    simulator.add_bot(CITIZEN_TOKEN, CITIZEN_BOT, "Hài Lòng – xã An Phước")
    simulator.add_bot(STAFF_TOKEN, STAFF_BOT, "Hài Lòng nội bộ")
    for person, name in (
        (SAU, "Nguyễn Thị Sáu"),
        (MAI, "Võ Thị Mai"),
        (LANH_DAO, "Lê Văn Lãnh"),
        (STRANGER, "Người Lạ"),
    ):
        simulator.add_person(person, name)
    simulator.add_group(GROUP, "Nhóm Quầy 3", (MAI, int(STAFF_TOKEN.partition(":")[0])))


def settings_for(simulator: Simulator, address: str = "") -> dict[str, str]:
    return {
        "CITIZEN_BOT_TOKEN": CITIZEN_TOKEN,
        "STAFF_BOT_TOKEN": STAFF_TOKEN,
        "TELEGRAM_API_URL": address or simulator.address,
        "HTTP_ADDRESS": f"127.0.0.1:{unused_port()}",
    }


async def make_office(folder: Path, settings: Mapping[str, str]) -> str:
    """Units, desks and the link of desk 3, each by its command."""
    for kind, rows in (("units", UNITS), ("desks", DESKS)):
        (folder / f"{kind}.csv").write_text(rows, "utf-8")
        await done("import", kind, f"{kind}.csv", "--apply", folder=folder, settings=settings)
    return link_in(await done("links", "--desk", "quay-3", folder=folder, settings=settings))


def link_in(printed: Program) -> str:
    [link] = re.findall(r"https://t\.me/\S+", printed.stdout)
    return str(link)


def holder(program: Program) -> str:
    return f"pid {program.process.pid}, {os.uname().nodename}"


def one_sentence(program: Program) -> str:
    """What a person reads on standard error, besides the log's lines of JSON."""
    [line] = [line.strip() for line in program.errors if not line.startswith("{")]
    return line


def assert_discreet(program: Program) -> None:
    """No traceback, nobody's words, name or number, and no token."""
    written = program.stderr + program.stdout
    for secret in (
        "Traceback",
        CITIZEN_TOKEN,
        STAFF_TOKEN,
        "c" * 35,
        "w" * 35,
        COMPLAINT[:20],
        ANSWER[:20],
        "0912",
        "Thị Sáu",
    ):
        assert secret not in written
