"""The limit of an import: the file read by `csv`, all rows in one bare `executemany`, nothing checked, no index.

In a process of its own, so that it does not pay for collecting what others have imported. Prints seconds of CPU.
"""

import csv
import sqlite3
import sys
import time
from contextlib import closing
from pathlib import Path


def bare_import(sheet: Path, database: Path) -> float:
    database.unlink(missing_ok=True)
    began = time.process_time()
    with closing(sqlite3.connect(database)) as store, sheet.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
        columns = ", ".join(f"c{place}" for place in range(len(rows[0])))
        store.execute(f"CREATE TABLE dossier (c_key INTEGER PRIMARY KEY, {columns})")
        marks = ", ".join("?" * len(rows[0]))
        with store:
            store.executemany(f"INSERT INTO dossier ({columns}) VALUES ({marks})", rows[1:])
    return time.process_time() - began


if __name__ == "__main__":
    print(bare_import(Path(sys.argv[1]), Path(sys.argv[2])))
