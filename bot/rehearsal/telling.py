"""Plays a story line by line against an office, and writes down what was said as a story."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from bot.rehearsal.office import CITIZEN, Office
from bot.rehearsal.story import Kind, Line, StoryFailure, is_part, read, reads_as
from survey.conversation.events import Attachment
from survey.files import FileKind
from survey.messages import CITIZEN_BOT, Message

NOTHING = "(không có gì)"
HINT = "(hiện nhanh)"
CODE = "(mã tra cứu)"
PROCEDURES = {"có danh mục thủ tục": False, "khảo sát hỏi cả thủ tục": True}
ATTACHED = {
    "nhãn dán": Attachment.STICKER,
    "ảnh": Attachment.PHOTO,
    "ảnh hỏng": Attachment.PHOTO,
    "ghi âm": Attachment.VOICE,
    "tệp": Attachment.DOCUMENT,
    "vị trí": Attachment.LOCATION,
    "video": Attachment.OTHER,
}
FOR_A_CARD = (Attachment.PHOTO, Attachment.DOCUMENT)
ENCLOSED = {FileKind.PHOTO: "(ảnh)", FileKind.VOICE: "(ghi âm)", FileKind.DOCUMENT: "(tệp)"}
_CODE = re.compile(r"PA-\d{8}")
_DRAWN = re.compile(r"(PA-)\d{8}|\b[0-9a-f]{12}\b")
_SCAN = re.compile(r"\(quét mã (\S+)\)")
_SLIP = re.compile(r"\(quét phiếu (\S+) số (\d{1,2})\)")
_SHEET = re.compile(r"\(phiếu giấy (\S+) số (\d{1,2})\)")
_EDIT = re.compile(r"\(sửa “([^”]+)” thành\)\s*(.+)", re.DOTALL)
_LETTERS = re.compile(r"\((\d[\d.]*) ký tự\)")
_FILE = re.compile(rf"\(({'|'.join(ATTACHED)})\)\s*(.*)", re.DOTALL)
_ALBUM = re.compile(r"\(album (\d) ảnh\)")
_BUTTON = re.compile(r"\[(.+)\]\s*(\(nút cũ\)|\(hai lần\))?")
_DOSSIERS = re.compile(r"hồ sơ (\S+):\s*(.+)")
_DOSSIER = re.compile(r"(\S+) hạn (\d\d)/(\d\d)/(\d{4})")
_RATED = re.compile(r"(\S+):((?:\s*[1-5])+)")
_SET = re.compile(r"(\S+): hỏi (sau|ngay|bằng (\S+))")


async def play(path: Path, office: Office) -> None:
    """Lives through the story; raises StoryFailure at the first line that does not come true."""
    teller = Teller(office, str(path))
    line = None
    for line in read(path):
        await teller.tell(line)
    assert line is not None, "a story has lines"
    teller.refuse_untold(line, "the story ends, but")


class Teller:
    """Lets the lines of one story come true, each in its turn."""

    def __init__(self, office: Office, file: str) -> None:
        self._office = office
        self._file = file

    async def tell(self, line: Line) -> None:
        """Raises StoryFailure when it does not come true."""
        if not self._office.knows(line.who):
            known = ", ".join(self._office.names)
            raise self._failure(line, f"nobody here is called “{line.who}”; there are {known}")
        match line.kind:
            case Kind.SAYS | Kind.DONE:
                if line.kind is Kind.SAYS:
                    self.refuse_untold(line, "before this line")
                await self._acts(line)
            case Kind.TOLD:
                self._is_told(line)
            case Kind.SEEN:
                self._is_seen(line)
            case Kind.MOMENT:
                await self._goes_on(line)

    def refuse_untold(self, line: Line, when: str) -> None:
        """The person's own chat is told whole."""
        left = _waiting(self._office, CITIZEN)
        if left:
            raise self._failure(line, f"{when} the person was also told: {left[0]}")

    async def _acts(self, line: Line) -> None:
        text, who, office = self._with_code(line), line.who, self._office
        if button := _BUTTON.fullmatch(text):
            await self._presses(line, button[1], button[2] or "")
        elif scanned := _SCAN.fullmatch(text):
            payload = office.links.get(scanned[1])
            if payload is None:
                raise self._failure(line, f"there is no desk “{scanned[1]}”; there are {', '.join(office.links)}")
            await office.says(who, f"/start {payload}")
        elif slip := _SLIP.fullmatch(text):
            if slip[1] not in office.links:
                raise self._failure(line, f"there is no desk “{slip[1]}”; there are {', '.join(office.links)}")
            await office.says(who, f"/start {await office.admin.slip(slip[1], int(slip[2]))}")
        elif sheet := _SHEET.fullmatch(text):
            if sheet[1] not in office.links:
                raise self._failure(line, f"there is no desk “{sheet[1]}”; there are {', '.join(office.links)}")
            await office.says(who, await office.admin.sheet(sheet[1], int(sheet[2])))
        elif edit := _EDIT.fullmatch(text):
            if not await office.edits(edit[1], edit[2]):
                raise self._failure(line, f"no line was typed that begins with “{edit[1]}”")
        elif letters := _LETTERS.fullmatch(text):
            await office.says(who, "a" * int(letters[1].replace(".", "")))
        elif file := _FILE.fullmatch(text):
            if office.chat(who).address.channel != CITIZEN_BOT and ATTACHED[file[1]] not in FOR_A_CARD:
                raise self._failure(line, "only a citizen sends files of this kind in a story")
            await office.attaches(who, ATTACHED[file[1]], file[2], is_sound=file[1] != "ảnh hỏng")
        elif album := _ALBUM.fullmatch(text):
            for _ in range(int(album[1])):
                await office.attaches(who, Attachment.PHOTO, album=text)
        else:
            await office.says(who, text)

    def _with_code(self, line: Line) -> str:
        if CODE not in line.whole:
            return line.whole
        said = [code for shown in self._office.shown(CITIZEN) for code in _CODE.findall(shown.message.text)]
        if not said:
            raise self._failure(line, "the person was told no tracking code yet")
        return line.whole.replace(CODE, said[-1])

    async def _presses(self, line: Line, label: str, how: str) -> None:
        office, who = self._office, line.who
        data = office.chat(who).old_button(label) if how == "(nút cũ)" else office.chat(who).button(label)
        if data is None:
            there = [option.label for shown in office.shown(who) for row in shown.message.rows for option in row]
            among = " ".join(f"[{one}]" for one in there) or "no button at all"
            raise self._failure(line, f"there is no button [{label}] {how}".strip() + f" to press; there is {among}")
        for _ in range(2 if how == "(hai lần)" else 1):
            await office.presses_data(who, data)

    def _is_told(self, line: Line) -> None:
        office, expected = self._office, line.whole
        waiting = _waiting(office, CITIZEN)
        if not waiting:
            raise self._failure(line, f"expected “{expected}”, but nothing was said")
        if not reads_as(expected, waiting[0]):
            raise self._failure(line, f"expected “{expected}”, but the person was told: {waiting[0]}")
        _take(office, CITIZEN, waiting[0])

    def _is_seen(self, line: Line) -> None:
        """Of what others see a story tells only what matters."""
        waiting = _waiting(self._office, line.who)
        if line.whole == NOTHING:
            stays = [written for written in waiting if not written.startswith(HINT)]
            if stays:
                raise self._failure(line, f"“{line.who}” was to see nothing, but saw: {' | '.join(stays)}")
            return
        for written in waiting:
            if is_part(line.whole, written):
                _take(self._office, line.who, written)
                return
        seen = " | ".join(waiting) or "nothing"
        raise self._failure(line, f"“{line.who}” was to see “{line.whole}”, but saw: {seen}")

    async def _goes_on(self, line: Line) -> None:
        office = self._office
        if line.whole in PROCEDURES:
            await office.admin.lists_procedures(survey_asks=PROCEDURES[line.whole])
            return
        if rated := _RATED.fullmatch(line.whole):
            if rated[1] not in office.links:
                raise self._failure(line, f"there is no desk “{rated[1]}”; there are {', '.join(office.links)}")
            await office.is_rated(rated[1], [int(level) for level in rated[2].split()])
            return
        if unit := _SET.fullmatch(line.whole):
            try:
                if unit[3]:
                    await office.admin.unit_asks(unit[1], _instrument(self._file, unit[3]))
                else:
                    await office.admin.unit_asks_later(unit[1], later=unit[2] == "sau")
            except (LookupError, OSError, ValueError) as wrong:
                raise self._failure(line, str(wrong)) from None
            return
        if told := _DOSSIERS.fullmatch(line.whole):
            read = [_DOSSIER.fullmatch(one.strip()) for one in told[2].split(",")]
            due = {one[1]: date(int(one[4]), int(one[3]), int(one[2])) for one in read if one}
            if told[1] not in office.links or len(due) < len(read):
                raise self._failure(line, "write dossiers as “@ hồ sơ quay-3: H-7 hạn 12/11/2026, H-8 hạn 13/11/2026”")
            await office.admin.imports(told[1], due)
            return
        try:
            moment = datetime.strptime(line.whole, "%d/%m/%Y %H:%M").replace(tzinfo=office.zone)
        except ValueError:
            raise self._failure(line, "write a moment as “@ 16/11/2026 07:30”, ratings as “@ quay-3: 5 4 2”") from None
        if moment < office.clock.now():
            now = office.clock.now().astimezone(office.zone)
            raise self._failure(line, f"the clock only goes forward, and it is {now:%d/%m/%Y %H:%M} already")
        await office.live_until(moment)

    def _failure(self, line: Line, sentence: str) -> StoryFailure:
        return StoryFailure(self._file, line.number, sentence)


def _instrument(story: str, named: str) -> str:
    """The key of an instrument, or the text of a file beside the story."""
    return (Path(story).parent / named).read_text("utf-8") if named.endswith(".toml") else named


@dataclass(frozen=True, slots=True)
class Overheard:
    """One thing that was said somewhere. `paragraphs` are its lines, `rows` the labels of its buttons."""

    who: str
    paragraphs: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = ()

    def as_story(self) -> list[str]:
        """As lines that will come true again: what is drawn by lot each time becomes “…”."""
        sign = "<" if self.who == CITIZEN else f"! {self.who}:"
        first, *rest = [*self.paragraphs, *(" ".join(f"[{label}]" for label in row) for row in self.rows)]
        return [
            _DRAWN.sub(lambda drawn: (drawn[1] or "") + "…", line)
            for line in (f"{sign} {first}", *(f"  {line}" for line in rest))
        ]


def overheard(office: Office) -> list[Overheard]:
    """Everything nobody has read yet, chat by chat; read from now on."""
    found: list[Overheard] = []
    for name in office.names:
        chat = office.chat(name)
        found += [Overheard(name, (f"{HINT} {toast}",)) for toast in chat.toasts]
        chat.toasts.clear()
        for shown in office.unread(name):
            office.read(name, shown)
            rows = tuple(tuple(option.label for option in row) for row in shown.message.rows)
            lines = tuple(line.strip() for line in shown.message.text.splitlines() if line.strip())
            found.append(Overheard(name, lines, rows))
    return found


def _paragraphs(message: Message) -> list[str]:
    rows = [" ".join(f"[{option.label}]" for option in row) for row in message.rows]
    rows += [f"({message.document.name})"] if message.document is not None else []
    file = [ENCLOSED[message.enclosed.kind]] if message.enclosed else []
    return [line.strip() for line in [*file, *message.text.splitlines(), *rows] if line.strip()]


def _waiting(office: Office, who: str) -> list[str]:
    """What nobody has read yet, passing hints first."""
    hints = [f"{HINT} {toast}" for toast in office.chat(who).toasts]
    return hints + [" ".join(_paragraphs(shown.message)) for shown in office.unread(who)]


def _take(office: Office, who: str, written: str) -> None:
    chat = office.chat(who)
    if written.startswith(HINT):
        chat.toasts.remove(written.removeprefix(HINT).strip())
        return
    for shown in office.unread(who):
        if " ".join(_paragraphs(shown.message)) == written:
            office.read(who, shown)
            return
