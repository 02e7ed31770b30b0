"""A file that comes into a talk: taken or kindly refused, and whether it goes on with an album."""

from collections.abc import Iterable

from survey.conversation.events import Attached
from survey.conversation.states import AboutCase, Complaining, State
from survey.files import MOST_FILES, PERSON_BYTES, SentFile, declared_fault


def fitting(event: Attached, held: tuple[SentFile, ...]) -> SentFile | str:
    """The file, or the sentence that says why it is not taken. `held` has come before into the same talk."""
    if event.file is None:
        return "file-kind-not-taken"
    fault = declared_fault(event.file)
    if fault is not None:
        return f"attach-{fault}"
    if len(held) + event.others >= MOST_FILES:
        return "files-too-many"
    if event.held_bytes + sum(file.size for file in (*held, event.file)) > PERSON_BYTES:
        return "files-too-much"
    return event.file


def with_captions(text: str, files: Iterable[SentFile]) -> str:
    """All that was said in words: what was typed, then what stands below the files, in their order."""
    return "\n".join(part for part in (text, *(file.caption for file in files)) if part)


def goes_on(state: State, event: object) -> bool:
    """One more of the album that came last: its photos arrive as messages of their own, nobody says how many."""
    if not isinstance(event, Attached) or not event.album:
        return False
    match state:
        case Complaining(draft=draft):
            return draft.album == event.album
        case AboutCase(album=album):
            return album == event.album
        case _:
            return False
