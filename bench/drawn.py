"""For each activity that draws: the answers that lead to its picture, and one to change there."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from coproduction.activities import get
from coproduction.activities.deck import Deck

if TYPE_CHECKING:
    from coproduction.activities.answers import Json

RUNGS: tuple[Json, ...] = (1, 2, 3, 4, 5, 6, 7)
MUCH: tuple[Json, ...] = ("0", "1", "2", "3")


class Change(NamedTuple):
    """What is measured.

    Attributes:
        activity: Its id.
        at: The page with the picture, as one of the activity's steps.
        answers: What was answered before, in order, the step last.
        question: What is changed on that page.
        values: What it is changed to, in turn.
    """

    activity: str
    at: str
    answers: dict[str, Json]
    question: str
    values: tuple[Json, ...]


def _change(
    activity: str, at: str, answers: dict[str, Json], question: str, values: tuple[Json, ...]
) -> Change:
    answers = {f"{activity}.{name}": value for name, value in answers.items()}
    return Change(activity, at, {**answers, f"{activity}.at": at}, f"{activity}.{question}", values)


def _deck(activity: str, asked: str, first: dict[str, Json], values: tuple[Json, ...]) -> Change:
    """All the cards of a deck together, of which one is placed elsewhere."""
    deck = get(activity)
    if not isinstance(deck, Deck):
        msg = f"{activity} is not a deck"
        raise TypeError(msg)
    cards = [card.id for card in deck.deck()]
    placed: dict[str, Json] = {f"{asked}.{card}": values[0] for card in cards}
    read: dict[str, Json] = {f"read.{card}": "yes" for card in cards}
    return _change(activity, "end", {**first, **placed, **read}, f"{asked}.{cards[0]}", values)


def _calculator(at: str) -> Change:
    answers: dict[str, Json] = {
        "annual-cost": 2_000_000,
        "avoidable": "some",
        "paying": "paid",
        "pocket": "most",
        "moved": "some",
    }
    # A new figure each time, because the same case is drawn once.
    values: tuple[Json, ...] = tuple(100_000 + number for number in range(100))
    return _change("cost-of-not", at, answers, "annual-cost", values)


def _practice(at: str) -> Change:
    keys = ("framing", "agenda", "openness", "deciding", "money", "doing", "reach", "support")
    answers: dict[str, Json] = dict.fromkeys((*keys, "judging", "results"), "2")
    return _change("own-practice", at, {"rung": 6, **answers}, "deciding", MUCH)


def _gains() -> Change:
    parties = ("users", "community", "staff", "organisation", "funder", "own")
    answers: dict[str, Json] = {
        f"{name}-much.{party}": "2" for party in parties for name in ("gives", "gets")
    }
    return _change("who-gains", "result", answers, "gives-much.users", MUCH)


def _barriers() -> Change:
    chosen: list[Json] = ["time-money", "trust-power", "silent-majority", "easy-to-ignore", "law"]
    answers: dict[str, Json] = {"chosen": chosen}
    for number, barrier in enumerate(map(str, chosen)):
        answers[f"hold.{barrier}"] = MUCH[1 + number % 3]
        answers[f"move.{barrier}"] = MUCH[number % 4]
        answers[f"sort.{barrier}"] = "move"
    return _change("barriers", "map", answers, "move.time-money", MUCH)


def _missing() -> Change:
    people: dict[str, Json] = {"owns": 9, "social": 2, "private": 1, "free": 0}
    counted = {f"count.tenure.{group}": number for group, number in people.items()}
    values: tuple[Json, ...] = tuple(range(5, 100))
    answers: dict[str, Json] = {"profile": "tenure", **counted}
    return _change("who-is-missing", "result", answers, "count.tenure.owns", values)


def _honesty() -> Change:
    tests = ("formative", "information", "time", "weighed")
    answers: dict[str, Json] = {f"gunning.{test}": "partly" for test in tests}
    values: tuple[Json, ...] = ("yes", "partly", "no", "unsure")
    decided: dict[str, Json] = {"decision": "Where the library goes"}
    return _change("honesty", "result", {**decided, **answers}, "gunning.time", values)


def _who_does_what() -> Change:
    answers: dict[str, Json] = {
        "task.1": "Opening the hall",
        "task.2": "Bookings",
        "how-long.task.1": "good",
        "information": "The boiler survey",
        "how-long.information": "once",
    }
    values: tuple[Json, ...] = ("once", "months", "year", "years", "good")
    return _change("who-does-what", "result", answers, "how-long.task.2", values)


def _plan() -> Change:
    year = date.today().year + 1  # noqa: DTZ011 (any day to come will do)
    answers: dict[str, Json] = {
        "aim": 5,
        "step.1": "Ask the café group",
        "date.1": f"{year}-01-31",
        "report": f"{year}-04-30",
    }
    values: tuple[Json, ...] = tuple(f"{year}-02-{day:02}" for day in range(1, 29))
    return _change("action-plan", "plan", answers, "date.1", values)


CHANGES = (
    _deck("definitions", "rung", {"length": "all"}, RUNGS),
    _deck("sandwich", "layer", {}, ("top-down", "filling", "bottom-up", "left-to-it")),
    _deck("vignettes", "rung", {"length": "all"}, RUNGS),
    _practice("result"),
    _change("argue", "ladder", {"add": "Community-led"}, "drop", (["1"], ["2"], ["1", "7"])),
    _gains(),
    *(_calculator(at) for at in ("result", "years", "doubt")),
    _change(
        "one-budget",
        "see",
        {"guess": "few"},
        "seed",
        tuple(50_000 + number for number in range(100)),
    ),
    _barriers(),
    _missing(),
    _honesty(),
    _who_does_what(),
    _plan(),
    _change("case-studies", "library", {}, "place", (["scotland"], ["uk"], ["world", "uk"])),
)
