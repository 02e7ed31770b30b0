"""What a citizen's button carries: "talk:step:choice", at most 64 bytes, untrusted when it comes back."""

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from survey.conversation.events import Pressed

OLD_BUTTON = Pressed("", "", "")  # belongs to no talk, so it counts as one that has passed


class TalkButton(CallbackData, prefix="talk"):
    """`prefix` is aiogram's; on the wire the talk's own id stands first, so it is put back before parsing."""

    talk: str = Field(min_length=1)
    step: str = Field(min_length=1)
    choice: str = Field(min_length=1)


def pressed(data: str | None) -> Pressed:
    """Whatever came back from the platform, as a press; what is none of ours presses nothing."""
    try:
        button = TalkButton.unpack(f"{TalkButton.__prefix__}:{data or ''}")
    except (TypeError, ValueError):
        return OLD_BUTTON
    return Pressed(button.talk, button.step, button.choice)
