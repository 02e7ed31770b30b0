"""The sample office of demo, rehearsal and stories: places from data files, made-up people, bound groups."""

from dataclasses import dataclass, replace
from datetime import datetime
from importlib.resources import files

from bot.imports.kinds import read_lines
from bot.imports.sheets import Problem, read_sheet
from bot.usecases import admin_setup
from bot.usecases.admin_setup import Kind
from storage import people, places, settings
from storage.database import Transaction
from storage.people import Role
from survey.messages import CITIZEN_BOT

TARGET_PERCENT = "90"
CITIZEN_BOT_NAME = "HaiLongHoaAnBot"  # until a platform says another


@dataclass(frozen=True, slots=True)
class Member:
    """One member of staff: account number on the platform, role and where."""

    account: int
    name: str
    role: Role
    unit: str | None = None
    desk: str | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """A desk's group chat as people call it."""

    desk: str
    chat: int
    title: str
    members: tuple[int, ...]


OWNER = Member(7001, "Quản trị viên", Role.OWNER)
LEADER = Member(7002, "Lê Thị Lãnh Đạo", Role.LEADER, unit="an-phuoc")
LEADER_2 = Member(7003, "Phạm Văn Chủ Trì", Role.LEADER, unit="tan-hoa")
HEAD = Member(7004, "Trần Văn Phụ Trách", Role.HEAD)
OFFICERS = {
    "quay-1": Member(7011, "Nguyễn Thị Hoa", Role.OFFICER, desk="quay-1"),
    "quay-2": Member(7012, "Đỗ Văn Nam", Role.OFFICER, desk="quay-2"),
    "quay-3": Member(7013, "Võ Thị Mai", Role.OFFICER, desk="quay-3"),
    "quay-4": Member(7014, "Bùi Văn Sơn", Role.OFFICER, desk="quay-4"),
    "quay-5": Member(7015, "Hồ Thị Cúc", Role.OFFICER, desk="quay-5"),
    "quay-6": Member(7016, "Đinh Văn Tùng", Role.OFFICER, desk="quay-6"),
    "quay-7": Member(7017, "Lý Thị Lan", Role.OFFICER, desk="quay-7"),
}
HEAD_DESKS = tuple(OFFICERS)
GROUPS = tuple(
    Group(desk, -1_000_000_000_100 - number, f"Nhóm Quầy {number}", (officer.account, HEAD.account))
    for number, (desk, officer) in enumerate(OFFICERS.items(), start=1)
)


def set_up(tx: Transaction, at: datetime) -> None:
    """Places, people and groups of the sample office, in an empty database; see `list_procedures`."""
    for kind in (Kind.UNITS, Kind.DESKS):
        admin_setup.apply_import(tx, kind, lines_of(tx, kind), at)
    admin_setup.open_office(tx, at)
    admin_setup.remember_bot_name(tx, CITIZEN_BOT, CITIZEN_BOT_NAME)
    settings.put(tx, admin_setup.SIMULATED, "yes")
    settings.put(tx, "target_percent", TARGET_PERCENT)
    heads = [Member(HEAD.account, HEAD.name, Role.HEAD, desk=desk) for desk in HEAD_DESKS]
    for number, member in enumerate([OWNER, LEADER, LEADER_2, *heads, *OFFICERS.values()]):
        people.accept(
            tx, f"sample-{number}", member.role, member.unit, member.desk, str(member.account), member.name, at
        )
    for group in GROUPS:
        places.bind_group(tx, group.desk, str(group.chat))


def list_procedures(tx: Transaction, at: datetime, *, survey_asks: bool = False) -> None:
    """From now on the procedure of a complaint can be chosen, and that of a visit too where `survey_asks`."""
    admin_setup.apply_import(tx, Kind.PROCEDURES, lines_of(tx, Kind.PROCEDURES), at)
    for unit in places.units(tx):
        places.put_unit(tx, replace(unit, ask_procedure=survey_asks))


def lines_of(tx: Transaction, kind: Kind) -> list[admin_setup.Line]:
    """The rows of a sample file. Raises ValueError when the file that comes with the program has a fault."""
    name = f"{kind}.csv"
    sheet = read_sheet(name, files("bot.rehearsal").joinpath("data", name).read_bytes())
    if isinstance(sheet, Problem):
        raise ValueError(f"{sheet.file} {sheet.cell}: {sheet.wording}")
    lines, problems = read_lines(kind, sheet, admin_setup.known_codes(tx))
    if problems:
        raise ValueError(f"{problems[0].file} {problems[0].cell}: {problems[0].wording}")
    return lines
