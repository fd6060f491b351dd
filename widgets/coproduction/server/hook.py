"""Between a request and its kernel: who is asking, and what their page shows."""

from __future__ import annotations

import asyncio
import logging
import posixpath
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from tornado.web import HTTPError

from coproduction.server import identity, kernels
from coproduction.server.course import AT
from coproduction.server.headers import secure
from coproduction.server.rooms.desk import may_sit
from coproduction.server.rooms.joining import join_address, outside
from coproduction.server.rooms.keys import held
from coproduction.settings import DESK, HOME, JOIN
from coproduction.store import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable

    from nbformat import NotebookNode
    from tornado.web import RequestHandler

    from coproduction.server.course import Course, Stop
    from coproduction.store import Answers

_HIDDEN = "skip-voila"
TRAINER = "trainer/"
"""The folder of the notebooks that only those who run a room may open."""

_log = logging.getLogger(__name__)


def prelaunch_hook(course: Course) -> Callable[..., None]:
    """The function Voilà calls for each page, before it starts a kernel.

    A function, not a method: traitlets copies what is in a configuration, and what a method
    belongs to with it.
    """

    def hook(handler: RequestHandler, notebook: NotebookNode, cwd: str) -> None:  # noqa: ARG001
        path = handler.path_args[0] or ""
        plain = posixpath.normpath(path.strip("/"))
        if course.folder is None or not plain.startswith(course.folder):
            return  # somebody's own notebook, on a Jupyter server
        secure(handler)
        if plain != path.rstrip("/") or plain.startswith(".."):
            # A notebook has one address: by another, the desk would open without a key.
            raise HTTPError(HTTPStatus.NOT_FOUND)
        name = plain.removeprefix(course.folder)
        trainers = _is_trainers(course, name)
        if trainers and not may_sit(handler, course):
            raise HTTPError(HTTPStatus.FORBIDDEN, reason="This page needs a key")
        person = identity.welcome(handler)
        desk = _desk(handler, course) if trainers else None
        kernels.ask_for(person, desk)
        # Reading it sets the cookie without which Voilà cannot close a kernel with its page.
        _ = handler.xsrf_token
        # Not in a thread, as elsewhere: Voilà waits for no hook, and goes on with the notebook as
        # it is when the hook returns.
        answers = course.store.answers(person)
        stops = course.stops(answers)
        here = next((stop for stop in stops if f"{stop.part.id}.ipynb" == name), None)
        notebook.cells = [cell for cell in notebook.cells if not _is_hidden(cell)]
        shown = {**page_data(course, stops, here), "desk": desk is not None}
        notebook.metadata["coproduction"] = shown
        if here is not None:
            _remember(course, person, answers, here)

    return hook


def page_data(course: Course, stops: tuple[Stop, ...], here: Stop | None) -> dict[str, Any]:
    """What the template shows around a notebook, as plain values."""
    index = here.number - 1 if here else None
    return {
        "home": course.home,
        "delete": f"{course.home}delete",
        "stops": [_plain(stop) | {"here": stop is here} for stop in stops],
        "number": here.number if here else None,
        "previous": _plain(stops[index - 1]) if index else None,
        "next": _plain(stops[index + 1]) if index is not None and stops[index + 1 :] else None,
        "on_binder": course.settings.on_binder,
    }


def _is_trainers(course: Course, name: str) -> bool:
    """Whether a notebook is in the trainers' folder, by whatever name the system knows that."""
    folder = course.settings.course
    trainers = folder / TRAINER
    if name.startswith(TRAINER):
        return True
    # Some systems open "Trainer" and "trainer." too.
    parents = (folder / name).parents
    return trainers.is_dir() and any(one.is_dir() and one.samefile(trainers) for one in parents)


def _desk(handler: RequestHandler, course: Course) -> dict[str, str]:
    """What a desk's kernel is told: its browser's keys, and where others find the course."""
    return {
        DESK: ".".join(key.text for key in held(handler)),
        HOME: f"{outside(handler.request, course)}{course.home}",
        JOIN: join_address(handler.request, course),
    }


def _plain(stop: Stop) -> dict[str, Any]:
    part = stop.part
    return {"title": part.title, "minutes": part.minutes, "link": stop.link, "done": stop.done}


def _is_hidden(cell: NotebookNode) -> bool:
    return _HIDDEN in cell.metadata.get("tags", ())


def _remember(course: Course, person: str, answers: Answers, here: Stop) -> None:
    """Keep where they are. In a thread: other people's writes must not hold up every page."""
    if answers.get((AT, 1)) == here.part.id:
        return

    def save() -> None:
        try:
            course.store.save(person, AT, 1, here.part.id)
        except StoreError as error:
            _log.warning("%s", error)

    asyncio.get_running_loop().run_in_executor(None, save)
