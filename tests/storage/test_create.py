"""The first command of a new office makes its database."""

from pathlib import Path

from storage import migrate
from storage.database import Database, Keys


def test_an_empty_database_gets_its_schema_and_a_second_time_changes_nothing(
    empty_postgres_url: str, keys: Keys
) -> None:
    migrate.create_if_empty(empty_postgres_url)
    migrate.create_if_empty(empty_postgres_url)

    Database.open(empty_postgres_url, keys).close()  # refuses a schema that is not this version's


def test_a_missing_file_becomes_a_database(tmp_path: Path, keys: Keys) -> None:
    url = f"sqlite:///{tmp_path / 'new.db'}"

    migrate.create_if_empty(url)

    Database.open(url, keys).close()
