"""Engines for the database, set so that no acknowledged entry is lost.

SQLite runs in WAL with synchronous=FULL; writers take the lock at BEGIN IMMEDIATE, since a
deferred BEGIN that reads before it writes fails with "database is locked" under load.
"""

from typing import Any

from sqlalchemy import Engine, create_engine, event, make_url

LOCK_WAIT_S = 30


def make_engine(url: str, *, writing: bool) -> Engine:
    """Return an engine; on SQLite the writing one locks from the start of a transaction."""
    if make_url(url).get_backend_name() != "sqlite":
        return create_engine(url, pool_pre_ping=True)
    engine = create_engine(url, connect_args={"timeout": LOCK_WAIT_S})
    event.listen(engine, "connect", _set_pragmas)
    event.listen(engine, "begin", _begin_immediate if writing else _begin)
    return engine


def _set_pragmas(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_immediate(connection: Any) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _begin(connection: Any) -> None:
    connection.exec_driver_sql("BEGIN")
