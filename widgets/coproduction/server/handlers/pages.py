"""The pages that need no kernel: the course home, deleting answers, and what to do when lost."""

from __future__ import annotations

import asyncio
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from jupyter_server.base.handlers import JupyterHandler
from tornado.web import HTTPError, authenticated
from voila.utils import create_include_assets_functions

from coproduction.server import identity
from coproduction.server.configuration import TEMPLATE
from coproduction.server.course import AT
from coproduction.server.headers import secure
from coproduction.views.page.drawing import environment

if TYPE_CHECKING:
    from coproduction.server.course import Course, Stop
    from coproduction.server.kernels import Places
    from coproduction.store import Answers


class PageHandler(JupyterHandler):
    """A page drawn from one of our templates."""

    def initialize(self, course: Course, places: Places) -> None:
        self.course = course
        self.places = places

    def set_default_headers(self) -> None:
        super().set_default_headers()
        secure(self)
        # What a person has done changes, and is theirs: the back button asks again.
        self.set_header("Cache-Control", "no-store")

    def set_cookie(self, name: str, value: str | bytes, *args: Any, **kwargs: Any) -> None:
        """Where people come by https, their cookies go by nothing else."""
        kwargs.setdefault("secure", self.request.protocol == "https")
        super().set_cookie(name, value, *args, **kwargs)

    def show(self, template: str, **values: Any) -> None:
        """Finish with the page of that template."""
        include = create_include_assets_functions(TEMPLATE, self.base_url)
        common = {"home": self.course.home, "on_binder": self.course.settings.on_binder}
        page = environment().get_template(template).render(**common, **include, **values)
        self.finish(page)

    def write_error(self, status_code: int, **kwargs: Any) -> None:  # noqa: ARG002
        self.show("error.html.j2", status_code=status_code)


class HomeHandler(PageHandler):
    """The course home: what this is, what is in it, and where you were."""

    @authenticated
    async def get(self) -> None:
        # In a thread: nobody else's page waits on the database.
        answers = await asyncio.to_thread(self.course.store.answers, identity.welcome(self))
        stops = self.course.stops(answers)
        self.show(
            "home.html.j2",
            stops=stops,
            reachable=self.course.folder is not None,
            time=_in_words(sum(stop.part.minutes for stop in stops)),
            short=sum(stop.part.short for stop in stops),
            go_on=_go_on(stops, answers),
        )


class DeleteHandler(PageHandler):
    """Deleting answers: a page that asks, and the deed."""

    @authenticated
    def get(self) -> None:
        self.show("delete.html.j2", xsrf=self.xsrf_token.decode())

    @authenticated
    async def post(self) -> None:
        person = identity.known_person(self)
        if person is not None:
            # Their open pages first, or the last words in one of them might be kept after all.
            await self.places.close(person)
            await asyncio.to_thread(self.course.store.forget, person)
        identity.farewell(self)
        self.redirect("deleted", status=HTTPStatus.SEE_OTHER)


class DeletedHandler(PageHandler):
    """It is done."""

    @authenticated
    def get(self) -> None:
        self.show("deleted.html.j2")


class MissingHandler(PageHandler):
    """Any address that is not ours."""

    def prepare(self) -> None:  # type: ignore[override]
        raise HTTPError(HTTPStatus.NOT_FOUND)


def _in_words(minutes: int) -> str:
    """A length of time as people say it: ``45 minutes``, ``1 hour``, ``2 hours 45 minutes``."""
    hours, left = divmod(minutes, 60)
    parts = [(hours, "hour"), (left, "minute")]
    return " ".join(f"{number} {unit}{'s' * (number > 1)}" for number, unit in parts if number)


def _go_on(stops: tuple[Stop, ...], answers: Answers) -> Stop | None:
    """Where the main button leads: the part they were in or, if that is done, the one after."""
    at = answers.get((AT, 1))
    here = next((stop for stop in stops if stop.part.id == at), None)
    if here is None or not here.done:
        return here
    return next((stop for stop in stops[here.number :] if not stop.done), here)
