"""The whole course in its order, with a pointer and again with nothing but a keyboard.

Each walks once; the tests look at what was found on the way, and at what was taken home.
"""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import docx
import pytest
from docx.oxml.ns import qn
from playwright.sync_api import expect

from tests.browser.hands import Keyboard, Pointer
from tests.browser.journey.arriving import PRACTICE
from tests.browser.journey.barriers import ELEPHANT
from tests.browser.journey.course import journey
from tests.browser.looking import squeezed, violations
from tests.browser.people import Learner

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document as Word
    from playwright.sync_api import Browser

    from tests.browser.serving import Server

WALKS = {
    "pointer": (Pointer, {"width": 390, "height": 844}, "light"),
    "keyboard": (Keyboard, {"width": 1280, "height": 800}, "dark"),
}
IN_ORDER = [
    *("Your action plan", "Before we begin", "What do they mean by it?"),
    *("The filling in the sandwich", "Where would you put it?", "Your own practice"),
    *("Argue with the ladder", "Who gives, and who gains?", "The cost of not co-producing"),
    *("One budget", "Make your case", "What holds you back?", "Who is missing?"),
    *("Are we being honest?", "Who does what?", "Your feedback", "The library of cases"),
    "Where this comes from",
]


@dataclass(frozen=True)
class Walked:
    """What is left of a walk: who went, what was wrong in which state, whom their pages asked."""

    learner: Learner
    faults: dict[str, list[str]]
    hosts: set[str | None]


@pytest.fixture(scope="module", params=WALKS)
def walked(request: pytest.FixtureRequest, browser: Browser, server: Server) -> Iterator[Walked]:
    hand, size, scheme = WALKS[request.param]
    with browser.new_context(viewport=size, color_scheme=scheme) as context:
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        urls: list[str] = []
        context.on("request", lambda request: urls.append(request.url))
        learner = Learner(context.new_page(), server.url, hand)
        faults = {}
        for state in journey(learner):
            found = violations(learner.page) + squeezed(learner.page)
            if found:
                faults[state] = found
        yield Walked(learner, faults, {urlsplit(url).hostname for url in urls})


@pytest.fixture
def word(walked: Walked) -> Word:
    """The Word file that was taken home."""
    return docx.Document(io.BytesIO(walked.learner.files["Word document"]["buffer"]))


def test_every_state_is_clean_and_fits(walked):
    assert walked.faults == {}


def test_no_other_host_is_asked(walked):
    # What has no host, as a blob, is made in the page.
    assert walked.hosts - {None} == {"127.0.0.1"}


def test_the_word_file_holds_what_was_written_in_each_part(walked, word):
    titles = [p.text for p in word.paragraphs if p.style.name == "Heading 1"]
    assert titles == IN_ORDER
    text = "\n".join(element.text or "" for element in word.element.body.iter(qn("w:t")))
    assert [words for words in walked.learner.wrote if words not in text] == []
    assert ELEPHANT not in text
    assert PRACTICE in word.paragraphs[1].text


def test_the_word_file_can_be_read_by_anybody(word):
    page = word.sections[0]
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)
    names = [paragraph.style.name for paragraph in word.paragraphs]
    levels = [int(name[-1]) for name in names if name.startswith("Heading")]
    assert all(below - above <= 1 for above, below in pairwise(levels))
    assert word.tables
    for table in word.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert table._tbl.tblPr.find(qn("w:tblDescription")).get(qn("w:val"))
    pictures = list(word.element.body.iter(qn("wp:docPr")))
    assert pictures
    assert all(picture.get("descr") for picture in pictures)


def test_the_other_files_hold_it_too(walked):
    page, calendar, answers = (
        walked.learner.files[name]["buffer"].decode()
        for name in ("Web page", "Calendar file", "File of answers")
    )
    assert "Ask the café group &lt;b&gt;first&lt;/b&gt;" in page
    assert calendar.startswith("BEGIN:VCALENDAR\r\n")
    assert calendar.count("BEGIN:VEVENT") == 3
    said = {one["question"]: one["value"] for one in json.loads(answers)["answers"]}
    assert said["start.practice"] == PRACTICE
    assert said["honesty.elephant"] == ELEPHANT


def test_somebody_new_carries_on_with_the_file_of_answers(walked, another_learner):
    another_learner.open("06-close")
    files = another_learner.activity("Take it with you")
    files.get_by_label("A file of answers that you saved").set_input_files(
        walked.learner.files["File of answers"]
    )
    expect(files.get_by_role("heading", name="This file holds")).to_be_focused()
    another_learner.press(files, "Bring these answers in", "Your answers are here")
    feedback = another_learner.activity("Your feedback")
    words = feedback.get_by_label("What would you tell the people")
    expect(words).to_have_value("More on small rural places")
    another_learner.open("05-moving-up")
    plan = another_learner.activity("Your action plan")
    expect(plan.get_by_role("heading", name="Your plan", exact=True)).to_be_visible()
    expect(plan).to_contain_text("Ask the café group <b>first</b>")
