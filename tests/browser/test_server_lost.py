"""When the connection or the kernel is lost, the page says so and offers a way on."""

from __future__ import annotations

import signal
import time
from http import HTTPStatus
from http.client import HTTPConnection
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from tests.browser.looking import expect_clean
from tests.browser.serving import LADDER, WELCOME, Server, served, until, write_notebook

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page

COUNT = """import ipywidgets
said = ipywidgets.Label("0")
button = ipywidgets.Button(description="Count")
def pressed(_):
    said.value = str(int(said.value) + 1)
button.on_click(pressed)
ipywidgets.VBox([button, said])"""


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Server]:
    """A server of the test's own, which it may stop."""
    with served(tmp_path) as server:
        yield server


def ready(page: Page) -> None:
    expect(page.get_by_role("status").filter(has_text="are ready")).to_be_attached()


def answer(page: Page) -> None:
    page.get_by_role("radio", name="Doing with").check()
    expect(page.get_by_role("status").filter(has_text="Saved")).to_be_visible()


def test_a_server_that_restarts(page: Page, own: Server) -> None:
    page.goto(own.url + WELCOME)
    ready(page)
    answer(page)
    own.kill()
    expect(page.get_by_role("alert")).to_contain_text("The connection is lost")
    expect(page.get_by_role("button", name="Carry on")).to_have_count(0)
    expect_clean(page)
    own.start()
    returned = time.monotonic()
    carry_on = page.get_by_role("button", name="Carry on")
    expect(carry_on).to_be_visible()
    assert time.monotonic() - returned < 5
    carry_on.click()
    expect(page.get_by_role("radio", name="Doing with")).to_be_checked()
    expect(page.get_by_role("alert")).to_be_hidden()


def test_a_page_left_open_alarms_nobody_when_the_server_is_started_again(own: Server) -> None:
    """It asks for its old kernel, as a browser asks for a line; there is none, and that is all."""
    asks = {
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
    }
    line = HTTPConnection(urlsplit(own.url).netloc)
    line.request("GET", f"/api/kernels/{uuid4()}/channels", headers=asks)
    assert line.getresponse().status == HTTPStatus.NOT_FOUND
    assert "Traceback" not in own.printed()


def test_a_kernel_that_dies(page: Page, own: Server) -> None:
    printed = own.printed()
    page.goto(own.url + WELCOME)
    ready(page)
    answer(page)
    (kernel,) = own.kernels()
    kernel.kill()
    expect(page.get_by_role("alert")).to_contain_text("gone to sleep")
    expect_clean(page)
    page.get_by_role("button", name="Carry on").click()
    expect(page.get_by_role("radio", name="Doing with")).to_be_checked()
    assert len(own.kernels()) == 1
    assert len(own.printed().removeprefix(printed).splitlines()) <= 1


@pytest.mark.parametrize("by", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_server_that_stops_takes_its_kernels_along(page: Page, own: Server, by: int) -> None:
    printed = own.printed()
    page.goto(own.url + WELCOME)
    ready(page)
    (kernel,) = own.kernels()
    own.stop(by)
    assert not kernel.is_running()
    assert own.printed() == printed


def test_a_connection_that_comes_back(page: Page, own: Server) -> None:
    page.goto(own.url + WELCOME)
    ready(page)
    page.context.set_offline(True)
    page.get_by_role("radio", name="Doing to").check()
    expect(page.get_by_role("alert")).to_contain_text("The connection is lost")
    page.context.set_offline(False)
    expect(page.get_by_role("alert")).to_be_hidden()
    expect(page.get_by_role("status").filter(has_text="The connection is back.")).to_be_attached()
    assert len(own.kernels()) == 1


@pytest.mark.parametrize("status", [401, 403])
def test_a_login_that_is_over(page: Page, own: Server, status: int) -> None:
    page.goto(own.url + WELCOME)
    ready(page)
    page.route("**/api/kernels/*", lambda route: route.fulfill(status=status))
    answer(page)
    expect(page.get_by_role("alert")).to_contain_text("load the page again")
    page.unroute_all()  # somebody has come in again
    page.get_by_role("button", name="Carry on").click()
    expect(page.get_by_role("radio", name="Doing with")).to_be_checked()
    expect(page.get_by_role("alert")).to_be_hidden()


def test_pages_that_are_left_leave_no_kernel(page: Page, own: Server) -> None:
    page.goto(own.url + WELCOME)
    ready(page)
    (first,) = own.kernels()
    page.reload()
    ready(page)
    until(lambda: not first.is_running())
    page.goto(own.url + LADDER)
    ready(page)
    page.go_back()
    ready(page)
    until(lambda: len(own.kernels()) == 1)
    page.goto(own.url)
    until(lambda: own.kernels() == [])


def test_an_address_for_e_mail_leaves_the_kernel_alone(page: Page, tmp_path: Path) -> None:
    folder = tmp_path / "notebooks"
    folder.mkdir()
    links = "# Write\n\n[to us](mailto:someone@example.org) or [call](tel:0)"
    write_notebook(folder, "mail.ipynb", links, COUNT)
    with served(tmp_path, f"--Voila.root_dir={folder}") as server:
        page.goto(server.url + "voila/render/mail.ipynb")
        ready(page)
        page.get_by_role("link", name="to us").click()
        page.get_by_role("link", name="call").click()
        page.get_by_role("button", name="Count").click()
        expect(page.get_by_text("1", exact=True)).to_be_visible()
        expect(page.get_by_role("alert")).to_be_hidden()


def test_a_page_that_breaks_off_says_so(page: Page, own: Server) -> None:
    page.route(
        f"**/{WELCOME}",
        lambda route: route.fulfill(body=route.fetch().text().partition('id="made-')[0] + ">"),
    )
    page.goto(own.url + WELCOME)
    expect(page.get_by_role("status")).to_contain_text("did not come to its end")
    page.unroute_all()
    page.get_by_role("link", name="Load the page again").click()
    ready(page)
