"""The history of the schema, and the way from any version of it to today's.

To change the schema, add a step at the end of ``STEPS`` and change
:mod:`coproduction.store.tables` to match, or its neighbour in ``rooms``. Never edit a step:
databases in use have run it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import inspect, text

from coproduction.store.values import StoreError

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

STEPS: tuple[tuple[str, ...], ...] = (
    # SQL that SQLite and PostgreSQL read alike.
    (
        "CREATE TABLE people (key TEXT PRIMARY KEY, seen TIMESTAMP WITH TIME ZONE NOT NULL)",
        "CREATE INDEX people_seen ON people (seen)",
        """CREATE TABLE answers (
             person TEXT NOT NULL REFERENCES people (key) ON DELETE CASCADE,
             question TEXT NOT NULL,
             round INTEGER NOT NULL,
             value TEXT NOT NULL,
             changed TIMESTAMP WITH TIME ZONE NOT NULL,
             PRIMARY KEY (person, question, round)
           )""",
    ),
    # Nothing asks when an answer was given, so that is not kept. Old SQLite drops no column,
    # so the table is made anew.
    (
        """CREATE TABLE answers_untimed (
             person TEXT NOT NULL REFERENCES people (key) ON DELETE CASCADE,
             question TEXT NOT NULL,
             round INTEGER NOT NULL,
             value TEXT NOT NULL,
             PRIMARY KEY (person, question, round)
           )""",
        """INSERT INTO answers_untimed (person, question, round, value)
             SELECT person, question, round, value FROM answers""",
        "DROP TABLE answers",
        "ALTER TABLE answers_untimed RENAME TO answers",
    ),
    # Rooms.
    (
        """CREATE TABLE rooms (
             id TEXT PRIMARY KEY,
             key_hash TEXT NOT NULL,
             title TEXT NOT NULL,
             minutes INTEGER NOT NULL,
             keep_until TIMESTAMP WITH TIME ZONE NOT NULL,
             practice BOOLEAN NOT NULL,
             opened TIMESTAMP WITH TIME ZONE NOT NULL,
             sheet TEXT NOT NULL,
             state TEXT NOT NULL,
             version INTEGER NOT NULL,
             serial INTEGER NOT NULL
           )""",
        "CREATE INDEX rooms_key_hash ON rooms (key_hash)",
        """CREATE TABLE codes (
             code TEXT PRIMARY KEY,
             room TEXT NOT NULL REFERENCES rooms (id) ON DELETE CASCADE,
             seat INTEGER NOT NULL,
             UNIQUE (room, seat)
           )""",
        """CREATE TABLE participants (
             key TEXT PRIMARY KEY,
             room TEXT NOT NULL REFERENCES rooms (id) ON DELETE CASCADE,
             door TEXT NOT NULL,
             label TEXT NOT NULL
           )""",
        "CREATE INDEX participants_room ON participants (room, door)",
        """CREATE TABLE said (
             room TEXT NOT NULL,
             question TEXT NOT NULL,
             round INTEGER NOT NULL,
             participant TEXT NOT NULL REFERENCES participants (key) ON DELETE CASCADE,
             door TEXT NOT NULL,
             value TEXT,
             page TEXT NOT NULL,
             number INTEGER NOT NULL,
             text_id TEXT,
             released BOOLEAN NOT NULL,
             PRIMARY KEY (room, question, round, participant)
           )""",
        "CREATE INDEX said_participant ON said (participant, room)",
        """CREATE INDEX said_text ON said (room, question, round, text_id)
             WHERE text_id IS NOT NULL""",
        """CREATE TABLE entries (
             room TEXT NOT NULL REFERENCES rooms (id) ON DELETE CASCADE,
             id INTEGER NOT NULL,
             question TEXT NOT NULL,
             round INTEGER NOT NULL,
             door TEXT NOT NULL,
             label TEXT NOT NULL,
             counts TEXT NOT NULL,
             PRIMARY KEY (room, id)
           )""",
        """CREATE TABLE notes (
             room TEXT NOT NULL REFERENCES rooms (id) ON DELETE CASCADE,
             id INTEGER NOT NULL,
             kind TEXT NOT NULL,
             value TEXT NOT NULL,
             PRIMARY KEY (room, id)
           )""",
    ),
)

_LOCK = {
    "sqlite": "BEGIN IMMEDIATE",
    "postgresql": "SELECT pg_advisory_xact_lock(20150626)",
}
"""Takes the right to change the schema until the transaction ends: many kernels start at once."""


def migrate(engine: Engine, steps: tuple[tuple[str, ...], ...] = STEPS) -> None:
    """Bring the schema to the newest version, one transaction for each step.

    A step that fails leaves nothing of itself behind.

    Raises:
        StoreError: The schema is newer than this code.
        sqlalchemy.exc.SQLAlchemyError: A step failed.
    """
    with engine.begin() as connection:
        version = _version(connection)
    if version > len(steps):
        msg = (
            f"The answers are in a database made by a newer version of this course (its schema is "
            f"{version}, this version knows {len(steps)}). Nothing was changed. Update the course, "
            f"or give it another database with COPRODUCTION_DATABASE_URL."
        )
        raise StoreError(msg)
    for number in range(version + 1, len(steps) + 1):
        with engine.begin() as connection:
            connection.exec_driver_sql(_LOCK[engine.dialect.name])
            # Somebody else may have done this step while we waited for the lock.
            if _version(connection) < number:
                _take(connection, number, steps[number - 1])


def _version(connection: Connection) -> int:
    if not inspect(connection).has_table("schema_version"):
        return 0
    return connection.scalar(text("SELECT MAX(version) FROM schema_version")) or 0


def _take(connection: Connection, number: int, statements: tuple[str, ...]) -> None:
    if number == 1:
        connection.execute(text("CREATE TABLE schema_version (version INTEGER PRIMARY KEY)"))
    for statement in statements:
        connection.execute(text(statement))
    connection.execute(text("INSERT INTO schema_version VALUES (:number)"), {"number": number})
