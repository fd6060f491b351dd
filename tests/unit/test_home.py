"""The home: how long the course takes, and where the main button leads."""

from __future__ import annotations

import pytest

from coproduction import content
from coproduction.server.course import AT, Stop
from coproduction.server.handlers.pages import _go_on, _in_words

PARTS = content.course().parts


def stops(*done: int) -> tuple[Stop, ...]:
    """The parts of the course, of which those with these numbers are done."""
    return tuple(Stop(part, n, f"/{part.id}", n in done) for n, part in enumerate(PARTS, start=1))


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (1, "1 minute"),
        (45, "45 minutes"),
        (60, "1 hour"),
        (61, "1 hour 1 minute"),
        (165, "2 hours 45 minutes"),
    ],
)
def test_a_time_is_said_as_people_say_it(minutes: int, words: str) -> None:
    assert _in_words(minutes) == words


@pytest.mark.parametrize(
    ("at", "done", "number"),
    [
        (None, (), None),
        ("no-longer-there", (), None),
        (PARTS[0].id, (), 1),
        (PARTS[0].id, (1,), 2),
        (PARTS[1].id, (1,), 2),
        (PARTS[0].id, (1, 2), 3),
        (PARTS[-1].id, (len(PARTS),), len(PARTS)),
    ],
)
def test_the_button_leads_to_what_is_not_done(
    at: str | None, done: tuple[int, ...], number: int | None
) -> None:
    found = _go_on(stops(*done), {} if at is None else {(AT, 1): at})
    assert (found.number if found else None) == number
