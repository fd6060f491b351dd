"""The command ``coproduction``."""

from __future__ import annotations

import argparse
import sys
from importlib.metadata import version
from typing import NoReturn

from traitlets import TraitError

from coproduction.server.refusal import Refusal

_PORTS = range(65536)


class _Parser(argparse.ArgumentParser):
    """One that says what is wrong in a line, without all that would have been right."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{message[:1].upper()}{message[1:]}. See: {self.prog} --help\n")


def main(arguments: list[str] | None = None) -> int:
    """Do what the arguments say; returns the exit status."""
    parser = _parser()
    known, others = parser.parse_known_args(arguments)
    try:
        return _serve(known, others)
    except Refusal as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 1
    except TraitError as error:
        # Some options are looked at only when what they are for is made.
        sys.stderr.write(f"An option has a value that it cannot have. {error}\n")
        return 1
    except KeyboardInterrupt:
        return 130


def _serve(known: argparse.Namespace, others: list[str]) -> int:
    # Only now, so that --help and a mistyped command answer at once.
    from coproduction.server.app import CourseApp

    # The instance, because Jupyter's handlers write to the log of that one.
    app = CourseApp.instance()
    try:
        app.initialize([*others, *_as_options(known)])
        app.start()
    finally:
        CourseApp.clear_instance()
    return 0


def _as_options(known: argparse.Namespace) -> list[str]:
    given = []
    if known.port is not None:
        given.append(f"--Voila.port={known.port}")
    if ip := "0.0.0.0" if known.hall else known.ip:  # noqa: S104 (asked for)
        given.append(f"--Voila.ip={ip}")
    if known.no_browser:
        given.append("--no-browser")
    return given


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="coproduction", description="Moving Beyond Consultation, a course.", allow_abbrev=False
    )
    parser.add_argument("--version", action="version", version=version("coproduction"))
    commands = parser.add_subparsers(metavar="serve", required=True)
    serve = commands.add_parser(
        "serve",
        allow_abbrev=False,
        help="show the course in the browser",
        description="Show the course in the browser. Every option of Voilà works too; "
        "--help-all lists them.",
    )
    serve.add_argument("--port", type=_port, help="where to listen (8866)")
    where = serve.add_mutually_exclusive_group()
    where.add_argument("--ip", help="0.0.0.0 lets in everybody on your network (127.0.0.1)")
    where.add_argument(
        "--hall",
        action="store_true",
        help="for a workshop: let in everybody on this network, and say where they join",
    )
    serve.add_argument("--no-browser", action="store_true", help="do not open the browser")
    return parser


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) not in _PORTS:
        msg = f"a port is a whole number up to 65535, not {text!r}"
        raise argparse.ArgumentTypeError(msg)
    return int(text)
