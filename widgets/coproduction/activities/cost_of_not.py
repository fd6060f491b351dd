"""Cost of not co-producing: five questions, two sums that are never mixed, and their doubts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coproduction.activities import value_figures, value_inputs, value_results
from coproduction.activities.base import Activity, step
from coproduction.activities.blocks import Ask, Button, Buttons, Heading, Page, Prose, Sources
from coproduction.activities.money import between
from coproduction.activities.value_inputs import SCEPTIC, SHAPE, asked, ends, line_questions
from coproduction.content import Option, Question
from coproduction.content.value import value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coproduction.activities.answers import Answers, Json
    from coproduction.activities.blocks import Block
    from coproduction.activities.value_inputs import Case

AT = "cost-of-not.at"
FIVE = (
    *("cost-of-not.annual-cost", "cost-of-not.avoidable", "cost-of-not.paying"),
    *("cost-of-not.pocket", "cost-of-not.moved"),
)
FIGURES = {
    "saving": "What could be saved",
    "works": "Does it work",
    "costs": "What it costs",
    "lines": "The cost lines",
    "whose": "Who gets the money",
    "time": "Time",
}
"""The pages of figures, with what their buttons say."""

RESULTS = {
    "result": "What it comes to",
    "years": "When it pays for itself",
    "doubt": "What it hangs on",
    "say": "Before you say it out loud",
}
"""The pages of results, in their order."""


class CostOfNot(Activity):
    """What it costs not to co-produce, with ranges, doubts and what has no price."""

    id = "cost-of-not"
    title = "The cost of not co-producing"

    def ask(self) -> Iterator[Question]:
        tables = value()
        yield step(AT, ["five", *RESULTS, *FIGURES])
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
            options=tuple(Option(one.id, one.title, one.text) for one in tables.unpriced),
            optional=True,
            max_length=None,
        )

    def done(self, answers: Answers) -> bool:
        return self.said(answers, AT) is not None and not self._missing(answers)

    def _missing(self, answers: Answers) -> bool:
        return any(self.said(answers, question) is None for question in FIVE)

    def refuse(self, answers: Answers, question: str, value: Json, round: int) -> str | None:  # noqa: ARG002
        """Results wait for the five questions."""
        if question == AT and value in RESULTS and self._missing(answers):
            return (
                "Answer the five questions first. “I do not know” is an answer, and so is a guess."
            )
        return None

    def gist(self, answers: Answers) -> tuple[tuple[str, str], ...]:
        """What a case may build on: the two sums as ranges, never as one figure."""
        if self._missing(answers):
            return ()
        spreads = self._case(answers).spreads(str(self.said(answers, SHAPE)))
        rows = []
        for name, words in (
            ("cash", "in the budget that pays"),
            ("public", "as value to everyone"),
        ):
            spread = spreads[f"{name} difference"]
            rows.append((f"The cost of not co-producing, {words}", between(spread.p5, spread.p95)))
        return tuple(rows)

    def keep(self, answers: Answers) -> tuple[Block, ...]:
        """What was answered, what it comes to, the warnings, and what stands beside the money."""
        kept = super().keep(answers)
        if self._missing(answers):
            return kept
        case = self._case(answers)
        found = dict(value_results.result(self, value(), case, answers))
        found.update(value_results.say(self, value(), case, answers))
        names = ("ways", "ledger-cash", "ledger-public", "lesson", "warnings", "sources-say")
        return (*kept, *(found[name] for name in names))

    def page(self, answers: Answers) -> Page:
        at = str(self.said(answers, AT) or "five")
        if at in RESULTS and self._missing(answers):
            at = "five"
        if at == "five":
            blocks = self._five(answers)
        elif at in RESULTS:
            blocks = self._results(answers, at)
        else:
            blocks = self._figures(answers, at)
        return Page(at, blocks[0][0], tuple(blocks))

    def _case(self, answers: Answers) -> Case:
        return value_inputs.read(value(), answers)

    def _put(self, answers: Answers, question: str) -> tuple[str, Block]:
        return question, Ask(self.questions[question], self.said(answers, question))

    def _five(self, answers: Answers) -> list[tuple[str, Block]]:
        intro = (
            "Take a service that you know. Rough answers will do.",
            "Five questions are enough to begin. We fill in the rest, say what each figure "
            "rests on, and let you change it.",
        )
        blocks: list[tuple[str, Block]] = [
            ("five", Heading("Five questions")),
            ("intro", Prose(intro)),
            *(self._put(answers, question) for question in FIVE),
        ]
        if changed := value_figures.changed(value(), answers):
            blocks.append(("changed", Prose((changed,), tone="quiet")))
        blocks += [
            ("go-five", Buttons((Button("See what it comes to", AT, "result", main=True),))),
            *self._change("five"),
        ]
        return blocks

    def _change(self, at: str) -> list[tuple[str, Block]]:
        """The way to every figure, from any page."""
        buttons = [Button("The five questions", AT, "five")] if at != "five" else []
        buttons += [Button(words, AT, page) for page, words in FIGURES.items() if page != at]
        title = "Every figure can be changed" if at in {"five", *RESULTS} else "Other figures"
        # Named for the page, so that a press never pulls the focus back from the next heading.
        groups = (f"groups-{at}", Buttons(tuple(buttons)))
        return [(f"change-{at}", Heading(title, level=4)), groups]

    def _results(self, answers: Answers, at: str) -> list[tuple[str, Block]]:
        case = self._case(answers)
        pages = list(RESULTS)
        place = pages.index(at)
        heading = Heading(RESULTS[at], step=f"Result {place + 1} of {len(pages)}")
        make = {
            "result": value_results.result,
            "years": value_results.years,
            "doubt": value_results.doubt,
            "say": value_results.say,
        }[at]
        buttons = []
        if place + 1 < len(pages):
            words = RESULTS[pages[place + 1]]
            buttons.append(Button(f"Go on: {_small(words)}", AT, pages[place + 1], main=True))
        if place:
            buttons.append(
                Button(f"Back: {_small(RESULTS[pages[place - 1]])}", AT, pages[place - 1])
            )
        blocks = [(at, heading), *make(self, value(), case, answers)]
        if buttons:
            blocks.append((f"go-{at}", Buttons(tuple(buttons))))
        return [*blocks, *self._change(at)]

    def _figures(self, answers: Answers, at: str) -> list[tuple[str, Block]]:
        tables = value()
        blocks: list[tuple[str, Block]] = [(at, Heading(FIGURES[at], step="Figures"))]
        if at == "lines":
            blocks += value_figures.lines(self, tables, self._case(answers))
            cited = [key for line in tables.lines for key in line.sources]
            cited.append("paying-participants")
        else:
            blocks += value_figures.figures(self, tables, self._case(answers), answers, at)
            group = [of for of in tables.inputs.values() if of.group == at]
            cited = [key for of in group for key in of.sources]
        if cited:
            found = tuple(tables.sources[key] for key in dict.fromkeys(cited))
            blocks.append((f"sources-{at}", Sources(found)))
        button = Button("See what it comes to", AT, "result", main=True)
        if self._missing(answers):
            button = Button("Back to the five questions", AT, "five", main=True)
        return [*blocks, (f"go-{at}", Buttons((button,))), *self._change(at)]


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]
