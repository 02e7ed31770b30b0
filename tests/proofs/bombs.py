"""What hostile files cost: time, the child's memory, the parent's. `python -m tests.proofs.bombs`."""

import asyncio
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bot.cleaning import Cleaned, NotCleaned, cleaned

FILES = (
    "png_bomb", "lying_png", "text_bomb", "mp4", "photo", "photo_of_a_phone", "largest_photo", "voice", "longest_voice",
    "pdf",
)  # fmt: skip
MEGABYTE = 1024 * 1024
MOST_SECONDS, MOST_PARENT_MEGABYTES = 2.0, 20.0


def main() -> None:
    print("| file | bytes | verdict | seconds | child, MB | parent, + MB |\n|---|---|---|---|---|---|")
    for name in FILES:
        print(_row(name), flush=True)
    print(f"\nAim (S10): what is refused in under {MOST_SECONDS:.0f} s, parent + under {MOST_PARENT_MEGABYTES:.0f} MB.")


def _row(name: str) -> str:
    """Made by one process and cleaned by another, so that the making counts nowhere."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        _run("make", name, str(path))
        found = json.loads(_run("clean", name, str(path)))
        size = path.stat().st_size
    return (
        f"| {name} | {size:,} | {found['verdict']} | {found['seconds']:.2f} "
        f"| {found['child']:.0f} | {found['parent']:.1f} |"
    )


def _run(*arguments: str) -> str:
    command = (sys.executable, "-m", "tests.proofs.bombs", *arguments)
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def _make(name: str, path: Path) -> None:
    from tests.bot import hostile  # noqa: PLC0415  (no decoder in the process that is measured)

    made = {"largest_photo": lambda: hostile.photo(5000, 5000), "longest_voice": lambda: hostile.voice(seconds=180)}
    path.write_bytes(made.get(name, getattr(hostile, name, None))())


def _clean(path: Path) -> None:
    content = path.read_bytes()
    before, began = _peak(resource.RUSAGE_SELF), time.monotonic()
    try:
        verdict = asyncio.run(cleaned(content))
    except NotCleaned as fault:
        verdict = fault
    took = time.monotonic() - began
    shown = f"{verdict.kind}, {len(verdict.content):,} bytes" if isinstance(verdict, Cleaned) else f"refused: {verdict}"
    grown = _peak(resource.RUSAGE_SELF) - before + len(content) / MEGABYTE
    print(json.dumps({"verdict": shown, "seconds": took, "child": _peak(resource.RUSAGE_CHILDREN), "parent": grown}))


def _peak(whose: int) -> float:
    return resource.getrusage(whose).ru_maxrss / 1024


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["make", name, path]:
            _make(name, Path(path))
        case ["clean", _, path]:
            _clean(Path(path))
        case _:
            main()
