"""From a URL to a store that is ready: the folder made, the schema up to date, or a kind error.

SQLite keeps a write-ahead log (WAL), so that people who read never wait for one who writes:
every visitor of the app is a process of its own. With ``synchronous=FULL`` the log is on the
disk before a save returns. With NORMAL, SQLite's habit in WAL, a power cut may take the last
answers back after we said "saved"; a few milliseconds a save buy us the right to say it.
"""

from __future__ import annotations

import os
import sqlite3
import time
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import URL, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from coproduction.store.answers import AnswerStore
from coproduction.store.migrations import migrate
from coproduction.store.transactions import BUSY_SECONDS
from coproduction.store.values import StoreError, now, reason

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

_HOW = (
    "Set COPRODUCTION_DATABASE_URL to sqlite:////full/path/answers.sqlite "
    "or postgresql+psycopg://user:password@host/database"
)


def open_store(url: str, clock: Callable[[], datetime] = now) -> AnswerStore:
    """Open the store at ``url``, making the folder, the file and the tables where needed.

    Do not fork a process that holds an open store: open another in the child.

    Raises:
        StoreError: It cannot be opened; the message says why and what to do.
    """
    address = _parsed(url)
    engine = _engine(address)
    try:
        migrate(engine)
    except SQLAlchemyError as error:
        engine.dispose()
        raise StoreError(_in_plain_words(address, error)) from error
    except StoreError:
        engine.dispose()
        raise
    return AnswerStore(engine, clock)


def _parsed(text: str) -> URL:
    try:
        url = make_url(text)
    except (ArgumentError, ValueError) as error:
        # The address itself is not repeated: it may hold a password.
        msg = f"The database's address cannot be read. {_HOW}."
        raise StoreError(msg) from error
    if url.drivername in {"postgresql", "postgresql+psycopg"}:
        return url.set(drivername="postgresql+psycopg")
    if url.drivername not in {"sqlite", "sqlite+pysqlite"}:
        msg = f"{url.drivername!r} is not a database this course can use. {_HOW}."
        raise StoreError(msg)
    if not Path(url.database or "").is_absolute():
        msg = (
            f"The address of the SQLite file must be its full path, because every notebook starts "
            f"in a folder of its own; {url.database or 'nothing'!r} is not one. {_HOW}."
        )
        raise StoreError(msg)
    return url


def _engine(url: URL) -> Engine:
    # hide_parameters: what people said must not get into a log through an error message.
    if url.get_backend_name() == "sqlite":
        _make_file(Path(url.database or ""))
        engine = create_engine(
            url,
            hide_parameters=True,
            # A write takes the write lock from its start, so it waits for its turn rather than
            # fail half way; a read takes none.
            connect_args={"timeout": BUSY_SECONDS, "isolation_level": "IMMEDIATE"},
        )
        event.listen(engine, "connect", _prepare_sqlite)
        return engine
    try:
        return create_engine(
            url,
            hide_parameters=True,
            pool_pre_ping=True,  # the server may have been started again since the last question
            connect_args={"connect_timeout": 10},
        )
    except ImportError as error:
        msg = (
            "PostgreSQL needs a driver that is not installed. "
            "Run: pip install 'coproduction[postgres]'."
        )
        raise StoreError(msg) from error


def _make_file(path: Path) -> None:
    """Make the folder and an empty file that only this user can read."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not path.exists():
            path.touch(mode=0o600)
        if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
            raise PermissionError(None, "you may not write there")
    except OSError as error:
        msg = (
            f"Answers cannot be kept in {path} ({error.strerror}). Make its folder one that you "
            f"can write to, or choose another place. {_HOW}."
        )
        raise StoreError(msg) from error


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    # fullfsync: on macOS an ordinary sync stops short of the disk. secure_delete: what a person
    # deletes is overwritten in the file.
    for pragma in ("foreign_keys=ON", "synchronous=FULL", "fullfsync=ON", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}")
    # SQLite does not wait its turn for this one change, made once in the life of a file.
    patience = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError as error:
            if _code(error) != sqlite3.SQLITE_BUSY or time.monotonic() > patience:
                raise
            time.sleep(0.02)


def _code(error: BaseException | None) -> int:
    """SQLite's primary result code, without the detail in its upper bits; 0 for other errors."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def _in_plain_words(url: URL, error: SQLAlchemyError) -> str:
    if _code(getattr(error, "orig", None)) in {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT}:
        return (
            f"The file {url.database} is damaged or is not a database. Nothing was changed. "
            f"Move it to another place and start again: a new one is made, without the "
            f"answers in the old one."
        )
    return (
        f"The database {url.render_as_string(hide_password=True)} cannot be used "
        f"({reason(error)}). See that it is running and that its address is right. {_HOW}."
    )
