"""What is printed, drawn as a printer draws it: the notice, slips to cut and for a receipt printer, the paper form."""

import io
import shutil
import subprocess
from datetime import UTC, date

import pytest
from PIL import Image

from bot.paper_forms import forms
from bot.posters import desk_posters, slips_in_order, slips_to_cut
from bot.usecases.admin_forms import PlannedForms
from bot.usecases.admin_setup import LinkedDesk
from bot.usecases.admin_slips import PlannedSlips
from survey import definition, visit
from survey.messages import Language
from survey.wording import wording
from tests.together.pictures import PICTURES, keep, side_by_side

WORDS = wording(Language.VI, UTC)
BOT, WEB = "HaiLongAnPhuocBot", "https://gopy.example.vn/d/"
KEY, DAY, SLIPS = b"a key that signs only pictures..", date(2026, 11, 11), 24
UNIT = "Trung tâm Phục vụ hành chính công xã An Phước"
LINK = visit.desk_link(3, 0, [KEY])
DESK = LinkedDesk(
    "quay-3",
    "Quầy Bảo trợ xã hội – Người có công",
    UNIT,
    "0290 000 0101",
    f"https://t.me/{BOT}?start={LINK}",
    f"{WEB}{LINK}",
)
DOTS_AN_INCH = 72
A4, RECEIPT_WIDTH = (595, 842), 227  # 210 x 297 mm and 80 mm at 72 dots an inch
PAPER = 255


def test_everything_that_is_printed_has_its_size_and_something_on_it() -> None:
    if shutil.which("pdftoppm") is None:
        pytest.skip("pdftoppm is not on this machine")
    planned = PlannedSlips(DESK.code, 3, DESK.name, UNIT, 1, SLIPS, DAY, 90)
    payloads = [visit.slip(3, DAY, number + 1, bytes(4), [KEY]) for number in range(SLIPS)]
    links = [(f"https://t.me/{BOT}?start={payload}", f"{WEB}{payload}") for payload in payloads]
    survey = definition.current("quick")

    notice = drawn(desk_posters([DESK], BOT, WORDS))
    to_cut = drawn(slips_to_cut(planned, links, WORDS))
    receipt = drawn(slips_in_order(planned, links, WORDS))
    on_paper = drawn(forms(PlannedForms(DESK.code, survey.id, 1, 1), survey, DESK, WORDS))

    for page in (notice, to_cut, on_paper):
        assert all(abs(is_ - should) <= 1 for is_, should in zip(size(page), A4, strict=True))
    assert abs(size(receipt)[0] - RECEIPT_WIDTH) <= 1
    assert all(has_ink(page) for page in (notice, to_cut, receipt, on_paper))
    if PICTURES:
        keep("poster", notice)
        side_by_side("printed", [to_cut, receipt, on_paper])


def drawn(pdf: bytes) -> bytes:
    """The first page."""
    draw = ["pdftoppm", "-png", "-r", str(DOTS_AN_INCH), "-singlefile", "-"]
    return subprocess.run(draw, input=pdf, capture_output=True, check=True).stdout


def size(page: bytes) -> tuple[int, int]:
    return Image.open(io.BytesIO(page)).size


def has_ink(page: bytes) -> bool:
    grey = Image.open(io.BytesIO(page)).convert("L").histogram()
    return sum(grey[:64]) > 0.01 * sum(grey) and grey[PAPER] > 0
