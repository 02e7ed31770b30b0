"""One turn of a talk: a pure function, total over state × event. Each state is handed to its part."""

from dataclasses import dataclass

from survey.conversation.effects import Effect
from survey.conversation.events import Event
from survey.conversation.states import State
from survey.definition import Survey


@dataclass(frozen=True, slots=True)
class Step:
    state: State
    effects: tuple[Effect, ...] = ()


def step(state: State, event: Event, survey: Survey) -> Step:
    """What the talk becomes and what it decided. `survey` is the version the state names, or the desk's current one."""
    raise NotImplementedError
