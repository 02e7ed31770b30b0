"""The goal of imports: a hundred thousand dossiers with checks, the lock beside a running service, long files."""

import csv
import json
import os
import resource
import shutil
import subprocess
import tempfile
from pathlib import Path

from xlsxwriter import Workbook

from tests.bench.goals_process import python
from tests.bench.locks import keeping_an_eye_on
from tests.bench.ours import NotRunnable, command, prepared
from tests.bench.table import Row, compared, limited, median, megabytes, milliseconds, seconds, unmeasured

ROUNDS = int(os.environ.get("BENCH_ROUNDS", "3"))
DOSSIERS = int(os.environ.get("BENCH_DOSSIERS", "100000"))
MANY = 10 * DOSSIERS


def p8() -> list[Row]:
    what = f"import of {DOSSIERS:,} dossiers with checks"
    folder = Path(tempfile.mkdtemp(prefix="bench-dossiers-"))
    template, sheet, one_row = (folder / f"{name}.csv" for name in ("template", "dossiers", "one"))
    try:
        office, _ = prepared()
        command(office, "import", "dossiers", "--template", str(template))
        _fill(template, sheet, DOSSIERS)
        _fill(template, one_row, 1)
        mine, bare, started = [], [], []
        kept_out: list[float] = []
        for _ in range(ROUNDS):
            for rows, took in ((one_row, started), (sheet, mine)):
                copy = folder / "office"
                shutil.rmtree(copy, ignore_errors=True)
                shutil.copytree(office, copy)
                before = _cpu_of_children()
                with keeping_an_eye_on(copy) as spans:
                    command(copy, "import", "dossiers", str(rows), "--apply")
                took.append(_cpu_of_children() - before)
                kept_out += spans
            bare.append(float(python("-m", "tests.bench.peers.bare_import", str(sheet), str(folder / "bare.db"))))
        read = _read(sheet, folder)
    except (NotRunnable, OSError, KeyError, subprocess.CalledProcessError) as fault:
        return [unmeasured("P8", what, str(fault), "≤ 3 × csv + executemany")]
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return [
        compared(
            "P8",
            f"{what}, CPU, less {seconds(median(started))} for one dossier",
            median(mine) - median(started),
            median(bare),
            3,
            at_least=False,
            shown=seconds,
            name="csv + executemany",
        ),
        limited(
            "P8",
            f"longest time that the import keeps other writers out, of {len(kept_out)}",
            max(kept_out) * 1e3,
            200.0,
            milliseconds,
            f"median {milliseconds(median(kept_out) * 1e3)}, "
            f"95 % below {milliseconds(sorted(kept_out)[int(len(kept_out) * 0.95)] * 1e3)}",
        ),
        *read,
    ]


def _read(sheet: Path, folder: Path) -> list[Row]:
    """Reading and checking alone: the same rows as CSV and as XLSX, and ten times as many, which are refused."""
    book, many = folder / "dossiers.xlsx", folder / "many.csv"
    with sheet.open(encoding="utf-8", newline="") as file, Workbook(book, {"constant_memory": True}) as made:
        page = made.add_worksheet()
        for number, cells in enumerate(csv.reader(file)):
            page.write_row(number, 0, cells)
    with many.open("w", encoding="utf-8") as file:
        file.write("Mã hồ sơ,Quầy,Ngày tiếp nhận\n")
        file.writelines(f"H{number:08d},QUAY-1,09/11/2020\n" for number in range(MANY))
    rows = []
    for path, what in (
        (sheet, f"{DOSSIERS:,} rows of CSV"),
        (book, "the same as XLSX"),
        (many, f"{MANY:,} rows of CSV"),
    ):
        told = json.loads(python("-m", "tests.bench.reading", str(path)))
        ended = f"refused after {told['rows']:,} rows" if told["refused"] else f"{told['rows']:,} rows"
        size = megabytes(path.stat().st_size / 1e6)
        rows.append(
            Row(
                "P8",
                f"reading and checking {what} ({size}), CPU; memory grown",
                f"{seconds(told['cpu'])}; {megabytes(told['grown_mb'])}",
                f"{ended}; rows passed on alone: {megabytes(told['flat_mb'])}",
            )
        )
    return rows


def _fill(template: Path, sheet: Path, dossiers: int) -> None:
    """Rows for whatever columns the template names, by its own example row where it has one."""
    with template.open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.reader(file))
    headings, example = lines[0], (lines[1] if len(lines) > 1 else None)
    if example is None:
        raise KeyError("the template of dossiers has no example row")
    with sheet.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(headings)
        # the office knows these desks, and its clock may stand before the days of the example
        row = [{"quay-1": "QUAY-1", "xa-an-phuoc": ""}.get(cell, cell).replace("2026", "2020") for cell in example]
        for number in range(dossiers):
            writer.writerow([f"H{number:08d}", *row[1:]])


def _cpu_of_children() -> float:
    """Of all commands so far: this machine may have other things to do, and both imports wait for the disk."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
