"""The cards: what an officer and a leader read on a phone on Monday."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.publication import CategoryCount, Change, ComplaintFigures, QuestionFigures
from analytics.report import CAPTION_LIMIT, desk_card, overview_card
from survey.messages import utf16_length
from survey.wording import Wording
from tests.analytics.samples import COMPLAINTS, EN, HOSTILE, VI, desk_week, figures, silent_week, unit_week


def test_a_desks_card_says_how_satisfied_out_of_how_many_and_how_sure() -> None:
    card = desk_card(desk_week(previous=figures((1, 2, 0, 4, 5)), change=Change.WITHIN_CHANCE), VI)

    assert card.split("\n") == [
        "Quầy 3 – Hộ tịch, chứng thực",
        "Tuần 46 năm 2026 (09/11 – 15/11/2026)",
        "",
        "Hài lòng: 91,7% (11/12 lượt trả lời hợp lệ)",
        "Khoảng tin cậy 95%: 64,6–98,5%",
        "Tỷ lệ hài lòng = (Hài lòng + Rất hài lòng) / số lượt trả lời hợp lệ",
        "Không hài lòng + Rất không hài lòng: 8,3% (1/12)",
        "",
        "So với kỳ trước: không có thay đổi vượt quá ngẫu nhiên",
        "Mục tiêu 95%: chưa đủ căn cứ kết luận (mục tiêu nằm trong khoảng tin cậy)",
        "Số lượt mời: 40; tỷ lệ phản hồi: 30,0% (12/40)",
        "Nguồn trả lời: theo phiếu 12, không có phiếu 0",
        "Nội dung thấp nhất: Thời gian chờ – 50,0% (5/10)",
        "Đúng hẹn theo người dân: 70,0% (7/10)",
        "Trễ hẹn được xin lỗi, hẹn lại cụ thể (theo người dân): 60,0% (6/10)",
        "",
        "Phản ánh, kiến nghị: tiếp nhận 3, đã trả lời 2, đang chờ 2, quá hạn 1",
        "Nội dung chính: Thái độ phục vụ (2), Hồ sơ trễ hẹn (1)",
        "",
        "Mã kiểm chứng sổ ghi: a1b2c3d4e5f6",
    ]


def test_below_the_threshold_no_rate_appears_in_any_form() -> None:
    card = desk_card(silent_week(), VI)

    assert "Chưa đủ dữ liệu: 7 lượt từ 09/11." in card
    assert "%" not in card


def test_a_late_card_and_a_simulated_one_say_so_at_the_top() -> None:
    top = desk_card(desk_week(late=True, simulated=True), VI).split("\n")[:3]

    assert top == [
        "MÔ PHỎNG: không phải số liệu thật",
        "Quầy 3 – Hộ tịch, chứng thực",
        "Tuần 46 năm 2026 (09/11 – 15/11/2026) – báo cáo muộn",
    ]


def test_a_leader_reads_the_whole_what_changed_and_what_stands_out() -> None:
    # 79/80, 78/80 and 40/80 make 197/240 = 82,1 %; at n = 80 the 99,8 % limits lie near 68 and 93 %
    steady = desk_week(headline=figures((1, 0, 0, 40, 39)), change=Change.WITHIN_CHANCE, desk_name="Quầy 1")
    alike = desk_week(desk="b", headline=figures((1, 1, 0, 40, 38)), desk_name="Quầy 2")
    fallen = desk_week(
        desk="c",
        headline=figures((20, 20, 0, 20, 20)),
        previous=figures((5, 5, 0, 35, 35)),
        change=Change.FELL,
        desk_name="Quầy 5",
    )

    card = overview_card(unit_week(steady, alike, fallen, silent_week()), VI)

    assert "Hài lòng: 82,1% (197/240 lượt trả lời hợp lệ, 3/4 quầy đủ dữ liệu)" in card
    assert "Thay đổi vượt quá ngẫu nhiên: Quầy 5 giảm 37,5 điểm phần trăm" in card  # 70/80 − 40/80
    assert "Thấp hơn hẳn mức chung: Quầy 5 50,0% (40/80)" in card
    assert "Cao hơn hẳn mức chung: Quầy 1 98,8% (79/80); Quầy 2 97,5% (78/80)" in card
    assert "Chưa đủ dữ liệu: Quầy 1 – Đất đai (7 lượt)" in card
    assert "Cần chỉ đạo: 1 phản ánh, kiến nghị quá hạn." in card


def test_a_leader_without_any_published_desk_gets_no_rate() -> None:
    card = overview_card(unit_week(silent_week(), silent_week(desk="b"), complaints=ComplaintFigures()), VI)

    assert "chưa quầy nào đủ số lượt trả lời" in card
    assert "%" not in card
    assert "chưa phải là kết quả tốt" in card


def test_desks_within_the_limits_are_not_told_apart() -> None:
    card = overview_card(unit_week(desk_week(), desk_week(desk="b", headline=figures((2, 1, 0, 5, 4)))), VI)

    assert "Khác biệt giữa các quầy không vượt quá ngẫu nhiên." in card
    assert "hẳn mức chung" not in card


def test_many_desks_are_named_up_to_three() -> None:
    card = overview_card(unit_week(*[silent_week(desk_name=f"Quầy {number}") for number in range(60)]), VI)

    assert "Quầy 0 (7 lượt); Quầy 1 (7 lượt); Quầy 2 (7 lượt) và 57 quầy khác" in card


def test_several_changes_of_one_desk_are_counted_as_changes() -> None:
    # the rate and three questions fell by more than chance: four changes, at one desk
    before, now = figures((0, 0, 1, 5, 6)), figures((5, 4, 1, 1, 1))
    asked = tuple(QuestionFigures(name, name.upper(), None, now, previous=before, change=Change.FELL) for name in "abc")
    fell = desk_week(headline=now, previous=before, change=Change.FELL, questions=asked)

    card = overview_card(unit_week(fell), VI)

    assert "A tại Quầy 3 – Hộ tịch, chứng thực giảm" in card
    assert "và 1 thay đổi khác" in card
    assert "quầy khác" not in card


@pytest.mark.parametrize("words", [VI, EN])
@given(st.sampled_from(HOSTILE) | st.text(max_size=400), st.integers(10, 10**7))
def test_no_name_and_no_number_makes_a_card_too_long(words: Wording, name: str, people: int) -> None:
    everything = desk_week(
        desk_name=name,
        unit_name=name,
        headline=figures((0, 0, 0, people, people), first=date(2025, 12, 28)),
        previous=figures((people, 0, 0, 0, people)),
        change=Change.ROSE,
        open_answers=people,
        open_since=date(2025, 12, 28),
        questions=tuple(QuestionFigures(key, name, 1, figures((people, 1, 1, 1, 1))) for key in ("a", "ontime")),
        apology=figures((people, people, 1, 1, 0)),
        invited=9 * people,
        complaints=ComplaintFigures(people, people, people, people, people, (CategoryCount(name, people),) * 9),
        chain_head=name,
        simulated=True,
        late=True,
    )
    unit = unit_week(*[everything] * 4, *[silent_week(desk_name=name)] * 4, complaints=everything.complaints)
    unit = unit_week(*unit.desks, unit_name=name, chain_head=name, simulated=True, late=True)

    running = date(2026, 11, 10)  # before week 46 is over

    for made in (everything, replace(everything, published_on=running)):
        assert utf16_length(desk_card(made, words)) <= CAPTION_LIMIT
    for whole in (unit, replace(unit, published_on=running)):
        assert utf16_length(overview_card(whole, words)) <= CAPTION_LIMIT


def test_a_name_cannot_add_lines_to_a_card() -> None:
    plain = desk_card(desk_week(), VI).count("\n")

    assert desk_card(desk_week(desk_name="Quầy 3\n\nHài lòng: 100%"), VI).count("\n") == plain


def test_what_is_left_out_of_a_long_card_is_the_least_important() -> None:
    # long questions and categories: the streams go before the weakest question; complaints and chain stay
    long = "Bộ phận tiếp nhận và trả kết quả " * 4
    card = desk_card(
        desk_week(
            desk_name=long,
            previous=figures((3, 4, 0, 3, 2)),
            change=Change.ROSE,
            headline=figures((0, 1, 0, 5, 6), first=date(2026, 11, 2)),
            open_answers=3,
            open_since=date(2026, 11, 16),
            questions=tuple(QuestionFigures(key, long, 1, figures((3, 2, 0, 3, 2))) for key in ("a", "ontime")),
            complaints=ComplaintFigures(categories=(CategoryCount(long, 3),) * 3, dossiers=1200),
            simulated=True,
            late=True,
        ),
        VI,
    )

    assert utf16_length(card) <= CAPTION_LIMIT
    assert "Nguồn trả lời" not in card
    assert "Nội dung thấp nhất" in card
    assert "Mã kiểm chứng sổ ghi: a1b2c3d4e5f6" in card


def test_categories_name_the_most_frequent_first() -> None:
    assert COMPLAINTS.categories[0].label == "Hồ sơ trễ hẹn"
    assert "Thái độ phục vụ (2), Hồ sơ trễ hẹn (1)" in desk_card(desk_week(), VI)
