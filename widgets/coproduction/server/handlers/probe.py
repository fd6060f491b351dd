"""A kernel by its id: all that a page may ask of one, and what it hears where there is none."""

from __future__ import annotations

from typing import Any

from jupyter_server.services.kernels.handlers import KernelHandler
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler


class ProbeHandler(KernelHandler):
    """Jupyter's answer about a kernel, without its way to delete one."""

    SUPPORTED_METHODS = ("GET",)


class ChannelsHandler(VoilaKernelWebsocketHandler):  # type: ignore[misc]
    """Voilà’s line to a kernel.

    A page left open asks a server that was started again for its old kernel. That is no fault,
    and the answer needs no page: Jupyter's own cannot be drawn by our server.
    """

    def write_error(self, status_code: int, **kwargs: Any) -> None:  # noqa: ARG002
        self.finish()
