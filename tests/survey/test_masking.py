"""Masking: what is hidden from those who only need the matter, and what must stay readable."""

from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey.masking import Kind, labels, mask
from survey.messages import Language
from survey.wording import wording

LABELS = {kind: f"<{kind}>" for kind in Kind}
ROSTER = ("Nguyễn Thị Lan", "Trần Văn Hà", "Lê Bá Tiến")


def masked(text: str) -> str:
    return mask(text, LABELS, ROSTER).text


@pytest.mark.parametrize(
    "phone",
    [
        "0912345678",
        "0912.345.678",
        "0912 345 678",
        "091-234-5678",
        "0 9 1 2 3 4 5 6 7 8",
        "+84912345678",
        "+84.912.345.678",
        "+84 (0) 912 345 678",
        "0084 912 345 678",
        "84912345678",
        "0351234567",
        "0561234567",
        "0712345678",
        "0812345678",
        "(0912) 345 678",
        "02413812345",
        "024 3812 3456",
        "０９１２３４５６７８",
        "01234567890",
    ],
)
def test_a_phone_is_masked_however_it_is_written(phone: str) -> None:
    assert masked(f"gọi {phone} giúp tôi") == "gọi <phone> giúp tôi"
    assert masked(f"SĐT{phone}.") == "SĐT<phone>."


@pytest.mark.parametrize(
    "number", ["001089012345", "001 089 012345", "0010 8901 2345", "123456789", "012.345.678", "123 456 789"]
)
def test_an_id_number_is_masked(number: str) -> None:
    assert masked(f"Tôi là A, {number}, ở xã") == "Tôi là A, <id>, ở xã"


def test_an_id_number_that_looks_like_a_sum_is_masked_when_the_words_say_so() -> None:
    assert masked("Số CMND: 123.456.789") == "Số CMND: <id>"
    assert masked("căn cước công dân số 123456000") == "căn cước công dân số <id>"


@pytest.mark.parametrize(
    "plate",
    ["30A-123.45", "30A 123.45", "29-B1 234.56", "29B1-234.56", "51f12345", "30E-1234", "29 B1 234.56", "30H 123.45"],
)
def test_a_licence_plate_is_masked(plate: str) -> None:
    assert masked(f"xe {plate} đỗ") == "xe <plate> đỗ"


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("STK 19031234567890 Techcombank", "STK <bank> Techcombank"),
        ("tài khoản Vietcombank số 1903 4567", "tài khoản Vietcombank số <bank>"),
        ("chuyển tới 190312345678901", "chuyển tới <bank>"),
        ("viết cho lan.nguyen+x@vi-du.gov.vn nhé", "viết cho <email> nhé"),
    ],
)
def test_accounts_and_addresses_are_masked(text: str, after: str) -> None:
    assert masked(text) == after


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Bà Nguyễn Thị Lan rất chậm", "Bà <name> rất chậm"),
        ("ba nguyen thi lan rat cham", "ba <name> rat cham"),
        ("NGUYỄN THỊ LAN", "<name>"),
        ("gặp chị Lan, rồi anh Văn Hà.", "gặp chị <name>, rồi anh <name>."),
        ("chi lan bao cho", "chi <name> bao cho"),
        ("Nguye\u0302\u0303n Thi\u0323 Lan", "<name>"),
    ],
)
def test_a_name_of_the_roster_is_masked(text: str, after: str) -> None:
    assert masked(text) == after


@pytest.mark.parametrize(
    "text",
    [
        "tôi phải đến ba lần",
        "ở Hà Nội, phố Hoa Lan",
        "Mã PA-12345674, pa 1234 5674",
        "hồ sơ 000.12.05.H61-261109-0007 trễ",
        "H61-261109-0007",
        "thu 1.500.000 đồng, tức 1500000đ hay 1,5 triệu",
        "phí 150.000.000 và 200000000",
        "nộp vào tài khoản 1.500.000 đồng",
        "từ 09/11/2026 đến 20-11-2026, hoặc 09.11.2026 14.30",
        "Có tài khoản VNeID từ ngày 09-11-2026",
        "năm 2025-2026, quầy 3, phòng 12a 2026",
        "08h30 ngày 9/11, chờ 3 tiếng 45 phút",
        "Nghị định 61/2018/NĐ-CP, Quyết định 1234/QĐ-UBND",
        "tờ 12 số 34567",
        "điểm 5 5 4 3 2",
    ],
)
def test_what_is_no_personal_data_stays(text: str) -> None:
    assert masked(text) == text


def test_what_was_found_is_counted_by_kind() -> None:
    result = mask("0912345678, 0987654321, 30A-123.45", LABELS)

    assert result.found[Kind.PHONE] == 2
    assert result.found[Kind.PLATE] == 1
    assert result.found[Kind.EMAIL] == 0


def test_the_catalogs_have_a_label_for_each_kind() -> None:
    vietnamese = labels(wording(Language.VI, ZoneInfo("Asia/Ho_Chi_Minh")))
    english = labels(wording(Language.EN, ZoneInfo("Asia/Ho_Chi_Minh")))

    assert mask("gọi 0912345678", vietnamese).text == "gọi [số điện thoại]"
    assert mask("call 0912345678", english).text == "call [phone number]"


def test_an_e_mail_address_may_begin_after_a_bracket_or_a_comma() -> None:
    assert masked("(a@vi-du.vn,b.c@vi-du.vn)") == "(<email>,<email>)"


@given(st.text(max_size=80), st.text("0123456789", min_size=8, max_size=8), st.text(max_size=80))
def test_around_a_phone_anything_may_stand(before: str, digits: str, after: str) -> None:
    phone = f"09{digits}"

    assert phone not in masked(f"{before}, {phone}, {after}")


@given(st.text(st.sampled_from("0912 .-+()84abAhđ@/:\nPHà"), max_size=60))
def test_spans_follow_one_another_and_hold_what_was_replaced(text: str) -> None:
    result = mask(text, LABELS, ROSTER)

    rest, end = "", 0
    for span in result.spans:
        assert end <= span.start < span.end <= len(text)
        rest += text[end : span.start] + LABELS[span.kind]
        end = span.end
    assert result.text == rest + text[end:]


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("gọi (+84) 912 345 678", "gọi <phone>"),
        ("gọi 0912 - 345 - 678 nhé", "gọi <phone> nhé"),
        ("gọi 091/2345/678 nhé", "gọi <phone> nhé"),
        ("O912 345 678", "<phone>"),
        ("thư lan (at) vi-du.vn.", "thư <email>."),
        ("thư ha @ vi-du . vn", "thư <email>"),
        ("CCCD số B1234567", "CCCD số <id>"),
        ("CCCD123.456.789", "CCCD<id>"),
        ("biển số 30 A 123.45", "biển số <plate>"),
        ("STK 711A12345678", "STK <bank>"),
        ("3 cái @ 5.000", "3 cái @ 5.000"),
        ("số 12/345/678 đường Láng", "số 12/345/678 đường Láng"),
        ("từ 09/11 đến 015/11/2026", "từ 09/11 đến 015/11/2026"),
    ],
)
def test_unusual_ways_of_writing_are_known(text: str, after: str) -> None:
    assert masked(text) == after


def test_a_verb_in_small_letters_is_not_the_name_that_is_spelled_like_it() -> None:
    roster = ("Đặng Quốc Bảo", "Lê Bá Tiến")

    assert mask("anh bảo tôi về, em tiến hành nộp", LABELS, roster).spans == ()
    assert mask("anh Bảo tôi gặp hôm qua", LABELS, roster).found[Kind.NAME] == 1
    assert mask("anh bảo, anh bảo quầy 3", LABELS, roster).found[Kind.NAME] == 2
