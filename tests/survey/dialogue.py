"""A talk in memory: lines are heard through the screen, and the state is saved and read again every turn."""

from zoneinfo import ZoneInfo

from survey.conversation.effects import AskAgain, Effect, Notice, Say, Show, ShowPlaces
from survey.conversation.events import DeskFound, Event, Pressed, Typed
from survey.conversation.heard import heard
from survey.conversation.saved import dump, load
from survey.conversation.screens import screen, takes_text
from survey.conversation.states import ChoosingDesk, Desk, Idle, State, survey_named_by
from survey.conversation.step import step
from survey.definition import Survey, current, released
from survey.messages import Language, Message
from survey.wording import wording

SPEECH = (Say, AskAgain, Notice, Show, ShowPlaces)
HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
VI = wording(Language.VI, HANOI)
EN = wording(Language.EN, HANOI)
QUICK = current("quick")
DESK = Desk("quay-3", "Quầy 3", "binh-minh", "xã Bình Minh", QUICK.id)
OTHER_DESK = Desk("quay-4", "Quầy 4", "binh-minh", "xã Bình Minh", QUICK.id)


class Dialogue:
    """`effects` are those of the last turn, `done` all facts so far; sentences and screens are in neither."""

    def __init__(self, state: State | None = None, language: Language = Language.VI) -> None:
        self.state: State = Idle() if state is None else state
        self.words = wording(language, HANOI)
        self.effects: tuple[Effect, ...] = ()
        self.done: list[Effect] = []

    @property
    def survey(self) -> Survey:
        return released()[survey_named_by(self.state) or QUICK.id]

    @property
    def screen(self) -> Message:
        return screen(self.state, self.survey, self.words)

    @property
    def labels(self) -> list[str]:
        return [option.label for row in self.screen.rows for option in row]

    @property
    def said(self) -> list[str]:
        return [effect.message for effect in self.effects if isinstance(effect, Say | AskAgain | Notice)]

    def hears(self, *events: Event) -> "Dialogue":
        for event in events:
            done = step(self.state, event, self.survey)
            self.effects = done.effects
            self.done += [effect for effect in done.effects if not isinstance(effect, SPEECH)]
            assert load(dump(done.state)) == done.state
            self.state = load(dump(done.state))
        return self

    def types(self, *lines: str) -> "Dialogue":
        for line in lines:
            event: Event = Typed(line)
            if not isinstance(self.state, Idle | ChoosingDesk):
                event = heard(event, self.screen, takes_text=takes_text(self.state, self.survey))
            self.hears(event)
        return self

    def presses(self, step_name: str, choice: str, talk: str = "talk1") -> "Dialogue":
        return self.hears(Pressed(talk, step_name, choice))

    def begins_interview(self) -> "Dialogue":
        return self.hears(DeskFound(DESK, "talk1")).presses("consent", "yes")
