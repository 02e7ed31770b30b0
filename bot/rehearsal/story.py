"""Stories: dialogues that a desk officer can read, and what each of their lines asks of a whole office.

A story is a text file. Each line begins with the sign of what happens:

    # a remark, for the reader only
    > a line the person types; > [Đồng ý] presses the button of that name
    < what the bot says to the person: every message, in order; its buttons in [ ]
    ! Nhóm Quầy 3: a part of something that is to be seen there, in any order
    ! Nhóm Quầy 3: (không có gì) – nothing is to be seen there that no line has told yet; hints do not count
    ! Nhóm Quầy 3 > a line somebody types there, as a reply to the newest card; or a [button]
    @ 16/11/2026 07:30 – the clock goes on to this moment, and all that is due on the way happens
    @ quay-3: 5 5 4 2 – other people rate this desk, one for each number
    @ an-phuoc: hỏi sau – the desks of this unit ask after people have left; or: hỏi ngay
    @ an-phuoc: hỏi bằng sipas – they ask this instrument; or an own one, by its file beside the story
    @ có danh mục thủ tục – a complaint can name its procedure from here on; @ khảo sát hỏi cả thủ tục – a visit too
    @ hồ sơ quay-3: H-7 hạn 12/11/2026, H-8 hạn 13/11/2026 – an import of dossiers that are not returned yet

A line that begins with spaces goes on with the line above. Line breaks and numbers of spaces do not count; “…” stands
for anything within one message. In the person's lines round brackets say what no keyboard can:

    > (quét mã quay-3)   scans the QR code of the desk        > (10.000 ký tự)    types that many letters
    > (quét phiếu quay-3 số 2)   scans the desk's slip of that number
    > (phiếu giấy quay-3 số 2)   types the number that is printed on the desk's paper form of that place
    > (nhãn dán) (ảnh) (ghi âm) (tệp) (vị trí) (video)        sends one; words behind it are its caption
    > (album 3 ảnh)      sends so many photos at once             > (ảnh hỏng)         sends one that cannot be opened
    > (mã tra cứu)       types the tracking code that was told last, also within a line
    > [Gửi] (hai lần)    presses twice before the answer comes
    > (sửa “Ghế” thành) words   edits the newest line that began so
    > [Đồng ý] (nút cũ)  presses a button that is far up and gone
    < (ảnh) …            a photo with these words; so (ghi âm), (tệp)
    < (hiện nhanh) …     the passing hint that a press can bring; staff may see one too
"""

import re
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from bot.rehearsal.office import CITIZEN


class Kind(Enum):
    SAYS = ">"
    TOLD = "<"
    SEEN = ":"
    DONE = "!>"
    MOMENT = "@"


@dataclass(slots=True)
class Line:
    """One line of a story with its indented continuation."""

    number: int
    kind: Kind
    who: str
    text: str
    more: list[str] = field(default_factory=list)

    @property
    def whole(self) -> str:
        return " ".join([self.text, *self.more]).strip()


class StoryFailure(Exception):
    """A line that is none, or that did not come true: what was expected and what there was instead."""

    def __init__(self, file: str, line: int, sentence: str) -> None:
        super().__init__(f"{file}:{line}: {sentence}")
        self.file = file
        self.line = line
        self.sentence = sentence


def read(path: Path) -> list[Line]:
    """The lines of a story. Raises StoryFailure at the first that is none, or when there is none."""
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        raise StoryFailure(str(path), 0, "cannot be read; is it there, and is it UTF-8 text?") from None
    lines: list[Line] = []
    for number, raw in enumerate(text.splitlines(), start=1):
        if not raw.strip() or raw.startswith("#"):
            continue
        if raw[0] in " \t":
            if not lines:
                raise StoryFailure(str(path), number, "it goes on with a line above, and there is none")
            lines[-1].more.append(raw.strip())
        else:
            lines.append(read_line(str(path), number, raw))
    if not lines:
        raise StoryFailure(str(path), 0, "there is no line in it that begins with >, <, ! or @")
    return lines


def read_line(file: str, number: int, raw: str) -> Line:
    """One line as it stands in a file, or as somebody types it while playing."""
    sign, rest = raw[:1], raw[1:].strip()
    match sign:
        case ">" | "<" | "@":
            if not rest:
                raise StoryFailure(file, number, f"nothing stands behind {sign}")
            return Line(number, Kind(sign), CITIZEN, rest)
        case "!":
            parts = re.fullmatch(r"([^:>]*[^:>\s])\s*([:>])\s*(.+)", rest, re.DOTALL)
            if parts is None:
                raise StoryFailure(
                    file,
                    number,
                    "write “! Nhóm Quầy 3: text” for what is seen there, “! Nhóm Quầy 3 > text” for an act",
                )
            return Line(number, Kind.SEEN if parts[2] == ":" else Kind.DONE, parts[1], parts[3])
        case _:
            raise StoryFailure(file, number, "a line begins with >, <, !, @, # or spaces")


def reads_as(expected: str, written: str) -> bool:
    """Whether `written` reads as `expected`, spaces and line breaks aside; “…” stands for anything."""
    return re.fullmatch(_pattern(expected), " ".join(written.split()), re.DOTALL) is not None


def is_part(expected: str, written: str) -> bool:
    """The same for a part of what was written, in any case."""
    return re.search(_pattern(expected), " ".join(written.split()), re.DOTALL | re.IGNORECASE) is not None


def _pattern(expected: str) -> str:
    words = r"\s+".join(map(re.escape, expected.split()))
    return re.sub(r"(\\s\+)?…(\\s\+)?", ".*?", words)
