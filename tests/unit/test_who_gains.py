"""Who gains: parties one by one, who stands out, and two sentences without the easy word."""

from __future__ import annotations

import pytest

from coproduction import activities
from coproduction.activities.answers import AnswerError
from coproduction.activities.blocks import Ask, Chart, Prose
from coproduction.content.evidence import bank
from coproduction.views.page import draw

PARTIES = [party.id for party in bank().parties]


@pytest.fixture
def gains():
    return activities.get("who-gains")


def shown(activity) -> dict:
    return dict(activity.page(activity.answers).blocks)


def share(activity, party: str, gives: int, gets: int) -> None:
    activity.answer(f"who-gains.gives-much.{party}", str(gives))
    activity.answer(f"who-gains.gets-much.{party}", str(gets))


def result(activity) -> dict:
    activity.answer("who-gains.at", "result")
    return shown(activity)


@pytest.mark.parametrize("party", PARTIES)
def test_each_party_is_asked_what_it_gives_gets_and_risks(gains, party):
    gains.answer("who-gains.at", party)
    asked = [b.question.id for b in shown(gains).values() if isinstance(b, Ask)]
    wanted = [f"who-gains.{n}.{party}" for n in ("gives", "gives-much", "gets", "gets-much")]
    assert [id for id in asked if id in wanted] == wanted
    assert f"who-gains.risks.{party}" in asked
    assert ("who-gains.name" in asked) == (party == "own")


def test_nothing_is_judged_before_two_parties_are_weighed(gains):
    share(gains, "users", 2, 1)
    with pytest.raises(AnswerError, match="for at least two parties"):
        gains.answer("who-gains.at", "result")
    gains.answer("who-gains.gives-much.staff", "2")
    with pytest.raises(AnswerError, match="for at least two parties"):
        gains.answer("who-gains.at", "result")
    gains.answer("who-gains.gets-much.staff", "2")
    assert isinstance(result(gains)["chart"], Chart)


def test_a_party_with_nothing_to_get_is_named(gains):
    share(gains, "users", 1, 2)
    share(gains, "community", 1, 0)
    blocks = result(gains)
    assert blocks["nothing"].title == "Nothing to get"
    assert blocks["nothing"].paragraphs[0] == "The wider community."
    assert "even" not in blocks


def test_the_party_that_gives_most_and_gets_least_is_named(gains):
    share(gains, "users", 1, 3)
    share(gains, "staff", 3, 1)
    blocks = result(gains)
    assert blocks["uneven"].paragraphs[0] == "Frontline staff."
    assert "nothing" not in blocks
    assert blocks["chart"].sentence == (
        "Most comes from frontline staff. Most goes to people who use the service."
    )


def test_many_who_are_level_are_counted_and_not_listed(gains):
    for party in ("users", "community", "staff", "organisation"):
        share(gains, party, 2, 1)
    assert result(gains)["chart"].sentence == "All give alike. All get alike."
    share(gains, "funder", 1, 2)
    assert result(gains)["chart"].sentence == (
        "Most comes from four parties alike. Most goes to the funder."
    )


def test_where_nobody_stands_out_it_asks_whether_they_would_agree(gains):
    share(gains, "users", 2, 2)
    share(gains, "staff", 2, 2)
    blocks = result(gains)
    assert "Would each of them say so too?" in blocks["even"].paragraphs[0]
    assert not {"nothing", "uneven"} & set(blocks)


def test_your_own_party_has_your_name_for_it(gains):
    gains.answer("who-gains.name", "The corner shop")
    share(gains, "own", 3, 0)
    share(gains, "users", 1, 1)
    blocks = result(gains)
    assert blocks["nothing"].paragraphs[0] == "The corner shop."
    assert [row.label for row in blocks["chart"].rows][-1] == "The corner shop"


def test_who_was_left_out_is_said(gains):
    share(gains, "users", 1, 1)
    share(gains, "staff", 1, 1)
    words = result(gains)["missing"].paragraphs[0]
    assert "the wider community, the organisation and the funder" in words
    assert "someone else" not in words


def test_words_written_come_back_in_a_table(gains):
    share(gains, "users", 1, 1)
    share(gains, "staff", 1, 1)
    gains.answer("who-gains.risks.staff", "Blame")
    assert result(gains)["written"].rows == (("Frontline staff", "", "", "Blame"),)


@pytest.mark.parametrize("text", ["a voice", "Your VOICE will count", "voices at the table"])
@pytest.mark.parametrize("question", ["who-gains.you", "who-gains.we"])
def test_a_voice_is_kept_and_asked_about(gains, question, text):
    share(gains, "users", 1, 1)
    share(gains, "staff", 1, 1)
    gains.answer("who-gains.at", "close")
    gains.answer(question, text)
    assert gains.answers[question, 1] == text
    words = shown(gains)["heard"].paragraphs
    assert words == ("To be heard is a start. What else will be different?",)
    gains.answer(question, "a bus that stops here")
    assert "heard" not in shown(gains)


def test_a_word_that_only_looks_like_it_is_not_asked_about(gains):
    share(gains, "users", 1, 1)
    share(gains, "staff", 1, 1)
    gains.answer("who-gains.at", "close")
    gains.answer("who-gains.you", "an invoice you can read")
    assert "heard" not in shown(gains)


@pytest.mark.parametrize("question", ["who-gains.you", "who-gains.we"])
def test_the_rule_about_voice_is_told_beforehand(gains, question):
    assert gains.questions[question].help.endswith(" Try it without the word “voice”.")


def test_the_two_sentences_are_said_once_both_are_there(gains):
    share(gains, "users", 1, 1)
    share(gains, "staff", 1, 1)
    gains.answer("who-gains.at", "close")
    gains.answer("who-gains.you", "You will get a bus that stops here.")
    assert "said" not in shown(gains)
    assert not gains.done(gains.answers)
    gains.answer("who-gains.we", "Fewer complaints")
    assert shown(gains)["said"].paragraphs == (
        "You will get a bus that stops here.",
        "We will get fewer complaints.",
    )
    assert gains.done(gains.answers)


def test_it_ends_with_all_of_it_together(gains):
    share(gains, "users", 1, 1)
    share(gains, "staff", 3, 0)
    gains.answer("who-gains.gets.users", "A warm room")
    gains.answer("who-gains.at", "close")
    buttons = shown(gains)["go-close"].buttons
    assert (buttons[0].label, buttons[0].main) == ("See it all together", True)
    with pytest.raises(AnswerError, match="Write both sentences first"):
        gains.answer("who-gains.at", "whole")
    gains.answer("who-gains.you", "a key")
    gains.answer("who-gains.we", "a full room")
    gains.answer("who-gains.at", "whole")
    blocks = shown(gains)
    assert blocks["sentences"].paragraphs == ("You will get a key.", "We will get a full room.")
    assert isinstance(blocks["chart"], Chart)
    assert blocks["nothing"].paragraphs[0] == "Frontline staff."
    assert "files that you can take with you" in blocks["kept-for"].paragraphs[0]


def test_every_amount_has_its_number_where_it_is_chosen_and_where_it_is_shown(gains):
    for name in ("gives", "gets"):
        options = gains.questions[f"who-gains.{name}-much.users"].options
        labels = [option.label for option in options]
        assert labels == ["0 Nothing", "1 A little", "2 A fair amount", "3 A lot"]
    share(gains, "users", 0, 1)
    share(gains, "staff", 3, 0)
    table = draw("chart", result(gains)["chart"]).partition("<table")[2]
    assert "0 Nothing" in table
    assert "3 A lot" in table


def test_what_is_kept_are_the_sentences_the_picture_who_stands_out_and_the_words(gains):
    assert gains.keep({}) == ()
    share(gains, "users", 1, 1)
    share(gains, "staff", 3, 0)
    gains.answer("who-gains.gets.users", "A warm room")
    gains.answer("who-gains.you", "a key")
    gains.answer("who-gains.we", "a full room")
    sentences, chart, nothing, uneven, table = gains.keep(gains.answers)
    assert sentences.paragraphs == ("You will get a key.", "We will get a full room.")
    assert isinstance(chart, Chart)
    assert [flag.title for flag in (nothing, uneven)] == [
        "Nothing to get",
        "Gives most, gets least",
    ]
    assert table.rows == (("People who use the service", "", "A warm room", ""),)


def test_an_answer_taken_back_leads_back_to_a_page_that_holds(gains):
    share(gains, "users", 1, 1)
    share(gains, "staff", 1, 1)
    result(gains)
    gains.answer("who-gains.gets-much.staff", None)
    assert isinstance(shown(gains)[f"think-{PARTIES[-1]}"], Prose)
