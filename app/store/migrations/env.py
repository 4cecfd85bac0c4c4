"""Alembic's entry: the connection is handed over by `app.store.migrations.run`."""

from alembic import context
from sqlmodel import SQLModel

from app.store import tables

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    render_as_batch=True,
)
assert tables.TurnRow.metadata is SQLModel.metadata  # noqa: S101  # the tables must be known before comparing
with context.begin_transaction():
    context.run_migrations()
