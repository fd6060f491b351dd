"""What the calculator says beside what it draws, for any answers: neither contradicts the other."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coproduction import activities
from coproduction.activities.money import MINUS, pounds
from coproduction.content.value import value
from coproduction.views.page import draw
from tests.any_answers import mix

FIVE = {
    "annual-cost": (1_000, 100_000, 2_000_000, 50_000_000),
    "avoidable": ("little", "some", "lot", "unknown"),
    "paying": ("paid", "expenses", "neither", "unknown"),
    "pocket": ("pooled", "most", "others", "unknown"),
    "moved": ("none", "some", "lot", "unknown"),
}
FREE = {f"line.{line.id}.coproduced": 0 for line in value().lines}
CORNERS = (
    {},
    {"failure-cost": 30_000_000, "failure-year": 6, "horizon": 8},
    {"lift": -20, "yearly-coproduced": 0, **FREE},
)
"""Where few mixes come: what is paid back and lost again, and what pays only when small."""

PENNY = 0.01
ODD = re.compile(rf"\bnan\b|\binf\b|£-|{MINUS}£0\b|\b(?:1|one|One) (?:people|years|points|hours)\b")
WAYS = ("Co-produced", "Ordinary redesign")


@st.composite
def pages(draw_, at: str):
    """A page of results for any mix of answers."""
    activity = activities.get("cost-of-not")
    chance = draw_(st.randoms(use_true_random=True))
    answers = {(f"cost-of-not.{name}", 1): chance.choice(of) for name, of in FIVE.items()}
    answers |= mix(activity, chance, draw_(st.sampled_from([0.05, 0.3, 0.8])))
    corner = draw_(st.sampled_from(CORNERS)).items()
    answers |= {(f"cost-of-not.{name}", 1): figure for name, figure in corner}
    return dict(activity.page({**answers, ("cost-of-not.at", 1): at}).blocks)


@settings(max_examples=60, deadline=None)
@given(pages("years"))
def test_what_is_said_to_be_paid_back_is_drawn_so(blocks):
    for name in ("years-cash", "years-public"):
        picture = blocks[name]
        for series, way, column in zip(picture.series, WAYS, (1, 2), strict=True):
            said = re.search(rf"{way}: (.+?)\.( From year (\d+) on)?", picture.sentence)
            later = series.values[1:]
            if any(abs(each) < PENNY for each in later):
                continue
            ahead = [year for year, each in enumerate(later, start=1) if each > 0]
            if not ahead:
                assert said[1].startswith("not paid back within")
            else:
                assert said[1].startswith(f"paid back by year {ahead[0]}")
                assert bool(said[2]) == (later[-1] < 0)
            if said[3]:
                assert ahead[-1] == int(said[3]) - 1
            assert [row[column] for row in picture.rows] == [pounds(v) for v in series.values]


@settings(max_examples=40, deadline=None)
@given(pages("doubt"))
def test_the_sizes_that_are_said_to_pay_are_drawn_so(blocks):
    words = " ".join(blocks["size"].paragraphs)
    for name, title in (("size-cash", "In the budget"), ("size-public", "Value to everyone")):
        picture = blocks[name]
        worth = [row.stops[0].at for row in picture.rows]
        if any(abs(each) < PENNY for each in worth):
            continue
        labels = [row.label for row, at in zip(picture.rows, worth, strict=True) if at > 0]
        said = next(part for part in words.split(f"{title}")[1:])
        if not labels:
            assert "At none of these sizes" in picture.sentence
        elif len(labels) == len(worth):
            assert "At all of these sizes" in picture.sentence
        elif worth[-1] > 0:
            assert f"ahead from {labels[0]}." in picture.sentence
            assert "ahead from £" in said.partition(".")[0]
        else:
            assert f"ahead up to {labels[-1]}." in picture.sentence
            assert "only below £" in said.partition(".")[0]


@settings(max_examples=15, deadline=None)
@given(pages("result"))
def test_a_range_is_never_the_wrong_way_round_and_its_sentence_is_its_row(blocks):
    for name in ("ledger-cash", "ledger-public"):
        picture = blocks[name]
        for row in picture.rows[1:]:
            low, middle = row.low, row.stops[1].at
            assert low <= middle <= row.high
            assert row.cells[1] == pounds(middle)
        *_, difference = picture.rows
        assert f"ahead in {difference.cells[3]}." in picture.sentence
        middle = difference.stops[1].at
        side = "level" if abs(middle) < 0.5 else "ahead" if middle > 0 else "behind"
        far = "" if side == "level" else f"{pounds(abs(middle))} "
        assert f"The middle is {far}{side}." in picture.sentence


@pytest.mark.parametrize("at", ["result", "years", "doubt", "say"])
@settings(max_examples=8, deadline=None)
@given(data=st.data())
def test_no_number_is_written_as_nobody_would(at, data):
    blocks = data.draw(pages(at))
    for name, block in blocks.items():
        assert not (found := ODD.search(unescape(draw(name, block)))), (name, found)
