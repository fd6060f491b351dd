"""The steps that only tell, or ask in plain words: welcome, honesty, talk, break, action, close."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coproduction.activities.live.step import LiveStep
from coproduction.content import Option, Question

if TYPE_CHECKING:
    from coproduction.activities.live.room import Line

WARM_UP = "room.warm-up"
ELEPHANT = "honesty.elephant"
ACTION = "action-plan.step"
WHOLE = "One step. Say too who sees that it happens, and by when."
FEEDBACK = tuple(f"feedback.{name}" for name in ("doing", "sight", "honest", "next", "words"))
UNNAMED = "Nobody is told who wrote it. The facilitator reads it before anyone else does."
HEADING = "One more question"
SCALE = 5
LONGEST = 500


class Arrive(LiveStep):
    """A soft question while people come in."""

    kind = "arrive"

    def questions(self, line: Line) -> tuple[Question, ...]:  # noqa: ARG002
        return (self.content.questions[WARM_UP],)


class Honesty(LiveStep):
    """What is fixed and what is open, as the facilitator wrote it; then the elephant, unnamed."""

    kind = "honesty"

    def say(self, line: Line) -> tuple[str, ...]:
        told = {name: str(line.setting.get(name.lower()) or "") for name in ("Fixed", "Open")}
        return (self.step.say, *(f"{name}: {words}" for name, words in told.items() if words))

    def questions(self, line: Line) -> tuple[Question, ...]:  # noqa: ARG002
        asked = self.content.questions[ELEPHANT]
        return (replace(asked, optional=True, help=UNNAMED),)


class Talk(LiveStep):
    """People talk in twos and fours; nothing is asked."""

    kind = "talk"


class Break(LiveStep):
    """A rest."""

    kind = "break"


class Action(LiveStep):
    """One step, with its owner and its date in the same words.

    What people write is released text by text, and nobody is told who wrote what: in boxes of
    their own an owner and a date would lose their step.
    """

    kind = "action"

    def questions(self, line: Line) -> tuple[Question, ...]:  # noqa: ARG002
        return (replace(self.content.questions[ACTION], help=WHOLE, max_length=LONGEST),)


class Feedback(LiveStep):
    """What people thought of it."""

    kind = "feedback"

    def questions(self, line: Line) -> tuple[Question, ...]:  # noqa: ARG002
        asked = self.content.questions
        return tuple(replace(asked[id], optional=True) for id in FEEDBACK)


class Own(LiveStep):
    """A question that the facilitator typed: one of a few options, a scale, or a short text."""

    kind = "own"

    def heading(self, line: Line) -> str:  # noqa: ARG002
        return HEADING  # the line is called by its question, which stands under this

    def say(self, line: Line) -> tuple[str, ...]:
        return (str(line.setting.get("help") or ""),) if line.setting.get("help") else ()

    def questions(self, line: Line) -> tuple[Question, ...]:
        kind = str(line.setting.get("kind") or "short text")
        options: tuple[Option, ...] = ()
        if kind == "scale":
            low, high = (str(line.setting.get(end) or "") for end in ("low", "high"))
            ends = {1: low, SCALE: high}
            options = tuple(
                Option(str(n), f"{n} {ends.get(n, '')}".strip(), "") for n in range(1, SCALE + 1)
            )
        elif kind == "choose one":
            typed = line.setting.get("options")
            lines = typed if isinstance(typed, list) else []
            options = tuple(Option(str(n), str(text), "") for n, text in enumerate(lines, start=1))
        return (
            Question(
                id=f"own.{line.id}",
                kind="short text" if kind == "short text" else "choose one",
                prompt=str(line.setting.get("prompt") or line.title),
                help="",
                options=options,
                optional=True,
                max_length=LONGEST if kind == "short text" else None,
            ),
        )
