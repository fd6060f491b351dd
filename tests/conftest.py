"""What every test has: answers and a home of its own, and for those that ask, a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.chromium import NONE_TO_BE_HAD, find_chromium, launch_arguments

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

PATIENCE = 60_000
"""Milliseconds that a page may take: a kernel starts behind it, perhaps on a busy machine."""

expect.set_options(timeout=PATIENCE)


@pytest.fixture(autouse=True)
def _fresh_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test sees the answers of another, and none sees the user's."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "data"))
    monkeypatch.setenv("COPRODUCTION_DATABASE_URL", f"sqlite:///{home / 'answers.sqlite'}")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A headless Chromium. One a module, since Playwright's loop would outlive a module's tests."""
    chromium = find_chromium()
    if chromium is None:
        pytest.fail(NONE_TO_BE_HAD)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=launch_arguments())
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a new visitor: no cookies, nothing cached."""
    with browser.new_context() as context:
        context.set_default_timeout(PATIENCE)
        yield context.new_page()
