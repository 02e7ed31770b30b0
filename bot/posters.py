"""Posters of desks: the signed link as a QR code, and around it the words of the catalog."""

import io
from collections.abc import Sequence

import segno

from analytics.pdf import PosterText, poster
from bot.usecases.admin_setup import LinkedDesk
from survey.wording import Wording


def desk_posters(desks: Sequence[LinkedDesk], citizen_bot: str, words: Wording) -> bytes:
    """A PDF with two pages for each desk: A4, and two of A5 on one A4."""
    return poster([_text(desk, citizen_bot, words) for desk in desks])


def qr_drawing(link: str) -> str:
    """An SVG of the QR code with its quiet zone; up to a quarter may be dirty or torn."""
    written = io.BytesIO()
    segno.make_qr(link, error="q").save(written, kind="svg", xmldecl=False, border=4)
    return written.getvalue().decode()


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
