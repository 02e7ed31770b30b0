"""Answers of one interview ⇄ JSON: by question, each with a letter for its kind, in the order they were given."""

from typing import Any, assert_never

import orjson

from survey.definition import Answer, Chosen, ChosenSeveral, Counted, NotApplicable, Skipped, Written


def dump_answers(answers: tuple[Answer, ...]) -> str:
    kept = {answer.question: _written(answer) for answer in answers}
    return orjson.dumps(kept).decode()


def load_answers(text: str) -> tuple[Answer, ...]:
    return tuple([_read(question, kept) for question, kept in orjson.loads(text).items()])


def with_answer(text: str, answer: Answer, unasked: tuple[str, ...]) -> str:
    """The JSON with this answer given or changed, and without those that no longer apply because of it."""
    kept = orjson.loads(text)
    kept[answer.question] = _written(answer)
    for question in unasked:
        kept.pop(question, None)
    return orjson.dumps(kept).decode()


def _written(answer: Answer) -> list[Any]:
    match answer:
        case Chosen(_, choice):
            return ["c", choice]
        case ChosenSeveral(_, choices):
            return ["m", *choices]
        case Written(_, text, files):
            return ["t", text, *files]
        case Counted(_, number):
            return ["n", number]
        case NotApplicable():
            return ["x"]
        case Skipped():
            return ["s"]
        case _:
            assert_never(answer)


def _read(question: str, kept: list[Any]) -> Answer:
    match kept:
        case ["c", str(choice)]:
            return Chosen(question, choice)
        case ["m", *choices]:
            return ChosenSeveral(question, tuple(choices))
        case ["t", str(text), *files]:
            return Written(question, text, tuple(files))
        case ["n", int(number)]:
            return Counted(question, number)
        case ["x"]:
            return NotApplicable(question)
        case ["s"]:
            return Skipped(question)
    raise ValueError(f"the stored answer to {question!r} is of no known kind")
