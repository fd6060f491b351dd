"""Whose answers a kernel holds: the server's word, the page's, or the account's own."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest

from coproduction import notebook, settings
from coproduction.activities import portable


@pytest.fixture(autouse=True)
def _fresh():
    notebook.person.cache_clear()
    yield
    notebook.person.cache_clear()


def test_the_course_server_names_the_person(monkeypatch):
    monkeypatch.setenv(settings.PERSON, "a" * 64)
    assert notebook.person().kept == "server"
    assert notebook.person().key == "a" * 64


def test_another_voila_keeps_answers_for_the_page_only(monkeypatch):
    monkeypatch.setenv("SERVER_SOFTWARE", "voila/0.5.13")
    first = notebook.person()
    notebook.person.cache_clear()
    first.save("start.hunch", "for")
    assert notebook.person().kept == "page"
    assert notebook.person().answers() == {}


def test_a_jupyterlab_has_one_learner_who_is_there_again_next_time():
    notebook.person().save("start.hunch", "for")
    notebook.person.cache_clear()
    assert notebook.person().kept == "local"
    assert notebook.person().answers() == {("start.hunch", 1): "for"}


def test_a_store_that_cannot_be_opened_leaves_the_page_working(monkeypatch, tmp_path):
    broken = tmp_path / "a-file"
    broken.write_text("not a folder")
    monkeypatch.setenv("COPRODUCTION_DATABASE_URL", f"sqlite:///{broken}/answers.sqlite")
    assert notebook.person().kept == "page"


def test_on_binder_it_is_said_that_answers_go(monkeypatch):
    monkeypatch.setenv("BINDER_LAUNCH_HOST", "https://mybinder.org/")
    assert notebook.person().kept == "binder"


def test_deleting_empties_every_activity_on_the_page():
    start, answers = notebook.show("start"), notebook.show("your-answers")
    start._receive(start, {"question": "start.hunch", "round": 1, "value": "for"}, [])
    assert "then" in [block["name"] for block in start.page["blocks"]]
    heard = []
    start.send = heard.append
    answers._receive(answers, {"question": "your-answers.delete", "round": 1, "value": "yes"}, [])
    assert "then" not in [block["name"] for block in start.page["blocks"]]
    assert heard == [{"forgotten": True}]
    assert notebook.person().answers() == {}


def test_bringing_answers_in_shows_them_in_every_activity_on_the_page():
    start, take_away = notebook.show("start"), notebook.show("take-away")
    file = portable.write({("start.hunch", 1): "for"}, date(2026, 11, 23)).decode()
    for question, value in (("take-away.file", file), ("take-away.bring", "yes")):
        message = {"question": question, "round": 1, "value": value}
        take_away._receive(take_away, message, [])
    assert "then" in [block["name"] for block in start.page["blocks"]]
    assert notebook.person().answers() == {("start.hunch", 1): "for"}


def test_a_file_holds_what_was_said_a_moment_ago_in_another_activity():
    start, take_away = notebook.show("start"), notebook.show("take-away")
    start._receive(start, {"question": "start.practice", "round": 1, "value": "Riverside"}, [])
    sent = []
    take_away.send = lambda reply, buffers: sent.extend([reply, *buffers])
    take_away._receive(take_away, {"file": "page"}, [])
    assert sent[0]["made"]["name"].endswith(".html")
    assert b"Riverside" in sent[1]


def test_a_kernel_brings_what_makes_word_files_only_when_one_is_made():
    code = "import sys; from coproduction import notebook; print('docx' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_a_page_of_ours_is_not_sent_its_styles_again(monkeypatch):
    assert ".activity" in notebook.show("start")._css
    notebook.person.cache_clear()
    monkeypatch.setenv(settings.PERSON, "a" * 64)
    assert notebook.show("start")._css == ""


def words(page):
    return " ".join(block["html"] for block in page["blocks"])


def test_an_activity_that_reads_another_follows_it():
    calculator, budget = notebook.show("cost-of-not"), notebook.show("one-budget")
    before = budget.page
    question = "cost-of-not.annual-cost"
    calculator._receive(calculator, {"question": question, "round": 1, "value": 5_000_000}, [])
    assert budget.page != before
    assert "example" in words(before)
    assert "example" not in words(budget.page)


def test_show_gives_a_bound_widget():
    assert repr(notebook.show("start")) == "<activity start>"
    assert notebook.show("start").person
