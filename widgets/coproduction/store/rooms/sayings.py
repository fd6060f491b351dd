"""What people say in a room: many answers in one transaction, and free text held till released."""

from __future__ import annotations

import secrets
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, case, or_, select, update

from coproduction.store.rooms.part import Part, bump, hold
from coproduction.store.rooms.records import Room, Said, SaidRow, Text
from coproduction.store.rooms.tables import participants, said
from coproduction.store.transactions import insert_into
from coproduction.store.values import from_text, to_text

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from coproduction.store.values import Answers


class Sayings(Part):
    """Answers in rooms."""

    def save(
        self,
        room_id: str,
        many: Sequence[Said],
        allowed: Callable[[Room, Said], bool] | None = None,
    ) -> list[bool]:
        """Keep many answers in one transaction: when this returns, they outlive a power cut.

        What the same page sent before what is kept, or again, is an old repeat: acknowledged,
        and nothing changes. Free text that changed is held again.

        Args:
            room_id: Their room.
            many: The answers, from first to last.
            allowed: Asked of each, with the room as it is in this very transaction, so that
                nothing slips in after a step is closed.

        Returns:
            For each, whether it can be acknowledged; False when the person is not in this room,
            or when it is not allowed.

        Raises:
            RoomError: "gone".
        """
        with self._writing() as connection:
            room = hold(connection, room_id, share=True)
            people = {one.participant for one in many}
            inside = select(participants.c.key).where(
                participants.c.room == room_id, participants.c.key.in_(people)
            )
            known = set(connection.scalars(inside))
            good = [
                one.participant in known and (not allowed or allowed(room, one)) for one in many
            ]
            rows = [_row(room_id, one) for one, kept in zip(many, good, strict=True) if kept]
            if rows:
                # Each person's in the order given. All in one order, so that two servers that
                # save for the same people do not wait for each other in a circle.
                rows.sort(key=lambda row: (row["question"], row["round"], row["participant"]))
                connection.execute(self._keep, rows)
        return good

    @property
    def _keep(self) -> Any:
        """Insert, or put in place of the answer that is kept, unless it is an old repeat."""
        insert = insert_into(self._engine, said)
        new = insert.excluded
        same_words = and_(
            said.c.value == new.value, said.c.text_id.is_not(None), new.text_id.is_not(None)
        )
        return insert.on_conflict_do_update(
            index_elements=said.primary_key,
            set_={
                "door": new.door,
                "value": new.value,
                "page": new.page,
                "number": new.number,
                "text_id": case((same_words, said.c.text_id), else_=new.text_id),
                "released": case((same_words, said.c.released), else_=new.released),
            },
            where=or_(said.c.page != new.page, said.c.number < new.number),
        )

    def said(self, room_id: str, questions: Collection[str] | None = None) -> tuple[SaidRow, ...]:
        """All choices made in the room, or those to some questions. Free text is not among them."""
        columns = (said.c.participant, said.c.door, participants.c.label)
        wanted = (
            select(*columns, said.c.question, said.c.round, said.c.value)
            .join_from(said, participants)
            .where(said.c.room == room_id, said.c.value.is_not(None), said.c.text_id.is_(None))
            .order_by(said.c.question, said.c.round, said.c.participant)
        )
        if questions is not None:
            wanted = wanted.where(said.c.question.in_(questions))
        with self._reading() as connection:
            rows = connection.execute(wanted).all()
        once = cache(from_text)  # a thousand people have few choices; but no two share a list
        return tuple(
            SaidRow(
                *(person, door, str(once(label)), question, number),
                from_text(value) if value[0] in "[{" else once(value),
            )
            for person, door, label, question, number, value in rows
        )

    def mine(self, room_id: str, participant: str) -> Answers:
        """All that one participant said in the room, their own words too."""
        wanted = select(said.c.question, said.c.round, said.c.value).where(
            said.c.participant == participant, said.c.room == room_id, said.c.value.is_not(None)
        )
        with self._reading() as connection:
            # Not sorted there: SQLite would then walk through the whole room instead.
            rows = sorted(connection.execute(wanted), key=lambda row: (row.question, row.round))
        return {(question, number): from_text(value) for question, number, value in rows}

    def texts(self, room_id: str) -> tuple[Text, ...]:
        """All free text of the room, held and released; in no order of time."""
        columns = (said.c.text_id, said.c.question, said.c.round, said.c.door)
        wanted = (
            select(*columns, participants.c.label, said.c.value, said.c.released)
            .join_from(said, participants)
            .where(said.c.room == room_id, said.c.text_id.is_not(None), said.c.value.is_not(None))
            .order_by(said.c.question, said.c.round, said.c.text_id)
        )
        with self._reading() as connection:
            rows = connection.execute(wanted).all()
        return tuple(
            Text(id, question, number, door, str(from_text(label)), from_text(words), released)
            for id, question, number, door, label, words, released in rows
        )

    def release(self, room_id: str, ids: Collection[str], released: bool) -> int:
        """Release these words, or hold them again; returns how many are now so.

        Words that changed since somebody read them have another id, and stay held.
        """
        now_so = update(said).where(
            said.c.room == room_id, said.c.text_id.in_(ids), said.c.released != released
        )
        with self._writing() as connection:
            hold(connection, room_id)
            number = connection.execute(now_so.values(released=released)).rowcount
            if number:
                bump(connection, room_id)
        return number


def _row(room_id: str, one: Said) -> dict[str, Any]:
    return {
        "room": room_id,
        "question": one.question,
        "round": one.round,
        "participant": one.participant,
        "door": one.door,
        "value": None if one.value is None else to_text(one.question, one.value),
        "page": one.page,
        "number": one.number,
        "text_id": secrets.token_hex(8) if one.text else None,
        "released": False,
    }
