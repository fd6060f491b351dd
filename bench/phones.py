"""A hall of phones, as a process of its own: they join, poll, answer at once, sleep and wake.

``python -m bench.phones URL CODE NUMBER SECONDS`` lets NUMBER phones join within SECONDS and poll
as the page's script does. Each line on its standard input is an order, answered by a line of JSON:

    burst QUESTION VERSION SECONDS   each answers once, within SECONDS of having VERSION of the
                                     page, and tries until it is acknowledged
    sleep NUMBER                     so many stop polling
    wake VERSION                     those all poll at once, and go on until they have VERSION
"""

from __future__ import annotations

import asyncio
import json
import random
import sys
import time
from contextlib import suppress
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urlsplit

EVERY = 2.0
"""Seconds between the polls of one phone, give or take a fifth, as in ``phone.mjs``."""

PATIENCE = 30.0
RUNGS = 7


class Phone:
    """One phone with one connection, which it opens again when it breaks."""

    def __init__(self, url: str, code: str, number: int) -> None:
        parts = urlsplit(url)
        self.host, self.port = parts.hostname or "", parts.port or 80
        self.room = f"/coproduction/room/{code}"
        self.name = f"phone{number}"
        self.cookies: dict[str, str] = {}
        self.version = ""
        self.page = asyncio.Condition()
        self.number = 0
        self.awake = asyncio.Event()
        self.awake.set()
        self.bytes = 0
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None
        self._turn = asyncio.Lock()
        self._random = random.Random(number)  # noqa: S311 (no secret)

    async def join(self) -> float:
        """Open the page; gives how long that took, in seconds."""
        began = time.perf_counter()
        await self.ask("GET", self.room)
        return time.perf_counter() - began

    async def keep_polling(self) -> None:
        """Poll at once, since the page without its script knows no version, and go on."""
        while True:
            await self.awake.wait()
            with suppress(OSError, ValueError, asyncio.IncompleteReadError):
                await self.poll()
            await asyncio.sleep(EVERY * self._random.uniform(0.8, 1.2))

    async def poll(self) -> None:
        body = await self.ask("GET", f"{self.room}/now?v={self.version}")
        if body:
            async with self.page:
                self.version = str(json.loads(body)["version"])
                self.page.notify_all()

    async def answer(self, question: str) -> tuple[float, int]:
        """Answer until it is acknowledged: how long from the first try, and the rung chosen."""
        rung = self._random.randint(1, RUNGS)
        self.number += 1
        sent = f"{self.name}-{self.number}"
        said = {"question": question, "round": 1, "value": rung, "sent": sent}
        began = time.perf_counter()
        while True:
            with suppress(OSError, ValueError, asyncio.IncompleteReadError):
                reply = json.loads(await self.ask("POST", f"{self.room}/answer", said))
                if reply.get("kept"):
                    return time.perf_counter() - began, rung
            await asyncio.sleep(0.5)

    async def catch_up(self, version: str) -> tuple[float, int]:
        """Poll until the page has this version: how long that took, and in how many polls."""
        began, polls = time.perf_counter(), 0
        while self.version != version:
            if polls:
                await asyncio.sleep(EVERY)
            with suppress(OSError, ValueError, asyncio.IncompleteReadError):
                await self.poll()
            polls += 1
        self.awake.set()
        return time.perf_counter() - began, polls

    async def ask(self, method: str, path: str, said: dict[str, Any] | None = None) -> bytes:
        """One request on the kept connection; the body of the reply."""
        async with self._turn:
            try:
                return await asyncio.wait_for(self._ask(method, path, said), PATIENCE)
            except BaseException:
                if self._streams:
                    self._streams[1].close()
                self._streams = None
                raise

    async def _ask(self, method: str, path: str, said: dict[str, Any] | None) -> bytes:
        if self._streams is None:
            self._streams = await asyncio.open_connection(self.host, self.port)
        reader, writer = self._streams
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        head = [f"{method} {path} HTTP/1.1", f"Host: {self.host}:{self.port}"]
        head += [f"Cookie: {cookies}", "Accept: application/json", "Accept-Encoding: gzip"]
        if said is None:
            # The first page is asked for as by a browser, which takes HTML; gzip only costs us.
            head = [line for line in head if "gzip" not in line]
        body = b"" if said is None else json.dumps(said).encode()
        if said is not None:
            head += ["Content-Type: application/json", f"Content-Length: {len(body)}"]
            head += [f"X-XSRFToken: {self.cookies.get('_xsrf', '')}"]
        writer.write("\r\n".join([*head, "", ""]).encode() + body)
        return await self._reply(reader)

    async def _reply(self, reader: asyncio.StreamReader) -> bytes:
        head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
        length = 0
        for line in head[1:]:
            name, _, value = line.partition(": ")
            if name.lower() == "set-cookie":
                self.cookies |= {key: item.value for key, item in SimpleCookie(value).items()}
            elif name.lower() == "content-length":
                length = int(value)
        body = await reader.readexactly(length)
        self.bytes += len(body) + sum(map(len, head))
        status = int(head[0].split()[1])
        if status >= 500:
            msg = f"{status} from the server"
            raise ValueError(msg)
        return body


async def hall(url: str, code: str, number: int, seconds: float) -> None:
    """Let them in, then take orders until the input ends."""
    phones = [Phone(url, code, each) for each in range(number)]
    tasks: list[asyncio.Task[None]] = []

    async def come(phone: Phone) -> float:
        await asyncio.sleep(random.uniform(0, seconds))  # noqa: S311
        took = await phone.join()
        tasks.append(asyncio.create_task(phone.keep_polling()))
        return took

    joined = await asyncio.gather(*map(come, phones), return_exceptions=True)
    times = [each for each in joined if isinstance(each, float)]
    _say({"joined": sorted(times), "failed": number - len(times)})
    asleep: list[Phone] = []
    while order := (await asyncio.to_thread(sys.stdin.readline)).split():
        match order:
            case ["burst", question, version, within]:
                _say(await _burst(phones, question, version, float(within)))
            case ["sleep", many]:
                asleep = phones[: int(many)]
                for phone in asleep:
                    phone.awake.clear()
                _say({"asleep": len(asleep)})
            case ["wake", version]:
                found = await asyncio.gather(*(phone.catch_up(version) for phone in asleep))
                _say({"back": sorted(each for each, _ in found), "polls": [p for _, p in found]})
    for task in tasks:
        task.cancel()


async def _burst(
    phones: list[Phone], question: str, version: str, seconds: float
) -> dict[str, Any]:
    async def answer(phone: Phone) -> tuple[float, int]:
        async with phone.page:
            await phone.page.wait_for(lambda: phone.version == version)
        await asyncio.sleep(random.uniform(0, seconds))  # noqa: S311
        return await phone.answer(question)

    found = await asyncio.gather(*map(answer, phones))
    chosen = {str(rung): sum(each == rung for _, each in found) for rung in range(1, RUNGS + 1)}
    return {"acknowledged": sorted(took for took, _ in found), "chosen": chosen}


def _say(what: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(hall(sys.argv[1], sys.argv[2], int(sys.argv[3]), float(sys.argv[4])))
