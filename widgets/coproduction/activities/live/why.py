"""Why bother, in a room: who gives and gains, what it costs not to, and a case for each table."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from coproduction.activities import value_results
from coproduction.activities.base import item
from coproduction.activities.blocks import Chart, Heading, Mark, Prose, Table, Track
from coproduction.activities.cost_of_not import CostOfNot
from coproduction.activities.live.counted import told
from coproduction.activities.live.step import LiveStep
from coproduction.activities.value_inputs import SIMPLE, read
from coproduction.activities.value_questions import ASKED, asked, ends
from coproduction.activities.words import capital, listed, lowered
from coproduction.content.evidence import bank
from coproduction.content.value import value
from coproduction.logic.mutual import Share, balance
from coproduction.logic.room.spread import spread
from coproduction.logic.room.tally import top

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from coproduction.activities.answers import Answers, Json
    from coproduction.activities.live.asking import Named
    from coproduction.activities.live.room import Line, Showing
    from coproduction.content import Option, Question
    from coproduction.logic.room.suppression import Released
    from coproduction.logic.room.tally import Tally

GIVES, GETS = "who-gains.gives-much", "who-gains.gets-much"
SENTENCES = ("who-gains.you", "who-gains.we")
VOTED = tuple(f"{ASKED}.{name}" for name in ("avoidable", "paying", "pocket", "moved"))
COST = "annual_cost"
UNKNOWN = "unknown"
"""The vote for "I do not know", which is for no level."""
SUM = {
    "What it comes to": ("assumed", "ways"),
    "In the budget that pays": ("title-cash", "ledger-cash"),
    "Value to everyone": ("title-public", "ledger-public"),
    "What this says": ("lesson",),
}
"""What the screen shows of the calculator's result, page by page."""

ROOMS = "These are the room’s assumptions. The range holds what the room disagrees about."
FEWER = (
    "Small counts are hidden, so they are not in this sum. Where no count is left, the example "
    "stands in. So the screen may show another sum."
)
EXAMPLES = "Nobody has guessed yet, so the example’s assumptions stand in."


class WhoGains(LiveStep):
    """How much each party gives and gets, in the room's eyes; and the two sentences."""

    kind = "who-gains"

    def questions(self, line: Line) -> tuple[Question, ...]:  # noqa: ARG002
        asked = self.content.questions
        much = (
            item(asked[name], party.id)
            for party in bank().parties
            if party.id != "own"
            for name in (GIVES, GETS)
        )
        return (*(_named(one) for one in much), *(asked[name] for name in SENTENCES))

    def pages(self, line: Line, showing: Showing) -> Iterator[tuple[str, Iterable[Named]]]:
        """One picture of all parties, then the sentences."""
        yield line.title, self._picture(showing)
        for question in self.questions(line):
            yield from self.written(line, showing, question)

    def _picture(self, showing: Showing) -> Iterator[Named]:
        rows, table, shares = [], [], {}
        places = self.content.questions[GIVES].options
        for party in bank().parties:
            both = [showing.tally(f"{name}.{party.id}") for name in (GIVES, GETS)]
            if party.id == "own" or None in both:
                continue
            middles = [_middle(tally) for tally in both if tally is not None]
            table.append((party.name, *(_most(tally, places) for tally in both if tally)))
            if all(middle is not None for middle in middles):
                gives, gets = (int(middle or 0) for middle in middles)
                marks = (Mark(gives, "mine", "Gives"), Mark(gets, "ours", "Gets"))
                rows.append(Track(party.name, marks))
                shares[lowered(party.name)] = Share(gives, gets)
        if showing.careful:
            head = ("Who", "Most say they give", "Most say they get")
            yield "shares", Table("Who gives and who gets", head, tuple(table), open=True)
        elif rows:
            yield (
                "shares",
                Chart(
                    sentence=_stands_out(shares),
                    how="The dot is what the middle of the room says they give. "
                    "The diamond is what they get.",
                    places=tuple((int(one.value), one.label) for one in places),
                    kinds=(("mine", "Gives"), ("ours", "Gets")),
                    rows=tuple(rows),
                    head="Who",
                    ends=(places[0].label, places[-1].label),
                ),
            )


class Value(LiveStep):
    """The room votes on what the sum assumes, and sees what it comes to, as a range."""

    kind = "value"

    def questions(self, line: Line) -> tuple[Question, ...]:  # noqa: ARG002
        return tuple(self.content.questions[name] for name in VOTED)

    def pages(self, line: Line, showing: Showing) -> Iterator[tuple[str, Iterable[Named]]]:
        """The votes, then what they come to."""
        yield from super().pages(line, showing)
        if showing.only is None:
            yield "What it comes to", self._sum(line, showing, list(chain(*SUM.values())))
            return
        for name, parts in SUM.items():
            yield name, self._sum(line, showing, parts)

    def _sum(self, line: Line, showing: Showing, parts: Collection[str]) -> Iterator[Named]:
        votes = {
            name: told(tally, careful=showing.careful)
            for name in VOTED
            if (tally := showing.tally(name)) is not None
        }
        shown = {name: each.shown for name, each in votes.items()}
        answers = assumed(shown, line.setting.get("cost"))
        case = read(value(), answers)
        if "assumed" in parts:
            yield "title-sum", Heading("What it comes to")
            yield "assumed", Prose((_whose(votes.values()),), tone="note")
        found = value_results.result(CostOfNot(self.content), value(), case, answers)
        for name, block in found:
            if name in parts:
                # Here they stand right under the title of the step.
                yield name, replace(block, level=3) if isinstance(block, Heading) else block


class Case(LiveStep):
    """Each table chooses whom to convince, and writes one sentence."""

    kind = "case"

    def questions(self, line: Line) -> tuple[Question, ...]:  # noqa: ARG002
        asked = self.content.questions
        return (
            replace(asked["case.audience"], help=""),
            replace(asked["case.point"], help="One sentence, as you would say it."),
        )


def assumed(votes: Mapping[str, Mapping[str, int]], cost: object) -> Answers:
    """The calculator's answers that these votes make.

    Each short question is answered as its middle voter would; its range goes from the lowest
    level that anybody chose to the highest. Votes for "I do not know" count for no level.

    Args:
        votes: How many chose each option, by question.
        cost: What the service costs in a year, in pounds; anything else leaves the example.
    """
    tables = value()
    answers: dict[tuple[str, int], Json] = {}
    if isinstance(cost, int | float) and not isinstance(cost, bool):
        answers[asked(tables.inputs[COST]).id, 1] = cost
    paying = votes.get(f"{ASKED}.paying", {})
    if paying:
        answers[f"{ASKED}.paying", 1] = max(paying, key=lambda option: paying[option])
    for name, (key, levels) in SIMPLE.items():
        of = tables.inputs[key]
        chosen = [
            (getattr(of, levels.get(option, "central")), option)
            for option, number in votes.get(f"{ASKED}.{name}", {}).items()
            if option != UNKNOWN
            for _ in range(number)
        ]
        if not chosen:
            continue
        chosen.sort()
        answers[f"{ASKED}.{name}", 1] = chosen[len(chosen) // 2][1]
        for end, (level, _) in zip(ends(of), (chosen[0], chosen[-1]), strict=True):
            answers[end.id, 1] = level
    return answers


def _whose(votes: Iterable[Released]) -> str:
    """Whose assumptions a sum is made of: the room's, as far as these votes tell them."""
    votes = tuple(votes)
    if any(each.hidden for each in votes):
        return FEWER
    guessed = (number for each in votes for level, number in each.shown.items() if level != UNKNOWN)
    return ROOMS if any(guessed) else EXAMPLES


def _named(question: Question) -> Question:
    """A question about a party, with the party in its words."""
    name, _, id = question.id.rpartition(".")
    party = next(one for one in bank().parties if one.id == id)
    verb = "give" if name == GIVES else "get"
    return replace(question, prompt=f"{party.name}: how much do they {verb}?", help="")


def _middle(tally: Tally) -> int | None:
    found = spread(tally.by_option)
    return None if found is None else round(found.middle)


def _most(tally: Tally, places: Iterable[Option]) -> str:
    """The option most chosen, as far as it may be told."""
    labels = {one.value: one.label for one in places}
    most = top(told(tally, careful=True).counts, 1)
    return listed([labels[value] for value in most], "or") if most else "Too few to say"


def _stands_out(shares: Mapping[str, Share]) -> str:
    found = balance(shares)
    words = []
    if found.nothing:
        words.append(f"By the middle of the room, {listed(found.nothing)} would get nothing.")
    if found.uneven:
        words.append(capital(f"{listed(found.uneven)} would give most and get least."))
    return " ".join(words) or "By the middle of the room, nobody is left with nothing."
