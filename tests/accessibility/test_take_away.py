"""The web page that people take away: for everybody, by itself, and as wide as paper."""

from __future__ import annotations

import pytest

from tests.browser.looking import TOO_WIDE, expect_clean
from tests.unit.test_document import HOSTILE, made
from tests.unit.test_nothing_lost import ALL, WRITTEN

LONG = "https://example.org/" + "a-very-long-address/" * 10
WIDE = ALL | {(text.id, 1): (LONG + HOSTILE)[: text.max_length] for text in WRITTEN}
PAPER = {"width": 642, "height": 900}
"""The text of an A4 page, 17 centimetres wide: a page that is wider is printed smaller."""


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    path = tmp_path_factory.mktemp("taken") / "take-away.html"
    path.write_bytes(made("page", WIDE).data)
    return path


@pytest.fixture
def asked_for(page, file) -> list[str]:
    """What the page asks for once it is opened, pictures inside it aside."""
    urls: list[str] = []
    page.on("request", lambda request: urls.append(request.url))
    page.goto(file.as_uri())
    return [url for url in urls if not url.startswith("data:")]


def test_it_is_clean_and_asks_for_nothing_but_itself(page, file, asked_for):
    assert asked_for == [file.as_uri()]
    expect_clean(page)


def test_nothing_on_it_is_wider_than_paper(page, asked_for):
    page.set_viewport_size(PAPER)
    page.emulate_media(media="print")
    assert asked_for
    assert page.evaluate(TOO_WIDE.replace(".scroll, ", "")) == []
