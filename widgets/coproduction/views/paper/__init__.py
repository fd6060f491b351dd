"""What is printed for a room: cards, ladder, tally sheets and the run-sheet, all of one sheet."""

from coproduction.views.paper.pack import SIZES, Join, pack

__all__ = ["SIZES", "Join", "pack"]
