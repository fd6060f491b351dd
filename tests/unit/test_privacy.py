"""Where a visitor is is not known to whatever could write it down."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from tornado.testing import AsyncHTTPTestCase, ExpectLog
from tornado.web import Application, RequestHandler

from coproduction.server.privacy import DiscreetApplication, log_failure

if TYPE_CHECKING:
    import pytest

KERNEL = "01234567-89ab-cdef-0123-456789abcdef"


class _Says(RequestHandler):
    def get(self) -> None:
        self.write(str(self.request.remote_ip))


class _Fails(RequestHandler):
    def get(self) -> None:
        raise ValueError


class TestDiscreetApplication(AsyncHTTPTestCase):
    def get_app(self) -> Application:
        rules = [("/says", _Says), ("/fails/.*", _Fails)]
        return DiscreetApplication(rules, log_function=log_failure)

    def test_no_handler_knows_the_address(self) -> None:
        assert self.fetch("/says").body == b"0.0.0.0"

    def test_tornados_own_log_does_not_either(self) -> None:
        with ExpectLog("tornado.application", r"Uncaught exception GET /fails/x \(0\.0\.0\.0\)"):
            self.fetch("/fails/x")


def test_a_failure_is_noted_without_the_kernel(caplog: pytest.LogCaptureFixture) -> None:
    class Handler:
        request = type("Request", (), {"method": "GET", "path": f"/api/kernels/{KERNEL}"})

        def __init__(self, status: int) -> None:
            self.get_status = lambda: status

    with caplog.at_level(logging.DEBUG):
        for status in (200, 304, 404, 503):
            log_failure(Handler(status))  # type: ignore[arg-type]
        assert caplog.messages == []
        log_failure(Handler(500))  # type: ignore[arg-type]
    assert caplog.messages == ["500 for GET /api/kernels/(a kernel)"]
