"""A kernel for each page: told whose answers it holds, and never more than the machine can bear."""

from __future__ import annotations

import time
from contextlib import suppress
from contextvars import ContextVar
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from jupyter_server.services.kernels.kernelmanager import ServerKernelManager
from tornado.web import HTTPError

from coproduction.settings import PERSON

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from jupyter_server.services.kernels.kernelmanager import MappingKernelManager

PER_PERSON = 4
"""From so many kernels on, a person's new page costs them one of a page they left."""

AT_MOST = 2 * PER_PERSON
"""From so many on, it costs them one whose page may only be on its way."""

GRACE = 60.0
"""Seconds from its start in which a kernel waits for its page, and is not one that was left."""

_asking: ContextVar[str | None] = ContextVar("coproduction_asking", default=None)
_told: ContextVar[Mapping[str, str] | None] = ContextVar("coproduction_told", default=None)


def ask_for(person: str, told: Mapping[str, str] | None = None) -> None:
    """Say who asks for the kernel that this request is about to start, and what else it is told.

    Args:
        person: Whose answers it holds.
        told: Variables for its environment, as a desk's keys.
    """
    _asking.set(person)
    _told.set(told)


class PageKernelManager(ServerKernelManager):
    """One kernel of a page.

    With tracebacks off, jupyter_server 2.21 looks here for what to say instead, although the
    setting belongs to the manager of all kernels. Not finding it, it stops in the middle of a
    message, and the page hears nothing more.
    """

    traceback_replacement_message = "Something went wrong in the course itself."


class FullError(HTTPError):
    """Every place is taken."""

    def __init__(self) -> None:
        super().__init__(HTTPStatus.SERVICE_UNAVAILABLE, reason="Every place is taken")


class Places:
    """The places in the course: the kernels of its pages, counted from when they are asked for.

    It takes over ``start_kernel`` of a manager that is already there, because a Jupyter server
    has made its own before any extension is loaded. A kernel that no page of ours asked for, as
    of a notebook in JupyterLab, passes by uncounted.

    Args:
        manager: The manager of all kernels.
        number: How many places there are.
        clock: Gives seconds.
        beside: Variables for the kernels of notebooks in JupyterLab, as where the course is.
    """

    def __init__(
        self,
        manager: MappingKernelManager,
        number: int,
        clock: Callable[[], float] = time.monotonic,
        beside: Mapping[str, str] | None = None,
    ) -> None:
        self.number = number
        self._beside = beside or {}
        self._start = manager.start_kernel
        self._manager: Any = manager
        manager.start_kernel = self._start_kernel  # type: ignore[method-assign]
        self._clock = clock
        self._starting: set[str] = set()
        self._ending: set[str] = set()
        self._began: dict[str, float] = {}
        self._people: dict[str, str] = {}

    async def close(self, person: str) -> None:
        """Shut down every kernel of ``person``."""
        for kernel in self._of(person):
            await self._shut_down(kernel)

    async def _start_kernel(self, **kwargs: Any) -> str:
        person = _asking.get()
        if person is None:
            if "env" in kwargs:
                kwargs["env"] = {**self._beside, **kwargs["env"]}
            kernel: str = await self._start(**kwargs)
            return kernel
        await self._make_room(person)
        if len(self._taken()) >= self.number:
            raise FullError
        # The id is ours, so that a kernel is counted while it starts, and counted once.
        kernel = str(uuid4())
        self._starting.add(kernel)
        self._people[kernel] = person
        env = {**kwargs.pop("env"), PERSON: person, **(_told.get() or {})}
        try:
            kernel = await self._start(kernel_id=kernel, env=env, **kwargs)
        finally:
            self._began[kernel] = self._clock()
            self._starting.discard(kernel)
        return kernel

    def _taken(self) -> list[str]:
        """The kernels of our pages, oldest first. Those that have ended are forgotten here."""
        here = self._starting.union(self._manager.list_kernel_ids())
        self._people = {kernel: who for kernel, who in self._people.items() if kernel in here}
        self._began = {kernel: at for kernel, at in self._began.items() if kernel in here}
        return list(self._people)

    def _of(self, person: str) -> list[str]:
        return [kernel for kernel in self._taken() if self._people[kernel] == person]

    async def _make_room(self, person: str) -> None:
        """Close what was left: of this person when they have many, of anybody when all is full.

        A phone that leaves a page, or a page left while it loads, does not say so; its kernel
        would stay until it is culled. Without the first, loading a page over and over would take
        places from others; without the second, so would loading it without a cookie.
        """
        own = self._of(person)
        left = [kernel for kernel in own if self._is_left(kernel)]
        for kernel in left[: max(0, len(own) + 1 - PER_PERSON)]:
            await self._shut_down(kernel)
        own = self._of(person)
        without_page = [kernel for kernel in own if not self._has_page(kernel)]
        for kernel in without_page[: max(0, len(own) + 1 - AT_MOST)]:
            await self._shut_down(kernel)
        for kernel in self._taken():
            taken = self._taken()
            if len(taken) < self.number:
                break
            if kernel in taken and self._is_left(kernel):
                await self._shut_down(kernel)

    def _is_left(self, kernel: str) -> bool:
        """Whether it has no page, and none is on its way."""
        return not self._has_page(kernel) and self._clock() - self._began[kernel] > GRACE

    def _has_page(self, kernel: str) -> bool:
        """Whether it has a page. One that starts or ends is left alone as if it had."""
        if kernel in self._starting or kernel in self._ending:
            return True
        connections: int = self._manager.kernel_model(kernel)["connections"]
        return connections > 0

    async def _shut_down(self, kernel: str) -> None:
        self._ending.add(kernel)
        try:
            # It may have ended by itself meanwhile, which is as good.
            with suppress(HTTPError, KeyError):
                await self._manager.shutdown_kernel(kernel, now=True)
        finally:
            self._ending.discard(kernel)
