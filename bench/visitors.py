"""Visitors who open a page one after the other and stay; a process of its own.

``python -m bench.visitors URL NUMBER SECONDS`` prints one line of JSON when the last has come, and
stays until its standard input is closed.
"""

from __future__ import annotations

import asyncio
import json
import re
import sys
import time
from http.cookies import SimpleCookie
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from uuid import uuid4

from tornado.httpclient import AsyncHTTPClient, HTTPRequest
from tornado.websocket import websocket_connect

if TYPE_CHECKING:
    from tornado.websocket import WebSocketClientConnection

PATIENCE = 120
"""Seconds after which a visitor has failed."""

_KERNEL = re.compile(r'"kernelId":\s*"([0-9a-f-]{36})"')


async def visit(page: str) -> WebSocketClientConnection:
    """Open the page as a browser would, until its kernel answers.

    Raises:
        Exception: Whatever went wrong on the way.
    """
    limits = {"request_timeout": PATIENCE, "connect_timeout": PATIENCE, "decompress_response": True}
    client = AsyncHTTPClient(force_instance=True, defaults=limits)
    response = await client.fetch(page)
    cookies = SimpleCookie("; ".join(response.headers.get_list("Set-Cookie")))
    cookie = "; ".join(f"{name}={morsel.value}" for name, morsel in cookies.items())
    found = _KERNEL.search(response.body.decode())
    if found is None:
        msg = "the page names no kernel"
        raise LookupError(msg)
    address = f"ws://{urlsplit(page).netloc}/api/kernels/{found[1]}/channels"
    socket = await websocket_connect(HTTPRequest(address, headers={"Cookie": cookie}))
    await socket.write_message(json.dumps(_question()))
    while (said := await socket.read_message()) is not None:
        if b"kernel_info_reply" in (said.encode() if isinstance(said, str) else said):
            return socket
    msg = "the kernel hung up"
    raise ConnectionError(msg)


def _question() -> dict[str, object]:
    header = {"msg_id": uuid4().hex, "msg_type": "kernel_info_request", "username": ""}
    return {
        "channel": "shell",
        "header": {**header, "session": uuid4().hex, "version": "5.3", "date": ""},
        "parent_header": {},
        "metadata": {},
        "content": {},
        "buffers": [],
    }


async def main(page: str, number: int, seconds: float) -> None:
    """Send ``number`` visitors, evenly over ``seconds``."""
    sockets = []
    times: list[float] = []
    faults: list[str] = []

    async def come(delay: float) -> None:
        await asyncio.sleep(delay)
        start = time.perf_counter()
        try:
            sockets.append(await asyncio.wait_for(visit(page), PATIENCE))
        except Exception as error:  # A failed visit is a result.
            faults.append(f"{type(error).__name__}: {error}")
        else:
            times.append(time.perf_counter() - start)

    await asyncio.gather(*(come(seconds * place / number) for place in range(number)))
    sys.stdout.write(json.dumps({"times": sorted(times), "faults": faults}) + "\n")
    sys.stdout.flush()
    await asyncio.to_thread(sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], int(sys.argv[2]), float(sys.argv[3])))
