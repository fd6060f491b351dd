"""What activities share: questions put, pages one after another, sources named once."""

from __future__ import annotations

import pytest

from coproduction import activities
from coproduction.activities.blocks import Ladder, Mark, Sources
from coproduction.activities.paged import Paged
from coproduction.content import course


class Walk(Paged):
    """Three pages; the second waits for a hunch, and the third for the work's name besides."""

    id = "walk"
    title = "A walk"
    pages = ("one", "two", "three")

    def ask(self):
        yield from super().ask()
        yield from (self.content.questions[id] for id in ("start.hunch", "start.practice"))

    def refuse(self, answers, question, value, round):
        needs = {"two": ["start.hunch"], "three": ["start.hunch", "start.practice"]}
        waits = question == self.at and any(not answers.get((n, 1)) for n in needs.get(value, []))
        return "Not yet." if waits else None

    def blocks(self, answers, at):
        yield f"{at}-hunch", self.put(answers, "start.hunch")
        yield f"{at}-go", self.go(("On", "two"), ("Back", "one"))


HUNCH, NAMED = {("start.hunch", 1): "for"}, {("start.practice", 1): "Riverside"}


@pytest.mark.parametrize(
    ("kept", "said", "page"),
    [
        (None, {}, "one"),
        ("a page of another time", {}, "one"),
        ("two", {}, "one"),
        ("two", HUNCH, "two"),
        ("three", HUNCH, "two"),
        ("three", NAMED, "one"),
        ("three", {**HUNCH, **NAMED}, "three"),
    ],
)
def test_a_person_is_on_the_last_page_that_stands_on_what_they_said(kept, said, page):
    answers = {**said, ("walk.at", 1): kept} if kept else said
    shown = Walk().page(answers)
    assert (shown.key, shown.focus) == (page, f"{page}-hunch")


def test_the_first_way_is_the_main_one_unless_none_is():
    buttons = Walk().go(("On", "two"), ("Back", "one")).buttons
    assert [(one.label, one.question, one.value, one.main) for one in buttons] == [
        ("On", "walk.at", "two", True),
        ("Back", "walk.at", "one", False),
    ]
    assert not any(one.main for one in Walk().go(("Back", "one"), main=False).buttons)


def test_a_question_is_put_with_its_answer_and_with_the_rungs_it_needs():
    vignettes = activities.get("vignettes")
    answers = {("vignettes.rung.V5", 1): 4, ("vignettes.rung.V5", 2): 5}
    asks = [vignettes.put(answers, "vignettes.rung.V5", round) for round in (1, 2)]
    assert [(ask.value, ask.round, ask.rungs) for ask in asks] == [
        (4, 1, course().rungs),
        (5, 2, course().rungs),
    ]
    assert vignettes.put(answers, "vignettes.reason.V5").rungs == ()


def test_an_activity_is_done_once_all_it_needs_is_answered():
    start = activities.get("start")
    assert not start.done(NAMED)
    assert start.done(HUNCH)


def test_each_source_is_named_once_in_the_order_it_comes():
    bands = course().bands
    found = Sources.of(course(), "workshop-2015", *bands, "workshop-2015")
    keys = [source.key for source in found.sources]
    assert keys == list(dict.fromkeys(["workshop-2015", *(k for b in bands for k in b.sources)]))


def test_marks_stand_on_their_rungs_and_beside_the_ladder():
    ladder = Ladder.of(course(), "Two marks.", Mark(4, "mine", "Here"), Mark(0, "first", "Off"))
    assert [step.name for step in ladder.steps if step.marks] == ["4 Consultation"]
    assert ladder.steps[0].name == "7 Co-production"
    assert [step.marks[0].label for step in ladder.beside] == ["Off"]
    assert Ladder.of(course(), "None.").beside == ()
