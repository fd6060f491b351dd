"""The course beside JupyterLab, as on Binder: a Jupyter server with our pages and our Voilà."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from traitlets.config import Config

from coproduction.server import address, configuration, hang, routes
from coproduction.server.hook import prelaunch_hook
from coproduction.server.kernels import Places
from coproduction.server.opening import open_course
from coproduction.server.purge import purge_hourly
from coproduction.server.refusal import Refusal
from coproduction.settings import HOME, load

if TYPE_CHECKING:
    from jupyter_server.serverapp import ServerApp

    from coproduction.server.course import Course


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": __name__}]


def _load_jupyter_server_extension(server: ServerApp) -> None:
    """Add the course to a server. Voilà's own extension loads after this one, by its name."""
    try:
        course = _open(server)
    except Refusal as refusal:
        server.log.error("The course is not shown. %s", refusal)
        return
    hooks = {"prelaunch_hook": prelaunch_hook(course), "page_config_hook": routes.page_config}
    hang.cure()
    server.update_config(configuration.for_extension())
    server.update_config(Config({"VoilaConfiguration": hooks}))
    server.web_app.settings["jinja_template_vars"]["home"] = course.home
    # A desk in JupyterLab leads to our pages, whatever the prefix.
    beside = {HOME: course.home}
    places = Places(server.kernel_manager, course.settings.kernels, beside=beside)
    server.web_app.add_handlers(  # type: ignore[no-untyped-call]
        ".*$", routes.of_course(course, places, course.base)
    )
    server.io_loop.add_callback(lambda: asyncio.create_task(purge_hourly(course.store)))


def _open(server: ServerApp) -> Course:
    try:
        notebooks = load().course
    except ValueError as error:
        raise Refusal(str(error)) from error
    course = open_course(server.base_url, _folder(Path(server.root_dir), notebooks))
    return replace(course, alone=address.is_local(server.ip))


def _folder(root: Path, notebooks: Path) -> str | None:
    """The notebooks' folder as the server sees it, with a slash, or "" or None."""
    root = root.expanduser().resolve()
    if not notebooks.is_relative_to(root):
        return None
    within = notebooks.relative_to(root).as_posix()
    return "" if within == "." else f"{within}/"
