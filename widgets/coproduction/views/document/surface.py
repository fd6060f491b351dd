"""A surface to draw a picture for paper on: millimetres from the top left, and its own letters.

Matplotlib brings a font with it, so that a picture looks the same on every machine, whatever is
installed there. Only the modules that make a file import this one: most visitors never do.
"""

from __future__ import annotations

import io
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, get_font
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, FancyBboxPatch, Polygon, Rectangle, Wedge
from matplotlib.text import Text
from matplotlib.textpath import TextToPath
from matplotlib.transforms import Affine2D

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.artist import Artist

WIDTH = 170.0
"""The width of the text on an A4 page with margins of 20 mm."""

INK, QUIET, LINE, HAIR, WASH = "#1b2430", "#51606f", "#7c8894", "#ddd6ca", "#f1ece3"
PAPER, LINK = "#ffffff", "#0b5c8a"
BANDS = {"to": "#8c2f5b", "for": "#8a5a00", "with": "#0b6b58"}

SIZE, LEADING = 11.0, 5.2
"""The letters, in points, and from one line to the next."""
MIDDLE = 2.0
"""From the top of a line to the middle of its letters."""
BESIDE = 4.5
"""From the middle of a mark to the words that belong to it."""

DOTS = " …"
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_DPI = 150
_INCH = 25.4
_POINT = _INCH / 72
_RADIUS = 1.6
_MARGIN = 1.0


class Surface:
    """What is drawn is kept until its height is known."""

    def __init__(self) -> None:
        self._artists: list[Artist] = []
        self._scale = Affine2D()

    def text(
        self,
        x: float,
        y: float,
        words: str,
        *,
        width: float = WIDTH,
        bold: bool = False,
        colour: str = INK,
        at: str = "left",
        most: int | None = None,
    ) -> float:
        """Write words from ``y`` downwards, in lines of at most ``width``; returns their height.

        What does not go into ``most`` lines is left out, with three dots in its place.
        """
        lines = wrap(words, width, bold=bold)
        if lines[most:] and most:
            last = wrap(lines[most - 1], width - wide(DOTS, bold=bold), bold=bold)[0]
            lines = [*lines[: most - 1], last + DOTS]
        for number, line in enumerate(lines):
            letter = Text(
                x,
                y + number * LEADING,
                line,
                color=colour,
                fontproperties=_font(bold),
                ha=at,
                va="top",
                parse_math=False,  # a pound, a dollar and a caret are no sums
                transform=self._scale,
            )
            self._artists.append(letter)
        return len(lines) * LEADING

    def line(
        self,
        points: Sequence[tuple[float, float]],
        *,
        colour: str = LINE,
        thick: float = 1.0,
        dashes: tuple[float, ...] = (),
    ) -> None:
        """A line through points; ``thick`` and ``dashes`` are in points."""
        style: Any = (0, dashes) if dashes else "-"
        xs, ys = zip(*points, strict=True)
        self._add(Line2D(xs, ys, color=colour, linewidth=thick, linestyle=style))

    def area(self, points: Sequence[tuple[float, float]], colour: str) -> None:
        """A shape of one colour, without an edge."""
        self._add(Polygon(list(points), closed=True, facecolor=colour, edgecolor="none"))

    def box(
        self,
        corner: tuple[float, float],
        width: float,
        height: float,
        *,
        fill: str = PAPER,
        edge: str = LINE,
        thick: float = 1.0,
        dashed: bool = False,
        round: float = 0.0,
    ) -> None:
        """A box by its top left corner; ``round`` is the radius of its corners."""
        style: dict[str, Any] = {"facecolor": fill, "edgecolor": edge, "linewidth": thick}
        style["linestyle"] = (0, (4, 3)) if dashed else "-"
        if round:
            shape = f"round,pad=0,rounding_size={round}"
            self._add(FancyBboxPatch(corner, width, height, boxstyle=shape, **style))
        else:
            self._add(Rectangle(corner, width, height, **style))

    def mark(self, x: float, y: float, kind: str) -> None:
        """A mark with its middle at a place; its shape tells its kind, as on the screen."""
        if kind in {"ours", "near"}:
            fill = LINK if kind == "ours" else PAPER
            side = _RADIUS * 1.25
            corners = [(x, y - side), (x + side, y), (x, y + side), (x - side, y)]
            self._add(Polygon(corners, facecolor=fill, edgecolor=LINK, linewidth=1.4))
        elif kind == "theirs":
            corner, side = (x - _RADIUS, y - _RADIUS), 2 * _RADIUS
            self._add(Rectangle(corner, side, side, facecolor=PAPER, edgecolor=INK, linewidth=1.4))
        else:
            fill = INK if kind == "mine" else PAPER
            self._add(Circle((x, y), _RADIUS, facecolor=fill, edgecolor=INK, linewidth=1.4))

    def band(self, x: float, y: float, band: str) -> None:
        """The dot of a band: empty, half or full."""
        colour = BANDS[band]
        fill = colour if band == "with" else PAPER
        self._add(Circle((x, y), _RADIUS, facecolor=fill, edgecolor=colour, linewidth=1.4))
        if band == "for":
            self._add(Wedge((x, y), _RADIUS, 90, 270, facecolor=colour, edgecolor="none"))

    def key(self, kinds: Sequence[tuple[str, str]]) -> float:
        """What the marks mean, at the top, side by side while there is room; its height."""
        x, y = 0.0, 0.0
        for kind, words in kinds:
            needs = BESIDE + wide(words) + 8
            if x and x + needs > WIDTH:
                x, y = 0.0, y + LEADING
            self.mark(x + 2, y + MIDDLE, kind)
            self.text(x + 2 + BESIDE, y, words)
            x += needs
        return y + LEADING + 3 if kinds else y

    def png(self, height: float) -> bytes:
        """The picture, ``height`` millimetres high, with room for the edges of what is drawn."""
        size = ((WIDTH + 2 * _MARGIN) / _INCH, (height + 2 * _MARGIN) / _INCH)
        figure = Figure(figsize=size, dpi=_DPI, facecolor=PAPER)
        canvas = FigureCanvasAgg(figure)
        dots = _DPI / _INCH
        shift = _MARGIN * dots
        self._scale.clear().scale(dots, -dots).translate(shift, figure.bbox.height - shift)
        for artist in self._artists:
            figure.add_artist(artist)
        file = io.BytesIO()
        canvas.print_png(file)  # type: ignore[no-untyped-call]
        return file.getvalue()

    def _add(self, artist: Artist) -> None:
        artist.set_transform(self._scale)
        self._artists.append(artist)


def wide(words: str, *, bold: bool = False) -> float:
    """How wide words are."""
    found: tuple[float, float, float] = _measure().get_text_width_height_descent(
        shown(words), _font(bold), ismath=False
    )
    return found[0] * _POINT


def wrap(words: str, width: float, *, bold: bool = False) -> list[str]:
    """Words in lines of at most ``width``; a word that is wider by itself is broken."""
    lines: list[str] = []
    for paragraph in shown(words).splitlines() or [""]:
        line = ""
        for word in paragraph.split():
            longer = f"{line} {word}".strip()
            if wide(longer, bold=bold) <= width:
                line = longer
                continue
            if line:
                lines.append(line)
            *full, line = _broken(word, width, bold)
            lines += full
        lines.append(line)
    return lines


def shown(words: str) -> str:
    """The words with an empty box for each letter that the font lacks, as in emoji.

    What would turn the words beside it round is left out.
    """
    has = _letters()
    plain = _TURNING.sub("", words)
    return "".join(c if c == "\n" or ord(c) in has else "\N{WHITE SQUARE}" for c in plain)


def _broken(word: str, width: float, bold: bool) -> list[str]:
    pieces, piece = [], ""
    for letter in word:
        if piece and wide(piece + letter, bold=bold) > width:
            pieces.append(piece)
            piece = ""
        piece += letter
    return [*pieces, piece]


@cache
def _font(bold: bool) -> FontProperties:
    name = "DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"
    return FontProperties(fname=str(Path(mpl.get_data_path(), "fonts", "ttf", name)), size=SIZE)


@cache
def _letters() -> frozenset[int]:
    """The letters that both weights of the font have."""
    files = (_font(bold).get_file() for bold in (False, True))
    return frozenset.intersection(*(frozenset(get_font(str(f)).get_charmap()) for f in files))


@cache
def _measure() -> TextToPath:
    return TextToPath()
