"""State of a talk ⇄ JSON: every value is written with the name of its class, so that it reads back exactly."""

import json
import types
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from enum import StrEnum
from typing import Any, Union, get_args, get_origin, get_type_hints

from survey.conversation.states import State

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
TAG = "is"  # no field of a state is called so

Write = Callable[[Any], Any]
Read = Callable[[Any], Any]


class UnreadableState(ValueError):
    """The text is no state of this version; whoever loads it decides what becomes of the talk."""


def dump(state: State) -> str:
    return _ENCODER.encode(_tagged(state))


def load(text: str) -> State:
    """Raises UnreadableState."""
    try:
        state: State = _reader(State)(json.loads(text))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UnreadableState(f"no state of a talk: {type(error).__name__}") from None
    return state


def _tagged(value: Any) -> Any:
    """Plain JSON; a value of a class as an object with the class's name, left-out fields having their default."""
    kind = type(value)
    if kind is str or kind is int or kind is bool or value is None:
        return value
    if kind is tuple:
        return [_tagged(item) for item in value]
    if isinstance(value, StrEnum):
        return value.value
    written: dict[str, Any] = {TAG: kind.__name__}
    for name, default in _fields_of(kind):
        held = getattr(value, name)
        if held != default:
            written[name] = _tagged(held)
    return written


_FIELDS: dict[type, tuple[tuple[str, Any], ...]] = {}
_READERS: dict[Any, Read] = {}


def _fields_of(kind: type) -> tuple[tuple[str, Any], ...]:
    if kind not in _FIELDS:
        if not is_dataclass(kind):
            raise TypeError(f"{kind.__name__} cannot be part of a saved state")
        _FIELDS[kind] = tuple((field.name, field.default) for field in fields(kind))
    return _FIELDS[kind]


def _reader(of: Any) -> Read:
    if of not in _READERS:
        _READERS[of] = lambda value: _READERS[of](value)  # a state may hold a state
        _READERS[of] = _make_reader(of)
    return _READERS[of]


def _make_reader(of: Any) -> Read:
    of = getattr(of, "__supertype__", of)  # NewType
    if get_origin(of) in (Union, types.UnionType):
        return _union_reader(get_args(of))
    if get_origin(of) is tuple:
        item = _reader(get_args(of)[0])
        return lambda value: tuple([item(one) for one in value])
    if is_dataclass(of):
        assert isinstance(of, type)
        return _class_reader(of)
    if isinstance(of, type) and issubclass(of, StrEnum):
        return of
    return _plain_reader(of)


def _plain_reader(of: Any) -> Read:
    def read(value: Any) -> Any:
        if type(value) is not of:
            raise TypeError(f"{of} expected")
        return value

    return read


def _union_reader(members: tuple[Any, ...]) -> Read:
    """A value of one of several classes is told by its tag; "or nothing" and "or a text" by what JSON says."""
    by_name = {
        member.__name__: _reader(member) for member in members if isinstance(member, type) and is_dataclass(member)
    }
    rest = [member for member in members if not is_dataclass(member) and member is not types.NoneType]
    plain = _reader(rest[0]) if rest else None

    def read(value: Any) -> Any:
        if value is None and types.NoneType in members:
            return None
        if isinstance(value, dict):
            return by_name[value[TAG]](value)
        if plain is None:
            raise TypeError("a tagged value expected")
        return plain(value)

    return read


def _class_reader(of: type) -> Read:
    hints = get_type_hints(of)
    readers = {field.name: _reader(hints[field.name]) for field in fields(of)}

    def read(value: dict[str, Any]) -> Any:
        if value[TAG] != of.__name__:
            raise TypeError(f"{of.__name__} expected")
        return of(**{name: readers[name](held) for name, held in value.items() if name != TAG})

    return read
