"""Answers in a database, shared by every kernel and the server."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import delete, func, select, update

from coproduction.store import values
from coproduction.store.rooms import RoomStore
from coproduction.store.rooms.people import forget_in_rooms
from coproduction.store.tables import answers, people
from coproduction.store.transactions import transaction, upsert, wipe

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from sqlalchemy import Engine

SEEN_EVERY = timedelta(hours=1)
"""How exactly we remember when a person last read: coming to look is seldom a write."""


class AnswerStore:
    """What each person said, by question and round; made by :func:`coproduction.store.open_store`.

    Every method is one transaction. Once ``save`` has returned, the answer outlives the
    process and a power cut. All of them raise StoreError when the database does not answer.

    Attributes:
        rooms: The rooms in the same database.
    """

    def __init__(self, engine: Engine, clock: Callable[[], datetime] = values.now) -> None:
        self._engine = engine
        self._clock = clock
        self.rooms = RoomStore(engine, clock)

    def answers(self, person: str) -> values.Answers:
        """All that ``person`` said; empty for somebody new, who is not written down by this."""
        with transaction(self._engine) as connection:
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
        with transaction(self._engine, alone=True) as connection:
            # The person first, always: two savers who lock in one order cannot deadlock.
            upsert(self._engine, connection, people, {"key": person, "seen": now})
            if text is None:
                connection.execute(delete(answers).filter_by(**key))
            else:
                upsert(self._engine, connection, answers, {**key, "value": text})

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
        with transaction(self._engine, alone=True) as connection:
            upsert(self._engine, connection, people, {"key": person, "seen": now})
            for row in rows:
                upsert(self._engine, connection, answers, row)

    def forget(self, person: str) -> int:
        """Delete the person and every answer at once, in rooms too; returns how many there were."""
        with transaction(self._engine, alone=True) as connection:
            count = select(func.count()).where(answers.c.person == person)
            number = connection.scalar(count) or 0
            connection.execute(delete(people).where(people.c.key == person))
            number += forget_in_rooms(connection, person)
        wipe(self._engine)
        return number

    def purge(self, before: datetime) -> int:
        """Delete everybody not seen since ``before``, with their answers; returns how many people.

        A saved answer counts as seen at once, a visit that only reads within an hour. What was
        said in rooms goes with its room.
        """
        gone = delete(people).where(people.c.seen < values.in_utc(before))
        with transaction(self._engine, alone=True) as connection:
            number = connection.execute(gone).rowcount
        wipe(self._engine)
        return number

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()
