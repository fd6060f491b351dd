"""Who is missing: a room against its community, and ways to reach those who are not there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coproduction.activities import room as rooms
from coproduction.activities.base import item
from coproduction.activities.blocks import Facts, Heading, Letter, Prose, Sources
from coproduction.activities.figures import figures
from coproduction.activities.paged import Paged
from coproduction.activities.room import CARE, COUNT, PROFILE, TABLE, UNSAID
from coproduction.activities.spoken import answered
from coproduction.activities.ways import REACH, as_list, people, ways
from coproduction.activities.words import capital, listed, plural
from coproduction.content.own_profile import EXAMPLE, MOST_PEOPLE, read_own
from coproduction.content.population import OWN, population

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coproduction.activities.answers import Answers, Json
    from coproduction.activities.blocks import Block
    from coproduction.activities.room import Room
    from coproduction.content import Question
    from coproduction.content.population import Profile

ABSENT, FIRST = "who-is-missing.absent", "who-is-missing.first"
AT_ONCE = 5
"""How many problems of a table a person can mend at once."""

SEEN = ("result", "ways")
"""The steps that show what the room comes to."""

ELSEWHERE = (
    "All of Scotland is only a stand-in. Use shares of your own area when you have them, "
    "and of the people the decision lands on. “Our own numbers” takes them."
)


class WhoIsMissing(Paged):
    """Compare a room with its community, with care for small numbers; then choose ways."""

    id = "who-is-missing"
    title = "Who is missing?"
    apart = (PROFILE, TABLE, CARE, COUNT, UNSAID)
    pages = ("community", "room", *SEEN)

    def ask(self) -> Iterator[Question]:
        yield from super().ask()
        asked = self.content.questions
        for name in (PROFILE, TABLE, CARE, ABSENT, REACH, FIRST):
            yield asked[name]
        for profile in population().profiles:
            for group in profile.groups:
                count = item(asked[COUNT], f"{profile.id}.{group.id}")
                yield replace(
                    count, prompt=group.name, low=0, high=MOST_PEOPLE, unit="people", whole=True
                )
            unsaid = item(asked[UNSAID], profile.id)
            yield replace(unsaid, low=0, high=MOST_PEOPLE, unit="people", whole=True)

    def about(self, question: Question) -> str:
        """The profile that is compared."""
        of = question.id.removeprefix(f"{COUNT}.").removeprefix(f"{UNSAID}.").partition(".")[0]
        return next((one.name for one in population().profiles if one.id == of), "")

    def done(self, answers: Answers) -> bool:
        return self.here(answers) == "ways"

    def refuse(self, answers: Answers, question: str, value: Json, round: int) -> str | None:  # noqa: ARG002
        if question != self.at or value in {None, "community"}:
            return None
        return self._not_yet(answers, counted=value != "room")

    def _not_yet(self, answers: Answers, counted: bool) -> str | None:
        """What is missing before the room, or before its result when it must be ``counted``."""
        said = self.said(answers, PROFILE)
        if said is None:
            return "Choose what to compare first."
        if said == OWN:
            own = read_own(str(self.said(answers, TABLE) or ""))
            if own.problems:
                return f"Something in your table needs mending. {own.problems[0]}"
            return None if own.groups else "Type your table first, or choose a file."
        profile = rooms.chosen(population(), answers)
        if not counted or profile is None:
            return None
        asked = {f"{COUNT}.{profile.id}.{group.id}": group.name for group in profile.groups}
        if missing := [f"“{asked[id]}”" for id in asked if self.said(answers, id) is None]:
            needs = "needs" if len(missing) == 1 else "need"
            return f"{listed(missing)} still {needs} a number. Write 0 if there was nobody."
        if not any(self.said(answers, id) for id in asked):
            return "Nobody is counted yet. Write how many people there were."
        return None

    def blocks(self, answers: Answers, at: str) -> Iterator[tuple[str, Block]]:
        room = self._seen(answers)
        if at == "room":
            return self._room(answers)
        if room is None:
            return self._community(answers)
        return self._result(answers, room) if at == "result" else self._ways(answers, room)

    def _seen(self, answers: Answers) -> Room | None:
        """The room, once the person has seen what it comes to."""
        return rooms.read(population(), answers) if self.here(answers) in SEEN else None

    def _community(self, answers: Answers) -> Iterator[tuple[str, Block]]:
        yield "community", Heading("The community", step="Step 1 of 4")
        words = "Think of one meeting, survey, vote or panel. Does who came match who lives there?"
        yield "think", Prose((words,))
        yield "profile", self.put(answers, PROFILE)
        profile = rooms.chosen(population(), answers)
        if profile is not None:
            yield from self._shares(profile)
        elif self.said(answers, PROFILE) == OWN:
            yield from self._own(answers)
        yield "go-community", self.go(("Go on to the room", "room"))

    def _shares(self, profile: Profile) -> Iterator[tuple[str, Block]]:
        rows = tuple(
            (group.name, f"{100 * group.share:g} per cent" + _worked_out(group.worked_out))
            for group in profile.groups
        )
        yield f"shares-{profile.id}", Facts(rows, title=f"Scotland, in {profile.covers}")
        yield f"caution-{profile.id}", Prose((profile.caution, ELSEWHERE), tone="note")
        yield f"sources-{profile.id}", Sources.of(self.content, profile)

    def _own(self, answers: Answers) -> Iterator[tuple[str, Block]]:
        yield "own", self.put(answers, TABLE)
        own = read_own(str(self.said(answers, TABLE) or ""))
        if own.problems:
            words = [str(problem) for problem in own.problems[:AT_ONCE]]
            words += [f"And {more} more."] if (more := len(own.problems) - AT_ONCE) > 0 else []
            yield "mend", Prose(tuple(words), tone="note", title="To mend in your table")
        elif own.groups:
            people = sum(group.room for group in own.groups)
            who = f"{people:,} {'person' if people == 1 else 'people'}"
            found = f"We read {plural(len(own.groups), 'group')} and {who}."
            yield "read", Prose((found,), tone="quiet")
        if own.problems or not own.groups:
            yield "example", Letter("An example to copy and change", EXAMPLE)

    def _room(self, answers: Answers) -> Iterator[tuple[str, Block]]:
        yield "room", Heading("Your room", step="Step 2 of 4")
        profile = rooms.chosen(population(), answers)
        if profile is None:
            own = read_own(str(self.said(answers, TABLE)))
            rows = [
                (
                    each.name,
                    f"{100 * each.share:g} per cent of the community, {each.room:,} in the room",
                )
                for each in own.groups
            ]
            if own.unsaid:
                rows.append(("Would rather not say", f"{own.unsaid:,} in the room"))
            yield "own-room", Facts(tuple(rows))
        else:
            words = "How many people of each group were there? Write 0 if there was nobody. "
            words += "Ask people; do not guess from looks."
            yield "how", Prose((words,))
            ids = [f"{COUNT}.{profile.id}.{group.id}" for group in profile.groups]
            for id in (*ids, f"{UNSAID}.{profile.id}"):
                yield id, self.put(answers, id)
        if profile is not None and profile.sensitive:
            words = "This is sensitive, so numbers under ten will be hidden. Never ask a small "
            words += "group about several sensitive things together."
            yield "care", Prose((words,), tone="note")
        else:
            usual = "more" if rooms.sensitive(population(), answers) else "few"
            yield "care", replace(self.put(answers, CARE), value=self.said(answers, CARE) or usual)
        yield "go-room", self.go(("See who is missing", "result"), ("Back", "community"))

    def _result(self, answers: Answers, room: Room) -> Iterator[tuple[str, Block]]:
        yield "result", Heading("Who is missing", step="Step 3 of 4")
        yield from figures(self.content, population(), room)
        yield "absent", self.put(answers, ABSENT)
        following = ("Go on to ways to reach people", "ways")
        yield "go-result", self.go(following, ("Change the numbers", "room"))

    def _ways(self, answers: Answers, room: Room) -> Iterator[tuple[str, Block]]:
        yield "ways", Heading("Ways to reach people", step="Step 4 of 4")
        yield "reach", self.put(answers, REACH)
        found = ways(self.content, population(), answers, room)
        yield "whom", Prose(found.whom, tone="live")
        yield "methods", Facts(found.rows)
        yield "table", found.table
        yield "cost", Prose(("Low, medium and high are our judgement.",), tone="quiet")
        yield "sources-ways", Sources.of(self.content, *found.sources)
        yield "first", self.put(answers, FIRST)
        yield "go-ways", self.go(("Back to who is missing", "result"), main=False)

    def gist(self, answers: Answers) -> tuple[tuple[str, str], ...]:
        """What may be passed on: who is short, and whom they want to reach, and how."""
        rows = []
        room = self._seen(answers)
        if room is not None and (who := rooms.brief(room)):
            rows.append(("Who is missing", who))
        if whom := people(self.content, self.said(answers, REACH)):
            rows.append(("Whom you want to reach", f"{capital(as_list(whom))}."))
        if first := self.said(answers, FIRST):
            rows.append(("What you could start", str(first)))
        return tuple(rows)

    def keep(self, answers: Answers) -> tuple[Block, ...]:
        """The result rather than the numbers typed: what is taken away is often passed on."""
        room = self._seen(answers)
        kept = [b for _, b in figures(self.content, population(), room)] if room is not None else []
        asked = [self.questions[name] for name in (ABSENT, REACH, FIRST)]
        return (*kept, *answered(self.content, asked, answers, self.named))

    def rest(self, answers: Answers, kept: tuple[Block, ...]) -> tuple[Block, ...]:  # noqa: ARG002
        """Nothing: what may be passed on is kept, and to ask would be a test for each answer."""
        return ()


def _worked_out(it: bool) -> str:
    return " (our arithmetic)" if it else ""
