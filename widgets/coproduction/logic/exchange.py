"""What moves to a community against what moves with it: which list is shorter, which ends first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

TERMS = ("once", "months", "year", "years", "good")
"""How long something lasts, shortest first; ``"unsaid"`` stands beside these."""

UNSAID = "unsaid"

WITH = ("money", "staff", "information", "insurance", "time")
"""What can move with a job."""


@dataclass(frozen=True)
class Exchange:
    """The two lists side by side.

    Attributes:
        moved: How many jobs move to the community.
        given: How many of the five kinds of support move with them.
        lacking: The kinds that do not, in their order.
        outlasting: The jobs that last longer than any support.
        open_ended: The jobs and supports for which nobody has said how long.
    """

    moved: int
    given: int
    lacking: tuple[str, ...]
    outlasting: tuple[str, ...]
    open_ended: tuple[str, ...]

    @property
    def shorter(self) -> bool:
        """Whether less moves with the jobs than there are jobs."""
        return self.given < self.moved


def weigh(jobs: Mapping[str, str], support: Mapping[str, str]) -> Exchange:
    """Compare the two lists.

    Args:
        jobs: For each job that moves, how long: one of ``TERMS`` or ``"unsaid"``.
        support: For each kind of ``WITH`` that moves, how long.

    Raises:
        ValueError: A kind of support or a length of time is not known; it names it.
    """
    for kind in support:
        if kind not in WITH:
            msg = f"{kind!r} is not a kind of support; they are {', '.join(WITH)}"
            raise ValueError(msg)
    for name, term in (*jobs.items(), *support.items()):
        if term not in {*TERMS, UNSAID}:
            msg = f"{name}: {term!r} is not a length of time"
            raise ValueError(msg)
    # Support nobody has put an end to may last: only what is known to end is known to end first.
    longest = max((_length(term) for term in support.values()), default=-1)
    return Exchange(
        moved=len(jobs),
        given=len(support),
        lacking=tuple(kind for kind in WITH if kind not in support),
        outlasting=tuple(
            job
            for job, term in jobs.items()
            if support and term != UNSAID and _length(term) > longest
        ),
        open_ended=tuple(
            name for name, term in (*jobs.items(), *support.items()) if term == UNSAID
        ),
    )


def _length(term: str) -> int:
    return len(TERMS) if term == UNSAID else TERMS.index(term)
