"""By which doors answers came and what became of the slips: numbers beside the figures, never rates."""

from collections.abc import Mapping
from dataclasses import dataclass

from analytics.block import Mode, Stream
from survey.wording import Wording


@dataclass(frozen=True, slots=True)
class Doors:
    """Of the days of a period. `streams` and `modes` count final answers; slips are those printed and first opened."""

    streams: Mapping[Stream, int]
    modes: Mapping[Mode, int]
    printed: int = 0
    opened: int = 0


def doors_section(doors: Doors, wording: Wording) -> list[str]:
    """Nothing where nothing came and nothing was printed."""
    if not any(doors.modes.values()) and not doors.printed and not doors.opened:
        return []
    of_stream = {f"{stream}": wording.count(doors.streams.get(stream, 0)) for stream in Stream}
    of_mode = {f"{mode}": wording.count(doors.modes.get(mode, 0)) for mode in Mode}
    slips = {"printed": wording.count(doors.printed), "opened": wording.count(doors.opened)}
    return [
        wording.text("report-heading-doors"),
        wording.text("report-doors-streams", **of_stream),
        wording.text("report-doors-modes", **of_mode),
        *(
            [wording.text("report-doors-slips", answered=of_stream[Stream.VERIFIED], **slips)]
            if doors.printed or doors.opened
            else []
        ),
    ]
