"""What the counters spare: one row an answer, in SQLite, and a GROUP BY over a week of them."""

import json
import sqlite3
import time
from collections.abc import Sequence
from datetime import date

from analytics.period import Period
from analytics.rates import LevelCounts

_TABLE = "CREATE TABLE answers (desk TEXT, question TEXT, day TEXT, level INTEGER)"
_FILL = """
    WITH RECURSIVE desks(number) AS (VALUES (0) UNION ALL SELECT number + 1 FROM desks WHERE number + 1 < :desks)
    INSERT INTO answers
    SELECT printf('Q-%04d', desks.number), questions.value, days.value, levels.value
    FROM json_each(:days) AS days, desks, json_each(:questions) AS questions, json_each(:levels) AS levels
"""
_GROUP = """
    SELECT desk, question, sum(level = 1), sum(level = 2), sum(level = 3), sum(level = 4), sum(level = 5) FROM answers
    WHERE day BETWEEN :first AND :last GROUP BY desk, question
"""


def raw_answers(desks: int, days: Sequence[date], questions: Sequence[str], each: LevelCounts) -> sqlite3.Connection:
    """A file that goes with its connection: as many answers a desk, day and question as `each`, in order of days."""
    raw = sqlite3.connect("", isolation_level=None)
    raw.execute("PRAGMA journal_mode=OFF")
    raw.execute("PRAGMA cache_size=-32768")
    raw.execute(_TABLE)
    levels = [level for level, people in enumerate(each.levels, start=1) for _ in range(people)]
    raw.execute(
        _FILL,
        {
            "desks": desks,
            "days": json.dumps([day.isoformat() for day in days]),
            "questions": json.dumps(questions),
            "levels": json.dumps(levels),
        },
    )
    raw.execute("CREATE INDEX answers_day ON answers (day)")
    return raw


def group_week(raw: sqlite3.Connection, week: Period) -> float:
    """Seconds of CPU."""
    began = time.process_time()
    raw.execute(_GROUP, {"first": week.start.isoformat(), "last": week.last_day.isoformat()}).fetchall()
    return time.process_time() - began
