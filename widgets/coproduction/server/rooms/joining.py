"""The address that people type or scan to join, as seen from their phones."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import segno
from jupyter_server.utils import url_path_join

from coproduction.server.address import host_for_others

if TYPE_CHECKING:
    from coproduction.server.rooms.pages import RoomHandler


def join_address(handler: RoomHandler) -> str:
    """The address of the form for the code.

    A trainer's own browser may have come by a name that only this machine knows; then others
    come by its address on the network.
    """
    request = handler.request
    host = host_for_others(request.host)
    home = handler.course.home
    path = url_path_join(handler.course.base if handler.short else home, "join")
    return f"{request.protocol}://{host}{path}"


def qr(address: str) -> str:
    """A QR code as an SVG drawing, which takes the colours of the page it stands on."""
    drawing = io.BytesIO()
    made = segno.make(address, error="m")
    made.save(drawing, kind="svg", xmldecl=False, svgns=True, border=4, omitsize=True, nl=False)
    return drawing.getvalue().decode()
