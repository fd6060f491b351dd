"""Who gives and who gets: laws that hold for any parties, and cases told by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coproduction.logic.mutual import Share, balance

shares = st.builds(Share, st.integers(0, 3), st.integers(0, 3))
parties = st.dictionaries(st.sampled_from("abcdef"), shares, max_size=6)


@given(parties)
def test_nobody_stands_out_who_gets_as_much_as_they_give(found):
    for name in balance(found).uneven:
        assert found[name].gives > found[name].gets


@given(parties)
def test_whoever_stands_out_gives_no_less_and_gets_no_more_than_any_other(found):
    for name in balance(found).uneven:
        assert all(found[name].gives >= other.gives for other in found.values())
        assert all(found[name].gets <= other.gets for other in found.values() if other.gives)


@given(parties)
def test_nothing_to_get_is_exactly_nothing(found):
    assert set(balance(found).nothing) == {name for name, share in found.items() if not share.gets}


@given(shares, st.integers(1, 6))
def test_where_all_are_alike_nobody_is_uneven(share, count):
    assert balance({str(n): share for n in range(count)}).uneven == ()


def test_the_one_who_gives_most_and_gets_least_is_named():
    found = balance({"users": Share(1, 3), "staff": Share(3, 1), "funder": Share(2, 2)})
    assert found.uneven == ("staff",)
    assert found.nothing == ()
    assert (found.givers, found.getters) == (("staff",), ("users",))


def test_two_may_give_most_for_least():
    found = balance({"users": Share(3, 0), "staff": Share(3, 0), "funder": Share(1, 2)})
    assert found.uneven == ("users", "staff")


def test_giving_most_is_no_fault_where_another_gets_less():
    found = balance({"users": Share(2, 0), "staff": Share(3, 1)})
    assert found.uneven == ()
    assert found.nothing == ("users",)


def test_someone_who_gives_nothing_hides_nobody_who_gives_much():
    found = balance({"community": Share(0, 0), "staff": Share(3, 1), "users": Share(1, 3)})
    assert found.uneven == ("staff",)
    assert found.nothing == ("community",)


def test_of_nobody_nothing_is_said():
    found = balance({})
    assert (found.nothing, found.uneven, found.givers, found.getters) == ((), (), (), ())


def test_where_nobody_gives_nobody_gives_most():
    assert balance({"a": Share(0, 0), "b": Share(0, 0)}).givers == ()


@pytest.mark.parametrize(("gives", "gets", "name"), [(4, 1, "gives"), (1, -1, "gets")])
def test_what_is_off_the_scale_is_named(gives, gets, name):
    with pytest.raises(ValueError, match=f"{name} must be a whole number from 0 to 3"):
        Share(gives, gets)
