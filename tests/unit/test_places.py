"""The places in the course: who gets a kernel, and who must wait."""

from __future__ import annotations

import asyncio
from contextvars import copy_context
from typing import Any

import pytest
from tornado.web import HTTPError

from coproduction.server.kernels import AT_MOST, GRACE, PER_PERSON, FullError, Places, ask_for
from coproduction.settings import PERSON


class Manager:
    """As much of a kernel manager as places need; kernels start when they are let."""

    def __init__(self) -> None:
        self.kernels: dict[str, dict[str, Any]] = {}
        self.connected: set[str] = set()
        self.stuck = False
        self.let = asyncio.Event()
        self.let.set()

    async def start_kernel(self, kernel_id: str = "own", **kwargs: Any) -> str:
        await self.let.wait()
        if kwargs.get("kernel_name") == "broken":
            raise RuntimeError
        self.kernels[kernel_id] = kwargs
        return kernel_id

    async def shutdown_kernel(self, kernel_id: str, now: bool) -> None:
        assert now
        await asyncio.sleep(0)
        if self.stuck:
            raise HTTPError(500)
        del self.kernels[kernel_id]

    def list_kernel_ids(self) -> list[str]:
        return list(self.kernels)

    def kernel_model(self, kernel_id: str) -> dict[str, int]:
        return {"connections": int(kernel_id in self.connected)}


class Clock:
    """Time that passes when the test says so."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def start(manager: Any, person: str | None, **kwargs: Any) -> asyncio.Task[str]:
    """A request of its own, by this person."""
    context = copy_context()
    if person is not None:
        context.run(ask_for, person)
    coroutine = manager.start_kernel(env={"A": "1"}, **kwargs)
    return asyncio.get_running_loop().create_task(coroutine, context=context)


def in_loop(test: Any) -> Any:
    """Run an async test."""

    def run() -> None:
        asyncio.run(test())

    run.__name__ = test.__name__
    return run


@in_loop
async def test_a_kernel_is_told_whose_it_is() -> None:
    manager = Manager()
    Places(manager, 5)  # type: ignore[arg-type]
    kernel = await start(manager, "ann", kernel_name="python3")
    assert manager.kernels[kernel] == {"env": {"A": "1", PERSON: "ann"}, "kernel_name": "python3"}


@in_loop
async def test_a_kernel_nobody_asked_for_passes_by() -> None:
    manager = Manager()
    Places(manager, 0)  # type: ignore[arg-type]
    await start(manager, None)
    assert manager.kernels["own"] == {"env": {"A": "1"}}


@in_loop
async def test_those_that_are_starting_count() -> None:
    manager = Manager()
    Places(manager, 3)  # type: ignore[arg-type]
    manager.let.clear()
    begun = [start(manager, name) for name in "abcde"]
    await asyncio.sleep(0)
    manager.let.set()
    ends = await asyncio.gather(*begun, return_exceptions=True)
    assert sum(isinstance(end, FullError) for end in ends) == 2
    assert len(manager.kernels) == 3


@in_loop
async def test_one_that_ended_or_never_began_makes_room() -> None:
    manager = Manager()
    Places(manager, 1)  # type: ignore[arg-type]
    with pytest.raises(RuntimeError):
        await start(manager, "ann", kernel_name="broken")
    first = await start(manager, "ann")
    with pytest.raises(FullError):
        await start(manager, "bob")
    del manager.kernels[first]
    await start(manager, "bob")


@in_loop
async def test_one_person_loses_the_oldest_page_they_left() -> None:
    manager, clock = Manager(), Clock()
    Places(manager, 100, clock)  # type: ignore[arg-type]
    other = await start(manager, "bob")
    own = [await start(manager, "ann") for _ in range(PER_PERSON)]
    manager.connected.add(own[0])
    clock.now += GRACE + 1
    new = await start(manager, "ann")
    assert list(manager.kernels) == [other, own[0], *own[2:], new]


@in_loop
async def test_open_pages_are_never_taken_away() -> None:
    manager, clock = Manager(), Clock()
    Places(manager, AT_MOST + 1, clock)  # type: ignore[arg-type]
    own = [await start(manager, "ann") for _ in range(AT_MOST)]
    manager.connected.update(own)
    clock.now += GRACE + 1
    new = await start(manager, "ann")
    manager.connected.add(new)
    clock.now += GRACE + 1
    with pytest.raises(FullError):
        await start(manager, "bob")
    assert list(manager.kernels) == [*own, new]


@in_loop
async def test_pages_opened_at_once_all_keep_their_kernels() -> None:
    manager, clock = Manager(), Clock()
    Places(manager, 100, clock)  # type: ignore[arg-type]
    own = []
    for _ in range(PER_PERSON + 1):
        own.append(await start(manager, "ann"))
        clock.now += GRACE / (PER_PERSON + 1)
    assert list(manager.kernels) == own


@in_loop
async def test_the_wait_for_a_page_begins_when_its_kernel_has_started() -> None:
    manager, clock = Manager(), Clock()
    Places(manager, 1, clock)  # type: ignore[arg-type]
    manager.let.clear()
    slow = start(manager, "ann")
    await asyncio.sleep(0)
    clock.now += GRACE + 1
    manager.let.set()
    kernel = await slow
    with pytest.raises(FullError):
        await start(manager, "bob")
    assert list(manager.kernels) == [kernel]


@in_loop
async def test_one_person_who_loads_over_and_over_has_no_more_than_a_few() -> None:
    manager = Manager()
    Places(manager, 100, Clock())  # type: ignore[arg-type]
    own = [await start(manager, "ann") for _ in range(AT_MOST + 3)]
    assert list(manager.kernels) == own[3:]


@in_loop
async def test_when_full_the_oldest_that_nobody_came_to_makes_room() -> None:
    manager, clock = Manager(), Clock()
    Places(manager, 3, clock)  # type: ignore[arg-type]
    here, gone, later = [await start(manager, name) for name in "abc"]
    manager.connected.add(here)
    clock.now += GRACE
    with pytest.raises(FullError):
        await start(manager, "d")
    clock.now += 1
    new = await start(manager, "d")
    assert list(manager.kernels) == [here, later, new]
    assert gone not in manager.kernels


@in_loop
async def test_two_who_come_at_once_each_get_a_place() -> None:
    manager, clock = Manager(), Clock()
    Places(manager, 3, clock)  # type: ignore[arg-type]
    old = [await start(manager, name) for name in "abc"]
    clock.now += GRACE + 1
    new = await asyncio.gather(start(manager, "d"), start(manager, "e"))
    assert list(manager.kernels) == [old[2], *new]


@in_loop
async def test_one_that_will_not_end_keeps_its_place() -> None:
    manager, clock = Manager(), Clock()
    Places(manager, 1, clock)  # type: ignore[arg-type]
    old = await start(manager, "ann")
    clock.now += GRACE + 1
    manager.stuck = True
    with pytest.raises(FullError):
        await start(manager, "bob")
    assert list(manager.kernels) == [old]


@in_loop
async def test_closing_closes_all_of_one_person() -> None:
    manager = Manager()
    places = Places(manager, 100)  # type: ignore[arg-type]
    other = await start(manager, "bob")
    manager.connected.add(await start(manager, "ann"))
    await start(manager, "ann")
    await places.close("ann")
    assert list(manager.kernels) == [other]
