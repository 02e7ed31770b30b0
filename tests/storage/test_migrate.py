"""Migrations lead to exactly the models, on both engines; foreign and newer databases are refused."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text
from sqlmodel import SQLModel

from storage import migrate, tables
from storage.database import Database, Keys, StorageRefused
from storage.engines import open_engine, read_url


def test_migrations_equal_the_models(database_url: str) -> None:
    assert tables.ALL
    engine = open_engine(read_url(database_url), read_only=False)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        differences = compare_metadata(context, SQLModel.metadata)
    engine.dispose()

    assert differences == []


def test_every_migration_file_is_listed_in_order() -> None:
    files = sorted((Path(migrate.__file__).parent / "migrations" / "versions").glob("[0-9]*.py"))

    assert tuple(file.name[:4] for file in files) == migrate.REVISIONS


def test_upgrading_twice_changes_nothing(database_url: str) -> None:
    migrate.upgrade(database_url)

    engine = open_engine(read_url(database_url), read_only=True)
    assert migrate.schema_problem(engine) is None
    engine.dispose()


@pytest.mark.parametrize("service", [True, False])
def test_a_newer_schema_is_refused(database_url: str, keys: Keys, service: bool) -> None:
    engine = open_engine(read_url(database_url), read_only=False)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()

    with pytest.raises(StorageRefused, match=r"storage-newer.*9999"):
        Database.open(database_url, keys, service=service)


@pytest.mark.parametrize(
    ("change", "lacking"),
    [("DROP TABLE slips", "slips.hash"), ("ALTER TABLE complaints RENAME COLUMN desk TO counter", "complaints.desk")],
)
@pytest.mark.parametrize("service", [True, False])
def test_a_schema_of_this_number_that_lacks_something_is_refused_and_says_what(
    database_url: str, keys: Keys, service: bool, change: str, lacking: str
) -> None:
    engine = open_engine(read_url(database_url), read_only=False)
    with engine.begin() as connection:
        connection.execute(text(change))
    engine.dispose()

    with pytest.raises(StorageRefused, match="storage-other-schema") as refused:
        Database.open(database_url, keys, service=service)
    assert refused.value.values["lacking"] == lacking


def test_a_database_of_somebody_else_is_refused(tmp_path: Path, keys: Keys) -> None:
    url = f"sqlite:///{tmp_path}/other.db"
    engine = open_engine(read_url(url), read_only=False)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE recipes (id INTEGER)"))
    engine.dispose()

    with pytest.raises(StorageRefused, match="storage-foreign"):
        Database.open(url, keys, service=True)


def test_an_empty_postgresql_database_is_filled_by_the_service_and_refused_by_a_command(
    empty_postgres_url: str, keys: Keys
) -> None:
    with pytest.raises(StorageRefused, match="storage-empty"):
        Database.open(empty_postgres_url, keys)

    Database.open(empty_postgres_url, keys, service=True).close()

    Database.open(empty_postgres_url, keys).close()
