"""Who is shown which figures on demand, in which chat; what the buttons carry; the files that come of them."""

from datetime import date, datetime, timedelta
from io import BytesIO
from zoneinfo import ZoneInfo

import docx
import openpyxl
import pytest

from analytics.rates import LevelCounts
from bot.clock import HandMovedClock
from bot.jobs import Jobs
from bot.making import file_made
from bot.rehearsal import sample
from bot.usecases import report_buttons, staff_periods
from bot.usecases.staff_turn import Person, Refused
from storage import chain, counts, people, places
from storage.database import Database, Transaction
from storage.message_json import load_message
from storage.places import Unit
from survey.definition import SurveyId
from survey.messages import STAFF_BOT, Address, Message, utf16_length

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
OPENED = datetime(2026, 11, 11, 9, tzinfo=ZONE)
NOW = datetime(2026, 12, 16, 9, tzinfo=ZONE)  # a Wednesday, two days after quarter IV ended
QUICK = SurveyId("quick", 1)
OWNER, LEADER, HEAD, OFFICER = sample.OWNER, sample.LEADER, sample.HEAD, sample.OFFICERS["quay-3"]
GROUP_3, GROUP_5 = -1_000_000_000_103, -1_000_000_000_105
AN_PHUOC, TAN_HOA, HOA_AN = "xã An Phước", "phường Tân Hòa", "tỉnh Hòa An"


@pytest.fixture
async def office(sqlite_database: Database) -> Database:
    return await published(sqlite_database)


async def published(database: Database) -> Database:
    """Twelve final answers at quay-3 in November, eight of them satisfied; everything up to December is published."""
    database.run_now(sample.set_up, OPENED)
    database.run_now(
        counts.add, "quay-3", date(2026, 11, 12), "verified", QUICK, "overall", LevelCounts((1, 1, 2, 4, 4))
    )
    await Jobs(database, HandMovedClock(NOW), after_commit=lambda: None).tick()
    return database


def asks(
    database: Database, member: sample.Member, text: str, chat: int | None = None, at: datetime = NOW
) -> list[Message]:
    """What /bao_cao or /thang sends to this chat. Raises Refused."""
    before = len(owed(database))
    here = Address(STAFF_BOT, str(chat or member.account))
    person = Person(str(member.account), member.name)
    command, _, argument = text.partition(" ")
    fresh = f"fresh{before}"
    if command == "/bao_cao":
        database.run_now(staff_periods.show_report, argument, here, person, fresh, at)
    else:
        kind = {"/tuan": "week", "/thang": "month", "/quy": "quarter"}[command]
        database.run_now(staff_periods.show_period, staff_periods.PeriodKind(kind), argument, here, person, fresh, at)
    return owed(database)[before:]


def presses(database: Database, member: sample.Member, data: str, chat: int | None = None) -> list[Message]:
    before = len(owed(database))
    _, act, period, place, page = data.split(":")
    here, person = Address(STAFF_BOT, str(chat or member.account)), Person(str(member.account), member.name)
    what = (act, period, place, int(page), here, person, f"pressed{before}", NOW)
    database.run_now(staff_periods.press_report, *what)
    return owed(database)[before:]


def owed(database: Database) -> list[Message]:
    def read(tx: Transaction) -> list[str]:
        tx.cursor.execute("SELECT body FROM outbox ORDER BY id")
        return [row[0] for row in tx.cursor.fetchall()]

    return [load_message(body) for body in database.run_now(read)]


def data_of(message: Message, label: str) -> str:
    return next(option.data for row in message.rows for option in row if option.label.startswith(label))


def labels(message: Message) -> list[str]:
    return [option.label for row in message.rows for option in row]


async def test_each_role_sees_its_places_and_no_others(office: Database) -> None:
    places_of = {
        member.name: [place.name for place in office.run_now(_places, member)]
        for member in (OWNER, LEADER, HEAD, OFFICER)
    }

    assert places_of[OWNER.name][0].endswith(HOA_AN)
    assert len(places_of[OWNER.name]) == 3 + 7  # three units, seven desks
    assert [AN_PHUOC in name for name in places_of[LEADER.name]] == [True] + [False] * 4
    assert len(places_of[HEAD.name]) == 7
    assert places_of[OFFICER.name] == ["Quầy Bảo trợ xã hội – Người có công"]


async def test_a_leader_of_the_unit_above_sees_the_units_below_it_added_up(database: Database) -> None:
    office = await published(database)
    boss = sample.Member(7100, "Chủ tịch Tỉnh", people.Role.LEADER)

    def join(tx: Transaction) -> None:
        people.accept(tx, "boss", boss.role, "hoa-an", None, str(boss.account), boss.name, OPENED)

    office.run_now(join)

    [card] = asks(office, boss, "/quy 4/2026")

    assert card.text.splitlines()[1].endswith(HOA_AN)
    assert "(8/12 lượt trả lời hợp lệ, 1/7 quầy đủ dữ liệu)" in card.text


async def test_in_a_group_the_chat_decides_not_who_asks(office: Database) -> None:
    [card] = asks(office, LEADER, "/thang 11", chat=GROUP_3)

    assert "8/12" in card.text
    assert labels(card) == ["Đoạn văn để dán", "Biểu đồ chi tiết", "In áp phích"]
    with pytest.raises(Refused, match="period-no-place"):
        asks(office, LEADER, "/thang 11 quay-1", chat=GROUP_3)


async def test_a_button_of_another_chat_or_of_who_lost_the_role_shows_nothing(office: Database) -> None:
    [card] = asks(office, HEAD, "/thang 11 quay-3")
    paragraph = data_of(card, "Đoạn văn")

    with pytest.raises(Refused, match="period-not-yours"):
        presses(office, HEAD, paragraph, chat=GROUP_5)
    head = office.run_now(people.by_account, str(HEAD.account))
    assert head is not None
    office.run_now(people.remove, head.id)
    with pytest.raises(Refused, match="staff-unknown"):
        presses(office, HEAD, paragraph)


@pytest.mark.parametrize("chat", [None, GROUP_3])
async def test_an_officer_gets_no_file(office: Database, chat: int | None) -> None:
    [card] = asks(office, HEAD, "/thang 11 quay-3")

    with pytest.raises(Refused, match="staff-not-allowed"):
        presses(office, OFFICER, data_of(card, "PDF"), chat=chat)


@pytest.mark.parametrize(
    "data",
    ["report:text:2026-99:{place}:0", "report:card:-:{place}:0", "report:rm:2026-11:{place}:0"],
)
async def test_what_no_screen_offers_does_nothing(office: Database, data: str) -> None:
    [card] = asks(office, HEAD, "/thang 11 quay-3")
    place = data_of(card, "Đoạn văn").split(":")[3]

    with pytest.raises(Refused, match="staff-not-understood"):
        presses(office, HEAD, data.format(place=place))


async def test_a_file_is_made_from_what_was_frozen_when_it_was_asked_for_and_is_told(office: Database) -> None:
    [forms] = asks(office, LEADER, "/bao_cao quy 4/2026")
    before = office.run_now(chain.head)

    for_leader, told = presses(office, LEADER, data_of(forms, "XLSX"))
    word, _ = presses(office, LEADER, data_of(forms, "DOCX"))
    pdf, _ = presses(office, LEADER, data_of(forms, "PDF"))

    assert for_leader.document and word.document and pdf.document
    sheet = openpyxl.load_workbook(BytesIO(file_made(for_leader.document.recipe))).active
    assert 12 in [cell.value for row in sheet.iter_rows() for cell in row]
    text = "\n".join(part.text for part in docx.Document(BytesIO(file_made(word.document.recipe))).paragraphs)
    assert "66,67%" in text  # 8 of 12
    assert file_made(pdf.document.recipe).startswith(b"%PDF")
    assert told.text.startswith("Lê Thị Lãnh Đạo đã lấy tệp báo cáo XLSX: Quý IV năm 2026")
    assert told.quiet
    assert office.run_now(chain.head) != before


async def test_from_a_group_a_file_goes_to_the_private_chat(office: Database) -> None:
    [forms] = asks(office, HEAD, "/bao_cao 11/2026", chat=GROUP_3)

    presses(office, HEAD, data_of(forms, "DOCX"), chat=GROUP_3)

    def chats(tx: Transaction) -> list[str]:
        tx.cursor.execute("SELECT chat FROM outbox WHERE key LIKE 'file:%'")
        return [row[0] for row in tx.cursor.fetchall()]

    assert office.run_now(chats) == [str(HEAD.account)]


async def test_the_poster_of_a_desk_without_answers_comes_as_a_pdf(office: Database) -> None:
    [card] = asks(office, HEAD, "/tuan 50 quay-1")

    [poster] = presses(office, HEAD, data_of(card, "In áp phích"))

    assert "chưa có lượt trả lời nào" in card.text
    assert poster.document and file_made(poster.document.recipe).startswith(b"%PDF")


async def test_with_the_longest_names_every_card_fits_and_every_button_is_short_enough(office: Database) -> None:
    long = "Trung tâm Phục vụ hành chính công 👨‍👩‍👧 " * 12

    def rename(tx: Transaction) -> None:
        places.put_unit(tx, Unit("tan-hoa", long, "hoa-an"))
        for number in range(30):
            places.put_desk(tx, f"{long[:100]}-{number}", f"{long} {number}", "tan-hoa")

    office.run_now(rename)
    later = NOW + timedelta(days=5)
    await Jobs(office, HandMovedClock(later), after_commit=lambda: None).tick()  # publishes week 51

    found = [asks(office, OWNER, f"/tuan 51 {place}", at=later) for place in ("tan-hoa", f"{long[:100]}-3")]
    found.append(asks(office, OWNER, "/quy 4"))
    found.append(asks(office, OWNER, "/bao_cao"))
    found.append(presses(office, OWNER, data_of(found[-1][0], "Nơi khác")))

    messages = [message for sent in found for message in sent]
    assert max(utf16_length(message.text) for message in messages) <= 1024
    buttons = [option for message in messages for row in message.rows for option in row]
    assert max(len(option.data.encode()) for option in buttons) <= 64
    assert labels(messages[-1])[-1] == "Trang sau ›"
    assert len(messages[-1].rows) == report_buttons.PLACES_ON_A_PAGE + 1


async def test_who_is_no_staff_is_told_how_to_become_it(office: Database) -> None:
    with pytest.raises(Refused, match="staff-unknown"):
        asks(office, sample.Member(9999, "Người Lạ", people.Role.OFFICER), "/tuan")


async def test_a_group_that_no_desk_has_is_told_how_to_bind_it(office: Database) -> None:
    with pytest.raises(Refused, match="period-no-group"):
        asks(office, HEAD, "/tuan", chat=-77)


def _places(tx: Transaction, member: sample.Member) -> list[report_buttons.Place]:
    staff = people.by_account(tx, str(member.account))
    assert staff is not None
    return staff_periods.report_places.places_for(tx, staff, Address(STAFF_BOT, str(member.account)))


async def test_charts_in_detail_are_two_pictures_and_tell_ages_to_leaders_alone(office: Database) -> None:
    [card] = asks(office, LEADER, "/thang 11 an-phuoc")
    pictures = presses(office, LEADER, data_of(card, "Biểu đồ chi tiết"))

    assert [picture.text.split(":")[0] for picture in pictures] == ["Nội dung và lĩnh vực", "Phản ánh, kiến nghị"]
    assert "đang chờ" in str(pictures[1].drawing)

    [same] = asks(office, OWNER, "/thang 11 an-phuoc")
    _, complaints = presses(office, OWNER, data_of(same, "Biểu đồ chi tiết"))

    assert "đang chờ" not in str(complaints.drawing)


async def test_a_group_gets_the_detail_of_its_own_desk(office: Database) -> None:
    [card] = asks(office, OFFICER, "/thang 11", chat=GROUP_3)
    answers, complaints = presses(office, OFFICER, data_of(card, "Biểu đồ chi tiết"), chat=GROUP_3)

    assert "Chưa có dữ liệu theo lĩnh vực" in str(answers.drawing)
    assert "đang chờ" in str(complaints.drawing)
