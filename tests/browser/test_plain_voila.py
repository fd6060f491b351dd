"""Stock ``voila course/``: the same pages, without what our server adds."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.looking import expect_clean
from tests.running import free_port, running

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def voila(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of Voilà, started in the repository."""
    home = tmp_path_factory.mktemp("voila")
    env = {"PATH": os.environ["PATH"], "HOME": str(home), "LANG": "C.UTF-8"}
    port = free_port()
    command = [sys.executable, "-m", "voila", "course/", "--no-browser", f"--port={port}"]
    with running(command, f":{port}/", ROOT, env):
        yield f"http://127.0.0.1:{port}/"


def test_the_list_and_a_page(page: Page, voila: str) -> None:
    page.goto(voila)
    expect(page.locator("html")).to_have_attribute("lang", "en-GB")
    expect_clean(page)
    page.get_by_role("main").get_by_role("link", name="02-the-ladder").click()
    expect(page).to_have_title("The ladder | Moving Beyond Consultation")
    expect(page.get_by_role("status").filter(has_text="are ready")).to_be_attached()
    expect(page.get_by_role("link", name="Skip to the page")).to_be_attached()
    expect(page.get_by_text("this page only").first).to_be_visible()
    # What is tagged for those who read the code is not for those who read the page.
    expect(page.get_by_text("For the curious")).to_have_count(0)
    page.get_by_role("link", name="All pages").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("All pages")


def test_answers_are_for_the_page_only(page: Page, voila: str) -> None:
    page.goto(f"{voila}voila/render/00-welcome.ipynb")
    choice = page.get_by_role("radio", name=re.compile("Doing with"))
    choice.check()
    expect(choice).to_be_checked()
    page.reload()
    expect(page.get_by_role("status").filter(has_text="are ready")).to_be_attached()
    expect(choice).not_to_be_checked()


def test_an_error_is_kind_here_too(page: Page, voila: str) -> None:
    page.goto(f"{voila}voila/render/nothing.ipynb")
    expect(page.get_by_role("heading", level=1)).to_have_text("There is no such page")
    page.get_by_role("link", name="Go to the course").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("All pages")
