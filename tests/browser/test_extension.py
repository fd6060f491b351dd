"""The course on a Jupyter server: behind a token and a prefix, as Binder has it."""

from __future__ import annotations

import contextlib
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import psutil
import pytest
from playwright.sync_api import Error, expect

from tests.browser.serving import until
from tests.running import free_port, running

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page, Request

ROOT = Path(__file__).resolve().parents[2]
TOKEN = "0123456789abcdef"  # noqa: S105 (of a server that lives for one test)
BASE = "/user/someone/"
LADDER = "voila/render/course/02-the-ladder.ipynb"
HOME = "coproduction/"


@contextlib.contextmanager
def started(home: Path, ready: str, env: dict[str, str]) -> Iterator[tuple[str, psutil.Process]]:
    """A Jupyter server in the repository that has said this, with its address."""
    port = free_port()
    options = [
        *("--no-browser", "--allow-root", "--ip=127.0.0.1", f"--port={port}"),
        *(f"--ServerApp.base_url={BASE}", f"--IdentityProvider.token={TOKEN}"),
    ]
    command = [sys.executable, "-m", "jupyter", "server", *options]
    common = {"PATH": os.environ["PATH"], "HOME": str(home), "LANG": "C.UTF-8"}
    with running(command, ready, ROOT, {**common, **env}) as process:
        yield f"http://127.0.0.1:{port}{BASE}", psutil.Process(process.pid)


@pytest.fixture(scope="module")
def jupyter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, psutil.Process]]:
    """A Jupyter server in the repository, with its address."""
    env = {"BINDER_LAUNCH_HOST": "https://binder.example/"}
    with started(tmp_path_factory.mktemp("jupyter"), "is running at", env) as server:
        yield server


def test_a_learners_way_there_and_back(
    page: Page, jupyter: tuple[str, psutil.Process], asked: list[Request]
) -> None:
    url, process = jupyter
    page.goto(f"{url}{HOME}?token={TOKEN}")
    expect(page.get_by_role("main")).to_contain_text("forgets everything after about ten idle")
    page.get_by_role("main").get_by_role("link", name="The ladder").click()
    page.wait_for_url(f"{url}{LADDER}")
    expect(page.get_by_role("status").filter(has_text="are ready")).to_be_attached()
    expect(page.get_by_role("contentinfo")).to_contain_text("about ten idle minutes")

    page.get_by_role("button", name=re.compile("Five cards")).click()
    cards = page.get_by_role("region", name="Where would you put it?")
    choice = cards.get_by_role("radio", name=re.compile("Consultation"))
    choice.check()
    expect(page.get_by_role("status").filter(has_text="Saved")).to_be_visible()
    page.reload()
    expect(choice).to_be_checked()

    page.get_by_role("navigation", name="Previous and next").get_by_role("link").first.click()
    page.wait_for_url(f"{url}voila/render/course/01-what-is-co-production.ipynb")
    expect(page.get_by_role("status").filter(has_text="are ready")).to_be_attached()
    page.get_by_role("banner").get_by_role("link", name="Moving Beyond Consultation").click()
    page.wait_for_url(f"{url}{HOME}")
    expect(page.get_by_role("link", name="Carry on: What co-production is")).to_be_visible()
    # Pages that were left took their kernels with them.
    until(lambda: process.children() == [])

    for request in asked[1:]:
        assert request.url.startswith(("blob:", "data:", f"http://127.0.0.1:{url.split(':')[2]}"))
        assert TOKEN not in request.url


def test_the_cookie_is_for_this_server_alone(
    page: Page, jupyter: tuple[str, psutil.Process]
) -> None:
    url, _ = jupyter
    page.goto(f"{url}{HOME}?token={TOKEN}")
    (cookie,) = [one for one in page.context.cookies() if one["name"] == "coproduction-person"]
    assert cookie["path"] == BASE
    assert cookie["httpOnly"]


def test_answers_are_deleted(page: Page, jupyter: tuple[str, psutil.Process]) -> None:
    url, _ = jupyter
    page.goto(f"{url}{HOME}?token={TOKEN}")
    page.get_by_role("link", name="Delete my answers").click()
    page.get_by_role("button", name="Delete my answers").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your answers are deleted")
    page.get_by_role("link", name="Back to the course").click()
    expect(page.get_by_role("link", name="Start the course")).to_be_visible()


@pytest.mark.parametrize("path", [HOME, "coproduction/delete", "coproduction/deleted", LADDER])
def test_nobody_gets_in_without_the_token(
    page: Page, jupyter: tuple[str, psutil.Process], path: str
) -> None:
    url, _ = jupyter
    answer = page.request.get(url + path, max_redirects=0)
    assert answer.status == 302
    assert "/login" in answer.headers["location"]


def test_kernels_of_notebooks_are_left_as_they_are(
    page: Page, jupyter: tuple[str, psutil.Process]
) -> None:
    url, _ = jupyter
    headers = {"Authorization": f"token {TOKEN}"}
    started = page.request.post(f"{url}api/kernels", headers=headers)
    assert started.status == 201
    (process,) = jupyter[1].children()
    assert "COPRODUCTION_PERSON" not in process.environ()
    page.request.delete(f"{url}api/kernels/{started.json()['id']}", headers=headers)
    until(lambda: jupyter[1].children() == [])


def test_a_setting_that_cannot_be_costs_the_course_and_no_more(page: Page, tmp_path: Path) -> None:
    said = "The course is not shown. COPRODUCTION_KERNELS must be a whole number of 1 or more"
    with started(tmp_path, said, {"COPRODUCTION_KERNELS": "many"}) as (url, _):

        def answers() -> bool:
            # It says so before it listens.
            with contextlib.suppress(Error):
                return page.request.get(f"{url}api/status?token={TOKEN}").ok
            return False

        until(answers)
        assert page.request.get(f"{url}{HOME}?token={TOKEN}").status == 404
