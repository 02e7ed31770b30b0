"""The questions of an interview, one at a time, then the review and the sending; and once more after a change."""

from dataclasses import replace

from survey.conversation.attaching import with_captions
from survey.conversation.buttons import At, To
from survey.conversation.effects import (
    AttachToComment,
    ChangeAnswers,
    CloseAsPartial,
    DropCommentFiles,
    Effect,
    RecordAnswer,
    Say,
    SendAnswers,
)
from survey.conversation.events import Attached, Event, Pressed, Typed
from survey.conversation.states import (
    ChoosingProcedure,
    Consenting,
    Idle,
    Interviewing,
    OfferingComplaint,
    Reviewing,
    Waiting,
)
from survey.conversation.turn import Step, old_button, said, shown
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
from survey.files import MOST_WITH_COMMENT, FileKind, declared_fault
from survey.messages import utf16_length
from survey.typed_answer import numbers_listed

COMMENT_LIMIT = 2000  # UTF-16 units; the sentence `comment-too-long` names it too
WITH_COMMENT = (FileKind.PHOTO, FileKind.VOICE)
LARGEST_NUMBER = 1_000_000_000
# an answer to one of these at one of these levels leads to the complaint door
CAN_BE_LOW = ("overall", "attitude")
LOW_LEVELS = ("1", "2")
_INSTEAD_OF_A_FILE = {Kind.TEXT: "only-text-here", Kind.NUMBER: "not-a-number"}


def begun(before: Consenting | Waiting, survey: Survey) -> Interviewing:
    return Interviewing(before.talk, before.desk, survey.id, (), survey.headline.key)


def first_asked(before: Consenting | Waiting, survey: Survey) -> Interviewing | ChoosingProcedure:
    """What the visit was for, where the unit wants to know, then the first question."""
    first = begun(before, survey)
    return ChoosingProcedure(before.talk, first) if before.desk.asks_procedure else first


def can_choose_procedure(state: Interviewing | Reviewing) -> bool:
    return state.desk.asks_procedure and not state.sent


def asked(survey: Survey, answers: tuple[Answer, ...]) -> tuple[Question, ...]:
    """The questions that apply after these answers, in order."""
    chosen = {answer.question: answer.choice for answer in answers if isinstance(answer, Chosen)}
    applying: dict[str, Question] = {}
    for question in survey.questions:
        condition = question.ask_if
        if condition is None or (
            condition.question in applying and chosen.get(condition.question) in condition.choices
        ):
            applying[question.key] = question
    return tuple(applying.values())


def answer_to(question: str, answers: tuple[Answer, ...]) -> Answer | None:
    return next((answer for answer in answers if answer.question == question), None)


def answered(state: Interviewing, event: Event, survey: Survey) -> Step:
    """What is said to an open question."""
    question = survey.question(state.question)
    if question is None:  # the state names another version; begin with what is still open
        return _onwards(state, state.answers, survey)
    match event:
        case Pressed(talk=state.talk, step=state.question, choice=choice):
            return _pressed(state, question, choice, survey)
        case Pressed():
            return old_button(state)
        case Typed(text=text):
            return _typed(state, question, text, survey)
        case Attached() if question.kind is Kind.TEXT and not state.sent:
            return _attached(state, question, event, survey)
        case Attached():
            return said(state, _INSTEAD_OF_A_FILE.get(question.kind, "only-buttons-here"))
        case _:
            return shown(state)


def reviewed(state: Reviewing, event: Event, survey: Survey) -> Step:
    match event:
        case Pressed(talk=state.talk, step=At.REVIEW, choice=choice):
            return _review_pressed(state, choice, survey)
        case Pressed():
            return old_button(state)
        case Typed() | Attached():
            return said(state, "not-understood")
        case _:
            return shown(state)


def _review_pressed(state: Reviewing, choice: str, survey: Survey) -> Step:
    if choice == To.SEND:
        return _sent(state)
    if choice == To.STOP:
        return stopped(state)
    if choice == At.PROCEDURE and can_choose_procedure(state):
        return shown(ChoosingProcedure(state.talk, state))
    if choice in {question.key for question in asked(survey, state.answers)}:
        opened = Interviewing(state.talk, state.desk, state.survey, state.answers, choice, True, state.sent)
        return shown(replace(opened, procedure=state.procedure))
    return old_button(state)


def _pressed(state: Interviewing, question: Question, choice: str, survey: Survey) -> Step:
    match choice:
        case To.STOP:
            return stopped(state)
        case To.BACK:
            return _back(state, survey)
        case To.SKIP if question.optional and _files_of(state, question) and not state.sent:
            return _recorded(state, Skipped(question.key), survey, DropCommentFiles(state.talk))
        case To.SKIP if question.optional:
            return _recorded(state, Skipped(question.key), survey)
        case To.DONE if _files_of(state, question):
            return _onwards(state, state.answers, survey)
        case To.NOT_APPLICABLE if question.not_applicable:
            return _recorded(state, NotApplicable(question.key), survey)
    match question.kind:
        case Kind.SCALE | Kind.SINGLE if question.choice(choice):
            return _recorded(state, Chosen(question.key, choice), survey)
        case Kind.MULTIPLE:
            return _toggled(state, question, choice, survey)
        case _:
            return old_button(state)


def _typed(state: Interviewing, question: Question, text: str, survey: Survey) -> Step:
    match question.kind:
        case Kind.TEXT:
            return _commented(state, question, text, survey)
        case Kind.NUMBER:
            number = int(text) if text.isdecimal() and len(text) <= len(str(LARGEST_NUMBER)) else None
            if number is None or number > LARGEST_NUMBER:
                return said(state, "not-a-number")
            return _recorded(state, Counted(question.key, number), survey)
        case Kind.MULTIPLE:
            return _listed(state, question, text, survey)
        case _:
            return said(state, "not-understood")


def _listed(state: Interviewing, question: Question, text: str, survey: Survey) -> Step:
    """ "1, 3" is the whole answer, whatever was ticked before; one number alone is a press and was one already."""
    listed = {str(number) for number in numbers_listed(text)}
    if not listed or any(question.choice(key) is None for key in listed):
        return said(state, "not-understood")
    chosen = tuple(one.key for one in question.choices if one.key in listed)
    return _recorded(state, ChosenSeveral(question.key, chosen), survey)


def _commented(state: Interviewing, question: Question, text: str, survey: Survey) -> Step:
    """In the place of what was written before; words that came below a photo stay above it."""
    before = answer_to(question.key, state.answers)
    if isinstance(before, Written) and before.files and not state.editing:
        text = "\n".join(part for part in (before.text, text) if part)
    if utf16_length(text) > COMMENT_LIMIT:
        return said(state, "comment-too-long")
    return _recorded(state, Written(question.key, text, _files_of(state, question)), survey)


def _files_of(state: Interviewing, question: Question) -> tuple[str, ...]:
    before = answer_to(question.key, state.answers)
    return before.files if isinstance(before, Written) else ()


def _attached(state: Interviewing, question: Question, event: Attached, survey: Survey) -> Step:
    """It accompanies the comment, which may still be written; the question stays open until [Xong]."""
    file, held, before = event.file, _files_of(state, question), answer_to(question.key, state.answers)
    if file is None or file.kind not in WITH_COMMENT:
        return said(state, "comment-file-kind")
    if (fault := declared_fault(file)) is not None:
        return said(state, f"attach-{fault}")
    if len(held) >= MOST_WITH_COMMENT:
        return said(state, "comment-files-too-many")
    text = with_captions(before.text if isinstance(before, Written) else "", [file])
    if utf16_length(text) > COMMENT_LIMIT:
        return said(state, "comment-too-long")
    answer = Written(question.key, text, (*held, str(file.kind)))
    same_screen = replace(state, answers=_with(state.answers, answer, survey))
    return shown(same_screen, RecordAnswer(state.talk, answer), AttachToComment(state.talk, file))


def _toggled(state: Interviewing, question: Question, choice: str, survey: Survey) -> Step:
    """A choice of several is taken or taken back and stays on the screen until [Xong]."""
    before = answer_to(question.key, state.answers)
    taken = before.choices if isinstance(before, ChosenSeveral) else ()
    if choice == To.DONE:
        return _onwards(state, state.answers, survey) if taken else said(state, "choose-at-least-one")
    if question.choice(choice) is None:
        return old_button(state)
    now_taken = {*taken} ^ {choice}
    answer = ChosenSeveral(question.key, tuple(one.key for one in question.choices if one.key in now_taken))
    answers = _with(state.answers, answer, survey)
    return shown(replace(state, answers=answers), *_kept(state, answer))


def _recorded(state: Interviewing, answer: Answer, survey: Survey, *effects: Effect) -> Step:
    changed = _with(state.answers, answer, survey)
    still_asked = {question.key for question in asked(survey, changed)}
    kept = tuple(one for one in changed if one.question in still_asked)
    unasked = tuple(one.question for one in changed if one.question not in still_asked)
    return _onwards(state, kept, survey, *_kept(state, answer, unasked), *effects)


def _kept(state: Interviewing, answer: Answer, unasked: tuple[str, ...] = ()) -> tuple[Effect, ...]:
    """Each answer is kept at once, but a change of what was sent only as a whole."""
    return () if state.sent else (RecordAnswer(state.talk, answer, unasked),)


def _onwards(state: Interviewing, answers: tuple[Answer, ...], survey: Survey, *effects: Effect) -> Step:
    """The next question without an answer, after the open one first; when there is none, the review."""
    keys = [question.key for question in survey.questions]
    place = keys.index(state.question) if state.question in keys else -1
    missing = [question.key for question in asked(survey, answers) if answer_to(question.key, answers) is None]
    later = [key for key in missing if keys.index(key) > place]
    following = next(iter(later or missing), None)
    if following is None:
        return shown(_reviewing(state, answers), *effects)
    return shown(replace(state, answers=answers, question=following), *effects)


def _back(state: Interviewing, survey: Survey) -> Step:
    """To the review, if the question was opened from there; otherwise to what was asked before."""
    if state.editing and all(answer_to(one.key, state.answers) for one in asked(survey, state.answers)):
        return shown(_reviewing(state, state.answers))
    keys = [question.key for question in asked(survey, state.answers)]
    place = keys.index(state.question) if state.question in keys else 0
    if place == 0 and can_choose_procedure(state):
        return shown(ChoosingProcedure(state.talk, state))
    if place == 0:
        return old_button(state)
    return shown(replace(state, question=keys[place - 1]))


def _reviewing(state: Interviewing, answers: tuple[Answer, ...]) -> Reviewing:
    return Reviewing(state.talk, state.desk, state.survey, answers, state.sent, state.procedure)


def stopped(state: Interviewing | Reviewing) -> Step:
    if state.sent:
        return Step(Idle(), (Say("change-dropped", state.desk),))
    return Step(Idle(), (CloseAsPartial(state.talk), Say("stopped", state.desk)))


def _sent(state: Reviewing) -> Step:
    effect = ChangeAnswers(state.talk, state.answers) if state.sent else SendAnswers(state.talk)
    if any(_is_low(answer) for answer in state.answers):
        return shown(OfferingComplaint(state.talk, state.desk), effect)
    return Step(Idle(), (effect,))


def _is_low(answer: Answer) -> bool:
    return isinstance(answer, Chosen) and answer.question in CAN_BE_LOW and answer.choice in LOW_LEVELS


def _with(answers: tuple[Answer, ...], answer: Answer, survey: Survey) -> tuple[Answer, ...]:
    """The answers with this one in the place of an earlier one, in the order of the questions."""
    given = {one.question: one for one in (*answers, answer)}
    return tuple(given[question.key] for question in survey.questions if question.key in given)
