"""The draft of an apology for a late dossier, for a person to complete and sign: its sentences, without layout."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from analytics.shortening import one_line, shorten
from survey.wording import Wording

_LONGEST_PROCEDURE, _LONGEST_NAME = 300, 200
_REASON_LINES = 2  # to write on, below the first


@dataclass(frozen=True, slots=True)
class LateDossier:
    """What is known of it; of the applicant nothing is. `hotline` and `address` may be empty."""

    code: str
    procedure: str
    received: date
    due: date
    unit: str
    superior: str | None
    address: str = ""
    hotline: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """One sheet. Number, date, recipient, reason, new day and signature are blank: a person fills them in.

    Texts are plain: nothing in them is markup. An empty `warning` leaves its line out.
    """

    superior: str
    issuer: str
    nation: str
    motto: str
    number: str
    place_date: str
    warning: str
    kind: str
    about: str
    addressee: str
    paragraphs: tuple[str, ...]
    signer: str
    recipients_label: str
    recipients: tuple[str, ...]


def letters(dossiers: Sequence[LateDossier], today: date, words: Wording, *, simulated: bool = False) -> list[Letter]:
    """One for each dossier; what is due today or later is about to be late, the others are."""
    return [_letter(dossier, today, words, simulated) for dossier in dossiers]


def _letter(dossier: LateDossier, today: date, words: Wording, simulated: bool) -> Letter:
    unit = shorten(one_line(dossier.unit), _LONGEST_NAME)
    above = shorten(one_line(dossier.superior), _LONGEST_NAME) if dossier.superior else ""
    return Letter(
        superior=above.upper() or words.text("document-no-superior"),
        issuer=unit.upper(),
        nation=words.text("document-nation"),
        motto=words.text("document-motto"),
        number=words.text("apology-number"),
        place_date=words.text("document-place-date"),
        warning=words.text("report-simulated") if simulated else "",
        kind=words.text("apology-kind"),
        about=words.text("apology-about", code=one_line(dossier.code)),
        addressee=words.text("document-to-nobody"),
        paragraphs=_paragraphs(dossier, unit, today, words),
        signer=words.text("document-signer"),
        recipients_label=words.text("document-recipients"),
        recipients=(words.text("document-recipient-above"), words.text("document-recipient-file")),
    )


def _paragraphs(dossier: LateDossier, unit: str, today: date, words: Wording) -> tuple[str, ...]:
    received, due = _written_out(dossier.received, words), _written_out(dossier.due, words)
    values = {"unit": unit, "code": one_line(dossier.code), "received": received, "due": due}
    procedure = shorten(one_line(dossier.procedure), _LONGEST_PROCEDURE)
    contact = [one_line(part) for part in (dossier.address, dossier.hotline)]
    return (
        words.text("apology-dossier-of", procedure=procedure, **values)
        if procedure
        else words.text("apology-dossier", **values),
        words.text("apology-late" if dossier.due < today else "apology-will-be-late", due=due),
        words.text("apology-reason"),
        *[words.text("apology-reason-line")] * _REASON_LINES,
        words.text("apology-new-day", unit=unit),
        *([words.text("apology-contact", address=contact[0], hotline=contact[1])] if all(contact) else []),
        *([words.text("apology-hotline", hotline=contact[1])] if contact[1] and not contact[0] else []),
        words.text("apology-thanks"),
    )


def _written_out(day: date, words: Wording) -> str:
    """As documents write it: days under 10 and the months 1 and 2 have a zero before them, other months none."""
    month = f"{day.month:02}" if day.month <= 2 else str(day.month)
    return words.text("document-day", day=f"{day:%d}", month=month, year=str(day.year))
