"""Buttons are decoration: a typed line that means one button of the screen counts as pressing it."""

from survey.conversation.buttons import pressed
from survey.conversation.events import Event, Typed
from survey.messages import Message
from survey.typed_answer import choose


def heard(event: Event, screen: Message | None, *, takes_text: bool) -> Event:
    """The press that a typed line means on `screen`, or the event as it was."""
    if not isinstance(event, Typed) or screen is None:
        return event
    options = [(option.label, option.data) for row in screen.rows for option in row if option.data]
    data = choose(event.text, options, takes_text=takes_text)
    return (pressed(data) if data else None) or event
