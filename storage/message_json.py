"""Message ⇄ JSON, as the outbox keeps it; what has its default is left out."""

from typing import Any

import orjson

from survey.files import FileKind
from survey.messages import Document, Enclosed, Message, Option, Placement, Slot


def dump_message(message: Message) -> str:
    kept: dict[str, Any] = {"text": message.text}
    if message.rows:
        kept["rows"] = [[_option(option) for option in row] for row in message.rows]
    if message.slot is not None:
        kept["slot"] = message.slot
    if message.placement is not Placement.BELOW:
        kept["placement"] = message.placement.value
    if message.drawing is not None:
        kept["drawing"] = message.drawing
    if message.document is not None:
        kept["document"] = [message.document.name, message.document.recipe, message.document.otherwise]
    if message.quiet:
        kept["quiet"] = True
    if message.protected:
        kept["protected"] = True
    if message.reply_to is not None:
        kept["reply_to"] = message.reply_to
    if message.enclosed is not None:
        kept["enclosed"] = [message.enclosed.kind, message.enclosed.blob, message.enclosed.name]
    return orjson.dumps(kept).decode()


def load_message(text: str) -> Message:
    kept = orjson.loads(text)
    slot, enclosed = kept.get("slot"), kept.get("enclosed")
    return Message(
        text=kept["text"],
        rows=tuple([tuple([Option(*option) for option in row]) for row in kept.get("rows", ())]),
        slot=None if slot is None else Slot(slot),
        placement=Placement(kept.get("placement", Placement.BELOW)),
        drawing=kept.get("drawing"),
        document=Document(*kept["document"]) if "document" in kept else None,
        quiet=kept.get("quiet", False),
        protected=kept.get("protected", False),
        reply_to=kept.get("reply_to"),
        enclosed=None if enclosed is None else Enclosed(FileKind(enclosed[0]), *enclosed[1:]),
    )


def _option(option: Option) -> list[str]:
    return [option.label, option.data, option.url] if option.url else [option.label, option.data]
