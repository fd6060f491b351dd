"""A server that does not know who or where its visitors are, and so cannot write it down."""

from __future__ import annotations

import logging
import re
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from jupyter_server.auth.identity import PasswordIdentityProvider, User
from tornado.web import Application

if TYPE_CHECKING:
    from tornado.httputil import HTTPServerRequest
    from tornado.web import RequestHandler

# Who knows the id of a kernel can talk to it.
_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")

_NOBODY = "0.0.0.0"  # noqa: S104 (JupyterHub complains of what is no address)

_log = logging.getLogger(__name__)


def hide_address(request: HTTPServerRequest) -> None:
    """Put the visitor's address where no log looks for it; also on a server that is not ours.

    What counts wrong codes needs to tell clients apart, and keeps a hash of its own.
    """
    if not hasattr(request, "client"):
        request.client = request.remote_ip  # type: ignore[attr-defined]
        request.remote_ip = _NOBODY


class DiscreetApplication(Application):
    """Forgets the visitor's address before anything, Tornado's own log included, can use it."""

    def find_handler(self, request: HTTPServerRequest, **kwargs: Any) -> Any:
        hide_address(request)
        return super().find_handler(request, **kwargs)


class VisitorProvider(PasswordIdentityProvider):
    """Jupyter's doorkeeper, who gives nobody a name of their own in a cookie.

    With ``--token`` only those who have it come in, and they do get Jupyter's cookie.
    """

    def get_user(self, handler: RequestHandler) -> Any:
        return super().get_user(handler) if self.auth_enabled else User("visitor")


def log_failure(handler: RequestHandler) -> None:
    """Instead of Tornado's access log: only what failed, without who or what exactly."""
    status = handler.get_status()
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR and status != HTTPStatus.SERVICE_UNAVAILABLE:
        path = _ID.sub("(a kernel)", handler.request.path)
        _log.error("%d for %s %s", status, handler.request.method, path)
