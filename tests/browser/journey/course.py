"""The whole course in its order, as somebody works through it; any hand can do it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.browser.journey.arriving import meaning, welcome
from tests.browser.journey.barriers import barriers
from tests.browser.journey.ladder import ladder
from tests.browser.journey.leaving import close, goodbye, library, moving_up, take_away
from tests.browser.journey.reasons import reasons

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.browser.people import Learner

STRETCHES = (
    *(welcome, meaning, ladder, reasons, barriers),
    *(moving_up, close, library, take_away, goodbye),
)


def journey(learner: Learner) -> Iterator[str]:
    """Go from the home page to the last one, pausing at each state by its name."""
    for stretch in STRETCHES:
        yield from stretch(learner)
