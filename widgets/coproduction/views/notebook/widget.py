"""The widget that shows any activity: one anywidget part with native HTML controls.

Stock ipywidgets cannot name a group, tie a hint to a box, move the focus to what has just
appeared or hold an answer until it is kept; native HTML can, and one widget for an activity is
one message where forty widgets would be forty.
"""

from __future__ import annotations

import asyncio
import logging
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import anywidget
import traitlets

from coproduction.activities.answers import AnswerError
from coproduction.activities.blocks import Button, Buttons, Page, Prose
from coproduction.views import page as html

if TYPE_CHECKING:
    from collections.abc import Callable

    from coproduction.activities.answers import Answers
    from coproduction.activities.base import Activity
    from coproduction.activities.blocks import Block
    from coproduction.store import Person
    from coproduction.views.document import File

log = logging.getLogger(__name__)

_HERE = Path(__file__).parent
_LOOK = _HERE.parent / "page" / "static"
FAILED = (
    "Something went wrong on our side and this answer is not saved yet. "
    "It waits on this device. Reload the page to try again."
)
NOT_MADE = "Something went wrong on our side and the file was not made. Please try again."
EVERY = 1.0
"""Seconds between looks at what others have changed, where they can."""

SHEETS = ("course", "pictures", "desk")
"""The styles of an activity, in order."""

AFRESH = "afresh"
"""What the browser sends, in place of a question, to have an activity begin again."""

BROKEN: tuple[tuple[str, Block], ...] = (
    (
        "broken",
        Prose(
            (
                "What you answered here does not fit together any more, so it cannot be shown.",
                "Your other answers are safe. To use this activity again, start it afresh.",
            ),
            tone="note",
        ),
    ),
    ("afresh", Buttons((Button("Start this activity afresh", AFRESH, "yes", main=True),))),
)
PAGE_ONLY = Prose(
    ("Your answers stay on this page only. They go when you close or reload it.",), tone="quiet"
)


class ActivityWidget(anywidget.AnyWidget):
    """Shows an activity and takes its answers.

    Args:
        activity: Any activity; without a person it shows its first page.
        make: Makes the files that an activity offers, by the name it has for them.
        styled: Whether to bring the styles; the course's own pages have them already.
    """

    _esm = _HERE / "static" / "activity.mjs"
    _css = "".join((_LOOK / f"{sheet}.css").read_text() for sheet in SHEETS)

    page = traitlets.Dict().tag(sync=True)
    title = traitlets.Unicode().tag(sync=True)
    activity = traitlets.Unicode().tag(sync=True)
    person = traitlets.Unicode().tag(sync=True)

    def __init__(
        self,
        activity: Activity,
        make: Callable[[str], File] | None = None,
        *,
        styled: bool = True,
    ) -> None:
        self._activity = activity
        self._make = make
        self._turn = 0
        if not styled:
            self._css = ""
        super().__init__(title=activity.title, activity=activity.id, page=self._drawn())
        self.on_msg(self._receive)

    @property
    def reads(self) -> tuple[str, ...]:
        """The activities whose answers this one depends on."""
        return self._activity.reads

    def bind(self, person: Person) -> ActivityWidget:
        """Give the activity its person, and show what they have answered so far."""
        self._activity.bind(person)
        self.person = person.tag if person.kept != "page" else ""
        self.page = self._drawn()
        return self

    def refresh(self) -> None:
        """Show the person's answers as they are now, after others than this widget changed them."""
        self._turn += 1
        if self._activity.person is not None:
            self._activity.bind(self._activity.person)
        self.page = self._drawn()

    def keep_up(self, loop: asyncio.AbstractEventLoop) -> None:
        """Look again about each second from now on, as long as the loop runs."""
        self._watch = loop.create_task(self._keep_up())

    async def _keep_up(self) -> None:
        while True:
            await asyncio.sleep(EVERY)
            await self.look_again()

    async def look_again(self) -> None:
        """Show what others have changed meanwhile; what it takes to know that is done in a thread.

        Only a page that is another is sent, and none that was overtaken by an answer.
        """
        turn, answers = self._turn, dict(self._activity.answers)
        page = await asyncio.to_thread(self._drawn, answers)
        if turn == self._turn:
            self.page = page

    def forget(self) -> None:
        """Start afresh after the person's answers were deleted, unsent ones included."""
        self.refresh()
        self.send({"forgotten": True})

    def _drawn(self, answers: Answers | None = None) -> dict[str, Any]:
        """The page as it is sent; answers of another time must not take the notebook down."""
        try:
            return self._sent(
                self._activity.page(self._activity.answers if answers is None else answers)
            )
        except Exception:
            log.exception("The answers to %s cannot be shown", self._activity.id)
            return self._sent(Page("broken", "broken", BROKEN))

    def _sent(self, page: Page) -> dict[str, Any]:
        """A page as the browser gets it: named pieces of HTML with the answers beside them."""
        blocks = page.blocks
        if self._activity.person is not None and self._activity.person.kept == "page":
            blocks = (*blocks, ("kept", PAGE_ONLY))
        return {
            "key": page.key,
            "focus": page.focus,
            "blocks": [
                {"name": name, "html": html.draw(name, block), "ask": html.asks(block)}
                for name, block in blocks
            ],
        }

    def _receive(self, _widget: Any, message: Any, _buffers: Any) -> None:
        """Take one message from the browser; whatever happens, the browser hears of it."""
        said = message if isinstance(message, dict) else {}
        if "file" in said:
            self._give(str(said["file"]))
        elif "clock" in said:
            self.send({"clock": time.time() * 1000, "asked": said["clock"]})
        else:
            self._take(said)

    def _give(self, name: str) -> None:
        """Make a file and send it with its bytes."""
        try:
            if self._make is None:
                raise AnswerError(NOT_MADE)
            file = self._make(name)
        except AnswerError as error:
            self.send({"refused": str(error)})
        except Exception:
            log.exception("The file %r could not be made", name)
            self.send({"failed": NOT_MADE})
        else:
            self.send({"made": {"name": file.name, "media": file.media}}, [file.data])

    def _take(self, said: dict[str, Any]) -> None:
        """Take one answer."""
        question, round, value = (said.get(name) for name in ("question", "round", "value"))
        asked = self._activity.questions.get(str(question))
        if asked is not None and asked.kind == "file":
            said = {**said, "value": None}  # its bytes need not go back
        reply: dict[str, Any] = {"question": question, "round": round, "value": said.get("value")}
        try:
            if question == AFRESH:
                self._activity.afresh()
            else:
                self._turn += 1
                self._activity.answer(str(question), value, round if isinstance(round, int) else 0)
            reply["kept"] = True
        except AnswerError as error:
            reply["refused"] = str(error)
        except Exception:
            # A callback's error is shown nowhere by ipykernel: log it, and say it in plain words.
            log.exception("An answer to %s could not be kept", question)
            reply["failed"] = FAILED
        else:
            self.page = self._drawn()
        self.send(reply)

    def __repr__(self) -> str:
        """Stable, so that a notebook's stored output does not change from run to run."""
        return f"<activity {self._activity.id}>"
