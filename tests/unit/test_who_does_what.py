"""Who does what: two lists, the shorter one, what ends first, and what stays."""

from __future__ import annotations

import pytest

from coproduction import activities
from coproduction.activities import who_does_what
from coproduction.activities.answers import AnswerError
from coproduction.activities.blocks import Ask, Facts, Ranges
from coproduction.logic.exchange import TERMS


@pytest.fixture
def activity():
    return activities.get("who-does-what")


def shown(activity) -> dict:
    return dict(activity.page(activity.answers).blocks)


def put(activity, name: str, words: str, term: str | None = None) -> None:
    activity.answer(f"who-does-what.{name}", words)
    if term:
        activity.answer(f"who-does-what.how-long.{name}", term)


def remarks(activity) -> str:
    activity.answer("who-does-what.at", "result")
    blocks = shown(activity)
    found = [blocks[name] for name in ("remarks", "details") if name in blocks]
    return " ".join(words for block in found for words in block.paragraphs)


@pytest.fixture
def hall(activity):
    """A hall that moves with nearly everything it needs."""
    put(activity, "task.1", "Opening the hall", "years")
    put(activity, "task.2", "Bookings", "year")
    put(activity, "money", "£4,000 a year", "years")
    put(activity, "staff", "The caretaker, one day a week", "year")
    put(activity, "information", "The boiler survey", "good")
    put(activity, "insurance", "The council’s policy", "years")
    put(activity, "time", "Six months to hand over", "months")
    put(activity, "keeps", "The roof\nThe boiler")
    put(activity, "answers", "The estates manager")
    put(activity, "hand-back", "With three months’ notice")
    return activity


def asked(activity) -> list[str]:
    return [name for name, block in shown(activity).items() if isinstance(block, Ask)]


def test_one_line_is_there_and_another_comes_with_each_that_is_filled(activity):
    assert asked(activity) == ["task.1"]
    put(activity, "task.1", "Opening the hall")
    assert asked(activity) == ["task.1", "how-long-task.1", "task.2"]
    for number in range(2, 6):
        put(activity, f"task.{number}", "More")
    assert asked(activity)[-2:] == ["task.5", "how-long-task.5"]


def test_a_line_emptied_in_the_middle_hides_nothing(activity):
    put(activity, "task.1", "Opening the hall")
    put(activity, "task.2", "Bookings")
    activity.answer("who-does-what.task.1", None)
    assert asked(activity) == ["task.1", "task.2", "how-long-task.2", "task.3"]


def test_the_question_of_how_long_names_the_thing(activity):
    put(activity, "task.1", "Bookings")
    assert shown(activity)["how-long-task.1"].question.prompt == "For how long? (“Bookings”)"


def test_the_lists_wait_for_a_first_thing(activity):
    with pytest.raises(AnswerError, match="Write at least one thing that moves"):
        activity.answer("who-does-what.at", "with")


def test_every_kind_of_support_is_asked_for(activity):
    put(activity, "task.1", "Bookings")
    activity.answer("who-does-what.at", "with")
    assert asked(activity) == ["money", "staff", "information", "insurance", "time"]


def test_nothing_is_remarked_on_where_all_is_there(hall):
    assert remarks(hall) == ""
    verdict = shown(hall)["picture"].sentence
    assert verdict == ("Two things move to the community, and five kinds of support move with it.")


def test_a_shorter_second_list_is_said_kindly(hall):
    for name in ("money", "staff", "insurance", "time"):
        hall.answer(f"who-does-what.{name}", None)
    words = remarks(hall)
    assert "The second list is shorter than the first." in words
    assert "No money moves." in words
    assert "insurance" in words
    verdict = shown(hall)["picture"].sentence
    assert verdict.endswith("What does not move: money, staff, insurance and time.")


def test_two_lists_of_the_same_length_are_not_called_shorter(hall):
    for name in ("staff", "insurance", "time"):
        hall.answer(f"who-does-what.{name}", None)
    assert "shorter" not in remarks(hall)


def test_what_outlasts_all_support_is_named(hall):
    hall.answer("who-does-what.information", None)
    hall.answer("who-does-what.how-long.task.1", "good")
    assert "“Opening the hall” will go on after the last support has ended." in remarks(hall)


def test_what_has_no_end_is_named(hall):
    hall.answer("who-does-what.how-long.task.2", None)
    assert "Nobody has said for how long: “Bookings”." in remarks(hall)


def test_when_the_public_body_keeps_nothing_it_is_called_left_to_it(hall):
    hall.answer("who-does-what.keeps", None)
    hall.answer("who-does-what.hand-back", None)
    words = remarks(hall)
    assert "Nothing is written here that the public body keeps doing. If that is so," in words
    assert "“left to it”" in words
    assert "a way to say no" in words


def test_the_words_to_copy_have_all_three_lists(hall):
    hall.answer("who-does-what.at", "result")
    text = shown(hall)["letter"].text
    assert "What moves to the community\nOpening the hall (one to three years)\nBookings" in text
    assert "Money: £4,000 a year (one to three years)" in text
    assert "What the public body keeps doing\nThe roof\nThe boiler" in text
    assert "Who answers for it when something fails?\nThe estates manager" in text


def test_the_two_lists_are_drawn_as_long_as_they_last(hall):
    hall.answer("who-does-what.how-long.task.2", None)
    hall.answer("who-does-what.at", "result")
    picture = shown(hall)["picture"]
    assert [(row.label, row.low, row.high) for row in picture.rows] == [
        ("Opening the hall", 0, 3),
        ("Bookings", None, None),
        ("Money: £4,000 a year", 0, 3),
        ("Staff: The caretaker, one day a week", 0, 2),
        ("Information: The boiler survey", 0, 4),
        ("Insurance: The council’s policy", 0, 3),
        ("Time: Six months to hand over", 0, 1),
    ]
    assert [stop.kind for row in picture.rows for stop in row.stops] == ["mine", *["theirs"] * 5]
    assert picture.rows[0].cells == ("Moves to the community", "One to three years")
    assert (picture.rows[1].note, picture.rows[1].stops) == ("nobody has said", ())
    assert picture.rows[-1].cells == ("Moves with it", "Up to three months")


def test_the_ends_of_the_line_have_the_names_of_the_answers():
    terms = activities.get("who-does-what").content.questions["who-does-what.how-long"].options
    assert len(who_does_what.TICKS) == len(TERMS) == len(terms) - 1
    assert [option.value for option in terms] == [*TERMS, "unsaid"]


def test_only_the_two_that_weigh_most_come_at_once(activity):
    put(activity, "task.1", "Opening the hall", "good")
    put(activity, "task.2", "Bookings")
    put(activity, "information", "The boiler survey", "once")
    activity.answer("who-does-what.at", "result")
    page = shown(activity)
    assert [words.split(".")[0] for words in page["remarks"].paragraphs] == [
        "The second list is shorter than the first",
        "Nothing is written here that the public body keeps doing",
    ]
    assert len(page["details"].paragraphs) == 5
    names = list(page)
    assert names.index("remarks") < names.index("letter") < names.index("details")


def test_what_later_parts_and_the_take_away_get(hall):
    assert dict(hall.gist(hall.answers))["What moves to the community"] == (
        "Opening the hall\nBookings"
    )
    assert not hall.done(hall.answers)
    hall.answer("who-does-what.at", "result")
    assert hall.done(hall.answers)
    assert [type(block) for block in hall.keep(hall.answers)] == [Ranges, Facts]
    fresh = activities.get("who-does-what")
    assert (fresh.gist({}), fresh.keep({})) == ((), ())


def test_things_taken_back_lead_back_to_the_first_list(hall):
    hall.answer("who-does-what.at", "result")
    for name in ("task.1", "task.2"):
        hall.answer(f"who-does-what.{name}", None)
    assert "moves" in shown(hall)
