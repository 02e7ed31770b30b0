"""The words and cells of the official report."""

from dataclasses import replace

from analytics.official import official_report
from analytics.publication import ComplaintFigures
from analytics.statutory import Statutory, of_unit, of_units
from tests.analytics.samples import EN, VI, desk_week, silent_week, unit_week


def report(**changed: object) -> Statutory:
    unit = replace(unit_week(desk_week(), silent_week()), period="2026-Q4", **changed)  # type: ignore[arg-type]
    return of_unit(unit, "Ủy ban nhân dân phường Phú Lương", is_over=True)


def test_number_date_and_signature_are_blank() -> None:
    made = official_report(report(), VI)

    assert made.number == "Số: ………/BC-UBND"
    assert made.place_date == "………………, ngày …… tháng …… năm ………"
    assert made.kind == "BÁO CÁO"
    assert made.signer == "THỦ TRƯỞNG ĐƠN VỊ"


def test_the_agency_above_is_named_and_addressed_and_otherwise_left_blank() -> None:
    known = official_report(report(), VI)
    unknown = official_report(replace(report(), superior=None), VI)

    assert known.superior == "ỦY BAN NHÂN DÂN PHƯỜNG PHÚ LƯƠNG"
    assert known.addressee == "Kính gửi: Ủy ban nhân dân phường Phú Lương"
    assert (unknown.superior, unknown.addressee) == ("……………………………", "Kính gửi: ………………………………………………")


def test_the_table_has_the_columns_that_are_filed() -> None:
    made = official_report(report(), VI)

    assert [column.heading for column in made.columns] == [
        "Đơn vị",
        "Số lượt mời",
        "Số lượt trả lời",
        "Tỷ lệ phản hồi",
        "Hài lòng + Rất hài lòng",
        "Không hài lòng + Rất không hài lòng",
        "PAKN tiếp nhận",
        "Đã trả lời",
        "Đúng hạn (%)",
        "Quá hạn",
    ]
    desk, silent, total = made.rows
    name = "Quầy 3 – Hộ tịch, chứng thực"
    assert desk.cells == (name, "40", "12", "30,00%", "11", "91,67%", "1", "8,33%", "–", "–", "–", "–")
    assert (silent.remark, silent.cells[2:8]) == ("chưa đủ dữ liệu (7 lượt)", ("–", "–", "", "", "", ""))
    assert total.cells[0] == "Tổng cộng"
    assert total.cells[8:] == ("3", "2", "50,00%", "1")


def test_the_report_names_formula_and_n_beside_the_rate_and_is_never_called_sipas() -> None:
    made = official_report(report(), VI)

    satisfaction = " ".join(made.sections[0].paragraphs)

    assert "tỷ lệ hài lòng 91,67% = (Hài lòng + Rất hài lòng) / số lượt trả lời hợp lệ (11/12)" in satisfaction
    # Wilson's interval of 11 of 12
    assert "Khoảng tin cậy 95% của tỷ lệ hài lòng: 64,61–98,51%" in satisfaction
    assert "không phải Chỉ số SIPAS" in made.sections[-1].paragraphs[0]
    assert made.notes.startswith("Tỷ lệ hài lòng = (Hài lòng + Rất hài lòng) / số lượt trả lời hợp lệ.")


def test_without_figures_there_is_no_rate_at_all() -> None:
    unit = replace(unit_week(silent_week(), complaints=ComplaintFigures()), period="2026-Q4")

    made = official_report(of_unit(unit, None, is_over=True), VI)

    said = " ".join(text for section in made.sections for text in section.paragraphs)
    assert "chưa đủ số lượt trả lời hợp lệ" in said
    assert "Đây chưa phải là kết quả tốt" in said
    assert "%" not in said + "".join(cell for row in made.rows for cell in row.cells)


def test_a_period_that_still_runs_says_up_to_when() -> None:
    made = official_report(replace(report(), is_over=False), VI)

    assert "số liệu đến thời điểm báo cáo ngày 16/11/2026" in made.opening
    assert "Kỳ báo cáo chưa kết thúc" in made.notes


def test_simulated_figures_are_called_so_on_the_first_page() -> None:
    assert official_report(report(simulated=True), VI).warning == "MÔ PHỎNG: không phải số liệu thật"
    assert official_report(report(), VI).warning == ""


def test_the_period_is_named_with_its_days() -> None:
    made = official_report(report(), VI)

    whole_window = "(từ ngày 15/09/2026 đến ngày 14/12/2026)".replace(" ", "\N{NO-BREAK SPACE}")
    assert made.appendix_about.endswith(f"quý IV năm 2026 {whole_window}")


def test_the_report_can_be_read_in_english() -> None:
    made = official_report(
        of_units("Province", [unit_week(desk_week()), unit_week(silent_week())], None, is_over=True), EN
    )

    assert made.rows[-1].cells[:2] == ("Total", "40")
