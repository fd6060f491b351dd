"""The addresses of the course, and which of Voilà's own are left on our server."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import voila
from jupyter_server.auth.logout import LogoutHandler
from jupyter_server.base.handlers import FileFindHandler
from jupyter_server.services.kernels.handlers import KernelHandler
from jupyter_server.utils import url_path_join
from jupyterlab_server.themes_handler import ThemesHandler
from voila.paths import STATIC_ROOT, collect_static_paths
from voila.static_file_handler import (
    AllowListFileHandler,
    MultiStaticFileHandler,
    TemplateStaticFileHandler,
)
from voila.tornado.contentshandler import VoilaContentsHandler
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler
from voila.tornado.treehandler import TornadoVoilaTreeHandler
from voila.utils import get_voila_labextensions_path

from coproduction.server.configuration import TEMPLATE
from coproduction.server.handlers.assets import AssetHandler, TemplateAssetHandler
from coproduction.server.handlers.pages import (
    DeletedHandler,
    DeleteHandler,
    HomeHandler,
    MissingHandler,
)
from coproduction.server.handlers.probe import ChannelsHandler, ProbeHandler
from coproduction.server.handlers.slides import SlidesHandler
from coproduction.server.rooms import desk, handouts, join, phone, screen
from coproduction.server.rooms.live import Live

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coproduction.server.course import Course
    from coproduction.server.kernels import Places

Rule = tuple[Any, ...]

_VOILA = f"coproduction/voila-{voila.__version__}"
"""Where Voilà's scripts are. Their names never change, so their address has the version in it."""

_CONTROL = ".*%[01][0-9A-Fa-f].*"
"""An address with a character that no address of ours has, and that Voilà stumbles over."""

_NOT_FOR_VISITORS = (
    TornadoVoilaTreeHandler,
    VoilaContentsHandler,
    AllowListFileHandler,
    ThemesHandler,
    LogoutHandler,
    # Below are those we answer ourselves, compressed and cached.
    FileFindHandler,
    MultiStaticFileHandler,
    TemplateStaticFileHandler,
)

_INSTEAD: dict[type, type] = {
    KernelHandler: ProbeHandler,
    VoilaKernelWebsocketHandler: ChannelsHandler,
}


def of_course(course: Course, places: Places, at: str) -> list[Rule]:
    """The pages without a kernel, and the assets of all pages, for any server.

    They are below the path ``at``, while links go to ``course.base``: a proxy may remove a prefix.
    """
    pages = {"course": course, "places": places}
    static = collect_static_paths(["voila", "nbconvert"], TEMPLATE)
    scripts = {"folders": [*static, STATIC_ROOT], "fingerprinted": True}
    extensions = {"folders": get_voila_labextensions_path()}
    hall = {**pages, "live": Live(course.store.rooms, course.content)}
    room = url_path_join(at, "coproduction/room/([A-Za-z]{6})")
    return [
        (url_path_join(at, "coproduction/?"), HomeHandler, pages),
        (url_path_join(at, "coproduction/delete"), DeleteHandler, pages),
        (url_path_join(at, "coproduction/deleted"), DeletedHandler, pages),
        (url_path_join(at, "coproduction/slides"), SlidesHandler, pages),
        (url_path_join(at, "coproduction/join"), join.JoinHandler, hall),
        (url_path_join(at, "coproduction/desk"), desk.DeskHandler, hall),
        (room, phone.PhoneHandler, hall),
        (f"{room}/now", phone.NowHandler, hall),
        (f"{room}/answer", phone.AnswerHandler, hall),
        (f"{room}/text", phone.TextSizeHandler, hall),
        (f"{room}/screen", screen.ScreenHandler, hall),
        (f"{room}/screen/now", screen.ScreenNowHandler, hall),
        (rf"{room}/paper(?:\.(docx))?", handouts.PaperHandler, hall),
        (rf"{room}/report(?:\.(html|docx|csv))?", handouts.ReportHandler, hall),
        (rf"{room}/note(?:\.(docx))?", handouts.NoteHandler, hall),
        (url_path_join(at, _VOILA, "(.*)"), AssetHandler, scripts),
        (url_path_join(at, "voila/templates/(.*)"), TemplateAssetHandler),
        (url_path_join(at, "voila/labextensions/(.*)"), AssetHandler, extensions),
    ]


def of_app(voilas: Iterable[Rule], course: Course, places: Places, at: str) -> list[Rule]:
    """All addresses of our own server: ours, what is left of Voilà's, a kind page for the rest."""
    pages = {"course": course, "places": places}
    left = [(rule[0], _instead(rule[1]), *rule[2:]) for rule in voilas if _is_needed(rule[1])]
    home, none = (at, HomeHandler, pages), (_CONTROL, MissingHandler, pages)
    typed = (url_path_join(at, "join/?"), join.ShortHandler, pages)
    ours = of_course(course, places, at)
    return [none, home, typed, *ours, *left, (".*", MissingHandler, pages)]


def page_config(config: dict[str, Any], *, base_url: str, **_others: object) -> dict[str, Any]:
    """Voilà's hook for what its scripts are told: here, where they are."""
    config["fullStaticUrl"] = url_path_join(base_url, _VOILA)
    # Voilà's scripts bring MathJax along; beside JupyterLab they would ask another host for it.
    config["fullMathjaxUrl"] = config["mathjaxConfig"] = None
    return config


def _is_needed(handler: type) -> bool:
    return not issubclass(handler, _NOT_FOR_VISITORS)


def _instead(handler: type) -> type:
    return _INSTEAD.get(handler, handler)
