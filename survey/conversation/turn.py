"""What one turn of a talk is: the new state and what was decided, and the few answers that every part gives alike."""

from dataclasses import dataclass

from survey.conversation.effects import Effect, Notice, Say, Show, ShowPlaces
from survey.conversation.states import ChoosingDesk, ChoosingProcedure, Idle, State, desk_of


@dataclass(frozen=True, slots=True)
class Step:
    state: State
    effects: tuple[Effect, ...] = ()


def shown(state: State, *effects: Effect) -> Step:
    """`effects`, then the screen of `state`, if it has one."""
    match state:
        case Idle():
            return Step(state, effects)
        case ChoosingDesk() | ChoosingProcedure():
            return Step(state, (*effects, ShowPlaces()))
        case _:
            return Step(state, (*effects, Show()))


def said(state: State, message: str) -> Step:
    """One sentence, and the screen again below it: a sentence alone would leave the buttons far up."""
    return shown(state, Say(message, desk_of(state)))


def old_button(state: State) -> Step:
    """A button of a screen that has passed: nothing changes."""
    return Step(state, (Notice("old-button"),))
