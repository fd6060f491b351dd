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


def join_address(request: HTTPServerRequest, course: Course) -> str:
    """The address of the form for the code, as others reach it."""
    base = course.base if course.short else course.home
    return f"{outside(request, course)}{url_path_join(base, 'join')}"


def outside(request: HTTPServerRequest, course: Course) -> str:
    """The server as others reach it, without a path.

    A trainer's own browser may have come by a name that only this machine knows; then others
    come by its address on the network, if they can come at all.
    """
    host = request.host if course.alone else host_for_others(request.host)
    return f"{request.protocol}://{host}"


def qr(address: str) -> str:
    """A QR code as an SVG drawing, which takes the colours of the page it stands on."""
    drawing = io.BytesIO()
    made = segno.make(address, error="m")
    made.save(drawing, kind="svg", xmldecl=False, svgns=True, border=4, omitsize=True, nl=False)
    return drawing.getvalue().decode()
