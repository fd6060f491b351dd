"""How often one way comes out ahead: a band for every chance, the same from either side."""

from __future__ import annotations

import pytest

from coproduction.logic.value import BANDS, Spread, band, verdict

MIRRORED = dict(
    zip(
        ("never", "hardly ever", "seldom", "less often", "either way"),
        ("always", "nearly always", "mostly", "more often", "either way"),
        strict=True,
    )
)


@pytest.mark.parametrize(
    ("share", "name"),
    [
        (0, "never"),
        (1e-5, "hardly ever"),
        (0.01, "hardly ever"),
        (0.04, "hardly ever"),
        (0.05, "seldom"),
        (0.10, "seldom"),
        (0.14, "seldom"),
        (0.15, "less often"),
        (0.34, "less often"),
        (0.35, "either way"),
        (0.5, "either way"),
        (0.65, "either way"),
        (0.66, "more often"),
        (0.85, "more often"),
        (0.86, "mostly"),
        (0.95, "mostly"),
        (0.96, "nearly always"),
        (0.99999, "nearly always"),
        (1, "always"),
    ],
)
def test_every_chance_has_its_band(share, name):
    assert band(share) == name


@pytest.mark.parametrize("cases", range(101))
def test_ahead_and_behind_are_judged_alike(cases):
    names = {band(cases / 100), band((100 - cases) / 100)}
    assert names in [{name, mirror} for name, mirror in MIRRORED.items()]


def test_a_share_is_judged_as_it_is_shown():
    assert band(0.1451) == "less often"
    assert band(0.1449) == "seldom"


def test_what_could_go_either_way_is_never_a_long_shot():
    either = [cases for cases in range(101) if band(cases / 100) == "either way"]
    assert (min(either), max(either)) == (35, 65)


@pytest.mark.parametrize("share", [-0.01, 1.01, float("nan")])
def test_what_is_no_share_is_refused(share):
    with pytest.raises(ValueError, match="share must be a number from 0 to 1"):
        band(share)


def test_ways_that_never_differ_are_the_same():
    assert verdict(Spread(0, 0, 0, 0, 0)) == "same"
    assert verdict(Spread(-1, 0, 0, -0.1, 0)) == "never"
    assert verdict(Spread(-10, 5, 20, 5, 0.4)) == "either way"
    assert verdict(Spread(0, 0, 0, 9, 0.01)) == "hardly ever"


def test_every_band_can_be_reached():
    found = {band(share) for share in (0, 0.01, 0.1, 0.2, 0.5, 0.8, 0.9, 0.99, 1)}
    assert {*found, "same"} == set(BANDS)
