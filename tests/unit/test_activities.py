"""Each activity: what it shows before and after people commit, and what it refuses."""

from __future__ import annotations

from dataclasses import replace

import pytest

from coproduction import activities
from coproduction.activities.answers import AnswerError
from coproduction.activities.blocks import Ask, Chart, Facts, Heading, Ladder, Prose
from coproduction.activities.spread import spread
from coproduction.activities.words import plural
from coproduction.content import course
from coproduction.store import PageStore, Person
from coproduction.views.page import draw

IDS = [id for part in course().parts for id in part.activities]
CARDS = course().vignettes


def shown(activity) -> dict:
    return dict(activity.page(activity.answers).blocks)


def words(activity) -> str:
    return " ".join(draw(name, block) for name, block in shown(activity).items())


def facts(activity, name: str) -> dict[str, str]:
    return dict(shown(activity)[name].rows)


def texts(activity) -> str:
    """All plain paragraphs on the page."""
    blocks = shown(activity).values()
    return " ".join(p for block in blocks if isinstance(block, Prose) for p in block.paragraphs)


@pytest.fixture
def vignettes():
    activity = activities.get("vignettes")
    activity.answer("vignettes.length", "all")
    return activity


def at(activity, card: str) -> None:
    activity.answer("vignettes.at", card)


def place_card(activity, card: str, rung: int | str) -> None:
    at(activity, card)
    activity.answer(f"vignettes.rung.{card}", rung)
    activity.answer(f"vignettes.read.{card}", "yes")


@pytest.mark.parametrize("id", IDS)
def test_every_activity_shows_a_page_before_anyone_arrives(id):
    activity = activities.get(id)
    page = activity.page({})
    names = [name for name, _ in page.blocks]
    assert page.focus in names
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("id", IDS)
def test_binding_brings_the_persons_answers(id):
    person = Person(PageStore(), "someone", "server")
    first = activities.get(id).bind(person)
    # The code of a room is no text of one's own: it is kept when it opens a room.
    texts = [q for q in first.questions.values() if q.kind == "short text"]
    asked = [q for q in texts if q.id != "workshop.code"]
    for question in asked:
        first.answer(question.id, "something")
    again = activities.get(id).bind(person)
    assert [again.answers[q.id, 1] for q in asked] == ["something"] * len(asked)


def test_an_activity_nobody_made_is_named():
    with pytest.raises(KeyError, match="there is no activity 'sing'"):
        activities.get("sing")


def test_a_question_of_another_activity_is_refused(vignettes):
    with pytest.raises(AnswerError, match="not asked here"):
        vignettes.answer("start.hunch", "to")


def test_a_third_round_is_refused(vignettes):
    with pytest.raises(AnswerError, match="not asked here"):
        vignettes.answer("vignettes.rung.V5", 4, round=3)


def test_a_refused_answer_changes_nothing(vignettes):
    vignettes.answer("vignettes.rung.V5", 4)
    before = dict(vignettes.answers)
    with pytest.raises(AnswerError, match="rung from 1 to 7"):
        vignettes.answer("vignettes.rung.V5", 8)
    assert vignettes.answers == before


# Vignettes


def test_the_short_set_is_five_cards_and_the_long_one_all(vignettes):
    assert len(vignettes.cards(vignettes.answers)) == 14
    vignettes.answer("vignettes.length", "short")
    assert len(vignettes.cards(vignettes.answers)) == 5


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.id)
def test_our_reading_is_nowhere_on_the_page_before_a_choice(vignettes, card):
    at(vignettes, card.id)
    html = words(vignettes)
    assert draw("x", Prose((card.text,)))[30:60] in html
    for secret in (card.why, card.tempting_why, card.note):
        assert not secret or draw("x", Facts((("", secret),)))[40:90] not in html
    assert "Our reading" not in html


def test_our_reading_waits_for_a_choice(vignettes):
    at(vignettes, "V5")
    with pytest.raises(AnswerError, match="Choose a rung first"):
        vignettes.answer("vignettes.read.V5", "yes")


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.id)
def test_our_reading_gives_the_reason_and_the_tempting_answer(vignettes, card):
    place_card(vignettes, card.id, 4)
    read = facts(vignettes, f"facts-{card.id}")
    assert read["Why"] == card.why
    assert card.tempting in read["A tempting answer"]
    assert card.tempting_why in read["A tempting answer"]


def test_what_a_fair_reader_could_choose_is_said_and_marked(vignettes):
    place_card(vignettes, "V8", 6)
    read = facts(vignettes, "facts-V8")
    assert read["Our reading"] == "Rung 5, Engagement. A fair reader could choose 4 to 6."
    assert "A fair reader could choose that." in read["You said"]
    marks = {(mark.at, mark.kind, mark.label) for mark in shown(vignettes)["rung-V8-2"].marks}
    assert marks == {
        (6, "first", "Your first choice"),
        (5, "ours", "Our reading"),
        (4, "near", "A fair reader could choose this"),
        (6, "near", "A fair reader could choose this"),
    }


def test_a_card_that_was_read_but_never_placed_asks_for_a_rung(vignettes):
    card = CARDS[0].id
    vignettes.answers[f"vignettes.read.{card}", 1] = "yes"
    at(vignettes, card)
    assert f"choose-{card}" in shown(vignettes)
    assert f"reading-{card}" not in shown(vignettes)
    for each in CARDS:
        vignettes.answers[f"vignettes.read.{each.id}", 1] = "yes"
    at(vignettes, "end")
    assert f"choose-{card}" in shown(vignettes)
    assert not vignettes.done(vignettes.answers)
    assert vignettes.keep(vignettes.answers) == ()


def test_how_many_cards_are_left_is_counted(vignettes):
    vignettes.answer("vignettes.length", "short")
    for card in vignettes.cards(vignettes.answers):
        place_card(vignettes, card.id, 4)
    at(vignettes, "end")
    assert "Go on with the other nine cards" in words(vignettes)
    vignettes.content = replace(vignettes.content, vignettes=CARDS[:-1])
    left = len(CARDS) - 1 - len(vignettes.cards(vignettes.answers))
    assert f"Go on with the other {plural(left, 'card')}" in words(vignettes)
    vignettes.answer("vignettes.length", "all")
    assert "Go on with" not in words(vignettes)


def test_whoever_goes_on_after_the_short_set_passes_no_card_twice(vignettes):
    vignettes.answer("vignettes.length", "short")
    for card in vignettes.cards(vignettes.answers):
        place_card(vignettes, card.id, 4)
    at(vignettes, "end")
    vignettes.answer("vignettes.length", "all")
    rest, met = [card.id for card in CARDS if not card.short], []
    while len(met) < len(rest):
        met.append(vignettes.here(vignettes.answers))
        vignettes.answer(f"vignettes.rung.{met[-1]}", 4)
        vignettes.answer(f"vignettes.read.{met[-1]}", "yes")
        blocks = shown(vignettes)
        assert blocks[f"reading-{met[-1]}"].text == "Our reading"
        onward = blocks[f"go-{met[-1]}-True"].buttons[0]
        vignettes.answer(onward.question, onward.value)
    assert met == rest


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.id)
def test_a_card_shows_its_sources_once_it_is_read(vignettes, card):
    at(vignettes, card.id)
    assert f"sources-{card.id}" not in shown(vignettes)
    place_card(vignettes, card.id, 4)
    blocks = shown(vignettes)
    if card.sources:
        assert [each.key for each in blocks[f"sources-{card.id}"].sources] == list(card.sources)
        names = list(blocks)
        assert names.index(f"sources-{card.id}") == names.index(f"facts-{card.id}") + 1
    else:
        assert f"sources-{card.id}" not in blocks


def test_the_ladder_shows_the_sources_of_its_rungs_its_bands_and_its_neighbours():
    rungs = activities.get("rungs")
    known = rungs.content
    cited = [key for one in (*known.rungs, *known.bands, *known.crosswalk) for key in one.sources]
    keys = [source.key for source in shown(rungs)["sources"].sources]
    assert keys == list(dict.fromkeys(cited))
    assert {"arnstein-1969", "wilcox-1994", "hart-1992"} <= set(keys)


def test_the_ladder_says_what_a_band_means_and_where_a_match_does_not_fit():
    rungs = activities.get("rungs")
    bands = {band.name: band.marks for band in rungs.content.bands}
    assert dict(shown(rungs)["bands"].rows) == bands
    notes = [row.note for row in rungs.content.crosswalk if row.note]
    assert len(notes) == 4
    assert [row[-1] for row in shown(rungs)["crosswalk"].rows if row[-1]] == notes


@pytest.mark.parametrize(("rung", "side"), [(6, "higher"), (2, "lower")])
def test_another_choice_is_compared_and_not_scolded(vignettes, rung, side):
    place_card(vignettes, "V5", rung)
    assert f"That is {side} than ours." in facts(vignettes, "facts-V5")["You said"]


def test_left_to_it_is_off_the_ladder(vignettes):
    place_card(vignettes, "V9", "off")
    read = facts(vignettes, "facts-V9")
    assert read["Our reading"] == "Off the ladder. If you have to pick a rung, 1 or 2."
    assert read["You said"] == "Not on this ladder. A fair reader could choose that."
    assert ("ours", 0) in {(mark.kind, mark.at) for mark in shown(vignettes)["rung-V9-2"].marks}


def test_with_whom_is_for_talking_about_and_never_counted(vignettes):
    for card in CARDS:
        place_card(vignettes, card.id, card.reference)
    read = facts(vignettes, "facts-B")
    assert "with whom?" in read["Our reading"]
    assert read["You said"] == "Rung 6, Co-design."
    at(vignettes, "end")
    chart = shown(vignettes)["spread"]
    assert "You placed fourteen cards." in chart.sentence
    assert "One card is for talking about. Of your last" in chart.sentence
    assert [row.note for row in chart.rows if row.note] == ["For talking about"]
    assert "thirteen are within" in chart.sentence


def test_a_card_for_talking_about_is_not_counted_though_it_is_the_only_one(vignettes):
    place_card(vignettes, "B", 6)
    chart, _ = spread(course(), [card for card in CARDS if card.id == "B"], vignettes.answers)
    assert chart.sentence == "You placed one card. One card is for talking about."


def test_the_second_round_starts_from_the_first_and_may_move(vignettes):
    place_card(vignettes, "V7", 7)
    assert shown(vignettes)["rung-V7-2"].value == 7
    vignettes.answer("vignettes.rung.V7", 6, round=2)
    assert shown(vignettes)["rung-V7-2"].value == 6
    assert vignettes.answers["vignettes.rung.V7", 1] == 7


def test_the_spread_shows_both_rounds_and_ours(vignettes):
    vignettes.answer("vignettes.length", "short")
    for card, rung in zip(vignettes.cards(vignettes.answers), (5, 4, 7, 7, 7), strict=True):
        place_card(vignettes, card.id, rung)
    vignettes.answer("vignettes.rung.V7", 6, round=2)
    at(vignettes, "end")
    blocks = shown(vignettes)
    chart = blocks["spread"]
    assert isinstance(chart, Chart)
    assert chart.sentence == (
        "You placed five cards. Of your last choices, two are within what a fair reader "
        "could choose and three are higher. You moved one card after reading ours."
    )
    row = next(row for row in chart.rows if row.label == "The statement")
    assert {(m.kind, m.at) for m in row.marks} == {("first", 7), ("mine", 6), ("ours", 6)}
    assert "who has the last word?" in blocks["thought"].paragraphs[0]


def test_the_end_is_not_shown_before_every_card_is_read(vignettes):
    place_card(vignettes, "V5", 4)
    at(vignettes, "end")
    assert "card-V4" in shown(vignettes)
    assert not vignettes.done(vignettes.answers)


def test_asking_for_more_cards_goes_to_the_first_one_not_read(vignettes):
    vignettes.answer("vignettes.length", "short")
    for card in vignettes.cards(vignettes.answers):
        place_card(vignettes, card.id, 4)
    at(vignettes, "end")
    assert vignettes.done(vignettes.answers)
    vignettes.answer("vignettes.length", "all")
    heading = next(b for b in shown(vignettes).values() if isinstance(b, Heading))
    assert heading == Heading("Shorter hours", step="Card 3 of 14")


# Own practice


@pytest.fixture
def practice():
    activity = activities.get("own-practice")
    activity.answer("start.practice", "Riverside café")
    activity.answer("own-practice.rung", 6)
    return activity


def answer_all(activity, value: str, round: int = 1, **others: str) -> None:
    for indicator in activity.content.indicators:
        said = others.get(indicator.key, value)
        activity.answer(f"own-practice.{indicator.key}", said, round)


def test_ten_questions_wait_for_your_own_placing():
    activity = activities.get("own-practice")
    with pytest.raises(AnswerError, match="Place your work on a rung first"):
        activity.answer("own-practice.at", "you-1")


def test_missing_answers_are_named(practice):
    practice.answer("own-practice.framing", "2")
    with pytest.raises(AnswerError, match=r"list\?” and “What .+ is fixed\?” still need"):
        practice.answer("own-practice.at", "you-2")


def test_every_indicator_is_asked_once_in_each_round(practice):
    answer_all(practice, "2")
    for whose, round in (("you", 1), ("community", 2)):
        asked = []
        for turn in range(1, 5):
            practice.answer("own-practice.at", f"{whose}-{turn}")
            asks = [b for b in shown(practice).values() if isinstance(b, Ask)]
            assert {ask.round for ask in asks} == {round}
            asked += [ask.question.id for ask in asks]
            for ask in asks:
                practice.answer(ask.question.id, "2", round)
        assert asked == [f"own-practice.{i.key}" for i in practice.content.indicators]


def test_only_doing_can_be_left_to_people_alone(practice):
    practice.answer("own-practice.doing", "X")
    with pytest.raises(AnswerError, match="choose one of the answers"):
        practice.answer("own-practice.money", "X")


def test_the_gate_that_holds_it_down_is_named_with_the_next_move(practice):
    answer_all(practice, "3", deciding="1")
    practice.answer("own-practice.at", "result")
    held = shown(practice)["holding"]
    gate = next(g for g in course().gates if g.id == "views-only")
    assert held.title == "What holds it down"
    assert "By points alone it would reach rung 7, Co-production. One gate keeps" in texts(practice)
    assert held.rows == ((gate.words, gate.move),)
    assert "rung 4, Consultation, with 28 points of 30" in texts(practice)
    assert "You had placed it higher, on rung 6, Co-design." in texts(practice)
    notes = {row.label: row.note for row in shown(practice)["profile"].rows}
    assert [label for label, note in notes.items() if note] == ["Deciding"]


def test_every_gate_that_must_move_is_shown(practice):
    answer_all(practice, "3", doing="1", reach="1")
    practice.answer("own-practice.at", "result")
    assert len(shown(practice)["holding"].rows) == 2


def test_a_score_on_a_threshold_is_between(practice):
    answer_all(practice, "2", money="1")
    practice.answer("own-practice.at", "result")
    assert "between 5, Engagement, and 6, Co-design" in texts(practice)


def test_without_a_gate_the_lowest_answers_show_the_next_step(practice):
    answer_all(practice, "2", judging="0", deciding="3", doing="3", reach="3", framing="3")
    practice.answer("own-practice.at", "result")
    held = shown(practice)["holding"]
    assert held.title == "Where the next step could be"
    assert held.rows[0][0] == "Judging"


@pytest.mark.parametrize(
    ("others", "flag"),
    [
        ({"doing": "X"}, "left to it"),
        ({"reach": "1"}, "with whom"),
        ({"support": "0"}, "unsupported"),
    ],
)
def test_flags_are_said_in_words(practice, others, flag):
    answer_all(practice, "3", **others)
    practice.answer("own-practice.at", "result")
    assert shown(practice)[f"flag-{flag}"].paragraphs == (course().flags[flag].words,)


def test_the_ladder_shows_your_placing_and_your_answers(practice):
    answer_all(practice, "1")
    practice.answer("own-practice.at", "result")
    ladder = shown(practice)["ladder"]
    marked = {step.name: [m.label for m in step.marks] for step in ladder.steps if step.marks}
    assert marked == {"6 Co-design": ["You placed it here"], "4 Consultation": ["Your ten answers"]}


def test_where_two_views_part(practice):
    answer_all(practice, "3")
    answer_all(practice, "3", round=2, openness="0", deciding="1")
    practice.answer("own-practice.at", "compare")
    blocks = shown(practice)
    assert "You put it on rung 7, Co-production. As your community, you put it on rung 4" in texts(
        practice
    )
    assert blocks["both"].sentence == "The views part most on openness and deciding."
    assert [term for term, _ in blocks["gaps"].rows] == ["Openness", "Deciding"]
    assert "Only what the service wants from them" in blocks["gaps"].rows[0][1]


def test_two_views_that_agree(practice):
    answer_all(practice, "2")
    answer_all(practice, "2", round=2)
    practice.answer("own-practice.at", "compare")
    assert "agree on all ten" in shown(practice)["both"].sentence
    assert "gaps" not in shown(practice)


def test_an_answer_taken_back_leads_back_to_a_page_that_holds(practice):
    answer_all(practice, "2")
    practice.answer("own-practice.at", "result")
    practice.answer("own-practice.rung", None)
    assert "rung" in shown(practice)


# Argue


def test_every_criticism_is_there_with_its_sources():
    activity = activities.get("argue")
    blocks = shown(activity)
    assert len(blocks["which"].question.options) == 7
    listed = {source.key for source in blocks["sources"].sources}
    assert listed == {key for c in course().criticisms for key in c.sources}


def test_your_ladder_renames_drops_and_adds():
    activity = activities.get("argue")
    activity.answer("argue.at", "ladder")
    assert not [name for name in shown(activity) if name.startswith("argue.names")]
    activity.answer("argue.rename", ["2"])
    assert [name for name in shown(activity) if name.startswith("argue.names")] == ["argue.names.2"]
    activity.answer("argue.names.2", "Telling")
    activity.answer("argue.drop", ["1"])
    activity.answer("argue.add", "Community-led")
    activity.answer("argue.place", "top")
    ladder = shown(activity)["picture"]
    assert isinstance(ladder, Ladder)
    assert [step.name for step in ladder.steps][:2] == ["Community-led", "7 Co-production"]
    assert ladder.steps[-2].name == "2 Telling"
    assert ladder.steps[-2].note == "was Educating"
    assert ladder.steps[-1].dropped
    assert ladder.sentence == "One rung renamed, one rung dropped and one of your own added."
    table = shown(activity)["table"].rows
    assert table[0] == ("Community-led", "", "your own rung")
    assert table[-2] == ("2 Telling", "doing to", "was Educating")
    assert len(table) == len(ladder.steps)
    activity.answer("argue.rename", [])
    assert shown(activity)["picture"].steps[-2].name == "2 Educating"


@pytest.mark.parametrize(
    ("place", "height"), [("top", 0), ("6-7", 1), ("3-4", 4), ("1-2", 6), ("bottom", 7)]
)
def test_a_new_rung_goes_where_you_say(place, height):
    activity = activities.get("argue")
    activity.answer("argue.add", "Mine")
    activity.answer("argue.place", place)
    names = [step.name for step in activity.ladder(activity.answers).steps]
    assert names.index("Mine") == height


def test_a_new_rung_without_a_place_is_beside_the_ladder():
    activity = activities.get("argue")
    activity.answer("argue.add", "Mine")
    assert [step.name for step in activity.ladder(activity.answers).beside] == ["Mine"]


# Your answers


def test_deleting_asks_first_and_then_deletes_at_once():
    person = Person(PageStore(), "someone", "server")
    person.save("start.practice", "Riverside")
    activity = activities.get("your-answers").bind(person)
    activity.answer("your-answers.delete", "ask")
    assert person.answers()
    assert "cannot be undone" in texts(activity)
    activity.answer("your-answers.delete", "yes")
    assert person.answers() == {}
    assert shown(activity)["gone"].text == "Your answers are deleted"


@pytest.mark.parametrize(
    ("kept", "said"),
    [
        ("server", "Thirty days"),
        ("binder", "about ten minutes"),
        ("local", "a file on the computer"),
        ("page", "this page only"),
    ],
)
def test_how_answers_are_kept_is_said_as_it_is(kept, said):
    activity = activities.get("your-answers").bind(Person(PageStore(), "someone", kept))
    assert said in texts(activity)
