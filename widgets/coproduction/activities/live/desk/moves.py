"""What the buttons of a running workshop do: each is one move, made where no other can slip in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coproduction.activities.live import conduct
from coproduction.activities.live.barriers import CHOSEN, SORTED, Barriers, Sort
from coproduction.activities.live.desk.place import Place
from coproduction.activities.live.pretend import TABLES
from coproduction.activities.live.room import Stage
from coproduction.activities.live.timing import left_out, set_timer, stop_timer
from coproduction.activities.words import plural
from coproduction.content.barriers import barriers

if TYPE_CHECKING:
    from collections.abc import Callable

    from coproduction.activities.answers import Json
    from coproduction.activities.live.conduct import State
    from coproduction.activities.live.desk.host import Lines
    from coproduction.activities.live.desk.place import Seen
    from coproduction.activities.live.room import Line


class Moves(Place):
    """The moves of a workshop."""

    id = "run"

    def do_go(self, seen: Seen, id: str) -> str:
        """Make a line the present one, and open it."""
        line = seen.line(id)
        if line is None:
            return ""
        ticked = self._ticked(seen) if line.kind == Sort.kind else ()

        def move(lines: Lines, state: State, now: float) -> tuple[Lines, State]:
            if ticked and not conduct.begun(state, id):
                lines = tuple(_with(one, ticked) if one.id == id else one for one in lines)
            state = {**state, "out": [one for one in left_out(state) if one != id]}
            return lines, conduct.go_to(stop_timer(state), id, now, seen.step(line).round)

        self.host.change(seen.room.id, move)
        self.desk.write("at", self.id)
        self.desk.turn()
        return f"“{line.title}” is open."

    def do_reveal(self, seen: Seen, id: str) -> str:
        """Show what the room said."""
        self._state(seen, lambda state, now: conduct.reveal(state, id, now))
        return "The room sees the result."

    def do_close(self, seen: Seen, id: str) -> str:
        """Take no more answers."""
        self._state(seen, lambda state, now: conduct.close(state, id, now))
        return "Closed."

    def do_reopen(self, seen: Seen, id: str) -> str:
        """Take answers again."""
        self._state(seen, lambda state, _now: conduct.reopen(state, id))
        return "Open again, and the result is covered."

    def do_cover(self, seen: Seen, id: str) -> str:
        """Hide the result."""
        self._state(seen, lambda state, _now: conduct.cover(state, id))
        return "Hidden again."

    def do_again(self, seen: Seen, id: str) -> str:
        """Ask once more."""
        self._state(seen, lambda state, _now: conduct.again(state, id))
        return "Open, as round two."

    def do_show(self, seen: Seen, id: str, place: int) -> str:
        """Put another picture on the screen."""
        self._state(seen, lambda state, _now: conduct.show(state, id, place))
        return "It is on the screen."

    def do_timer(self, seen: Seen, label: str, minutes: int) -> str:
        """Begin a time."""
        self._state(seen, lambda state, now: set_timer(state, label, minutes, now))
        return f"{label}: {plural(minutes, 'minute')}."

    def do_stop(self, seen: Seen) -> str:
        """Stop the time."""
        self._state(seen, lambda state, _now: stop_timer(state))
        return "The timer is stopped."

    def do_fill(self, seen: Seen) -> str:
        """Let pretend people in."""
        self.host.fill(seen.room.id)
        self._state(
            seen,
            lambda state, _now: {
                **state,
                "filled": True,
                "tables": max(TABLES, state.get("tables", 0)),
            },
        )
        return "Sixty pretend people are here."

    def do_pretend(self, seen: Seen, id: str) -> str:
        """Have them answer."""
        line = seen.line(id)
        if line is not None and seen.at is not None and seen.at.line == line:
            self.host.pretend(seen.room.id, seen.at.step, line, seen.at.stage)
        return "They have answered."

    def _state(self, seen: Seen, change: Callable[[State, float], State]) -> None:
        self.host.change(seen.room.id, lambda lines, state, now: (lines, change(state, now)))

    def _ticked(self, seen: Seen) -> tuple[str, ...]:
        """The barriers that were ticked most; the first few where none was."""
        line = next((line for line in reversed(seen.lines) if line.kind == Barriers.kind), None)
        first = tuple(one.id for one in barriers().barriers[:SORTED])
        if line is None:
            return first
        step = seen.step(line)
        found = self.host.result(seen.room.id, step, line, Stage())
        tally = found.tallies.get((CHOSEN, 2)) or found.tallies.get((CHOSEN, 1))
        return (step.most(tally) if tally and isinstance(step, Barriers) else ()) or first


def _with(line: Line, ticked: tuple[str, ...]) -> Line:
    """A line that sorts these barriers, unless some were chosen for it by hand."""
    chosen: list[Json] = [*ticked]
    if line.setting.get("barriers"):
        return line
    return replace(line, setting={**line.setting, "barriers": chosen})
