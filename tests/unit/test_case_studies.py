"""The library: filters that do what they say, cases told whole, failures among them."""

from __future__ import annotations

import pytest

from coproduction import activities
from coproduction.activities.blocks import Shelf, Sources
from coproduction.content.cases import cases
from coproduction.store import PageStore, Person
from coproduction.views.page import draw

CASES = {case.id: case for case in cases()}


@pytest.fixture
def library():
    return activities.get("case-studies")


def shown(activity) -> dict:
    return dict(activity.page(activity.answers).blocks)


def listed(activity) -> list[str]:
    shelves = [block for block in shown(activity).values() if isinstance(block, Shelf)]
    return [str(entry.button.value) for shelf in shelves for entry in shelf.entries]


def test_all_cases_lie_on_the_shelf_and_failures_are_marked(library):
    assert listed(library) == list(CASES)
    flags = {
        entry.button.value: entry.flag
        for block in shown(library).values()
        if isinstance(block, Shelf)
        for entry in block.entries
    }
    assert {id for id, flag in flags.items() if flag} == {
        case.id for case in cases() if case.went_wrong
    }


def fits(**wanted):
    """A second reading of the filters, case by case."""
    for case in cases():
        low, high = case.rungs
        if (
            (not wanted.get("place") or case.place in wanted["place"])
            and any(low <= int(rung) <= high for rung in wanted.get("rung", range(8)))
            and all(name in case.shared for name in wanted.get("shared", ()))
            and any(level in case.strength for level in wanted.get("strength", ("",)))
            and ("numbers" not in wanted.get("only", ()) or case.numbers)
            and ("setback" not in wanted.get("only", ()) or case.went_wrong)
        ):
            yield case.id


@pytest.mark.parametrize(
    "wanted",
    [
        {"place": ["world"]},
        {"place": ["scotland", "world"]},
        {"rung": ["3"]},
        {"rung": ["4", "6"]},
        {"shared": ["commission", "assess"]},
        {"strength": ["strong"]},
        {"strength": ["moderate"]},
        {"only": ["numbers"]},
        {"only": ["setback"]},
        {"only": ["numbers", "setback"]},
        {"place": ["scotland"], "strength": ["weak"], "only": ["numbers"]},
    ],
    ids=str,
)
def test_filters_together_leave_what_fits_them_all(library, wanted):
    for name, values in wanted.items():
        library.answer(f"case-studies.{name}", values)
    assert listed(library) == list(fits(**wanted))
    assert 0 < len(listed(library)) < len(CASES)


def test_what_is_shown_is_said_in_words_and_out_loud(library):
    page = shown(library)
    assert page["library"].text == "29 real cases"
    assert page["count"].paragraphs[0].startswith("All 29 cases are shown.")
    library.answer("case-studies.place", ["world", "scotland"])
    library.answer("case-studies.only", ["setback"])
    page = shown(library)
    assert page["library"].text == "3 of 29 cases"
    assert page["count"].paragraphs == (
        "3 of 29 cases fit “Scotland” or “Further away” and “Did not go as hoped”.",
    )
    library.answer("case-studies.only", ["numbers", "setback"])
    assert (
        shown(library)["count"]
        .paragraphs[0]
        .endswith("fit “Scotland” or “Further away”, “Has numbers” and “Did not go as hoped”.")
    )
    library.answer("case-studies.only", ["setback"])
    assert 'aria-live="polite"' in draw("count", page["count"])
    library.answer("case-studies.place", ["world"])
    library.answer("case-studies.only", None)
    library.answer("case-studies.shared", ["deliver"])
    assert shown(library)["count"].paragraphs == (
        "1 of 29 cases fits “Further away” and “Doing it”.",
    )


def test_where_nothing_fits_it_says_how_to_see_more(library):
    library.answer("case-studies.place", ["world"])
    library.answer("case-studies.shared", ["deliver"])
    library.answer("case-studies.strength", ["law"])
    page = shown(library)
    assert page["library"].text == "0 of 29 cases"
    assert page["count"].paragraphs == (
        "No case fits “Further away”, “Doing it” and “Law”.",
        "Without “How strong the evidence is”, one case would fit.",
    )
    assert "ladder" not in page
    wider, everything = page["clear"].buttons
    assert (wider.label, everything.label) == (
        "Take away “How strong the evidence is”",
        "Show all cases",
    )
    library.answer(wider.question, wider.value)
    assert len(listed(library)) == 1


def test_where_one_filter_less_is_not_enough_it_says_so(library):
    library.answer("case-studies.place", ["world"])
    library.answer("case-studies.strength", ["law"])
    library.answer("case-studies.only", ["setback"])
    library.answer("case-studies.rung", ["2"])
    page = shown(library)
    assert page["count"].paragraphs[1] == "Take away more than one of these, or look at all cases."
    assert [button.label for button in page["clear"].buttons] == ["Show all cases"]


def test_all_filters_can_be_taken_away_at_once():
    person = Person(PageStore(), "someone", "server")
    library = activities.get("case-studies").bind(person)
    assert "clear" not in shown(library)
    library.answer("case-studies.place", ["world"])
    library.answer("case-studies.only", ["numbers"])
    button = shown(library)["clear"].buttons[0]
    library.answer(button.question, button.value)
    assert listed(library) == list(CASES)
    assert person.answers() == {}


def test_only_rungs_that_a_case_touches_can_be_asked_for(library):
    rungs = [option.value for option in library.questions["case-studies.rung"].options]
    assert rungs == ["2", "3", "4", "5", "6", "7"]


def test_the_ladder_counts_what_is_shown(library):
    library.answer("case-studies.only", ["setback"])
    notes = {step.name: step.note for step in shown(library)["ladder"].steps}
    counts = {
        step: sum(low <= number <= high for low, high in (c.rungs for c in cases() if c.went_wrong))
        for number, step in ((7, "7 Co-production"), (3, "3 Informing"), (1, "1 Coercion"))
    }
    assert counts == {"7 Co-production": 2, "3 Informing": 2, "1 Coercion": 0}
    assert notes["7 Co-production"] == "Two cases"
    assert notes["3 Informing"] == "Two cases"
    assert notes["1 Coercion"] == ""


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.id)
def test_a_case_is_told_whole(library, case):
    library.answer("case-studies.at", case.id)
    blocks = shown(library)
    assert blocks[case.id].text == case.name
    assert blocks[f"happened-{case.id}"].paragraphs == (case.happened,)
    facts = dict(blocks[f"facts-{case.id}"].rows)
    assert facts["In numbers"] == (case.numbers or "None that we found.")
    assert facts.get("How they were made", "") == case.how_estimated
    assert facts["What it does not show"] == case.limits
    assert case.rung_why in facts["Our reading"]
    assert (f"setback-{case.id}" in blocks) == bool(case.went_wrong)
    sources = blocks[f"sources-{case.id}"]
    assert isinstance(sources, Sources)
    assert [source.key for source in sources.sources] == list(case.sources)


def test_going_on_stays_among_what_is_filtered(library):
    library.answer("case-studies.only", ["setback"])
    first, second, *_ = listed(library)
    library.answer("case-studies.at", first)
    assert shown(library)[first].step == "Case 1 of 5"
    assert shown(library)[f"go-{first}"].buttons[0].value == second
    *_, last = listed_of(library)
    library.answer("case-studies.at", last)
    assert [b.value for b in shown(library)[f"go-{last}"].buttons] == ["library"]


def listed_of(library) -> list[str]:
    return [case.id for case in library.found(library.answers)]


def test_a_case_outside_the_filter_can_still_be_read(library):
    library.answer("case-studies.at", "esther")
    library.answer("case-studies.place", ["scotland"])
    assert shown(library)["esther"].step == "Case 27 of 29"


def test_it_is_done_once_a_case_was_opened_and_notes_are_kept(library):
    assert not library.done(library.answers)
    library.answer("case-studies.at", "esther")
    library.answer("case-studies.note.esther", "One story")
    library.answer("case-studies.at", "library")
    assert library.done(library.answers)
    assert library.keep(library.answers)[0].rows == (("Esther", "One story"),)
