"""What the browser tests have: the app itself, and a page that asks nobody else for anything."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from tests.browser.people import Learner
from tests.browser.serving import Server, served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page, Request


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app, with the course, one for all tests of a module."""
    with served(tmp_path_factory.mktemp("server")) as server:
        yield server


@pytest.fixture
def asked() -> list[Request]:
    """Every request of the page so far."""
    return []


@pytest.fixture
def page(page: Page, asked: list[Request]) -> Iterator[Page]:
    """A page of a new visitor; it fails the test if it asks any other host for anything."""
    page.context.on("request", lambda request: asked.append(request))
    yield page
    hosts = {urlsplit(request.url).hostname for request in asked}
    # What has no host, as a blob, is made in the page.
    assert hosts - {None} <= {"127.0.0.1"}


@pytest.fixture
def learner(page: Page, server: Server) -> Learner:
    """Somebody who has just arrived."""
    return Learner(page, server.url)


@pytest.fixture
def another_learner(browser: Browser, server: Server) -> Iterator[Learner]:
    """Somebody else on the same server, with a browser of their own."""
    with browser.new_context() as context:
        yield Learner(context.new_page(), server.url)
