"""Every kind of bad row has its problem, its cell and its remedy; all of them are listed at once."""

from datetime import UTC, date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.imports.columns import COLUMNS
from bot.imports.kinds import read_lines
from bot.imports.sheets import Problem, Sheet, read_sheet
from bot.imports.templates import template
from bot.usecases.admin_setup import DeskLine, Kind, Known, Line, ProcedureLine, UnitLine
from survey.messages import Language
from survey.wording import wording
from survey.working_time import DayKind, Holiday

NOTHING = Known({}, (), ())
OFFICE = Known({"tinh": "", "xa-a": "tinh"}, ("quay-1",), ("1.001193",))


def read(kind: Kind, text: str, known: Known = OFFICE) -> tuple[list[Line], list[Problem]]:
    sheet = read_sheet("ds.csv", text.encode())
    assert isinstance(sheet, Sheet), sheet
    return read_lines(kind, sheet, known)


def found(kind: Kind, text: str, known: Known = OFFICE) -> list[tuple[str, str]]:
    return [(problem.cell, problem.wording) for problem in read(kind, text, known)[1]]


def test_vietnamese_and_english_headings_mean_the_same_in_any_order() -> None:
    vietnamese = (
        "STT;TÊN ĐƠN VỊ;Mã đơn vị;Lịch tiếp công dân;đường dây nóng;Địa chỉ;Đơn vị cha\n"
        "1;Xã B;xa-b;Thứ Năm;0290 000;Thôn 2;tinh\n"
    )
    english = "code,name,parent,address,hotline,reception_hours\nxa-b,Xã B,tinh,Thôn 2,0290 000,Thứ Năm\n"

    expected: list[Line] = [UnitLine("xa-b", "Xã B", "tinh", "Thôn 2", "0290 000", "Thứ Năm")]
    assert read(Kind.UNITS, vietnamese) == (expected, [])
    assert read(Kind.UNITS, english) == (expected, [])


def test_a_parent_may_stand_below_its_child() -> None:
    lines, problems = read(Kind.UNITS, "ma,ten,don vi cha\nxa-b,Xã B,so\nso,Sở,\n", NOTHING)

    assert problems == []
    assert [(line.code, line.parent) for line in lines if isinstance(line, UnitLine)] == [("xa-b", "so"), ("so", None)]


def test_text_is_kept_in_one_unicode_form_and_on_one_line() -> None:
    # "ầ" written as a, circumflex, grave; a no-break space; a line break within the cell
    lines, problems = read(Kind.DESKS, 'ma,don vi,ten\nquay-2,xa-a,"Qua\u0302\u0300y\u00a0Đất\n đai"\n')

    assert (lines, problems) == ([DeskLine("quay-2", "xa-a", "Quầy Đất đai")], [])


@pytest.mark.parametrize(
    ("heading", "problem"),
    [
        ("ma,ten,mau sac", ("C1", "import-unknown-heading")),
        ("ma,ten,Mã", ("C1", "import-heading-twice")),
        ("ma,dia chi,stt", ("1", "import-heading-missing")),
    ],
)
def test_a_heading_that_is_not_understood_stops_before_the_rows(heading: str, problem: tuple[str, str]) -> None:
    assert found(Kind.UNITS, f"{heading}\n=1,,\n") == [problem]


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (",xa-a,Quầy", ("A2", "import-empty")),
        ("quay-2,xa-a,", ("C2", "import-empty")),
        ("quay-2,xa-a", ("2", "import-empty")),
        ("quay-2,xa-a,=HYPERLINK(1)", ("C2", "import-formula")),
        ("quay-2,xa-a,@SUM(1)", ("C2", "import-formula")),
        ("quay-2,xa-a,-2+3", ("C2", "import-formula")),
        ("quay-2,xa-a,+84 290 000", ("C2", "import-formula")),
        ("quay-2,xa-a,Quầy\x00", ("C2", "import-invisible")),
        ("quay-2,xa-a,Quầy\x07", ("C2", "import-invisible")),
        ("quay-2,xa-a,Qu\u202eầy", ("C2", "import-invisible")),
        ("quay-2,xa-a,Qu\u200bầy", ("C2", "import-invisible")),
        ("quay-2,xa-a," + "a" * 10_000, ("C2", "import-too-long")),
        ("q" * 21 + ",xa-a,Quầy", ("A2", "import-too-long")),
        ("quầy-2,xa-a,Quầy", ("A2", "import-code-letters")),
        ("quay 2,xa-a,Quầy", ("A2", "import-code-letters")),
        ("quay-,xa-a,Quầy", ("A2", "import-code-letters")),
        ("PA-12345678,xa-a,Quầy", ("A2", "import-code-like-complaint")),
        ("1234-5678,xa-a,Quầy", ("A2", "import-code-like-complaint")),
        ("QUAY1,xa-a,Quầy", ("A2", "import-code-spelled-otherwise")),
        ("quay-2,xa-x,Quầy", ("B2", "import-unknown-unit")),
    ],
)
def test_a_bad_cell_of_a_desk_is_named(row: str, problem: tuple[str, str]) -> None:
    assert found(Kind.DESKS, f"code,unit,name\n{row}\n") == [problem]


def test_every_bad_row_is_listed_at_once() -> None:
    text = "code,unit,name\nquay 2,xa-x,Quầy\nquay-3,xa-a,Quầy\n,,=1\nQUAY3,xa-a,Quầy\n"

    assert found(Kind.DESKS, text) == [
        ("A2", "import-code-letters"),
        ("B2", "import-unknown-unit"),
        ("A4", "import-empty"),
        ("B4", "import-empty"),
        ("C4", "import-formula"),
        ("A5", "import-code-twice"),
    ]


def test_a_code_used_twice_names_the_other_row() -> None:
    [problem] = read(Kind.DESKS, "code,unit,name\nquay-3,xa-a,Quầy\n\nQUAY3,xa-a,Quầy\n")[1]

    assert problem == Problem("ds.csv", "A4", "import-code-twice", (("code", "QUAY3"), ("row", "2")))


@pytest.mark.parametrize(
    ("rows", "problems"),
    [
        ("a,A,a", [("C2", "import-parent-circle")]),
        (
            "a,A,b\nb,B,c\nc,C,a",
            [("C2", "import-parent-circle"), ("C3", "import-parent-circle"), ("C4", "import-parent-circle")],
        ),
        ("a,A,x", [("C2", "import-unknown-parent")]),
        # the unit above stands already, and would now hang below its own child
        ("tinh,Tỉnh,xa-a", [("C2", "import-parent-circle")]),
    ],
)
def test_parents_must_exist_and_never_lead_back(rows: str, problems: list[tuple[str, str]]) -> None:
    assert found(Kind.UNITS, f"code,name,parent\n{rows}\n") == problems


def test_a_unit_names_the_instrument_that_its_desks_ask() -> None:
    text = "mã,tên,Bộ câu hỏi\nxa-b,Xã B,SIPAS\nxa-c,Xã C,\nxa-d,Xã D,desk evaluation\n"

    lines, problems = read(Kind.UNITS, text)

    assert problems == []
    assert [line.surveys for line in lines if isinstance(line, UnitLine)] == ["sipas", "", "desk-evaluation"]


def test_a_unit_says_whether_it_asks_later_or_leaves_it_as_it_is() -> None:
    text = "mã,tên,Hỏi sau khi rời quầy\nxa-b,Xã B,có\nxa-c,Xã C,không\nxa-d,Xã D,\n"

    lines, problems = read(Kind.UNITS, text)

    assert problems == []
    assert [line.safe_zone for line in lines if isinstance(line, UnitLine)] == [True, False, None]


def test_a_unit_sets_its_own_working_days_or_leaves_them_as_they_are() -> None:
    heading = "mã,tên,Phân loại trong (ngày làm việc),Chuyển trong (ngày làm việc),Trả lời trong (ngày làm việc)"

    lines, problems = read(Kind.UNITS, f"{heading}\nxa-b,Xã B,1,3,7\nxa-c,Xã C,,,\n")
    [too_many, none] = read(Kind.UNITS, f"{heading}\nxa-b,Xã B,,6,\nxa-c,Xã C,,,0\n")[1]

    assert problems == []
    days = [(one.classify_days, one.forward_days, one.answer_days) for one in lines if isinstance(one, UnitLine)]
    assert days == [(1, 3, 7), (None, None, None)]
    assert (too_many.cell, too_many.wording) == ("D2", "import-bad-days")  # the decree allows five for forwarding
    assert (none.cell, none.wording) == ("E3", "import-bad-days")


def test_an_unknown_instrument_is_named_with_those_there_are() -> None:
    [problem] = read(Kind.UNITS, "mã,tên,Bộ câu hỏi\nxa-b,Xã B,nhanh\n")[1]

    values = (("key", "nhanh"), ("known", "desk-evaluation, quick, sipas"))
    assert problem == Problem("ds.csv", "C2", "import-unknown-survey", values)


def test_a_unit_says_whether_its_survey_asks_for_the_procedure_or_says_nothing() -> None:
    text = "mã,tên,hỏi thủ tục\nxa-b,Xã B,có\nxa-c,Xã C,không\nxa-d,Xã D,\n"

    lines, problems = read(Kind.UNITS, text)

    assert problems == []
    assert [line.ask_procedure for line in lines if isinstance(line, UnitLine)] == [True, False, None]
    [problem] = read(Kind.UNITS, "mã,tên,hỏi thủ tục\nxa-b,Xã B,đôi khi\n")[1]
    assert (problem.cell, problem.wording) == ("C2", "import-no-yes-or-no")


def test_a_hotline_may_begin_with_a_plus_and_nothing_else_may() -> None:
    text = "code,name,hotline\nxa-b,Xã B,+84 290 000\nxa-c,Xã C,+cmd|calc\n"

    assert found(Kind.UNITS, text) == [("C3", "import-formula")]


def test_national_codes_get_back_the_zeros_a_spreadsheet_cut() -> None:
    text = 'code,field,name\n1.00486,Hộ tịch,A\n"2,000815",Chứng thực,B\nmau-1,Khác,C\n'

    lines, problems = read(Kind.PROCEDURES, text)

    assert problems == []
    assert [line.code for line in lines if isinstance(line, ProcedureLine)] == ["1.004860", "2.000815", "mau-1"]


def test_holidays_are_read_in_both_languages_and_forms() -> None:
    text = "date,kind,name,confirmed\n02/09/2026,nghỉ,Quốc khánh,có\n2026-08-22,làm bù,Làm bù,\n"

    assert read(Kind.HOLIDAYS, text) == (
        [
            Holiday(date(2026, 9, 2), DayKind.OFF, "Quốc khánh", True),
            Holiday(date(2026, 8, 22), DayKind.WORK, "Làm bù", False),
        ],
        [],
    )


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("31/02/2026,nghỉ,Lễ,có", ("A2", "import-no-date")),
        ("02/09/0026,nghỉ,Lễ,có", ("A2", "import-no-date")),
        ("46267,nghỉ,Lễ,có", ("A2", "import-no-date")),
        ("02/09/2026,lễ to,Lễ,có", ("B2", "import-no-day-kind")),
        ("02/09/2026,nghỉ,Lễ,có lẽ", ("D2", "import-no-yes-or-no")),
        ("02/09/2026,nghỉ,Lễ,có\n2026-09-02,nghỉ,Lễ,có", ("A3", "import-code-twice")),
    ],
)
def test_a_bad_cell_of_a_holiday_is_named(row: str, problem: tuple[str, str]) -> None:
    assert found(Kind.HOLIDAYS, f"date,kind,name,confirmed\n{row}\n") == [problem]


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.DOSSIERS])  # these have their own reader
@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_a_template_is_a_list_that_can_be_imported(kind: Kind, suffix: str) -> None:
    sheet = read_sheet(f"mau{suffix}", template(kind, suffix))

    assert isinstance(sheet, Sheet)
    lines, problems = read_lines(kind, sheet, Known({"xa-an-phuoc": ""}, (), ()))
    assert (len(lines), problems) == (1, [])


hostile = st.text(st.sampled_from('=+-@,;"\t\n\r\x00\x07\u202e\ufeffaà1.{}$'), max_size=12)


@given(st.sampled_from(Kind), st.lists(st.lists(hostile, max_size=6), max_size=4))
def test_no_sheet_raises_and_every_problem_has_a_sentence(kind: Kind, rows: list[list[str]]) -> None:
    heading = ",".join(column.name for column in COLUMNS[kind])
    sheet = read_sheet("ds.csv", "\n".join([heading, *(",".join(row) for row in rows)]).encode())

    problems = [sheet] if isinstance(sheet, Problem) else read_lines(kind, sheet, OFFICE)[1]

    for problem in problems:
        for language in Language:
            sentence = wording(language, UTC).text(problem.wording, **dict(problem.values))
            assert "\x07" not in sentence and "\u202e" not in sentence
