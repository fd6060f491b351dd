"""Who is in the room: one question that the facilitator chose, and never a small number."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coproduction.activities.base import item
from coproduction.activities.blocks import Prose, Sources
from coproduction.activities.live.counted import Rule
from coproduction.activities.live.step import LiveStep
from coproduction.content import Option
from coproduction.content.population import population
from coproduction.logic.room.suppression import CAREFUL_THRESHOLD, THRESHOLD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coproduction.activities.live.asking import Named
    from coproduction.activities.live.room import Line, Showing
    from coproduction.content import Question
    from coproduction.content.population import Profile

GROUP = "room.group"
FIRST = "age"
PASS = Option("pass", "I would rather not say", "")
CHANCE = "In a small room, a gap can be chance. Take it as a question, not as a proof."


class WhoIsMissing(LiveStep):
    """How the room is made up, beside Scotland."""

    kind = "who-is-missing"

    def profile(self, line: Line) -> Profile:
        """The profile that the facilitator chose; age if none."""
        chosen = str(line.setting.get("profile") or FIRST)
        known = {profile.id: profile for profile in population().profiles}
        return known.get(chosen, known[FIRST])

    def questions(self, line: Line) -> tuple[Question, ...]:
        profile = self.profile(line)
        options = (*(Option(one.id, one.name, "") for one in profile.groups), PASS)
        asked = item(self.content.questions[GROUP], profile.id)
        return (replace(asked, options=options),)

    def rule(self, line: Line, question: Question) -> Rule:  # noqa: ARG002
        sensitive = self.profile(line).sensitive
        return Rule(threshold=CAREFUL_THRESHOLD if sensitive else THRESHOLD)

    def notes(self, line: Line, question: Question) -> dict[str, str]:  # noqa: ARG002
        profile = self.profile(line)
        of = f"% of {profile.covers} in Scotland"  # homes own or rent, so not always people
        return {one.id: f"{100 * one.share:.0f}{of}" for one in profile.groups}

    def result(self, line: Line, showing: Showing, question: Question) -> Iterator[Named]:
        yield from super().result(line, showing, question)
        if (question.id, showing.stage.round) in showing.result.tallies:
            yield "caution", Prose((CHANCE, self.profile(line).caution), tone="note")

    def after(self, line: Line, question: Question) -> Iterator[Named]:  # noqa: ARG002
        yield "sources-profile", Sources.of(self.content, self.profile(line))
