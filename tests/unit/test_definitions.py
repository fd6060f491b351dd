"""Definitions and the sandwich: what is shown before and after people commit, and at the end."""

from __future__ import annotations

import pytest

from coproduction import activities
from coproduction.activities.answers import AnswerError
from coproduction.activities.blocks import Ask, Buttons, Facts, Heading, Prose, Sources, Table
from coproduction.content.definitions import definitions as read
from coproduction.views.page import draw

DEFINITIONS = read().definitions
SITUATIONS = read().situations


def shown(activity) -> dict:
    return dict(activity.page(activity.answers).blocks)


def html(activity) -> str:
    return " ".join(draw(name, block) for name, block in shown(activity).items())


def plain(text: str) -> str:
    """A text as it would stand in the HTML."""
    return draw("x", Prose((text,))).partition("<p>")[2].partition("</p>")[0]


def labels(activity) -> list[str]:
    found = [block for block in shown(activity).values() if isinstance(block, Buttons)]
    return [button.label for block in found for button in block.buttons]


def place(activity, card: str, value) -> None:
    activity.answer(f"{activity.id}.at", card)
    activity.answer(f"{activity.commits}.{card}", value)
    activity.answer(f"{activity.id}.read.{card}", "yes")


@pytest.fixture
def definitions():
    activity = activities.get("definitions")
    activity.answer("definitions.length", "all")
    return activity


@pytest.fixture
def sandwich():
    return activities.get("sandwich")


def place_all(activity, value) -> None:
    for card in activity.cards(activity.answers):
        place(activity, card.id, value)
    activity.answer(f"{activity.id}.at", "end")


# Definitions


def test_a_person_chooses_how_many_first():
    activity = activities.get("definitions")
    assert labels(activity) == [
        "Five definitions, about 6 minutes",
        "All eleven definitions, about 12 minutes",
    ]
    assert not activity.done(activity.answers)


@pytest.mark.parametrize(("length", "count"), [("short", 5), ("all", 11)])
def test_the_cards_are_counted(definitions, length, count):
    definitions.answer("definitions.length", length)
    heading = shown(definitions)["card-workshop"]
    assert heading == Heading(
        "The workshop in Glasgow, 2015", step=f"Definition 1 of {count}", level=3
    )


@pytest.mark.parametrize("card", DEFINITIONS, ids=lambda card: card.id)
def test_a_definition_is_attributed_and_our_reading_is_not_there_yet(definitions, card):
    definitions.answer("definitions.at", card.id)
    page = html(definitions)
    assert plain(card.quote) in page
    assert plain(card.said_by) in page
    for secret in (card.why, card.signing, card.note):
        assert not secret or plain(secret) not in page
    assert "Our reading" not in page


@pytest.mark.parametrize("card", DEFINITIONS, ids=lambda card: card.id)
def test_a_quotation_is_quoted_and_our_own_words_say_so(definitions, card):
    definitions.answer("definitions.at", card.id)
    story = shown(definitions)[f"story-{card.id}"]
    if card.own_words:
        assert story.title == "What it says, in our words"
        assert story.paragraphs == (card.quote,)
    else:
        assert story.paragraphs == (f"“{card.quote}”",)


def test_our_reading_waits_for_a_rung(definitions):
    with pytest.raises(AnswerError, match="Choose a rung first"):
        definitions.answer("definitions.read.workshop", "yes")


@pytest.mark.parametrize("card", DEFINITIONS, ids=lambda card: card.id)
def test_our_reading_has_its_reason_and_its_sources(definitions, card):
    place(definitions, card.id, 4)
    page = shown(definitions)
    said = dict(page[f"facts-{card.id}"].rows)
    assert said["Why"] == card.why
    assert said.get("And also", "") == card.note
    sources = page[f"sources-{card.id}"]
    assert isinstance(sources, Sources)
    assert {source.key for source in sources.sources} == set(card.sources)


@pytest.mark.parametrize(
    ("card", "choice", "said", "ours"),
    [
        ("workshop", 7, "That is our reading too.", "Rung 7, Co-production."),
        ("workshop", 4, "That is lower than ours.", "Rung 7, Co-production."),
        ("workshop", "off", "why we do put it there.", "Rung 7, Co-production."),
        ("care-act", 7, "That is higher than ours.", "Rung 5, Engagement."),
        ("ostrom", "off", "That is our reading too.", "On no rung."),
        ("ostrom", 3, "We put it on none.", "On no rung."),
        (
            *("governance-international", 6, "That is our reading too."),
            "Between 6, Co-design, and 7, Co-production.",
        ),
        (
            *("governance-international", 5, "That is lower than ours."),
            "Between 6, Co-design, and 7, Co-production.",
        ),
    ],
)
def test_a_choice_is_compared_and_not_scolded(definitions, card, choice, said, ours):
    place(definitions, card, choice)
    rows = dict(shown(definitions)[f"facts-{card}"].rows)
    assert said in rows["You said"]
    assert rows["Our reading"] == ours


def test_one_can_choose_again_after_reading(definitions):
    place(definitions, "workshop", 4)
    assert "Choose again" in labels(definitions)
    definitions.answer("definitions.read.workshop", None)
    ask = shown(definitions)["choose-workshop"]
    assert isinstance(ask, Ask)
    assert ask.value == 4


def test_a_choice_taken_back_hides_our_reading(definitions):
    place(definitions, "workshop", 4)
    definitions.answer("definitions.rung.workshop", None)
    assert "Our reading" not in html(definitions)


def test_the_way_on_and_back(definitions):
    place(definitions, "workshop", 7)
    assert labels(definitions) == ["Next definition", "Choose again"]
    place(definitions, "planning-with-people", 7)
    assert labels(definitions)[-1] == "Back to the definition before"
    place(definitions, DEFINITIONS[-1].id, 7)
    assert labels(definitions)[0] == "See all your definitions together"


def test_the_end_waits_for_every_card(definitions):
    place(definitions, "workshop", 7)
    definitions.answer("definitions.at", "end")
    assert "card-planning-with-people" in shown(definitions)


def test_the_spread_shows_that_they_do_not_stand_on_one_rung(definitions):
    place_all(definitions, 7)
    page = shown(definitions)
    assert page["spread"].sentence == (
        "You put eleven definitions all in one place. We put seven on rung 7, one between rungs "
        "6 and 7, two on rung 5 and one on no rung. We agree on eight."
    )
    marks = {row.label: [mark.at for mark in row.marks] for row in page["spread"].rows}
    assert marks["Governance International, Bovaird and Loeffler"] == [7, 6, 7]
    assert marks["Ostrom, a researcher, 1996"] == [7, 0]
    assert "that is the point" in page["point"].paragraphs[0]


def test_signing_says_what_one_takes_on(definitions):
    place_all(definitions, 7)
    assert "why" not in shown(definitions)
    assert not definitions.done(definitions.answers)
    definitions.answer("definitions.sign", "care-act")
    page = shown(definitions)
    care_act = next(card for card in DEFINITIONS if card.id == "care-act")
    assert page["signing"].paragraphs == (care_act.signing,)
    assert page["why"].question.prompt == "Why that one?"
    assert definitions.done(definitions.answers)


def test_one_can_write_ones_own_or_leave_it_open(definitions):
    place_all(definitions, 7)
    definitions.answer("definitions.sign", "own")
    definitions.answer("definitions.own", "Doing it together")
    assert shown(definitions)["own"].value == "Doing it together"
    assert dict(definitions.keep(definitions.answers)[1].rows) == {
        "None of these": "Doing it together"
    }
    definitions.answer("definitions.sign", "unsure")
    page = shown(definitions)
    assert "own" not in page
    assert "honest" in page["unsure"].paragraphs[0]


def test_only_what_was_placed_is_offered_for_signing(definitions):
    definitions.answer("definitions.length", "short")
    place_all(definitions, 7)
    options = [option.value for option in shown(definitions)["sign"].question.options]
    assert options == [card.id for card in DEFINITIONS if card.short] + ["own", "unsure"]
    assert labels(definitions)[0] == "Go on with the other six definitions"
    definitions.answer("definitions.length", "all")
    assert shown(definitions)["card-nesta-nef"].step == "Definition 6 of 11"
    definitions.answer("definitions.rung.nesta-nef", 7)
    definitions.answer("definitions.read.nesta-nef", "yes")
    assert shown(definitions)["reading-nesta-nef"].text == "Our reading"
    assert labels(definitions)[0] == "Next definition"


def test_what_is_kept_is_the_spread_and_the_signature(definitions):
    assert definitions.keep(definitions.answers) == ()
    place_all(definitions, 5)
    definitions.answer("definitions.sign", "ostrom")
    definitions.answer("definitions.why", "It is short")
    chart, signed = definitions.keep(definitions.answers)
    assert len(chart.rows) == 11
    assert isinstance(signed, Facts)
    assert dict(signed.rows)["Why"] == "It is short"


# The sandwich


@pytest.mark.parametrize("card", SITUATIONS, ids=lambda card: card.id)
def test_a_situation_is_called_made_up_and_our_reading_is_not_there_yet(sandwich, card):
    sandwich.answer("sandwich.at", card.id)
    page = html(sandwich)
    assert shown(sandwich)[f"story-{card.id}"].title == "Made up"
    for secret in (card.why, card.ladder, card.note):
        assert plain(secret) not in page
    assert "Our reading" not in page


def test_our_reading_waits_for_a_part_of_the_sandwich(sandwich):
    with pytest.raises(AnswerError, match="Choose a part of the sandwich first"):
        sandwich.answer("sandwich.read.library", "yes")


@pytest.mark.parametrize("card", SITUATIONS, ids=lambda card: card.id)
def test_a_situation_is_read_with_its_place_on_the_ladder(sandwich, card):
    place(sandwich, card.id, "filling")
    rows = dict(shown(sandwich)[f"facts-{card.id}"].rows)
    agreed = card.layer == "filling"
    assert ("That is our reading too." in rows["You said"]) == agreed
    assert ("We read it another way." in rows["You said"]) == (not agreed)
    assert rows["Why"] == card.why
    assert rows["On the ladder"] == f"{card.ladder}."


def test_the_sandwich_has_three_layers_and_something_beside_it(sandwich):
    place_all(sandwich, "bottom-up")
    picture = shown(sandwich)["picture"]
    assert [layer.name for layer in picture.layers] == ["Top-down", "The filling", "Bottom-up"]
    assert [layer.name for layer in picture.beside] == ["Left to it"]
    assert picture.sentence == "You sorted eight situations. We agree on two."
    found = {piece.label: piece.kinds for piece in picture.layers[2].pieces}
    assert found["The Thursday kitchen"] == ("mine", "ours")
    assert found["Keys to the library"] == ("mine",)
    assert len(found) == 8
    assert {piece.kinds for piece in picture.beside[0].pieces} == {("ours",)}


def test_the_table_says_the_same_and_adds_the_ladder(sandwich):
    place_all(sandwich, "left-to-it")
    table = shown(sandwich)["table"]
    assert isinstance(table, Table)
    assert (
        *("Keys to the library", "Left to it", "Left to it"),
        "No rung: off the ladder",
    ) in table.rows
    (kept,) = sandwich.keep(sandwich.answers)
    assert kept.rows == table.rows
    assert kept.title == "Where you put each, with the ladder beside it"


def test_ladder_and_sandwich_are_said_to_disagree(sandwich):
    place_all(sandwich, "filling")
    words = " ".join(shown(sandwich)["tension"].paragraphs)
    assert "they do not agree" in words
    assert "not always higher" in words
    assert "our own judgement" in words
    assert sandwich.done(sandwich.answers)


@pytest.mark.parametrize(
    ("said", "thought"),
    [
        ({"library": "bottom-up"}, "what moved with it"),
        ({"library": "filling", "school-path": "bottom-up"}, "what moved with it"),
        ({"school-path": "bottom-up"}, "how it began"),
        ({"library": "top-down"}, None),
        ({}, None),
    ],
)
def test_one_thing_to_look_for_next_time(sandwich, said, thought):
    for card in SITUATIONS:
        place(sandwich, card.id, said.get(card.id, card.layer))
    sandwich.answer("sandwich.at", "end")
    page = shown(sandwich)
    assert ("thought" in page) == (thought is not None)
    if thought:
        assert thought in page["thought"].paragraphs[0]


# What stands around them


def test_the_neighbours_are_told_apart_with_their_sources():
    page = shown(activities.get("what-it-is-not"))
    assert [term for term, _ in page["neighbours"].rows] == [
        *("Consultation", "Engagement", "Participation", "Co-design", "Co-creation"),
        *("Co-delivery and volunteering", "Partnership between agencies"),
        *("Action led by a community", "Self-service and cuts"),
    ]
    cited = {source.key for source in page["sources"].sources}
    assert cited == {key for each in read().differences for key in each.sources}


def test_the_dates_are_folded_away_and_every_source_is_given():
    page = shown(activities.get("principles-and-policy"))
    assert isinstance(page["policy"], Table)
    dated = [what for what, _ in page["policy"].rows]
    assert "Scotland, 29 June 2011: Report of the Christie Commission" in dated
    assert "Wales, 1 May 2014: Social Services and Well-being (Wales) Act" in dated
    assert page["principles"].rows[0][0] == ("Nesta and the New Economics Foundation: six")
    said = read()
    used = {key for each in (*said.principles, *said.policy) for key in each.sources}
    assert {source.key for source in page["sources"].sources} == used
