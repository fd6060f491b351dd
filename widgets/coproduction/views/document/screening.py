"""What a screening for data protection asks of a room, and what its settings cannot answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coproduction.activities.live.people import WhoIsMissing
from coproduction.activities.words import capital, listed, plural
from coproduction.views.document.parts import Grid

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coproduction.activities.live import Line, LiveStep
    from coproduction.store import Room

    Steps = Sequence[tuple[Line, LiveStep]]

ABOUT_PEOPLE = {
    "minority": "ethnic group",
    "outside-white": "ethnic group",
    "condition": "health",
}
"""The profiles of the room that ask for what needs most care, and what that is."""

DECIDE = (
    ("Who is responsible", "Which organisation decides this, and what is its lawful basis?"),
    ("A full assessment", "Do the answers above call for a data protection impact assessment?"),
    ("Who may be here", "Will there be children, or people who may find it hard to say no?"),
    ("What you tell people", "Which notice do they get, and who is named in it for questions?"),
    ("Who holds the key", "Who may drive the room, on which laptop, and who takes it home?"),
    ("The way there", "Without https, others on the network could listen in. Is that all right?"),
    ("Copies", "Does a backup of the computer keep the database for longer than the room does?"),
    ("After the report", "How long do you keep the report, the paper cards and the photographs?"),
)  # fmt: skip


def screening(room: Room, here: int, most: int, steps: Steps) -> Grid:
    """What a screening asks, answered.

    Args:
        room: The room.
        here: How many have joined.
        most: How many can.
        steps: The lines of its sheet, each with its step.
    """
    own = sum(line.kind == "own" for line, _ in steps)
    typed = (
        f"The facilitators typed {plural(own, 'question')}. Read them with this in mind."
        if own
        else "No question of the facilitators’ own is on the sheet."
    )
    days = max(1, (room.keep_until - room.opened).days)
    rows = (
        ("Does it use new technology?", "A web page, a database and counting. Nothing decides "
         "about a person, and nothing learns from what they say."),
        ("Does it ask about health, ethnic group or other sensitive things?",
         f"{_sensitive(steps)} {typed} People may still write of such things."),
        ("Are there many people?", f"{capital(plural(here, 'person has', 'people have'))} "
         f"joined so far. No more than {most} can."),
        ("Might people be at risk, or find it hard to refuse?",
         "The settings cannot tell. Nobody has to join, and every question can be left out."),
        ("Might there be children?", "The settings cannot tell. No age is checked."),
        ("Are people watched, scored or matched with other data?",
         "No. Only somebody with the database itself could do that. They could tie a person’s "
         "number to what the same browser answered in other parts of the course."),
        ("Is it kept for longer than needed?",
         f"It is set to be kept for {plural(days, 'day')}. Say why, if it need not be."),
    )  # fmt: skip
    return Grid("Answered from the settings of this room", ("Question", "Answer"), rows)


def _sensitive(steps: Steps) -> str:
    found = {
        ABOUT_PEOPLE[profile]
        for line, step in steps
        if isinstance(step, WhoIsMissing) and (profile := step.profile(line).id) in ABOUT_PEOPLE
    }
    if found:
        return f"Yes: “Who is in the room?” asks about {listed(sorted(found))}."
    return "The course’s own questions in this room do not."
