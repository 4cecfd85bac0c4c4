"""The database connection, with the settings that keep a turn whole."""

import sqlite3
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, NoSuchModuleError

from app.errors import StoreUnavailable

BUSY_MILLISECONDS = 5000
READING = "secondtake_reading"
"""Execution option of a connection that only reads: it waits for no writer."""


def connect(url: str, busy_milliseconds: int = BUSY_MILLISECONDS) -> Engine:
    """An engine for an SQLAlchemy address; an SQLite file's folder is made if need be.

    SQLite transactions begin as writers (BEGIN IMMEDIATE) unless they carry READING: with
    the default, concurrent read-modify-writes are lost without a word. Commits are durable
    (synchronous FULL) and deleted text is overwritten (secure_delete). What people said
    stays out of error messages. `busy_milliseconds` is how long a writer waits for another.

    Raises StoreUnavailable for an address that cannot be used or a folder that cannot be made.
    """
    address = _address(url)
    if address.get_backend_name() != "sqlite":
        return _engine(address, pool_pre_ping=True)
    path = address.database
    if path and path != ":memory:":
        try:
            Path(path).parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreUnavailable(
                f"The data folder {Path(path).parent} cannot be made: {error.strerror}. "
                "Set DATABASE_URL to a place that can be written."
            ) from error
    engine = _engine(address)
    event.listen(engine, "connect", partial(_prepare, busy_milliseconds))
    event.listen(engine, "begin", _begin)
    return engine


def upgrade(engine: Engine) -> None:
    """Bring the tables up to date; quick where they already are. Raises StoreUnavailable."""
    from app.store.migrations import HEAD, run

    try:
        if _version(engine) != HEAD:
            run(engine)
    except (DatabaseError, OSError) as error:
        raise StoreUnavailable(plain_reason(error)) from error


def empty_log(engine: Engine) -> bool:
    """Empty SQLite's write-ahead log, so that deleted text is in no file; False while others read it."""
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        answer = cursor.fetchone()
        cursor.close()
        return answer is not None and answer[0] == 0
    finally:
        connection.close()


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


def _address(url: str) -> URL:
    try:
        address = make_url(url)
    except ArgumentError as error:
        raise StoreUnavailable(
            "DATABASE_URL is not a database address. One looks like sqlite:///data/secondtake.db."
        ) from error
    if address.drivername in ("postgres", "postgresql"):
        return address.set(drivername="postgresql+psycopg")
    return address


def _engine(address: URL, **options: Any) -> Engine:
    try:
        return create_engine(address, hide_parameters=True, **options)
    except (ArgumentError, NoSuchModuleError, ImportError) as error:
        raise StoreUnavailable(
            f"There is no driver for {address.drivername} databases here. "
            "Use sqlite:///..., or install secondtake[postgres] for postgresql://..."
        ) from error


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


def _prepare(busy_milliseconds: int, connection: sqlite3.Connection, _: Any) -> None:
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        f"busy_timeout={busy_milliseconds}",
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "secure_delete=ON",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Any) -> None:
    reading = connection.get_execution_options().get(READING, False)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")
