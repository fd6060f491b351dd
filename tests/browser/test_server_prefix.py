"""The app under a path of its own, as behind a proxy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.serving import served

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page


def test_every_link_stays_below_the_prefix(page: Page, tmp_path: Path) -> None:
    with served(tmp_path, "--base_url=/a/place/") as server:
        assert server.url.endswith("/a/place/")
        page.goto(server.url)
        page.get_by_role("link", name="Start the course").click()
        expect(page.get_by_role("status").filter(has_text="are ready")).to_be_attached()
        assert {one["path"] for one in page.context.cookies()} == {"/a/place/"}
        links = page.eval_on_selector_all("a[href]", "all => all.map((one) => one.href)")
        own = [link for link in links if "127.0.0.1" in link]
        assert len(own) > 4
        assert [link for link in own if not link.startswith(server.url)] == []
        page.get_by_role("contentinfo").get_by_role("link", name="Delete my answers").click()
        page.get_by_role("button", name="Delete my answers").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Your answers are deleted")


def test_a_proxy_may_take_the_prefix_off(page: Page, tmp_path: Path) -> None:
    with served(tmp_path, "--base_url=/a/place/", "--server_url=/") as server:
        page.goto(server.url.removesuffix("a/place/"))
        start = page.get_by_role("link", name="Start the course")
        expect(start).to_have_attribute("href", "/a/place/voila/render/00-welcome.ipynb")
