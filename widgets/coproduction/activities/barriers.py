"""Barriers: what holds your work back, what is known of it, and which three to take on first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coproduction.activities import barrier_map as drawn
from coproduction.activities.answers import Answers, Json
from coproduction.activities.barrier_map import AT, OWN
from coproduction.activities.base import Activity, item, step
from coproduction.activities.blocks import (
    Ask,
    Button,
    Buttons,
    Facts,
    Heading,
    Page,
    Prose,
    Sources,
)
from coproduction.activities.words import listed
from coproduction.content import Option
from coproduction.content.barriers import barriers
from coproduction.logic import barriers as logic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coproduction.activities.blocks import Block
    from coproduction.content import Question
    from coproduction.content.barriers import Barrier

CHOSEN = "barriers.chosen"
BEST = "barriers.top"
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


class Barriers(Activity):
    """Choose what holds you, mark it, read what others did, and pick three."""

    id = "barriers"
    title = "What holds you back?"

    def ask(self) -> Iterator[Question]:
        asked = self.content.questions
        self._known = {each.id: each for each in barriers().barriers}
        ids = (*self._known, *OWN)
        yield step(AT, ["choose", "cards", *ids, "map"])
        options = (Option(b.id, b.title, b.said) for b in self._known.values())
        yield replace(asked[CHOSEN], options=tuple(options))
        for number, _ in enumerate(OWN, start=1):
            own = item(asked["barriers.own"], str(number))
            yield replace(own, prompt=f"{own.prompt}, {number} of {len(OWN)}")
        for id in ids:
            yield from (item(asked[f"barriers.{name}"], id) for name in EACH)
            yield step(f"barriers.read.{id}", ["yes"])
        yield replace(asked[BEST], options=tuple(Option(id, id, "") for id in ids))

    def cards(self, answers: Answers) -> list[str]:
        """The barriers to go through: those chosen, and the person's own."""
        chosen = self.said(answers, CHOSEN)
        known = chosen if isinstance(chosen, list) else []
        return [id for id in drawn.titles(answers) if id in known or id in OWN]

    def refuse(self, answers: Answers, question: str, value: Json, round: int) -> str | None:  # noqa: ARG002
        if question == AT and value == "cards" and not self.cards(answers):
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
        found = drawn.points(self.content, answers)
        if not found:
            return ()
        best = self.gist(answers)
        facts = (Facts(best, title="What to take on first"),) if best else ()
        picture = drawn.grid(self.content, found)
        return (Prose((picture.sentence,)), *facts, drawn.table(self.content, found))

    def page(self, answers: Answers) -> Page:
        at = str(self.said(answers, AT) or "choose")
        cards = self.cards(answers)
        if at == "cards" and cards:
            at = cards[0]
        if at == "map" and drawn.points(self.content, answers):
            return self._map(answers)
        if at in drawn.titles(answers):
            return self._card(answers, at, cards)
        return self._choose(answers, cards)

    def _choose(self, answers: Answers, cards: list[str]) -> Page:
        first = cards[0] if cards else "cards"
        buttons = [Button("Look at them one by one", AT, first, main=True)]
        if drawn.points(self.content, answers):
            buttons.append(Button("See them all together", AT, "map"))
        blocks: list[tuple[str, Block]] = [
            ("choose", Heading("Twelve points from 2015")),
            (CHOSEN, self._ask(answers, CHOSEN)),
            ("own", Heading("And your own", level=4)),
            *(
                (f"barriers.own.{number}", self._ask(answers, f"barriers.own.{number}"))
                for number in range(1, len(OWN) + 1)
            ),
            ("go-choose", Buttons(tuple(buttons))),
        ]
        return Page("choose", "choose", tuple(blocks))

    def _card(self, answers: Answers, id: str, cards: list[str]) -> Page:
        known = self._known.get(id)
        read = self.said(answers, f"barriers.read.{id}") is not None
        turn = f"Barrier {cards.index(id) + 1} of {len(cards)}" if id in cards else "One more point"
        title = drawn.titles(answers)[id]
        blocks: list[tuple[str, Block]] = [(f"card-{id}", Heading(title, step=turn))]
        if known:
            blocks.append((f"said-{id}", Prose((known.said,), tone="story")))
        blocks += self._marking(answers, id)
        if known and read:
            blocks += self._reading(known)
        if read or not known:
            blocks.append((f"note-{id}", self._ask(answers, f"barriers.note.{id}")))
        show = known is not None and not read
        blocks.append((f"go-{id}-{read}", Buttons(tuple(self._onward(id, cards, show)))))
        focus = f"reading-{id}" if known and read else f"card-{id}"
        return Page(f"{id}-{'read' if read else 'mark'}", focus, tuple(blocks))

    def _marking(self, answers: Answers, id: str) -> Iterator[tuple[str, Block]]:
        """The questions about one barrier: each only where the one before calls for it."""
        hold = self.said(answers, f"barriers.hold.{id}")
        kind = self.said(answers, f"barriers.sort.{id}")
        names = ["hold"]
        if hold not in {None, "0"}:
            names += ["move", "sort"]
            names += {"law": ["root", "clause"], "others": ["who"]}.get(str(kind), [])
        for name in names:
            yield f"{name}-{id}", self._ask(answers, f"barriers.{name}.{id}")
        mark = drawn.marked(answers, id)
        if mark and mark.at_odds:
            yield f"odd-{id}", Prose((ODD[mark.at_odds],), tone="note")

    def _reading(self, known: Barrier) -> Iterator[tuple[str, Block]]:
        rows = (
            ("What is known", known.known),
            ("What others did", known.others),
            ("A question to ask yourselves", known.ask),
        )
        sources = tuple(self.content.sources[key] for key in known.sources)
        yield f"reading-{known.id}", Heading("What is known, and what others did", level=4)
        yield f"facts-{known.id}", Facts(rows)
        yield f"sources-{known.id}", Sources(sources)

    def _onward(self, id: str, cards: list[str], show: bool) -> Iterator[Button]:
        if show:
            yield Button("Show what is known", f"barriers.read.{id}", "yes", main=True)
        place = cards.index(id) if id in cards else len(cards)
        if place + 1 < len(cards):
            yield Button("Next barrier", AT, cards[place + 1], main=not show)
        else:
            yield Button("See them all together", AT, "map", main=not show)
        if 0 < place < len(cards):
            yield Button("Back to the one before", AT, cards[place - 1])
        else:
            yield Button("Back to the list", AT, "choose")

    def _ask(self, answers: Answers, question: str) -> Ask:
        return Ask(self.questions[question], self.said(answers, question))

    def _map(self, answers: Answers) -> Page:
        found = drawn.points(self.content, answers)
        holding = [point for point in found if point.mark.field]
        names = drawn.titles(answers)
        blocks: list[tuple[str, Block]] = [
            ("map", Heading("Your barriers on one page")),
            ("grid", drawn.grid(self.content, found)),
            ("table", drawn.table(self.content, found)),
        ]
        if waiting := [id for id in self.cards(answers) if drawn.marked(answers, id) is None]:
            words = f"Not marked yet: {listed([names[id] for id in waiting])}."
            blocks.append(("waiting", Prose((words,), tone="quiet")))
        if holding:
            blocks += self._best(answers, holding)
        if others := [id for id in self._known if id not in {*self.cards(answers), *_ids(found)}]:
            blocks += [
                ("others", Heading("What else people raised in 2015", level=4)),
                ("look", Buttons(tuple(Button(names[id], AT, id) for id in others))),
            ]
        blocks.append(("go-map", Buttons((Button("Change my list", AT, "choose"),))))
        return Page("map", "map", tuple(blocks))

    def _best(self, answers: Answers, holding: list[drawn.Point]) -> Iterator[tuple[str, Block]]:
        """The three they would take on first; only then the three that their marks suggest."""
        options = tuple(Option(point.id, point.title, "") for point in holding)
        said = self.said(answers, BEST)
        chosen = [id for id in said if id in _ids(holding)] if isinstance(said, list) else []
        yield "best", Heading("First things first", level=4)
        yield BEST, Ask(replace(self.questions[BEST], options=options), list(chosen[: logic.TOP]))
        if not chosen:
            return
        best = drawn.top(self.content, answers)
        yield "top", Facts(self.gist(answers), title="What you would take on first")
        yield "ours", Prose((_compared(best, holding),), tone="note")
        for point in best:
            question = self.questions[f"barriers.note.{point.id}"]
            named = replace(question, prompt=f"Your note on “{point.title}”")
            yield f"note-{point.id}", Ask(named, self.said(answers, question.id))


def _ids(points: list[drawn.Point]) -> list[str]:
    return [point.id for point in points]


def _compared(best: list[drawn.Point], holding: list[drawn.Point]) -> str:
    """As many as they chose, by their own marks, beside what they chose."""
    ordered = logic.first(point.mark for point in holding)
    suggested = [mark.id for mark in ordered[: len(best)]]
    if set(suggested) == set(_ids(best)):
        return "Your own marks say the same: what holds you most and can be moved comes first."
    names = [f"“{point.title}”" for point in holding if point.id in suggested]
    return (
        f"By your own marks alone, {listed(names)} would come first. "
        "You may well have a reason to begin elsewhere."
    )
