"""The end of a workshop: what people take away, and the room closed and deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coproduction.activities.blocks import Button, Buttons, Facts, Heading, Link, Links, Prose
from coproduction.activities.live.desk.forms import day, press
from coproduction.activities.live.desk.opening import checked_day
from coproduction.activities.live.desk.place import Place
from coproduction.activities.words import day as said_day
from coproduction.activities.words import last_day, plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coproduction.activities.live.desk.host import Addresses
    from coproduction.activities.live.desk.place import Named, Seen

ASKED = "end.asked"
GOES = "Nobody can bring it back, and nobody can join any more. Make the report and save it first."


class End(Place):
    """Report, paper, note; the keep-until date; close and delete."""

    id = "end"
    label = "End"

    def blocks(self, seen: Seen) -> Iterator[Named]:
        if seen.draft(ASKED):
            yield from self._sure(seen)
            return
        yield "title", Heading("Before people leave", level=2)
        yield "pages", Links(pages(self.host.addresses(seen.room.id)))
        yield "keep-title", Heading("How long it is kept", level=2)
        until = last_day(seen.room.keep_until, seen.now.tzinfo)
        words = f"Everything is deleted by itself after {said_day(until)}."
        yield "keep-words", Prose((words,))
        value = seen.draft("end.keep", until.isoformat())
        yield "keep", day("end.keep", "Keep it until", value)
        yield "keep-save", Buttons((press("Change the day", "end.keep"),))
        yield "over", Heading("Close the room", level=2)
        words = "When you have the report, delete the room. Or leave it, and go on with another."
        yield "over-words", Prose((words,))
        yield (
            "over-acts",
            Buttons(
                (
                    press("Close and delete the room", "end.ask", 1),
                    Button("All my rooms", "desk.room", "none"),
                )
            ),
        )

    def _sure(self, seen: Seen) -> Iterator[Named]:
        room = seen.room
        yield "title", Heading(f"Delete “{room.title}”, and all this, for good?", level=2)
        texts = self.host.texts(room.id)
        rows = (
            ("People and tables", str(sum(self.host.here(room.id).values()))),
            ("Answers", str(self.host.answers(room.id))),
            ("Texts", f"{len(texts)}, of which {sum(text.released for text in texts)} released"),
            ("Counts from paper and hands", str(len(self.host.entries(room.id)))),
            ("Parked things, promises, report-back date", str(len(self._notes(seen)))),
            ("Codes", f"{room.code}, and those of the tables"),
        )
        yield "goes", Facts(rows)
        yield "sure", Prose((GOES,), tone="note")
        yield (
            "sure-acts",
            Buttons(
                (press("Delete it all", "end.delete", main=True), press("Keep it", "end.ask", 0))
            ),
        )

    def _notes(self, seen: Seen) -> list[str]:
        kinds = ("parked", "promise", "report-back")
        return [note.kind for note in self.host.notes(seen.room.id) if note.kind in kinds]

    def do_keep(self, seen: Seen) -> str:
        """Keep the room for longer, or for less long."""
        value = seen.draft("end.keep")
        if value is None:
            return "It is kept as before."
        until = checked_day(value, seen.now)
        self.host.keep(seen.room.id, until)
        self.desk.clear("end.")
        return f"It is kept until {said_day(until)}."

    def do_ask(self, _seen: Seen, sure: int) -> str:
        """Ask whether to delete, or leave it."""
        self.desk.write(ASKED, "yes" if sure else None)
        self.desk.turn()
        return ""

    def do_delete(self, seen: Seen) -> str:
        """Delete the room."""
        title, people = seen.room.title, sum(self.host.here(seen.room.id).values())
        self.host.delete(seen.room.id)
        self.desk.clear("")
        self.desk.turn()
        return f"“{title}” is deleted, with what {plural(people, 'person', 'people')} said."


def pages(to: Addresses) -> tuple[Link, ...]:
    """What can be shown, printed and taken away of a room."""
    return (
        Link("Report", f"{to.room}report", "Read the draft and make it. Then take it as a file."),
        Link("Data-protection note", f"{to.room}note", "Made from this room’s real settings."),
        Link("Paper to print", f"{to.room}paper", "Cards, tally sheets and the join poster."),
        Link("Paper in large print", f"{to.room}paper?size=18", "The same in 18 point."),
        Link("Paper in Word", f"{to.room}paper.docx", "To change before you print it."),
        Link("Screen", f"{to.room}screen", "What the projector shows."),
        Link("Presentation", to.slides, "To show or to print. It is on people’s phones, too."),
    )
