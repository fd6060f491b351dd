"""No page hangs: forty loads of each notebook, a few at a time, all come to their end."""

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
LOADS = 40
AT_ONCE = 4
SECONDS = 60
END = "starting.finished()"

PRINTS = """import ipywidgets
out = ipywidgets.Output()
with out:
    print("said")
out"""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A server for each notebook: every load is a new visitor, whose kernel stays."""
    with served(tmp_path, COPRODUCTION_KERNELS=str(LOADS)) as server:
        yield server


@pytest.mark.parametrize(
    "notebook", sorted((ROOT / "course").glob("*.ipynb")), ids=lambda p: p.stem
)
def test_a_notebook_of_the_course(server: Server, notebook: Path) -> None:
    pages = asyncio.run(load(f"{server.url}voila/render/{notebook.name}"))
    assert [END in page for page in pages] == [True] * LOADS
    assert not any("did not start" in page for page in pages)


def test_one_that_prints_into_outputs(tmp_path: Path) -> None:
    """Without our cure, about every fifth of these hangs."""
    folder = tmp_path / "notebooks"
    folder.mkdir()
    write_notebook(folder, "prints.ipynb", "# Prints", *[PRINTS] * 6)
    with served(tmp_path, f"--Voila.root_dir={folder}", COPRODUCTION_KERNELS="100") as server:
        pages = asyncio.run(load(f"{server.url}voila/render/prints.ipynb"))
    assert [page.count("widget-view+json") for page in pages] == [6] * LOADS


async def load(url: str) -> list[str]:
    """The whole of the page, each time; one that takes too long is cut off where it is."""
    turns = asyncio.Semaphore(AT_ONCE)
    client = AsyncHTTPClient(force_instance=True, max_clients=AT_ONCE)

    async def once() -> str:
        parts: list[bytes] = []
        async with turns:
            with suppress(HTTPError):
                await client.fetch(url, request_timeout=SECONDS, streaming_callback=parts.append)
        return b"".join(parts).decode()

    return await asyncio.gather(*(once() for _ in range(LOADS)))
