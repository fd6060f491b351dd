"""Answers in memory, for a page that has nowhere to keep them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coproduction.store import values

if TYPE_CHECKING:
    from collections.abc import Mapping


class PageStore:
    """A store like AnswerStore, for as long as this process lives: nothing is left to purge."""

    def __init__(self) -> None:
        self._answers: dict[str, dict[tuple[str, int], str]] = {}

    def answers(self, person: str) -> values.Answers:
        """All that ``person`` said; empty for somebody new."""
        said = self._answers.get(person, {})
        # Kept as text so that what comes out is a copy, exactly as from a database.
        return {key: values.from_text(said[key]) for key in sorted(said)}

    def save(self, person: str, question: str, round: int, value: values.Json) -> None:
        """Keep ``value`` in place of any earlier answer; None takes the answer away.

        Raises:
            ValueError: The value is not JSON; the message names the question.
        """
        text = None if value is None else values.to_text(question, value)
        said = self._answers.setdefault(person, {})
        if text is None:
            said.pop((question, round), None)
        else:
            said[question, round] = text

    def save_all(self, person: str, said: Mapping[values.Key, values.Json]) -> None:
        """Keep many answers at once: all of them or, when one is not JSON, none."""
        texts = {key: values.to_text(key[0], value) for key, value in said.items()}
        self._answers.setdefault(person, {}).update(texts)

    def forget(self, person: str) -> int:
        """Delete the person and every answer; returns how many answers there were."""
        return len(self._answers.pop(person, {}))
