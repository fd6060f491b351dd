"""Answers in a database, shared by every kernel and the server."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, select, update
from sqlalchemy.exc import SQLAlchemyError

from coproduction.store import values
from coproduction.store.tables import answers, people

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import datetime

    from sqlalchemy import Connection, Engine, Table

SEEN_EVERY = timedelta(hours=1)
"""How exactly we remember when a person last read: coming to look is seldom a write."""


class AnswerStore:
    """What each person said, by question and round; made by :func:`coproduction.store.open_store`.

    Every method is one transaction. Once ``save`` has returned, the answer outlives the
    process and a power cut. All of them raise StoreError when the database does not answer.
    """

    def __init__(self, engine: Engine, clock: Callable[[], datetime] = values.now) -> None:
        self._engine = engine
        self._clock = clock

    def answers(self, person: str) -> values.Answers:
        """All that ``person`` said; empty for somebody new, who is not written down by this."""
        with self._transaction() as connection:
            rows = connection.execute(
                select(answers.c.question, answers.c.round, answers.c.value)
                .where(answers.c.person == person)
                .order_by(answers.c.question, answers.c.round)
            ).all()
            seen = connection.scalar(select(people.c.seen).where(people.c.key == person))
            now = self._clock()
            if seen is not None and now - seen >= SEEN_EVERY:
                connection.execute(update(people).where(people.c.key == person).values(seen=now))
        return {(question, number): values.from_text(text) for question, number, text in rows}

    def save(self, person: str, question: str, round: int, value: values.Json) -> None:
        """Keep ``value`` in place of any earlier answer; None takes the answer away.

        Raises:
            ValueError: The value is not JSON; the message names the question.
        """
        now = self._clock()
        key = {"person": person, "question": question, "round": round}
        text = None if value is None else values.to_text(question, value)
        with self._transaction() as connection:
            # The person first, always: two savers who lock in one order cannot deadlock.
            self._upsert(connection, people, {"key": person, "seen": now})
            if text is None:
                connection.execute(delete(answers).filter_by(**key))
            else:
                self._upsert(connection, answers, {**key, "value": text})

    def save_all(self, person: str, said: Mapping[values.Key, values.Json]) -> None:
        """Keep many answers in one transaction, in place of any to the same questions.

        Raises:
            ValueError: A value is not JSON; the message names the question, and nothing was kept.
        """
        now = self._clock()
        rows = [
            {"person": person, "question": question, "round": round, "value": text}
            for (question, round), value in said.items()
            for text in [values.to_text(question, value)]
        ]
        with self._transaction() as connection:
            self._upsert(connection, people, {"key": person, "seen": now})
            for row in rows:
                self._upsert(connection, answers, row)

    def forget(self, person: str) -> int:
        """Delete the person and every answer at once; returns how many answers there were."""
        with self._transaction() as connection:
            count = select(func.count()).where(answers.c.person == person)
            number = connection.scalar(count) or 0
            connection.execute(delete(people).where(people.c.key == person))
        return number

    def purge(self, before: datetime) -> int:
        """Delete everybody not seen since ``before``, with their answers; returns how many people.

        A saved answer counts as seen at once, a visit that only reads within an hour.
        """
        gone = delete(people).where(people.c.seen < values.in_utc(before))
        with self._transaction() as connection:
            return connection.execute(gone).rowcount

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        """The one place that begins, commits, rolls back and puts failures in plain words."""
        try:
            with self._engine.begin() as connection:
                yield connection
        except SQLAlchemyError as error:
            msg = (
                f"The answers cannot be reached just now ({values.reason(error)}). Try again in a "
                f"moment. If it goes on, see that the disk has room and the database is running."
            )
            raise values.StoreError(msg) from error

    def _upsert(self, connection: Connection, table: Table, row: dict[str, Any]) -> None:
        """Insert ``row``, or put it in place of the row with the same primary key."""
        # Only the dialect in use is imported: every visitor's kernel pays for its imports.
        if self._engine.dialect.name == "postgresql":
            from sqlalchemy.dialects.postgresql import insert
        else:
            from sqlalchemy.dialects.sqlite import insert  # type: ignore[assignment]
        statement = insert(table).values(row)
        new = {name: statement.excluded[name] for name in row if not table.c[name].primary_key}
        connection.execute(
            statement.on_conflict_do_update(index_elements=table.primary_key, set_=new)
        )
