"""Watches a SQLite file from beside, as another writer would: for how long at a time it is kept out."""

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

EVERY_S = 0.001


@contextmanager
def keeping_an_eye_on(folder: Path) -> Iterator[list[float]]:
    """Seconds of each span in which no other writer could begin; complete when the block has ended.

    A span is told rather too long than too short: by what this thread waits for its turn.
    """
    spans: list[float] = []
    over = threading.Event()
    [file] = folder.glob("*.db")
    watching = threading.Thread(target=_watch, args=(file, spans, over))
    watching.start()
    try:
        yield spans
    finally:
        over.set()
        watching.join()


def _watch(file: Path, spans: list[float], over: threading.Event) -> None:
    since: float | None = None
    with closing(sqlite3.connect(file, timeout=0, isolation_level=None)) as beside:
        while not over.wait(EVERY_S):
            now = time.perf_counter()
            try:
                beside.execute("BEGIN IMMEDIATE")
                beside.execute("ROLLBACK")
            except sqlite3.OperationalError:
                since = since or now
                continue
            if since is not None:
                spans.append(now - since)
                since = None
