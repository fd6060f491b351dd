"""axe-core finds nothing against WCAG 2.2 AA on any page, in any state, light or dark."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.people import Learner

RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }
}


def violations(page) -> list[str]:
    found = Axe().run(page, options=RULES).response["violations"]
    return [
        f"{rule['id']}: {node['target']} {node.get('failureSummary', '')}"
        for rule in found
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize(("width", "height", "scheme"), [(390, 844, "light"), (1280, 800, "dark")])
def test_every_state_is_clean_and_asks_no_other_host(server, browser, width, height, scheme):
    asked: list[str] = []
    with browser.new_context(
        viewport={"width": width, "height": height}, color_scheme=scheme
    ) as context:
        context.on("request", lambda request: asked.append(request.url))
        learner = Learner(context.new_page(), server.url)
        found = {}
        for state in learner.walk():
            if faults := violations(learner.page):
                found[state] = faults
    assert found == {}
    # What has no host, as a blob, is made in the page.
    assert {urlsplit(url).hostname for url in asked} - {None} == {"127.0.0.1"}


def test_axe_would_see_a_fault(page):
    page.set_content("<html lang='en'><title>x</title><main><h1>x</h1><img src='x.png'></main>")
    assert any(fault.startswith("image-alt") for fault in violations(page))
