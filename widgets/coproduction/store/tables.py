"""The tables, as the queries see them; :mod:`coproduction.store.migrations` makes them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import Column, DateTime, ForeignKey, Integer, MetaData, Table, Text, TypeDecorator

from coproduction.store.values import in_utc

if TYPE_CHECKING:
    from sqlalchemy import Dialect


class Moment(TypeDecorator[datetime]):
    """A moment in UTC, with its time zone on every database: SQLite itself keeps none."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        return value and in_utc(value)

    def process_result_value(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        return value and (value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC))


metadata = MetaData()

people = Table(
    "people",
    metadata,
    Column("key", Text, primary_key=True),
    Column("seen", Moment, nullable=False),
)

answers = Table(
    "answers",
    metadata,
    # The cascade makes forgetting a person one statement, so nothing can be left behind.
    Column("person", ForeignKey("people.key", ondelete="CASCADE"), primary_key=True),
    Column("question", Text, primary_key=True),
    Column("round", Integer, primary_key=True),
    # JSON as text: a JSON column has numeric affinity in SQLite, which rewrites "1.0" as 1.
    Column("value", Text, nullable=False),
)
