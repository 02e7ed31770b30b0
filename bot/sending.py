"""What both bots' channels share: the file of a message as it travels, and what a failed call means for the message."""

from datetime import timedelta
from mimetypes import guess_type

from bot.botapi import ApiFault, ApiRefusal, NeverWritten, TokenRevoked, Upload
from bot.channel import Gone, Later, Outcome, Rejected, Sent
from survey.files import FileKind
from survey.messages import Message

FIRST_PAUSE = timedelta(seconds=0.5)
_MIMES = {FileKind.PHOTO: "image/jpeg", FileKind.VOICE: "audio/ogg", FileKind.DOCUMENT: "application/pdf"}
_DONE_ANYWAY = ("message is not modified", "query is too old", "message to delete not found")
_LOST_EDITS = (
    "message to edit not found",
    "message can't be edited",
    "message_id_invalid",
    "no text in the message to edit",
    "no media in the message to edit",
)


def upload_of(message: Message, content: bytes) -> Upload:
    """What a message encloses or was made for it, under the name its receiver sees; without that it is a chart."""
    enclosed, document = message.enclosed, message.document
    if document is not None:
        return Upload(document.name, content, guess_type(document.name)[0] or _MIMES[FileKind.DOCUMENT])
    return Upload(enclosed.name, content, _MIMES[enclosed.kind]) if enclosed else Upload("chart.png", content)


def outcome_of(fault: ApiFault) -> Outcome:
    """What a failed send means for its message: code first, words second. Raises TokenRevoked."""
    match fault:
        case TokenRevoked():
            raise fault
        case NeverWritten():
            return Later(FIRST_PAUSE, why=str(fault))
        case ApiRefusal():
            return _outcome_of_refusal(fault)
        case _:
            return Later(FIRST_PAUSE, maybe_sent=True, why=str(fault))


def is_flood(fault: ApiFault) -> bool:
    return isinstance(fault, ApiRefusal) and fault.error_code == 429


def is_lost_edit(fault: ApiFault) -> bool:
    """The message to edit is gone or may not be edited: the screen must be sent anew."""
    return _is_400(fault, *_LOST_EDITS)


def is_refused_picture(fault: ApiFault) -> bool:
    """The platform does not take the picture; the words alone may still go."""
    if isinstance(fault, ApiRefusal) and fault.error_code == 413:
        return True
    return _is_400(fault, "photo", "image", "file", "media", "caption is too long")


def _outcome_of_refusal(refusal: ApiRefusal) -> Outcome:
    words = refusal.description.lower()
    why = f"{refusal.error_code} {refusal.description}"
    match refusal.error_code:
        case 429:
            return Later(timedelta(seconds=max(1, refusal.retry_after or 1)), flooded=True, why=why)
        case 403:
            return Gone(why=why)
        case 400 if refusal.migrate_to is not None:
            return Gone(moved_to=str(refusal.migrate_to), why=why)
        case 400 if any(done in words for done in _DONE_ANYWAY):
            return Sent()
        case 400 if "chat not found" in words or "not enough rights" in words:
            return Gone(why=why)
        case code if code >= 500:
            return Later(FIRST_PAUSE, why=why)
        case _:
            return Rejected(why)


def _is_400(fault: ApiFault, *words: str) -> bool:
    if not isinstance(fault, ApiRefusal) or fault.error_code != 400 or fault.migrate_to is not None:
        return False
    return any(word in fault.description.lower() for word in words)
