"""What a learner has said in earlier parts, in a few lines, for a plan to start from."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from coproduction.activities import get

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coproduction.activities.answers import Answers

FIRST = ("own-practice", "who-is-missing")
"""What a plan begins with: where the work sits, and who is not there."""

BARRIERS = ("barriers",)
"""What a plan takes on."""

REST = ("honesty", "who-does-what", "case", "cost-of-not")
"""What else a plan may build on."""

_log = logging.getLogger(__name__)


def so_far(answers: Answers, earlier: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """The gist of each of these earlier activities that is in this course and was answered."""
    return tuple(row for id in earlier for row in _gist(id, answers))


def _gist(id: str, answers: Answers) -> tuple[tuple[str, str], ...]:
    try:
        return get(id).gist(answers)
    except KeyError:
        return ()
    except Exception:
        # Answers may be older than the activity they were given in; a plan goes on without them.
        _log.exception("Cannot say what came of %s", id)
        return ()
