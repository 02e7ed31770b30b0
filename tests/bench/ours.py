"""Our own program as the benchmark starts it: the real process on a fresh office made through the command line."""

import atexit
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
from contextlib import closing
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from tests.bench.programs import CITIZEN_TOKEN, HOUSE, SCALES, STAFF_TOKEN, Program, free_port

HAILONG = str(Path(sys.executable).with_name("hailong"))
UNITS = (
    "code,name,parent,address,hotline,reception_hours\n"
    'ubnd-x,Uỷ ban nhân dân phường X,,"1 Lê Lợi",0241000000,"Thứ 2 đến thứ 6, 7:30–17:00"\n'
)
DESKS = "code,unit,name\nQUAY-1,ubnd-x,Quầy 1 – Hộ tịch\nQUAY-2,ubnd-x,Quầy 2 – Chứng thực\n"
LINK = re.compile(r"start=([A-Za-z0-9_-]+)")
_STORED = "SELECT count(*) FROM {0}, json_each({0}.answers) WHERE json_each.key IN " + SCALES
PREFER = ["Đồng ý", "5 – ", "Bỏ qua", "Gửi"]


class NotRunnable(Exception):
    """Our program could not be brought to the point where it can be measured; the text says where it stopped."""


def ours(*changes: str, staff: bool = False, database_url: str = "", folder: Path | None = None) -> Program:
    """`hailong run` in an office of its own, or in `folder`. `changes` are those of `tests.bench.launch`."""
    office, payload = prepared()
    if folder is None:
        folder = Path(tempfile.mkdtemp(prefix="bench-ours-", dir="/dev/shm" if "no-flush" in changes else None))
        shutil.copytree(office, folder, dirs_exist_ok=True)
    argv = [HAILONG, "run"]
    if changes:
        argv = [sys.executable, "-m", "tests.bench.launch", *changes, "--", "run"]
    return Program(
        "ours" + "".join(f", {change}" for change in changes if change != "rates"),
        argv,
        folder,
        environment(folder) | ({"DATABASE_URL": database_url} if database_url else {}),
        start="/help" if staff else f"/start {payload}",
        turns=1 if staff else 8,
        prefer=PREFER,
        token=STAFF_TOKEN if staff else CITIZEN_TOKEN,
        stored=None if staff or database_url else stored,
    )


def environment(folder: Path) -> dict[str, str]:
    return {
        "CITIZEN_BOT_TOKEN": CITIZEN_TOKEN,
        "STAFF_BOT_TOKEN": STAFF_TOKEN,
        "DATA_DIR": str(folder),
        "HTTP_ADDRESS": f"127.0.0.1:{free_port()}",
        "LOG_LEVEL": "WARNING",
        "DATABASE_URL": "",
        "COLUMNS": "400",
        "PYTHONPATH": str(HOUSE),
    }


@cache
def prepared() -> tuple[Path, str]:
    """The folder of a new office with one unit and two desks, and the payload of the link of its first desk."""
    office = Path(tempfile.mkdtemp(prefix="bench-office-"))
    atexit.register(shutil.rmtree, office, ignore_errors=True)
    fill(office)
    with _bot_names() as url:
        told = command(office, "links", "--desk", "QUAY-1", url=url)
    found = LINK.search(told)
    if found is None:
        raise NotRunnable("`hailong links --desk QUAY-1` prints no link")
    return office, found[1]


def fill(office: Path, database_url: str = "") -> None:
    """One unit and two desks; the same numbers, so the same links, in every database."""
    sheets = Path(tempfile.mkdtemp(prefix="bench-sheets-"))
    (sheets / "units.csv").write_text(UNITS)
    (sheets / "desks.csv").write_text(DESKS)
    for kind in ("units", "desks"):
        command(office, "import", kind, str(sheets / f"{kind}.csv"), "--apply", database_url=database_url)
    shutil.rmtree(sheets)


def command(office: Path, *words: str, url: str = "http://127.0.0.1:9", database_url: str = "") -> str:
    done = subprocess.run(
        [HAILONG, *words],
        env=os.environ | environment(office) | {"TELEGRAM_API_URL": url, "DATABASE_URL": database_url},
        capture_output=True,
        text=True,
        timeout=120,
        cwd=office,
        check=False,
    )
    if done.returncode:
        told = [line for line in (done.stderr + done.stdout).splitlines() if any(map(str.isalnum, line))]
        last = told[-1].strip("│ ") if told else "no word"
        raise NotRunnable(f"`hailong {' '.join(words[:2])}` ended with status {done.returncode}: {last[:120]}")
    return done.stdout


class _bot_names:
    """A Bot API that only knows getMe, for as long as the command line asks for the bots' names."""

    def __enter__(self) -> str:
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _Names)
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{self._server.server_port}"

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()


class _Names(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        number = self.path.split("/bot")[-1].split(":")[0]
        bot = {
            "id": int(number),
            "is_bot": True,
            "first_name": "Bench",
            "username": f"bench{number}_bot",
            "can_join_groups": True,
            "can_read_all_group_messages": False,
            "supports_inline_queries": False,
        }
        body = json.dumps({"ok": True, "result": bot if "getMe" in self.path else True}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.wfile.write(body)

    do_GET = do_POST

    def log_message(self, format: str, *args: object) -> None:
        pass


def stored(folder: Path) -> int:
    """Answers to the four scale questions, of interviews open and sent."""
    with closing(sqlite3.connect(folder / "hailong.db", timeout=10)) as store:
        return sum(int(store.execute(_STORED.format(table)).fetchone()[0]) for table in ("interviews", "responses"))
