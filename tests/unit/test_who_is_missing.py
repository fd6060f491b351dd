"""Who is missing: each state of the activity, and that no page of it tells a small number."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coproduction import activities
from coproduction.activities import room as rooms
from coproduction.activities import room_picture
from coproduction.activities.answers import AnswerError
from coproduction.activities.blocks import Ask, Facts, Prose, Ranges
from coproduction.content.own_profile import EXAMPLE
from coproduction.content.population import population
from coproduction.store import PageStore, Person
from coproduction.views.page import draw

ROOM = {"owns": 33, "social": 4, "private": 2, "free": 1}
"""The worked room of 40 people."""

BIG = {"owns": 190, "social": 24, "private": 19, "free": 6}
SMALL = {"owns": 9, "social": 2, "private": 1, "free": 0}


def activity():
    return activities.get("who-is-missing").bind(Person(PageStore(), "someone", "server"))


def shown(made) -> dict:
    return dict(made.page(made.answers).blocks)


def words(made) -> str:
    html = " ".join(draw(name, block) for name, block in shown(made).items())
    return re.sub(r"\s+", " ", unescape(re.sub("<[^>]+>", " ", html)))


def count(made, profile: str, **people: int) -> None:
    for group, number in people.items():
        made.answer(f"who-is-missing.count.{profile}.{group.replace('_', '-')}", number)


def at(made, step: str) -> None:
    made.answer("who-is-missing.at", step)


def result(profile: str = "tenure", **people: int):
    made = activity()
    made.answer("who-is-missing.profile", profile)
    count(made, profile, **people)
    at(made, "result")
    return made


def own(text: str):
    made = activity()
    made.answer("who-is-missing.profile", "own")
    made.answer("who-is-missing.own", text)
    return made


# The community


def test_it_begins_with_what_to_compare_and_shows_no_figures():
    made = activity()
    assert list(shown(made)) == ["community", "think", "profile", "go-community"]
    with pytest.raises(AnswerError, match="Choose what to compare first"):
        at(made, "room")


@pytest.mark.parametrize("profile", population().profiles, ids=lambda profile: profile.id)
def test_each_profile_is_shown_with_its_caution_and_sources(profile):
    made = activity()
    made.answer("who-is-missing.profile", profile.id)
    page = shown(made)
    assert page[f"shares-{profile.id}"].title == f"Scotland, in {profile.covers}"
    assert [name for name, _ in page[f"shares-{profile.id}"].rows] == [
        group.name for group in profile.groups
    ]
    assert profile.caution in page[f"caution-{profile.id}"].paragraphs
    assert "only a stand-in" in words(made)
    assert {s.key for s in page[f"sources-{profile.id}"].sources} == set(profile.sources)


@pytest.mark.parametrize("profile", population().profiles, ids=lambda profile: profile.id)
def test_each_profile_can_be_counted_and_gives_a_result(profile):
    people = {group.id: 30 + place for place, group in enumerate(profile.groups)}
    made = result(profile.id, **people)
    assert [row.label for row in shown(made)["picture"].rows] == [g.name for g in profile.groups]
    assert "hidden" not in shown(made)


# Our own numbers


def test_problems_in_a_table_are_said_and_the_text_stays_as_it_was():
    text = "group,share,room\nOwns,sixty,33\nRents,40,\n"
    made = own(text)
    page = shown(made)
    assert page["own"].value == text.strip()
    assert page["mend"].title == "To mend in your table"
    assert [line.partition(":")[0] for line in page["mend"].paragraphs] == [
        "Row 2, column share",
        "Row 3, column room",
    ]
    assert "example" in page
    with pytest.raises(AnswerError, match=r"needs mending\. Row 2, column share: “sixty” will not"):
        at(made, "room")
    assert made.answers["who-is-missing.own", 1] == text.strip()


def test_a_room_of_one_is_read_back_as_one_person():
    made = own("group,share,room\nA,50,1\nB,50,0")
    assert shown(made)["read"].paragraphs == ("We read two groups and 1 person.",)


def test_thousands_of_people_can_be_read():
    made = own("group,share,room\nA,50,1367\nB,50,2000")
    assert shown(made)["read"].paragraphs == ("We read two groups and 3,367 people.",)
    at(made, "result")
    assert "3,367 people said which group" in shown(made)["picture"].sentence
    assert shown(made)["picture"].rows[0].cells[1:3] == ("1,684", "1,367")


@pytest.mark.parametrize(
    ("people", "words"), [(0.0, "0.0"), (-0.04, "none"), (-0.06, "none; 0.1 more"), (3.16, "3.2")]
)
def test_how_many_are_short_is_never_a_nought_with_a_sign(people, words):
    assert room_picture._short(people) == words


def test_many_problems_are_said_a_few_at_a_time():
    made = own("group,share,room\n" + "".join(f"G{n},x,y\n" for n in range(4)))
    *said, rest = shown(made)["mend"].paragraphs
    assert (len(said), rest) == (5, "And 3 more.")


def test_a_good_table_is_read_back_before_anything_is_made_of_it():
    made = own(EXAMPLE)
    assert shown(made)["read"].paragraphs == ("We read three groups and 28 people.",)
    assert "example" not in shown(made)
    at(made, "room")
    rows = dict(shown(made)["own-room"].rows)
    assert rows["Rents privately or rent free"] == "14.3 per cent of the community, 5 in the room"
    assert rows["Would rather not say"] == "1 in the room"


def test_no_table_is_asked_for_kindly():
    made = activity()
    made.answer("who-is-missing.profile", "own")
    with pytest.raises(AnswerError, match="Type your table first, or choose a file"):
        at(made, "room")


def test_a_table_broken_later_leads_back_and_loses_nothing():
    made = own(EXAMPLE)
    at(made, "result")
    made.answer("who-is-missing.own", EXAMPLE + "\nx")
    assert "mend" in shown(made)
    assert not made.done(made.answers)
    made.answer("who-is-missing.own", EXAMPLE)
    assert "picture" in shown(made)


def test_a_table_of_ones_own_is_careful_until_they_say_otherwise():
    text = "group,share,room\nA,50,30\nB,30,20\nC,20,7"
    made = own(text)
    at(made, "result")
    assert [row.note for row in shown(made)["picture"].rows] == ["", "hidden", "hidden"]
    at(made, "room")
    assert shown(made)["care"].value == "more"
    at(made, "result")
    made.answer("who-is-missing.care", "few")
    assert "hidden" not in shown(made)


def test_names_that_are_markup_stay_text():
    made = own("group,share,room\n<img src=x onerror=alert(1)>,50,30\nB,50,20")
    for step in ("community", "room", "result", "ways"):
        at(made, step)
        html = " ".join(draw(name, block) for name, block in shown(made).items())
        assert "<img" not in html
        assert "onerror" in html or step in {"community", "ways"}


# The room


def test_every_group_needs_its_number():
    made = activity()
    made.answer("who-is-missing.profile", "tenure")
    at(made, "room")
    count(made, "tenure", owns=3, social=0)
    with pytest.raises(AnswerError, match="“Rents privately” and “Lives rent free” still need"):
        at(made, "result")
    count(made, "tenure", owns=0, private=0, free=0)
    with pytest.raises(AnswerError, match="Nobody is counted yet"):
        at(made, "result")


@pytest.mark.parametrize(
    ("value", "said"),
    [(2.5, "a whole number, such as 2"), (-1, "from 0 to"), ("four", "in figures")],
)
def test_only_whole_people_are_counted(value, said):
    made = activity()
    with pytest.raises(AnswerError, match=said):
        made.answer("who-is-missing.count.tenure.owns", value)


def test_a_sensitive_topic_says_so_and_asks_no_more():
    made = activity()
    made.answer("who-is-missing.profile", "minority")
    at(made, "room")
    assert isinstance(shown(made)["care"], Prose)
    assert "numbers under ten will be hidden" in words(made)
    made.answer("who-is-missing.profile", "tenure")
    assert isinstance(shown(made)["care"], Ask)
    assert shown(made)["care"].value == "few"


# The result


def test_the_worked_room_says_who_is_short_and_hides_what_is_small():
    made = result(**ROOM)
    page = shown(made)
    assert "clearly" not in page
    assert page["perhaps"].title == "Short, but it may be chance"
    assert page["perhaps"].rows == (
        (
            "Rents from a council or housing association",
            "At least four people short. A room that matched would have about nine.",
        ),
    )
    cells = {row.label: row.cells for row in page["picture"].rows}
    assert cells["Owns, with a mortgage or without"] == (
        *("63.2%", "25", "33", "68% to 91%", "none; 7.7 more", "1.31", "0.013"),
    )
    assert cells["Rents privately"] == ("12.9%", "5.2", *["hidden"] * 5)
    assert "about nine, about five and about one, in that order. Is yours near that?" in words(made)
    assert dict(page["others"].rows)["Owns, with a mortgage or without"] == (
        "Eight people more than in a room that matched. "
        "A draw by lot gives a gap this wide about once in 80."
    )
    assert "were not drawn by lot" in page["brake"].paragraphs[0]


def test_a_large_room_is_measured_in_full():
    made = result(**BIG)
    page = shown(made)
    assert "hidden" not in page
    assert [name for name, _ in page["clearly"].rows] == [
        "Rents from a council or housing association",
        "Rents privately",
    ]
    assert dict(page["clearly"].rows)["Rents privately"] == (
        "About twelve people short. A room that matched would have about 31. "
        "A draw by lot gives a gap this wide about once in 50."
    )
    assert "about 42 of 239 places would have to change hands" in words(made)
    assert page["picture"].ticks[-1] == (1.0, "100%")


def test_what_is_clear_and_what_may_be_chance_are_told_apart():
    made = result(owns=70, social=11, private=8, free=0)
    page = shown(made)
    assert page["picture"].sentence == (
        "89 people said which group they are in. "
        "Clearly short of people: “Rents from a council or housing association”. "
        "Short, but it may be chance: “Rents privately” and “Lives rent free”."
    )
    assert [name for name, _ in page["perhaps"].rows] == ["Rents privately", "Lives rent free"]
    assert dict(made.gist(made.answers))["Who is missing"] == (
        "Rents from a council or housing association: about nine people short; "
        "Rents privately: about three people short, which may be chance; "
        "Lives rent free: about one person short, which may be chance."
    )


def test_a_chance_is_said_no_more_exactly_than_it_is_known():
    said = [rooms._by_chance(1 / times) for times in (1.5, 3, 9, 14, 78, 132, 999, 5000)]
    assert [words.partition("this wide")[2] for words in said] == [
        ".",
        " about once in three.",
        " about once in nine.",
        " about once in ten.",
        " about once in 80.",
        " about once in 100.",
        " about once in 1,000.",
        " less than once in 1,000.",
    ]


def test_a_room_in_proportion_has_nobody_short():
    made = result(owns=316, social=111, private=63, free=10)
    assert not {"clearly", "perhaps"} & set(shown(made))
    assert "No group is far short of its share" in words(made)


def test_twelve_people_cannot_be_representative():
    made = result(**SMALL)
    page = shown(made)
    assert page["advice"].title == "Twelve people cannot be “representative”"
    assert "drew twelve names from a hat" in page["advice"].paragraphs[1]
    assert "about eight times in ten" in page["advice"].paragraphs[1]
    assert isinstance(page["instead"], Facts)
    assert list(page)[:3] == ["result", "advice", "instead"]
    assert not {"clearly", "others", "brake"} & set(page)
    assert len(page["picture"].head) == 5


def test_in_a_small_room_no_test_makes_a_gap_clear():
    made = result(owns=30, social=0, private=0, free=0)
    page = shown(made)
    assert page["advice"].title == "30 people cannot be “representative”"
    assert "clearly" not in page
    assert "A draw by lot gives" not in words(made)
    assert "Short, but it may be chance" in page["picture"].sentence


def test_advice_ends_where_there_are_people_enough():
    assert "No group is short" not in words(result(**SMALL))
    assert "advice" in shown(result(owns=39, social=0, private=0, free=0))
    assert "advice" not in shown(result(owns=40, social=0, private=0, free=0))


def test_one_person_is_not_people():
    assert shown(result(owns=1, social=0, private=0, free=0))["advice"].title.startswith("One pers")


def test_two_groups_are_hidden_together():
    made = result("minority", majority=38, minority=2)
    assert [row.note for row in shown(made)["picture"].rows] == ["hidden", "hidden"]
    assert not {"clearly", "perhaps"} & set(shown(made))
    assert "about 35 and about five, in that order. Is yours near that?" in words(made)


@pytest.mark.parametrize(
    ("unsaid", "said"), [(3, "A few would rather not say"), (8, "Eight people would rather not")]
)
def test_who_would_rather_not_say_is_counted_apart(unsaid, said):
    made = result(**BIG)
    assert "rather not say" not in words(made)
    made.answer("who-is-missing.unsaid.tenure", unsaid)
    assert said in words(made)
    assert "239 people said" in words(made)


def test_changing_the_profile_keeps_the_numbers_of_the_other():
    made = result(**ROOM)
    made.answer("who-is-missing.profile", "sex")
    assert [block.value for block in shown(made).values() if isinstance(block, Ask)][:2] == [
        None
    ] * 2
    made.answer("who-is-missing.profile", "tenure")
    assert "40 people said" in words(made)


def figures(made) -> str:
    """All that can be read on the result and in what is taken away."""
    kept = " ".join(draw(f"k{place}", b) for place, b in enumerate(made.keep(made.answers)))
    return f"{words(made)} {kept} {made.gist(made.answers)}"


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.integers(0, 30), min_size=4, max_size=4).filter(any))
def test_two_rooms_that_differ_in_hidden_numbers_only_read_the_same(people):
    groups = list(ROOM)
    made = result(**dict(zip(groups, people, strict=True)))
    hidden = [n for n, row in enumerate(shown(made)["picture"].rows) if row.note]
    for other in hidden:
        swapped = [*people]
        swapped[other], swapped[hidden[0]] = swapped[hidden[0]], swapped[other]
        twin = result(**dict(zip(groups, swapped, strict=True)))
        assert figures(twin) == figures(made)


def test_the_picture_has_its_sentence_and_its_table():
    picture = shown(result(**ROOM))["picture"]
    assert isinstance(picture, Ranges)
    assert picture.sentence.startswith("40 people said which group they are in. Short, but it may")
    assert all(len(row.cells) == len(picture.head) - 1 for row in picture.rows)
    html = draw("picture", picture)
    assert 'aria-hidden="true"' in html
    assert "The same as a table" in html


# The ways


def test_ways_are_guessed_from_who_is_short_and_follow_what_is_chosen():
    made = result("age", under_15=21, **{"15-64": 90, "65-up": 5})
    assert "65 and over" in dict(shown(made)["clearly"].rows)
    at(made, "ways")
    page = shown(made)
    assert (
        "our first guess is older people; people who are not online" in page["whom"].paragraphs[1]
    )
    named = [name for name, _ in page["methods"].rows]
    assert "A way in without the internet" in named
    assert "Interpreters, BSL and plain text" not in named
    made.answer("who-is-missing.reach", ["language"])
    named = [name for name, _ in shown(made)["methods"].rows]
    assert named == [
        "Interpreters, BSL and plain text",
        "Look for who is missing first",
        "Tell people what came of it",
    ]
    assert shown(made)["whom"].paragraphs == ("Three ways of 21, for you to choose.",)


def test_every_way_says_its_cost_and_what_to_mind():
    made = result(owns=63, social=23, private=13, free=1)
    at(made, "ways")
    page = shown(made)
    assert len(page["methods"].rows) == 21
    for _, text in page["methods"].rows:
        assert re.search(r"Time: [a-z ]+\. Money: [a-z ]+\.[^\n]*\nTake care: ", text)
    assert len(page["table"].rows) == 21
    assert {s.key for s in page["sources-ways"].sources} == {
        key for method in population().methods for key in method.sources
    }


def test_it_is_done_when_the_ways_are_reached():
    made = result(**ROOM)
    assert not made.done(made.answers)
    at(made, "ways")
    assert made.done(made.answers)


def test_what_later_parts_build_on():
    made = activity()
    assert made.gist(made.answers) == ()
    made = result(**ROOM)
    at(made, "ways")
    made.answer("who-is-missing.reach", ["rooms", "workers"])
    made.answer("who-is-missing.first", "Breakfast at the bus depot")
    assert made.gist(made.answers) == (
        (
            "Who is missing",
            "Rents from a council or housing association: at least four people short, "
            "which may be chance.",
        ),
        (
            "Whom you want to reach",
            "Shift workers and the self-employed; people who avoid council rooms.",
        ),
        ("What you could start", "Breakfast at the bus depot"),
    )


def test_what_is_taken_away_has_the_result_and_not_the_numbers_typed():
    made = result(**ROOM)
    made.answer("who-is-missing.absent", "A dad on night shifts")
    kept = made.keep(made.answers)
    assert any(isinstance(block, Ranges) for block in kept)
    assert any("A dad on night shifts" in str(block) for block in kept)
    asked = [dict(block.rows) for block in kept if isinstance(block, Facts)][-1]
    assert list(asked.values()) == ["A dad on night shifts"]
