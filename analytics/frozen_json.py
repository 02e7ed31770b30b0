"""Frozen dataclasses as JSON and back, exactly: what was published must be read again unchanged for years."""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from fractions import Fraction
from functools import cache
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

Frozen = TypeVar("Frozen")


def dump(value: object) -> str:
    """JSON of a dataclass of dataclasses, tuples, mappings, dates, fractions, enums, text, numbers or None."""
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"))


def load(kind: type[Frozen], text: str) -> Frozen:
    """Raises ValueError when the text is not JSON or does not fit `kind`. Fields left out take their defaults."""
    loaded = _as(kind, json.loads(text))
    assert isinstance(loaded, kind)
    return loaded


def _plain(value: object) -> Any:
    match value:
        case Enum():
            return value.value
        case date():
            return value.isoformat()
        case Fraction():
            return str(value)
        case tuple():
            return [_plain(item) for item in value]
        case Mapping():
            return {_plain(key): _plain(item) for key, item in value.items()}
        case None | str() | bool() | int() | float():
            return value
        case _ if is_dataclass(value):
            return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
        case _:
            raise TypeError(f"{type(value).__name__} cannot be frozen")


def _as(kind: Any, plain: Any) -> Any:
    origin = get_origin(kind)
    if origin is UnionType:  # T | None
        return None if plain is None else _as(next(one for one in get_args(kind) if one is not type(None)), plain)
    if origin is tuple:
        kinds = get_args(kind)
        if not isinstance(plain, list) or (kinds[-1] is not ... and len(kinds) != len(plain)):
            raise ValueError(f"expected a list for {kind}, found {plain!r}")
        return tuple(_as(kinds[0] if kinds[-1] is ... else kinds[place], item) for place, item in enumerate(plain))
    if origin is Mapping:
        named, counted = get_args(kind)
        if not isinstance(plain, dict):
            raise ValueError(f"expected an object for {kind}, found {plain!r}")
        return {_as(named, key): _as(counted, item) for key, item in plain.items()}
    if isinstance(kind, type) and is_dataclass(kind):
        return _record(kind, plain)
    if kind is datetime and isinstance(plain, str):
        return datetime.fromisoformat(plain)
    if kind is date and isinstance(plain, str):
        return date.fromisoformat(plain)
    if kind is Fraction and isinstance(plain, str):
        return Fraction(plain)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(plain)
    if kind is float and type(plain) is int:
        return float(plain)
    if type(plain) is not kind:
        raise ValueError(f"expected {kind}, found {plain!r}")
    return plain


def _record(kind: type, plain: Any) -> Any:
    kinds = _field_kinds(kind)
    if not isinstance(plain, dict) or not plain.keys() <= kinds.keys():
        raise ValueError(f"does not look like a {kind.__name__}: {plain!r}")
    try:
        return kind(**{name: _as(kinds[name], item) for name, item in plain.items()})
    except TypeError as missing:
        raise ValueError(str(missing)) from None


@cache
def _field_kinds(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)
