"""What the page asks for besides messages: its stage with QR pictures, and one more citizen."""

from typing import TYPE_CHECKING, Any

import segno

from bot.simulator.stage import Role

if TYPE_CHECKING:
    from bot.simulator.simulator import Simulator

NAMES = (
    "Trần Thị Bình", "Lê Văn Cường", "Phạm Thị Dung", "Hoàng Văn Đức", "Vũ Thị Hạnh", "Đặng Văn Khoa",
    "Bùi Thị Lan", "Đỗ Văn Minh", "Ngô Thị Ngọc", "Dương Văn Phúc", "Lý Thị Quyên", "Mai Văn Sơn",
)  # fmt: skip
FIRST_NEW_CITIZEN = 7_000_000_001


def stage_view(simulator: "Simulator") -> dict[str, Any]:
    """The stage as JSON; empty when nothing has been put on it."""
    stage = simulator.stage
    if stage is None:
        return {"title": "", "cast": [], "posters": [], "links": [], "bots": {}, "utc_offset_hours": 7}
    return {
        "title": stage.title,
        "utc_offset_hours": stage.utc_offset_hours,
        "bots": {bot.username: bot.name for bot in simulator.world.bots.values()},
        "cast": [_cast(simulator, one.role, one.person, one.name, one.chat, one.caption) for one in stage.cast],
        "posters": [
            {"label": poster.label, "desk": poster.desk, "link": poster.link, "qr": _qr(poster.link)}
            for poster in stage.posters
        ],
        "links": [{"label": link.label, "url": link.url} for link in stage.links],
    }


def new_citizen(simulator: "Simulator") -> dict[str, Any]:
    """One more person who has never spoken to a bot, holding the citizen's phone."""
    number = simulator.world.number("citizen")
    person, name = FIRST_NEW_CITIZEN + number - 1, NAMES[(number - 1) % len(NAMES)]
    simulator.add_person(person, name)
    stage = simulator.stage
    citizens = [one.chat for one in stage.cast if one.role is Role.CITIZEN] if stage else []
    bot = citizens[0] if citizens else next(iter(simulator.world.bots))
    return _cast(simulator, Role.CITIZEN, person, name, bot, "")


def _cast(simulator: "Simulator", role: Role, person: int, name: str, chat: int | str, caption: str) -> dict[str, Any]:
    room = simulator.world.room(chat, person)
    is_group = room.kind != "private"
    title = room.title if is_group else simulator.world.bots[room.bot].name
    shown = {"role": role, "person": person, "name": name, "chat": str(chat), "caption": caption}
    members = len(room.people) + len(room.bots) if is_group else 0
    return shown | {"room": room.key, "is_group": is_group, "title": title, "members": members, "bots": list(room.bots)}


def _qr(link: str) -> str:
    """An SVG picture without fixed size."""
    drawn: str = segno.make(link, error="m").svg_inline(border=2, omitsize=True, dark="#17324d", light="#fff")
    return drawn
