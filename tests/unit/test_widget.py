"""The notebook's widget: every message from a browser gets an honest reply."""

from __future__ import annotations

import asyncio
import logging
import time
from datetime import date

import pytest

from coproduction import activities
from coproduction.activities import portable
from coproduction.activities.answers import AnswerError
from coproduction.store import PageStore, Person, StoreError
from coproduction.views.document import File
from coproduction.views.notebook import ActivityWidget


class Broken(PageStore):
    """A store that has stopped answering, with what was written in its complaint."""

    def save(self, person, question, round, value):
        msg = "the disk is full"
        raise StoreError(msg)


def widget(
    kept: str = "server", store: PageStore | None = None, id: str = "start", make=None
) -> ActivityWidget:
    made = ActivityWidget(activities.get(id), make)
    made.bind(Person(store or PageStore(), "someone", kept))
    made.replies, made.bytes = [], []
    made.send = lambda reply, buffers=(): (made.replies.append(reply), made.bytes.extend(buffers))
    return made


def says(made: ActivityWidget, message: object) -> dict:
    """What the browser hears after it has sent this."""
    made._receive(made, message, [])
    return made.replies[-1]


def answers(made: ActivityWidget) -> dict:
    return {b["name"]: b["ask"]["value"] for b in made.page["blocks"] if b["ask"]}


def test_an_answer_is_kept_and_then_acknowledged():
    store = PageStore()
    made = widget(store=store)
    reply = says(made, {"question": "start.hunch", "round": 1, "value": "for"})
    assert reply == {"question": "start.hunch", "round": 1, "value": "for", "kept": True}
    assert store.answers("someone") == {("start.hunch", 1): "for"}
    assert answers(made)["hunch"] == "for"


def test_an_answer_that_cannot_be_given_is_refused_in_words():
    reply = says(widget(), {"question": "start.hunch", "round": 1, "value": "sideways"})
    assert reply["refused"] == "Please choose one of the answers shown."
    assert "kept" not in reply


def test_a_failure_is_logged_and_said_in_plain_words(caplog):
    made = widget(store=Broken())
    with caplog.at_level(logging.ERROR):
        reply = says(made, {"question": "start.practice", "round": 1, "value": "our secret"})
    assert "not saved yet" in reply["failed"]
    assert "disk" not in reply["failed"]
    assert "the disk is full" in caplog.text
    assert answers(made)["practice"] is None


@pytest.mark.parametrize(
    "message",
    [
        None,
        [],
        "hello",
        {},
        {"question": 3},
        {"question": "start.hunch", "round": "1", "value": "for"},
        {"question": "start.hunch", "round": True, "value": {"deep": []}},
        {"question": ["start.hunch"], "round": 1, "value": "for"},
    ],
)
def test_nonsense_from_a_browser_is_refused_and_changes_nothing(message):
    store = PageStore()
    assert "refused" in says(widget(store=store), message)
    assert store.answers("someone") == {}


def test_a_file_is_made_when_it_is_asked_for_and_sent_with_its_bytes():
    made = widget(make=lambda name: File(f"{name}.txt", "text/plain", b"caf\xc3\xa9"))
    assert says(made, {"file": "word"}) == {"made": {"name": "word.txt", "media": "text/plain"}}
    assert made.bytes == [b"caf\xc3\xa9"]


def test_a_file_that_cannot_be_had_is_refused_in_words():
    def refuse(_name):
        raise AnswerError("There is no day in your plan yet.")

    assert says(widget(make=refuse), {"file": "calendar"}) == {
        "refused": "There is no day in your plan yet."
    }


@pytest.mark.parametrize("name", ["word", None, {"a": 1}, 3])
def test_an_activity_without_files_makes_none(name):
    made = widget()
    assert "was not made" in says(made, {"file": name})["refused"]
    assert made.bytes == []


def test_a_file_that_fails_is_logged_and_said_in_plain_words(caplog):
    def fail(_name):
        raise OSError("the disk is full")

    made = widget(make=fail)
    with caplog.at_level(logging.ERROR):
        reply = says(made, {"file": "word"})
    assert "was not made" in reply["failed"]
    assert "the disk is full" in caplog.text
    assert made.bytes == []


def test_a_file_that_was_read_is_not_sent_back():
    text = portable.write({("start.hunch", 1): "for"}, date(2026, 11, 23)).decode()
    made = widget(id="take-away")
    reply = says(made, {"question": "take-away.file", "round": 1, "value": text})
    assert reply == {"question": "take-away.file", "round": 1, "value": None, "kept": True}
    assert made.page["focus"] == "read"


def test_refreshing_shows_what_others_have_changed():
    store = PageStore()
    made = widget(store=store)
    store.save("someone", "start.hunch", 1, "with")
    made.refresh()
    assert answers(made)["hunch"] == "with"


def test_answers_that_cannot_be_shown_leave_a_way_on(monkeypatch, caplog):
    made = widget()
    says(made, {"question": "start.hunch", "round": 1, "value": "for"})
    page = made._activity.page

    def breaks(answers):
        if ("start.hunch", 1) in answers:
            raise StopIteration
        return page(answers)

    monkeypatch.setattr(made._activity, "page", breaks)
    with caplog.at_level(logging.ERROR):
        made.refresh()
    assert "start it afresh" in made.page["blocks"][0]["html"]
    assert "cannot be shown" in caplog.text
    assert "kept" in says(made, {"question": "afresh", "round": 1, "value": "yes"})
    assert answers(made)["hunch"] is None
    assert made._activity.person.answers() == {}


def test_a_kept_answer_is_said_to_be_kept_also_when_the_page_breaks(monkeypatch):
    made = widget()

    def breaks(_answers):
        raise StopIteration

    monkeypatch.setattr(made._activity, "page", breaks)
    assert "kept" in says(made, {"question": "start.hunch", "round": 1, "value": "for"})


def test_unbound_it_shows_the_first_page_and_bound_what_was_said():
    store = PageStore()
    store.save("someone", "start.hunch", 1, "with")
    made = ActivityWidget(activities.get("start"))
    assert answers(made)["hunch"] is None
    made.bind(Person(store, "someone", "server"))
    assert answers(made)["hunch"] == "with"


def test_a_page_that_keeps_nothing_says_so_and_stores_nothing_on_the_device():
    made = widget("page")
    assert "stay on this page only" in made.page["blocks"][-1]["html"]
    assert made.person == ""
    assert widget("server").person != ""


def test_it_looks_the_same_in_every_run_of_a_notebook():
    assert repr(widget()) == "<activity start>"


def test_it_looks_again_and_sends_what_others_changed():
    store = PageStore()
    made = widget(store=store)
    sent = []
    made.observe(lambda change: sent.append(change.new), "page")
    asyncio.run(made.look_again())
    assert sent == []
    made._activity.answers = {("start.hunch", 1): "for"}
    asyncio.run(made.look_again())
    assert [answers(made)["hunch"]] == ["for"]


def test_a_look_that_an_answer_overtook_is_thrown_away(monkeypatch):
    made = widget()
    drawn = made._drawn

    def slowly(answers=None):
        page = drawn(answers)
        if answers is not None:  # meanwhile, in the kernel's own thread
            says(made, {"question": "start.hunch", "round": 1, "value": "with"})
        return page

    monkeypatch.setattr(made, "_drawn", slowly)
    asyncio.run(made.look_again())
    assert answers(made)["hunch"] == "with"


def test_it_tells_the_time():
    reply = says(widget(), {"clock": 5})
    assert reply["asked"] == 5
    assert abs(reply["clock"] / 1000 - time.time()) < 60
