"""Whether a kernel is still there: all that a page may ask or do about one by its id."""

from __future__ import annotations

from jupyter_server.services.kernels.handlers import KernelHandler


class ProbeHandler(KernelHandler):
    """Jupyter's answer about a kernel, without its way to delete one."""

    SUPPORTED_METHODS = ("GET",)
