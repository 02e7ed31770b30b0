"""Every state of a talk reads back exactly as it was written."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from survey.conversation.saved import UnreadableState, dump, load
from survey.conversation.states import ChoosingLanguage, Idle, State


@given(some.from_type(State))  # type: ignore[arg-type]
def test_a_state_that_is_saved_and_loaded_is_the_same(state: State) -> None:
    assert load(dump(state)) == state


def test_a_state_within_a_state_is_the_same() -> None:
    state = ChoosingLanguage("t1", ChoosingLanguage("t2", Idle()))

    assert load(dump(state)) == state


@pytest.mark.parametrize(
    "text", ["", "[]", "null", '{"is":"Nowhere"}', '{"is":"Consenting","talk":1}', '{"is":"Idle","x":1}']
)
def test_what_is_no_state_is_refused(text: str) -> None:
    with pytest.raises(UnreadableState):
        load(text)
