"""Argue: what critics say of ladders, and your own ladder: rename a rung, drop one, add one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coproduction.activities.base import item
from coproduction.activities.blocks import Heading, Ladder, Prose, Sources, Step, Table
from coproduction.activities.paged import Paged
from coproduction.activities.spoken import answered
from coproduction.activities.words import capital, listed, plural
from coproduction.content import Option

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coproduction.activities.answers import Answers
    from coproduction.activities.blocks import Block
    from coproduction.content import Question, Rung

PLACES = {"top": 7.5, "bottom": 0.5}
"""Where an added rung stands: above 7, below 1; ``4-5`` is between two, ``beside`` is outside."""

UNCHANGED = "So far it is the same as ours."


class Argue(Paged):
    """The ladder is one picture among several, and it is open to argument."""

    id = "argue"
    title = "Argue with the ladder"
    pages = ("criticisms", "ladder")

    def ask(self) -> Iterator[Question]:
        asked = self.content.questions
        yield from super().ask()
        yield asked["argue.criticisms"]
        options = (Option(str(r.number), f"{r.number} {r.name}", "") for r in self._falling())
        rungs = tuple(options)
        yield replace(asked["argue.rename"], options=rungs)
        for rung in self.content.rungs:
            name = item(asked["argue.names"], str(rung.number))
            prompt = f"Another name for {rung.number}, {rung.name}"
            yield replace(name, prompt=prompt, help="", optional=False)
        yield replace(asked["argue.drop"], options=rungs)
        yield asked["argue.add"]
        yield asked["argue.place"]
        yield asked["argue.why"]

    def _falling(self) -> Iterator[Rung]:
        """The rungs as the picture has them, the top first."""
        return reversed(self.content.rungs)

    def done(self, answers: Answers) -> bool:
        return self.here(answers) == "ladder"

    def blocks(self, answers: Answers, at: str) -> Iterator[tuple[str, Block]]:
        return self._ladder(answers) if at == "ladder" else self._criticisms(answers)

    def keep(self, answers: Answers) -> tuple[Block, ...]:
        asked = [self.questions[f"argue.{name}"] for name in ("criticisms", "add", "place", "why")]
        ladder = self.ladder(answers)
        return (
            *answered(self.content, asked, answers, self.named),
            *([ladder] if ladder.sentence != UNCHANGED else []),
        )

    def _criticisms(self, answers: Answers) -> Iterator[tuple[str, Block]]:
        yield "criticisms", Heading("What critics say")
        yield "which", self.put(answers, "argue.criticisms")
        yield "sources", Sources.of(self.content, *self.content.criticisms)
        yield "go-on", self.go(("Go on to your own ladder", "ladder"))

    def _ladder(self, answers: Answers) -> Iterator[tuple[str, Block]]:
        words = "Change what you would change. What you leave empty stays as it is."
        yield "ladder", Heading("Make it your own ladder")
        yield "how", Prose((words,))
        yield "rename", Heading("Rename", level=4)
        yield "which-names", self.put(answers, "argue.rename")
        for rung in self._falling():
            if self._chosen(answers, "argue.rename", rung):
                id = f"argue.names.{rung.number}"
                yield id, replace(self.put(answers, id), rungs=(rung,))
        yield "reject", Heading("Drop", level=4)
        yield "drop", self.put(answers, "argue.drop")
        yield "invent", Heading("Add", level=4)
        yield "add", self.put(answers, "argue.add")
        if self.said(answers, "argue.add"):
            yield "place", self.put(answers, "argue.place")
        yield "why", self.put(answers, "argue.why")
        yield "yours", Heading("Your ladder", level=4)
        ladder = self.ladder(answers)
        yield "picture", ladder
        yield "table", _table(ladder)
        yield "go-back", self.go(("Back to the criticisms", "criticisms"), main=False)

    def ladder(self, answers: Answers) -> Ladder:
        """The ladder as this person would have it, top first, with what they changed in words."""
        steps = [(float(rung.number), self._step(answers, rung)) for rung in self.content.rungs]
        beside: tuple[Step, ...] = ()
        added = self.said(answers, "argue.add")
        if added:
            new = Step(str(added), note="your own rung")
            where = str(self.said(answers, "argue.place") or "beside")
            if where == "beside":
                beside = (new,)
            else:
                height = PLACES[where] if where in PLACES else int(where[0]) + 0.5
                steps.append((height, new))
        ordered = [one for _, one in sorted(steps, key=lambda pair: -pair[0])]
        renamed = [one for one in ordered if one.note.startswith("was ")]
        changes = [f"{plural(len(renamed), 'rung')} renamed"] if renamed else []
        if dropped := [one for one in ordered if one.dropped]:
            changes.append(f"{plural(len(dropped), 'rung')} dropped")
        if added:
            changes.append("one of your own added")
        words = listed(changes)
        sentence = f"{capital(words)}." if changes else UNCHANGED
        return Ladder(tuple(ordered), sentence, beside)

    def _chosen(self, answers: Answers, question: str, rung: Rung) -> bool:
        """Whether it is among the rungs they ticked there."""
        chosen = self.said(answers, question)
        return isinstance(chosen, list) and str(rung.number) in chosen

    def _step(self, answers: Answers, rung: Rung) -> Step:
        renamed = self._chosen(answers, "argue.rename", rung)
        name = self.said(answers, f"argue.names.{rung.number}") if renamed else None
        gone = self._chosen(answers, "argue.drop", rung)
        notes = [f"was {rung.name}"] if name else []
        notes += ["you would drop it"] if gone else []
        title = f"{rung.number} {name or rung.name}"
        return Step(title, rung.band, note=listed(notes), dropped=gone)


def _table(ladder: Ladder) -> Table:
    rows = [(step.name, step.band and f"doing {step.band}", step.note) for step in ladder.steps]
    rows += [(step.name, "beside the ladder", step.note) for step in ladder.beside]
    head = ("Your ladder", "Where it stands", "What you changed")
    return Table("The same as a table", head, tuple(rows))
