"""What a visitor cannot reach, and what every answer tells the browser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.serving import WELCOME

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.serving import Server

CLOSED = [
    *("voila/tree", "voila/tree/", "voila/api/contents", "voila/api/contents/00-welcome.ipynb"),
    *("voila/files/00-welcome.ipynb", "voila/files/LICENSE", "voila/api/themes/x"),
    *("api/kernels", "api/kernelspecs", "api/contents", "api/sessions", "lab", "tree", "login"),
    *("logout", "voila/render/trainer/desk.ipynb%00", "voila/render/00-welcome%0A.ipynb"),
    *("voila/templates/lab/static/index.css", "voila/templates/course/static/../conf.json"),
    *(
        "voila/templates/course/static/%2e%2e/conf.json",
        "voila/templates/x",
        "voila/static/voila.js",
    ),
    *("voila/labextensions/..%2f..%2f..%2f..%2fetc/passwd", "voila/labextensions//etc/passwd"),
]


@pytest.mark.parametrize("path", CLOSED)
def test_it_is_not_there(page: Page, server: Server, path: str) -> None:
    assert page.request.get(server.url + path).status == 404


def test_a_kernels_id_gives_no_power_over_it(page: Page, server: Server) -> None:
    page.goto(server.url + WELCOME)
    expect(page.get_by_role("status").filter(has_text="are ready")).to_be_attached()
    config = page.locator("#jupyter-config-data").text_content() or ""
    (kernel,) = re.findall(r'"kernelId": "([^"]+)"', config)
    address = f"{server.url}api/kernels/{kernel}"
    assert page.request.get(address).status == 200
    (xsrf,) = [one["value"] for one in page.context.cookies() if one["name"] == "_xsrf"]
    for path in ("", "/interrupt", "/restart"):
        answer = page.request.fetch(
            address + path, method="DELETE" if not path else "POST", headers={"X-XSRFToken": xsrf}
        )
        assert answer.status in {404, 405}
    assert page.request.get(address).status == 200


@pytest.mark.parametrize("path", ["", WELCOME, "coproduction/delete", "nothing"])
def test_every_page_says_what_it_may_do(page: Page, server: Server, path: str) -> None:
    headers = page.request.get(server.url + path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "http" not in policy
    assert "frame-ancestors 'self'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert "no-store" in headers["cache-control"]


def test_assets_are_compressed_and_kept(page: Page, server: Server) -> None:
    page.goto(server.url + WELCOME)
    expect(page.get_by_role("status").filter(has_text="are ready")).to_be_attached()
    assets: list[str] = page.evaluate(
        """performance.getEntriesByType("resource")
            .filter((one) => ["script", "link", "css"].includes(one.initiatorType))
            .map((one) => one.name)"""
    )
    assert len(assets) > 10
    for asset in assets:
        headers = page.request.get(asset).headers
        assert headers["content-encoding"] == "gzip", asset
        assert headers["x-content-type-options"] == "nosniff", asset
        kept = headers["cache-control"]
        assert "immutable" in kept or asset.endswith("/style.js"), asset
