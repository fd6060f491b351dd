"""The ladder's rules, each alone, then against a second reading of the same facts."""

from __future__ import annotations

import random
from itertools import accumulate
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coproduction import content
from coproduction.logic.ladder import GATES, KEYS, place

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coproduction.content import Vignette

SCALE = st.integers(0, 3)
ANSWERS = st.fixed_dictionaries(
    {key: st.one_of(SCALE, st.just("X")) if key == "doing" else SCALE for key in KEYS}
)


def answers(*values: int | str, **changed: Any) -> dict[str, Any]:
    """All ten answers: ten values, or one for all, then single ones changed."""
    return dict(zip(KEYS, values if len(values) == 10 else values * 10, strict=True)) | changed


def points_of(total: int, **fixed: int) -> dict[str, int]:
    """Answers with this total: ``fixed`` as given, then what opens the gates, then the rest."""
    filled = dict(fixed)
    left = total - sum(fixed.values())
    for key in ("deciding", "doing", "framing", "reach", "openness", *KEYS):
        if key not in filled:
            filled[key] = min(3, left)
            left -= filled[key]
    assert left == 0
    return filled


# A second implementation, the other way round: not what a gate forbids, but what a rung asks for.


def asks(rung: int, given: Mapping[str, Any]) -> bool:
    q1, _, q3, q4, _, q6, q7, *_ = (0 if given[key] == "X" else given[key] for key in KEYS)
    total = sum(value for value in given.values() if value != "X")
    if total < {1: 0, 2: 2, 3: 4, 4: 8, 5: 13, 6: 19, 7: 25}[rung]:
        return False
    return {
        1: True,
        2: q3 + q4 > 0,
        3: q3 + q4 > 0,
        4: q4 >= 1,
        5: q4 >= 2,
        6: q4 >= 2,
        7: q4 == 3 and q6 == 3 and q1 >= 2 and q7 >= 2,
    }[rung]


def second_rung(given: Mapping[str, Any]) -> int:
    return max(rung for rung in range(1, 8) if asks(rung, given))


def second_gates(given: Mapping[str, Any], start: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The caps that lowered a running rung, by the wording of the facts."""
    q = {number: given[key] for number, key in enumerate(KEYS, start=1)}
    caps = [
        ("closed", 1 if (q[3], q[4]) == (0, 0) else 7),
        ("already-decided", 3 if q[4] == 0 else 7),
        ("views-only", 4 if q[4] == 1 else 7),
        ("some-decisions", 6 if q[4] == 2 else 7),
        ("not-delivered", 6 if q[6] != 3 else 7),
        ("not-framed-together", 6 if q[1] in (0, 1) else 7),
        ("usual-people", 6 if q[7] in (0, 1) else 7),
    ]
    running = list(accumulate((cap for _, cap in caps), min, initial=start))
    lowered = [
        name
        for (name, _), before, after in zip(caps, running, running[1:], strict=False)
        if after < before
    ]
    final = running[-1]
    holding = [name for name, cap in caps if cap == final and cap < start]
    return tuple(lowered), tuple(holding)


def second_flags(given: Mapping[str, Any]) -> tuple[str, ...]:
    total = sum(value for value in given.values() if value != "X")
    flags = ["left to it"] * (given["doing"] == "X")
    flags += ["with whom"] * (given["reach"] in (0, 1) and total >= 19)
    flags += ["unsupported"] * (given["support"] == 0 and given["doing"] in (2, 3))
    return tuple(flags)


def agree(given: Mapping[str, Any]) -> None:
    placed = place(given)
    by_total = sum(placed.total >= lowest for lowest in (2, 4, 8, 13, 19, 25)) + 1
    assert placed.rung == second_rung(given)
    assert placed.by_total == by_total
    assert (placed.gates, placed.holding) == second_gates(given, by_total)
    assert placed.flags == second_flags(given)


@settings(max_examples=3000, deadline=None)
@given(ANSWERS)
def test_agrees_with_a_second_implementation(given: dict[str, Any]) -> None:
    agree(given)


def test_agrees_with_a_second_implementation_on_many_random_answers() -> None:
    chance = random.Random(20150626)  # noqa: S311
    for _ in range(20_000):
        likely = chance.choice([(1, 1, 1, 1), (6, 2, 1, 1), (1, 1, 2, 6)])
        given: dict[str, Any] = {key: chance.choices(range(4), likely)[0] for key in KEYS}
        if chance.random() < 0.1:
            given["doing"] = "X"
        agree(given)


# Thresholds


@pytest.mark.parametrize(
    ("total", "rung"),
    [
        *[(0, 1), (1, 1), (2, 2), (3, 2), (4, 3), (7, 3), (8, 4), (12, 4)],
        *[(13, 5), (18, 5), (19, 6), (24, 6), (25, 7), (30, 7)],
    ],
)
def test_the_total_alone_gives_the_rung_when_every_gate_is_open(total: int, rung: int) -> None:
    placed = place(points_of(total))
    assert (placed.total, placed.by_total, placed.rung, placed.gates) == (total, rung, rung, ())


@pytest.mark.parametrize(("every_answer", "rung"), [(0, 1), (1, 4), (2, 6), (3, 7)])
def test_the_same_answer_throughout(every_answer: int, rung: int) -> None:
    assert place(answers(every_answer)).rung == rung


# Gates


@pytest.mark.parametrize(
    ("changed", "rung", "gates"),
    [
        ({}, 7, ()),
        ({"openness": 0, "deciding": 0}, 1, ("closed",)),
        ({"openness": 1, "deciding": 0}, 3, ("already-decided",)),
        ({"openness": 0, "deciding": 1}, 4, ("views-only",)),
        ({"deciding": 1}, 4, ("views-only",)),
        ({"deciding": 2}, 6, ("some-decisions",)),
        ({"doing": 2}, 6, ("not-delivered",)),
        ({"doing": 0}, 6, ("not-delivered",)),
        ({"doing": "X"}, 6, ("not-delivered",)),
        ({"framing": 2}, 7, ()),
        ({"framing": 1}, 6, ("not-framed-together",)),
        ({"framing": 0}, 6, ("not-framed-together",)),
        ({"reach": 2}, 7, ()),
        ({"reach": 1}, 6, ("usual-people",)),
        ({"reach": 0}, 6, ("usual-people",)),
        ({"openness": 0}, 7, ()),
        ({"deciding": 1, "doing": 0}, 4, ("views-only",)),
        ({"deciding": 2, "doing": 0}, 6, ("some-decisions",)),
    ],
)
def test_a_gate_holds_down_the_best_of_answers(
    changed: dict[str, Any], rung: int, gates: tuple[str, ...]
) -> None:
    placed = place(answers(3, **changed))
    assert (placed.rung, placed.gates, placed.holding[:1]) == (rung, gates, gates[:1])


def test_a_gate_at_or_above_the_total_is_not_named() -> None:
    placed = place(points_of(12, deciding=1, openness=0))
    assert (placed.rung, placed.by_total, placed.gates, placed.holding) == (4, 4, (), ())


def test_every_gate_that_holds_is_named_even_when_another_lowered_the_rung_first() -> None:
    placed = place(answers(3, deciding=2, reach=1, framing=1))
    assert placed.gates == ("some-decisions",)
    assert placed.holding == ("some-decisions", "not-framed-together", "usual-people")


OPEN = {
    "closed": {"openness": 1},
    "already-decided": {"deciding": 1},
    "views-only": {"deciding": 2},
    "some-decisions": {"deciding": 3},
    "not-delivered": {"doing": 3},
    "not-framed-together": {"framing": 2},
    "usual-people": {"reach": 2},
}


@settings(max_examples=2000, deadline=None)
@given(ANSWERS)
def test_the_rung_rises_when_all_that_holds_it_moves_and_not_before(given: dict[str, Any]) -> None:
    placed = place(given)
    moves = [OPEN[gate] for gate in placed.holding]
    for kept in moves:
        others = {key: value for move in moves if move is not kept for key, value in move.items()}
        assert place(given | others).rung == placed.rung
    together = {key: value for move in moves for key, value in move.items()}
    assert (place(given | together).rung > placed.rung) == bool(moves)


def test_a_gate_has_words_with_the_same_cap_and_in_the_same_order() -> None:
    written = [(gate.id, gate.cap) for gate in content.course().gates]
    assert written == [(gate.id, gate.cap) for gate in GATES]


def test_the_words_for_a_gate_name_indicators_that_open_it() -> None:
    for gate in content.course().gates:
        assert OPEN[gate.id].keys() <= set(gate.indicator)


# Flags


@pytest.mark.parametrize(
    ("given", "flags"),
    [
        (answers(3), ()),
        (answers(0, doing="X"), ("left to it",)),
        (answers(3, doing="X"), ("left to it",)),
        (points_of(19, reach=1, support=1), ("with whom",)),
        (points_of(19, reach=0, support=1), ("with whom",)),
        (points_of(18, reach=1, support=1), ()),
        (points_of(19, reach=2, support=1), ()),
        (answers(0, doing=2), ("unsupported",)),
        (answers(0, doing=1), ()),
        (answers(0, doing=3, support=1), ()),
        (answers(3, doing="X", support=0), ("left to it",)),
        (answers(3, doing="X", reach=1), ("left to it", "with whom")),
        (answers(3, support=0, reach=0), ("with whom", "unsupported")),
    ],
)
def test_flags(given: dict[str, Any], flags: tuple[str, ...]) -> None:
    assert place(given).flags == flags


def test_every_flag_has_words() -> None:
    assert list(content.course().flags) == ["left to it", "with whom", "unsupported"]


# Between


@pytest.mark.parametrize("total", range(31))
def test_between_two_rungs_on_the_lowest_total_of_a_rung(total: int) -> None:
    lowest = {2: (1, 2), 4: (2, 3), 8: (3, 4), 13: (4, 5), 19: (5, 6), 25: (6, 7)}
    assert place(points_of(total)).between == lowest.get(total)


def test_not_between_when_a_gate_settled_it() -> None:
    placed = place(points_of(19, deciding=1))
    assert (placed.rung, placed.by_total, placed.between) == (4, 6, None)


def test_not_between_when_a_gate_settled_it_on_a_rung_whose_lowest_total_is_lower() -> None:
    placed = place(points_of(25, deciding=2))
    assert (placed.rung, placed.by_total, placed.between) == (6, 7, None)


# Laws


@settings(max_examples=2000, deadline=None)
@given(ANSWERS, st.sampled_from(KEYS))
def test_raising_one_answer_never_lowers_the_rung(given: dict[str, Any], key: str) -> None:
    """It holds for X as well, which counts as 0: the answers above it are 1, 2 and 3."""
    value = 0 if given[key] == "X" else given[key]
    rungs = [place(given).rung]
    rungs += [place(given | {key: higher}).rung for higher in range(value + 1, 4)]
    assert rungs == sorted(rungs)


@settings(max_examples=1000, deadline=None)
@given(ANSWERS)
def test_gates_only_lower(given: dict[str, Any]) -> None:
    placed = place(given)
    assert 1 <= placed.rung <= placed.by_total <= 7
    assert bool(placed.gates) == bool(placed.holding) == (placed.rung < placed.by_total)
    assert placed.gates[-1:] == placed.holding[:1]


def test_the_order_of_the_answers_does_not_matter() -> None:
    given = answers(2, 1, 2, 2, 1, "X", 0, 3, 1, 2)
    assert place(dict(reversed(given.items()))) == place(given)


# The vignettes


@pytest.mark.parametrize("vignette", content.course().vignettes, ids=lambda each: each.id)
def test_a_vignette_gives_its_reference_rung(vignette: Vignette) -> None:
    placed = place(vignette.answers)
    assert placed.rung == vignette.reference
    assert placed.flags == {"V9": ("left to it",), "B": ("with whom",)}.get(vignette.id, ())
    assert ("left to it" in placed.flags) == vignette.off_ladder


def test_the_vignette_on_a_threshold_is_between() -> None:
    by_id = {vignette.id: place(vignette.answers) for vignette in content.course().vignettes}
    assert {key: placed.between for key, placed in by_id.items() if placed.between} == {
        "V7": (5, 6),
        "A": (4, 5),
    }


def test_one_step_moves_the_rung_of_a_vignette_as_often_as_the_authors_found() -> None:
    steps = []
    for vignette in content.course().vignettes:
        for key, value in vignette.answers.items():
            near = [value - 1, value + 1] if isinstance(value, int) else []
            for moved in (step for step in near if 0 <= step <= 3):
                rung = place({**vignette.answers, key: moved}).rung
                steps.append(abs(rung - vignette.reference))
    assert len(steps) == 209
    assert sum(step > 0 for step in steps) == 42
    assert sum(step > 1 for step in steps) == 2


def test_the_indicators_are_the_ladders_keys() -> None:
    assert tuple(each.key for each in content.course().indicators) == KEYS


# Errors


@pytest.mark.parametrize("value", [-1, 4, 1.0, None, "1", "x", True, False, [], {}])
def test_a_value_that_cannot_be_used_is_named(value: object) -> None:
    with pytest.raises(ValueError, match="money must be a whole number from 0 to 3, not ") as error:
        place(answers(1, money=value))
    assert repr(value) in str(error.value)


def test_x_is_an_answer_to_doing_only() -> None:
    with pytest.raises(ValueError, match="reach must be a whole number from 0 to 3, not 'X'"):
        place(answers(1, reach="X"))
    with pytest.raises(ValueError, match="doing must be a whole number from 0 to 3 or 'X', not 5"):
        place(answers(1, doing=5))


def test_everything_wrong_is_named_at_once() -> None:
    given = answers(1, budget=2, agenda=9)
    del given["framing"], given["results"]
    with pytest.raises(ValueError, match="no answer for framing, results") as error:
        place(given)
    assert "no indicator is called 'budget'" in str(error.value)
    assert "agenda must be" in str(error.value)


def test_no_answers_at_all() -> None:
    with pytest.raises(ValueError, match=f"no answer for {', '.join(KEYS)}"):
        place({})
