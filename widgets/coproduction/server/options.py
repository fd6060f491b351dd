"""The options of Voilà on our command line, with a sentence for each that is wrong."""

from __future__ import annotations

import io
from contextlib import redirect_stderr
from typing import TYPE_CHECKING

from traitlets.config import Application, Config

from coproduction.server.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

_HELP = "See what there is with: coproduction serve --help-all"


def parse(app: Application, arguments: list[str]) -> None:
    """Take the options in ``arguments`` over into ``app``.

    Raises:
        Refusal: One of them is not an option, or is not complete.
        TraitError: One has a value that it cannot have.
    """
    said = io.StringIO()
    try:
        with redirect_stderr(said):
            # Unwrapped, because the wrapper logs an error and exits, in words for developers.
            Application.parse_command_line.__wrapped__(app, arguments)  # type: ignore[attr-defined]
    except SystemExit as exit_:
        if not exit_.code:
            raise
        reason = said.getvalue().rpartition("error: ")[2].strip()
        msg = f"The options cannot be read: {reason}. {_HELP}"
        raise Refusal(msg) from exit_
    for name in _unknown(app, app.cli_config):
        msg = f"There is no option {name}. {_HELP}"
        raise Refusal(msg)
    for name in app.extra_args:
        msg = f"The course is served whole, so leave out {name!r}. {_HELP}"
        raise Refusal(msg)


def _unknown(app: Application, config: Config) -> Iterator[str]:
    """What Voilà would only warn of, and then go on without."""
    known = {cls.__name__: cls for cls in app._classes_inc_parents()}
    for section, values in config.items():
        if not isinstance(values, Config):
            yield f"--{section}"
        elif section in known:
            traits = known[section].class_traits(config=True)
            yield from (f"--{section}.{name}" for name in values if name not in traits)
