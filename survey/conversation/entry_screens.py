"""The screens of a member of staff before the questions, and the buttons below a sheet that was entered."""

from survey.conversation.buttons import At, To
from survey.conversation.states import Entering, EntryStep
from survey.conversation.words import Row, nav, said, talk_message
from survey.messages import Message
from survey.wording import Wording


def entry_screen(state: Entering, words: Wording) -> Message:
    leave = nav(words, state.talk, At.ENTRY, [("button-leave", str(To.STOP))])
    if state.step is EntryStep.SHEET:
        return talk_message(said(words, "entry-sheet", desk=state.desk.name), leave)
    ways = [("entry-button-assisted", str(To.ASSISTED)), ("entry-button-paper", str(To.PAPER))]
    rows = [row for way in ways for row in nav(words, state.talk, At.ENTRY, [way])]
    return talk_message(said(words, "entry-how", desk=state.desk.name), rows + leave)


def after_entry(talk: str, words: Wording) -> list[Row]:
    """What can follow as long as the answers can be withdrawn."""
    ways = [("entry-button-next", str(To.NEXT)), ("entry-button-withdraw", str(To.GIVE_UP))]
    return [row for way in ways for row in nav(words, talk, At.ENTRY, [way])]
