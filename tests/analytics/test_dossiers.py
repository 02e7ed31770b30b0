"""Dossiers beside answers: the rates of a published district report, worked out by hand from its counts."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from analytics import lines
from analytics.dossiers import DossierFigures, together
from analytics.official import dossier_cells, official_report
from analytics.publication import ComplaintFigures, dump, load
from analytics.report import CAPTION_LIMIT, desk_card, overview_card
from analytics.statutory import of_unit, roll_up
from analytics.text_report import PARAGRAPH_LIMIT, paragraph, report_text
from survey.messages import utf16_length
from tests.analytics.samples import EN, PUBLISHED, VI, desk_week, silent_week, unit_week

# the district of the report: 21.196 received, 18.642 settled of which 14.441 late, 2.553 pending of which 1.852 late
DISTRICT = DossierFigures(21196, 18642, 4201, 14441, 2553, 1852, 0, 0, PUBLISHED)
# its communes together: 20.019 received, 17.108 settled of which 4.845 on time and 12.262 late, 2.911 pending
COMMUNES = DossierFigures(20019, 17108, 4845, 12262, 2911, 2324, 0, 0, PUBLISHED)
# a desk's week: 200 returned of which 9 late, 3 more overdue; 8 of these 12 with an apology
DESK = DossierFigures(240, 200, 191, 9, 52, 3, 8, 240, PUBLISHED)


def test_the_report_s_own_figures_do_not_add_up_and_ours_come_from_counts() -> None:
    # received = settled + pending would be 21.195, one less than printed; 4.845 + 12.262 = 17.107, again one less
    assert DISTRICT.returned + DISTRICT.pending == 21195
    assert COMMUNES.on_time + COMMUNES.late == 17107


def test_on_time_is_of_those_that_had_a_day_to_be_returned_on() -> None:
    # 4.201 ÷ (4.201 + 14.441) = 22,535… %; 4.845 ÷ 17.107 = 28,321… %
    assert lines.share(4201, 4201 + 14441, VI, 2) == "22,54%"
    assert DISTRICT.reported_on_time == Fraction(4201, 18642)
    assert COMMUNES.reported_on_time == Fraction(4845, 17107)
    assert lines.share(4845, 17107, VI, 2) == "28,32%"


def test_district_and_communes_together_have_four_complaints_on_41_215_dossiers() -> None:
    both = together([DISTRICT, COMMUNES])

    assert both is not None
    assert (both.received, both.all_late) == (41215, 14441 + 1852 + 12262 + 2324)
    # 4 × 1000 ÷ 41.215 = 0,097…
    whole = unit_week(desk_week(), complaints=ComplaintFigures(opened=4), dossiers=both)
    assert lines.complaints_per_thousand(whole, VI) == [
        "Phản ánh, kiến nghị trên 1.000 hồ sơ tiếp nhận: 0,10 (4/41.215)"
    ]


def test_a_sum_with_an_unknown_part_is_unknown() -> None:
    assert together([DISTRICT, None]) is None
    assert together([]) is None


@pytest.mark.parametrize(("part", "whole", "printed"), [(139, 200, "69,50%"), (1, 800, "0,13%"), (3, 800, "0,38%")])
def test_half_is_rounded_up(part: int, whole: int, printed: str) -> None:
    # 1/800 = 0,125 % and 3/800 = 0,375 %: half-even would print 0,12 and 0,38
    assert lines.share(part, whole, VI, 2) == printed


def test_reported_on_time_stands_beside_what_citizens_say() -> None:
    # 191 of 200; ontime 4 + 3 of 10
    assert lines.on_time(desk_week(dossiers=DESK), VI) == [
        "Đúng hẹn: phần mềm một cửa 95,5% (191/200 hồ sơ đã trả); người dân 70,0% (7/10 lượt trả lời)"
    ]
    assert lines.on_time(desk_week(dossiers=DESK), EN) == [
        "On time: one-stop software 95.5% (191 of 200 dossiers returned); citizens 70.0% (7 of 10 answers)"
    ]


def test_figures_that_were_frozen_before_the_last_file_say_so() -> None:
    # imported on Monday 9 November, the week ends on Sunday 15: what came after the ninth is missing
    early = replace(DESK, as_of=date(2026, 11, 9))

    said = lines.dossiers(desk_week(dossiers=early), VI)

    assert said[1:] == [
        "Lưu ý: tệp hồ sơ nhập ngày 09/11/2026, khi kỳ chưa kết thúc; "
        "hồ sơ từ ngày này đến hết kỳ chưa có trong số liệu"
    ]
    assert len(lines.dossiers(desk_week(dossiers=DESK), VI)) == 1  # imported on Monday after it


def test_without_enough_answers_the_report_says_that_citizens_are_missing() -> None:
    assert lines.on_time(silent_week(dossiers=DESK), VI) == [
        "Đúng hẹn theo phần mềm một cửa: 95,5% (191/200 hồ sơ đã trả); theo người dân: chưa đủ dữ liệu"
    ]


def test_a_unit_s_perceived_rate_is_the_sum_of_what_its_desks_published() -> None:
    # 7 of 10 and 7 of 10; the silent desk adds nothing
    whole = unit_week(desk_week(), silent_week(), desk_week(), dossiers=DESK)

    assert "người dân 70,0% (14/20 lượt trả lời)" in lines.on_time(whole, VI)[0]


def test_apologies_on_paper_stand_beside_those_that_citizens_got() -> None:
    # 8 of 9 + 3; six of ten answers
    assert lines.apology(desk_week(dossiers=DESK), VI) == [
        "Hồ sơ trễ hẹn có văn bản xin lỗi: 66,7% (8/12 hồ sơ)",
        "Trễ hẹn được xin lỗi, hẹn lại cụ thể (theo người dân): 60,0% (6/10)",
    ]


def test_nothing_late_has_no_apology_rate() -> None:
    punctual = DossierFigures(10, 8, 8, 0, 2, 0, 0, 10, PUBLISHED)

    assert punctual.apology_rate is None
    assert lines.apology(silent_week(dossiers=punctual), VI) == []


def test_nothing_returned_has_no_rate_of_punctuality() -> None:
    waiting = DossierFigures(10, 0, 0, 0, 10, 0, 0, 10, PUBLISHED)

    assert waiting.reported_on_time is None
    assert lines.on_time(silent_week(dossiers=waiting), VI) == []


@pytest.mark.parametrize(
    ("dossiers", "said"),
    [
        (240, ["Lượt trả lời so với hồ sơ tiếp nhận: 5,0% (12/240)"]),
        (12, ["Lượt trả lời so với hồ sơ tiếp nhận: 100,0% (12/12)"]),
        (11, []),  # more answers than dossiers: one may mean several visits
        (0, []),
    ],
)
def test_coverage_is_answers_to_dossiers_of_the_same_days(dossiers: int, said: list[str]) -> None:
    known = DossierFigures(99, 99, 99, 0, 0, 0, 0, dossiers, PUBLISHED)

    assert lines.coverage(desk_week(dossiers=known), VI) == said
    assert lines.coverage(silent_week(dossiers=known), VI) == []


def test_no_complaint_is_no_rate_per_thousand() -> None:
    assert DESK.complaints_per_thousand(0) is None


def test_the_card_tells_dossiers_and_keeps_its_length() -> None:
    full = desk_card(desk_week(dossiers=DESK, complaints=ComplaintFigures(dossiers=240)), VI)
    card = desk_card(silent_week(dossiers=DESK), VI)

    assert "phần mềm một cửa 95,5%" in full
    assert "trên 240 hồ sơ" in full
    assert utf16_length(full) <= CAPTION_LIMIT
    assert "tiếp nhận 240, đã trả 200, đang giải quyết 52, trong đó quá hạn 3 (theo tệp nhập ngày 16/11/2026)" in card
    assert utf16_length(card) <= CAPTION_LIMIT
    assert utf16_length(overview_card(unit_week(desk_week(dossiers=DESK), dossiers=DESK), VI)) <= CAPTION_LIMIT


def test_the_long_report_has_a_part_of_its_own_for_dossiers() -> None:
    said = report_text(desk_week(dossiers=DESK), VI)

    assert "IV. HỒ SƠ THEO PHẦN MỀM MỘT CỬA\nHồ sơ: tiếp nhận 240" in said
    assert "V. ĐOẠN VĂN ĐƯA VÀO BÁO CÁO" in said
    assert "IV. ĐOẠN VĂN" in report_text(desk_week(), VI)
    # 3 × 1000 ÷ 240 = 12,5
    assert "trên 1.000 hồ sơ tiếp nhận: 12,50 (3/240)" in said
    assert "phần mềm một cửa 95,50% (191/200 hồ sơ đã trả)" in paragraph(desk_week(dossiers=DESK), VI)
    assert len(paragraph(desk_week(dossiers=DESK), VI)) < PARAGRAPH_LIMIT


def test_the_official_report_numbers_its_parts_with_and_without_dossiers() -> None:
    without = official_report(of_unit(unit_week(desk_week()), None, is_over=True), VI)
    with_dossiers = official_report(of_unit(unit_week(desk_week(), dossiers=DESK), None, is_over=True), VI)

    assert [part.heading[:2] for part in without.sections] == ["1.", "2.", "3."]
    assert [part.heading for part in with_dossiers.sections][2:] == [
        "3. Kết quả giải quyết hồ sơ thủ tục hành chính",
        "4. Căn cứ của số liệu",
    ]


def test_the_table_has_both_rates_in_one_row() -> None:
    made = of_unit(unit_week(desk_week(dossiers=DESK), silent_week()), None, is_over=True)

    assert dossier_cells(made.rows[0]) == (240, 200, 191, 9, 52, 3, 8, Fraction(191, 200), Fraction(7, 10), 10)
    assert dossier_cells(made.rows[1]) == (None,) * 10


def test_a_province_knows_its_dossiers_when_every_unit_does() -> None:
    one, two = unit_week(desk_week(), dossiers=DISTRICT), unit_week(desk_week(), dossiers=COMMUNES)

    assert roll_up("Tỉnh", [one, two]).dossiers == together([DISTRICT, COMMUNES])
    assert roll_up("Tỉnh", [one, unit_week(desk_week())]).dossiers is None


def test_what_was_frozen_is_read_again_unchanged() -> None:
    summary = desk_week(dossiers=DESK)

    assert load(dump(summary)) == summary
    assert load(dump(desk_week())).dossiers is None
