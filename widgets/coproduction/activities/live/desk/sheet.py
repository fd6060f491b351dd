"""The run-sheet: every step with its times, and what can be changed about each."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coproduction.activities.answers import AnswerError
from coproduction.activities.blocks import Buttons, Entry, Facts, Heading, Prose, Shelf
from coproduction.activities.live import OWN, conduct
from coproduction.activities.live.desk.forms import number, one, press
from coproduction.activities.live.desk.place import Place
from coproduction.activities.live.desk.setting import asks, setting
from coproduction.activities.live.room import Line
from coproduction.activities.live.timing import flow, left_out, started
from coproduction.activities.words import plural
from coproduction.content.steps import steps
from coproduction.logic.room.words import runs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from coproduction.activities.answers import Json
    from coproduction.activities.live.conduct import State
    from coproduction.activities.live.desk.host import Lines
    from coproduction.activities.live.desk.place import Named, Seen
    from coproduction.logic.room.runsheet import Flow, Run

LINE = "sheet.line"
LONGEST = 240
ASKED_ALREADY = (
    "This question was asked already: what people said would stand under other words. "
    "Ask something new instead."
)
MOST = 40
"""How many lines a sheet may have."""


class Sheet(Place):
    """All steps, or one of them."""

    id = "sheet"
    label = "Sheet"

    def blocks(self, seen: Seen) -> Iterator[Named]:
        line = seen.line(seen.draft(LINE))
        yield from self._all(seen) if line is None else self._line(seen, line)

    def _all(self, seen: Seen) -> Iterator[Named]:
        found = flow(seen.lines, seen.state, seen.room.minutes, seen.moment)
        yield "title", Heading("The run-sheet", step=f"{seen.room.minutes} minutes", level=2)
        titles = {line.id: f"“{line.title}”" for line in seen.lines}
        if started(seen.state) and (advice := runs(found, titles)):
            yield "clock", Prose((advice,), tone="note")
        times = {run.id: run for run in found.runs}
        entries = tuple(self._entry(seen, line, times.get(line.id), found) for line in seen.lines)
        yield "lines", Shelf(entries)
        yield "add-title", Heading("Add a step", level=2)
        kinds = [(step.id, step.title) for step in steps()]
        yield "kind", one("sheet.kind", "Which?", seen.draft("sheet.kind"), kinds, folded=True)
        words = "Add it after the present step" if seen.at else "Add it before the last step"
        yield (
            "add",
            Buttons((press(words, "sheet.add"), press("Ask something of my own", "sheet.own"))),
        )

    def _entry(self, seen: Seen, line: Line, run: Run | None, found: Flow) -> Entry:
        """One line: its name, when it is, and a word for how it stands."""
        flag = ""
        if seen.at and seen.at.line.id == line.id:
            flag = "Now"
        elif line.id in left_out(seen.state):
            flag = "Left out"
        elif run is not None and line.id in found.drop:
            flag = "No time for it"
        elif conduct.begun(seen.state, line.id):
            flag = "Done"
        elif run is not None and run.dropped:
            flag = "Passed over"
        elif line.id in found.shortened:
            flag = "Shorten it"
        button = press(line.title, "sheet.look", line.id)
        return Entry(button, (self._times(seen, line, run),), flag)

    def _times(self, seen: Seen, line: Line, run: Run | None) -> str:
        planned = plural(round(line.minutes), "minute")
        begin = started(seen.state)
        if run is None or begin is None:
            return f"{planned.capitalize()}."

        def clock(minutes: float) -> str:
            return seen.clock(begin + 60 * minutes)

        plan = f"Planned for {clock(run.planned_start)}, {planned}"
        if run.dropped:
            return f"{plan}."
        return f"{clock(run.start)} to {clock(run.end)}. {plan}."

    def _line(self, seen: Seen, line: Line) -> Iterator[Named]:
        here = seen.lines.index(line)
        out = line.id in left_out(seen.state)
        present = seen.at is not None and seen.at.line.id == line.id
        found = flow(seen.lines, seen.state, seen.room.minutes, seen.moment)
        run = next((run for run in found.runs if run.id == line.id), None)
        step = f"Line {here + 1} of {len(seen.lines)}"
        yield "title", Heading(line.title, step=step, level=2)
        acts = [press("Back to the sheet", "sheet.look", "")]
        if not present:
            acts.insert(0, press("Go to it now", "run.go", line.id))
        if here:
            acts.append(press("Move it up", "sheet.move", line.id, here - 1))
        if here < len(seen.lines) - 1:
            acts.append(press("Move it down", "sheet.move", line.id, here + 1))
        if not present:
            words = "Put it back" if out else "Leave it out"
            acts.append(press(words, "sheet.out", line.id, not out))
        yield "line-acts", Buttons(tuple(acts))
        kind = seen.step(line).step
        rows = [("When", "Left out." if out else self._times(seen, line, run))]
        rows += [
            ("Say", " ".join(seen.step(line).say(line)) or line.title),
            ("For you", kind.notes),
        ]
        yield "line-facts", Facts(tuple(rows))
        minutes = seen.draft(f"set.{line.id}.minutes", round(line.minutes))
        name = f"set.{line.id}.minutes"
        yield f"set-{line.id}-minutes", number(name, "How long?", minutes, "minutes", 1, LONGEST)
        for name, ask in asks(seen, line):
            yield f"set-{line.id}-{name}", ask
        yield "line-save", Buttons((press("Save this step", "sheet.save", line.id, main=True),))

    def do_look(self, _seen: Seen, id: str) -> str:
        """Show one line, or all."""
        self.desk.clear("set.")
        self.desk.write(LINE, id or None)
        self.desk.turn()
        return ""

    def do_save(self, seen: Seen, id: str) -> str:
        """Keep what was set for a line; the second placing keeps the stories of the first."""
        line = seen.line(id)
        if line is None:
            return ""
        minutes = seen.draft(f"set.{id}.minutes", line.minutes)
        new = setting(seen, line)
        title = new.pop("title", None)
        if line.kind == OWN and conduct.begun(seen.state, id) and _other(line, new):
            raise AnswerError(ASKED_ALREADY)

        def change(one: Line) -> Line:
            if one.id == id:
                length = float(minutes) if isinstance(minutes, int | float) else one.minutes
                named = str(title or one.title)
                return replace(one, title=named, minutes=length, setting={**one.setting, **new})
            if "cards" in new and one.kind in ("cards", "cards-again"):
                return replace(one, setting={**one.setting, "cards": new["cards"]})
            return one

        self._lines(seen, lambda lines: tuple(map(change, lines)))
        self.desk.clear("set.")
        return "Saved."

    def do_move(self, seen: Seen, id: str, place: int) -> str:
        """Put a line in another place."""

        def move(lines: Lines) -> Lines:
            line = next((line for line in lines if line.id == id), None)
            rest = [one for one in lines if one.id != id]
            return lines if line is None else (*rest[:place], line, *rest[place:])

        self._lines(seen, move)
        return f"It is number {place + 1} now."

    def do_out(self, seen: Seen, id: str, out: bool) -> str:
        """Leave a line out, or put it back."""

        def move(lines: Lines, state: State, _now: float) -> tuple[Lines, State]:
            rest = [one for one in left_out(state) if one != id]
            here = state.get("present") == id
            return lines, {**state, "out": [*rest, id] if out and not here else rest}

        self.host.change(seen.room.id, move)
        return "Left out." if out else "It is back."

    def do_add(self, seen: Seen) -> str:
        """Add a step of the kind that was chosen."""
        kind = str(seen.draft("sheet.kind") or "")
        if not kind:
            msg = "Choose first which step to add."
            raise AnswerError(msg)
        return self._add(seen, kind)

    def do_own(self, seen: Seen) -> str:
        """Add a question of the facilitator's own."""
        return self._add(seen, "own")

    def _add(self, seen: Seen, kind: str) -> str:
        step = next((step for step in steps() if step.id == kind), None)
        if step is None or len(seen.lines) >= MOST:
            msg = "The sheet is full. Take away what you do not need."
            raise AnswerError(msg)
        taken = {line.id for line in seen.lines}
        id = next(f"{kind}-{n}" for n in range(2, MOST + 3) if f"{kind}-{n}" not in taken)
        minutes = step.minutes.get(seen.room.minutes) or step.least
        like = next((line.setting for line in seen.lines if line.kind == kind), {})
        if kind.startswith("cards"):
            like = next((line.setting for line in seen.lines if "cards" in line.setting), {})
        new = Line(id, kind, step.title, float(minutes), {} if kind == "own" else like)

        def put(lines: Lines, state: State, _now: float) -> tuple[Lines, State]:
            ids = [line.id for line in lines]
            here = state.get("present")
            place = ids.index(here) + 1 if here in ids else max(len(lines) - 1, 0)
            return (*lines[:place], new, *lines[place:]), state

        self.host.change(seen.room.id, put)
        self.desk.clear("sheet.")
        return self.do_look(seen, id) or f"“{step.title}” is on the sheet."

    def _lines(self, seen: Seen, change: Callable[[Lines], Lines]) -> None:
        self.host.change(seen.room.id, lambda lines, state, _now: (change(lines), state))


def _other(line: Line, new: Mapping[str, Json]) -> bool:
    """Whether a question would be asked in other words, or answered in another way."""
    return any((line.setting.get(name) or None) != (new[name] or None) for name in new)
