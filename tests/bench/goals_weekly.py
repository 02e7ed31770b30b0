"""The goal of the weekly run: computing and publishing the summaries of all desks, from counters alone."""

import gc
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlalchemy import text
from sqlmodel import SQLModel

from analytics.changes import mark_changes
from analytics.period import parse
from analytics.publication import DeskSummary
from analytics.rates import LevelCounts
from bot.app import GC_THRESHOLD
from bot.opening import open_database
from bot.settings import Settings
from bot.usecases import clock_blocks, clock_publishing, clock_summaries
from storage import counts
from storage.database import Database
from storage.transaction import Transaction
from survey.definition import SurveyId
from tests.bench.ours import UNITS, NotRunnable, command, environment
from tests.bench.raw import group_week, raw_answers
from tests.bench.table import Row, compared, limited, median, microseconds, milliseconds, unmeasured

DESKS = int(os.environ.get("BENCH_DESKS", "3400"))
BY_HAND = min(DESKS, 100)  # whose answers are counted, blocks closed and cards published by the program, and timed
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "3"))
QUESTIONS = ("overall", "attitude", "waiting", "ontime", "apology")
FIRST_DAY = date(2026, 9, 21)
WORKING_DAYS = [FIRST_DAY + timedelta(days=day) for day in range(56) if day % 7 < 5]
WEEK = parse("2026-W46")
NOW = datetime(2026, 11, 16, 0, 31, tzinfo=UTC)  # Monday 07:31 in Viet Nam; the week is over
SURVEY = SurveyId("quick", 1)
FEW = LevelCounts((1, 1, 2, 5, 6))  # × 5 questions × 40 days × 3,400 desks are 10 million answers, 2 million people
MANY = LevelCounts((50, 50, 100, 250, 300))  # fifty times as many answers in as many rows
BARE = """
    SELECT desk, question, sum(n1), sum(n2), sum(n3), sum(n4), sum(n5) FROM counts
    WHERE day BETWEEN :first AND :last GROUP BY desk, question
"""


def p4() -> list[Row]:
    computing: dict[str, list[float]] = {"few": [], "many": []}
    counting: list[float] = []
    bare: list[float] = []
    flat: list[float] = []
    published: list[float] = []
    gc.collect()
    gc.freeze()  # as the service does once it has started
    gc.set_threshold(GC_THRESHOLD)
    try:
        for _ in range(ROUNDS):
            for name, each in (("few", FEW), ("many", MANY)):
                with _office() as database:
                    counting.append(_count(database, each))
                    bare.append(_bare(database))
                    spent, made = _compute(database)
                    computing[name].append(spent)
                    halves = _publish(database, made)
                    flat.append(halves[1] / halves[0])
                    published.append(sum(halves) / BY_HAND)
    except NotRunnable as fault:
        return [unmeasured("P4", f"weekly run of {DESKS:,} desks", str(fault), "≤ 1.5 ×")]
    few, many = median(computing["few"]), median(computing["many"])
    what = f"computing {DESKS:,} desks' week, CPU"
    grown = median(flat)
    return [
        compared(
            "P4",
            f"{what}, fifty times the answers",
            many * 1e3,
            few * 1e3,
            1.5,
            at_least=False,
            shown=milliseconds,
            name="one time",
        ),
        compared(
            "P4",
            what,
            few * 1e3,
            median(bare) * 1e3,
            5,
            at_least=False,
            shown=milliseconds,
            name="bare SQL over the counters",
        ),
        limited("P4", "counting one answer, CPU", median(counting) * 1e6, 10.0, microseconds),
        Row(
            "P4",
            "publishing, cost per desk: second half against first",
            microseconds(median(published) * 1e6),
            "–",
            f"{grown:.2f}",
            "≤ 1.15 ×",
            grown <= 1.15,
        ),
        *_beside_raw_answers(few, median(bare)),
    ]


def _beside_raw_answers(computing: float, counters: float) -> list[Row]:
    """The GROUP BY gives counts alone, as the bare SQL over the counters does; a summary is more than that."""
    with closing(raw_answers(DESKS, WORKING_DAYS, QUESTIONS, FEW)) as raw:
        number = raw.execute("SELECT count(*) FROM answers").fetchone()[0]
        grouped = median([group_week(raw, WEEK) for _ in range(ROUNDS)])
    name = f"GROUP BY over {number:,} raw answers, index by day"
    return [
        compared(
            "P4",
            what,
            grouped * 1e3,
            ours * 1e3,
            50,
            at_least=True,
            shown=milliseconds,
            name=beside,
        )
        for what, ours, beside in (
            (f"{name}, against the whole computing", computing, "computing"),
            (f"{name}, against the counters", counters, "bare SQL over the counters"),
        )
    ]


@contextmanager
def _office() -> Iterator[Database]:
    folder = Path(tempfile.mkdtemp(prefix="bench-week-"))
    try:
        (folder / "units.csv").write_text(UNITS)
        lines = [f"Q-{number:04d},ubnd-x,Quầy {number}" for number in range(DESKS)]
        (folder / "desks.csv").write_text("code,unit,name\n" + "\n".join(lines) + "\n")
        command(folder, "import", "units", str(folder / "units.csv"), "--apply")
        command(folder, "import", "desks", str(folder / "desks.csv"), "--apply")
        os.environ.update(environment(folder))
        database = open_database(Settings(_env_file=None))
        try:
            yield database
        finally:
            database.close()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _count(database: Database, each: LevelCounts) -> float:
    """Seconds of CPU of one answer's counting; then the other desks get the same counts and blocks, untimed."""
    began = time.process_time()
    for number in range(0, BY_HAND, 20):
        database.run_now(_count_desks, range(number, min(BY_HAND, number + 20)), each)
    spent = (time.process_time() - began) / (BY_HAND * len(WORKING_DAYS) * len(QUESTIONS))
    for number in range(BY_HAND):
        database.run_now(clock_blocks.close_due_blocks, f"Q-{number:04d}", NOW)
    database.run_now(_copy_to_other_desks)
    return spent


def _copy_to_other_desks(tx: Transaction) -> None:
    for table in ("counts", "blocks"):
        columns = ", ".join(column.name for column in SQLModel.metadata.tables[table].columns if column.name != "desk")
        copied = f"SELECT desks.code, {columns} FROM {table}, desks WHERE desk = 'Q-0000' AND desks.code >= :first"
        tx.connection.execute(text(f"INSERT INTO {table} (desk, {columns}) {copied}"), {"first": f"Q-{BY_HAND:04d}"})


def _count_desks(tx: Transaction, numbers: range, each: LevelCounts) -> None:
    for number in numbers:
        for day in WORKING_DAYS:
            for question in QUESTIONS:
                counts.add(tx, f"Q-{number:04d}", day, "unverified", SURVEY, question, each)


def _bare(database: Database) -> float:
    return database.run_now(_bare_sql)


def _bare_sql(tx: Transaction) -> float:
    began = time.process_time()
    days = {"first": WEEK.start.isoformat(), "last": WEEK.end.isoformat()}
    tx.connection.execute(text(BARE), days).all()
    return time.process_time() - began


def _compute(database: Database) -> tuple[float, list[DeskSummary]]:
    """Seconds of CPU, as `_bare` tells them: nothing is written, and this machine may have other things to do."""
    began = time.process_time()
    made: list[DeskSummary] = []
    for some in database.run_now(clock_summaries.chunks_of_desks):
        made += database.run_now(clock_summaries.summarise_desks, some, WEEK, NOW)
    marked = mark_changes(made)
    return time.process_time() - began, list(marked)


def _publish(database: Database, made: list[DeskSummary]) -> tuple[float, float]:
    """Seconds for the first and for the second half of the desks."""
    half = BY_HAND // 2
    spent = []
    for part in (made[:half], made[half:BY_HAND]):
        began = time.perf_counter()
        for one in part:
            database.run_now(clock_publishing.publish_desk, one, WEEK, NOW)
        spent.append(time.perf_counter() - began)
    return spent[0], spent[1]
