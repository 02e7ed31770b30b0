"""Strangers' files are opened in a child process only, one child a file: little memory, little time, no secrets."""

import asyncio
import os
import resource
import sys
from asyncio.subprocess import DEVNULL, PIPE
from dataclasses import dataclass

from survey.files import MEGABYTE, MOST_BYTES, FileKind, Refusal

CHILD_BYTES = 512 * MEGABYTE
CHILD_SECONDS = 10
BEGINNINGS = {
    b"\xff\xd8\xff": FileKind.PHOTO,
    b"\x89PNG\r\n\x1a\n": FileKind.PHOTO,
    b"RIFF": FileKind.PHOTO,  # WebP, if a picture at all
    b"OggS": FileKind.VOICE,
    b"%PDF-": FileKind.DOCUMENT,
}
PDF_END = b"%%EOF"
ACTS = (b"/JavaScript", b"/Launch", b"/EmbeddedFile")  # in a PDF: what runs or unpacks itself
_REFUSED = b"refused"


@dataclass(frozen=True, slots=True)
class Cleaned:
    """`kind` is what the content is, whatever it was called."""

    kind: FileKind
    content: bytes


class NotCleaned(Exception):
    """The child said nothing: too slow, ended from outside, or not started. Its file may be tried again."""


async def cleaned(content: bytes) -> Cleaned | Refusal:
    """The file as it may be passed on, or why it may not. Raises NotCleaned."""
    try:
        child = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot.cleaning"),
            stdin=PIPE,
            stdout=PIPE,
            stderr=DEVNULL,
            env={"PYTHONPATH": os.pathsep.join(sys.path)},  # and no token or key
        )
    except OSError as fault:
        raise NotCleaned(type(fault).__name__) from None
    try:
        async with asyncio.timeout(CHILD_SECONDS):
            said, _ = await child.communicate(content)
    except TimeoutError:
        raise NotCleaned("too slow") from None
    finally:
        if child.returncode is None:
            child.kill()
            await child.wait()
    verdict, _, rest = said.partition(b"\n")
    if not verdict:
        raise NotCleaned(f"ended with {child.returncode}")
    kind, _, why = verdict.decode().partition(" ")
    return Refusal(why) if kind == _REFUSED.decode() else Cleaned(FileKind(kind), rest)


def kind_of(content: bytes) -> FileKind | None:
    """By its first bytes, never by a name or a declared type. None: nothing that is taken."""
    return next((kind for beginning, kind in BEGINNINGS.items() if content.startswith(beginning)), None)


def clean(content: bytes) -> Cleaned:
    """Raises photos.Unusable; runs in the child."""
    from bot.photos import Unusable, clean_photo  # noqa: PLC0415  (no decoder is loaded in the parent)
    from bot.recordings import clean_recording  # noqa: PLC0415

    kind = kind_of(content)
    if kind is None:
        raise Unusable(Refusal.WRONG_KIND)
    if len(content) > MOST_BYTES[kind]:
        raise Unusable(Refusal.TOO_LARGE)
    match kind:
        case FileKind.VOICE:
            return Cleaned(kind, clean_recording(content))
        case FileKind.DOCUMENT:
            return Cleaned(kind, _clean_pdf(content))
        case _:
            return Cleaned(kind, clean_photo(content))


def _clean_pdf(content: bytes) -> bytes:
    """As it is, but for what follows its end: nothing in it can be rewritten without reading all of it."""
    from bot.photos import Unusable  # noqa: PLC0415

    end = content.rfind(PDF_END)
    if end < 0:
        raise Unusable(Refusal.DAMAGED)
    if any(act in content for act in ACTS):
        raise Unusable(Refusal.WRONG_KIND)
    return content[: end + len(PDF_END)] + b"\n"


def serve() -> None:
    """The child: takes the limits upon itself, reads one file, answers with its kind and what is left of it."""
    resource.setrlimit(resource.RLIMIT_AS, (CHILD_BYTES, CHILD_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CHILD_SECONDS, CHILD_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    from bot.photos import Unusable  # noqa: PLC0415

    try:
        done = clean(sys.stdin.buffer.read())
        answer = str(done.kind).encode() + b"\n" + done.content
    except Unusable as unusable:
        answer = _REFUSED + b" " + str(unusable.why).encode() + b"\n"
    sys.stdout.buffer.write(answer)
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    serve()
