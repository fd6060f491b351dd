"""What leaves a room, attacked by someone who knows the rule and the total by heart.

The attacker writes down every table there could be, releases each, and keeps those that are
published exactly alike. What is the same in all of them is no secret.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from coproduction.logic.room.suppression import (
    HIDDEN,
    Released,
    release,
    release_doors,
    release_many,
)


def named(counts):
    return {f"option {place}": count for place, count in enumerate(counts)}


def published(released: Released):
    return (*released.counts.values(), released.total)


def tables(total, options):
    if options == 1:
        yield (total,)
        return
    for first in range(total + 1):
        for others in tables(total - first, options - 1):
            yield (first, *others)


def secrets_told(worlds, publish):
    """The counts that are hidden, and yet the same in all tables that are published alike."""
    alike = defaultdict(list)
    for world in worlds:
        alike[publish(world)].append(world)
    return [
        (shown, same[0], place)
        for shown, same in alike.items()
        for place, count in enumerate(same[0])
        if shown[place] is HIDDEN and len({world[place] for world in same}) == 1
    ]


# One option each: every small table


@pytest.mark.parametrize("threshold", [4, 5, 10])
@pytest.mark.parametrize(("options", "most"), [(2, 40), (3, 24), (4, 17), (5, 13)])
def test_no_small_table_tells_a_hidden_count_to_one_who_knows_the_total(threshold, options, most):
    for total in range(1, most + 1):
        told = secrets_told(
            tables(total, options), lambda counts: published(release(named(counts), threshold))
        )
        assert told == []


def test_the_attacker_finds_what_a_careless_rule_tells():
    def careless(counts):
        return tuple(HIDDEN if 0 < count < 5 else count for count in counts)

    told = secrets_told(tables(12, 3), careless)
    assert any(world == (0, 1, 11) or world == (1, 11, 0) for _, world, _ in told)


def test_two_ones_that_add_up_to_two_are_not_hidden_by_themselves():
    assert published(release(named([1, 1, 9, 9, 20]))) == (HIDDEN, HIDDEN, HIDDEN, HIDDEN, 20, 40)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ([6, 7, 0], (6, 7, 0, 13)),
        ([1, 6, 7], (HIDDEN, HIDDEN, 7, 14)),
        ([1, 2, 7, 0], (HIDDEN, HIDDEN, 7, 0, 10)),
        ([4, 6, 6, 9], (HIDDEN, HIDDEN, HIDDEN, 9, 25)),
        ([3, 3, 3], (HIDDEN, HIDDEN, HIDDEN, 9)),
        ([1, 1, 1, 1, 1, 0], (*[HIDDEN] * 6, 5)),
        ([1, 11, 0], (HIDDEN, HIDDEN, HIDDEN, 12)),
        ([4, 0], (HIDDEN, HIDDEN, HIDDEN)),
        ([0, 0], (0, 0, 0)),
        ([12, 0], (12, 0, 12)),
    ],
)
def test_what_is_shown(counts, expected):
    assert published(release(named(counts))) == expected


def test_with_ten_as_the_limit_nine_is_hidden():
    released = release(named([9, 14, 30]), threshold=10)
    assert published(released) == (HIDDEN, HIDDEN, 30, 53)
    assert published(release(named([5, 4]), threshold=10)) == (HIDDEN, HIDDEN, HIDDEN)


def test_the_rest_is_what_anybody_can_subtract():
    released = release(named([1, 2, 7, 0]))
    assert (released.hidden, released.rest) == (("option 0", "option 1"), 3)
    assert released.shown == {"option 2": 7, "option 3": 0}
    assert release(named([1, 1])).rest is None


@pytest.mark.parametrize("threshold", [3, 0, -1])
def test_a_threshold_that_hides_nothing_is_refused(threshold):
    with pytest.raises(ValueError, match="threshold must be 4 or more"):
        release({"yes": 3}, threshold)


def test_a_negative_count_is_refused():
    with pytest.raises(ValueError, match="0 or more"):
        release({"yes": -1})


# The same, for rooms too large to write down every table


counts_of_a_room = st.lists(st.integers(0, 60) | st.integers(0, 6), min_size=2, max_size=13)


def look_alikes(counts):
    """Some other tables with the same total: two counts changed places, or became lopsided."""
    for one, two in product(range(len(counts)), repeat=2):
        other = list(counts)
        other[one], other[two] = other[two], other[one]
        yield other
        lopsided = [0] * len(counts)
        lopsided[one] = 1
        lopsided[two] += sum(counts) - 1
        yield lopsided


@given(counts_of_a_room, st.sampled_from([4, 5, 10]))
def test_in_a_large_room_each_hidden_count_could_be_another(counts, threshold):
    assume(sum(counts))
    mine = published(release(named(counts), threshold))
    alike = [o for o in look_alikes(counts) if published(release(named(o), threshold)) == mine]
    for place, count in enumerate(counts):
        if mine[place] is HIDDEN:
            assert any(other[place] != count for other in alike)


@given(counts_of_a_room, st.sampled_from([4, 5, 10]))
def test_what_is_shown_is_true_and_never_small(counts, threshold):
    released = release(named(counts), threshold)
    for option, count in named(counts).items():
        assert released.counts[option] in (count, HIDDEN)
        assert count == 0 or count >= threshold or released.counts[option] is HIDDEN
    assert released.total in (sum(counts), HIDDEN)


@given(counts_of_a_room, st.sampled_from([4, 5, 10]))
def test_what_is_hidden_is_below_all_that_is_shown(counts, threshold):
    released = release(named(counts), threshold)
    hidden = [named(counts)[option] for option in released.hidden]
    shown = [count for count in released.shown.values() if count]
    assert not hidden or not shown or max(hidden) < min(shown)
    if shown:
        assert all(released.counts[o] == 0 for o, count in named(counts).items() if not count)


@given(counts_of_a_room, st.randoms())
def test_the_order_of_the_options_does_not_matter(counts, random):
    shuffled = list(named(counts).items())
    random.shuffle(shuffled)
    assert release(dict(shuffled)).counts == release(named(counts)).counts


# Several options each: the total is of people


@pytest.mark.parametrize("threshold", [4, 5])
@pytest.mark.parametrize(("options", "most_people"), [(2, 12), (3, 10), (4, 7)])
def test_the_number_of_people_and_their_budget_tell_no_hidden_count(
    threshold, options, most_people
):
    for people in range(1, most_people + 1):
        for budget in range(1, options + 1):
            could_be = (
                counts
                for counts in product(range(people + 1), repeat=options)
                if people <= sum(counts) <= people * budget
            )
            told = secrets_told(
                could_be,
                lambda counts, people=people, budget=budget: published(
                    release_many(named(counts), people, budget, threshold)
                ),
            )
            assert told == []


def test_one_small_count_is_hidden_alone_where_people_tell_nothing_about_it():
    assert published(release_many(named([12, 2, 9]), 15)) == (12, HIDDEN, 9, 15)


@pytest.mark.parametrize(("counts", "budget"), [([6, 4, 0], None), ([9, 1, 0], 1)])
def test_one_small_count_is_not_hidden_alone_where_people_tell_it(counts, budget):
    released = release_many(named(counts), 10, budget)
    assert published(released) == (HIDDEN, HIDDEN, HIDDEN, 10)


def test_the_number_of_ticks_is_nowhere():
    assert release_many(named([12, 2, 9]), 15).rest is None


def test_a_few_people_who_ticked_much_show_nothing():
    assert published(release_many(named([4, 4, 3]), 4)) == (HIDDEN,) * 4


# By option and by door


def doors(cells, width):
    rows = [cells[at : at + width] for at in range(0, len(cells), width)]
    return {f"door {place}": named(row) for place, row in enumerate(rows)}


def published_doors(cells, width, threshold):
    """The counts of option and door, and of the table, as they are published."""
    found = release_doors(doors(cells, width), threshold=threshold)
    inner = [HIDDEN] * len(cells) if found.table is None else list(cells)
    return (*found.options.counts.values(), *found.doors.counts.values(), *inner)


def with_margins(cells, width):
    options = [sum(cells[at::width]) for at in range(width)]
    return (*options, *(sum(cells[at : at + width]) for at in range(0, len(cells), width)), *cells)


@pytest.mark.parametrize(("rows", "width", "most"), [(2, 2, 18), (2, 3, 11), (3, 2, 11)])
def test_margins_together_tell_no_hidden_count_and_no_small_count_of_the_table(rows, width, most):
    for total in range(1, most + 1):
        told = secrets_told(
            (with_margins(cells, width) for cells in tables(total, rows * width)),
            lambda world: published_doors(world[rows + width :], width, threshold=4),
        )
        margins = rows + width
        assert [one for one in told if one[2] < margins] == []
        assert [one for one in told if 0 < one[1][one[2]] < 4] == []


def test_the_whole_table_is_shown_only_without_small_counts():
    phones, paper = {"yes": 9, "no": 5}, {"yes": 0, "no": 6}
    found = release_doors({"phone": phones, "paper": paper})
    assert found.table == {"phone": phones, "paper": paper}
    found = release_doors({"phone": phones, "paper": {"yes": 1, "no": 6}})
    assert found.table is None
    assert (found.options.counts, found.doors.counts) == (
        {"yes": 10, "no": 11},
        {"phone": 14, "paper": 7},
    )


def test_where_several_may_be_chosen_doors_count_people():
    ticks = {"phone": {"a": 12, "b": 9}, "paper": {"a": 6, "b": 5}}
    found = release_doors(ticks, {"phone": 12, "paper": 6})
    assert (found.options.total, found.doors.counts) == (18, {"phone": 12, "paper": 6})
    assert found.table == ticks
    few = release_doors(
        {"phone": {"a": 12, "b": 9}, "paper": {"a": 2, "b": 2}}, {"phone": 12, "paper": 2}
    )
    assert few.table is None
    assert few.doors.hidden == ("phone", "paper")


# Two rounds and the shift between them


def couplings(first, second):
    """Every way people on three rungs could have moved: up, same, down."""
    (a, b, _), (x, y, z) = first, second
    for ax, ay, bx, by in product(range(a + 1), range(a + 1), range(b + 1), range(b + 1)):
        moves = [ax, ay, a - ax - ay, bx, by, b - bx - by]
        moves += [x - ax - bx, y - ay - by, z - moves[2] - moves[5]]
        if min(moves) >= 0:
            up = moves[1] + moves[2] + moves[5]
            same = moves[0] + moves[4] + moves[8]
            yield up, same, sum(first) - up - same


def test_a_shift_beside_two_rounds_would_tell_hidden_counts_though_none_in_it_is_small():
    first = release(named([1, 2, 20]))
    assert published(first) == published(release(named([2, 1, 20]))) == (HIDDEN, HIDDEN, 20, 23)
    assert published(release(named([12, 0, 11]))) == (12, 0, 11, 23)
    assert published(release(named([0, 12, 11]))) == (0, 12, 11, 23)
    assert (0, 12, 11) in couplings((1, 2, 20), (12, 0, 11))
    assert (0, 12, 11) not in couplings((2, 1, 20), (12, 0, 11))


def test_even_that_a_shift_is_hidden_would_tell_a_small_count():
    shifts = set(couplings((7, 9, 0), (0, 11, 5)))
    assert {shift for shift in shifts if any(0 < count < 5 for count in shift)} == {(12, 4, 0)}


def test_two_rounds_by_themselves_tell_no_hidden_count():
    """Of six people on three rungs who may each have gone anywhere, nothing is told."""

    def both(world):
        first, second = world[:3], world[3:]
        one, two = release(named(first), 4), release(named(second), 4)
        return (*one.counts.values(), *two.counts.values(), one.total, two.total)

    worlds = {
        (*(sum(moves[at : at + 3]) for at in (0, 3, 6)), *(sum(moves[at::3]) for at in range(3)))
        for moves in tables(6, 9)
    }
    assert secrets_told(worlds, both) == []
    assert Counter(len(world) for world in worlds) == {6: len(worlds)}
