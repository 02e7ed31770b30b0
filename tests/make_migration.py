"""Writes the next migration from the models: python -m tests.make_migration add_something."""

import re
import sys
import tempfile
from pathlib import Path
from typing import Any, Literal

from alembic import command
from alembic.autogenerate.api import AutogenContext
from sqlmodel.sql.sqltypes import AutoString

from storage import migrate
from storage.engines import open_engine, read_url
from storage.migrate import REVISIONS, configuration
from storage.tables.columns import Instant, RowNumber


def render(kind: str, item: Any, context: AutogenContext) -> str | Literal[False]:
    """Migrations name plain column types: they must still mean the same when our own have changed."""
    if kind != "type":
        return False
    if isinstance(item, RowNumber):
        return "sa.BigInteger().with_variant(sa.Integer(), 'sqlite')"
    if isinstance(item, Instant):
        return "sa.BigInteger()"
    return "sa.String()" if isinstance(item, AutoString) else False


def make(name: str) -> None:
    """Compares a database at the newest revision with the models; the new file wants a line in migrate.REVISIONS."""
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
        raise SystemExit("Name the migration like add_something: lower case, digits, underscores.")
    number = f"{len(list((Path(migrate.__file__).parent / 'migrations' / 'versions').glob('[0-9]*.py'))) + 1:04}"
    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(read_url(f"sqlite:///{folder}/models.db"), read_only=False)
        with engine.begin() as connection:
            config = configuration(connection)
            config.attributes["render_item"] = render
            if number != "0001":
                command.upgrade(config, "head")
            command.revision(config, name.replace("_", " ").capitalize(), autogenerate=True, rev_id=number)
        engine.dispose()
    if number not in REVISIONS:
        print(f'Now add "{number}" to REVISIONS in storage/migrate.py and read the file through.')


if __name__ == "__main__":
    make(sys.argv[1] if len(sys.argv) == 2 else "")
