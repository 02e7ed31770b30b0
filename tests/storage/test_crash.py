"""What was acknowledged survives the death of the process that wrote it."""

import signal
import subprocess
import sys
from pathlib import Path

from storage import settings
from storage.database import Database, Keys

WRITER = """
import sys
from storage import settings
from storage.database import Database, Keys
database = Database.open(sys.argv[1], Keys((b"s" * 32,), (b"e" * 32,)), service=True)
number = 0
while True:
    database.run_now(settings.put, str(number), "kept")
    print(number, flush=True)
    number += 1
"""


def test_after_kill_9_everything_that_was_acknowledged_is_there(sqlite_url: str, keys: Keys) -> None:
    root = Path(__file__).parents[2]
    writer = subprocess.Popen([sys.executable, "-c", WRITER, sqlite_url], stdout=subprocess.PIPE, text=True, cwd=root)
    assert writer.stdout is not None
    acknowledged = [writer.stdout.readline() for _ in range(50)]
    writer.send_signal(signal.SIGKILL)
    acknowledged += writer.stdout.readlines()
    writer.wait()

    database = Database.open(sqlite_url, keys, service=True)
    kept = [database.run_now(settings.get, line.strip()) for line in acknowledged if line.endswith("\n")]
    database.close()

    assert len(kept) >= 50
    assert set(kept) == {"kept"}
