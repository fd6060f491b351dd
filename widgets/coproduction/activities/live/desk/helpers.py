"""Tables with a scribe each, and a second facilitator at a desk of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coproduction.activities.answers import AnswerError
from coproduction.activities.blocks import Buttons, Facts, Heading, Letter, Prose
from coproduction.activities.live.desk.forms import number, press
from coproduction.activities.live.desk.place import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coproduction.activities.live.desk.place import Named, Seen

MOST = 100
SCRIBES = (
    "Where people share, one of them writes for the table. Give each table its own code.",
    "They type it where others type the room’s code. A table gives what it agreed, and a "
    "minority’s words.",
)
SECOND = (
    "This address opens a desk for this room alone. It holds the key: whoever has it can do "
    "what you do here, so give it to one person you trust.",
    "You can both work at once. Neither takes back what the other did.",
)
PART = (
    "Open this desk with its key first, by the link on its first page. Then the address is here.",
)


class Helpers(Place):
    """Codes for tables, and the address for a second facilitator."""

    id = "helpers"
    label = "Helpers"

    def blocks(self, seen: Seen) -> Iterator[Named]:
        yield "title", Heading("Tables and helpers", level=2)
        yield "scribes-title", Heading("A scribe for each table")
        yield "scribes", Prose(SCRIBES)
        made = self.tables(seen)
        prompt = "How many tables have a scribe?"
        yield "tables", number("tables.number", prompt, seen.draft("tables.number"), "", 1, MOST)
        yield "make", Buttons((press("Make their codes", "helpers.make", main=not made),))
        if made:
            yield "codes", Facts(self.host.tables(seen.room.id, made))
        yield "second", Heading("A second facilitator")
        yield "second-words", Prose(SECOND)
        address = self.host.addresses(seen.room.id).helper
        yield "address", Prose(PART) if address.startswith("/") else Letter("The address", address)

    def tables(self, seen: Seen) -> int:
        """How many tables have a code."""
        found = seen.state.get("tables", 0)
        return min(found, MOST) if isinstance(found, int) else 0

    def do_make(self, seen: Seen) -> str:
        """Make codes for so many tables; those that are there stay."""
        wanted = seen.draft("tables.number")
        if not isinstance(wanted, int):
            msg = "Type how many tables there are."
            raise AnswerError(msg)
        most = max(wanted, self.tables(seen))
        self.host.tables(seen.room.id, most)
        self.host.change(
            seen.room.id, lambda lines, state, _now: (lines, {**state, "tables": most})
        )
        self.desk.clear("tables.")
        return f"There are codes for {most} tables."
