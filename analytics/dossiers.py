"""What the one-stop software says of its dossiers in one period; its own view, to stand beside what citizens say."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class DossierFigures:
    """Dossiers of one desk or unit, counted by local day.

    `received` and `returned` within the period; of the returned ones `on_time` and `late` (neither when no due day is
    known). `pending` and, of these, `pending_late` as things stood at its end. `apologised` are those of `late` and
    `pending_late` with an apology. `on_answer_days` were received on the days that the answers cover. `as_of`: the day
    of the newest import.
    """

    received: int
    returned: int
    on_time: int
    late: int
    pending: int
    pending_late: int
    apologised: int
    on_answer_days: int
    as_of: date

    @property
    def all_late(self) -> int:
        return self.late + self.pending_late

    @property
    def reported_on_time(self) -> Fraction | None:
        """On time ÷ (on time + late), of the dossiers returned; nothing due is no rate."""
        return _share(self.on_time, self.on_time + self.late)

    @property
    def apology_rate(self) -> Fraction | None:
        """Apologies ÷ late dossiers, returned or not."""
        return _share(self.apologised, self.all_late)

    def coverage(self, answers: int) -> Fraction | None:
        """Answers ÷ dossiers. With more answers than dossiers it says nothing: one dossier may mean several visits."""
        return _share(answers, self.on_answer_days) if 0 < answers <= self.on_answer_days else None

    def complaints_per_thousand(self, opened: int) -> Fraction | None:
        """PAKN ÷ dossiers received × 1000; none of either is no figure, and no complaint is never a good one."""
        return Fraction(1000 * opened, self.received) if opened and self.received else None


def together(parts: Sequence[DossierFigures | None]) -> DossierFigures | None:
    """The sum; None as soon as one part is unknown."""
    known = [part for part in parts if part is not None]
    if not known or len(known) < len(parts):
        return None
    return DossierFigures(
        received=sum(part.received for part in known),
        returned=sum(part.returned for part in known),
        on_time=sum(part.on_time for part in known),
        late=sum(part.late for part in known),
        pending=sum(part.pending for part in known),
        pending_late=sum(part.pending_late for part in known),
        apologised=sum(part.apologised for part in known),
        on_answer_days=sum(part.on_answer_days for part in known),
        as_of=max(part.as_of for part in known),
    )


def _share(part: int, whole: int) -> Fraction | None:
    return Fraction(part, whole) if whole else None
