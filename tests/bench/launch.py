"""Starts `hailong run` for a measurement with one thing changed, named on the command line before `--`.

rates          what the platform permits (25/s, 1/s a person) is lifted: otherwise only the limit would be measured
groups-of-one  every use case gets a commit of its own
no-flush       SQLite keeps its journal in memory and never waits for the disk: "storage switched off"
"""

import sys
from typing import Any

from sqlalchemy import Engine, event

from bot import cli, delivery
from bot.pace import Rates
from storage import workers

NO_LIMIT = 1_000_000


def main() -> None:
    at = sys.argv.index("--")
    changes, rest = sys.argv[1:at], sys.argv[at + 1 :]
    if "rates" in changes:
        delivery.Rates = _unlimited  # type: ignore[assignment, misc]
    if "groups-of-one" in changes:
        workers.LARGEST_GROUP = 1
    if "no-flush" in changes:
        event.listen(Engine, "connect", _without_flushes)
    sys.argv = ["hailong", *rest]
    cli.main()


def _unlimited() -> Rates:
    return Rates(
        bot_per_second=NO_LIMIT,
        bot_burst=NO_LIMIT,
        private_per_second=NO_LIMIT,
        private_burst=NO_LIMIT,
        group_per_minute=NO_LIMIT,
    )


def _without_flushes(connection: Any, record: Any) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA synchronous=OFF")
    cursor.execute("PRAGMA journal_mode=MEMORY")
    cursor.close()


if __name__ == "__main__":
    main()
