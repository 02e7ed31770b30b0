"""By which doors answers came, what became of the slips, what was odd: numbers beside the figures, never rates."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from analytics.block import Mode, Stream
from analytics.flags import Flag
from survey.wording import Wording

_ODD = {
    Flag.FAST: "report-flag-fast",
    Flag.BURST: "report-flag-burst",
    Flag.STAFF: "report-flag-staff",
    Flag.OWN_DESK: "report-flag-own-desk",
    Flag.ALL_BEST: "report-flag-all-best",
}


@dataclass(frozen=True, slots=True)
class Doors:
    """Of the days of a period. `streams`, `modes` and `versions` (of the instruments, as people call them) count
    final answers; slips are those printed and first opened.

    `flags` likewise, but for ALL_BEST, which tells what was answered: that is counted in closed blocks only.
    """

    streams: Mapping[Stream, int] = field(default_factory=dict)
    modes: Mapping[Mode, int] = field(default_factory=dict)
    versions: Mapping[str, int] = field(default_factory=dict)
    printed: int = 0
    opened: int = 0
    flags: Mapping[Flag, int] = field(default_factory=dict)

    @property
    def tells(self) -> bool:
        """Whether anything came or was printed."""
        return any(self.modes.values()) or any(self.streams.values()) or bool(self.printed or self.opened)


def doors_together(parts: Iterable[Doors]) -> Doors:
    streams, modes, versions, flags = Counter[Stream](), Counter[Mode](), Counter[str](), Counter[Flag]()
    printed = opened = 0
    for part in parts:
        streams.update(part.streams)
        modes.update(part.modes)
        versions.update(part.versions)
        flags.update(part.flags)
        printed, opened = printed + part.printed, opened + part.opened
    return Doors(streams, modes, versions, printed, opened, flags)


def doors_section(doors: Doors, wording: Wording) -> list[str]:
    """Nothing where nothing came and nothing was printed."""
    return [wording.text("report-heading-doors"), *doors_lines(doors, wording)] if doors.tells else []


def doors_lines(doors: Doors, wording: Wording) -> list[str]:
    of_stream = {f"{stream}": wording.count(doors.streams.get(stream, 0)) for stream in Stream}
    of_mode = {f"{mode}": wording.count(doors.modes.get(mode, 0)) for mode in Mode}
    slips = {"printed": wording.count(doors.printed), "opened": wording.count(doors.opened)}
    versions = "; ".join(f"{name}: {wording.count(doors.versions[name])}" for name in sorted(doors.versions))
    return [
        wording.text("report-doors-streams", **of_stream),
        wording.text("report-doors-modes", **of_mode),
        *([wording.text("report-doors-versions", versions=versions)] if versions else []),
        *(
            [wording.text("report-doors-slips", answered=of_stream[Stream.VERIFIED], **slips)]
            if doors.printed or doors.opened
            else []
        ),
        *_flags_lines(doors.flags, wording),
    ]


def _flags_lines(flags: Mapping[Flag, int], wording: Wording) -> list[str]:
    """Nothing was dropped for them; where none was odd, nothing is said. Who had no slip stands above."""
    odd = [wording.text(key, count=wording.count(flags[flag])) for flag, key in _ODD.items() if flags.get(flag)]
    return [wording.text("report-flags", flags="; ".join(odd))] if odd else []
