"""Case: a page for one reader, both sides of the evidence, and no advice before a choice."""

from __future__ import annotations

import pytest

from coproduction import activities
from coproduction.activities.answers import AnswerError
from coproduction.activities.blocks import Ask, Facts, Prose, Sources
from coproduction.content.evidence import bank
from coproduction.views.page import draw

CALCULATED = {
    ("cost-of-not.annual-cost", 1): 2_000_000,
    ("cost-of-not.avoidable", 1): "some",
    ("cost-of-not.paying", 1): "paid",
    ("cost-of-not.pocket", 1): "most",
    ("cost-of-not.moved", 1): "some",
}
"""The five questions of the calculator, answered."""

BANK = {evidence.id: evidence for evidence in bank().evidence}
AUDIENCES = bank().audiences


def shown(activity) -> dict:
    return dict(activity.page(activity.answers).blocks)


def words(activity) -> str:
    return " ".join(draw(name, block) for name, block in shown(activity).items())


def told(activity) -> str:
    """All plain paragraphs on the page, with their titles."""
    blocks = [block for block in shown(activity).values() if isinstance(block, Prose)]
    return " ".join(" ".join((block.title, *block.paragraphs)) for block in blocks)


@pytest.fixture
def case():
    activity = activities.get("case")
    activity.answer("case.audience", "finance")
    return activity


def to_page(activity, supports: list[str], against: list[str] = [], **texts: str) -> dict:  # noqa: B006
    activity.answer("case.for.finance", supports)
    activity.answer("case.against.finance", against)
    for name, text in {"point": "Fund it.", **texts}.items():
        activity.answer(f"case.{name}.finance", text)
    activity.answer("case.at", "page")
    return shown(activity)


def test_steps_wait_for_what_they_stand_on():
    activity = activities.get("case")
    for step in ("for", "against", "words", "page"):
        with pytest.raises(AnswerError, match="Choose who must be convinced first"):
            activity.answer("case.at", step)
    activity.answer("case.audience", "finance")
    activity.answer("case.at", "for")
    with pytest.raises(AnswerError, match="at least one piece of evidence"):
        activity.answer("case.at", "against")
    activity.answer("case.for-more.finance", ["brazil"])
    activity.answer("case.at", "words")
    with pytest.raises(AnswerError, match="main point first"):
        activity.answer("case.at", "page")


@pytest.mark.parametrize("audience", AUDIENCES, ids=lambda audience: audience.id)
def test_both_sides_get_the_same_space_and_the_bank_is_all_there(audience):
    activity = activities.get("case")
    sides = {side: activity.offered(audience, side) for side in ("for", "against")}
    assert len({len(shown) for shown, _ in sides.values()}) == 1
    offered = [one.id for shown, folded in sides.values() for one in (*shown, *folded)]
    assert sorted(offered) == sorted(BANK)


@pytest.mark.parametrize("audience", AUDIENCES, ids=lambda audience: audience.id)
def test_each_piece_says_its_strength_who_gains_and_what_it_does_not_show(audience):
    activity = activities.get("case")
    activity.answer("case.audience", audience.id)
    for side in ("for", "against"):
        activity.answer(f"case.{side}.{audience.id}", [activity.offered(audience, side)[0][0].id])
        activity.answer("case.at", side)
        asks = [block for block in shown(activity).values() if isinstance(block, Ask)]
        assert [ask.folded for ask in asks] == [False, True]
        for option in (option for ask in asks for option in ask.question.options):
            evidence = BANK[option.value]
            assert evidence.claim == option.label
            assert f"Strength: {evidence.strength}." in option.help
            assert "Who gains:" in option.help
            assert evidence.does_not_show in option.help


@pytest.mark.parametrize("audience", AUDIENCES, ids=lambda audience: audience.id)
def test_our_advice_is_nowhere_before_the_page(audience):
    activity = activities.get("case")
    activity.answer("case.audience", audience.id)
    activity.answer(f"case.for.{audience.id}", [activity.offered(audience, "for")[0][0].id])
    activity.answer(f"case.point.{audience.id}", "Fund it.")
    advice = (audience.answer, audience.lead_why, audience.keep_why)
    for step in ("audience", "for", "against", "words"):
        activity.answer("case.at", step)
        html = words(activity)
        assert not any(draw("x", Facts((("", secret),)))[40:80] in html for secret in advice)
    activity.answer("case.at", "page")
    ours = dict(shown(activity)["ours"].rows)
    assert audience.answer in ours["How we would answer"]
    assert audience.lead_why in ours["What we would lead with"]
    for id in audience.lead:
        assert BANK[id].claim in ours["What we would lead with"]


def test_the_question_of_that_reader_is_asked(case):
    case.answer("case.for.finance", ["dorset"])
    case.answer("case.at", "words")
    assert shown(case)["answer"].question.prompt == (
        "They may ask: “Is it cashable?” What would you answer?"
    )


def test_the_page_has_your_words_and_every_source(case):
    blocks = to_page(
        case,
        ["dorset", "keyring"],
        ["ratios"],
        ask="£44,000 in May",
        point="Two budgets, one saving.",
        fair="True.",
        answer="A third of it.",
        assumed="That staff stay.",
    )
    assert blocks["page"].text == "A page for a finance director"
    assert blocks["ask"].paragraphs == ("£44,000 in May",)
    assert blocks["point"].paragraphs == ("Two budgets, one saving.",)
    assert [claim for claim, _ in blocks["supports"].rows] == [
        BANK[id].claim for id in ("keyring", "dorset")
    ]
    assert [term for term, _ in blocks["against"].rows] == [
        BANK["ratios"].claim,
        "What we say to that",
    ]
    assert blocks["question"].rows == (("Is it cashable?", "A third of it."),)
    assert blocks["assumed"].paragraphs == ("That staff stay.",)
    assert isinstance(blocks["sources"], Sources)
    cited = {key for id in ("dorset", "keyring", "ratios") for key in BANK[id].sources}
    assert {source.key for source in blocks["sources"].sources} == cited
    assert case.done(case.answers)


def test_a_page_without_evidence_against_or_assumptions_says_so(case):
    blocks = to_page(case, ["dorset"])
    assert "No evidence against it is named" in blocks["against"].paragraphs[0]
    assert "Nothing is said here about what is assumed" in blocks["assumed"].paragraphs[0]
    assert "You chose no evidence against" in told(case)
    assert "Every case assumes something" in told(case)


@pytest.mark.parametrize(
    ("supports", "said"),
    [
        (["christie-prevention"], "We would keep this back from a finance director"),
        (["tenants"], "None of it is stronger"),
        (["dorset"], "None of it shows a gain for the community"),
    ],
)
def test_what_we_would_look_at_again(case, supports, said):
    for id in supports:
        more = id not in [o.value for o in case.questions["case.for.finance"].options]
        key = "case.for-more.finance" if more else "case.for.finance"
        case.answer(key, [*(case.answers.get((key, 1)) or []), id])
    case.answer("case.point.finance", "Fund it.")
    case.answer("case.at", "page")
    assert said in told(case)


def test_a_sound_page_is_left_alone(case):
    to_page(case, ["lambeth-hub", "keyring"], ["few-outcomes"], fair="True.", assumed="Much.")
    assert not [name for name in shown(case) if name.startswith("look-")]


def test_another_reader_is_another_page_and_the_first_stays(case):
    to_page(case, ["dorset"], ask="May")
    case.answer("case.audience", "frontline")
    assert not case.done(case.answers)
    assert "for" in shown(case)
    assert case.gist(case.answers) == ()
    case.answer("case.audience", "finance")
    assert case.gist(case.answers) == (("Your case, for a finance director", "May"),)


def test_every_page_that_is_made_is_kept(case):
    assert case.keep({}) == ()
    to_page(case, ["dorset"])
    case.answer("case.audience", "frontline")
    headings = [block for block in case.keep(case.answers) if getattr(block, "level", 0) == 3]
    assert [heading.text for heading in headings] == ["A page for a finance director"]


@pytest.mark.parametrize(
    ("side", "pieces", "onward"),
    [
        ("for", ["lambeth-hub", "dorset", "keyring", "struck-down"], "against"),
        ("against", ["early-action", "family-nurse", "few-outcomes", "seventy-per-cent"], "words"),
    ],
)
def test_one_page_holds_three_pieces_of_either_side(case, side, pieces, onward):
    case.answer("case.for.finance", ["dorset"])
    case.answer("case.at", side)
    most = "of three at the most."
    for number, words in ((0, f"None chosen, {most}"), (3, f"Three chosen, {most}"), (4, "four p")):
        some = pieces[:number]
        near = [o.value for o in case.questions[f"case.{side}.finance"].options]
        case.answer(f"case.{side}.finance", [id for id in some if id in near])
        case.answer(f"case.{side}-more.finance", [id for id in some if id not in near])
        assert words in shown(case)[f"count-{side}"].paragraphs[0]
    with pytest.raises(AnswerError, match=r"four pieces\. One page holds three\."):
        case.answer("case.at", onward)
    assert side in shown(case)


def test_the_sum_of_the_calculator_stands_on_the_page_if_it_is_wanted(case):
    case.answer("case.for.finance", ["dorset"])
    case.answer("case.at", "words")
    assert "sum" not in shown(case)
    assert "“The cost of not co-producing” first" in shown(case)["no-sum"].paragraphs[0]
    case.answers.update(CALCULATED)
    found = activities.get("cost-of-not").gist(CALCULATED)
    assert [words for _, words in shown(case)["sums"].rows] == [words for _, words in found]
    case.answer("case.sum.finance", "yes")
    blocks = to_page(case, ["dorset"])
    rows = dict(blocks["reckoned"].rows)
    assert list(rows) == [
        *("In the budget that pays", "Value to everyone"),
        *("Co-produced redesign", "Ordinary redesign"),
    ]
    assert "£44,000 to start, £6,000 a year." in rows["Co-produced redesign"]
    assert "Unpaid hours are not counted yet." in rows["Co-produced redesign"]
    assert "are never added." in blocks["reckoned-by"].paragraphs[0]
    case.answers["cost-of-not.pocket", 1] = "pooled"
    rows = dict(shown(case)["reckoned"].rows)
    assert rows["Warnings that these figures raise"] == "Another body’s pocket."
    case.answers["cost-of-not.sceptic", 1] = "yes"
    assert "working no better than an ordinary redesign." in words(case)
    case.answer("case.sum.finance", "no")
    assert "reckoned" not in shown(case)


@pytest.mark.parametrize("audience", AUDIENCES, ids=lambda audience: audience.id)
def test_a_sum_is_offered_only_to_those_whom_it_may_convince(audience):
    activity = activities.get("case")
    activity.answers.update(CALCULATED)
    activity.answer("case.audience", audience.id)
    activity.answer(f"case.for.{audience.id}", [activity.offered(audience, "for")[0][0].id])
    activity.answer(f"case.sum.{audience.id}", "yes")
    activity.answer("case.at", "words")
    assert ("sum" in shown(activity)) == (audience.sum != "no")
    activity.answer(f"case.point.{audience.id}", "Fund it.")
    activity.answer("case.at", "page")
    assert ("reckoned" in shown(activity)) == (audience.sum != "no")
    advised = [term for term, _ in shown(activity)["ours"].rows]
    assert ("What we would say of the money" in advised) == (audience.id == "finance")


@pytest.mark.parametrize(
    ("calculated", "words"),
    [
        ({}, "can give you a range and a break-even year, if there is one."),
        ({"annual-cost": 2_000_000}, "the budget loses money over ten years. Say so before"),
        ({"annual-cost": 20_000_000}, "the budget has its money back by year 2. With all your"),
    ],
)
def test_a_break_even_year_is_advised_only_where_there_is_one(case, calculated, words):
    if calculated:
        case.answers.update(CALCULATED)
        case.answers.update({(f"cost-of-not.{k}", 1): v for k, v in calculated.items()})
    to_page(case, ["dorset"])
    advice = dict(shown(case)["ours"].rows)["What we would say of the money"]
    assert words in advice
    assert not any("break-even" in audience.lead_why for audience in AUDIENCES)


def test_how_strong_it_all_is_is_a_picture(case):
    blocks = to_page(case, ["dorset", "struck-down"], ["few-outcomes"])
    chart = blocks["strengths"]
    assert chart.sentence == (
        "The strongest that supports it is “moderate”. "
        "The strongest that speaks against it is “strong”."
    )
    case.answer("case.for-more.finance", ["haringey"])
    law = to_page(case, ["dorset"])["strengths"]
    assert law.sentence == "Beside the law, the strongest that supports it is “moderate”."
    places = dict(chart.places)
    assert [places[row.marks[0].at] for row in chart.rows] == ["moderate", "moderate", "strong"]
    assert [row.marks[0].kind for row in chart.rows] == ["mine", "mine", "theirs"]


def test_law_stands_apart_from_what_is_weak_or_strong(case):
    case.answer("case.audience", "elected")
    case.answer("case.for.elected", ["borders", "haringey"])
    case.answer("case.point.elected", "It is their ground.")
    case.answer("case.at", "page")
    chart = shown(case)["strengths"]
    assert {row.marks[0].at for row in chart.rows} == {0}
    assert chart.sentence == "All of it is law, which is not on this line."


def test_the_page_alone_can_be_had_as_a_file(case):
    assert [file.file for file in to_page(case, ["dorset"])["files"].files] == [
        "case-word",
        "case-page",
    ]


def test_evidence_of_the_other_side_cannot_be_slipped_in(case):
    with pytest.raises(AnswerError, match="choose from the answers shown"):
        case.answer("case.for.finance", ["ratios"])
