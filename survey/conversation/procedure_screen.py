"""The list of procedures, a page at a time; names too long for a button stand above in full."""

from collections.abc import Sequence

from survey.conversation.buttons import At, To, button
from survey.conversation.states import ChoosingProcedure, Complaining, Reviewing
from survey.conversation.words import LABEL_LIMIT, Row, nav, page_ways, said, talk_message
from survey.messages import Message
from survey.procedure import Procedure
from survey.wording import Wording

ON_A_PAGE = 8
_BEFORE_NAMES = "thủ tục "  # half of all names begin with it


def procedure_screen(state: ChoosingProcedure, listed: Sequence[Procedure], words: Wording) -> Message:
    """`listed` are all that were found, or all there are."""
    pages = max(1, -(-len(listed) // ON_A_PAGE))
    page = min(state.page, pages - 1)
    rows: list[Row] = []
    in_full: list[str] = []
    for place in range(page * ON_A_PAGE, min((page + 1) * ON_A_PAGE, len(listed))):
        whole = f"{place + 1} – {_short(listed[place].name)}"
        label = whole if len(whole) <= LABEL_LIMIT else whole[: LABEL_LIMIT - 1].rstrip() + "…"
        if label != whole:
            in_full.append(whole)
        rows.append((button(label, state.talk, At.PROCEDURE, listed[place].code),))
    rows += nav(words, state.talk, At.PROCEDURES, page_ways(page, pages))
    around = [("button-all-procedures", str(To.ALL))] if state.query else []
    rows += nav(words, state.talk, At.PROCEDURES, [*around, ("button-skip", str(To.SKIP))])
    back = [("button-back", str(To.BACK))] if isinstance(state.then, Complaining | Reviewing) else []
    leave = "button-leave" if isinstance(state.then, Complaining) else "button-stop"
    rows += nav(words, state.talk, At.PROCEDURES, [*back, (leave, str(To.STOP))])
    asking = "procedures-found" if state.query else "choose-procedure"
    blocks = [said(words, asking), *(["\n".join(in_full)] if in_full else [])]
    return talk_message("\n\n".join(blocks), rows)


def procedure_in_words(procedure: Procedure, words: Wording) -> str:
    return said(words, "summary-procedure", name=procedure.name, code=procedure.code)


def _short(name: str) -> str:
    if not name.lower().startswith(_BEFORE_NAMES):
        return name
    rest = name[len(_BEFORE_NAMES) :]
    return rest[:1].upper() + rest[1:]
