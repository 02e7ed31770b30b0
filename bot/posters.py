"""Posters of desks: the signed link as a QR code, and around it the words of the catalog."""

import io
from collections.abc import Iterable, Sequence

import segno

from analytics.pdf import SLIPS_PER_SHEET, PosterText, SlipsText, SlipText, poster, slip_receipts, slip_sheets
from bot.usecases.admin_setup import LinkedDesk
from bot.usecases.admin_slips import PlannedSlips
from survey.wording import Wording

SlipLinks = tuple[str, str]  # to the chat, and to the web form or ""

# finding the best of the eight masks takes five times as long as the rest; any of them can be read
SLIP_MASK = 3


def desk_posters(desks: Sequence[LinkedDesk], citizen_bot: str, words: Wording) -> bytes:
    """A PDF with two pages for each desk: A4, and two of A5 on one A4."""
    return poster([_text(desk, citizen_bot, words) for desk in desks])


def slips_in_order(planned: PlannedSlips, links: Iterable[SlipLinks], words: Wording) -> bytes:
    """One slip a page for a receipt printer, in the order of their numbers."""
    return slip_receipts(_slips(planned, _numbered(planned, links, words), words))


def slips_to_cut(planned: PlannedSlips, links: Iterable[SlipLinks], words: Wording) -> bytes:
    """Sheets of A4, so that the pile of them is cut at once: the small piles, one below the other, are in order."""
    slips = _numbered(planned, links, words)
    sheets = -(-len(slips) // SLIPS_PER_SHEET)
    piles = [slips[start : start + sheets] for start in range(0, len(slips), sheets)]
    piles += [[]] * (SLIPS_PER_SHEET - len(piles))
    cells = [pile[sheet] if sheet < len(pile) else None for sheet in range(sheets) for pile in piles]
    return slip_sheets(_slips(planned, cells, words))


def qr_drawing(link: str) -> str:
    """An SVG of the QR code with its quiet zone; up to a quarter may be dirty or torn."""
    written = io.BytesIO()
    segno.make_qr(link, error="q").save(written, kind="svg", xmldecl=False, border=4)
    return written.getvalue().decode()


def small_qr_drawing(link: str) -> str:
    """The same for a slip: larger dots, because it is looked at once and not hung up for a year."""
    written = io.BytesIO()
    segno.make_qr(link, error="m", mask=SLIP_MASK).save(written, kind="svg", xmldecl=False, border=4)
    return written.getvalue().decode()


def _numbered(planned: PlannedSlips, links: Iterable[SlipLinks], words: Wording) -> list[SlipText]:
    return [
        SlipText(
            words.text("slip-number", number=f"{planned.first_number + place:06}"),
            small_qr_drawing(chat),
            small_qr_drawing(web) if web else "",
        )
        for place, (chat, web) in enumerate(links)
    ]


def _slips(planned: PlannedSlips, slips: Sequence[SlipText | None], words: Wording) -> SlipsText:
    return SlipsText(
        unit=planned.unit_name,
        desk=planned.desk_name,
        sentence=words.text("slip-sentence"),
        until=words.text("slip-until", day=words.day(planned.last_day)),
        chat_label=words.text("slip-chat"),
        web_label=words.text("slip-web"),
        slips=tuple(slips),
    )


def _text(desk: LinkedDesk, citizen_bot: str, words: Wording) -> PosterText:
    bot = f"@{citizen_bot}"
    return PosterText(
        unit=desk.unit,
        headline=words.text("poster-headline"),
        about=words.text("poster-about"),
        desk=desk.name,
        qr=qr_drawing(desk.link),
        steps=(words.text("poster-step-scan"), words.text("poster-step-start"), words.text("poster-step-answer")),
        without_camera=words.text("poster-without-camera", bot=bot),
        web_qr=small_qr_drawing(desk.web_link) if desk.web_link else "",
        web_label=words.text("poster-web-label"),
        web_about=words.text("poster-web-about"),
        web_address=_typed_address(desk),
        code_label=words.text("poster-code-label"),
        code=desk.code,
        bot_label=words.text("poster-bot-label"),
        bot=bot,
        bot_warning=words.text("poster-bot-warning"),
        kept_label=words.text("poster-kept-label"),
        kept=words.text("poster-kept"),
        hotline_label=words.text("poster-hotline-label"),
        hotline=desk.hotline,
        cut_here=words.text("poster-cut-here"),
    )


def _typed_address(desk: LinkedDesk) -> str:
    """What somebody without a camera types into a browser: the desk's code instead of the signed payload."""
    folder = desk.web_link.rpartition("/")[0]
    return f"{folder.partition('://')[2]}/{desk.code}" if folder else ""
