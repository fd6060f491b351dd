"""What a notebook's cell calls: shows an activity to whoever is at this kernel."""

from __future__ import annotations

import logging
import sys
from functools import cache
from typing import TYPE_CHECKING

from coproduction import activities, settings
from coproduction.store import PageStore, Person, StoreError, open_store
from coproduction.views.notebook import ActivityWidget

if TYPE_CHECKING:
    from coproduction.settings import Settings

log = logging.getLogger("coproduction")

LOCAL = "local"
"""The person at a JupyterLab: one to an account, as there is no browser cookie to go by."""


def show(id: str) -> ActivityWidget:
    """The activity of that id, with the answers of the person at this kernel.

    Raises:
        KeyError: There is no activity of that id.
    """
    return ActivityWidget(activities.get(id)).bind(person())


@cache
def person() -> Person:
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


def _kept(told: Settings) -> Person:
    store = open_store(told.database_url)
    if told.person is None:
        return Person(store, LOCAL, "local")
    return Person(store, told.person, "server")


def _page_only() -> Person:
    return Person(PageStore(), "page", "page")


def _log_to_server() -> None:
    """Send our log to the server's, as a kernel's own error stream goes nowhere in Voilà."""
    handler = logging.StreamHandler(sys.__stderr__)
    handler.setFormatter(logging.Formatter("%(asctime)s %(name)s: %(message)s"))
    log.addHandler(handler)
    log.propagate = False
