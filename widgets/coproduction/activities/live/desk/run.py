"""Running a workshop: the present step, what to say, and the one thing to do next."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from coproduction.activities.blocks import Button, Buttons, Facts, Heading, Link, Links, Prose
from coproduction.activities.blocks import Timer as TimerBlock
from coproduction.activities.live import conduct
from coproduction.activities.live.counted import DOORS
from coproduction.activities.live.desk.forms import press
from coproduction.activities.live.desk.moves import Moves
from coproduction.activities.live.timing import (
    flow,
    left_out,
    started,
    timer,
)
from coproduction.activities.words import capital, listed, plural
from coproduction.logic.room.words import runs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coproduction.activities.live.desk.place import At, Named, Seen
    from coproduction.activities.live.room import Line

SILENT, RINGS = "silent", "rings"
FOURS = (("Alone", 1), ("In twos", 2), ("In fours", 4), ("Everybody", 5))
"""The parts of 1-2-4-All with their minutes."""

TIMES = (2, 5, 10)
ARRIVING = (
    "Put the screen on the wall, and let people join while they come in.",
    "Begin when you are ready. The clock starts then.",
)

ALONE = re.compile(r"https?://(127\.|localhost|\[::1\])")
UNREACHED = (
    "Phones cannot reach this computer yet. For a hall, start the course anew with "
    "make serve ARGS=--hall. Your room is kept.",
)


class Run(Moves):
    """The present step."""

    id = "run"
    label = "Run"
    bell: ClassVar[str] = "desk.bell"

    def blocks(self, seen: Seen) -> Iterator[Named]:
        if seen.at is None:
            yield from self._before(seen)
        else:
            yield from self._step(seen, seen.at)
        yield from self._joining(seen)
        if seen.room.practice:
            yield from self._rehearsal(seen)

    def _before(self, seen: Seen) -> Iterator[Named]:
        yield "title", Heading(seen.room.title, step=_kind(seen), level=2)
        yield "stand", Prose(ARRIVING)
        following = self._next(seen)
        if following:
            yield "act", Buttons((self._go(following, "Begin", main=True),))

    def _step(self, seen: Seen, at: At) -> Iterator[Named]:
        kept = [line for line in seen.lines if line.id not in left_out(seen.state)]
        place = f"Step {kept.index(at.line) + 1} of {len(kept)}" if at.line in kept else "One more"
        kind = _kind(seen)
        step = f"{place}. {kind}" if kind else place
        yield "title", Heading(at.line.title, step=step, level=2)
        yield "stand", Prose(self._stands(seen, at))
        yield "act", Buttons(tuple(self._acts(seen, at)))
        if at.stage.revealed and (shown := tuple(self._shows(seen, at))):
            yield "show", Buttons(shown)
        yield from self._clock(seen)
        yield "say", Prose(at.step.say(at.line), tone="story", title="Say")
        yield "notes", Prose((at.step.step.notes,), title="For you")
        if at.stage.revealed:
            yield from self._mirror(seen, at)
        yield from self._timer(seen, at)

    def _stands(self, seen: Seen, at: At) -> tuple[str, ...]:
        """How the step stands, in a line or two."""
        if not at.step.questions(at.line):
            return ("Nothing is asked. People talk, or rest.",)
        result = seen.result
        answered = result.answered if result else 0
        here = sum(result.people.values()) if result else 0
        counted = f"{answered} of {here} have answered" if here >= answered else f"{answered} have"
        counted = counted if here >= answered else f"{counted} answered"
        again = " This is the second round." if at.stage.round == conduct.SETTLED else ""
        if at.stage.open:
            words = [f"Open. {counted}.{again}"]
        elif at.stage.revealed:
            words = [f"Revealed, on the screen and on phones. {counted}.{again}"]
        else:
            words = [f"Closed. Nobody sees the result yet. {counted}.{again}"]
        held = sum(result.held.values()) if result else 0
        if held and not at.stage.revealed:
            words.append(f"{capital(plural(held, 'text waits', 'texts wait'))} to be read by you.")
        return tuple(words)

    def _acts(self, seen: Seen, at: At) -> Iterator[Button]:
        """What can be done now, what is usually next first."""
        id, stage = at.line.id, at.stage
        following = self._next(seen)
        asks = bool(at.step.questions(at.line))
        over = stage.revealed or not asks
        if asks and not stage.revealed:
            yield press("Reveal the result", "run.reveal", id, main=True)
        if following:
            yield self._go(following, "Go on", main=over)
        else:
            yield Button("Go to the end", "desk.at", "end", main=over)
        if asks and stage.open:
            yield press("Close it, show nothing", "run.close", id)
        if asks and not stage.open:
            yield press("Open it again", "run.reopen", id)
        if stage.revealed:
            yield press("Hide the result", "run.cover", id)
        if stage.revealed and stage.round == at.step.round == 1 and at.step.pictured(at.line):
            yield press("Ask once more, as round two", "run.again", id)

    def _shows(self, seen: Seen, at: At) -> Iterator[Button]:
        """What else the screen can show of this result."""
        if seen.result is None:
            return
        places = at.step.places(at.line, at.stage, seen.result)
        for place, words in enumerate(places):
            if abs(place - at.stage.show) == 1:
                way = "Next" if place > at.stage.show else "Back"
                yield press(f"{way} on the screen: {words}", "run.show", at.line.id, place)

    def _mirror(self, seen: Seen, at: At) -> Iterator[Named]:
        if seen.result is None:
            return
        yield "mirror", Heading("On the screen now", level=2)
        for name, block in at.step.screen(at.line, at.stage, seen.result):
            if name != "title":
                yield f"mirror-{name}", block

    def _clock(self, seen: Seen) -> Iterator[Named]:
        now = seen.moment
        found = flow(seen.lines, seen.state, seen.room.minutes, now)
        begin = started(seen.state) or now
        titles = {line.id: f"“{line.title}”" for line in seen.lines}
        advice = runs(found, titles) or "You are on time."
        over = next((run.end for run in found.runs if seen.at and run.id == seen.at.line.id), 0.0)
        until = f"This step has until {seen.clock(begin + 60 * over)}."
        end = f"The workshop ends at {seen.clock(begin + 60 * found.end)}."
        yield (
            "clock",
            Prose((f"{advice} {until} {end}",), tone="note", title=f"It is {seen.clock(now)}"),
        )

    def _timer(self, seen: Seen, at: At) -> Iterator[Named]:
        silent = seen.draft("bell") == SILENT
        on = timer(seen.state, seen.moment)
        if on is not None:
            yield "timer", TimerBlock(on.label, on.ends, on.minutes, silent)
        if at.line.kind == "talk":
            begin = [press(f"{who}: {_min(m)}", "run.timer", who, m) for who, m in FOURS]
        else:
            yield "timers-title", Prose((), title="Set a timer")
            begin = [press(_min(m), "run.timer", at.line.title, m) for m in TIMES]
        if on is not None:
            begin = [press("Stop the timer", "run.stop"), *begin]
        bell = ("Let the bell ring", RINGS) if silent else ("Make the bell silent", SILENT)
        yield "timers", Buttons((*begin, Button(bell[0], self.bell, bell[1])))

    def _joining(self, seen: Seen) -> Iterator[Named]:
        to = self.host.addresses(seen.room.id)
        here = self.host.here(seen.room.id)
        doors = [f"{here[door]} {words}" for door, words in DOORS.items() if here.get(door)]
        number = sum(here.values())
        of = f": {listed(doors)}" if len(doors) > 1 else ""
        rows = [("Code", seen.room.code), ("Here", f"{number}{of}" if number else "Nobody yet")]
        if to.join:
            rows.insert(1, ("Address to type", to.join))
        yield "join", Facts(tuple(rows))
        if ALONE.match(to.join):
            yield "alone", Prose(UNREACHED, tone="note")
        links = [Link("Open the screen", f"{to.room}screen", "Put it on the projector.")]
        if seen.at is None:
            links.append(Link("Print the paper", f"{to.room}paper", "Cards, tallies, a poster."))
            links.append(Link("Show the presentation", to.slides, "Slides, if you want some."))
        if to.desk:
            words = "Once in this browser, so that it may open the room’s other pages."
            links.insert(0, Link("Open this desk with its key", to.desk, words))
        yield "pages", Links(tuple(links))

    def _rehearsal(self, seen: Seen) -> Iterator[Named]:
        acts = []
        if not seen.state.get("filled"):
            acts.append(press("Fill it with 60 pretend people", "run.fill"))
        elif seen.at is not None and seen.at.stage.open and seen.at.step.questions(seen.at.line):
            acts.append(press("Have them answer this step", "run.pretend", seen.at.line.id))
        if acts:
            words = "This is a practice room. The screen, the phones and the report say so."
            yield "practice", Prose((words,), title="Rehearse")
            yield "practice-acts", Buttons(tuple(acts))

    def _next(self, seen: Seen) -> Line | None:
        """The line after the present one that is not left out."""
        here = seen.lines.index(seen.at.line) if seen.at else -1
        out = left_out(seen.state)
        return next((line for line in seen.lines[here + 1 :] if line.id not in out), None)

    def _go(self, line: Line, words: str, *, main: bool) -> Button:
        return press(f"{words}: {line.title}", "run.go", line.id, main=main)


def _min(minutes: int) -> str:
    return "1 minute" if minutes == 1 else f"{minutes} minutes"


def _kind(seen: Seen) -> str:
    return "Practice room" if seen.room.practice else ""
