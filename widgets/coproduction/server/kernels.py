"""A kernel for each page: told whose answers it holds, and never more than the machine can bear."""

from __future__ import annotations

from contextlib import suppress
from contextvars import ContextVar
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from jupyter_server.services.kernels.kernelmanager import ServerKernelManager
from tornado.web import HTTPError

from coproduction.settings import PERSON

if TYPE_CHECKING:
    from jupyter_server.services.kernels.kernelmanager import MappingKernelManager

PER_PERSON = 4
"""From so many kernels on, a person's new page costs them one of a page they left."""

_asking: ContextVar[str | None] = ContextVar("coproduction_asking", default=None)


def ask_for(person: str) -> None:
    """Say who asks for the kernel that this request is about to start."""
    _asking.set(person)


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
    """

    def __init__(self, manager: MappingKernelManager, number: int) -> None:
        self.number = number
        self._start = manager.start_kernel
        self._manager: Any = manager
        manager.start_kernel = self._start_kernel  # type: ignore[method-assign]
        self._starting: set[str] = set()
        self._people: dict[str, str] = {}

    async def close(self, person: str) -> None:
        """Shut down every kernel of ``person``."""
        for kernel in self._of(person):
            await self._shut_down(kernel)

    async def _start_kernel(self, **kwargs: Any) -> str:
        person = _asking.get()
        if person is None:
            kernel: str = await self._start(**kwargs)
            return kernel
        await self._close_oldest(person)
        if len(self._taken()) >= self.number:
            raise FullError
        # The id is ours, so that a kernel is counted while it starts, and counted once.
        kernel = str(uuid4())
        self._starting.add(kernel)
        self._people[kernel] = person
        env = {**kwargs.pop("env"), PERSON: person}
        try:
            kernel = await self._start(kernel_id=kernel, env=env, **kwargs)
        finally:
            self._starting.discard(kernel)
        return kernel

    def _taken(self) -> list[str]:
        """The kernels of our pages, oldest first. Those that have ended are forgotten here."""
        here = self._starting.union(self._manager.list_kernel_ids())
        self._people = {kernel: who for kernel, who in self._people.items() if kernel in here}
        return list(self._people)

    def _of(self, person: str) -> list[str]:
        return [kernel for kernel in self._taken() if self._people[kernel] == person]

    async def _close_oldest(self, person: str) -> None:
        """Make sure that loading a page over and over takes no places from others.

        A phone that leaves a page, or a page left while it loads, does not say so; its kernel
        would stay until it is culled.
        """
        own = self._of(person)
        left = [kernel for kernel in own if not self._has_page(kernel)]
        too_many = max(0, len(own) + 1 - PER_PERSON)
        for kernel in left[:too_many]:
            await self._shut_down(kernel)

    def _has_page(self, kernel: str) -> bool:
        return kernel in self._starting or self._manager.kernel_model(kernel)["connections"] > 0

    async def _shut_down(self, kernel: str) -> None:
        # It may have ended by itself meanwhile, which is as good.
        with suppress(HTTPError, KeyError):
            await self._manager.shutdown_kernel(kernel, now=True)
