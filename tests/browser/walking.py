"""A room with every step there is, walked through every state, for those who look at its pages."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from random import Random
from typing import TYPE_CHECKING

from coproduction.activities.live import Line, Stage, conduct, live, sheet
from coproduction.activities.live.pretend import answers
from coproduction.activities.live.results import counted
from coproduction.content import course
from coproduction.content.barriers import barriers
from coproduction.store import Said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coproduction.activities.answers import Json
    from tests.browser.halls import Hall

PARAGRAPH = (
    "The building, the budget of £40,000 a year, and that it opens in April. The council has "
    "decided these, and nobody in this room can change them today. Opening hours are set by "
    "the lease, and so is the number of people who may be in the hall at the same time. "
) * 2
OPTIONS = (
    "The community centre, which has a ramp, a kitchen and a bus stop at the door",
    "The library",
    "Online, in the evening, with a phone number for those who have no computer at home",
    "Somewhere else",
    "I do not mind",
)
OWN: tuple[tuple[str, dict[str, Json]], ...] = (
    ("Where should we meet next time, and how would you get there and back home?", {
        "kind": "choose one", "options": [*OPTIONS]}),
    ("How welcome did you feel today?", {
        "kind": "scale", "low": "Not at all welcome", "high": "As if I had been expected"}),
    ("What did we not ask?", {"kind": "short text"}),
)  # fmt: skip
TWICE = ("arrive", "dots", "own-1")
"""Steps that are asked once more, besides the stories."""


@dataclass(frozen=True)
class State:
    """What a room is at: a line of its sheet, and how that stands, in words.

    ``on_phones`` is False where only the screen has changed.
    """

    line: Line
    words: str
    on_phones: bool = True

    @property
    def name(self) -> str:
        return f"{self.line.id}, {self.words}"


def every_line(stories: int = 5) -> tuple[Line, ...]:
    """A line for each kind of step, with settings as long as a facilitator may make them."""
    long = {line.kind: line for line in sheet(120, course())}
    chosen = long["cards"].setting["cards"]
    assert isinstance(chosen, list)
    settings: dict[str, dict[str, Json]] = {
        "honesty": {"fixed": PARAGRAPH, "open": PARAGRAPH},
        "cards": {"cards": chosen[-stories:]},
        "cards-again": {"cards": chosen[-stories:]},
        "sort": {"barriers": [one.id for one in barriers().barriers[:5]]},
    }
    lines = [replace(line, setting=settings.get(kind, {})) for kind, line in long.items()]
    missing = live("who-is-missing", course()).step
    lines.insert(-1, Line(missing.id, missing.id, missing.title, 3.0, {"profile": "tenure"}))
    own = (
        Line(f"own-{n}", "own", title, 3.0, {"prompt": title, **setting})
        for n, (title, setting) in enumerate(OWN, start=1)
    )
    return (*lines, *own)


def furnish(hall: Hall, people: int, lines: tuple[Line, ...]) -> None:
    """Give a room these lines, and let that many people in."""
    store, kept = hall.store.rooms, conduct.to_json(lines)
    hall.room = store.change(
        hall.room.id,
        lambda room: replace(room, sheet={**room.sheet, "lines": kept}),  # type: ignore[dict-item]
    )
    for n in range(people):
        store.join(hall.room.id, f"pretend-{n}", "phone")


def fill(hall: Hall, id: str, people: int, round: int = 1) -> None:
    """Have that many answer a step in a round, and let their words be shown."""
    line = conduct.find(hall.room.sheet["lines"], id)  # type: ignore[call-overload, index]
    assert line
    step = live(line.kind, course())
    rooms, chance, said = hall.store.rooms, Random(4), []  # noqa: S311
    for n in range(people):
        who = rooms.join(hall.room.id, f"pretend-{n}", "phone").key
        for question, value, text in answers(step, line, Stage(round=round), "phone", chance):
            sent = f"{secrets.token_hex(4)}-1"
            said.append(Said(who, "phone", question, round, value, sent, text=text))
    rooms.save(hall.room.id, said)
    rooms.release(hall.room.id, [text.id for text in rooms.texts(hall.room.id)], released=True)


def walk(hall: Hall, people: int) -> Iterator[State]:
    """Take a room through all its states; each is the room's when its name is given."""
    for line in conduct.lines(hall.room.sheet["lines"]):  # type: ignore[call-overload, index]
        step = live(line.kind, course())
        hall.go(line.id, step.round)
        yield State(line, "open")
        if not step.questions(line):
            continue
        yield from _answered(hall, people, line, step.round)
        if line.id in TWICE:
            hall.again(line.id)
            yield State(line, "round two")
            yield from _answered(hall, people, line, 2)


def _answered(hall: Hall, people: int, line: Line, round: int) -> Iterator[State]:
    step = live(line.kind, course())
    fill(hall, line.id, people, round)
    yield State(line, f"answered, round {round}", on_phones=False)
    hall.close(line.id)
    yield State(line, f"closed, round {round}")
    hall.reveal(line.id)
    stage = Stage(open=False, round=round, revealed=True)
    found = counted(hall.store.rooms, hall.room.id, step, line, round)
    for place, _ in enumerate(step.places(line, stage, found) or [""]):
        hall.show(line.id, place)
        yield State(line, f"revealed, round {round}, page {place + 1}", on_phones=not place)
