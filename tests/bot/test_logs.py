"""What a log line may hold: of a fault its class and place, of a library its verb, of a token nothing."""

import logging

import orjson

from bot.logs import Discreet, JsonLines, place_of

WORDS = "tôi là Nguyễn Văn An, 0912 345 678"


def _fault() -> ValueError:
    try:
        raise ValueError(WORDS)
    except ValueError as fault:
        return fault


def _line(logger: str, message: str, *args: object, fault: BaseException | None = None) -> dict[str, object]:
    exc_info = (type(fault), fault, fault.__traceback__) if fault else None
    record = logging.LogRecord(logger, logging.ERROR, "somewhere.py", 1, message, args, exc_info)
    Discreet().filter(record)
    line: dict[str, object] = orjson.loads(JsonLines().format(record))
    return line


def test_a_fault_is_named_by_class_and_line_and_never_by_its_text() -> None:
    fault = _fault()

    place = place_of(fault)

    assert place.startswith(f"ValueError at {__name__}:")
    assert "Nguyễn" not in place


def test_a_fault_that_was_never_raised_has_no_line() -> None:
    assert place_of(KeyError(WORDS)) == "KeyError at ?"


def test_a_logged_exception_leaves_class_and_line_in_the_log() -> None:
    fault = _fault()

    line = _line("bot.jobs", "job failed", fault=fault)

    assert line["fault"] == place_of(fault)
    assert "Nguyễn" not in str(line)


def test_what_a_library_fills_in_does_not_reach_the_log() -> None:
    line = _line("telegram.ext", "update %s caused an error", WORDS)

    assert line["said"] == "update %s caused an error"
    assert "Nguyễn" not in str(line)


def test_a_library_that_puts_words_into_its_message_itself_is_known_only_by_module() -> None:
    line = _line("telegram.ext", f"update {WORDS}")

    assert line["said"] == "error of somewhere"


def test_a_token_is_cut_out_of_our_own_lines_too() -> None:
    line = _line("bot.polling", "asked https://api.telegram.org/bot%s/getMe", "123456789:AAF" + "x" * 32)

    assert line["said"] == "asked https://api.telegram.org/bot[token]/getMe"
