"""`python -m tests.bench` measures every goal, `python -m tests.bench P1 P5` some; prints one Markdown table.

BENCH_TABLE names a file that gets the table too, for the README.
"""

import os
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from tests.bench import goals_import, goals_process, goals_survey, goals_weekly
from tests.bench.table import Row, conditions, markdown, unmeasured

GOALS: dict[str, Callable[[], list[Row]]] = {
    "P1": goals_survey.p1,
    "P1b": goals_survey.p1b,
    "P1c": goals_survey.p1c,
    "P2": goals_survey.p2,
    "P2b": goals_survey.p2b,
    "P3": goals_survey.p3,
    "P4": goals_weekly.p4,
    "P5": goals_process.p5,
    "P6": goals_process.p6,
    "P7": goals_process.p7,
    "P8": goals_import.p8,
    "P9": goals_process.p9,
    "P10": goals_survey.p10,
    "P11": goals_survey.p11,
    "P12": goals_survey.p12,
    "P13": goals_process.p13,
    "P14": goals_process.p14,
}


def main() -> int:
    wanted = sys.argv[1:] or list(GOALS)
    unknown = [name for name in wanted if name not in GOALS]
    if unknown:
        print(f"No goal is called {', '.join(unknown)}; there are {', '.join(GOALS)}.", file=sys.stderr)
        return 2
    began = time.perf_counter()
    rows: list[Row] = []
    for name in wanted:
        print(f"{time.perf_counter() - began:6.0f} s  {name} …", file=sys.stderr, flush=True)
        try:
            rows += GOALS[name]()
        except Exception as fault:  # the other goals are still worth their table
            traceback.print_exc()
            rows.append(unmeasured(name, "–", f"{type(fault).__name__}: {fault}"))
    table = f"{conditions()}\n\n{markdown(rows)}\n\n{time.perf_counter() - began:.0f} s in all.\n"
    print(table)
    if wanted_file := os.environ.get("BENCH_TABLE"):
        Path(wanted_file).write_text(table)
    return 0


if __name__ == "__main__":
    sys.exit(main())
