"""The rate by one of the four named formulas, row by row: what an agency asks for that files another one than ours.

Never two formulas in one text. Cards, charts and documents know F1 alone.
"""

from collections.abc import Callable
from fractions import Fraction

from analytics import official
from analytics.period import label
from analytics.rates import Formula, LevelCounts, linear, mean_of_five, residual, top_2
from analytics.statutory import Row, Statutory
from survey.wording import Wording

_OF_ANSWERS: dict[Formula, Callable[[LevelCounts], Fraction]] = {
    Formula.TOP_2: top_2,
    Formula.LINEAR: linear,
    Formula.MEAN_OF_FIVE: mean_of_five,
}


def formula_text(made: Statutory, formula: Formula, words: Wording) -> str:
    """Which formula, what it means, and the rate of each desk and unit with its n."""
    head = [words.text("report-simulated")] if made.whole.simulated else []
    head += [made.whole.unit_name, label(made.period, words), words.text(f"formula-{formula}")]
    if not made.is_over:
        head.append(words.text("statutory-note-today", today=words.day(made.whole.published_on)))
    rows = [
        words.text("formula-row", name=official.row_name(row, words), rate=_rate(row, formula, words))
        for row in made.rows
    ]
    notes = [words.text("formula-residual-note")] if formula is Formula.RESIDUAL else []
    return "\n".join([*head, "", *rows, *([""] if notes else []), *notes]) + "\n"


def _rate(row: Row, formula: Formula, words: Wording) -> str:
    if row.figures is None:  # below the threshold there is no rate by any formula
        return official.remark(row, words)
    if formula is Formula.RESIDUAL:
        return _residual(row, words)
    counts = row.figures.counts
    rate = 100 * _OF_ANSWERS[formula](counts)
    return words.text("formula-rate", rate=words.decimal(rate) + "%", answered=words.count(counts.answered))


def _residual(row: Row, words: Wording) -> str:
    """From counts alone: no answer can be traced to a dossier, so one dossier may be subtracted more than once."""
    if row.complaints is None:
        return words.text("formula-residual-desk")
    if row.dossiers is None or row.figures is None:
        return words.text("formula-residual-none")
    in_hand = row.dossiers.returned + row.dossiers.pending  # what is late is among these
    parts = {
        "dissatisfied": row.figures.counts.dissatisfied,
        "complaints": row.complaints.opened,
        "late": row.dossiers.all_late,
    }
    shown = {name: words.count(number) for name, number in parts.items()} | {"dossiers": words.count(in_hand)}
    troubled = sum(parts.values())
    if in_hand == 0 or troubled > in_hand:
        return words.text("formula-residual-too-many", **shown)
    rate = 100 * residual(in_hand, troubled)
    return words.text("formula-residual-rate", rate=words.decimal(rate) + "%", **shown)
