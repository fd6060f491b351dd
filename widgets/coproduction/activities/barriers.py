"""Barriers: what holds your work back, what is known of it, and which three to take on first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coproduction.activities import barrier_map as drawn
from coproduction.activities.barrier_first import BEST, first_things
from coproduction.activities.barrier_map import AT, CHOSEN, OWN
from coproduction.activities.base import item, step
from coproduction.activities.blocks import (
    Button,
    Buttons,
    Entry,
    Facts,
    Heading,
    Page,
    Prose,
    Shelf,
    Sources,
)
from coproduction.activities.paged import Paged
from coproduction.activities.words import listed
from coproduction.content import Option
from coproduction.content.barriers import barriers
from coproduction.logic import barriers as logic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coproduction.activities.answers import Answers, Json
    from coproduction.activities.blocks import Block
    from coproduction.content import Question
    from coproduction.content.barriers import Barrier

EACH = ("hold", "move", "sort", "root", "clause", "who", "note")
"""What is asked of every barrier."""

ODD = {
    "ours-but-stuck": "You say it is yours to move, and that you cannot move it at all. "
    "Is someone missing whom you need?",
    "law-but-loose": "You say it is a rule, and that you can move nearly all of it. "
    "Then which part does the rule really hold?",
    "not-law": "People made this policy or habit, and people can change it. "
    "Is it yours to move after all, or whose?",
}


class Barriers(Paged):
    """Choose what holds you, mark it, read what others did, and pick three."""

    id = "barriers"
    title = "What holds you back?"
    apart = (CHOSEN, BEST)

    @property
    def pages(self) -> tuple[str, ...]:
        """The list, each barrier by its id (``cards`` is the first that was chosen), the map."""
        return ("choose", "cards", *self._known, *OWN, "map")

    @property
    def _known(self) -> dict[str, Barrier]:
        return {each.id: each for each in barriers().barriers}

    def ask(self) -> Iterator[Question]:
        yield from super().ask()
        asked = self.content.questions
        ids = (*self._known, *OWN)
        options = (Option(b.id, b.title, b.said) for b in self._known.values())
        yield replace(asked[CHOSEN], options=tuple(options))
        for number, _ in enumerate(OWN, start=1):
            own = item(asked["barriers.own"], str(number))
            hint = own.help if number == 1 else ""
            yield replace(own, prompt=f"{own.prompt}, {number} of {len(OWN)}", help=hint)
        for id in ids:
            yield from (item(asked[f"barriers.{name}"], id) for name in EACH)
            yield step(f"barriers.read.{id}", ["yes"])
        yield replace(asked[BEST], options=tuple(Option(id, id, "") for id in ids))

    def about(self, question: Question) -> str:
        """The barrier; one of their own by its number, as its words are another answer."""
        id = question.id.rpartition(".")[2]
        known = {own: f"your own, {number}" for number, own in enumerate(OWN, start=1)}
        return {**known, **{each.id: each.title for each in self._known.values()}}.get(id, "")

    def answer(self, question: str, value: Json, round: int = 1) -> None:
        """Keep an answer; a barrier that is marked without being on the list comes onto it.

        Whoever is sent back to the list stays there, whatever they tick, until they press on.
        """
        at = self.here(self.answers)
        super().answer(question, value, round)
        if at == "choose" and question != AT and self.here(self.answers) != at:
            super().answer(AT, at)
        hold, _, id = question.rpartition(".")
        cards = drawn.chosen(self.answers)
        if hold == "barriers.hold" and value is not None and id not in cards:
            super().answer(CHOSEN, [one for one in self._known if one in {*cards, id}])

    def refuse(self, answers: Answers, question: str, value: Json, round: int) -> str | None:  # noqa: ARG002
        if question == AT and value == "cards" and not drawn.chosen(answers):
            return "Choose at least one first, or write one of your own."
        if question == AT and value == "map" and not drawn.points(self.content, answers):
            return "Mark at least one barrier first. A guess is fine."
        if question == BEST and isinstance(value, list) and len(value) > logic.TOP:
            return "Three at most. Take one away first."
        if question.startswith("barriers.read.") and value:
            return self._unmarked(answers, question.rpartition(".")[2])
        return None

    def _unmarked(self, answers: Answers, id: str) -> str | None:
        if self.said(answers, f"barriers.hold.{id}") is None:
            return "Say first how much it holds you back. A guess is fine."
        if drawn.marked(answers, id) is None:
            return "Say first whether you can move it, and what kind of barrier it is."
        return None

    def done(self, answers: Answers) -> bool:
        return self.said(answers, AT) == "map" and bool(drawn.points(self.content, answers))

    def gist(self, answers: Answers) -> tuple[tuple[str, str], ...]:
        best = drawn.top(self.content, answers)
        return tuple((point.title, drawn.brief(self.content, point)) for point in best)

    def keep(self, answers: Answers) -> tuple[Block, ...]:
        found, titles = drawn.points(self.content, answers), drawn.titles(answers)
        left = [titles[id] for id in drawn.chosen(answers) if drawn.marked(answers, id) is None]
        later = (Facts((("Chosen, and not marked yet", "\n".join(left)),)),) if left else ()
        if not found:
            return later
        best = self.gist(answers)
        facts = (Facts(best, title="What to take on first"),) if best else ()
        return (drawn.grid(self.content, found), *facts, drawn.table(self.content, found), *later)

    def here(self, answers: Answers) -> str:
        """The page kept, if it is still there; of the cards, the first that was chosen."""
        at, cards = super().here(answers), drawn.chosen(answers)
        if at == "cards":
            return cards[0]
        return at if at in {*drawn.titles(answers), "map"} else "choose"

    def page(self, answers: Answers) -> Page:
        """As of any paged activity; reading what is known of a barrier is a page of its own."""
        at = self.here(answers)
        blocks = tuple(self.blocks(answers, at))
        if at in {"choose", "map"}:
            return Page.of(at, blocks)
        reading = f"reading-{at}"
        if reading in dict(blocks):
            return Page(f"{at}-read", reading, blocks)
        return Page.of(f"{at}-mark", blocks)

    def blocks(self, answers: Answers, at: str) -> Iterator[tuple[str, Block]]:
        if at == "map":
            return self._map(answers)
        cards = drawn.chosen(answers)
        return self._choose(answers, cards) if at == "choose" else self._card(answers, at, cards)

    def _choose(self, answers: Answers, cards: list[str]) -> Iterator[tuple[str, Block]]:
        yield "choose", Heading("Twelve points from 2015")
        yield CHOSEN, self.put(answers, CHOSEN)
        yield "own", Heading("And your own", level=4)
        written = [int(id[-1]) for id in cards if id in OWN]
        for number in range(1, min(len(OWN), max(written, default=0) + 1) + 1):
            yield f"barriers.own.{number}", self.put(answers, f"barriers.own.{number}")
        ways = [("Look at them one by one", cards[0] if cards else "cards")]
        if drawn.points(self.content, answers):
            ways.append(("See them all together", "map"))
        yield "go-choose", self.go(*ways)

    def _card(self, answers: Answers, id: str, cards: list[str]) -> Iterator[tuple[str, Block]]:
        known = self._known.get(id)
        read = self.said(answers, f"barriers.read.{id}") is not None
        turn = f"Barrier {cards.index(id) + 1} of {len(cards)}" if id in cards else "One more point"
        yield f"card-{id}", Heading(drawn.titles(answers)[id], step=turn)
        if known:
            yield f"said-{id}", Prose((known.said,), tone="story")
        yield from self._marking(answers, id)
        if known and read:
            yield from self._reading(known)
        if read or not known:
            yield f"note-{id}", self.put(answers, f"barriers.note.{id}")
        show = known is not None and not read
        begun = bool(drawn.points(self.content, answers))
        yield f"go-{id}-{read}", Buttons(tuple(self._onward(id, cards, show, begun)))

    def _marking(self, answers: Answers, id: str) -> Iterator[tuple[str, Block]]:
        """The questions about one barrier: each only where the one before calls for it."""
        hold = self.said(answers, f"barriers.hold.{id}")
        kind = self.said(answers, f"barriers.sort.{id}")
        names = ["hold"]
        if hold not in {None, "0"}:
            names += ["move", "sort"]
            names += {"law": ["root", "clause"], "others": ["who"]}.get(str(kind), [])
        if self.said(answers, f"barriers.root.{id}") == "habit" and "clause" in names:
            names.remove("clause")
        for name in names:
            yield f"{name}-{id}", self.put(answers, f"barriers.{name}.{id}")
        mark = drawn.marked(answers, id)
        if mark and mark.at_odds:
            yield f"odd-{id}", Prose((ODD[mark.at_odds],), tone="note")

    def _reading(self, known: Barrier) -> Iterator[tuple[str, Block]]:
        rows = (
            ("What is known", known.known),
            ("What others did", known.others),
            ("A question to ask yourselves", known.ask),
        )
        yield f"reading-{known.id}", Heading("What is known, and what others did", level=4)
        yield f"facts-{known.id}", Facts(rows)
        yield f"sources-{known.id}", Sources.of(self.content, known)

    def _onward(self, id: str, cards: list[str], show: bool, begun: bool) -> Iterator[Button]:
        """Ways on from a barrier; once one is marked, there is always one to them all."""
        if show:
            yield Button("Show what is known", f"barriers.read.{id}", "yes", main=True)
        place = cards.index(id) if id in cards else len(cards)
        last = place + 1 >= len(cards)
        if not last:
            yield Button("Next barrier", AT, cards[place + 1], main=not show)
        if last or begun:
            yield Button("See them all together", AT, "map", main=last and not show)
        if 0 < place < len(cards):
            yield Button("Back to the one before", AT, cards[place - 1])
        else:
            yield Button("Back to the list", AT, "choose")

    def _map(self, answers: Answers) -> Iterator[tuple[str, Block]]:
        found = drawn.points(self.content, answers)
        names = drawn.titles(answers)
        yield "map", Heading("Your barriers on one page")
        yield "grid", drawn.grid(self.content, found)
        yield "table", drawn.table(self.content, found)
        if waiting := [id for id in drawn.chosen(answers) if drawn.marked(answers, id) is None]:
            words = f"Not marked yet: {listed([names[id] for id in waiting])}."
            yield "waiting", Prose((words,), tone="quiet")
        yield from first_things(self, answers)
        seen = {*drawn.chosen(answers), *(point.id for point in found)}
        if others := [id for id in self._known if id not in seen]:
            yield "others", Heading("What else people raised in 2015", level=4)
            yield "look", Shelf(tuple(Entry(Button(names[id], AT, id), ()) for id in others))
        yield "go-map", self.go(("Change my list", "choose"), main=False)
