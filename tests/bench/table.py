"""One row per goal, and the Markdown table with the conditions it was measured under."""

import os
import platform
import sqlite3
import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

LIBRARIES = (
    "aiogram",
    "python-telegram-bot",
    "pyTelegramBotAPI",
    "SQLModel",
    "SQLAlchemy",
    "aiohttp",
    "uvloop",
    "msgspec",
    "matplotlib",
)


@dataclass(frozen=True)
class Row:
    """`met` is None where nothing could be judged; `aim` then still says what is wanted."""

    goal: str
    what: str
    ours: str
    beside: str = "–"
    ratio: str = "–"
    aim: str = "–"
    met: bool | None = None


def unmeasured(goal: str, what: str, why: str, aim: str = "–") -> Row:
    return Row(goal, what, f"not measured: {why}", aim=aim)


def median(values: Sequence[float]) -> float:
    return statistics.median(values) if values else 0.0


def compared(
    goal: str,
    what: str,
    ours: float,
    beside: float,
    aim: float,
    *,
    at_least: bool,
    shown: Callable[[float], str],
    name: str,
) -> Row:
    """Ours as a ratio to what stands beside it."""
    if not ours or not beside:
        return unmeasured(goal, what, "one of the two gave no figure", f"{'≥' if at_least else '≤'} {aim:g} ×")
    ratio = ours / beside
    met = ratio >= aim if at_least else ratio <= aim
    return Row(
        goal,
        what,
        shown(ours),
        f"{name}: {shown(beside)}",
        f"{ratio:.2f}",
        f"{'≥' if at_least else '≤'} {aim:g} ×",
        met,
    )


def limited(goal: str, what: str, ours: float, most: float, shown: Callable[[float], str], beside: str = "–") -> Row:
    """Ours against a fixed limit from above."""
    return Row(goal, what, shown(ours), beside, f"{ours / most:.2f}", f"≤ {shown(most)}", ours <= most)


def per_second(value: float) -> str:
    return f"{value:,.0f}/s"


def microseconds(value: float) -> str:
    return f"{value:,.1f} µs" if value < 100 else f"{value:,.0f} µs"


def milliseconds(value: float) -> str:
    return f"{value:,.1f} ms"


def seconds(value: float) -> str:
    return f"{value:.2f} s"


def megabytes(value: float) -> str:
    return f"{value:,.0f} MB"


def markdown(rows: Sequence[Row]) -> str:
    lines = ["| goal | what | ours | peer or limit | ratio | aim | met |", "|---|---|---|---|---|---|---|"]
    for row in rows:
        met = {True: "yes", False: "**no**", None: "–"}[row.met]
        lines.append(f"| {row.goal} | {row.what} | {row.ours} | {row.beside} | {row.ratio} | {row.aim} | {met} |")
    return "\n".join(lines)


def conditions() -> str:
    installed = []
    for library in LIBRARIES:
        try:
            installed.append(f"{library} {version(library)}")
        except PackageNotFoundError:
            installed.append(f"{library} missing")
    busy = os.getloadavg()[0]
    return (
        f"{os.cpu_count()} CPUs, {platform.system()} {platform.machine()}, load average {busy:.1f}; "
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, " + ", ".join(installed) + ". "
        "Program and load generator each have a core of their own; medians of the runs, interleaved."
    )
