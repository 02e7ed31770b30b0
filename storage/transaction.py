"""What a use case holds while it runs: its keys and a connection that speaks prepared statements."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, tzinfo
from typing import Any, Protocol

from sqlalchemy import Connection, Date, Dialect, Select, String, UpdateBase, select
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.expression import Executable
from sqlalchemy.types import TypeDecorator, TypeEngine
from sqlmodel import SQLModel

from storage.keys import Keys
from storage.tables.columns import Instant, microseconds

Row = tuple[Any, ...]
Treat = Callable[[Any], Any]


class Cursor(Protocol):
    """What the drivers of both engines offer."""

    rowcount: int

    def execute(self, sql: Any, parameters: Any = ..., /) -> Any: ...
    def executemany(self, sql: Any, parameters: Any, /) -> Any: ...
    def fetchone(self) -> Any: ...
    def fetchall(self) -> Any: ...
    def close(self) -> None: ...


@dataclass(frozen=True, eq=False)
class Write:
    """An INSERT or UPDATE whose values are bound by column name; a WHERE binds other names ("the_lane")."""

    build: Callable[[Dialect], UpdateBase]
    columns: tuple[str, ...]
    by_position: bool = False


Statement = Executable | Write


def reading(table: type[SQLModel], *columns: str) -> Select[Any]:
    """SELECT of these columns, in this order."""
    return select(*[getattr(table, name) for name in columns])


def insert(table: type[SQLModel], *columns: str) -> Write:
    return Write(lambda dialect: _insert(dialect, table), columns)


def insert_new(table: type[SQLModel], *columns: str) -> Write:
    """Inserts unless a unique key has it already; the number of rows tells which."""
    return Write(lambda dialect: _insert(dialect, table).on_conflict_do_nothing(), columns)


def upsert(table: type[SQLModel], key: Sequence[str], replaced: Sequence[str] = (), added: Sequence[str] = ()) -> Write:
    """Inserts, or of the row with this key replaces and increases the named columns."""

    def build(dialect: Dialect) -> UpdateBase:
        statement = _insert(dialect, table)
        columns = statement.table.c
        changes: dict[str, Any] = {name: statement.excluded[name] for name in replaced}
        changes |= {name: columns[name] + statement.excluded[name] for name in added}
        upserting: UpdateBase = statement.on_conflict_do_update(index_elements=list(key), set_=changes)
        return upserting

    return Write(build, (*key, *replaced, *added))


def changing(statement: UpdateBase, *columns: str) -> Write:
    """An UPDATE that sets these columns from parameters of the same name, besides what it already sets."""
    return Write(lambda _: statement, columns)


def by_position(write: Write) -> Write:
    """For `execute_rows`: of a hundred thousand rows a name for each value would cost half as much as writing them."""
    return replace(write, by_position=True)


@dataclass(slots=True)
class Prepared:
    """One statement as the driver takes it, with what must be done to its values on the way in and out."""

    sql: str
    constants: dict[str, Any]
    texts: tuple[str, ...]
    inward: tuple[tuple[str, Treat], ...]
    outward: tuple[tuple[int, Treat], ...]
    positions: tuple[str, ...] = ()  # of a statement that binds by position: the names in the order of its marks

    def parameters(self, given: dict[str, Any]) -> dict[str, Any]:
        for name in self.texts:  # PostgreSQL knows no U+0000 in a text; on both engines it is left out
            text = given[name]
            if text is not None and "\0" in text:
                given[name] = text.replace("\0", "")
        for name, treat in self.inward:
            given[name] = treat(given[name])
        return {**self.constants, **given} if self.constants else given

    def rows(self, given: Sequence[Row], names: Sequence[str]) -> Iterable[Row]:
        """Of many rows that bind by position; column by column, as their days come again and again."""
        columns: dict[str, Sequence[Any]] = dict(zip(names, zip(*given, strict=True), strict=True))
        for name in self.texts:
            if "\0" in "".join(filter(None, columns[name])):
                columns[name] = [text and text.replace("\0", "") for text in columns[name]]
        for name, treat in self.inward:
            known = {value: treat(value) for value in set(columns[name])}
            columns[name] = [known[value] for value in columns[name]]
        return zip(*[columns[name] for name in self.positions], strict=True)

    def row(self, fetched: Row) -> Row:
        if not self.outward:
            return fetched
        values = list(fetched)
        for position, treat in self.outward:
            values[position] = treat(values[position])
        return tuple(values)


@dataclass(slots=True)
class Transaction:
    """Lives for one use case. Only `Database.run` begins and ends it; nobody else commits or rolls back."""

    keys: Keys
    zone: tzinfo  # the office's: local days are days there
    connection: Connection
    cursor: Cursor
    prepared: dict[Statement, Prepared]

    def execute(self, statement: Statement, /, **values: Any) -> int:
        """Runs it; how many rows it wrote."""
        prepared = self.prepared.get(statement) or self._prepare(statement)
        self.cursor.execute(prepared.sql, prepared.parameters(values))
        return self.cursor.rowcount

    def execute_many(self, statement: Statement, rows: Sequence[dict[str, Any]], /) -> None:
        """Runs it once for each row of values."""
        if rows:
            prepared = self.prepared.get(statement) or self._prepare(statement)
            self.cursor.executemany(prepared.sql, [prepared.parameters(row) for row in rows])

    def execute_rows(self, statement: Write, rows: Sequence[Row], /) -> None:
        """The same for a statement `by_position`: values in the order of its columns."""
        if rows:
            prepared = self.prepared.get(statement) or self._prepare(statement)
            self.cursor.executemany(prepared.sql, prepared.rows(rows, statement.columns))

    def one(self, statement: Statement, /, **values: Any) -> Row | None:
        """The first row, None when there is none."""
        prepared = self.prepared.get(statement) or self._prepare(statement)
        self.cursor.execute(prepared.sql, prepared.parameters(values))
        fetched = self.cursor.fetchone()
        return None if fetched is None else prepared.row(fetched)

    def all(self, statement: Statement, /, **values: Any) -> list[Row]:
        prepared = self.prepared.get(statement) or self._prepare(statement)
        self.cursor.execute(prepared.sql, prepared.parameters(values))
        fetched: list[Row] = self.cursor.fetchall()
        return [prepared.row(row) for row in fetched] if prepared.outward else fetched

    def value(self, statement: Statement, /, **values: Any) -> Any:
        """The first column of the first row, None when there is none."""
        row = self.one(statement, **values)
        return None if row is None else row[0]

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        """What was written inside is undone when it ends in an exception, which goes on to the caller."""
        self.cursor.execute("SAVEPOINT inner_part")
        try:
            yield
        except BaseException:
            self.cursor.execute("ROLLBACK TO inner_part")
            self.cursor.execute("RELEASE inner_part")
            raise
        self.cursor.execute("RELEASE inner_part")

    def _prepare(self, statement: Statement) -> Prepared:
        prepared = self.prepared[statement] = _prepared(statement, self.connection.dialect)
        return prepared


def _insert(dialect: Dialect, table: type[SQLModel]) -> Any:
    """Both engines spell "on conflict" alike; SQLAlchemy keeps them in two constructors."""
    return sqlite_insert(table) if dialect.name == "sqlite" else postgresql_insert(table)


def _prepared(statement: Statement, dialect: Dialect) -> Prepared:
    if isinstance(statement, Write):
        if statement.by_position:
            of_engine: Callable[..., Dialect] = type(dialect)
            dialect = of_engine(paramstyle="qmark" if dialect.name == "sqlite" else "format")
        compiled = statement.build(dialect).compile(dialect=dialect, column_keys=list(statement.columns))
    else:
        compiled = statement.compile(dialect=dialect)  # type: ignore[attr-defined]
    assert isinstance(compiled, SQLCompiler)
    texts: list[str] = []
    inward: dict[str, Treat] = {}  # one name may be bound several times
    constants: dict[str, Any] = {}
    for bound, name in compiled.bind_names.items():
        treat = _inward(bound.type, dialect)
        if bound.required:
            if _is_text(bound.type):
                texts.append(name)
            elif treat is not None:
                inward[name] = treat
        else:
            constants[name] = bound.value if treat is None else treat(bound.value)
    outward = [
        (position, treat)
        for position, column in enumerate(_returned(statement, compiled))
        if (treat := column.dialect_impl(dialect).result_processor(dialect, None)) is not None
    ]
    return Prepared(
        compiled.string,
        constants,
        tuple(dict.fromkeys(texts)),
        tuple(inward.items()),
        tuple(outward),
        tuple(compiled.positiontup or ()),
    )


def _returned(statement: Statement, compiled: SQLCompiler) -> list[TypeEngine[Any]]:
    columns = getattr(compiled.statement, "selected_columns", None) or compiled.effective_returning or ()
    return [column.type for column in columns]


def _is_text(of: TypeEngine[Any]) -> bool:
    return isinstance(of.impl if isinstance(of, TypeDecorator) else of, String)


def _inward(of: TypeEngine[Any], dialect: Dialect) -> Treat | None:
    if isinstance(of, Instant):
        return microseconds
    if isinstance(of, Date) and dialect.name == "sqlite":
        return _iso  # what SQLAlchemy writes too, by a format string that takes ten times as long
    return of.dialect_impl(dialect).bind_processor(dialect)


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
