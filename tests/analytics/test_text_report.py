"""The plain text report and the paragraph for the administrative-reform report."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.block import Stream
from analytics.publication import ComplaintFigures, StreamAnswers
from analytics.report import overview_card
from analytics.text_report import PARAGRAPH_LIMIT, paragraph, report_text
from survey.wording import Wording
from tests.analytics.samples import EN, HOSTILE, VI, desk_week, figures, silent_week, unit_week


def test_the_paragraph_is_the_one_of_the_field() -> None:
    assert paragraph(desk_week(), VI) == (
        "Trong kỳ (từ ngày 09/11/2026 đến ngày 15/11/2026), Quầy 3 – Hộ tịch, chứng thực đã mời 40 lượt, nhận 12 lượt "
        "trả lời hợp lệ (tỷ lệ phản hồi 30,00%); tỷ lệ hài lòng 91,67% = (Hài lòng + Rất hài lòng) / số lượt trả lời "
        "hợp lệ (11/12). Tiếp nhận 3 phản ánh, kiến nghị; đã trả lời 2, trong đó đúng hạn 1; quá hạn 1. Số liệu do "
        "người dân tự đánh giá tại nơi phục vụ, không phải Chỉ số SIPAS."
    )


def test_a_running_period_is_told_up_to_the_time_of_the_report() -> None:
    quarter = desk_week(period="2026-Q4", published_on=date(2026, 11, 20))

    text, said = report_text(quarter, VI), paragraph(quarter, VI)

    assert "Quý IV năm 2026 (từ ngày 15/09/2026 đến thời điểm báo cáo, ngày 20/11/2026)" in text
    assert "Trong kỳ (từ ngày 15/09/2026 đến thời điểm báo cáo, ngày 20/11/2026), Quầy 3" in said
    assert "kỳ chưa kết thúc nên số liệu chưa chốt" in text
    assert "14/12/2026" not in text


def test_without_enough_answers_there_is_no_satisfaction_rate_in_the_paragraph() -> None:
    text = paragraph(silent_week(), VI)

    assert "chưa đủ số lượt trả lời hợp lệ" in text
    assert "%" not in text


def test_unknown_invitations_are_called_unknown() -> None:
    text = paragraph(desk_week(invited=None), VI)

    assert "nhận 12 lượt trả lời hợp lệ (số lượt mời: không xác định); tỷ lệ hài lòng 91,67%" in text


def test_answers_without_a_slip_are_not_part_of_the_response_rate() -> None:
    # 12 answers, 8 of them to the 40 invitations
    streams = (StreamAnswers(Stream.VERIFIED, 8, 0), StreamAnswers(Stream.UNVERIFIED, 4, 0))

    text = paragraph(desk_week(streams=streams), VI)

    assert "nhận 12 lượt trả lời hợp lệ, trong đó 8 lượt theo phiếu mời (tỷ lệ phản hồi 20,00%)" in text


def test_invitations_nobody_answered_have_no_response_rate() -> None:
    text = paragraph(desk_week(streams=(StreamAnswers(Stream.UNVERIFIED, 12, 0),)), VI)

    assert "đã mời 40 lượt, nhận 12 lượt trả lời hợp lệ; tỷ lệ hài lòng" in text


def test_no_complaints_are_no_data() -> None:
    assert "phản ánh, kiến nghị: chưa có dữ liệu" in paragraph(desk_week(complaints=ComplaintFigures()), VI)


def test_the_report_names_the_formula_beside_the_rate_and_shows_all_levels() -> None:
    text = report_text(desk_week(), VI)

    rate = text.index(
        "\nTỷ lệ hài lòng: 91,67% (11/12 lượt trả lời hợp lệ)\nTỷ lệ hài lòng = (Hài lòng + Rất hài lòng)"
    )
    levels = text.index("Rất hài lòng: 50,00% (6)\nHài lòng: 41,67% (5)\nBình thường: 0,00% (0)")
    assert rate < levels
    assert "\nKỳ: Tuần 46 năm 2026 (09/11 – 15/11/2026)\n" in text  # its days once
    assert "không phải Chỉ số SIPAS" in text


def test_the_report_of_a_silent_desk_splits_nothing_by_level() -> None:
    text = report_text(silent_week(), VI)

    assert "%" not in text
    assert "Chưa đủ dữ liệu: 7 lượt từ 09/11." in text


def test_the_report_of_a_unit_lists_its_desks_in_their_own_order() -> None:
    text = report_text(unit_week(desk_week(), silent_week(), desk_week(desk="b", desk_name="Quầy 9")), VI)

    first, second, third = (text.index(name) for name in ("chứng thực: 91,67%", "Đất đai: chưa đủ", "Quầy 9: 91,67%"))
    assert first < second < third
    assert "chứng thực: 91,67% (11/12), khoảng tin cậy 95%: 64,61–98,51%" in text


def test_nothing_answered_is_not_split_into_on_time_and_late() -> None:
    waiting = desk_week(complaints=ComplaintFigures(opened=7, waiting=7, overdue=1))

    said = "Tiếp nhận 7 phản ánh, kiến nghị; chưa trả lời nội dung nào; quá hạn 1."
    assert said in paragraph(waiting, VI)


@pytest.mark.parametrize("words", [VI, EN])
@given(st.sampled_from(HOSTILE) | st.text(max_size=3000))
def test_the_paragraph_always_fits_one_message(words: Wording, name: str) -> None:
    summary = desk_week(desk_name=name, unit_name=name, headline=figures((10**7,) * 5), simulated=True)

    for whole in (summary, unit_week(summary, unit_name=name, simulated=True)):
        assert len(paragraph(whole, words)) < PARAGRAPH_LIMIT


def test_what_staff_entered_stands_apart_with_its_own_rate() -> None:
    # 9 of 12, beside the 11 of 12 that citizens answered themselves
    entered = figures((1, 1, 1, 4, 5))
    waiting = (StreamAnswers(Stream.VERIFIED, 12, 0), StreamAnswers(Stream.ASSISTED, 0, 7))

    closed = report_text(desk_week(assisted=entered), VI)
    assert "Tỷ lệ hài lòng: 91,67% (11/12" in closed
    assert "Cán bộ nhập hộ (báo cáo riêng, không tính ở trên): hài lòng 75,00% (9/12)" in closed
    held = report_text(desk_week(streams=waiting), VI)
    assert "Cán bộ nhập hộ (báo cáo riêng, không tính ở trên): 7 lượt, chưa đủ dữ liệu" in held
    assert "Cán bộ nhập hộ" not in report_text(desk_week(), VI)


def test_what_staff_entered_at_the_desks_of_a_unit_stands_apart_too() -> None:
    # 9 of 12 and 8 of 13 together: 17 of 25
    one, other = figures((1, 1, 1, 4, 5)), figures((2, 2, 1, 4, 4))
    unit = unit_week(desk_week(assisted=one), desk_week(desk="quay-2", assisted=other))

    said = "Cán bộ nhập hộ (báo cáo riêng, không tính ở trên): hài lòng 68,00% (17/25)"
    assert said in report_text(unit, VI)
    assert said.replace("68,00", "68,0") in overview_card(unit, VI)
