"""The screen of each state: one message in the talk's slot, with everything a typed answer can choose as a button."""

from functools import lru_cache
from typing import assert_never

from survey.conversation.buttons import At, To, button
from survey.conversation.case_screens import about_case_screen
from survey.conversation.complaint_screens import complaint_screen
from survey.conversation.entry_screens import entry_screen
from survey.conversation.file_words import files_in_words
from survey.conversation.interviewing import answer_to, asked, can_choose_procedure
from survey.conversation.places_screen import places_screen
from survey.conversation.procedure_screen import procedure_in_words, procedure_screen
from survey.conversation.states import (
    AboutCase,
    CaseStep,
    ChoosingDesk,
    ChoosingLanguage,
    ChoosingProcedure,
    Complaining,
    ComplaintStep,
    Consenting,
    Desk,
    Entering,
    EntryStep,
    Idle,
    Interviewing,
    OfferingComplaint,
    Reviewing,
    State,
    Waiting,
)
from survey.conversation.words import LABEL_LIMIT, Row, nav, said, talk_message
from survey.definition import (
    Answer,
    Chosen,
    ChosenSeveral,
    Counted,
    Kind,
    NotApplicable,
    Question,
    Skipped,
    Survey,
    Written,
)
from survey.files import FileKind
from survey.messages import Language, Message, Option, utf16_length
from survey.text import fold, shorten
from survey.wording import Wording

EDITS_IN_A_ROW = 3
REVIEW_LIMIT = 3500  # UTF-16 units; a longer review leaves out the questions
QUOTED_LIMIT = 500  # UTF-16 units of a comment in the review


def screen(state: State, survey: Survey, words: Wording) -> Message:
    """Total but for lists of what is stored, which `places_screen` and `procedure_screen` show.

    `survey` as `survey_named_by(state)` says.
    """
    match state:
        case Consenting():
            return _consent(state, words)
        case Entering():
            return entry_screen(state, words)
        case Waiting():
            return _waiting(state, words)
        case Interviewing():
            return _question(state, survey, words)
        case Reviewing():
            return _review(state, survey, words)
        case OfferingComplaint():
            options: list[Row] = [
                (button(said(words, "button-complain"), state.talk, At.OFFER, To.YES),),
                (button(said(words, "button-no-thanks"), state.talk, At.OFFER, To.NO),),
            ]
            return talk_message(said(words, "offer-complaint"), options)
        case Complaining():
            return complaint_screen(state, words)
        case ChoosingLanguage():
            rows = [(button(said(words, f"language-{one}"), state.talk, At.LANGUAGE, one),) for one in Language]
            return talk_message(said(words, "choose-language"), rows)
        case AboutCase():
            return about_case_screen(state, words)
        case Idle():
            return Message(said(words, "how-to-begin"))
        case ChoosingDesk():
            return places_screen(state, At.DESK, (), words)
        case ChoosingProcedure():
            return procedure_screen(state, (), words)
        case _:
            assert_never(state)


def takes_text(state: State, survey: Survey) -> bool:
    """Whether what is typed is kept as it is, so that only a whole label may count as a press."""
    match state:
        case Interviewing(question=key):
            question = survey.question(key)
            return question is not None and question.kind in (Kind.TEXT, Kind.NUMBER)
        case Complaining(step=step):
            return step in (
                ComplaintStep.DAY,
                ComplaintStep.TEXT,
                ComplaintStep.NAME,
                ComplaintStep.PHONE,
                ComplaintStep.ADDRESS,
            )
        case AboutCase(step=CaseStep.INFO) | Entering(step=EntryStep.SHEET):
            return True
        case _:
            return False


def summary_of_answers(survey: Survey, answers: tuple[Answer, ...], words: Wording) -> str:
    """Every question that was asked with its answer, numbered as the buttons of the review are."""
    questions = asked(survey, answers)
    lines = [
        said(words, "review-line", number=str(number), question=question.text[words.language])
        + "\n"
        + said(words, "review-answer", answer=answer_in_words(question, answer_to(question.key, answers), words))
        for number, question in enumerate(questions, start=1)
    ]
    text = "\n\n".join(lines)
    if utf16_length(text) <= REVIEW_LIMIT:
        return text
    return "\n".join(
        said(words, "review-line", number=str(number), question="")
        + answer_in_words(question, answer_to(question.key, answers), words)
        for number, question in enumerate(questions, start=1)
    )


def answer_in_words(question: Question, answer: Answer | None, words: Wording) -> str:
    match answer:
        case Chosen(choice=choice):
            return _labels(question, words.language).get(choice, choice)
        case ChosenSeveral(choices=choices):
            return "; ".join(_labels(question, words.language).get(choice, choice) for choice in choices)
        case Written(text=text, files=files) if files:
            came = said(words, "comment-with-files", files=files_in_words(map(FileKind, files), words))
            return f"{shorten(text, QUOTED_LIMIT)} {came}".strip()
        case Written(text=text):
            return shorten(text, QUOTED_LIMIT)
        case Counted(number=number):
            return words.count(number)
        case NotApplicable():
            return question.not_applicable[words.language] if question.not_applicable else ""
        case Skipped() | None:
            return said(words, "review-skipped")
        case _:
            assert_never(answer)


def _consent(state: Consenting, words: Wording) -> Message:
    rows = [
        (button(said(words, "button-agree"), state.talk, At.CONSENT, To.YES),),
        (button(said(words, "button-no-thanks"), state.talk, At.CONSENT, To.NO),),
    ]
    center = _center(state.desk, words)
    kept = said(words, "consent-kept-with-procedure" if state.desk.asks_procedure else "consent-kept")
    return talk_message(said(words, "consent-survey", center=center, desk=state.desk.name, kept=kept), rows)


def _waiting(state: Waiting, words: Wording) -> Message:
    rows = [
        (button(said(words, "button-answer-now"), state.talk, At.LATER, To.YES),),
        (button(said(words, "button-no-thanks"), state.talk, At.LATER, To.NO),),
    ]
    return talk_message(said(words, "waiting-for-questions", desk=state.desk.name), rows)


def _question(state: Interviewing, survey: Survey, words: Wording) -> Message:
    question = survey.question(state.question)
    if question is None:
        return talk_message(said(words, "not-understood"), [])
    questions = asked(survey, state.answers)
    keys = [one.key for one in questions]
    place = keys.index(question.key) if question.key in keys else 0
    taken = answer_to(question.key, state.answers)
    ticked = taken.choices if isinstance(taken, ChosenSeveral) else ()
    talk, step = state.talk, question.key
    rows: list[Row] = [
        (button(_ticked(label) if choice in ticked else label, talk, step, choice),)
        for choice, label in _labels(question, words.language).items()
    ]
    ways = []
    if place > 0 or state.editing or can_choose_procedure(state):
        ways.append(("button-back", str(To.BACK)))
    files = taken.files if isinstance(taken, Written) else ()
    if question.kind is Kind.MULTIPLE or files:
        ways.append(("button-done", str(To.DONE)))
    if question.optional:
        ways.append(("button-skip", str(To.SKIP)))
    ways.append(_away(state))
    progress = said(words, "progress", number=str(place + 1), of=str(len(questions)))
    text = f"{progress}\n{_asking(question, words)}"
    if place == 0 and state.procedure is not None:
        text = f"{procedure_in_words(state.procedure, words)}\n\n{text}"
    if files:
        text += "\n\n" + said(words, "comment-files", files=files_in_words(map(FileKind, files), words))
    return talk_message(text, rows + nav(words, talk, step, ways))


def _away(state: Interviewing | Reviewing) -> tuple[str, str]:
    return ("button-keep-sent" if state.sent else "button-stop"), str(To.STOP)


def _asking(question: Question, words: Wording) -> str:
    """The question, and below it what would not fit a button."""
    text = question.text[words.language]
    whole = question.not_applicable[words.language] if question.not_applicable else ""
    if _short(whole) != whole:
        text += "\n\n" + said(words, "not-applicable-means", label=f"0 – {whole}")
    if question.kind is Kind.TEXT:
        text += "\n\n" + said(words, "type-comment" if question.optional else "type-comment-required")
    elif question.kind is Kind.NUMBER:
        text += "\n\n" + said(words, "type-number")
    return text


@lru_cache(maxsize=1024)
def _labels(question: Question, language: Language) -> dict[str, str]:
    """Choice → what its button says, in the order shown. The number belongs to the choice, not to its place."""
    labels = {choice.key: f"{choice.key} – {choice.label[language]}" for choice in question.choices}
    if question.not_applicable:
        labels[To.NOT_APPLICABLE] = f"0 – {_short(question.not_applicable[language])}"
    return labels


def _short(label: str) -> str:
    """The label, without its remark in brackets if it would not fit a button."""
    fits = len(f"0 – {label}") <= LABEL_LIMIT
    return label if fits else label.partition(" (")[0]


def _ticked(label: str) -> str:
    return f"✓ {label}"


def _review(state: Reviewing, survey: Survey, words: Wording) -> Message:
    rows: list[Row] = [(button(said(words, "button-send"), state.talk, At.REVIEW, To.SEND),)]
    edits: list[Option] = [
        button(said(words, "button-edit-question", number=str(number)), state.talk, At.REVIEW, question.key)
        for number, question in enumerate(asked(survey, state.answers), start=1)
    ]
    rows += [tuple(edits[start : start + EDITS_IN_A_ROW]) for start in range(0, len(edits), EDITS_IN_A_ROW)]
    blocks = [said(words, "review-sent" if state.sent else "review")]
    if can_choose_procedure(state):
        rows += nav(words, state.talk, At.REVIEW, [("button-edit-procedure", At.PROCEDURE)])
    if state.procedure is not None:
        blocks.append(procedure_in_words(state.procedure, words))
    rows += nav(words, state.talk, At.REVIEW, [_away(state)])
    return talk_message("\n\n".join([*blocks, summary_of_answers(survey, state.answers, words)]), rows)


def _center(desk: Desk, words: Wording) -> str:
    """The office as the consent names it, whether or not it is registered under its full name."""
    is_full = fold(desk.unit_name).startswith("trung tam")
    return desk.unit_name if is_full else said(words, "center-of", unit=desk.unit_name)
