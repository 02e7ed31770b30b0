"""Exports of one-stop software as they come: titles above the heading, loose codes and days, names never read."""

import io
from collections.abc import Sequence
from datetime import date, datetime

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.formula import ArrayFormula

from bot.imports.dossier_places import Places
from bot.imports.dossiers import MOST_PROBLEMS, Read, day_of, read_dossiers
from bot.imports.long_lists import LongList, Unreadable, read_long_list
from bot.imports.sheets import Problem
from bot.imports.templates import template
from bot.usecases.admin_setup import Kind
from storage.dossiers import Dossier
from storage.places import DeskRow, Unit
from tests.analytics.samples import EN, VI

TODAY = date(2026, 11, 16)
UNITS = (Unit("xa-a", "Trung tâm xã A"), Unit("xa-b", "Trung tâm xã B"), Unit("tinh", "Tỉnh"))
DESKS = (
    DeskRow(1, "quay-1", "Quầy Hộ tịch", "xa-a"),
    DeskRow(2, "quay-2", "Quầy Đất đai", "xa-a"),
    DeskRow(3, "quay-b", "Quầy Hộ tịch", "xa-b"),
)
HEAD = "Mã hồ sơ,Đơn vị,Quầy,Ngày tiếp nhận,Hạn trả,Ngày trả,Ngày xin lỗi"


def read(content: str | bytes, unit: str | None = None, desk: DeskRow | None = None) -> Read:
    raw = content.encode() if isinstance(content, str) else content
    table = read_long_list("hs.csv", raw)
    assert isinstance(table, LongList), table
    return read_dossiers(table, Places(UNITS, DESKS, unit, desk), TODAY, lambda _: None)


def rows(*lines: str) -> Read:
    return read("\n".join((HEAD, *lines)))


def one(line: str) -> Dossier:
    made = rows(line)
    assert [(problem.cell, problem.wording) for problem in made.problems] == []
    return made.dossiers[0]


def wrong(*lines: str) -> list[tuple[str, str]]:
    made = rows(*lines)
    for problem in made.problems:
        assert VI.text(problem.wording, **dict(problem.values))
        assert EN.text(problem.wording, **dict(problem.values))
    return [(problem.cell, problem.wording) for problem in made.problems]


def book(*lines: Sequence[object]) -> bytes:
    made, file = Workbook(), io.BytesIO()
    for line in lines:
        made.worksheets[0].append(list(line))
    made.save(file)
    return file.getvalue()


def test_an_export_has_a_title_a_row_of_numbers_and_columns_with_people_that_are_not_read() -> None:
    made = read(
        "DANH SÁCH HỒ SƠ TRỄ HẸN;;;;;\n"
        "STT;Số hồ sơ;Chủ hồ sơ;Số điện thoại;Quầy;Ngày nhận;Ngày hẹn trả;Tên TTHC\n"
        "(1);(2);(3);(4);(5);(6);(7);(8)\n"
        "1;000.12.05.H61-261109-0007;Nguyễn Văn Canary;0912345678;quay 1;09/11/2026 08:30;12/11/2026;Khai sinh\n"
        ";;Người lập biểu;;;;;\n"
    )

    assert made.dossiers == [
        Dossier(
            "0001205h612611090007",
            "000.12.05.H61-261109-0007",
            "xa-a",
            "quay-1",
            "Khai sinh",
            date(2026, 11, 9),
            date(2026, 11, 12),
            None,
            None,
        )
    ]
    assert made.unread == ("STT", "Chủ hồ sơ", "Số điện thoại")
    assert "Canary" not in repr(made)
    assert (made.wrong, made.columns) == (0, {"code", "desk", "procedure", "received", "due"})


@pytest.mark.parametrize(
    "text",
    [
        "09/11/2026",
        "9/11/2026",
        "09-11-2026",
        "09.11.2026",
        "2026-11-09",
        "2026/11/9",
        "09/11/2026 08:30",
        "09/11/2026 8h30",
        "09/11/2026 lúc 08:30:15",
        "08:30 09/11/2026",
        "08 giờ 30 ngày 09/11/2026",
        "2026-11-09T08:30:00",
        "2026-11-09T08:30:00.000Z",
        "2026-11-09 08:30:00+07:00",
        "09/11/2026 02:15:00 PM",
        "46335",  # 46.023 is 1 January 2026, the 313th day of the year is 9 November: 46.023 + 312
        "46335.354166",
    ],
)
def test_a_day_is_read_however_it_is_written(text: str) -> None:
    assert day_of(text) == date(2026, 11, 9)


@pytest.mark.parametrize(
    "text",
    ["31/11/2026", "11/25/2026", "09/11/26", "09/11/1899", "09/11/2101", "hôm qua", "9", "2026", "0", "99999", "12345"],
)
def test_what_is_no_day_of_this_century_is_not_guessed(text: str) -> None:
    assert day_of(text) is None


def test_the_day_of_receipt_is_taken_from_the_code_when_the_cell_is_empty() -> None:
    assert one("000.12.05.H61-261109-0007,xa-a,quay-1,,,,").received == date(2026, 11, 9)
    assert wrong("H61.7,xa-a,quay-1,,,,") == [("D2", "import-dossier-no-received")]
    assert wrong("000.12.05.H61-261399-0007,xa-a,quay-1,,,,") == [("D2", "import-dossier-no-received")]


@pytest.mark.parametrize("code", ["HS-7", "7", "12/2026", "H61 0007", "đ7", "000.12.05.H61-261109-0007"])
def test_a_code_need_not_be_perfect(code: str) -> None:
    assert one(f"{code},xa-a,quay-1,09/11/2026,,,").code == code


@pytest.mark.parametrize(
    ("code", "wording_id"),
    [
        ('"=HYPERLINK(""http://x"")"', "import-formula"),
        ("@SUM(1)", "import-formula"),
        ("Nguyễn Văn A", "import-dossier-code"),
        ("Nguyen Van A", "import-dossier-code"),  # no digit: a name, perhaps
        ("$a_$1", "import-dossier-code"),
        ("7\u200b1", "import-dossier-code"),
        ("7" * 61, "import-dossier-code"),
        ("7" * 100_000, "import-dossier-code"),
        ("", "import-empty"),
    ],
)
def test_what_is_no_code_is_named_with_its_cell(code: str, wording_id: str) -> None:
    assert wrong(f"{code},xa-a,quay-1,09/11/2026,,,") == [("A2", wording_id)]


def test_days_that_contradict_each_other_are_named() -> None:
    assert wrong(
        "h1,xa-a,quay-1,09/11/2026,08/11/2026,,",
        "h2,xa-a,quay-1,09/11/2026,12/11/2026,08/11/2026,",
        "h3,xa-a,quay-1,17/11/2026,20/11/2026,,",  # tomorrow
        "h4,xa-a,quay-1,09/11/2026,12/11/2026,17/11/2026,",
        "h5,xa-a,quay-1,mai,,,",
        'h6,xa-a,quay-1,"=TODAY()",,,',
        "h7,xa-a,quay-1,09/11/2026,09/11/2026,09/11/2026,",
        "h8,xa-a,quay-1,09/11/2026,09/11/2026,,=1",
    ) == [
        ("E2", "import-dossier-due-before"),
        ("F3", "import-dossier-returned-before"),
        ("D4", "import-dossier-future"),
        ("F5", "import-dossier-future"),
        ("D6", "import-dossier-no-day"),
        ("D7", "import-formula"),
        ("G9", "import-formula"),
    ]


def test_one_code_twice_is_named_with_the_row_that_took_it() -> None:
    made = rows("H61-7,xa-a,quay-1,09/11/2026,,,", "h61 7,xa-a,quay-1,10/11/2026,,,")

    [problem] = made.problems
    assert (problem.cell, dict(problem.values)["row"], len(made.dossiers)) == ("A3", "2", 1)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("", None),
        ("chưa", None),
        ("12/11/2026", date(2026, 11, 12)),
        ("có", TODAY),  # the day on which we were told
        ("x", TODAY),
        ("Số 12/VB ngày 12/11/2026", date(2026, 11, 12)),
    ],
)
def test_an_apology_is_a_day_a_document_or_a_yes(text: str, day: date | None) -> None:
    assert one(f"h1,xa-a,quay-1,09/11/2026,12/11/2026,,{text}").apologised_on == day


@pytest.mark.parametrize("text", ["có thể", "17/11/2026", "08/11/2026"])
def test_an_apology_that_cannot_be_is_named(text: str) -> None:
    assert wrong(f"h1,xa-a,quay-1,09/11/2026,12/11/2026,,{text}") == [("G2", "import-dossier-apology")]


@pytest.mark.parametrize(
    ("unit", "desk", "found"),
    [
        ("xa-a", "quay-1", ("xa-a", "quay-1")),
        ("Trung tâm xã A", "Quầy Hộ tịch", ("xa-a", "quay-1")),
        ("TRUNG TAM XA A", "", ("xa-a", None)),  # two desks: it belongs to none
        ("xa-b", "", ("xa-b", "quay-b")),  # the only one
        ("", "quay-b", ("xa-b", "quay-b")),
        ("tinh", "", ("tinh", None)),  # a unit without desks
    ],
)
def test_a_dossier_finds_its_place_by_code_or_name(unit: str, desk: str, found: tuple[str, str | None]) -> None:
    made = one(f"h1,{unit},{desk},09/11/2026,,,")

    assert (made.unit, made.desk) == found


@pytest.mark.parametrize(
    ("unit", "desk", "problem"),
    [
        ("Phòng Kinh tế", "", ("B2", "import-dossier-unknown-unit")),
        ("xa-a", "quay-9", ("C2", "import-dossier-unknown-desk")),
        ("xa-a", "quay-b", ("C2", "import-dossier-unknown-desk")),  # another unit's
        ("", "Quầy Hộ tịch", ("C2", "import-dossier-unknown-desk")),  # two desks have this name
        ("", "", ("B2", "import-dossier-no-unit")),
    ],
)
def test_a_place_that_is_not_there_or_not_clear_is_named(unit: str, desk: str, problem: tuple[str, str]) -> None:
    assert wrong(f"h1,{unit},{desk},09/11/2026,,,") == [problem]


def test_a_sheet_without_places_needs_the_command_to_say_whose_it_is() -> None:
    sheet = "Mã hồ sơ,Ngày tiếp nhận\nh1,09/11/2026\n"

    [problem] = read(sheet).problems
    assert (problem.cell, problem.wording) == ("1", "import-dossiers-whose")
    assert [(made.unit, made.desk) for made in read(sheet, unit="xa-a").dossiers] == [("xa-a", None)]
    assert [(made.unit, made.desk) for made in read(sheet, desk=DESKS[1]).dossiers] == [("xa-a", "quay-2")]


def test_an_office_with_one_unit_need_not_name_it() -> None:
    table = read_long_list("hs.csv", "Mã hồ sơ,Ngày tiếp nhận\nh1,09/11/2026\n".encode())
    assert isinstance(table, LongList)

    made = read_dossiers(table, Places(UNITS, DESKS[2:], None, None), TODAY, lambda _: None)

    assert (made.dossiers[0].unit, made.dossiers[0].desk) == ("xa-b", "quay-b")


def test_the_first_problems_are_kept_and_all_are_counted() -> None:
    made = rows(*(f"h{number},xa-a,quay-1,mai,,," for number in range(MOST_PROBLEMS + 50)))

    assert (len(made.problems), made.wrong, made.dossiers) == (MOST_PROBLEMS, MOST_PROBLEMS + 50, [])


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1258"])
def test_the_encodings_of_spreadsheets_are_read(encoding: str) -> None:
    text = "Ma ho so\tNgay tiep nhan\tQuầy\nh1\t09/11/2026\tquay-1\n"
    raw = text.encode(encoding) if encoding != "cp1258" else text.replace("ầ", "â\u0300").encode(encoding)

    made = read(raw)

    assert [(dossier.desk, dossier.received) for dossier in made.dossiers] == [("quay-1", date(2026, 11, 9))]


def test_a_spreadsheet_gives_days_numbers_and_formulas_as_they_are() -> None:
    made = read(
        book(
            ["Mã hồ sơ", "Ngày tiếp nhận", "Hạn trả", "Quầy", "Thủ tục"],
            ["h1", datetime(2026, 11, 9, 8, 30), date(2026, 11, 12), "quay-1", "Khai sinh"],  # noqa: DTZ001
            [7, 46335, 46338.5, "quay-1", None],
            ["h3", date(2026, 11, 9), None, "quay-1", '=HYPERLINK("http://x")'],
            ["h4", date(2026, 11, 9), None, "quay-1", ArrayFormula("E5", "=1+1")],
            ["h5", date(2026, 11, 9), None, "quay-1", "$a_$ <b>%s"],
        )
    )

    assert [(one.code, one.received, one.due) for one in made.dossiers[:2]] == [
        ("h1", date(2026, 11, 9), date(2026, 11, 12)),
        ("7", date(2026, 11, 9), date(2026, 11, 12)),
    ]
    assert [(problem.cell, problem.wording) for problem in made.problems] == [
        ("E4", "import-formula"),
        ("E5", "import-formula"),
    ]
    assert made.dossiers[2].procedure == "$a_$ <b>%s"


@pytest.mark.parametrize(
    ("content", "wording_id"),
    [
        (b"", "import-dossiers-no-heading"),
        (b"\n\n", "import-dossiers-no-heading"),
        (b"a,b,c\n1,2,3\n", "import-dossiers-no-heading"),
        ("Mã hồ sơ,Quầy\n".encode(), "import-no-rows"),
        (("\n".join(["x"] * 30) + "\nMã hồ sơ,Quầy\nh1,quay-1\n").encode(), "import-dossiers-no-heading"),
    ],
)
def test_a_file_without_rows_or_heading_says_so(content: bytes, wording_id: str) -> None:
    made = read(content)

    assert ([problem.wording for problem in made.problems], made.wrong) == ([wording_id], 1)


@pytest.mark.parametrize(
    ("content", "wording_id"),
    [
        (b"\xd0\xcf\x11\xe0" + b"Workbook", "import-old-excel"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "import-excel-password"),
        (b"PK\x03\x04" + b"nonsense" * 9, "import-broken-excel"),
        (b"\xff\x00\xff\xd8\x81\x8d", "import-unknown-encoding"),
    ],
)
def test_what_is_no_list_is_named_as_a_whole(content: bytes, wording_id: str) -> None:
    found = read_long_list("hs.xlsx", content)

    assert isinstance(found, Problem)
    assert (found.cell, found.wording) == ("", wording_id)
    assert VI.text(found.wording, **dict(found.values))
    assert EN.text(found.wording, **dict(found.values))


def test_a_quote_that_is_never_closed_names_its_row() -> None:
    with pytest.raises(Unreadable) as raised:
        read(HEAD + '\nh1,xa-a,quay-1,09/11/2026,,,\nh2,"xa-a,quay-1\n')

    assert (raised.value.problem.cell, raised.value.problem.wording) == ("3", "import-broken-quotes")


def test_the_template_can_be_imported_as_it_is() -> None:
    place = Unit("xa-an-phuoc", "An Phước"), DeskRow(1, "quay-1", "Quầy 1", "xa-an-phuoc")
    for suffix in (".csv", ".xlsx"):
        table = read_long_list("t" + suffix, template(Kind.DOSSIERS, suffix))
        assert isinstance(table, LongList)

        made = read_dossiers(table, Places(place[:1], place[1:], None, None), TODAY, lambda _: None)

        assert (len(made.dossiers), made.wrong, made.unread) == (1, 0, ())
