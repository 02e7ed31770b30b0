"""Setting up an office: imports that can be repeated, invitations that only sign, links that can be revoked."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from bot.imports.kinds import read_lines
from bot.imports.sheets import Sheet, read_sheet
from bot.usecases import admin_setup
from bot.usecases.admin_setup import DeskLine, Kind, Line, ProcedureLine, SetupRefused, UnitLine
from storage import chain, holidays, places
from storage.database import Database
from survey import invitation, visit
from survey.invitation import InvitedRole
from survey.messages import CITIZEN_BOT, STAFF_BOT
from survey.working_time import DayKind, Holiday

AT = datetime(2026, 11, 18, 2, tzinfo=UTC)
SAMPLES = Path(__file__).parents[2] / "bot" / "rehearsal" / "data"
UNIT = UnitLine("xa-a", "Xã A", "tinh", "Thôn 2", "", "")
PROVINCE = UnitLine("tinh", "Tỉnh", None, "", "0290 000 0100", "")
DESK = DeskLine("quay-1", "xa-a", "Quầy Hộ tịch")
PROCEDURE = ProcedureLine("1.001193", "Hộ tịch", "Thủ tục đăng ký khai sinh")
HOLIDAY = Holiday(date(2026, 9, 2), DayKind.OFF, "Quốc khánh", True)
KEY_NONCE = bytes(7)


def import_all(database: Database, kind: Kind, lines: Sequence[Line]) -> tuple[int, int, int]:
    """What the command does: compare, then write; → new, changed, unchanged."""
    compared = database.run_now(admin_setup.compare, lines)
    database.run_now(admin_setup.apply_import, kind, compared.new + compared.changed, AT)
    return len(compared.new), len(compared.changed), compared.unchanged


@pytest.fixture
def office(database: Database) -> Database:
    import_all(database, Kind.UNITS, [PROVINCE, UNIT])
    import_all(database, Kind.DESKS, [DESK])
    return database


@pytest.mark.parametrize(
    ("kind", "line", "changed"),
    [
        (Kind.UNITS, UnitLine("so", "Sở", None, "", "", ""), UnitLine("so", "Sở Nội vụ", "tinh", "", "", "")),
        (
            Kind.UNITS,
            UnitLine("so", "Sở", None, "", "", ""),
            UnitLine("so", "Sở", None, "", "", "", ask_procedure=True),
        ),
        (
            Kind.UNITS,
            UnitLine("so", "Sở", None, "", "", "", answer_days=7),
            UnitLine("so", "Sở", None, "", "", "", answer_days=5),
        ),
        (Kind.DESKS, DeskLine("quay-2", "xa-a", "Quầy"), DeskLine("quay-2", "tinh", "Quầy Đất đai")),
        (Kind.PROCEDURES, PROCEDURE, ProcedureLine("1.001193", "Hộ tịch", "Đăng ký khai sinh")),
        (Kind.HOLIDAYS, HOLIDAY, Holiday(date(2026, 9, 2), DayKind.WORK, "Quốc khánh", False)),
    ],
)
def test_a_second_import_of_the_same_list_changes_nothing(
    office: Database, kind: Kind, line: Line, changed: Line
) -> None:
    assert import_all(office, kind, [line]) == (1, 0, 0)
    head = office.run_now(chain.head)

    assert import_all(office, kind, [line]) == (0, 0, 1)
    assert office.run_now(chain.head) == head
    assert import_all(office, kind, [changed]) == (0, 1, 0)
    assert import_all(office, kind, [changed]) == (0, 0, 1)


def test_comparing_writes_nothing(office: Database) -> None:
    head = office.run_now(chain.head)

    office.run_now(admin_setup.compare, [DeskLine("quay-2", "xa-a", "Quầy"), PROCEDURE, HOLIDAY])

    assert [desk.code for desk in office.run_now(places.desks)] == ["quay-1"]
    assert office.run_now(places.procedures) == []
    assert office.run_now(holidays.load) == []
    assert office.run_now(chain.head) == head


def test_an_import_keeps_what_it_does_not_name(office: Database) -> None:
    office.run_now(places.bind_group, "quay-1", "-100")
    office.run_now(admin_setup.revoke_links, "quay-1", AT)
    office.run_now(places.put_unit, places.Unit("xa-a", "Xã A", "tinh", surveys="sipas"))

    import_all(office, Kind.DESKS, [DeskLine("quay-1", "xa-a", "Quầy Đất đai")])
    import_all(office, Kind.UNITS, [UNIT])

    desk, unit = office.run_now(places.desk, "quay-1"), office.run_now(places.unit, "xa-a")
    assert desk is not None and unit is not None
    assert (desk.name, desk.group_chat, desk.link_generation) == ("Quầy Đất đai", "-100", 1)
    assert (unit.address, unit.surveys) == ("Thôn 2", "sipas")


def test_the_sample_office_is_free_of_problems(database: Database) -> None:
    counted = []
    for kind in (Kind.UNITS, Kind.DESKS, Kind.PROCEDURES):
        sheet = read_sheet(f"{kind}.csv", (SAMPLES / f"{kind}.csv").read_bytes())
        assert isinstance(sheet, Sheet)
        lines, problems = read_lines(kind, sheet, database.run_now(admin_setup.known_codes))
        assert problems == []
        counted.append(import_all(database, kind, lines))

    # a province and two communes; four desks and three; the 34 procedures of the table
    assert counted == [(3, 0, 0), (7, 0, 0), (34, 0, 0)]


def test_a_link_leads_to_its_desk_until_it_is_revoked(office: Database) -> None:
    [before] = office.run_now(admin_setup.desk_links, "QUAY 1", "hailong_bot")
    office.run_now(admin_setup.revoke_links, "quay1", AT)
    [after] = office.run_now(admin_setup.desk_links, None, "hailong_bot")

    read = [visit.read(each.link.partition("?start=")[2], office.keys.signing) for each in (before, after)]
    assert read == [visit.DeskLink(1, 0), visit.DeskLink(1, 1)]
    assert before.link.startswith("https://t.me/hailong_bot?start=")


def test_where_there_is_a_web_form_the_same_payload_leads_there(office: Database) -> None:
    [linked] = office.run_now(admin_setup.desk_links, "quay-1", "hailong_bot", "https://gopy.example.vn/mot-cua")
    [without] = office.run_now(admin_setup.desk_links, "quay-1", "hailong_bot")

    assert linked.web_link == "https://gopy.example.vn/mot-cua/d/" + linked.link.partition("start=")[2]
    assert without.web_link == ""


def test_a_unit_without_a_hotline_shows_the_one_above(office: Database) -> None:
    [linked] = office.run_now(admin_setup.desk_links, None, "hailong_bot")

    assert (linked.unit, linked.hotline) == ("Xã A", "0290 000 0100")


@pytest.mark.parametrize(
    ("role", "unit", "desk"),
    [
        (InvitedRole.OWNER, "", ""),
        (InvitedRole.LEADER, "xa-a", ""),
        (InvitedRole.HEAD, "", "quay-1"),
        (InvitedRole.OFFICER, "", "quay-1"),
    ],
)
def test_an_invitation_carries_role_place_and_end(office: Database, role: InvitedRole, unit: str, desk: str) -> None:
    payload = office.run_now(admin_setup.invite, role, unit.upper(), desk.upper(), KEY_NONCE, AT)

    read = invitation.read(payload, office.keys.signing, AT)
    lifetime = timedelta(minutes=10) if role is InvitedRole.OWNER else timedelta(days=7)
    assert read == invitation.Invitation(role, unit, desk, AT + lifetime, KEY_NONCE.hex())


@pytest.mark.parametrize(
    ("role", "unit", "desk", "wording"),
    [
        (InvitedRole.OWNER, "xa-a", "", "invite-owner-everywhere"),
        (InvitedRole.OWNER, "", "quay-1", "invite-owner-everywhere"),
        (InvitedRole.LEADER, "", "", "invite-needs-unit"),
        (InvitedRole.LEADER, "", "quay-1", "invite-needs-unit"),
        (InvitedRole.HEAD, "xa-a", "", "invite-needs-desk"),
        (InvitedRole.OFFICER, "", "", "invite-needs-desk"),
        (InvitedRole.LEADER, "xa-x", "", "setup-unknown-unit"),
        (InvitedRole.OFFICER, "", "quay-9", "setup-unknown-desk"),
    ],
)
def test_an_invitation_without_its_place_is_refused(
    office: Database, role: InvitedRole, unit: str, desk: str, wording: str
) -> None:
    with pytest.raises(SetupRefused) as refused:
        office.run_now(admin_setup.invite, role, unit, desk, KEY_NONCE, AT)

    assert refused.value.wording == wording


def test_an_invitation_leaves_no_trace_before_it_is_accepted(office: Database) -> None:
    head = office.run_now(chain.head)

    office.run_now(admin_setup.invite, InvitedRole.OWNER, "", "", KEY_NONCE, AT)

    assert office.run_now(chain.head) == head


def test_the_bots_names_are_remembered_apart(database: Database) -> None:
    database.run_now(admin_setup.remember_bot_name, CITIZEN_BOT, "hailong_bot")

    assert database.run_now(admin_setup.bot_name, CITIZEN_BOT) == "hailong_bot"
    assert database.run_now(admin_setup.bot_name, STAFF_BOT) is None
