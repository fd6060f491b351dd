"""What is printed before a workshop and handed out after it, for those who hold the key."""

from __future__ import annotations

import asyncio
import io
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import segno
from jupyter_server.auth.decorator import allow_unauthenticated

from coproduction.server import identity
from coproduction.server.rooms import keys
from coproduction.server.rooms.joining import join_address
from coproduction.server.rooms.pages import TABLE, TEXT, RoomHandler
from coproduction.server.rooms.telling import draft, make
from coproduction.store.rooms import MAX_PEOPLE
from coproduction.views.document import counts_csv, html
from coproduction.views.document.protection import Cookie, Place, protection
from coproduction.views.document.report import report
from coproduction.views.paper import SIZES, Join, pack

if TYPE_CHECKING:
    from collections.abc import Callable

    from coproduction.activities.live.settled import Told
    from coproduction.server.course import Course
    from coproduction.server.rooms.telling import Telling
    from coproduction.store import Room
    from coproduction.views.document.model import Document

POLICY = "; ".join(
    [
        "default-src 'none'",
        "style-src 'self' 'unsafe-inline'",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    ]
)
"""These pages have no script at all."""

PAGE = "text/html;charset=utf-8"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
CSV = "text/csv;charset=utf-8"

ONE_AT_A_TIME = asyncio.Semaphore(1)
"""What draws the pictures of a document is not made for several threads."""

PRINT = "Print it from the menu of your browser. This box is not printed."
DRAFT = (
    "This is a draft, for those who hold the key. Make the report when every card and hand is "
    "entered: its counts stay as they are then. Then you can take it as a file.",
    "What phones have shown already stays as they showed it.",
)
MADE = (
    "The report is made. Cards that you enter now are not in it, unless you open their step again."
)
FILES = (
    ("The report as Word", "report.docx"),
    ("as a web page", "report.html"),
    ("its counts as a table (CSV)", "report.csv"),
)
SESSION = "Until the browser is closed"
NOTE = ("Data-protection note", "note")
LATE = (
    "These steps have changed since they were first told: {}. The report keeps what was told then."
)


class HandoutHandler(RoomHandler):
    """A document of a room, as a page or a file."""

    def set_default_headers(self) -> None:
        super().set_default_headers()
        self.set_header("Content-Security-Policy", POLICY)

    def hand_out(self, data: bytes, media: str, name: str = "") -> None:
        """Finish with a page or, where it has a name, a file to keep."""
        self.set_header("Content-Type", media)
        if name:
            self.set_header("Content-Disposition", f'attachment; filename="{name}"')
        self.finish(data)

    async def make(self, draw: Callable[[], bytes]) -> bytes:
        """What ``draw`` gives: made in a thread, one after the other."""
        async with ONE_AT_A_TIME:
            return await asyncio.to_thread(draw)


class PaperHandler(HandoutHandler):
    """The paper pack."""

    @allow_unauthenticated
    async def get(self, code: str, ending: str | None) -> None:
        room = await self.drive(code)
        asked = self.get_query_argument("size", "")
        size = next((size for size in SIZES if str(size) == asked), SIZES[0])
        address = join_address(self.request, self.course)
        join = Join(room.code, address, _square(f"{address}?code={room.code}"))
        content, made = self.course.content, _now()

        def draw() -> bytes:
            document = pack(content, room, join, size, made)
            if ending:
                return _word(document, size, size)
            return html.draw_paper(document, size, _paper_bar(size))

        data = await self.make(draw)
        if ending:
            self.hand_out(data, WORD, f"paper-{room.code}-{size}-point.docx")
        else:
            self.hand_out(data, PAGE)


class ReportHandler(HandoutHandler):
    """The report: a draft on the page, until it is made; files are of one that is made.

    To look changes nothing. A draft is never a file, for a file is handed on: with the report
    that is made later, it would tell the card that came between them.
    """

    @allow_unauthenticated
    async def get(self, code: str, ending: str | None) -> None:
        room = await self.drive(code)
        told, notes = await asyncio.to_thread(self._told, room)
        if ending and not told.made:
            self.redirect("report", status=303)  # which says how to make it
            return
        made, bar = _now(), None if ending else self._bar(told)

        def draw() -> bytes:
            if ending == "csv":
                return counts_csv.draw(told, practice=room.practice)
            document = report(room, told, notes, made)
            if ending == "docx":
                return _word(document)
            return html.draw(document, bar)

        data = await self.make(draw)
        name = f"report-{room.code}-{made.date().isoformat()}.{ending}" if ending else ""
        self.hand_out(data, {"docx": WORD, "csv": CSV}.get(ending or "", PAGE), name)

    @allow_unauthenticated
    async def post(self, code: str, ending: str | None) -> None:  # noqa: ARG002
        room = await self.drive(code)
        await asyncio.to_thread(self._make, room)
        self.redirect("report", status=303)

    def _told(self, room: Room) -> Telling:
        """What the room said at its closed steps, and its notes; asks the database."""
        store = self.live.store
        return draft(store, self.course.content, store.by_id(room.id) or room)

    def _make(self, room: Room) -> None:
        store = self.live.store
        make(store, self.course.content, store.by_id(room.id) or room)

    def _bar(self, told: Told) -> html.Bar:
        late = (LATE.format(", ".join(f"“{title}”" for title in told.late)),) if told.late else ()
        if not told.made:
            return html.Bar(
                links=(NOTE,),
                words=(*DRAFT, *late),
                press="Make the report",
                xsrf=self.xsrf_token.decode(),
            )
        return html.Bar(links=(*FILES, NOTE), words=(MADE, *late, PRINT))


class NoteHandler(HandoutHandler):
    """The data-protection note."""

    @allow_unauthenticated
    async def get(self, code: str, ending: str | None) -> None:
        room = await self.drive(code)
        here = await asyncio.to_thread(self.live.store.here, room.id)
        place = Place(
            database=_database(self.course.settings.database_url),
            here=sum(here.values()),
            most=MAX_PEOPLE,
            encrypted=self.request.protocol == "https",
            cookies=cookies(self.course),
        )
        content, made = self.course.content, _now()
        bar = html.Bar(links=(("The note as Word", "note.docx"),), words=(PRINT,))

        def draw() -> bytes:
            document = protection(content, room, place, made)
            return _word(document) if ending else html.draw(document, bar)

        data = await self.make(draw)
        if ending:
            self.hand_out(data, WORD, f"data-protection-{room.code}.docx")
        else:
            self.hand_out(data, PAGE)


def cookies(course: Course) -> tuple[Cookie, ...]:
    """All that a browser is asked to keep, for the note; none is used for anything else."""
    guard = SESSION if course.short else "30 days at most"  # Jupyter's own settings say how long
    return (
        Cookie(identity.COOKIE, "Keeps a person’s place: a random number", f"{identity.DAYS} days"),
        Cookie(TABLE, "Says which table a scribe writes for", "2 days"),
        Cookie(TEXT, "Remembers that somebody wants larger text", SESSION),
        Cookie(
            keys.COOKIE, "Holds the key, in the facilitators’ browsers only", f"{keys.DAYS} days"
        ),
        Cookie("_xsrf", "Guards forms against other sites", guard),
    )


def _square(address: str) -> bytes:
    """A QR code as a PNG file."""
    drawing = io.BytesIO()
    segno.make(address, error="m").save(drawing, kind="png", scale=10, border=4)
    return drawing.getvalue()


def _paper_bar(size: int) -> html.Bar:
    others = tuple((f"In {other} point", f"paper?size={other}") for other in SIZES if other != size)
    return html.Bar(links=(*others, ("As Word", f"paper.docx?size={size}")), words=(PRINT,))


def _word(document: Document, *sizes: int) -> bytes:
    # Imported here because few who run a server ever make a Word file.
    from coproduction.views.document import docx

    return docx.draw(document, *sizes)


def _database(url: str) -> str:
    """Where the answers are, without a password or a path."""
    found = urlsplit(url)
    if found.scheme.startswith("postgresql"):
        return f"in a PostgreSQL database on {found.hostname or 'this computer'}"
    return "in one SQLite file on the computer that runs the course"


def _now() -> datetime:
    """This moment, as the clock on the wall has it."""
    return datetime.now().astimezone()
