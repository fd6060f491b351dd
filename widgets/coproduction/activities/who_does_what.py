"""Who does what: what moves to the community, what moves with it, and what stays."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coproduction.activities.base import item
from coproduction.activities.blocks import Facts, Heading, Letter, Prose, Ranges, Stop, Stretch
from coproduction.activities.paged import Paged
from coproduction.activities.words import capital, listed, plural
from coproduction.logic.exchange import TERMS, UNSAID, WITH, Exchange, weigh

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coproduction.activities.answers import Answers, Json
    from coproduction.activities.blocks import Block
    from coproduction.content import Question

TASKS = tuple(f"task.{number}" for number in range(1, 6))
STAYS = ("keeps", "answers", "hand-back")
FEW = 2
"""How many remarks a person can weigh at once; the others wait below."""

KINDS = (("mine", "Moves to the community"), ("theirs", "Moves with it"))
TICKS = ("once", "months", "a year", "years", "for good")


class WhoDoesWhat(Paged):
    """Two lists side by side, and a third: what the public body keeps doing."""

    id = "who-does-what"
    title = "Who does what?"
    apart = ("who-does-what.how-long",)
    pages = ("moves", "with", "stays", "result")

    def ask(self) -> Iterator[Question]:
        yield from super().ask()
        asked = self.content.questions
        for name in TASKS:
            turn = name[-1]
            task = item(asked["who-does-what.task"], turn)
            hint = task.help if name == TASKS[0] else ""
            yield replace(task, prompt=f"{task.prompt} ({turn} of {len(TASKS)})", help=hint)
        for name in WITH:
            yield asked[f"who-does-what.{name}"]
        for name in (*TASKS, *WITH):
            yield item(asked["who-does-what.how-long"], name)
        for name in STAYS:
            yield asked[f"who-does-what.{name}"]

    def about(self, question: Question) -> str:
        """What is to last so long."""
        *_, asked, of = question.id.replace("task.", "job ").split(".")
        return of if asked == "how-long" else ""

    def done(self, answers: Answers) -> bool:
        return self.said(answers, self.at) == "result" and bool(self._listed(answers, TASKS))

    def refuse(self, answers: Answers, question: str, value: Json, round: int) -> str | None:  # noqa: ARG002
        waits = value is not None and value != "moves"
        if question == self.at and waits and not self._listed(answers, TASKS):
            return "Write at least one thing that moves. If nothing does, imagine what could."
        return None

    def gist(self, answers: Answers) -> tuple[tuple[str, str], ...]:
        moves, given = (self._listed(answers, names) for names in (TASKS, WITH))
        keeps = self._one(answers, "keeps")
        with_it = "\n".join(self._name(name) + words for name, words in given)
        rows = [("What moves to the community", "\n".join(words for _, words in moves))]
        rows += [("What moves with it", with_it or "Nothing yet")]
        rows += [("What the public body keeps doing", keeps)] if keeps else []
        return tuple(rows) if moves else ()

    def keep(self, answers: Answers) -> tuple[Block, ...]:
        if not self._listed(answers, TASKS):
            return ()
        notes = tuple(self._remarks(answers))
        return (
            self._picture(answers),
            Facts(tuple(self._lists(answers))),
            *([Prose(notes, tone="note", title="Worth another look")] if notes else []),
        )

    def blocks(self, answers: Answers, at: str) -> Iterator[tuple[str, Block]]:
        pages = {
            "moves": self._moves,
            "with": self._with,
            "stays": self._stays,
            "result": self._result,
        }
        return pages[at](answers)

    def _moves(self, answers: Answers) -> Iterator[tuple[str, Block]]:
        """As many jobs as are written, and one empty line for the next."""
        yield "moves", Heading("What moves to the community?", step="List 1 of 3")
        written = [TASKS.index(name) for name, _ in self._listed(answers, TASKS)]
        for name in TASKS[: max(written, default=-1) + 2]:
            yield from self._line(answers, name)
        yield "go-moves", self.go(("Go on to what moves with it", "with"))

    def _with(self, answers: Answers) -> Iterator[tuple[str, Block]]:
        yield "with", Heading("What moves with it?", step="List 2 of 3")
        for name in WITH:
            yield from self._line(answers, name)
        yield "go-with", self.go(("Go on to what stays", "stays"), ("Back", "moves"))

    def _stays(self, answers: Answers) -> Iterator[tuple[str, Block]]:
        yield "stays", Heading("What stays?", step="List 3 of 3")
        for name in STAYS:
            yield name, self.put(answers, f"who-does-what.{name}")
        yield "go-stays", self.go(("See the lists side by side", "result"), ("Back", "with"))

    def _line(self, answers: Answers, name: str) -> Iterator[tuple[str, Block]]:
        """One thing that moves; once it has words, for how long."""
        yield name, self.put(answers, f"who-does-what.{name}")
        if words := self._one(answers, name):
            question = self.questions[f"who-does-what.how-long.{name}"]
            named = replace(question, prompt=f"{question.prompt} (“{words}”)")
            yield f"how-long-{name}", self.put(answers, named)

    def _result(self, answers: Answers) -> Iterator[tuple[str, Block]]:
        yield "result", Heading("Your lists, side by side")
        yield "picture", self._picture(answers)
        remarks = tuple(self._remarks(answers))
        if remarks:
            yield "remarks", Prose(remarks[:FEW], tone="note", title="Worth another look")
        yield "letter", Letter("Who does what", self._text(answers))
        if remarks[FEW:]:
            title = "When you come to the details"
            yield "details", Prose(remarks[FEW:], tone="note", title=title)
        yield (
            "go-result",
            self.go(
                ("Change what moves", "moves"),
                ("Change what moves with it", "with"),
                ("Change what stays", "stays"),
                main=False,
            ),
        )

    def _picture(self, answers: Answers) -> Ranges:
        """Everything that moves, as long as it moves for."""
        return Ranges(
            title="What moves, and for how long",
            sentence=_verdict(self._exchange(answers)),
            how="The longer the bar, the longer it is to last. "
            "Without a bar, nobody has said how long.",
            ticks=tuple((float(at), words) for at, words in enumerate(TICKS)),
            kinds=KINDS,
            head=("What", "Where", "For how long"),
            rows=tuple(
                self._stretch(answers, name, words)
                for name, words in self._listed(answers, (*TASKS, *WITH))
            ),
            origin=None,
        )

    def _stretch(self, answers: Answers, name: str, words: str) -> Stretch:
        kind, where = KINDS[name in WITH]
        term = self._term(answers, name)
        long = self._terms()[term]
        cells = (where, long)
        if term == UNSAID:
            return Stretch(self._name(name) + words, None, None, (), cells, long.lower())
        at = float(TERMS.index(term))
        return Stretch(self._name(name) + words, 0.0, at, (Stop(at, kind),), cells)

    def _one(self, answers: Answers, name: str) -> str:
        return str(self.said(answers, f"who-does-what.{name}") or "")

    def _listed(self, answers: Answers, names: tuple[str, ...]) -> list[tuple[str, str]]:
        """What was written of these, each with its words."""
        return [(name, words) for name in names if (words := self._one(answers, name))]

    def _term(self, answers: Answers, name: str) -> str:
        return str(self.said(answers, f"who-does-what.how-long.{name}") or UNSAID)

    def _exchange(self, answers: Answers) -> Exchange:
        jobs, support = (
            {name: self._term(answers, name) for name, _ in self._listed(answers, names)}
            for names in (TASKS, WITH)
        )
        return weigh(jobs, support)

    def _remarks(self, answers: Answers) -> Iterator[str]:
        """What a neighbour at the kitchen table would ask, what weighs most first."""
        found = self._exchange(answers)
        words = dict(self._listed(answers, (*TASKS, *WITH)))
        if found.shorter:
            yield (
                "The second list is shorter than the first. "
                "What else could move with it, so that the community is not left with everything?"
            )
        if not self._one(answers, "keeps"):
            flag = self.content.flags["left to it"]
            yield (
                "Nothing is written here that the public body keeps doing. "
                f"If that is so, we call it “{flag.title.lower()}”."
            )
        if found.outlasting:
            names = listed([f"“{words[name]}”" for name in found.outlasting])
            yield f"{names} will go on after the last support has ended. What happens then?"
        if not self._one(answers, "hand-back"):
            yield "People need a way to say no, and a way to hand it back."
        if "money" in found.lacking:
            yield "No money moves. Who pays for the small things, such as keys, post and heating?"
        if "insurance" in found.lacking:
            yield "Nothing is said of insurance. Who is covered on the day someone slips?"
        if found.open_ended:
            names = listed([f"“{words[name]}”" for name in found.open_ended])
            yield f"Nobody has said for how long: {names}. Agree a date to look at it again."

    def _text(self, answers: Answers) -> str:
        """The lists as one text, to be copied."""
        return "\n\n".join("\n".join(row) for row in self._lists(answers))

    def _lists(self, answers: Answers) -> Iterator[tuple[str, str]]:
        """What moves, what moves with it and what stays, each under its title."""
        labels = {**self._terms(), UNSAID: "Nobody has said for how long"}
        for title, names in (("What moves to the community", TASKS), ("What moves with it", WITH)):
            lines = [
                f"{self._name(name)}{words} ({labels[self._term(answers, name)].lower()})"
                for name, words in self._listed(answers, names)
            ]
            yield title, "\n".join(lines or ["(nothing yet)"])
        titles = {"keeps": "What the public body keeps doing"}
        for name in STAYS:
            title = titles.get(name, self.questions[f"who-does-what.{name}"].prompt)
            yield title, self._one(answers, name) or "(still to be written)"

    def _name(self, name: str) -> str:
        return f"{capital(name)}: " if name in WITH else ""

    def _terms(self) -> dict[str, str]:
        options = self.content.questions["who-does-what.how-long"].options
        return {option.value: option.label for option in options}


def _verdict(found: Exchange) -> str:
    """The two lists in a sentence."""
    moved = f"{capital(plural(found.moved, 'thing moves', 'things move'))} to the community"
    given = plural(found.given, "kind of support moves", "kinds of support move")
    words = f"{moved}, and {given} with it."
    if found.lacking and found.given:
        words += f" What does not move: {listed(found.lacking)}."
    return words
