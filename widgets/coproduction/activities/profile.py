"""What ten answers say about a piece of work: its rung, what holds it, and how two views differ."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coproduction.activities.answers import OFF
from coproduction.activities.blocks import Chart, Ladder, Mark, Track
from coproduction.activities.ladder_line import place
from coproduction.activities.words import capital, listed, plural, rung_name
from coproduction.logic.ladder import Placement
from coproduction.logic.ladder import place as placed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from coproduction.activities.answers import Answers, Json
    from coproduction.content import Content, Indicator

PLACES = ((0, "0"), (1, "1"), (2, "2"), (3, "3"))


@dataclass(frozen=True)
class View:
    """Ten answers and what they come to."""

    points: Mapping[str, int | str]
    placement: Placement


@dataclass(frozen=True)
class Gap:
    """An indicator on which two views part, by how many steps, and both answers in words."""

    name: str
    steps: int
    words: str


def read(content: Content, answers: Answers, round: int) -> View:
    """The ten answers of a round; every one must be there."""
    points: dict[str, int | str] = {}
    for indicator in content.indicators:
        said = str(answers[f"own-practice.{indicator.key}", round])
        points[indicator.key] = int(said) if said.isdecimal() else said
    return View(points, placed(points))


def found(content: Content, answers: Answers, round: int = 1) -> View | None:
    """The ten answers of a round, or None while one is missing or is no answer any more."""
    keys = [f"own-practice.{indicator.key}" for indicator in content.indicators]
    if any(answers.get((key, round)) is None for key in keys):
        return None
    try:
        return read(content, answers, round)
    except ValueError:
        return None


def score(points: Mapping[str, int | str], key: str) -> int:
    """The points of one answer; X, left to people alone, is none."""
    value = points[key]
    return value if isinstance(value, int) else 0


def verdict(content: Content, view: View, guess: Json) -> tuple[str, ...]:
    """The rung in words, with what to make of it beside the learner's own first placing."""
    found = view.placement
    words = f"Your ten answers put it on rung {rung_name(content, found.rung)}"
    words += f", with {found.total} points of 30."
    if found.between:
        low, high = (rung_name(content, number) for number in found.between)
        words += f" The score sits right on the line, so read it as between {low}, and {high}."
    return (words, _guessed(content, found.rung, guess), *_held(content, found))


def _guessed(content: Content, rung: int, guess: Json) -> str:
    if guess == OFF:
        return "You had placed it off the ladder."
    own = place(guess)
    if own == rung:
        return "That is where you placed it yourself."
    side = "higher" if own > rung else "lower"
    return f"You had placed it {side}, on rung {rung_name(content, own)}."


def _held(content: Content, found: Placement) -> Iterator[str]:
    """What a gate is, where one holds the work below its points."""
    if found.holding:
        gates = plural(len(found.holding), "gate keeps", "gates keep")
        they = "it is" if len(found.holding) == 1 else "they are"
        yield (
            f"By points alone it would reach rung {rung_name(content, found.by_total)}. "
            f"{capital(gates)} it lower: until {they} open, more points do not lift it."
        )


def ladder(content: Content, view: View, guess: Json) -> Ladder:
    """The ladder with the learner's own placing and where the answers put it."""
    rung = view.placement.rung
    return Ladder.of(
        content,
        f"The ladder, with your answers on rung {rung_name(content, rung)}.",
        Mark(place(guess), "first", "You placed it here"),
        Mark(rung, "mine", "Your ten answers"),
    )


def holding(content: Content, view: View) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Which gate holds it down, with the next move; without one, where points are to be had."""
    gates = [gate for gate in content.gates if gate.id in view.placement.holding]
    if gates:
        return "What holds it down", tuple((gate.words, gate.move) for gate in gates)
    lowest = sorted(content.indicators, key=lambda i: score(view.points, i.key))[:2]
    lowest = [i for i in lowest if score(view.points, i.key) < 3]
    if not lowest:
        return "Nothing holds it down", (
            ("Keep it alive", "Ask the same ten questions in a year."),
        )
    return "Where the next step could be", tuple((i.name, i.move) for i in lowest)


def brief(content: Content, view: View) -> list[tuple[str, str]]:
    """Where it sits and what to do next, in a few lines."""
    placed = f"Rung {rung_name(content, view.placement.rung)}, with {view.placement.total} points."
    gates = [gate for gate in content.gates if gate.id in view.placement.holding]
    if not gates:
        title, rows = holding(content, view)
        return [("Where it sits", placed), (title, " ".join(f"{name}: {do}" for name, do in rows))]
    held = [("What holds it down", " ".join(gate.words for gate in gates))]
    return [("Where it sits", placed), *held, ("A next move", " ".join(g.move for g in gates))]


def chart(content: Content, view: View, other: View | None = None) -> Chart:
    """The ten answers as rows from 0 to 3; with a second view beside them when there is one."""
    mine = ("mine", "Your answer" if other is None else "You")
    theirs = ("theirs", "Your community, as you see it")
    rows = []
    for indicator in content.indicators:
        marks = [Mark(score(view.points, indicator.key), *mine)]
        if other is not None:
            marks.append(Mark(score(other.points, indicator.key), *theirs))
        held = other is None and any(
            indicator.key in gate.indicator
            for gate in content.gates
            if gate.id in view.placement.holding
        )
        rows.append(Track(indicator.name, tuple(marks), note="holds it down" if held else ""))
    return Chart(
        sentence=_shape(content, view) if other is None else parting(gaps(content, view, other)),
        how="Each row is one of the ten questions, from 0 on the left to 3 on the right.",
        places=PLACES,
        kinds=(mine,) if other is None else (mine, theirs),
        rows=tuple(rows),
        head="Question",
        ends=("doing to", "doing with"),
    )


def _shape(content: Content, view: View) -> str:
    """The profile in words: what is strong and what is weak."""
    strong = [i.name.lower() for i in content.indicators if score(view.points, i.key) == 3]
    weak = [i.name.lower() for i in content.indicators if score(view.points, i.key) == 0]
    words = []
    if strong:
        words.append(f"Full points for {listed(strong)}.")
    if weak:
        words.append(f"No points for {listed(weak)}.")
    return " ".join(words) or "Every answer is somewhere in the middle."


def sentence(content: Content, yours: View, theirs: View) -> str:
    """Where each view puts the work."""
    you = rung_name(content, yours.placement.rung)
    if yours.placement.rung == theirs.placement.rung:
        return f"Both views put it on rung {you}."
    community = rung_name(content, theirs.placement.rung)
    return f"You put it on rung {you}. As your community, you put it on rung {community}."


def gaps(content: Content, yours: View, theirs: View) -> list[Gap]:
    """Up to three indicators on which the views part most, widest first."""
    found = [
        Gap(indicator.name, abs(difference), _both(indicator, yours, theirs))
        for indicator in content.indicators
        if (difference := score(yours.points, indicator.key) - score(theirs.points, indicator.key))
    ]
    return sorted(found, key=lambda gap: -gap.steps)[:3]


def parting(found: list[Gap]) -> str:
    """The gaps in a sentence."""
    if not found:
        return "The two views agree on all ten questions. Would your community say so too?"
    return f"The views part most on {listed([gap.name.lower() for gap in found])}."


def _both(indicator: Indicator, yours: View, theirs: View) -> str:
    labels = {option.value: option.label.rstrip(".") for option in indicator.options}
    you, they = (labels[str(view.points[indicator.key])] for view in (yours, theirs))
    return f"You: “{you}.” They: “{they}.”"
