"""The database connection, with the settings that keep a turn whole."""

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event, text
from sqlalchemy.exc import DatabaseError

from app.errors import StoreUnavailable

BUSY_MILLISECONDS = 5000


def connect(url: str) -> Engine:
    """An engine for an SQLAlchemy address; an SQLite file's folder is made if need be.

    SQLite transactions begin as writers (BEGIN IMMEDIATE): with the default, concurrent
    read-modify-writes are lost without a word. Commits are durable (synchronous FULL)
    and deleted text is overwritten (secure_delete).
    """
    if not url.startswith("sqlite"):
        return create_engine(url, pool_pre_ping=True)
    path = url.removeprefix("sqlite:///").split("?")[0]
    if path and path != ":memory:":
        try:
            Path(path).parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreUnavailable(
                f"The data folder {Path(path).parent} cannot be made: {error.strerror}. "
                "Set DATABASE_URL to a place that can be written."
            ) from error
    engine = create_engine(url)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin_as_writer)
    return engine


def upgrade(engine: Engine) -> None:
    """Bring the tables up to date; quick where they already are. Raises StoreUnavailable."""
    from app.store.migrations import HEAD, run

    try:
        if _version(engine) != HEAD:
            run(engine)
    except (DatabaseError, OSError) as error:
        raise StoreUnavailable(plain_reason(error)) from error


def plain_reason(error: Exception) -> str:
    """One sentence for a database error."""
    reason = str(getattr(error, "orig", None) or error).splitlines()[0]
    if "locked" in reason:
        return "The database is busy with another program. Nothing was lost; try again in a moment."
    if "readonly" in reason or "read-only" in reason or "unable to open" in reason:
        return "The database cannot be written. Check the rights of its file and folder; nothing was lost."
    if "not a database" in reason or "malformed" in reason:
        return "The database file is damaged or is not a database. Move it away or restore a backup."
    if "full" in reason:
        return "The disk is full. Make room; nothing that was kept is lost."
    return f"The database cannot be used: {reason}."


def _version(engine: Engine) -> str | None:
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            known = connection.execute(
                text("SELECT 1 FROM sqlite_master WHERE type='table' AND name='alembic_version'")
            ).first()
        else:
            known = connection.execute(text("SELECT to_regclass('alembic_version')")).scalar_one_or_none()
        if not known:
            return None
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()


def _prepare(connection: sqlite3.Connection, _: Any) -> None:
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        f"busy_timeout={BUSY_MILLISECONDS}",
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "secure_delete=ON",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_as_writer(connection: Any) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
