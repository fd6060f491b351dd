"""Cost of not co-producing: five questions, two sums that are never mixed, and their doubts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coproduction.activities import (
    value_figures,
    value_gist,
    value_inputs,
    value_kept,
    value_results,
)
from coproduction.activities.answers import AnswerError
from coproduction.activities.base import step
from coproduction.activities.blocks import Button, Heading, Prose, Sources
from coproduction.activities.paged import Paged
from coproduction.activities.value_gist import missing
from coproduction.activities.value_questions import (
    FIVE,
    SCEPTIC,
    SHAPE,
    asked,
    ends,
    line_questions,
)
from coproduction.activities.value_words import SCEPTIC_ON
from coproduction.activities.words import lowered
from coproduction.content import Option, Question
from coproduction.content.value import value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coproduction.activities.answers import Answers, Json
    from coproduction.activities.blocks import Block
    from coproduction.activities.value_inputs import Case

    Named = tuple[str, Block]

RESULTS = {
    "result": "What it comes to",
    "years": "When it pays for itself",
    "doubt": "What it hangs on",
    "say": "Before you say it out loud",
}
"""The pages of results, in their order."""

EVERY = "figures"
FIGURES = {
    "saving": "What could be saved",
    "works": "Does it work",
    "costs": "What it costs",
    "lines": "The cost lines",
    "whose": "Who gets the money",
    "time": "Time",
}
"""The pages of figures, with what their buttons say."""


class CostOfNot(Paged):
    """What it costs not to co-produce, with ranges, doubts and what has no price."""

    id = "cost-of-not"
    title = "The cost of not co-producing"
    pages = ("five", *RESULTS, EVERY, *FIGURES)

    def ask(self) -> Iterator[Question]:
        tables = value()
        yield from super().ask()
        yield step(SCEPTIC, ["yes", "no"])
        for of in tables.inputs.values():
            if of.group == "fund":
                continue
            if of.basis != "built up":
                yield asked(of)
            if of.low is not None:
                yield from ends(of)
        for line in tables.lines:
            yield from line_questions(line)
        for name in ("avoidable", "paying", "pocket", "moved", "swing", "saying", "beside-words"):
            yield self.content.questions[f"cost-of-not.{name}"]
        yield self.content.questions[SHAPE]
        yield Question(
            id="cost-of-not.beside",
            kind="choose many",
            prompt="Which of these are at stake in your work?",
            help="They stand beside the money, and never inside it.",
            options=tuple(Option(one.id, one.title, one.words) for one in tables.unpriced),
            optional=True,
            max_length=None,
        )

    def done(self, answers: Answers) -> bool:
        return self.said(answers, self.at) is not None and not missing(answers)

    def refuse(self, answers: Answers, question: str, value: Json, round: int) -> str | None:  # noqa: ARG002
        """Results wait for the five questions."""
        if question == self.at and value in RESULTS and missing(answers):
            return (
                "Answer the five questions first. “I do not know” is an answer, and so is a guess."
            )
        return None

    def check(self, question: str, value: Json, round: int) -> Json:
        """As every activity does; a figure that will not do is told which one is counted."""
        try:
            return super().check(question, value, round)
        except AnswerError as error:
            raise value_figures.still(self, error, question) from None

    def gist(self, answers: Answers) -> tuple[tuple[str, str], ...]:
        """What a plan or a case may build on: each sum by its name, as a range."""
        return tuple(
            (f"The cost of not co-producing: {lowered(title)}", words)
            for title, words in value_gist.sums(answers)
        )

    def keep(self, answers: Answers) -> tuple[Block, ...]:
        """What it comes to, the warnings, what stands beside the money, and what was answered."""
        if missing(answers):
            return super().keep(answers)
        return tuple(value_kept.kept(self, value(), self._case(answers), answers))

    def rest(self, answers: Answers, kept: tuple[Block, ...]) -> tuple[Block, ...]:  # noqa: ARG002
        """Nothing: all that was answered is kept, and to ask would be a sum for each answer."""
        return ()

    def blocks(self, answers: Answers, at: str) -> Iterator[Named]:
        """What is on a page: the five questions, a result, or figures."""
        if at == "five":
            yield from self._five(answers)
        elif at in RESULTS:
            yield from self._results(answers, at)
        elif at == EVERY:
            yield from self._every(answers)
        else:
            yield from self._figures(answers, at)

    def _case(self, answers: Answers) -> Case:
        return value_inputs.read(value(), answers)

    def _five(self, answers: Answers) -> Iterator[Named]:
        intro = (
            "Take a service that you know. Rough answers will do.",
            "Five questions are enough to begin. We fill in the rest, say what each figure "
            "rests on, and let you change it.",
        )
        yield "five", Heading("Five questions")
        yield "intro", Prose(intro)
        for question in FIVE:
            yield question, self.put(answers, question)
        if changed := value_figures.changed(value(), answers):
            yield "changed", Prose((changed,), tone="quiet")
        yield "sources-rate", Sources.of(self.content, "payment-rates")
        ways = [("See what it comes to", "result")]
        if not missing(answers):
            ways.append(("See and change every figure", EVERY))
        # Named for what is in it, so that a press never pulls the focus back to it.
        yield f"go-five-{len(ways)}", self.go(*ways)

    def _results(self, answers: Answers, at: str) -> Iterator[Named]:
        pages = list(RESULTS)
        place = pages.index(at)
        make = {
            "result": value_results.result,
            "years": value_results.years,
            "doubt": value_results.doubt,
            "say": value_results.say,
        }[at]
        yield at, Heading(RESULTS[at], step=f"Result {place + 1} of {len(pages)}")
        if self.said(answers, SCEPTIC) == "yes":
            yield f"sceptic-on-{at}", Prose((SCEPTIC_ON,), tone="note")
        yield from make(self, value(), self._case(answers), answers)
        ways = [(f"Go on: {lowered(RESULTS[page])}", page) for page in pages[place + 1 :][:1]]
        ways += [(f"Back: {lowered(RESULTS[page])}", page) for page in pages[:place][-1:]]
        more = (("See and change every figure", EVERY), ("Back to the five questions", "five"))
        yield f"go-{at}", self.go(*ways, *more, main=place + 1 < len(pages))

    def _every(self, answers: Answers) -> Iterator[Named]:
        yield EVERY, Heading("Every figure")
        words = "This is all that goes into the sum. Change what you know better."
        yield "every", Prose((words,))
        groups = {page: Button(words, self.at, page) for page, words in FIGURES.items()}
        yield from value_figures.glance(self, value(), answers, groups)
        yield "go-every", self.go(*self._out(answers))

    def _figures(self, answers: Answers, at: str) -> Iterator[Named]:
        tables = value()
        yield at, Heading(FIGURES[at], step="Figures")
        if at == value_figures.LINES:
            yield from value_figures.lines(self, tables, self._case(answers))
            found = Sources.of(
                self.content, *tables.lines, self.content.notes[value_figures.PAYING]
            )
        else:
            yield from value_figures.figures(self, tables, answers, at)
            group = (of for of in tables.inputs.values() if of.group == at)
            found = Sources.of(self.content, *group)
        if found.sources:
            yield f"sources-{at}", found
        yield f"go-{at}", self.go(*self._out(answers), ("Every figure", EVERY))

    def _out(self, answers: Answers) -> tuple[tuple[str, str], ...]:
        """The ways from the figures: to what they come to, once that can be shown."""
        five = ("Back to the five questions", "five")
        return (five,) if missing(answers) else (("See what it comes to", "result"), five)
