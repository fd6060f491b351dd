"""What each of our pages tells the browser it may do."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tornado.web import RequestHandler

# Voilà and the widgets write scripts and styles into the page and import modules from blobs. So
# this is a second fence: it does not stop a script that got in, but nothing gets out to, or in
# from, another host.
_POLICY = "; ".join(
    [
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' blob:",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'self'",
    ]
)

SECURE = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    # An address may hold a Jupyter server's token, which is nobody's business elsewhere.
    "Referrer-Policy": "same-origin",
}


def secure(handler: RequestHandler) -> None:
    """Send the page with our headers, also where the server has others for its own pages."""
    for name, value in SECURE.items():
        handler.set_header(name, value)
