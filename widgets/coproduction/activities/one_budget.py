"""One budget: a fund that starts projects from what projects return, on average and in truth."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coproduction.activities import value_inputs
from coproduction.activities.answers import AnswerError
from coproduction.activities.base import step
from coproduction.activities.blocks import Button, Buttons, Heading, Prose, Sources
from coproduction.activities.money import pounds
from coproduction.activities.one_budget_results import Pot, guessed, results
from coproduction.activities.paged import Paged
from coproduction.activities.value_figures import box, still, told
from coproduction.activities.value_inputs import POOLED, central
from coproduction.activities.value_questions import asked
from coproduction.activities.value_words import SIGNED, pooled
from coproduction.content.value import value as tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coproduction.activities.answers import Answers, Json
    from coproduction.activities.blocks import Block
    from coproduction.content import Question

    Named = tuple[str, Block]

AS_ONE = "one-budget.pooled"
GUESS = "one-budget.guess"
FIGURES = ("seed", "projects", "reinvest_share", "payback_years", "years")


class OneBudget(Paged):
    """A fund for co-production, with the average fund beside funds whose projects can fail."""

    id = "one-budget"
    title = "One budget"
    reads = ("cost-of-not",)
    pages = ("set", "see")

    def ask(self) -> Iterator[Question]:
        yield from super().ask()
        yield step(AS_ONE, ["yes", "no"])
        yield self.content.questions[GUESS]
        for key in FIGURES:
            yield asked(tables().inputs[key])

    def done(self, answers: Answers) -> bool:
        return self.here(answers) == "see"

    def refuse(self, answers: Answers, question: str, value: Json, round: int) -> str | None:  # noqa: ARG002
        """The funds wait for a guess."""
        if question == self.at and value == "see" and self.said(answers, GUESS) is None:
            return "Make a guess first. It is there to be tested."
        return None

    def check(self, question: str, value: Json, round: int) -> Json:
        """As every activity does; a figure that will not do is told which one is counted."""
        try:
            return super().check(question, value, round)
        except AnswerError as error:
            raise still(self, error, question) from None

    def keep(self, answers: Answers) -> tuple[Block, ...]:
        """What became of the fund, then what was answered."""
        kept = super().keep(answers)
        pot = self._pot(answers)
        if not self.done(answers) or not pot.project.setup_coproduced:
            return kept
        found = dict(results(pot))
        names = ("verdict", "picture", "beside", "ruin")
        pocket = Prose((self._pocket(answers),), title="Whose pocket?")
        return (*(found[name] for name in names if name in found), pocket, *kept)

    def blocks(self, answers: Answers, at: str) -> Iterator[Named]:
        """What is on a page: the fund to set up, or what becomes of it."""
        return self._set(answers) if at == "set" else self._see(answers)

    def _pot(self, answers: Answers) -> Pot:
        """The fund: each project is the one from the calculator, with the fund's own terms."""
        project = value_inputs.read(tables(), answers).assumptions
        if self.said(answers, AS_ONE) == "yes":
            project = replace(project, own_budget_share=POOLED)
        figure = {key: central(answers, tables().inputs[key]) or 0.0 for key in FIGURES}
        return Pot(
            project,
            figure["seed"],
            int(figure["projects"]),
            int(figure["years"]),
            self._drawn_with(figure),
        )

    def _drawn_with(self, figure: dict[str, float]) -> str:
        """The figures of the fund in a sentence, as they are in force."""
        said = {key: told(self, tables().inputs[key], figure[key]) for key in FIGURES}
        return (
            f"It is drawn with {said['seed']} at the start and up to {said['projects']}. "
            f"Of the cash saved, {said['reinvest_share']} comes back for {said['payback_years']}."
        )

    def _set(self, answers: Answers) -> Iterator[Named]:
        intro = (
            "Put some money in a fund. It pays for co-produced projects. What they save comes "
            "back, at least in part, and starts the next ones.",
            self._like(answers),
        )
        yield "set", Heading("Set up a fund")
        yield "intro", Prose(intro)
        yield from self._boxes(answers)
        yield GUESS, self.put(answers, GUESS)
        yield "go-set", self.go(("See what becomes of it", "see"))

    def _like(self, answers: Answers) -> str:
        cost = tables().inputs["annual_cost"]
        if self.said(answers, asked(cost).id) is not None:
            return (
                "Each project is like the one in your calculator, “The cost of not co-producing”."
            )
        return (
            "Each project is like the example in the calculator, “The cost of not co-producing”: "
            f"a service of {pounds(cost.central or 0)} a year. Use it first for one of your own."
        )

    def _boxes(self, answers: Answers) -> Iterator[Named]:
        for key in FIGURES:
            of = tables().inputs[key]
            yield box(self, asked(of).id, central(answers, of) or 0.0)

    def _see(self, answers: Answers) -> Iterator[Named]:
        pot = self._pot(answers)
        yield "see", Heading("What becomes of it")
        if pot.project.setup_coproduced > 0:
            found = dict(results(pot))
            yield "verdict", found.pop("verdict")
            yield "guess-said", Prose((self._guessed(answers, pot),), tone="quiet")
            yield from found.items()
            yield "title-pool", Heading("Whose pocket?", level=4)
            yield "pool", Prose((self._pocket(answers),))
            yield from self._switch(answers)
        else:
            words = "In your calculator a project costs nothing to start, so nothing can run out."
            yield "free", Prose((words,), tone="note")
        yield "change", Heading("Change the fund", level=4)
        yield from self._boxes(answers)
        yield "sources", Sources.of(self.content, "workshop-2015", "dorset")
        yield "go-see", self.go(("Back to your guess", "set"), main=False)

    def _guessed(self, answers: Answers, pot: Pot) -> str:
        options = self.questions[GUESS].options
        guess = next(o.label for o in options if o.value == self.said(answers, GUESS))
        return guessed(guess, pot)

    def _pocket(self, answers: Answers) -> str:
        """Who holds the cash that a project saves."""
        found = value_inputs.read(tables(), answers)
        if found.assumptions.own_budget_share == POOLED:
            said = value_inputs.argument(tables(), answers, found)
            return f"So your calculator has it, and all the cash saved lands in it. {pooled(said)}"
        if self.said(answers, AS_ONE) == "yes":
            one = "This page counts as if all the budgets were one: all the cash saved lands in it."
            return f"{one} {SIGNED}"
        share = round(100 * found.assumptions.own_budget_share)
        return (
            f"Of the cash that a project saves, {share}% lands in the budget that paid. "
            "The rest helps somebody else. What if all the budgets were one?"
        )

    def _switch(self, answers: Answers) -> Iterator[Named]:
        """The button that pools the budgets or parts them; none where they are one already."""
        if value_inputs.read(tables(), answers).assumptions.own_budget_share == POOLED:
            return
        button = Button("Pool the budgets", AS_ONE, "yes")
        if self.said(answers, AS_ONE) == "yes":
            button = Button("Keep the budgets apart", AS_ONE, "no")
        yield "pool-switch", Buttons((button,))
