"""A desk's hands: the rooms that a browser's keys open, the clock and chance."""

from coproduction.hosting.host import RoomHost

__all__ = ["RoomHost"]
