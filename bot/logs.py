"""What a log line may hold: fixed verbs and ids. Libraries lose their arguments, everybody loses tokens."""

import logging
import re
import sys
from typing import Any

import orjson

_TOKEN = re.compile(r"\d{6,12}:[\w-]{20,}")
_OURS = ("bot", "survey", "storage", "analytics")
_STANDARD = frozenset(logging.LogRecord("", 0, "", 0, "", None, None).__dict__) | {"message", "asctime", "taskName"}


def configure(level: str) -> None:
    """One line of JSON a record on standard error."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    handler.addFilter(Discreet())
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for chatty in ("alembic", "httpx", "httpcore", "aiohttp.access", "apscheduler"):
        logging.getLogger(chatty).setLevel(logging.WARNING)


def place_of(fault: BaseException) -> str:
    """Class and innermost line, never the text: exceptions quote what people wrote."""
    trace, place = fault.__traceback__, "?"
    while trace is not None:
        place = f"{trace.tb_frame.f_globals.get('__name__', '?')}:{trace.tb_lineno}"
        trace = trace.tb_next
    return f"{type(fault).__name__} at {place}"


class Discreet(logging.Filter):
    """Frameworks quote whole updates and addresses with tokens in what they log: of theirs only the verb remains."""

    def filter(self, record: logging.LogRecord) -> bool:
        if not record.name.startswith(_OURS):
            record.msg = _verb(record)
            record.args = ()
        else:
            record.msg = _TOKEN.sub("[token]", record.getMessage())
            record.args = ()
        if record.exc_info:
            fault = record.exc_info[1]
            record.fault = place_of(fault) if fault is not None else "?"
            record.exc_info = None
            record.exc_text = None
        return True


class JsonLines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        extra = {key: _plain(value) for key, value in record.__dict__.items() if key not in _STANDARD}
        line: dict[str, Any] = {
            "at": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            "level": record.levelname,
            "from": record.name,
            "said": record.getMessage(),
        }
        return orjson.dumps(line | extra).decode()


def _verb(record: logging.LogRecord) -> str:
    """A library's message without what it filled in, cut where it could still carry somebody's words."""
    template = record.msg if isinstance(record.msg, str) and record.args else ""
    return _TOKEN.sub("[token]", template)[:120] or f"{record.levelname.lower()} of {record.module}"


def _plain(value: Any) -> str | int | float | bool | None:
    if value is None or isinstance(value, int | float | bool):
        return value
    return _TOKEN.sub("[token]", str(value))[:200]
