"""Desk posters: two pages per desk, every word of them there, and a QR code that holds the signed link."""

import io
import re
import shutil
import subprocess
from dataclasses import replace
from datetime import UTC, date
from pathlib import Path

import pytest
import segno

from bot.posters import desk_posters, qr_drawing, slips_in_order, slips_to_cut
from bot.usecases.admin_setup import LinkedDesk
from bot.usecases.admin_slips import PlannedSlips
from survey.messages import Language
from survey.wording import Wording, wording

WORDS = wording(Language.VI, UTC)
LINK = "https://t.me/hailong_bot?start=" + "a" * 30
DESK = LinkedDesk(
    "quay-1", "Quầy Hộ tịch – Chứng thực", "Trung tâm Phục vụ hành chính công xã A", "0290 000 0101", LINK
)
LONGEST = LinkedDesk(
    "q" * 20, "Quầy Đất đai " * 9, "Trung tâm Phục vụ hành chính công " * 5, "0290 000 0101; " * 3, LINK
)
HOSTILE = LinkedDesk("quay-1", "#panic() $a_$ *đậm* <a> \\", "[x] // @b = c `d` #[", "", LINK)


def pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def text(pdf: bytes, folder: Path) -> str:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not on this machine")
    file = folder / "poster.pdf"
    file.write_bytes(pdf)
    read = subprocess.run(["pdftotext", "-layout", str(file), "-"], capture_output=True, check=True)
    return " ".join(read.stdout.decode().split())


@pytest.mark.parametrize("desk", [DESK, LONGEST, HOSTILE], ids=["usual", "longest", "hostile"])
def test_each_desk_has_one_page_of_a4_and_one_with_two_of_a5(desk: LinkedDesk) -> None:
    pdf = desk_posters([desk, DESK], "hailong_bot", WORDS)

    assert pdf.startswith(b"%PDF-")
    assert pages(pdf) == 4


@pytest.mark.parametrize("words", [WORDS, wording(Language.EN, UTC)], ids=["vi", "en"])
def test_the_poster_says_where_how_and_by_which_bot(words: Wording, tmp_path: Path) -> None:
    read = text(desk_posters([DESK], "hailong_bot", words), tmp_path)

    # once on A4, twice as A5
    assert read.count("Quầy Hộ tịch – Chứng thực") == 3
    assert read.count("quay-1") == 3
    assert read.count("0290 000 0101") == 3
    assert read.count(words.text("poster-headline")) == 3
    assert "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG XÃ A" in read
    # in the hint for those without a camera, and as the name to compare with
    assert read.count("@hailong_bot") == 6


def test_what_people_named_their_desk_is_never_markup(tmp_path: Path) -> None:
    read = text(desk_posters([HOSTILE], "hailong_bot", WORDS), tmp_path)

    assert "#panic() $a_$ *đậm* <a> \\" in read


def test_without_a_hotline_no_label_stands_alone(tmp_path: Path) -> None:
    read = text(desk_posters([HOSTILE], "hailong_bot", WORDS), tmp_path)

    assert WORDS.text("poster-hotline-label") not in read


def test_where_there_is_a_web_form_the_poster_leads_to_it_without_any_app(tmp_path: Path) -> None:
    with_form = replace(DESK, web_link="https://gopy.example.vn/mot-cua/d/" + "a" * 30)
    pdf = desk_posters([with_form], "hailong_bot", WORDS)
    read = text(pdf, tmp_path)

    assert pages(pdf) == 2
    # once on A4, twice as A5; typed, the desk's code is enough
    assert read.count("gopy.example.vn/mot-cua/d/quay-1") == 3
    assert read.count(WORDS.text("poster-web-label")) == 3
    assert WORDS.text("poster-web-label") not in text(desk_posters([DESK], "hailong_bot", WORDS), tmp_path)


def test_the_longest_desk_with_a_web_form_still_has_its_two_pages() -> None:
    far = replace(LONGEST, web_link="https://" + "trung-tam." * 12 + "vn/d/" + "a" * 40)

    assert pages(desk_posters([far], "hailong_bot", WORDS)) == 2


def test_a_slip_says_which_of_its_two_codes_is_for_whom(tmp_path: Path) -> None:
    web = "https://gopy.example.vn/d/" + "a" * 52
    two_sheets = slips_to_cut(slips(25), [(LINK, web)] * 25, WORDS)
    receipts = slips_in_order(slips(2), [(LINK, web)] * 2, WORDS)

    assert (pages(two_sheets), pages(receipts)) == (2, 2)
    assert text(two_sheets, tmp_path).count("Không có Telegram") == 25
    assert text(receipts, tmp_path).count("Không có Telegram") == 2
    assert "Không có Telegram" not in text(slips_in_order(slips(2), [(LINK, "")] * 2, WORDS), tmp_path)


def test_the_same_desks_give_the_same_file() -> None:
    assert desk_posters([DESK], "hailong_bot", WORDS) == desk_posters([DESK], "hailong_bot", WORDS)


def test_the_drawing_is_the_code_of_the_link_with_its_quiet_zone() -> None:
    drawn = qr_drawing(LINK)

    plain = io.BytesIO()
    segno.make_qr(LINK, error="q").save(plain, kind="svg", xmldecl=False, border=0)
    modules = segno.make_qr(LINK, error="q").symbol_size(border=0)[0]
    assert drawn != plain.getvalue().decode()
    assert f'width="{modules + 8}"' in drawn  # four modules of white on both sides


def slips(count: int) -> PlannedSlips:
    return PlannedSlips("quay-1", 1, "Quầy Hộ tịch", "Trung tâm xã A", 1, count, date(2026, 11, 11), 90)


@pytest.mark.parametrize(("count", "sheets"), [(1, 1), (24, 1), (25, 2), (60, 3)])
def test_twenty_four_slips_fit_on_a_sheet(count: int, sheets: int) -> None:
    assert pages(slips_to_cut(slips(count), [(LINK, "")] * count, WORDS)) == sheets


def test_a_receipt_printer_gets_one_slip_a_page() -> None:
    assert pages(slips_in_order(slips(3), [(LINK, "")] * 3, WORDS)) == 3


def test_slips_are_numbered_so_that_the_cut_piles_are_in_order(tmp_path: Path) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed")
    (tmp_path / "slips.pdf").write_bytes(slips_to_cut(slips(48), [(LINK, "")] * 48, WORDS))

    text = subprocess.run(["pdftotext", tmp_path / "slips.pdf", "-"], capture_output=True, check=True).stdout.decode()

    # two sheets: the pile of the first cell holds 1 and 2, that of the second 3 and 4, …
    first, second = text.split("\f")[:2]
    numbers = [sorted(int(number) for number in re.findall(r"Số (\d{6})", sheet)) for sheet in (first, second)]
    assert numbers == [list(range(1, 48, 2)), list(range(2, 49, 2))]
