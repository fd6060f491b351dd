"""The course as a server of its own: Voilà with a home, and without what visitors do not need."""

from __future__ import annotations

import asyncio
import errno
import logging
import signal
import sys
from contextlib import suppress
from dataclasses import replace
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, ClassVar

from jupyter_server.services.kernels.kernelmanager import MappingKernelManager
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from traitlets import default
from voila.app import Voila

from coproduction import settings
from coproduction.server import address, configuration, hang, options, routes
from coproduction.server.headers import SECURE
from coproduction.server.hook import prelaunch_hook
from coproduction.server.kernels import Places
from coproduction.server.opening import cookie_secret, open_course
from coproduction.server.privacy import DiscreetApplication, log_failure
from coproduction.server.purge import purge_hourly
from coproduction.server.refusal import Refusal

if TYPE_CHECKING:
    import socket
    from collections.abc import Sequence

MOST_BYTES = 1_000_000
"""The largest request there is: a form or an answer, never a file."""

_STOPPED_BY = ("SIGTERM", "SIGINT", "SIGHUP")


class CourseApp(Voila):  # type: ignore[misc]
    """Voilà as the course needs it. Every option of Voilà works."""

    examples = "coproduction serve --port 8866"
    classes: ClassVar[list[type]] = [*Voila.classes, MappingKernelManager]

    def initialize(self, argv: Sequence[str] | None = None) -> None:
        """Read the options, check the course and open the store.

        Raises:
            Refusal: The course cannot be served; the message says why and what to do.
        """
        self.update_config(configuration.for_app())
        super().initialize(argv)
        if self.voila_configuration.preheat_kernel:
            msg = "Leave out --preheat_kernel: each page starts for one person, with their answers."
            raise Refusal(msg)
        course = open_course(base=self.base_url, folder="")
        self.course = replace(course, short=True, alone=address.is_local(self.ip))
        self.voila_configuration.prelaunch_hook = prelaunch_hook(self.course)
        self.voila_configuration.page_config_hook = routes.page_config

    def parse_command_line(self, argv: Sequence[str] | None = None) -> None:
        options.parse(self, list(argv or ()))

    @default("cookie_secret")
    def _default_cookie_secret(self) -> bytes:
        return cookie_secret(settings.load().data_home)

    @default("root_dir")
    def _default_root_dir(self) -> str:
        return str(settings.load().course)

    def start(self) -> None:
        """Serve until somebody says stop."""
        sockets = self._bind()
        hang.cure()
        # Tornado would note every mistyped address.
        logging.getLogger("tornado.general").setLevel(logging.ERROR)
        try:
            asyncio.run(self._serve(sockets))
        finally:
            for bound in sockets:
                bound.close()

    def init_settings(self) -> dict[str, Any]:
        ours = {
            "headers": SECURE,
            "compress_response": True,
            "log_function": log_failure,
            "jinja_template_vars": {"home": self.course.home},
            "xsrf_cookie_kwargs": {
                "path": self.base_url,
                "samesite": "Lax",
                "expires_days": None,  # else Tornado keeps it for 30 days
            },
        }
        return {**super().init_settings(), **ours, **self.tornado_settings}

    def init_handlers(self) -> list[routes.Rule]:
        places = Places(self.kernel_manager, self.course.settings.kernels)
        return routes.of_app(super().init_handlers(), self.course, places, self.server_url)

    async def _serve(self, sockets: list[socket.socket]) -> None:
        stopped = asyncio.Event()
        for name in _STOPPED_BY:
            # Windows has neither all the signals nor this way to hear of them.
            with suppress(AttributeError, NotImplementedError):
                asyncio.get_running_loop().add_signal_handler(getattr(signal, name), stopped.set)
        with TemporaryDirectory(prefix="coproduction-", dir=self.connection_dir_root) as folder:
            self.connection_dir = folder
            self.app = DiscreetApplication(**self.init_settings())
            self.app.add_handlers(".*$", self.init_handlers())
            await self._serve_until(stopped, sockets)

    async def _serve_until(self, stopped: asyncio.Event, sockets: list[socket.socket]) -> None:
        # Only a proxy on this machine can reach the server then, so what it says can be believed.
        # Nobody sends more than a form or an answer; files go to their kernels another way.
        local = address.is_local(self.ip)
        server = HTTPServer(self.app, xheaders=local, max_body_size=MOST_BYTES)
        server.add_sockets(sockets)
        purging = asyncio.create_task(purge_hourly(self.course.store))
        try:
            self._announce()
            await stopped.wait()
        finally:
            purging.cancel()
            server.stop()
            await self.kernel_manager.shutdown_all(now=True)
            self.course.store.close()

    def _bind(self) -> list[socket.socket]:
        try:
            sockets = bind_sockets(self.port, self.ip)
        except OSError as error:
            raise Refusal(self._why_not(error)) from error
        self.port: int = sockets[0].getsockname()[1]
        return sockets

    def _why_not(self, error: OSError) -> str:
        other = f"choose another: coproduction serve --port {self.port + 1}"
        if error.errno == errno.EADDRINUSE:
            return (
                f"Port {self.port} is in use, perhaps because the course is running already. "
                f"Stop what is using it, or {other}"
            )
        if error.errno == errno.EACCES:
            return f"You may not use port {self.port}. Choose one above 1023, as --port 8866"
        return (
            f"This machine cannot be reached as {self.ip!r} ({error.strerror}). Leave out --ip, "
            f"or use --ip 0.0.0.0 for everybody on your network."
        )

    def _announce(self) -> None:
        token = self.identity_provider.token
        links = address.links(self.ip, self.port, self.base_url, token)
        sys.stdout.write(address.words(links, self.course.desk))
        sys.stdout.flush()
        if self.open_browser:
            address.open_browser(links[0], self.browser)
