"""Who gives and who gets: which parties get nothing, and which give most for least."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST = 3
"""The top of the scale: 0 nothing, 1 a little, 2 a fair amount, 3 a lot."""


@dataclass(frozen=True)
class Share:
    """How much one party gives and gets, each from 0 to ``MOST``.

    Raises:
        ValueError: Either is out of range; the message names it.
    """

    gives: int
    gets: int

    def __post_init__(self) -> None:
        for name in ("gives", "gets"):
            value = getattr(self, name)
            if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= MOST:
                msg = f"{name} must be a whole number from 0 to {MOST}, not {value!r}"
                raise ValueError(msg)


@dataclass(frozen=True)
class Balance:
    """What stands out among the parties; each field holds their names, in the order given.

    Attributes:
        nothing: Those who get nothing.
        uneven: Those who give most of all and get least of all who give anything. Where everyone
            gives and gets alike nobody does, and nobody who gets as much as they give.
        givers: Those who give most; none if nobody gives anything.
        getters: Those who get most; none if nobody gets anything.
    """

    nothing: tuple[str, ...]
    uneven: tuple[str, ...]
    givers: tuple[str, ...]
    getters: tuple[str, ...]


def balance(shares: Mapping[str, Share]) -> Balance:
    """What stands out among these parties."""
    most_given = max((share.gives for share in shares.values()), default=0)
    most_got = max((share.gets for share in shares.values()), default=0)
    least_got = min((share.gets for share in shares.values() if share.gives), default=0)
    alike = len(set(shares.values())) < 2

    def uneven(share: Share) -> bool:
        return share.gives == most_given > share.gets == least_got and not alike

    return Balance(
        nothing=tuple(name for name, share in shares.items() if share.gets == 0),
        uneven=tuple(name for name, share in shares.items() if uneven(share)),
        givers=tuple(n for n, share in shares.items() if share.gives == most_given > 0),
        getters=tuple(n for n, share in shares.items() if share.gets == most_got > 0),
    )
