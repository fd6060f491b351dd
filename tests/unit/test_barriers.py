"""Barriers: marking, reading, the picture, and the three to take on first."""

from __future__ import annotations

from itertools import chain

import pytest

from coproduction import activities
from coproduction.activities.answers import AnswerError
from coproduction.activities.blocks import Ask, Facts, Grid, Heading
from coproduction.content.barriers import barriers
from coproduction.views.page import draw

TWELVE = barriers().barriers


@pytest.fixture
def activity():
    return activities.get("barriers")


def shown(activity) -> dict:
    return dict(activity.page(activity.answers).blocks)


def html(activity) -> str:
    return " ".join(draw(name, block) for name, block in shown(activity).items())


def mark(activity, id: str, hold: int, move: int = 0, sort: str = "move", **others: str) -> None:
    activity.answer(f"barriers.hold.{id}", str(hold))
    if hold:
        activity.answer(f"barriers.move.{id}", str(move))
        activity.answer(f"barriers.sort.{id}", sort)
    for name, value in others.items():
        activity.answer(f"barriers.{name}.{id}", value)


def fields(activity) -> dict[str, list[str]]:
    grid = shown(activity)["grid"]
    assert isinstance(grid, Grid)
    cells = [cell for _, row in grid.rows for cell in row]
    return {cell.title: [pin.button.label for pin in cell.pins] for cell in cells}


# Choosing


def test_all_twelve_can_be_chosen_with_what_the_workshop_said(activity):
    options = shown(activity)["barriers.chosen"].question.options
    assert [(o.label, o.help) for o in options] == [(b.title, b.said) for b in TWELVE]


def test_something_must_be_chosen_or_written(activity):
    with pytest.raises(AnswerError, match="Choose at least one first"):
        activity.answer("barriers.at", "cards")
    activity.answer("barriers.own.2", "The bus stops at six")
    activity.answer("barriers.at", "cards")
    heading = next(b for b in shown(activity).values() if isinstance(b, Heading))
    assert heading == Heading("The bus stops at six", step="Barrier 1 of 1")


def test_the_button_leads_to_the_first_of_those_chosen(activity):
    activity.answer("barriers.chosen", ["law", "skills"])
    button = shown(activity)["go-choose"].buttons[0]
    activity.answer(button.question, button.value)
    heading = next(b for b in shown(activity).values() if isinstance(b, Heading))
    assert heading == Heading("Commitment and skills", step="Barrier 1 of 2")


def test_a_box_for_an_own_barrier_comes_once_the_one_before_is_written(activity):
    def boxes():
        return [name for name in shown(activity) if name.startswith("barriers.own.")]

    assert boxes() == ["barriers.own.1"]
    activity.answer("barriers.own.1", "The bus stops at six")
    assert boxes() == ["barriers.own.1", "barriers.own.2"]
    activity.answer("barriers.own.3", "The hall is cold")
    assert boxes() == ["barriers.own.1", "barriers.own.2", "barriers.own.3"]


# One barrier


@pytest.mark.parametrize("barrier", TWELVE, ids=lambda barrier: barrier.id)
def test_what_is_known_waits_for_a_mark_and_then_is_there_with_its_sources(activity, barrier):
    activity.answer("barriers.at", barrier.id)
    for secret in (barrier.known, barrier.others, barrier.ask):
        assert draw("x", Facts((("", secret),)))[40:90] not in html(activity)
    with pytest.raises(AnswerError, match="how much it holds you back"):
        activity.answer(f"barriers.read.{barrier.id}", "yes")
    mark(activity, barrier.id, 2, 1)
    activity.answer(f"barriers.read.{barrier.id}", "yes")
    blocks = shown(activity)
    assert [text for _, text in blocks[f"facts-{barrier.id}"].rows] == [
        barrier.known,
        barrier.others,
        barrier.ask,
    ]
    assert [source.key for source in blocks[f"sources-{barrier.id}"].sources] == [*barrier.sources]
    assert f"note-{barrier.id}" in blocks


def test_what_does_not_hold_needs_no_more_answers(activity):
    activity.answer("barriers.at", "law")
    mark(activity, "law", 0)
    assert "move-law" not in shown(activity)
    activity.answer("barriers.read.law", "yes")
    assert "facts-law" in shown(activity)


def test_what_holds_must_be_sorted_too(activity):
    activity.answer("barriers.at", "law")
    activity.answer("barriers.hold.law", "2")
    with pytest.raises(AnswerError, match="whether you can move it"):
        activity.answer("barriers.read.law", "yes")


@pytest.mark.parametrize(
    ("sort", "asked"),
    [("law", ["root-law", "clause-law"]), ("others", ["who-law"]), ("move", [])],
)
def test_each_kind_brings_its_own_question(activity, sort, asked):
    activity.answer("barriers.at", "law")
    mark(activity, "law", 2, 1, sort)
    more = [name for name in shown(activity) if name in {"root-law", "clause-law", "who-law"}]
    assert more == asked


def test_policy_and_habit_are_gently_questioned(activity):
    activity.answer("barriers.at", "law")
    mark(activity, "law", 3, 0, "law", root="law")
    assert "odd-law" not in shown(activity)
    activity.answer("barriers.root.law", "habit")
    assert "people can change it" in shown(activity)["odd-law"].paragraphs[0]


def test_own_barriers_are_marked_with_a_note_and_without_a_reading(activity):
    activity.answer("barriers.own.1", "the bus stops at six")
    activity.answer("barriers.at", "own-1")
    blocks = shown(activity)
    assert "note-own-1" in blocks
    assert not any(name.startswith(("said", "facts")) for name in blocks)
    assert blocks["card-own-1"].text == "The bus stops at six"


def test_an_own_barrier_taken_back_leads_back_to_the_list(activity):
    activity.answer("barriers.own.1", "the bus")
    activity.answer("barriers.at", "own-1")
    activity.answer("barriers.own.1", None)
    assert "choose" in shown(activity)


# The picture


@pytest.fixture
def marked(activity):
    activity.answer("barriers.chosen", ["time-money", "trust-power", "skills", "law", "elephant"])
    activity.answer("barriers.own.1", "The bus stops at six")
    mark(activity, "time-money", 2, 1, "others", who="The finance team")
    mark(activity, "trust-power", 3, 2)
    mark(activity, "skills", 1, 3)
    mark(activity, "law", 1, 0, "law", root="law", clause="Section 12")
    mark(activity, "elephant", 0)
    activity.answer("barriers.at", "map")
    return activity


def test_the_picture_waits_for_a_mark(activity):
    activity.answer("barriers.chosen", ["law"])
    with pytest.raises(AnswerError, match="Mark at least one barrier first"):
        activity.answer("barriers.at", "map")


def test_each_barrier_stands_in_its_field(marked):
    assert fields(marked) == {
        "Find allies": ["Time and money"],
        "Start here": ["Trust and power"],
        "Leave for now": ["Law and rules"],
        "Do it on the way": ["Commitment and skills"],
    }
    sentence = shown(marked)["grid"].sentence
    assert sentence.startswith("Four barriers hold your work back.")
    assert "Two of them you can move and two are hard to move." in sentence
    assert "“Start here” has “Trust and power”." in sentence


def test_a_pin_says_its_kind_and_opens_its_barrier(marked):
    pins = [pin for _, row in shown(marked)["grid"].rows for cell in row for pin in cell.pins]
    kinds = {pin.button.label: (pin.mark.kind, pin.mark.label) for pin in pins}
    assert kinds["Law and rules"] == ("theirs", "Law or rules stand in the way")
    assert len({kind for kind, _ in kinds.values()}) == 3
    marked.answer(pins[0].button.question, pins[0].button.value)
    assert "card-time-money" in shown(marked)


def test_the_table_says_it_all_and_starts_with_the_first_to_take_on(marked):
    rows = shown(marked)["table"].rows
    assert [row[0] for row in rows] == [
        "Trust and power",
        "Time and money",
        "Commitment and skills",
        "Law and rules",
        "The elephant in the room",
    ]
    assert rows[1][1:4] == (
        "A lot",
        "Perhaps a little",
        "We need others to move it: The finance team",
    )
    assert rows[3][3] == "Law or rules stand in the way: a law, Section 12"
    assert rows[4][1:] == ("Not at all", "", "", "")


def test_what_is_not_marked_yet_is_named_and_the_rest_can_be_looked_at(marked):
    blocks = shown(marked)
    assert blocks["waiting"].paragraphs == ("Not marked yet: The bus stops at six.",)
    assert len(blocks["look"].entries) == 12 - 5


def test_what_is_no_longer_on_the_list_is_in_no_result(marked):
    marked.answer("barriers.top", ["law", "trust-power"])
    marked.answer("barriers.chosen", ["time-money", "trust-power"])
    assert [*chain(*fields(marked).values())] == ["Time and money", "Trust and power"]
    assert [title for title, _ in marked.gist(marked.answers)] == ["Trust and power"]
    marked.answer("barriers.chosen", ["time-money", "trust-power", "law"])
    assert fields(marked)["Leave for now"] == ["Law and rules"]


def test_whoever_is_sent_back_to_the_list_stays_there(marked):
    marked.answer("barriers.own.1", None)
    marked.answer("barriers.chosen", [])
    assert "choose" in shown(marked)
    marked.answer("barriers.chosen", ["law"])
    assert "choose" in shown(marked)


def test_what_is_marked_comes_onto_the_list(marked):
    mark(marked, "why-bother", 2, 3)
    assert "why-bother" in marked.answers["barriers.chosen", 1]
    assert "Why bother?" in fields(marked)["Start here"]


def test_from_every_barrier_there_is_a_way_to_them_all_once_one_is_marked(activity):
    def ways(id):
        activity.answer("barriers.at", id)
        buttons = next(b for name, b in shown(activity).items() if name.startswith("go-"))
        return [button.label for button in buttons.buttons]

    activity.answer("barriers.chosen", ["law", "skills", "elephant"])
    assert ways("skills") == ["Show what is known", "Next barrier", "Back to the list"]
    mark(activity, "skills", 1, 1)
    assert "See them all together" in ways("skills")
    assert "See them all together" in ways("elephant")
    assert ways("law").count("See them all together") == 1


def test_a_habit_has_no_clause(activity):
    activity.answer("barriers.at", "law")
    mark(activity, "law", 3, 0, "law", root="habit")
    assert "root-law" in shown(activity)
    assert "clause-law" not in shown(activity)


def test_many_to_start_with_are_counted_and_not_named_again(activity):
    for id in ("time-money", "trust-power", "skills", "law"):
        mark(activity, id, 3, 3)
    activity.answer("barriers.at", "map")
    assert "Four stand under “Start here”." in shown(activity)["grid"].sentence


def test_of_one_alone_it_says_whether_it_can_be_moved(activity):
    mark(activity, "law", 2, 1)
    activity.answer("barriers.at", "map")
    said = shown(activity)["grid"].sentence
    assert said.startswith("One barrier holds your work back. It is hard to move.")


def test_nothing_holds(activity):
    mark(activity, "law", 0)
    activity.answer("barriers.at", "map")
    assert "Nothing you marked holds you back" in shown(activity)["grid"].sentence
    assert "barriers.top" not in shown(activity)
    assert activity.gist(activity.answers) == ()


# First things first


def test_ours_is_nowhere_before_they_choose(marked):
    ask = shown(marked)["barriers.top"]
    assert isinstance(ask, Ask)
    assert [option.value for option in ask.question.options] == [
        "time-money",
        "trust-power",
        "skills",
        "law",
    ]
    assert "top" not in shown(marked)
    assert "ours" not in shown(marked)


def test_a_fourth_is_refused(marked):
    with pytest.raises(AnswerError, match="Three at most"):
        marked.answer("barriers.top", ["time-money", "trust-power", "skills", "law"])


def test_a_fourth_that_was_brought_in_is_not_shown(marked):
    four = ["time-money", "trust-power", "skills", "law"]
    marked.answers["barriers.top", 1] = list(four)
    assert shown(marked)["barriers.top"].value == four[:3]
    assert len(shown(marked)["top"].rows) == 3
    assert len(marked.gist(marked.answers)) == 3


def test_their_choice_is_compared_with_their_own_marks(marked):
    marked.answer("barriers.top", ["law", "trust-power"])
    blocks = shown(marked)
    assert [title for title, _ in blocks["top"].rows] == ["Trust and power", "Law and rules"]
    words = blocks["ours"].paragraphs[0]
    assert words.startswith("By your own marks alone, “Time and money” and “Trust and power” would")
    marked.answer("barriers.top", ["trust-power", "time-money"])
    assert "say the same" in shown(marked)["ours"].paragraphs[0]


def test_each_of_the_three_has_its_note(marked):
    marked.answer("barriers.top", ["law", "trust-power"])
    marked.answer("barriers.note.law", "Ask legal for the clause.")
    blocks = shown(marked)
    assert blocks["note-law"].question.prompt == "Your note on “Law and rules”"
    assert "note" not in dict(blocks["top"].rows)["Law and rules"]  # it stands in its own box
    gist = dict(marked.gist(marked.answers))
    assert "Your note: “Ask legal for the clause.”" in gist["Law and rules"]
    assert {"note-law", "note-trust-power"} <= set(blocks)


def test_later_parts_get_the_three_with_words(marked):
    assert [title for title, _ in marked.gist(marked.answers)] == [
        "Trust and power",
        "Time and money",
        "Commitment and skills",
    ]
    marked.answer("barriers.top", ["law"])
    ((title, words),) = marked.gist(marked.answers)
    assert title == "Law and rules"
    assert words == (
        "It holds us back: a little. Can we move it? No, not at all. "
        "Law or rules stand in the way: a law, Section 12."
    )
    assert marked.done(marked.answers)


def test_what_is_taken_away_has_the_picture_the_three_and_the_table(marked):
    picture, facts, table, *left = marked.keep(marked.answers)
    assert isinstance(picture, Grid)
    assert isinstance(facts, Facts)
    assert len(table.rows) == 5
    assert [block.rows[0][0] for block in left] == ["Chosen, and not marked yet"]
    assert activities.get("barriers").keep({}) == ()
