"""The activities: each is its questions, and the results and feedback they lead to."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coproduction.activities.base import Activity


def get(id: str) -> Activity:
    """A new activity, by its id: ``own-practice`` is ``own_practice.OwnPractice``.

    Raises:
        KeyError: There is no activity of that id.
    """
    name = f"{__name__}.{id.replace('-', '_')}"
    try:
        module = import_module(name)
    except ModuleNotFoundError as error:
        if error.name != name:
            raise
        msg = f"there is no activity {id!r}"
        raise KeyError(msg) from error
    found: type[Activity] = getattr(module, id.title().replace("-", ""))
    return found()
