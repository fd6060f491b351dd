"""What is parked with its owner, what was promised and what cannot be, and when people hear."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from coproduction.activities.answers import AnswerError
from coproduction.activities.blocks import Buttons, Entry, Heading, Prose, Shelf
from coproduction.activities.live.desk.forms import day, press, words
from coproduction.activities.live.desk.place import Place
from coproduction.activities.live.noted import (
    PARKED,
    PROMISE,
    REPORT_BACK,
    Parked,
    Promise,
    day_of,
    report_back,
)
from coproduction.activities.words import day as said_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coproduction.activities.answers import Json
    from coproduction.activities.live.desk.host import Note
    from coproduction.activities.live.desk.place import Named, Seen

SHAPES: dict[str, type[Parked] | type[Promise]] = {PARKED: Parked, PROMISE: Promise}
PROMPTS = {
    f"{PARKED}.what": ("What is parked?", 300),
    f"{PARKED}.owner": ("Who takes it home?", 100),
    f"{PROMISE}.said": ("You said", 300),
    f"{PROMISE}.will": ("We will", 300),
    f"{PROMISE}.owner": ("Who sees to it?", 100),
    f"{PROMISE}.by": ("By when?", 0),
    f"{PROMISE}.cannot": ("What we cannot do", 300),
    f"{PROMISE}.why": ("Why not?", 300),
}
PARKING = "Read the parking lot out before the end. What has no owner is lost by tomorrow."
BACK = "Agree in the room on the day on which people hear back, and keep it."


class Promises(Place):
    """The parking lot, the promises, and the day to report back."""

    id = "promises"
    label = "Promises"

    def blocks(self, seen: Seen) -> Iterator[Named]:
        notes = self.host.notes(seen.room.id)
        yield "title", Heading("Parking lot", level=2)
        yield "parking", Prose((PARKING,), tone="quiet")
        yield from self._form(seen, PARKED, "Park it")
        yield from self._written(notes, PARKED)
        yield "promises", Heading("You said, we will", level=2)
        yield from self._form(seen, PROMISE, "Write it down")
        yield from self._written(notes, PROMISE)
        yield "back", Heading("When people hear back", level=2)
        known = report_back(notes)
        words = f"They hear on {said_day(known)}." if known else "No day is agreed yet."
        yield "back-words", Prose((words, BACK))
        value = seen.draft("back.on", known.isoformat() if known else None)
        yield "back-on", day("back.on", "The day", value)
        yield "back-keep", Buttons((press("Keep this day", "promises.back"),))

    def _form(self, seen: Seen, kind: str, label: str) -> Iterator[Named]:
        for field in fields(SHAPES[kind]):
            name = f"{kind}.{field.name}"
            prompt, longest = PROMPTS[name]
            value = seen.draft(name)
            ask = words(name, prompt, value, longest) if longest else day(name, prompt, value)
            yield name.replace(".", "-"), ask
        editing = seen.draft(f"{kind}.note")
        acts = [press("Save the change" if editing else label, "promises.add", kind)]
        if editing:
            acts += [
                press("Leave it as it was", "promises.stop", kind),
                press("Take it away", "promises.drop", kind),
            ]
        yield f"{kind}-acts", Buttons(tuple(acts))

    def _written(self, notes: Any, kind: str) -> Iterator[Named]:
        entries = tuple(self._entry(note, kind) for note in notes if note.kind == kind)
        if entries:
            yield f"{kind}-list", Shelf(entries)

    def _entry(self, note: Note, kind: str) -> Entry:
        value: Any = note.value if isinstance(note.value, dict) else {}
        said = {field.name: str(value.get(field.name) or "") for field in fields(SHAPES[kind])}
        until = day_of(said.get("by", ""))
        said["by"] = said_day(until) if until else said.get("by", "")
        first = said.get("what") or said.get("said") or said.get("will") or said.get("cannot")
        told = {"will": "We will", "cannot": "We cannot", "why": "Why", "by": "By"}
        lines = [f"{words}: {said[name]}" for name, words in told.items() if said.get(name)]
        lines += [f"With {said['owner']}"] if said["owner"] else []
        if kind == PARKED and not said["owner"]:
            lines.append("Nobody has it yet.")
        return Entry(press(first or "Change it", "promises.edit", kind, note.id), tuple(lines))

    def do_add(self, seen: Seen, kind: str) -> str:
        """Write down what is in the form."""
        names = [field.name for field in fields(SHAPES[kind])]
        said = {name: seen.words(f"{kind}.{name}") for name in names}
        if not any(said[name] for name in names if name not in ("owner", "by", "why")):
            msg = "Write a few words first."
            raise AnswerError(msg)
        editing = seen.draft(f"{kind}.note")
        value: dict[str, Json] = {name: words for name, words in said.items() if words}
        self.host.note(seen.room.id, kind, editing if isinstance(editing, int) else None, value)
        self.desk.clear(f"{kind}.")
        return "It is written down."

    def do_edit(self, seen: Seen, kind: str, note: int) -> str:
        """Take a note into the form, to change it."""
        found = next((one for one in self.host.notes(seen.room.id) if one.id == note), None)
        if found is None or not isinstance(found.value, dict):
            return "Somebody has taken it away."
        self.desk.clear(f"{kind}.")
        for name, said in found.value.items():
            self.desk.write(f"{kind}.{name}", str(said))
        self.desk.write(f"{kind}.note", note)
        return "It is in the boxes above its list. Change it there."

    def do_stop(self, _seen: Seen, kind: str) -> str:
        """Leave a note as it was."""
        self.desk.clear(f"{kind}.")
        return "Nothing was changed."

    def do_drop(self, seen: Seen, kind: str) -> str:
        """Take a note away."""
        editing = seen.draft(f"{kind}.note")
        if isinstance(editing, int):
            self.host.drop_note(seen.room.id, editing)
        self.desk.clear(f"{kind}.")
        return "It is gone."

    def do_back(self, seen: Seen) -> str:
        """Keep the day on which people hear back."""
        on = day_of(seen.words("back.on"))
        if on is None:
            msg = "Choose a day first."
            raise AnswerError(msg)
        notes = [note.id for note in self.host.notes(seen.room.id) if note.kind == REPORT_BACK]
        self.host.note(
            seen.room.id, REPORT_BACK, notes[-1] if notes else None, {"on": on.isoformat()}
        )
        self.desk.clear("back.")
        return f"They hear on {said_day(on)}."
