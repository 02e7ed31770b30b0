"""The screens about own cases: one more line, of which case it speaks, and whether to withdraw."""

from typing import assert_never

from survey.conversation.buttons import At, To, button
from survey.conversation.file_words import files_in_words
from survey.conversation.states import AboutCase, CaseStep
from survey.conversation.words import Row, nav, said, talk_message
from survey.messages import Message
from survey.text import shorten
from survey.wording import Wording

QUOTED_LIMIT = 500  # UTF-16 units of the line that was typed


def about_case_screen(state: AboutCase, words: Wording) -> Message:
    code = state.codes[0] if state.codes else ""
    match state.step:
        case CaseStep.INFO:
            leave = ("button-leave", str(To.STOP))
            if not state.files:
                rows = nav(words, code or "-", At.INFO, [leave])
                return talk_message(said(words, "info-wanted", code=code), rows)
            rows = nav(words, code or "-", At.INFO, [("button-done", str(To.DONE)), leave])
            return talk_message(said(words, "info-more", code=code, files=_files(state, words)), rows)
        case CaseStep.WHICH:
            choices: list[Row] = [
                (button(said(words, "button-info-for", code=one), one, At.WHICH, To.YES),) for one in state.codes
            ]
            choices += nav(words, code or "-", At.WHICH, [("button-info-none", str(To.STOP))])
            if state.files:
                return talk_message(said(words, "info-which-files", files=_files(state, words)), choices)
            return talk_message(said(words, "info-which", text=shorten(state.text, QUOTED_LIMIT)), choices)
        case CaseStep.WITHDRAW:
            ways = [("button-withdraw-sure", str(To.YES)), ("button-withdraw-not", str(To.STOP))]
            rows = [row for way in ways for row in nav(words, code or "-", At.WITHDRAW, [way])]
            return talk_message(said(words, "withdraw-sure", code=code), rows)
        case _:
            assert_never(state.step)


def _files(state: AboutCase, words: Wording) -> str:
    return files_in_words((file.kind for file in state.files), words)
