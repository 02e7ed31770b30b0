"""A talk is total: whatever stands and whatever comes, there is a next state that can be saved and shown."""

from hypothesis import given
from hypothesis import strategies as st

from survey.conversation.buttons import At, To
from survey.conversation.effects import CloseAsPartial, RecordAnswer, RedirectTo, SendAnswers, Verdict
from survey.conversation.events import (
    Attached,
    Attachment,
    BecameFinal,
    Command,
    Commanded,
    DeskFound,
    DeskSought,
    Edited,
    EntryBegun,
    Event,
    InfoTyped,
    LinkRefused,
    Pressed,
    ProcedureFound,
    ProcedureSought,
    QuestionsDue,
    SentFound,
    SheetFound,
    SheetRefused,
    SilentFor,
    Started,
    Typed,
    UnitChosen,
)
from survey.conversation.heard import heard
from survey.conversation.saved import dump, load
from survey.conversation.screens import screen, takes_text
from survey.conversation.states import (
    AboutCase,
    CaseStep,
    ChoosingDesk,
    ChoosingLanguage,
    ChoosingProcedure,
    Complaining,
    ComplaintStep,
    Consenting,
    Contact,
    Desk,
    Draft,
    Entering,
    EntryStep,
    Idle,
    Interviewing,
    OfferingComplaint,
    Purpose,
    Reviewing,
    State,
    Waiting,
    survey_named_by,
)
from survey.conversation.step import step
from survey.definition import (
    Answer,
    Chosen,
    ChosenSeveral,
    Counted,
    NotApplicable,
    Skipped,
    SurveyId,
    Written,
    current,
    released,
)
from survey.files import FileKind, SentFile
from survey.messages import Language
from survey.procedure import Procedure
from survey.routing import Category
from tests.survey.dialogue import VI

QUESTIONS = sorted({question.key for survey in released().values() for question in survey.questions})

texts = st.one_of(st.text(max_size=40), st.sampled_from(["XOA", "5", "gửi", "bỏ qua", "đồng ý", "12345678", "tố cáo"]))
talks = st.sampled_from(["talk1", "talk2"])
surveys = st.sampled_from(sorted(released()))
questions = st.sampled_from([*QUESTIONS, "gone", ""])
desks = st.builds(
    Desk, st.sampled_from(["quay-3", "quay-4"]), texts, st.just("u"), texts, surveys, *[st.booleans()] * 3
)
procedures = st.builds(Procedure, st.sampled_from(["1.001193", "mau-1"]), texts)
answers: st.SearchStrategy[Answer] = st.one_of(
    st.builds(Chosen, questions, st.sampled_from(["1", "2", "3", "4", "5", "9", ""])),
    st.builds(ChosenSeveral, questions, st.lists(st.sampled_from(["1", "2"]), unique=True).map(tuple)),
    st.builds(Written, questions, texts),
    st.builds(Counted, questions, st.integers(0, 99)),
    st.builds(NotApplicable, questions),
    st.builds(Skipped, questions),
)
given_answers = st.lists(answers, max_size=8).map(tuple)
albums = st.sampled_from(["", "album1", "album2"])
sent_files = st.builds(
    SentFile, st.sampled_from(FileKind), texts, texts, st.sampled_from([0, 1000, 20_000_000]), st.integers(0, 200)
)
drafts = st.builds(
    Draft,
    desks,
    st.sampled_from(["", *Category]),
    texts,
    st.sampled_from([None, True, False]),
    st.builds(Contact, texts, texts, texts),
    st.booleans(),
    files=st.lists(sent_files, max_size=11).map(tuple),
    album=albums,
    procedure=st.none() | procedures,
    procedure_asked=st.booleans(),
    message=st.integers(0, 2),
)
talks_of_states = st.just("talk1")
interviewing = st.builds(
    Interviewing, talks_of_states, desks, surveys, given_answers, questions, st.booleans(), st.booleans()
)
complaining = st.builds(Complaining, talks_of_states, drafts, st.sampled_from(ComplaintStep), st.booleans())
plain_states: st.SearchStrategy[State] = st.one_of(
    st.just(Idle()),
    st.builds(ChoosingDesk, talks_of_states, st.sampled_from(Purpose), texts, texts, st.integers(0, 50)),
    st.builds(Consenting, talks_of_states, desks),
    st.builds(Entering, talks_of_states, desks, st.sampled_from(EntryStep)),
    st.builds(Waiting, talks_of_states, desks),
    interviewing,
    st.builds(Reviewing, talks_of_states, desks, surveys, given_answers, st.booleans()),
    st.builds(OfferingComplaint, talks_of_states, desks),
    complaining,
    st.builds(
        ChoosingProcedure,
        talks_of_states,
        interviewing.filter(lambda state: not state.sent) | complaining,
        texts,
        st.integers(0, 50),
    ),
)
codes = st.sampled_from(["PA-12345671", "PA-00000000"])
before_states = st.one_of(
    plain_states,
    st.builds(
        AboutCase,
        st.sampled_from(CaseStep),
        st.lists(codes, min_size=1, max_size=3).map(tuple),
        plain_states,
        texts,
        st.lists(sent_files, max_size=3).map(tuple),
        albums,
    ),
)
states = st.one_of(before_states, st.builds(ChoosingLanguage, talks_of_states, before_states))

steps = st.sampled_from([*At, *ComplaintStep, *QUESTIONS, ""])
choices = st.sampled_from([*To, *Category, *RedirectTo, *Verdict, *Language, *QUESTIONS, "1", "2", "5", "9", ""])
events: st.SearchStrategy[Event] = st.one_of(
    st.builds(Started, texts, talks),
    st.builds(DeskFound, desks, talks, st.booleans(), st.sampled_from(["", "slip-used"])),
    st.builds(DeskSought, talks, texts, st.integers(0, 3)),
    st.builds(LinkRefused, talks),
    st.builds(EntryBegun, desks, talks, st.sampled_from(Purpose)),
    st.builds(SheetFound, desks, st.integers(1, 99_999)),
    st.builds(SheetRefused, st.sampled_from(["entry-sheet-used", "entry-sheet-unknown"])),
    st.builds(UnitChosen, texts, talks),
    st.builds(ProcedureFound, procedures),
    st.builds(ProcedureSought, texts, st.integers(0, 3)),
    st.builds(Pressed, st.sampled_from(["talk1", "talk2", "PA-12345678", ""]), steps, choices),
    st.builds(Pressed, texts, texts, texts),
    st.builds(Pressed, codes, st.sampled_from([At.CASE, At.INFO, At.WHICH, At.WITHDRAW]), choices),
    st.builds(InfoTyped, texts, st.lists(codes, min_size=1, max_size=3).map(tuple), st.booleans()),
    st.builds(
        InfoTyped,
        st.just(""),
        st.lists(codes, min_size=1, max_size=3).map(tuple),
        sent=st.builds(Attached, st.just(Attachment.PHOTO), sent_files, albums),
    ),
    st.builds(Typed, texts, st.integers(0, 2)),
    st.builds(Edited, st.integers(0, 2), texts),
    st.builds(Attached, st.sampled_from(Attachment), st.none() | sent_files, albums, st.integers(0, 11)),
    st.builds(Commanded, st.sampled_from(Command), talks, texts),
    st.builds(QuestionsDue, st.builds(Waiting, talks, desks)),
    st.builds(SilentFor, st.integers(0, 9)),
    st.builds(SentFound, talks, desks, surveys, given_answers),
    st.builds(BecameFinal, talks, st.sampled_from(["quay-3", "quay-4"])),
)


@given(states, events)
def test_every_state_takes_every_event_and_can_be_saved_afterwards(state: State, event: Event) -> None:
    survey = released()[survey_named_by(state) or SurveyId("quick", 1)]

    after = step(state, event, survey).state

    assert load(dump(after)) == after


@given(states, talks, st.sampled_from(["quay-3", "quay-4"]))
def test_once_answers_are_nobodys_no_state_of_what_was_sent_names_them(state: State, talk: str, desk: str) -> None:
    after = step(state, BecameFinal(talk, desk), current("quick")).state

    while isinstance(after, ChoosingLanguage | AboutCase):
        after = after.before
    match after:
        case Interviewing(talk=named, sent=True) | Reviewing(talk=named, sent=True):
            assert named != talk
        case OfferingComplaint():
            assert talk != after.talk
            assert desk != after.desk.code
        case _:
            pass


@given(states, events)
def test_what_was_sent_is_never_touched_answer_by_answer(state: State, event: Event) -> None:
    survey = released()[survey_named_by(state) or SurveyId("quick", 1)]
    if isinstance(state, Interviewing | Reviewing) and state.sent:
        kinds = {type(effect) for effect in step(state, event, survey).effects}

        assert not kinds & {RecordAnswer, SendAnswers, CloseAsPartial}


@given(states, events)
def test_a_state_can_be_given_any_version(state: State, event: Event) -> None:
    step(state, event, current("quick"))


@given(states, st.lists(events, max_size=6))
def test_whatever_was_said_the_next_screen_can_be_shown_and_typed_at(state: State, said: list[Event]) -> None:
    for event in said:
        survey = released()[survey_named_by(state) or SurveyId("quick", 1)]
        shown = screen(state, survey, VI)
        assert shown.text
        event = heard(event, shown, takes_text=takes_text(state, survey))
        state = step(state, event, survey).state
