"""A room outside its home: beside JupyterLab, under a prefix as of JupyterHub, behind https."""

from __future__ import annotations

import http.client
import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.halls import Hall
from tests.browser.people import STARTING
from tests.browser.serving import served, until
from tests.running import free_port, running

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parents[2]
TOKEN = "0123456789abcdef"  # noqa: S105 (of a server that lives for one test)
BASE = "/user/ada/"
WARM_UP = "room.warm-up"
DESK = "course/trainer/desk.ipynb"


@dataclass
class Lab:
    """A JupyterLab with a token, as a hall finds its rooms."""

    home: Path
    url: str


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """JupyterLab in the repository, as Binder starts it: with a token and under a prefix."""
    home, port = tmp_path_factory.mktemp("lab"), free_port()
    command = [
        *(sys.executable, "-m", "jupyter", "lab"),
        *("--no-browser", "--allow-root", "--ip=127.0.0.1", f"--port={port}"),
        *(f"--ServerApp.base_url={BASE}", f"--IdentityProvider.token={TOKEN}"),
        "--ServerApp.allow_unauthenticated_access=False",
    ]
    still = home / "settings/@jupyterlab/docmanager-extension/plugin.jupyterlab-settings"
    still.parent.mkdir(parents=True)
    still.write_text('{"autosave": false}')  # these are the course's own notebooks
    env = {
        "PATH": os.environ["PATH"],
        "LANG": "C.UTF-8",
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "data"),
        "JUPYTERLAB_SETTINGS_DIR": str(home / "settings"),
        "BINDER_LAUNCH_HOST": "https://binder.example/",
    }
    with running(command, "is running at", ROOT, env):
        yield Lab(home, f"http://127.0.0.1:{port}{BASE}")


@pytest.fixture
def hall(lab: Lab) -> Iterator[Hall]:
    hall = Hall(lab)
    yield hall
    hall.store.close()


def join(page: Page, address: str, hall: Hall) -> None:
    """Come in by the six letters, as everybody does."""
    page.goto(address)
    page.get_by_label("The six letters").fill(hall.room.code)
    page.get_by_role("button", name="Join").click()
    expect(page.get_by_text("Connected")).to_be_visible()


def answer(page: Page, hall: Hall, choice: str, value: str) -> None:
    hall.go("arrive")
    page.get_by_role("radio", name=choice).check()
    until(lambda: value in hall.said(WARM_UP))
    expect(page.get_by_text("Saved.")).to_be_visible()


def test_a_phone_needs_no_token(page: Page, lab: Lab, hall: Hall) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    join(page, f"{lab.url}coproduction/join", hall)
    answer(page, hall, "I never heard back", "silence")
    page.get_by_role("button", name="Larger text").click()
    expect(page.get_by_role("button", name="Usual text")).to_be_visible()
    assert page.url == hall.address
    assert [url for url in asked if not url.startswith(lab.url)] == []
    assert {one["path"] for one in page.context.cookies()} == {BASE}
    # It got into the room and nowhere else.
    for path in ("lab", "coproduction/", f"voila/render/{DESK}", "api/contents"):
        reply = page.request.get(lab.url + path, max_redirects=0)
        assert reply.status == (403 if path.startswith("api") else 302), path
    for path in ("screen", "report", "paper", "note"):
        assert page.request.get(f"{hall.address}/{path}").status == 403


def test_the_key_opens_the_screen_and_the_paper(
    page: Page, browser: Browser, lab: Lab, hall: Hall
) -> None:
    gone = page.request.get(hall.desk, max_redirects=0)
    assert (gone.status, gone.headers["location"]) == (303, f"{BASE}voila/render/{DESK}")
    page.goto(f"{hall.address}/screen")
    said = page.get_by_label("How to join")
    expect(said).to_contain_text(f"{lab.url.removeprefix('http://')}coproduction/join")
    # JupyterLab listens to this computer only, so the screen gives no address of the network.
    expect(said).to_contain_text("Phones cannot reach this computer yet")
    # JupyterLab has no such option: the course has, when it is started by itself.
    expect(said).to_contain_text("make serve ARGS=--hall")
    with browser.new_context() as context:
        phone = context.new_page()
        join(phone, f"{lab.url}coproduction/join?code={hall.room.code}", hall)
        expect(page.locator("#here")).to_have_text("1")
        answer(phone, hall, "Nobody has asked me", "nobody")
        hall.reveal("arrive")
        expect(phone.get_by_text("This step is closed.")).to_be_visible()
        expect(page.get_by_role("table")).to_be_attached()
    for path in ("report", "paper", "note"):
        assert page.request.get(f"{hall.address}/{path}").status == 200


def test_a_form_of_another_site_is_refused(page: Page, lab: Lab, hall: Hall) -> None:
    join(page, f"{lab.url}coproduction/join", hall)
    hall.go("arrive")
    expect(page.get_by_role("radio").first).to_be_visible()
    form = {"question": WARM_UP, "round": "1", "ask-room-warm-up": "heard", "sent": "a"}
    for headers in ({}, {"Origin": "null"}, {"Origin": "http://elsewhere.example"}):
        refused = page.request.post(f"{hall.address}/answer", form=form, headers=headers)
        assert refused.status in {403, 404}, headers
    assert hall.said(WARM_UP) == []
    # As JupyterHub's tokens end before a workshop does, where a form is from is enough.
    origin = f"http://{urlsplit(lab.url).netloc}"
    kept = page.request.post(f"{hall.address}/answer", form=form, headers={"Origin": origin})
    assert kept.status == 200
    assert hall.said(WARM_UP) == ["heard"]


def test_a_rehearsal_in_jupyterlab(page: Page, lab: Lab) -> None:
    page.goto(f"{lab.url}lab/tree/{DESK}?token={TOKEN}")
    expect(page.get_by_text("Python 3 (ipykernel) | Idle")).to_be_visible(timeout=STARTING)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name=re.compile("^Run All( Cells)?$")).click(timeout=5000)
    desk = page.get_by_role("region", name="The desk", exact=True)
    expect(desk).to_contain_text("This is Binder", timeout=STARTING)
    desk.get_by_label("What is it called?").fill("Try it")
    desk.get_by_role("radio", name="Yes, with pretend people").check()
    desk.get_by_role("button", name="Open the room").click()
    desk.get_by_role("button", name="Fill it with 60 pretend people").click()
    expect(desk).to_contain_text("60")
    desk.get_by_role("button", name="Begin: Welcome").click()
    desk.get_by_role("button", name="Have them answer this step").click()
    expect(desk.get_by_text(re.compile("have answered"))).to_be_visible()
    # The browser gets the key, and with it the screen.
    with page.expect_popup() as opened:
        desk.get_by_role("link", name="Open this desk with its key").click()
    trainer = opened.value
    trainer.get_by_role("button", name="Try it").click(timeout=STARTING)
    assert trainer.url == f"{lab.url}voila/render/{DESK}"
    with trainer.expect_popup() as opened:
        trainer.get_by_role("link", name="Open the screen").click()
    expect(opened.value.get_by_text("Practice room").first).to_be_visible()


def test_under_a_prefix_behind_https(page: Page, tmp_path: Path) -> None:
    with served(tmp_path, f"--base_url={BASE}") as server:
        hall = Hall(server)
        join(page, f"{server.url}join?code={hall.room.code}", hall)
        answer(page, hall, "I never heard back", "silence")
        assert page.url == hall.address == f"{server.url}coproduction/room/{hall.room.code}"
        assert {one["path"] for one in page.context.cookies()} == {BASE}
        page.request.get(hall.desk, max_redirects=0)
        page.goto(f"{hall.address}/report")
        page.get_by_role("button", name="Make the report").click()
        expect(page.get_by_role("button", name="Make the report")).to_have_count(0)

        proxied = Proxied(server.url)
        cookies = [*proxied.cookies("coproduction/join"), *proxied.cookies(_path(hall.desk))]
        assert {cookie.partition("=")[0] for cookie in cookies} == {"_xsrf", "coproduction-desk"}
        cookies += proxied.cookies(_path(hall.address))
        assert [cookie for cookie in cookies if "Secure" not in cookie] == []
        key = {"Cookie": f"coproduction-desk={hall.key}"}
        screen = proxied.get(f"{_path(hall.address)}/screen", key)
        assert "course.example/user/ada/join<" in screen.read().decode()
        note = proxied.get(f"{_path(hall.address)}/note", key).read().decode()
        assert "encrypted (https)" in note
        hall.store.close()


def _path(address: str) -> str:
    return address.partition(BASE)[2]


class Proxied:
    """The server as a proxy with https asks it, at https://course.example/."""

    def __init__(self, url: str) -> None:
        self._server = urlsplit(url).netloc

    def get(self, path: str, headers: dict[str, str] | None = None) -> http.client.HTTPResponse:
        connection = http.client.HTTPConnection(self._server, timeout=10)
        passed_on = {"Host": "course.example", "X-Forwarded-Proto": "https"}
        connection.request("GET", BASE + path, headers={**passed_on, **(headers or {})})
        return connection.getresponse()

    def cookies(self, path: str) -> list[str]:
        return self.get(path).headers.get_all("Set-Cookie") or []
