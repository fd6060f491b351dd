"""The places in the course: who gets a kernel, and who must wait."""

from __future__ import annotations

import asyncio
from contextvars import copy_context
from typing import Any

import pytest

from coproduction.server.kernels import PER_PERSON, FullError, Places, ask_for
from coproduction.settings import PERSON


class Manager:
    """As much of a kernel manager as places need; kernels start when they are let."""

    def __init__(self) -> None:
        self.kernels: dict[str, dict[str, Any]] = {}
        self.connected: set[str] = set()
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
        del self.kernels[kernel_id]

    def list_kernel_ids(self) -> list[str]:
        return list(self.kernels)

    def kernel_model(self, kernel_id: str) -> dict[str, int]:
        return {"connections": int(kernel_id in self.connected)}


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
    manager = Manager()
    Places(manager, 100)  # type: ignore[arg-type]
    other = await start(manager, "bob")
    own = [await start(manager, "ann") for _ in range(PER_PERSON)]
    manager.connected.add(own[0])
    new = await start(manager, "ann")
    assert list(manager.kernels) == [other, own[0], *own[2:], new]


@in_loop
async def test_open_pages_are_never_taken_away() -> None:
    manager = Manager()
    Places(manager, 100)  # type: ignore[arg-type]
    own = [await start(manager, "ann") for _ in range(PER_PERSON)]
    manager.connected.update(own)
    new = await start(manager, "ann")
    assert list(manager.kernels) == [*own, new]


@in_loop
async def test_closing_closes_all_of_one_person() -> None:
    manager = Manager()
    places = Places(manager, 100)  # type: ignore[arg-type]
    other = await start(manager, "bob")
    manager.connected.add(await start(manager, "ann"))
    await start(manager, "ann")
    await places.close("ann")
    assert list(manager.kernels) == [other]
