"""What a learner has said in earlier parts, in a few lines, for a plan to start from."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from coproduction.activities import get

if TYPE_CHECKING:
    from coproduction.activities.answers import Answers

EARLIER = (
    *("own-practice", "cost-of-not", "case", "barriers"),
    *("who-is-missing", "honesty", "who-does-what"),
)
"""The activities a plan builds on, in the order it looks back at them."""

_log = logging.getLogger(__name__)


def so_far(answers: Answers) -> tuple[tuple[str, str], ...]:
    """The gist of every earlier activity that is in this course and was answered."""
    return tuple(row for id in EARLIER for row in _gist(id, answers))


def _gist(id: str, answers: Answers) -> tuple[tuple[str, str], ...]:
    try:
        return get(id).gist(answers)
    except KeyError:
        return ()
    except Exception:
        # Answers may be older than the activity they were given in; a plan goes on without them.
        _log.exception("Cannot say what came of %s", id)
        return ()
