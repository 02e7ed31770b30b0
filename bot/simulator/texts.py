"""Text as the platform takes it: cleaned, measured, with checked entities; HTML only when asked for."""

import re
from html.parser import HTMLParser
from typing import Any

from bot.simulator import limits
from bot.simulator.errors import bad_request
from bot.simulator.names import names

Json = dict[str, Any]
DROPPED = {0x0D, *range(0x2028, 0x202F), 0x0333, 0x033F, 0x030A}
ENTITY_KINDS = names(
    "mention hashtag cashtag bot_command url email phone_number bold italic underline strikethrough spoiler "
    "blockquote expandable_blockquote code pre text_link text_mention custom_emoji date_time"
)
COMMAND = re.compile(r"(?:(?<=\s)|^)/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![A-Za-z0-9_@])")
TAGS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "code": "code", "pre": "pre",
    "tg-spoiler": "spoiler", "blockquote": "blockquote", "a": "text_link",
}  # fmt: skip


def utf16(text: str) -> int:
    return sum(2 if ord(character) > 0xFFFF else 1 for character in text)


def cleaned(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Control characters become spaces, some are dropped, both ends are trimmed; entities move along."""
    kept: list[str] = []
    moved = [0]  # UTF-16 offset before -> offset after
    after = 0
    for character in text:
        width = 2 if ord(character) > 0xFFFF else 1
        if ord(character) not in DROPPED:
            kept.append(" " if ord(character) < 32 and character != "\n" else character)
            after += width
        moved.extend([after] * width)
    joined = "".join(kept)
    lead = utf16(joined[: len(joined) - len(joined.lstrip())])
    stripped = joined.strip()
    end = utf16(stripped)
    out: list[Json] = []
    for entity in entities:
        start = min(max(moved[min(entity["offset"], len(moved) - 1)] - lead, 0), end)
        stop = min(max(moved[min(entity["offset"] + entity["length"], len(moved) - 1)] - lead, 0), end)
        if stop > start:
            out.append(entity | {"offset": start, "length": stop - start})
    return stripped, out


def commands_in(text: str) -> list[Json]:
    return [
        {"type": "bot_command", "offset": utf16(text[: found.start()]), "length": utf16(found.group())}
        for found in COMMAND.finditer(text)
    ]


def formatted(text: str, mode: str, entities: Any, most: int, name: str) -> tuple[str, list[Json]]:
    """Text and entities as they will be shown. Raises ApiError as the platform refuses them.

    `name` is "text" or "caption"; the platform counts characters, entities count UTF-16 units.
    """
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise bad_request("strings must be encoded in UTF-8")
    if mode and mode.lower() != "html":
        raise bad_request(f"unsupported parse_mode {mode} (the simulator knows HTML and entities)")
    given = [_checked(entity, text) for entity in entities or []]
    if mode:
        text, given = parse_html(text)
    text, given = cleaned(text, given)
    if len(text) > most:
        raise bad_request("message is too long" if name == "text" else "message caption is too long")
    own = {(entity["offset"], entity["length"]) for entity in given}
    given += [found for found in commands_in(text) if (found["offset"], found["length"]) not in own]
    return text, sorted(given, key=lambda entity: entity["offset"])[: limits.ENTITIES]


def _checked(entity: Any, text: str) -> Json:
    if not isinstance(entity, dict) or entity.get("type") not in ENTITY_KINDS:
        raise bad_request("can't parse MessageEntity: unsupported type specified")
    offset, length = entity.get("offset"), entity.get("length")
    if not isinstance(offset, int) or not isinstance(length, int) or offset < 0 or length <= 0:
        raise bad_request("can't parse MessageEntity: offset and length must be of type Number")
    if offset + length > utf16(text):
        raise bad_request(f"entity beginning at UTF-16 offset {offset} ends after the end of the text")
    cuts = {0}
    position = 0
    for character in text:
        position += 2 if ord(character) > 0xFFFF else 1
        cuts.add(position)
    if offset not in cuts or offset + length not in cuts:
        raise bad_request(f"entity beginning at UTF-16 offset {offset} cuts a character")
    return dict(entity)


def parse_html(text: str) -> tuple[str, list[Json]]:
    parser = _Html()
    for position, character in enumerate(text):
        if character == "<" and not re.match(r"</?[A-Za-z]", text[position:]):
            raise _cannot_parse("Unsupported start tag", "", text[:position])
    parser.feed(text)
    parser.close()
    if parser.open:
        raise bad_request(
            f"can't parse entities: Can't find end tag corresponding to start tag \"{parser.open[-1][0]}\""
        )
    return "".join(parser.words), parser.entities


def _cannot_parse(what: str, tag: str, before: str) -> Exception:
    return bad_request(f'can\'t parse entities: {what} "{tag}" at byte offset {len(before.encode())}')


class _Html(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.open: list[tuple[str, int, dict[str, str | None]]] = []
        self.entities: list[Json] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            raise _cannot_parse("Unsupported start tag", tag, self.rawdata[: self.offset])
        self.open.append((tag, utf16("".join(self.words)), dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open[-1][0] != tag:
            raise _cannot_parse("Unexpected end tag", tag, self.rawdata[: self.offset])
        _, start, attributes = self.open.pop()
        entity: Json = {"type": TAGS[tag], "offset": start, "length": utf16("".join(self.words)) - start}
        if tag == "a":
            entity["url"] = attributes.get("href") or ""
        if entity["length"] and (tag != "a" or entity["url"]):
            self.entities.append(entity)

    def handle_data(self, data: str) -> None:
        self.words.append(data)
