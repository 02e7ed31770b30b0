"""By which doors answers came and what became of the slips: numbers beside the figures, never rates."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from analytics.block import Mode, Stream
from survey.wording import Wording


@dataclass(frozen=True, slots=True)
class Doors:
    """Of the days of a period. `streams`, `modes` and `versions` (of the instruments, as people call them) count
    final answers; slips are those printed and first opened."""

    streams: Mapping[Stream, int] = field(default_factory=dict)
    modes: Mapping[Mode, int] = field(default_factory=dict)
    versions: Mapping[str, int] = field(default_factory=dict)
    printed: int = 0
    opened: int = 0

    @property
    def tells(self) -> bool:
        """Whether anything came or was printed."""
        return any(self.modes.values()) or any(self.streams.values()) or bool(self.printed or self.opened)


def doors_together(parts: Iterable[Doors]) -> Doors:
    streams, modes, versions = Counter[Stream](), Counter[Mode](), Counter[str]()
    printed = opened = 0
    for part in parts:
        streams.update(part.streams)
        modes.update(part.modes)
        versions.update(part.versions)
        printed, opened = printed + part.printed, opened + part.opened
    return Doors(streams, modes, versions, printed, opened)


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
    ]
