"""A room's counts: every door together, each person once, in whatever order they came."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coproduction.logic.room.spread import (
    Range,
    Shift,
    Spread,
    moved,
    released_spread,
    shift,
    spread,
)
from coproduction.logic.room.suppression import HIDDEN, release
from coproduction.logic.room.tally import DOORS, Sheet, Tally, Vote, changed, tally, top

RUNGS = ("1", "2", "3", "4", "5", "6", "7", "off")

votes = st.lists(
    st.builds(
        Vote,
        person=st.text("abcdefgh", min_size=1, max_size=3),
        door=st.sampled_from(DOORS[:3]),
        choices=st.sampled_from(RUNGS).map(lambda rung: (rung,)) | st.just(()),
        round=st.sampled_from([1, 2]),
    ),
    unique_by=lambda vote: (vote.person, vote.round),
)
sheets = st.lists(
    st.builds(
        Sheet,
        door=st.sampled_from(DOORS[3:]),
        counts=st.dictionaries(st.sampled_from(RUNGS), st.integers(0, 30)),
        round=st.sampled_from([1, 2]),
    ),
    max_size=4,
)


def test_all_doors_make_one_result():
    found = tally(
        ("yes", "no"),
        [
            Vote("a", "phone", ("yes",)),
            Vote("b", "notebook", ("no",)),
            Vote("c", "phone", ("yes",)),
        ],
        [Sheet("paper", {"yes": 4, "no": 1}), Sheet("paper", {"no": 2})],
    )
    assert found == Tally(
        ("yes", "no"),
        {
            "phone": {"yes": 2, "no": 0},
            "notebook": {"yes": 0, "no": 1},
            "paper": {"yes": 4, "no": 3},
        },
        {"phone": 2, "notebook": 1, "paper": 7},
    )
    assert found.doors == ("phone", "notebook", "paper")
    assert found.by_option == {"yes": 6, "no": 4}
    assert (found.by_door, found.answered) == ({"phone": 2, "notebook": 1, "paper": 7}, 10)


def test_of_many_choices_people_are_counted_and_not_ticks():
    found = tally(
        ("time", "money", "trust"),
        [Vote("a", "phone", ("time", "trust", "time")), Vote("b", "phone", ("time",))],
        [Sheet("paper", {"time": 3, "money": 2}, people=3), Sheet("hands", {"trust": 8})],
        many=True,
    )
    assert found.by_option == {"time": 5, "money": 2, "trust": 9}
    assert found.by_door == {"phone": 3, "hands": 8, "paper": 5}
    assert found.people == {"phone": 2, "hands": 0, "paper": 3}
    assert found.answered == 5


def test_rounds_are_counted_apart():
    both = [Vote("a", "phone", ("1",), 1), Vote("a", "phone", ("4",), 2)]
    assert tally(RUNGS, both, [Sheet("hands", {"4": 2}, 2)], 2).by_option["4"] == 3
    assert tally(RUNGS, both, [Sheet("hands", {"4": 2}, 2)], 1).answered == 1


def test_nobody_is_nobody():
    found = tally(("yes", "no"), [Vote("a", "phone", ())], [])
    assert (found.answered, found.doors, found.by_option) == (0, (), {"yes": 0, "no": 0})


@given(votes, sheets, st.randoms())
def test_the_order_of_arrival_does_not_matter_and_sending_twice_counts_once(votes, sheets, random):
    once = tally(RUNGS, votes, sheets)
    again = [*votes, *votes]
    random.shuffle(again)
    shuffled = list(sheets)
    random.shuffle(shuffled)
    assert tally(RUNGS, again, shuffled) == once
    assert list(tally(RUNGS, again, shuffled).counts) == list(once.counts)


@given(votes, sheets)
def test_all_ways_of_adding_up_agree(votes, sheets):
    found = tally(RUNGS, votes, sheets)
    people = {vote.person for vote in votes if vote.round == 1 and vote.choices}
    on_sheets = sum(sum(sheet.counts.values()) for sheet in sheets if sheet.round == 1)
    assert found.answered == len(people) + on_sheets
    assert found.answered == sum(found.by_option.values()) == sum(found.by_door.values())


@pytest.mark.parametrize(
    ("votes", "sheets", "words"),
    [
        ([Vote("a", "phone", ("maybe",))], [], "no option is called 'maybe'"),
        ([], [Sheet("paper", {"maybe": 2})], "no option is called 'maybe'"),
        ([Vote("a", "window", ("yes",))], [], "door must be one of"),
        ([Vote("a", "phone", ("yes",)), Vote("a", "phone", ("no",))], [], "voted twice"),
        ([Vote("a", "phone", ("yes", "no"))], [], "one option may be chosen, not 2"),
        ([], [Sheet("paper", {"yes": -1})], "0 or more"),
    ],
)
def test_what_cannot_be_is_refused(votes, sheets, words):
    with pytest.raises(ValueError, match=words):
        tally(("yes", "no"), votes, sheets)


# The options most chosen


def test_the_top_keeps_what_is_level():
    counts = {"a": 3, "b": 7, "c": 3, "d": 0, "e": 1}
    assert top(counts, 1) == ("b",)
    assert top(counts, 2) == ("b", "a", "c")
    assert top(counts, 9) == ("b", "a", "c", "e")
    assert top(counts, 0) == top({"a": 0}, 1) == top({}, 1) == ()


def test_the_top_of_a_release_leaves_out_what_is_hidden():
    assert top(release({"a": 9, "b": 2, "c": 4}).counts, 3) == ("a",)


# Spread and shift


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ({"4": 1}, Spread(4, 4, 4)),
        ({"2": 1, "5": 1}, Spread(3.5, 2, 5)),
        ({"1": 1, "3": 1, "4": 1, "7": 1}, Spread(3.5, 3, 4)),
        ({"1": 1, "3": 4, "5": 3, "off": 9}, Spread(3, 3, 5)),
        ({"off": 3}, None),
        ({}, None),
    ],
)
def test_the_middle_and_the_middle_half(counts, expected):
    assert spread(counts) == expected


rooms = st.fixed_dictionaries({rung: st.integers(0, 12) for rung in RUNGS})


@given(rooms)
def test_half_the_people_or_more_are_in_the_middle_half(counts):
    found = spread(counts)
    people = [int(rung) for rung in RUNGS[:-1] for _ in range(counts[rung])]
    if not people:
        assert found is None
        return
    assert found.low <= found.middle <= found.high
    assert 2 * sum(found.low <= rung <= found.high for rung in people) >= len(people)
    assert sum(rung < found.middle for rung in people) * 2 <= len(people)
    assert sum(rung > found.middle for rung in people) * 2 <= len(people)


@given(rooms)
def test_what_a_release_says_of_the_spread_is_true(counts):
    found, true = released_spread(release(counts)), spread(counts)
    if found is not None:
        for least, it, most in zip(*map(figures, (found.least, true, found.most)), strict=True):
            assert least <= it <= most


@given(rooms, st.data())
def test_what_a_release_says_is_true_of_every_table_behind_it(counts, data):
    """So it depends on the release alone, and what is said gives away nothing more."""
    released = release(counts)
    found = released_spread(released)
    if found is None or not released.hidden:
        return
    spare = released.rest - len(released.hidden)
    cuts = sorted(data.draw(st.integers(0, spare)) for _ in released.hidden[1:])
    shares = [b - a for a, b in zip([0, *cuts], [*cuts, spare], strict=True)]
    world = {
        **released.shown,
        **{o: 1 + more for o, more in zip(released.hidden, shares, strict=True)},
    }
    for least, it, most in zip(
        *map(figures, (found.least, spread(world), found.most)), strict=True
    ):
        assert least <= it <= most


def figures(spread):
    return spread.low, spread.middle, spread.high


def test_a_release_that_hides_the_tails_still_gives_the_middle():
    first = release({"1": 2, "2": 6, "3": 9, "4": 8, "5": 4, "6": 1, "7": 0, "off": 0})
    assert first.hidden == ("1", "5", "6")
    assert released_spread(first) == Range(Spread(3, 2, 4), Spread(3, 3, 4))


def test_a_release_that_shows_nothing_gives_nothing():
    assert released_spread(release({"1": 2, "2": 1})) is None
    assert released_spread(release({"1": 2, "2": 4, "3": 3})) is None
    assert released_spread(release({"off": 9, "1": 0})) is None
    assert released_spread(release({"off": 9, "1": 7, "2": 0})) == Range(
        Spread(1, 1, 1), Spread(1, 1, 1)
    )


def test_a_shift_is_of_those_who_placed_it_twice():
    said = [
        *(Vote("up", "phone", (rung,), round) for round, rung in ((1, "2"), (2, "4"))),
        *(Vote("same", "phone", ("3",), round) for round in (1, 2)),
        *(Vote("down", "notebook", (rung,), round) for round, rung in ((1, "6"), (2, "5"))),
        *(Vote("left", "phone", (rung,), round) for round, rung in ((1, "6"), (2, "off"))),
        Vote("late", "phone", ("7",), 2),
        Vote("early", "phone", ("7",), 1),
    ]
    assert shift(said) == shift(reversed(said)) == Shift(1, 1, 1)
    assert shift(said).n == 3
    assert shift([]).n == 0


def test_the_middle_moved_if_both_middles_are_sure():
    first = release({"1": 1, "2": 2, "3": 20, "4": 6, "5": 0})
    second = release({"1": 0, "2": 2, "3": 6, "4": 20, "5": 1})
    before, after = moved(first, second)
    assert (before.most.middle, after.least.middle) == (3, 4)
    assert HIDDEN in first.counts.values()
    assert moved(first, release({"1": 3, "2": 1})) is None
    assert moved(first, release({"1": 4, "2": 5, "6": 6, "7": 3})) is None


@given(votes, votes)
def test_no_more_people_are_said_to_have_changed_than_could_have(before, now):
    first, second = (tally(RUNGS, each) for each in (before, now))
    said = [{vote for vote in each if vote.round == 1 and vote.choices} for each in (before, now)]
    people = {vote.person for vote in said[0] ^ said[1]}
    assert changed(first, second) <= len(people)
    assert changed(first, first) == 0


def test_who_came_or_changed_is_counted():
    def of(**counts: int) -> Tally:
        return tally(("yes", "no", "off"), [], [Sheet("paper", counts)])

    assert changed(of(yes=9, no=2), of(yes=10, no=2)) == 1
    assert changed(of(yes=9, no=2), of(yes=6, no=3, off=2)) == 3
    ticks = [tally(("a", "b"), [Vote("x", "phone", said)], many=True) for said in (("a",), ("b",))]
    assert changed(*ticks) == 1
