"""How long one person waits for the first activity in a browser, and what comes over the wire."""

from __future__ import annotations

import statistics
import time
from typing import TYPE_CHECKING, Any, NamedTuple

from playwright.sync_api import sync_playwright

from tests.chromium import find_chromium, launch_arguments

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext

ROUNDS = 5
PATIENCE = 60_000
USABLE = ".activity :is(button, input, textarea):enabled:visible"
"""What a person can first do something with."""


class Load(NamedTuple):
    """One way of opening the page: seconds (median), and requests and bytes of a typical load."""

    seconds: float
    requests: int
    bytes: int


def loads(pages: dict[str, str], rounds: int = ROUNDS) -> dict[str, dict[str, Load]]:
    """For each server's page: opened by somebody new ("cold") and once more by them ("warm").

    The servers take turns, so that whatever else the machine does falls on both.

    Args:
        pages: A page of each server, by the server's name.
        rounds: How often each is opened.
    """
    measured: dict[str, dict[str, list[Load]]] = {name: {"cold": [], "warm": []} for name in pages}
    chromium = find_chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=launch_arguments())
        for _ in range(rounds):
            for name, page in pages.items():
                with browser.new_context() as context:
                    for found in measured[name].values():
                        found.append(_load(context, page))
        browser.close()
    return {
        name: {cache: _typical(found) for cache, found in caches.items()}
        for name, caches in measured.items()
    }


def _load(context: BrowserContext, address: str) -> Load:
    page = context.new_page()
    network = context.new_cdp_session(page)
    network.send("Network.enable")
    asked: set[str] = set()
    received: list[int] = []
    cached: set[str] = set()

    def answered(event: dict[str, Any]) -> None:
        if event["response"]["fromDiskCache"]:
            cached.add(event["requestId"])

    network.on("Network.requestWillBeSent", lambda event: asked.add(event["requestId"]))
    network.on("Network.requestServedFromCache", lambda event: cached.add(event["requestId"]))
    network.on("Network.responseReceived", answered)
    network.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
    start = time.perf_counter()
    page.goto(address, wait_until="commit")
    page.locator(USABLE).first.wait_for(timeout=PATIENCE)
    seconds = time.perf_counter() - start
    page.wait_for_load_state("networkidle")
    page.close()
    return Load(seconds, len(asked - cached), int(sum(received)))


def _typical(found: list[Load]) -> Load:
    seconds, requests, size = (statistics.median(values) for values in zip(*found, strict=True))
    return Load(seconds, int(requests), int(size))
