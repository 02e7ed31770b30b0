"""Paper forms: the questions of an instrument as boxes to tick, in the words of the catalog."""

from collections.abc import Iterator
from itertools import groupby

from analytics.pdf import FormCode, FormPart, FormRow, FormText, paper_forms
from bot.posters import small_qr_drawing
from bot.usecases.admin_forms import PlannedForms
from bot.usecases.admin_setup import LinkedDesk
from survey import sheet_number
from survey.definition import Kind, Question, Survey
from survey.wording import Wording

RULED_LINES = 4  # for a comment
LEAST_ROWS = 3  # questions with the same answers that make a table


def forms(planned: PlannedForms, survey: Survey, desk: LinkedDesk, words: Wording) -> bytes:
    """A PDF with all sheets of the batch, each under its own number."""
    codes = [FormCode(words.text("form-code-chat"), small_qr_drawing(desk.link))]
    if desk.web_link:
        codes.append(FormCode(words.text("form-code-web"), small_qr_drawing(desk.web_link)))
    numbers = range(planned.first_number, planned.first_number + planned.count)
    return paper_forms(
        FormText(
            unit=desk.unit,
            desk=desk.name,
            title=words.text("form-title"),
            about=words.text("form-about"),
            parts=tuple(_parts(survey, words)),
            drop=words.text("form-drop"),
            kept=words.text("form-kept"),
            hotline=f"{words.text('poster-hotline-label')} {desk.hotline}" if desk.hotline else "",
            codes=tuple(codes),
            footer=words.text("form-footer", survey=survey.title[words.language], version=str(survey.id.version)),
            number_label=words.text("form-number"),
            numbers=tuple(sheet_number.written(number) for number in numbers),
        )
    )


def _parts(survey: Survey, words: Wording) -> Iterator[FormPart]:
    """In the order of the instrument; neighbours with the same levels stand in one table."""
    numbered = list(enumerate(survey.questions, start=1))
    for labels, same in groupby(numbered, key=lambda pair: _levels(pair[1], words)):
        group = list(same)
        if labels and len(group) >= LEAST_ROWS:
            yield _table(group, labels, words)
        else:
            yield from (_single(number, question, survey, words) for number, question in group)


def _levels(question: Question, words: Wording) -> tuple[str, ...]:
    """What a question of a table can be answered with; nothing where it stands alone."""
    if question.kind is not Kind.SCALE or question.ask_if is not None:
        return ()
    return tuple(choice.label[words.language] for choice in question.choices)


def _table(group: list[tuple[int, Question]], labels: tuple[str, ...], words: Wording) -> FormPart:
    has_other = any(question.not_applicable for _, question in group)
    columns = (*labels, words.text("form-not-applicable")) if has_other else labels
    rows = [
        FormRow(
            f"{number}.",
            question.text[words.language],
            (*(True,) * len(labels), *((bool(question.not_applicable),) if has_other else ())),
        )
        for number, question in group
    ]
    return FormPart(choices=columns, rows=tuple(rows))


def _single(number: int, question: Question, survey: Survey, words: Wording) -> FormPart:
    choices = [f"{choice.key} – {choice.label[words.language]}" for choice in question.choices]
    if question.not_applicable:
        choices.append(f"0 – {question.not_applicable[words.language]}")
    remarks = [words.text("form-several")] if question.kind is Kind.MULTIPLE else []
    if question.ask_if is not None:
        remarks.append(_only_if(question, survey, words))
    lines = {Kind.TEXT: RULED_LINES, Kind.NUMBER: 1}.get(question.kind, 0)
    text = question.text[words.language]
    return FormPart(tuple(choices), f"{number}.", text, " ".join(remarks), lines)


def _only_if(question: Question, survey: Survey, words: Wording) -> str:
    """Which earlier answers lead to this question."""
    assert question.ask_if is not None
    keys = [one.key for one in survey.questions]
    earlier = survey.questions[keys.index(question.ask_if.question)]
    return words.text(
        "form-only-if", number=str(keys.index(earlier.key) + 1), choices=", ".join(question.ask_if.choices)
    )
