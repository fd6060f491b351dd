"""A person: what an activity is bound to, and all it knows of who is there."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, Protocol, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coproduction.store.values import Answers, Json, Key

Kept: TypeAlias = Literal["server", "binder", "local", "page"]
"""Where answers are kept: on a server, on a Binder that forgets, in this user's own folder, or
for this page only."""


class Store(Protocol):
    """What AnswerStore and PageStore both do."""

    def answers(self, person: str) -> Answers: ...
    def save(self, person: str, question: str, round: int, value: Json) -> None: ...
    def save_all(self, person: str, said: Mapping[Key, Json]) -> None: ...
    def forget(self, person: str) -> int: ...


@dataclass(frozen=True)
class Person:
    """One person's own corner of a store.

    Attributes:
        store: Where the answers go.
        key: Which person, as the store knows them. Not shown by ``repr``: who has it has them.
        kept: What to tell the person about where their answers are.
    """

    store: Store = field(repr=False)
    key: str = field(repr=False)
    kept: Kept

    @property
    def tag(self) -> str:
        """A short name for this person that gives nothing away, for drafts on their device."""
        return hashlib.sha256(f"tag {self.key}".encode()).hexdigest()[:12]

    def answers(self) -> Answers:
        """All they said, by question and round."""
        return self.store.answers(self.key)

    def save(self, question: str, value: Json, round: int = 1) -> None:
        """Keep an answer; None takes it away. When this returns, it is kept."""
        self.store.save(self.key, question, round, value)

    def save_all(self, said: Mapping[Key, Json]) -> None:
        """Keep many answers at once, in place of any to the same questions: all of them or none."""
        self.store.save_all(self.key, said)

    def forget(self) -> int:
        """Delete them and all they said; returns how many answers there were."""
        return self.store.forget(self.key)


def person_key(token: str) -> str:
    """The key under which a store knows the holder of ``token``; nobody can undo it."""
    return hashlib.sha256(token.encode()).hexdigest()
