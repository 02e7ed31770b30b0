"""Brings the schema to this version, forward only; says what is wrong with one that is not."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import SQLModel

from storage import tables
from storage.database_file import ServiceLock, mounts_now, refuse_unusable_place
from storage.engines import failure_of, file_of, is_sqlite, open_engine, read_url
from storage.failures import StorageRefused

REVISIONS = ("0001", "0002")  # oldest first; the last is this version's
HEAD = REVISIONS[-1]
assert tables.ALL  # imported for its effect: the metadata knows every table
MIGRATION_LOCK = 4_801_951_237  # any number, the same in every process


def upgrade(url: str) -> None:
    """Creates or upgrades the database behind the URL. Raises StorageRefused while a service holds it."""
    target = read_url(url)
    lock = None
    if is_sqlite(target):
        refuse_unusable_place(file_of(target), must_exist=False, mounts=mounts_now())
        lock = ServiceLock(file_of(target))
    engine = open_engine(target, read_only=False)
    try:
        upgrade_engine(engine)
    finally:
        engine.dispose()
        if lock is not None:
            lock.release()


def create_if_empty(url: str) -> None:
    """The first command of a new office makes its schema; one that is there, of whatever version, is left alone."""
    target = read_url(url)
    if is_sqlite(target):
        is_empty = not file_of(target).exists()
    else:
        engine = open_engine(target, read_only=False)
        try:
            is_empty = not inspect(engine).get_table_names()
        except SQLAlchemyError as fault:
            why = failure_of(fault) or type(fault).__name__
            raise StorageRefused("storage-unusable", why=str(why)) from None
        finally:
            engine.dispose()
    if is_empty:
        upgrade(url)


def upgrade_engine(engine: Engine) -> None:
    """Each migration in one transaction; one process at a time. A foreign or newer database is refused."""
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": MIGRATION_LOCK})
        revision = _revision(connection)
        if revision == HEAD:
            return
        problem = _problem(connection)
        if problem is not None and revision not in REVISIONS and inspect(connection).get_table_names():
            raise problem
        command.upgrade(configuration(connection), "head")


def schema_problem(engine: Engine) -> StorageRefused | None:
    """Why this schema cannot be used by this version; None when it can."""
    with engine.connect() as connection:
        return _problem(connection)


def configuration(connection: Connection) -> Config:
    """Alembic, without an ini file."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()
    return None if found is None else str(found)


def _problem(connection: Connection) -> StorageRefused | None:
    revision = _revision(connection)
    if revision == HEAD:
        lacking = _lacking(connection)
        return StorageRefused("storage-other-schema", version=HEAD, lacking=lacking) if lacking else None
    if revision in REVISIONS:
        return StorageRefused("storage-older", found=str(revision), wanted=HEAD)
    if revision is not None:
        return StorageRefused("storage-newer", found=revision, wanted=HEAD)
    if inspect(connection).get_table_names():
        return StorageRefused("storage-foreign")
    return StorageRefused("storage-empty")


def _lacking(connection: Connection) -> str:
    """The first column of ours that is not there, "" when all are; of a schema that was made before a release."""
    found = {
        (table, column["name"])
        for (_, table), columns in inspect(connection).get_multi_columns().items()
        for column in columns
    }
    wanted = ((table.name, column.name) for table in SQLModel.metadata.sorted_tables for column in table.columns)
    return next((".".join(one) for one in wanted if one not in found), "")
