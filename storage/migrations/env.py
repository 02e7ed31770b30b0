"""Runs the migrations on the connection it is handed; Alembic loads this file by its place."""

from alembic import context
from sqlmodel import SQLModel

from storage import tables

assert tables.ALL  # imported for its effect: the metadata knows every table

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    render_as_batch=True,
    transactional_ddl=True,
    compare_type=True,
    render_item=context.config.attributes.get("render_item"),
)
context.run_migrations()
