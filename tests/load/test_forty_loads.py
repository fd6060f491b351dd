"""No page hangs: forty loads of the course and of what hangs easily all come to their end."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tornado.httpclient import AsyncHTTPClient, HTTPError

from tests.browser.serving import Server, served, write_notebook

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = sorted((ROOT / "course").glob("*.ipynb"))
LOADS = 40
EACH = 5
"""Loads of each notebook of the course: none has what made pages hang, so few tell as much."""
AT_ONCE = 4
SECONDS = 60
END = "starting.finished()"

PRINTS = """import ipywidgets
out = ipywidgets.Output()
with out:
    print("said")
out"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with a place for every load: each is a new visitor, whose kernel stays."""
    places = str(EACH * len(NOTEBOOKS))
    with served(tmp_path_factory.mktemp("server"), COPRODUCTION_KERNELS=places) as server:
        yield server


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_of_the_course(server: Server, notebook: Path) -> None:
    pages = asyncio.run(load(f"{server.url}voila/render/{notebook.name}", EACH))
    assert [END in page for page in pages] == [True] * EACH
    assert not any("did not start" in page for page in pages)


def test_one_that_prints_into_outputs(tmp_path: Path) -> None:
    """Without our cure, about every fifth of these hangs."""
    folder = tmp_path / "notebooks"
    folder.mkdir()
    write_notebook(folder, "prints.ipynb", "# Prints", *[PRINTS] * 6)
    with served(tmp_path, f"--Voila.root_dir={folder}", COPRODUCTION_KERNELS="100") as server:
        pages = asyncio.run(load(f"{server.url}voila/render/prints.ipynb", LOADS))
    assert [page.count("widget-view+json") for page in pages] == [6] * LOADS


async def load(url: str, number: int) -> list[str]:
    """The whole of the page, so many times; one that takes too long is cut off where it is."""
    turns = asyncio.Semaphore(AT_ONCE)
    client = AsyncHTTPClient(force_instance=True, max_clients=AT_ONCE)

    async def once() -> str:
        parts: list[bytes] = []
        async with turns:
            with suppress(HTTPError):
                await client.fetch(url, request_timeout=SECONDS, streaming_callback=parts.append)
        return b"".join(parts).decode()

    return await asyncio.gather(*(once() for _ in range(number)))
