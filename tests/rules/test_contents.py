"""The two pages that list everything the system can do are complete."""

import ast
from pathlib import Path
from typing import get_args

import bot.usecases
from survey.conversation import effects
from survey.conversation.effects import Effect

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "bot" / "usecases"
PREFIXES = ("citizen_web", "staff_", "clock_", "admin_", "delivery_")
SPEECH = {effects.Show, effects.Say, effects.AskAgain, effects.Notice, effects.SetLanguage}  # kept by the turn itself


def test_every_use_case_stands_in_the_table_of_contents_and_nothing_else() -> None:
    public = {
        f"{file.stem}.{node.name}"
        for file in FOLDER.glob("*.py")
        if file.stem.startswith(PREFIXES)
        for node in ast.parse(file.read_text("utf-8")).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and _takes_transaction(node)
    }

    assert set(bot.usecases.__all__) == public | {"citizen_turn.receive"}
    assert len(bot.usecases.__all__) == len(set(bot.usecases.__all__))


def test_every_effect_of_a_talk_is_kept_by_the_citizens_turn() -> None:
    source = (FOLDER / "citizen_turn.py").read_text("utf-8")
    kept = {
        node.attr
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "made"
    }

    assert {effect.__name__ for effect in get_args(Effect)} <= kept


def test_each_effect_that_is_a_fact_has_its_own_function() -> None:
    functions = {
        node.name
        for file in FOLDER.glob("citizen_*.py")
        for node in ast.parse(file.read_text("utf-8")).body
        if isinstance(node, ast.FunctionDef)
    }
    called = {
        node.func.attr
        for node in ast.walk(ast.parse((FOLDER / "citizen_turn.py").read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr.startswith("keep_")
    }

    assert len(called) >= len(set(get_args(Effect)) - SPEECH)
    assert called <= functions


def _takes_transaction(node: ast.FunctionDef) -> bool:
    first = node.args.args[0].annotation if node.args.args else None
    return isinstance(first, ast.Name) and first.id == "Transaction"
