"""What a notebook's cell calls: shows an activity to whoever is at this kernel."""

from __future__ import annotations

import asyncio
import logging
import sys
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from coproduction import activities, content, settings
from coproduction.activities.answers import AnswerError
from coproduction.activities.workshop import CODE
from coproduction.seat import Seat
from coproduction.store import (
    AnswerStore,
    Kept,
    PageStore,
    Person,
    RoomError,
    StoreError,
    open_store,
)
from coproduction.store.keys import desk_key, parse
from coproduction.views import document
from coproduction.views.notebook import ActivityWidget

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coproduction.hosting import RoomHost
    from coproduction.settings import Settings
    from coproduction.store.values import Json, Key

log = logging.getLogger("coproduction")

LOCAL = "local"
"""The person at a JupyterLab: one to an account, as there is no browser cookie to go by."""


@dataclass(frozen=True)
class Present(Person):
    """The person at this kernel. When their answers come or go at once, every activity hears."""

    shown: list[ActivityWidget] = field(default_factory=list, repr=False)
    seat: Seat | None = field(default=None, repr=False)

    def join(self, code: str) -> str | None:
        """The title of the room of that code, joined; None if there is none here.

        Raises:
            AnswerError: It is full; the words are for the person.
        """
        try:
            return self.seat.join(code) if self.seat else None
        except RoomError as error:
            raise AnswerError(str(error)) from error

    def address(self, code: str) -> str:
        """The address of a room's page, at the host this page came from: it knows the person."""
        return f"{urlsplit(settings.load().home).path}room/{code}"

    @property
    def room(self) -> str | None:
        """The title of the room they are in, or None."""
        code = self.answers().get((CODE, 1)) if self.seat else None
        return self.seat.title(str(code)) if self.seat and code else None

    def save(self, question: str, value: Json, round: int = 1) -> None:
        """Keep an answer, and show it in the other activities on the page that read it."""
        super().save(question, value, round)
        self._say(question, value, round)
        activity = question.partition(".")[0]
        for widget in self.shown:
            if activity in widget.reads:
                widget.refresh()

    def _say(self, question: str, value: Json, round: int) -> None:
        """Give it to the room as well, if they are in one."""
        asked = content.course().questions
        known = asked.get(question) or asked.get(question.rpartition(".")[0])
        code = self.answers().get((CODE, 1)) if self.seat and known else None
        if self.seat and known and code:
            self.seat.say(str(code), replace(known, id=question), value, round)

    def save_all(self, said: Mapping[Key, Json]) -> None:
        """Keep many answers at once, and show them in every activity on the page."""
        super().save_all(said)
        for widget in self.shown:
            widget.refresh()

    def forget(self) -> int:
        """Delete them and all they said, here and in the browser; returns how many answers."""
        count = super().forget()
        for widget in self.shown:
            widget.forget()
        return count


def show(id: str) -> ActivityWidget:
    """The activity of that id, with the answers of the person at this kernel.

    Raises:
        KeyError: There is no activity of that id.
    """
    # A person named by our server is on a page of ours, which has the styles.
    styled = settings.load().person is None
    widget = ActivityWidget(activities.get(id), _make, styled=styled).bind(person())
    person().shown.append(widget)
    return widget


def desk() -> ActivityWidget:
    """The desk of whoever runs a room, with the keys of the browser at this kernel.

    It looks after its rooms by itself, about each second: others change them too.
    """
    from coproduction.activities.live.desk import Desk

    here, told = person(), settings.load()
    widget = ActivityWidget(Desk(_host(here, told)), styled=told.person is None).bind(here)
    here.shown.append(widget)
    with suppress(RuntimeError):  # no loop, so nobody waits: a notebook that is only checked
        widget.keep_up(asyncio.get_running_loop())
    return widget


def _host(here: Present, told: Settings) -> RoomHost:
    """The rooms as this browser's keys open them."""
    # Imported here because every visitor has a kernel, and few sit at a desk.
    from coproduction.hosting import RoomHost

    rooms = here.store.rooms if isinstance(here.store, AnswerStore) else None
    keys = tuple(filter(None, map(parse, (told.desk or "").split("."))))
    owner = None
    if rooms is not None and (keys or not (told.in_voila or told.person)):
        owner = parse(desk_key(told.data_home))
        keys = keys or tuple(filter(None, [owner]))
    return RoomHost(
        rooms, keys, owner if owner in keys else None, told.home, told.join, apart=not told.desk
    )


def _make(file: str) -> document.File:
    """A file of everything the person at this kernel has said by now."""
    here = person()
    moment = datetime.now(UTC).astimezone()
    return document.make(file, content.course(), here.answers(), moment, here.tag)


@cache
def person() -> Present:
    """Whose answers this kernel holds, decided once.

    The course's server names a person. A Voilà that is not ours cannot tell visitors apart, so
    there answers live as long as the page. Anything else is someone's own JupyterLab.
    """
    _log_to_server()
    told = settings.load()
    if told.person is None and told.in_voila:
        return _page_only()
    try:
        return _kept(told)
    except StoreError:
        log.exception("Answers cannot be kept; this page keeps them for itself")
        return _page_only()


def _kept(told: Settings) -> Present:
    store = open_store(told.database_url)
    kept: Kept = "binder" if told.on_binder else "server" if told.person else "local"
    key = told.person or LOCAL
    return Present(store, key, kept, seat=Seat(store.rooms, key, content.course()))


def _page_only() -> Present:
    return Present(PageStore(), "page", "page")


def _log_to_server() -> None:
    """Send our log to the server's, as a kernel's own error stream goes nowhere in Voilà."""
    handler = logging.StreamHandler(sys.__stderr__)
    handler.setFormatter(logging.Formatter("%(asctime)s %(name)s: %(message)s"))
    log.addHandler(handler)
    log.propagate = False
