"""A room against its community: two rooms worked by hand, and laws that hold for every room."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter, defaultdict
from functools import cache
from itertools import combinations, pairwise, permutations, product
from math import comb, sqrt
from unittest.mock import patch

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from coproduction.logic import representation
from coproduction.logic.comparison import compare
from coproduction.logic.representation import (
    SELDOM,
    dissimilarity,
    exact,
    fit,
    hide,
    missing,
    none_by_chance,
    ratio,
    wilson,
)

TENURE = {"owners": (33, 0.632), "social": (4, 0.225), "private": (2, 0.129), "free": (1, 0.014)}
COUNTS = [count for count, _ in TENURE.values()]
SHARES = [share for _, share in TENURE.values()]


# Two rooms worked by hand: tenure (C) and minority ethnic people (D), 40 people each


@pytest.mark.parametrize(
    ("group", "expected"),
    [("owners", 1.305), ("social", 0.444), ("private", 0.388), ("free", 1.786)],
)
def test_ratios_of_the_worked_room(group, expected):
    count, share = TENURE[group]
    assert ratio(count, 40, share) == pytest.approx(expected, abs=5e-4)


@pytest.mark.parametrize(
    ("group", "p"), [("owners", 0.0129), ("social", 0.0591), ("private", 0.1609)]
)
def test_exact_tests_of_the_worked_room(group, p):
    count, share = TENURE[group]
    assert exact(count, 40, share) == pytest.approx(p, abs=5e-5)


def test_a_fifth_of_the_seats_would_have_to_change_hands():
    assert dissimilarity(COUNTS, SHARES) == pytest.approx(0.204, abs=5e-4)


def test_wilsons_interval_just_reaches_the_community():
    low, high = wilson(4, 40)
    assert (low, high) == (pytest.approx(0.040, abs=5e-4), pytest.approx(0.231, abs=5e-4))
    assert low < 0.225 < high


def test_chi_square_is_not_used_where_an_expected_count_is_under_one():
    found = fit(COUNTS, SHARES)
    assert found.statistic == pytest.approx(7.416, abs=5e-4)
    assert found.test == "exact"


def test_three_people_short_is_the_honest_sentence():
    assert ratio(2, 40, 0.129) == pytest.approx(0.388, abs=5e-4)
    assert missing(2, 40, 0.129) == pytest.approx(5.16 - 2)
    assert exact(2, 40, 0.129) == pytest.approx(0.161, abs=5e-4)
    low, high = wilson(2, 40)
    assert (low, high) == (pytest.approx(0.014, abs=5e-4), pytest.approx(0.165, abs=5e-4))


# Against other ways to get there


@given(st.integers(1, 60), st.floats(0.001, 1), st.data())
def test_the_exact_test_adds_up_every_count_that_is_no_more_likely(total, share, data):
    count = data.draw(st.integers(0, total))
    chances = [comb(total, k) * share**k * (1 - share) ** (total - k) for k in range(total + 1)]
    p = sum(chance for chance in chances if chance <= chances[count] * (1 + 1e-7))
    assert exact(count, total, share) == pytest.approx(min(p, 1), abs=1e-9)


@given(st.integers(1, 5000), st.data())
def test_wilsons_interval_is_the_formula_and_holds_the_share(total, data):
    count = data.draw(st.integers(0, total))
    z, p = 1.959963984540054, count / total
    middle = (p + z * z / (2 * total)) / (1 + z * z / total)
    half = z / (1 + z * z / total) * sqrt(p * (1 - p) / total + z * z / (4 * total * total))
    low, high = wilson(count, total)
    assert (low, high) == (pytest.approx(middle - half, abs=1e-9), pytest.approx(middle + half))
    assert low <= p + 1e-12
    assert p - 1e-12 <= high


@st.composite
def communities(draw, most=6):
    """The shares of a community's groups."""
    parts = draw(st.lists(st.integers(1, 1000), min_size=2, max_size=most))
    return [part / sum(parts) for part in parts]


@st.composite
def rooms(draw, people=200, most=6):
    """The shares of a community, with the counts of a room."""
    shares = draw(communities(most))
    sizes = st.lists(st.integers(0, people), min_size=len(shares), max_size=len(shares))
    counts = draw(sizes)
    assume(sum(counts))
    return counts, shares


@given(rooms())
def test_measures_agree_with_each_other(room):
    counts, shares = room
    total = sum(counts)
    short = [missing(c, total, s) for c, s in zip(counts, shares, strict=True)]
    assert sum(short) == pytest.approx(0, abs=1e-6)
    assert dissimilarity(counts, shares) * total == pytest.approx(sum(map(abs, short)) / 2)
    for count, share, gap in zip(counts, shares, short, strict=True):
        assert (ratio(count, total, share) < 1 - 1e-9) == (gap > 1e-9 * total * share)


@given(rooms())
def test_seats_that_change_hands_are_a_share_and_none_in_a_match(room):
    counts, shares = room
    assert 0 <= dissimilarity(counts, shares) <= 1
    if all(counts):
        assert dissimilarity(counts, [c / sum(counts) for c in counts]) == pytest.approx(0)


@settings(max_examples=40, deadline=None)
@given(rooms(people=4, most=4))
def test_all_groups_together_by_counting_every_room(room):
    counts, shares = room
    total = sum(counts)
    found = fit(counts, shares)
    assume(found.test == "exact")

    def chance(counts):
        ways, left = 1.0, total
        for count, share in zip(counts, shares, strict=True):
            ways *= comb(left, count) * share**count
            left -= count
        return ways

    every = (r for r in product(range(total + 1), repeat=len(counts)) if sum(r) == total)
    chances = [chance(room) for room in every]
    p = sum(each for each in chances if each <= chance(counts) * (1 + 1e-7))
    assert found.p == pytest.approx(min(p, 1), abs=1e-6)


def test_two_groups_together_are_the_binomial_test():
    assert fit([2, 10], [0.3, 0.7]).p == pytest.approx(exact(2, 12, 0.3))


@given(st.lists(st.integers(1, 60), min_size=2, max_size=6), st.integers(1, 300))
def test_chi_square_is_used_by_its_rule(parts, total):
    """None expected under 1 and no more than a fifth under 5, in whole numbers: no rounding."""
    everyone = sum(parts)
    expected = [total * part for part in parts]
    few = sum(each < 5 * everyone for each in expected)
    allowed = min(expected) >= everyone and 5 * few <= len(parts)
    counts = [total] + [0] * (len(parts) - 1)
    with patch.multiple(
        representation, _added_up=lambda *_: 0.0, _drawn=lambda *_: 0.0
    ):  # only which test is chosen matters here
        found = fit(counts, [part / everyone for part in parts])
    assert (found.test == "chi-square") == allowed


def test_an_expected_count_of_five_is_five_whatever_the_last_digit():
    # Made whole, the third share gives 4.999999999999999 of 100.
    shares = [0.5, 0.34, 0.05, 0.11]
    assert fit([60, 24, 5, 11], shares).test == "chi-square"
    assert fit([60, 24, 4, 11], shares).test == "drawn"


def test_chi_square_where_every_expected_count_is_large_enough():
    found = fit([60, 25, 15], [0.5, 0.3, 0.2])
    assert found.test == "chi-square"
    assert found.statistic == pytest.approx(10**2 / 50 + 5**2 / 30 + 5**2 / 20)


def test_drawn_rooms_come_near_and_are_the_same_for_a_seed():
    counts, shares = [40, 30, 12, 3], [0.4, 0.4, 0.19, 0.01]
    found = fit(counts, shares)
    assert found.test == "drawn"
    assert found == fit(counts, shares)
    exactly = representation._added_up(counts, shares)
    assert found.p == pytest.approx(exactly, abs=0.01)


def test_even_a_lottery_leaves_a_group_out():
    assert none_by_chance(12, 0.129) == pytest.approx(0.19, abs=0.005)


# What cannot be used


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: ratio(1, 0, 0.5), "total must be a whole number from 1 to 1,000,000,000, not 0"),
        (lambda: missing(-1, 4, 0.5), "count must be a whole number from 0 to 4, not -1"),
        (lambda: exact(5, 4, 0.5), "count must be a whole number from 0 to 4, not 5"),
        (lambda: wilson(5, 4), "count must be a whole number from 0 to 4, not 5"),
        (lambda: wilson(2, 4, 1), "level must be a number between 0 and 1, not 1"),
        (lambda: ratio(1, 4, 0), "share must be a number over 0 and at most 1, not 0"),
        (lambda: ratio(1, 4, float("nan")), "share must be a number over 0 and at most 1, not nan"),
        (lambda: dissimilarity([1], [1.0]), "two or more groups, not 1 and 1"),
        (lambda: dissimilarity([1, 2], [1.0]), "two or more groups, not 2 and 1"),
        (lambda: compare([1, 2], [0.5, 0.6]), "shares must add up to 1, not 1.1"),
        (lambda: compare([0, 0], [0.5, 0.5]), "total must be a whole number from 1 to .*, not 0"),
        (
            lambda: compare([1, 2], [0.5, "x"]),
            "share must be a number over 0 and at most 1, not 'x'",
        ),
        (lambda: compare([9, 9], [0.5, 0.5], unsaid=-1), "unsaid must be a whole number from 0"),
        (lambda: hide([2.5, 9]), "count must be a whole number from 0 to .*, not 2.5"),
        (lambda: none_by_chance(None, 0.5), "total must be a whole number from 1 to .*, not None"),
        (lambda: wilson(True, 4), "count must be a whole number from 0 to 4, not True"),
    ],
)
def test_what_is_out_of_range_is_said(call, words):
    with pytest.raises(ValueError, match=words):
        call()


def test_rounded_shares_are_made_whole():
    assert sum(row.share for row in compare([5, 5, 5], [0.333, 0.333, 0.333]).rows) == 1


# What may be shown


def test_the_worked_room_shows_its_owners_only():
    found = compare(COUNTS, SHARES)
    assert [row.count for row in found.rows] == [33, None, None, None]
    assert found.dissimilarity is None
    assert found.fit is None
    social, private = found.rows[1:3]
    # Seven people are left for three groups, so five at the most: at least four of nine missing.
    assert social.surely_missing == pytest.approx(4)
    assert private.surely_missing == pytest.approx(0.16)


@pytest.mark.parametrize(
    ("counts", "hidden"),
    [
        ([20, 15, 5], []),
        ([20, 15, 0], []),
        ([20, 15, 6, 3], [2, 3]),
        ([20, 6, 6, 3], [1, 2, 3]),
        ([20, 15, 3, 2], [2, 3]),
        ([20, 15, 2, 2], [1, 2, 3]),
        ([20, 3], [0, 1]),
        ([20, 3, 0], [0, 1, 2]),
        ([4, 4, 4], [0, 1, 2]),
        ([20, 0], []),
    ],
)
def test_small_counts_are_hidden_and_others_with_them(counts, hidden):
    assert [place for place, it in enumerate(hide(counts)) if it] == hidden


def test_more_is_hidden_where_it_is_sensitive():
    assert hide([30, 20, 9], sensitive=True) == (False, True, True)
    assert hide([30, 20, 9]) == (False, False, False)


def test_that_everyone_shares_a_sensitive_trait_is_not_shown():
    assert hide([20, 0], sensitive=True) == (True, True)


def test_those_who_would_rather_not_say_are_apart_and_hidden_when_few():
    assert compare([20, 20], [0.5, 0.5], unsaid=3).unsaid is None
    assert compare([20, 20], [0.5, 0.5], unsaid=9).unsaid == 9
    assert compare([20, 20], [0.5, 0.5], unsaid=9, sensitive=True).unsaid is None
    assert compare([20, 20], [0.5, 0.5], unsaid=9).total == 40


def seen(counts: list[int], sensitive: bool) -> tuple[int | None, ...]:
    """A room as a snooper sees it."""
    return tuple(None if it else c for it, c in zip(hide(counts, sensitive), counts, strict=True))


@cache
def all_rooms(total: int, groups: int, sensitive: bool) -> dict[tuple, list]:
    """Every room of this size by what is seen of it: all that a patient snooper could work out."""
    found = defaultdict(list)
    for bars in combinations(range(total + groups - 1), groups - 1):
        edges = (-1, *bars, total + groups - 1)
        counts = [right - left - 1 for left, right in pairwise(edges)]
        found[seen(counts, sensitive)].append(counts)
    return found


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 24), st.integers(2, 5), st.booleans())
def test_nobody_can_work_out_a_hidden_count_even_by_trying_every_room(total, groups, sensitive):
    for shown, every in all_rooms(total, groups, sensitive).items():
        for place, count in enumerate(shown):
            if count is None:
                assert len({room[place] for room in every}) > 1, (shown, every)


@settings(deadline=None)
@given(rooms(people=30, most=7), st.booleans())
def test_for_every_hidden_count_another_room_looks_the_same_in_every_figure(room, sensitive):
    counts, shares = room
    total, groups = sum(counts), len(counts)
    swaps = [list(counts) for _ in range(groups**2)]
    for (one, two), swap in zip(product(range(groups), repeat=2), swaps, strict=True):
        swap[one], swap[two] = swap[two], swap[one]
    others = [*swaps, *set(permutations([1, total - 1] + [0] * (groups - 2)))]
    others += set(permutations([total] + [0] * (groups - 1)))
    alike = [other for other in others if seen(other, sensitive) == seen(counts, sensitive)]
    shown = compare(counts, shares, sensitive=sensitive)
    for place, row in enumerate(shown.rows):
        if row.count is None:
            other = next(other for other in alike if other[place] != counts[place])
            assert compare(other, shares, sensitive=sensitive) == shown


@settings(deadline=None)
@given(rooms(people=30), st.booleans())
def test_what_is_shown_is_true_and_small_counts_never_are(room, sensitive):
    counts, shares = room
    hidden = hide(counts, sensitive)
    for count, it in zip(counts, hidden, strict=True):
        assert it or count == 0 or count >= (10 if sensitive else 5)
    assert Counter(hidden)[True] != 1
    for count, row in zip(counts, compare(counts, shares, sensitive=sensitive).rows, strict=True):
        assert row.count in {count, None}
        assert row.at_most is None or count <= row.at_most
        assert row.surely_missing <= max(0, row.expected - count) + 1e-9
        if row.count is None:
            assert (row.ratio, row.missing, row.p, row.interval) == (None, None, None, None)


@settings(deadline=None)
@given(rooms(people=60), st.booleans())
def test_what_is_called_beyond_chance_is_so_for_the_true_count_too(room, sensitive):
    counts, shares = room
    rows = compare(counts, shares, sensitive=sensitive).rows
    for count, row in zip(counts, rows, strict=True):
        if row.p_most is not None and count < row.expected:
            assert exact(count, sum(counts), row.share) <= row.p_most + 1e-12
        if row.beyond_chance:
            assert exact(count, sum(counts), row.share) < SELDOM
            assert count < row.expected


@pytest.mark.parametrize(
    ("counts", "beyond", "near"),
    [
        ([70, 11, 8, 0], [False, True, False, False], [True, False, False, False]),
        ([316, 111, 63, 10], [False] * 4, [True] * 4),
        (COUNTS, [False] * 4, [True, False, True, True]),
        ([40, 0, 0, 0], [False, True, True, False], [True, False, False, True]),
    ],
)
def test_short_beyond_chance_short_within_it_and_near_enough(counts, beyond, near):
    rows = compare(counts, SHARES).rows
    assert [row.beyond_chance for row in rows] == beyond
    assert [row.near_enough for row in rows] == near


@given(rooms(people=30), st.booleans(), st.randoms())
def test_the_order_of_the_groups_does_not_matter(room, sensitive, random):
    counts, _ = room
    order = list(range(len(counts)))
    random.shuffle(order)
    hidden = hide(counts, sensitive)
    assert hide([counts[i] for i in order], sensitive) == tuple(hidden[i] for i in order)


def test_statistics_are_loaded_when_they_are_used():
    code = (
        "import sys; from coproduction.logic import comparison as c; "
        "print('scipy' in sys.modules); c.compare([9, 9], [.5, .5]); print('scipy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True"]
