"""Transactions that say kindly what failed, rows put in place of others, and wiping the log."""

from __future__ import annotations

from contextlib import contextmanager
from threading import RLock
from typing import TYPE_CHECKING, Any

from sqlalchemy.exc import SQLAlchemyError

from coproduction.store.values import StoreError, reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Engine, Table

BUSY_SECONDS = 30
"""How long one process waits for the others' writes before it gives up."""

_TURN = RLock()
"""Whose turn it is to write within this process.

SQLite lets who waits look again only now and then, and somebody in a burst may always be quicker:
beside a burst of answers, a change of step took 35 ms (95th percentile) and now and then seconds.
In turn it takes 6.
"""

_WIPE_PATIENCE = 2_000
"""Milliseconds to wait for those who still read; writers wait meanwhile, so not for long."""


@contextmanager
def transaction(engine: Engine, alone: bool = False) -> Iterator[Connection]:
    """Begin, and commit or roll back.

    With ``alone``, SQLite's one write lock is taken from the start, so that what is read is
    still so when it is written. On PostgreSQL, lock the row that the change is about.

    Raises:
        StoreError: The database does not answer, in plain words.
    """
    alone = alone and _is_sqlite(engine)
    try:
        with _in_turn(alone), engine.begin() as connection:
            if alone:
                connection.exec_driver_sql("BEGIN IMMEDIATE")
            yield connection
    except SQLAlchemyError as error:
        msg = (
            f"The answers cannot be reached just now ({reason(error)}). Try again in a "
            f"moment. If it goes on, see that the disk has room and the database is running."
        )
        raise StoreError(msg) from error


@contextmanager
def _in_turn(alone: bool) -> Iterator[None]:
    # Who has waited for so long goes on to hear from the database why.
    mine = alone and _TURN.acquire(timeout=BUSY_SECONDS)
    try:
        yield
    finally:
        if mine:
            _TURN.release()


def insert_into(engine: Engine, table: Table) -> Any:
    """An insert that knows "on conflict", in the database's own dialect."""
    # Only the dialect in use is imported: every visitor's kernel pays for its imports.
    if engine.dialect.name == "postgresql":
        from sqlalchemy.dialects.postgresql import insert
    else:
        from sqlalchemy.dialects.sqlite import insert  # type: ignore[assignment]
    return insert(table)


def upsert(engine: Engine, connection: Connection, table: Table, row: dict[str, Any]) -> None:
    """Insert ``row``, or put it in place of the row with the same primary key."""
    statement = insert_into(engine, table).values(row)
    new = {name: statement.excluded[name] for name in row if not table.c[name].primary_key}
    connection.execute(statement.on_conflict_do_update(index_elements=table.primary_key, set_=new))


def wipe(engine: Engine) -> bool:
    """Empty SQLite's log, so that what was deleted is not left there; False if readers were busy.

    Deleting overwrites the words in the pages, but the log keeps the pages as they were until
    it is written over. PostgreSQL writes over deleted rows in its own time.
    """
    if not _is_sqlite(engine):
        return True
    with engine.connect() as connection:
        patience = connection.exec_driver_sql("PRAGMA busy_timeout").scalar_one()
        connection.exec_driver_sql(f"PRAGMA busy_timeout={_WIPE_PATIENCE}")
        try:
            busy = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").scalar_one()
        except SQLAlchemyError:
            return False  # it is deleted all the same; the next to wipe empties the log
        finally:
            connection.exec_driver_sql(f"PRAGMA busy_timeout={patience}")
    return not busy


def _is_sqlite(engine: Engine) -> bool:
    return engine.dialect.name == "sqlite"
