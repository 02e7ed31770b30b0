"""Reads an export as `import dossiers` does, in a process of its own. Prints what it took, as JSON.

`flat_mb` is what it grows by when each row is let go as soon as it is there, `grown_mb` when all dossiers are kept.
"""

import contextlib
import gc
import json
import sys
import time
from collections import deque
from datetime import date
from pathlib import Path

from bot.imports.dossier_places import Places
from bot.imports.dossiers import read_dossiers
from bot.imports.long_lists import LongList, Unreadable, read_long_list
from storage.places import DeskRow, Unit

PLACES = Places((Unit("ubnd-x", "Phường X"),), (DeskRow(1, "QUAY-1", "Quầy 1", "ubnd-x"),), None, None)


def main() -> None:
    content = Path(sys.argv[1]).read_bytes()
    gc.disable()  # as the command does
    before = _peak_mb()
    flat = _table(content)
    with contextlib.suppress(Unreadable):
        deque(flat.rows, maxlen=0)
    flat_mb = _peak_mb() - before
    began = time.process_time()
    kept: list[int] = []
    refused = False
    try:
        kept.append(len(read_dossiers(_table(content), PLACES, date(2026, 11, 16), kept.append).dossiers))
    except Unreadable:
        refused = True
    told = {
        "cpu": time.process_time() - began,
        "flat_mb": flat_mb,
        "grown_mb": _peak_mb() - before,
        "rows": max(kept),
        "refused": refused,
    }
    print(json.dumps(told))


def _table(content: bytes) -> LongList:
    table = read_long_list("export", content)
    assert isinstance(table, LongList), table
    return table


def _peak_mb() -> float:
    [line] = [line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM")]
    return int(line.split()[1]) / 1e3  # getrusage() would begin with what the parent had


if __name__ == "__main__":
    main()
