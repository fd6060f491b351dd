"""One budget: a fund that starts projects from what projects return, on average and in truth."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coproduction.activities import value_inputs
from coproduction.activities.base import Activity, step
from coproduction.activities.blocks import (
    Ask,
    Button,
    Buttons,
    Facts,
    Heading,
    Lines,
    Page,
    Prose,
    Series,
    Sources,
)
from coproduction.activities.money import axis, between, pounds, rounded
from coproduction.activities.value_inputs import SEED, asked, central
from coproduction.activities.value_pictures import AXIS_UNITS
from coproduction.activities.words import plural
from coproduction.content.value import value
from coproduction.logic.value import (
    expected_projects,
    recycled_budget,
    recycling_ratio,
    works_or_not,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coproduction.activities.answers import Answers, Json
    from coproduction.activities.blocks import Block
    from coproduction.content import Question
    from coproduction.logic.value import Fund, FundYear, ValueAssumptions

AT = "one-budget.at"
POOLED = "one-budget.pooled"
GUESS = "one-budget.guess"
FIGURES = ("seed", "projects", "reinvest_share", "payback_years", "years")
TEN = 10


class OneBudget(Activity):
    """A fund for co-production, with the average fund beside funds whose projects can fail."""

    id = "one-budget"
    title = "One budget"
    reads = ("cost-of-not",)

    def ask(self) -> Iterator[Question]:
        yield step(AT, ["set", "see"])
        yield step(POOLED, ["yes", "no"])
        yield self.content.questions[GUESS]
        for key in FIGURES:
            yield asked(value().inputs[key])

    def done(self, answers: Answers) -> bool:
        return self.said(answers, AT) == "see" and self.said(answers, GUESS) is not None

    def refuse(self, answers: Answers, question: str, value: Json, round: int) -> str | None:  # noqa: ARG002
        """The funds wait for a guess."""
        if question == AT and value == "see" and self.said(answers, GUESS) is None:
            return "Make a guess first. It is there to be tested."
        return None

    def keep(self, answers: Answers) -> tuple[Block, ...]:
        """What was answered, and what became of the fund."""
        kept = super().keep(answers)
        project = self._project(answers)
        if not self.done(answers) or not project.setup_coproduced:
            return kept
        found = dict(self._funds(answers, project))
        return (*kept, *(found[name] for name in ("verdict", "picture", "beside")))

    def page(self, answers: Answers) -> Page:
        at = "see" if self.done(answers) else "set"
        blocks = self._set(answers) if at == "set" else self._see(answers)
        return Page(at, blocks[0][0], tuple(blocks))

    def _project(self, answers: Answers) -> ValueAssumptions:
        """Each project: the one from the calculator, with the fund's own terms."""
        found = value_inputs.read(value(), answers).assumptions
        return replace(found, own_budget_share=1) if self._pooled(answers) else found

    def _pooled(self, answers: Answers) -> bool:
        return self.said(answers, POOLED) == "yes"

    def _figure(self, answers: Answers, key: str) -> float:
        return central(answers, value().inputs[key]) or 0.0

    def _set(self, answers: Answers) -> list[tuple[str, Block]]:
        intro = (
            "Put some money in a fund. It pays for co-produced projects. What they save comes "
            "back, at least in part, and starts the next ones.",
            self._like(answers),
        )
        return [
            ("set", Heading("Set up a fund")),
            ("intro", Prose(intro)),
            *self._asks(answers),
            (GUESS, Ask(self.questions[GUESS], self.said(answers, GUESS))),
            ("go-set", Buttons((Button("See what becomes of it", AT, "see", main=True),))),
        ]

    def _like(self, answers: Answers) -> str:
        cost = value().inputs["annual_cost"]
        if self.said(answers, asked(cost).id) is not None:
            return (
                "Each project is like the one in your calculator, “The cost of not co-producing”."
            )
        return (
            "Each project is like the example in the calculator, “The cost of not co-producing”: "
            f"a service of {pounds(cost.central or 0)} a year. Use it first for one of your own."
        )

    def _asks(self, answers: Answers) -> Iterator[tuple[str, Block]]:
        for key in FIGURES:
            question = asked(value().inputs[key])
            figure = self._figure(answers, key)
            shown = int(figure) if figure.is_integer() else figure
            yield question.id, Ask(self.questions[question.id], shown)

    def _see(self, answers: Answers) -> list[tuple[str, Block]]:
        project = self._project(answers)
        blocks: list[tuple[str, Block]] = [("see", Heading("What becomes of it"))]
        if project.setup_coproduced > 0:
            blocks += self._funds(answers, project)
        else:
            words = "In your calculator a project costs nothing to start, so nothing can run out."
            blocks.append(("free", Prose((words,), tone="note")))
        blocks += [
            ("change", Heading("Change the fund", level=4)),
            *self._asks(answers),
            ("sources", Sources((value().sources["workshop-2015"], value().sources["dorset"]))),
            ("go-see", Buttons((Button("Back to your guess", AT, "set"),))),
        ]
        return blocks

    def _funds(self, answers: Answers, project: ValueAssumptions) -> Iterator[tuple[str, Block]]:
        seed = self._figure(answers, "seed")
        most, years = (int(self._figure(answers, key)) for key in ("projects", "years"))
        smooth = recycled_budget(project, seed, most, years)
        rough = works_or_not(project, seed, most, years, SEED)
        ratio = recycling_ratio(project)
        yield "verdict", Prose(_verdict(project, seed, ratio, smooth))
        yield "guess-said", Prose((self._guessed(answers, rough),), tone="quiet")
        yield "picture", picture(smooth, rough)
        yield "beside", Facts(_beside(smooth, rough), title="The two side by side")
        if ratio >= 1:
            warning = value().warnings["W19"]
            runs = _of_ten(rough).replace("funds", "runs")
            words = f"On average it works. In {runs} the fund is overdrawn at some time."
            yield "ruin", Prose((words,), tone="note", title=warning.title)
        yield "title-pool", Heading("Whose pocket?", level=4)
        if self._pooled(answers):
            words = "You count as if all budgets were pooled: all the cash comes back here."
            button = Button("Keep the budgets apart", POOLED, "no")
        else:
            share = round(100 * project.own_budget_share)
            words = (
                f"Of the cash that a project saves, {share}% lands in the budget that paid. "
                "The rest helps somebody else. What if all the budgets were one?"
            )
            button = Button("Pool the budgets", POOLED, "yes")
        yield "pool", Prose((words,))
        yield "pool-switch", Buttons((button,))

    def _guessed(self, answers: Answers, rough: Fund) -> str:
        options = self.questions[GUESS].options
        guess = next(o.label for o in options if o.value == self.said(answers, GUESS))
        return f"You guessed: “{guess}”. By these figures it is {_of_ten(rough)}."


def _verdict(
    project: ValueAssumptions,
    seed: float,
    ratio: float,
    smooth: tuple[FundYear, ...],
) -> tuple[str, ...]:
    """What a pound brings back, and what that makes of the fund."""
    if smooth[-1].total == 0:
        return (
            f"A project costs {pounds(project.setup_coproduced)} to start. "
            f"With {pounds(seed)} in the fund, none can begin.",
        )
    pence = round(100 * ratio)
    coins = f"{abs(pence)}p" if abs(pence) < 100 else f"£{rounded(abs(ratio)):.2f}"
    back = f"brings back about {coins}" if pence >= 0 else f"costs the fund another {coins}"
    words = f"Each £1 that a project takes out {back}, on average."
    if ratio >= 1:
        return (f"{words} So on average the fund keeps itself going.",)
    if pence < 0:
        return (f"{words} So each project costs the fund more than its price.",)
    roughly = expected_projects(project, seed) or 0.0
    end = f"The seed money comes to {plural(round(roughly), 'project')} in all, or close to it."
    return (f"{words} So the fund runs down. {end}",)


def _of_ten(rough: Fund) -> str:
    count = round(TEN * rough.overdrawn)
    if count == 0 and rough.overdrawn:
        return "fewer than 1 of 10 funds"
    if count == TEN and rough.overdrawn < 1:
        return "nearly all funds"
    return f"{count} of 10 funds"


def _beside(smooth: tuple[FundYear, ...], rough: Fund) -> tuple[tuple[str, str], ...]:
    low, middle, high = rough.started
    begun = str(low) if low == high else f"{low} to {high}, the middle {middle}"
    red = [row.year for row in smooth if row.balance < -0.5]
    overdrawn = "It is never overdrawn."
    if red:
        overdrawn = f"It is overdrawn in {plural(len(red), 'year')}, first in year {red[0]}."
    last = rough.balances[-1]
    return (
        (
            "Every project returns the average",
            f"Projects started: {smooth[-1].total}. At the end the fund holds "
            f"{pounds(smooth[-1].balance)}. {overdrawn}",
        ),
        (
            "Each project works, or it does not",
            f"Projects started: {begun}. At the end the fund holds {between(last[0], last[2])}. "
            f"In {_of_ten(rough)} it is overdrawn at some time.",
        ),
    )


def picture(smooth: tuple[FundYear, ...], rough: Fund) -> Lines:
    """The fund that returns the average, and the spread of those that do not."""
    lows, middles, highs = zip(*rough.balances, strict=True)
    series = (
        Series(
            "solid", "Works or not: the middle fund", middles, tuple(zip(lows, highs, strict=True))
        ),
        Series("dashed", "Every project returns the average", tuple(r.balance for r in smooth)),
    )
    low = pounds(min(lows))
    words = f"In the hardest year, 5 of 100 funds hold {low} or less."
    return Lines(
        title="What is in the fund",
        sentence=f"The money in the fund over {plural(len(smooth) - 1, 'year')}. "
        f"The shaded part holds 90 of 100 funds. {words}",
        how=f"The height is the money in the fund. {AXIS_UNITS}",
        places=tuple(f"Year {row.year}" for row in smooth),
        ticks=axis(*lows, *highs, *(row.balance for row in smooth)),
        series=series,
        head=(
            "Year",
            "Returns the average",
            "Projects so far",
            "Works or not: 90 of 100",
            "Middle",
        ),
        rows=tuple(
            (
                f"Year {row.year}",
                _marked(row.balance),
                str(row.total),
                between(band[0], band[2]),
                _marked(band[1]),
            )
            for row, band in zip(smooth, rough.balances, strict=True)
        ),
        below="overdrawn",
    )


def _marked(balance: float) -> str:
    return f"{pounds(balance)}, overdrawn" if balance < -0.5 else pounds(balance)
