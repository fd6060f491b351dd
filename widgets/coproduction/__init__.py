"""Moving Beyond Consultation: the activities of the course, and what they reckon with."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from coproduction.logic.ladder import place
    from coproduction.notebook import desk, show

__all__ = ["desk", "place", "show"]
__version__ = version("coproduction")


def __getattr__(name: str) -> Any:
    """Load what a notebook asks for when it asks: a server that only wants pages pays nothing."""
    if name == "show":
        from coproduction.notebook import show

        return show
    if name == "desk":
        from coproduction.notebook import desk

        return desk
    if name == "place":
        from coproduction.logic.ladder import place

        return place
    msg = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(msg)
