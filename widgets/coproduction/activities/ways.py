"""Ways to reach people, filtered to those who are missing, with what each costs and its caution."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coproduction.activities.blocks import Table
from coproduction.activities.room import clearly, short
from coproduction.activities.words import capital, listed, plural
from coproduction.content.population import ANYONE

if TYPE_CHECKING:
    from coproduction.activities.answers import Answers, Json
    from coproduction.activities.room import Room
    from coproduction.content import Content
    from coproduction.content.population import Method, Population

REACH = "who-is-missing.reach"
HEAD = ("Way", "What you do", "Time", "Money", "Take care")


@dataclass(frozen=True)
class Ways:
    """The ways for some people: for whom, and each as a row of facts and of a table."""

    whom: tuple[str, ...]
    rows: tuple[tuple[str, str], ...]
    table: Table
    sources: tuple[str, ...]


def people(content: Content, chosen: Json) -> list[str]:
    """Those who were chosen to reach, as they are called."""
    options = content.questions[REACH].options
    return [
        option.label for option in options if isinstance(chosen, list) and option.value in chosen
    ]


def ways(content: Content, population: Population, answers: Answers, room: Room | None) -> Ways:
    """The ways for those who were chosen, or for those who are short, or all there are."""
    chosen = answers.get((REACH, 1))
    missing = [group for group, _ in clearly(room) or short(room)] if room is not None else []
    guess: Json = [value for group in missing for value in group.reach]
    wanted = chosen or guess
    methods = [each for each in population.methods if not wanted or _reaches(each, wanted)]
    names = people(content, wanted)
    whom = [
        f"{capital(plural(len(methods), 'way'))} of {len(population.methods)}, for you to choose."
    ]
    if not wanted:
        whom = [f"All {len(methods)} ways. Choose people above to see fewer."]
    elif not chosen:
        groups = listed([f"“{group.name}”" for group in missing])
        whom.append(f"As {groups} came out short, our first guess is {as_list(names)}.")
        whom.append("You know them better. Choose above, and the ways follow.")
    return Ways(
        whom=tuple(whom),
        rows=tuple((each.name, _words(each)) for each in methods),
        table=Table("The same as a table", HEAD, tuple(_row(each) for each in methods)),
        sources=tuple(key for each in methods for key in each.sources),
    )


def _reaches(method: Method, wanted: Json) -> bool:
    chosen = wanted if isinstance(wanted, list) else []
    return ANYONE in method.reaches or any(value in chosen for value in method.reaches)


def _words(method: Method) -> str:
    cost = f"Time: {method.time}. Money: {method.money}."
    parts = (method.how, f"{cost} {method.price}".strip(), f"Take care: {method.caution}")
    return "\n".join(part for part in parts if part)


def _row(method: Method) -> tuple[str, ...]:
    money = f"{capital(method.money)}. {method.price}".strip()
    return method.name, method.how, capital(method.time), money, method.caution


def as_list(names: list[str]) -> str:
    """Names inside a sentence, parted by semicolons as some have commas; a name stays a name."""
    kept = ("Deaf", "LGBT")
    return "; ".join(n if n.startswith(kept) else n[:1].lower() + n[1:] for n in names)
