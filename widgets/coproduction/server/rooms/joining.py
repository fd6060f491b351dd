"""The address that people type or scan to join, as seen from their phones."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import segno
from jupyter_server.utils import url_path_join

from coproduction.server.address import host_for_others

if TYPE_CHECKING:
    from tornado.httputil import HTTPServerRequest

    from coproduction.server.course import Course
    from coproduction.server.rooms.pages import RoomHandler


def join_address(handler: RoomHandler) -> str:
    """The address of the form for the code, as others reach it."""
    return join_from(handler.request, handler.course, short=handler.short)


def join_from(request: HTTPServerRequest, course: Course, *, short: bool) -> str:
    """The same for any request; ``short`` says whether there is a short address to type."""
    return f"{outside(request)}{url_path_join(course.base if short else course.home, 'join')}"


def outside(request: HTTPServerRequest) -> str:
    """The server as others reach it, without a path.

    A trainer's own browser may have come by a name that only this machine knows; then others
    come by its address on the network.
    """
    return f"{request.protocol}://{host_for_others(request.host)}"


def qr(address: str) -> str:
    """A QR code as an SVG drawing, which takes the colours of the page it stands on."""
    drawing = io.BytesIO()
    made = segno.make(address, error="m")
    made.save(drawing, kind="svg", xmldecl=False, svgns=True, border=4, omitsize=True, nl=False)
    return drawing.getvalue().decode()
