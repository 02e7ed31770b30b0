"""Column types that mean the same on both engines."""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import BigInteger, Dialect, Integer
from sqlalchemy.types import TypeDecorator, TypeEngine

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


class Instant(TypeDecorator[datetime]):
    """An aware datetime, kept as microseconds since 1970 in UTC; a naive one is refused."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        return microseconds(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:
        return None if value is None else EPOCH + timedelta(microseconds=value)


def microseconds(instant: datetime | None) -> int | None:
    """Since 1970 in UTC. Raises ValueError for a datetime without time zone."""
    if instant is None:
        return None
    if instant.tzinfo is None:
        raise ValueError("a datetime without time zone is never stored; give it one")
    return (instant - EPOCH) // MICROSECOND


class RowNumber(TypeDecorator[int]):
    """A number that the database counts up; SQLite only does so for INTEGER."""

    impl = BigInteger
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(Integer() if dialect.name == "sqlite" else BigInteger())
