"""What a room said at a step: pictures and released words, page by page."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from coproduction.activities.blocks import Prose, Sources
from coproduction.activities.live.asking import CHOICES, Asking
from coproduction.activities.live.counted import agreed, counts
from coproduction.activities.live.room import TABLE, Showing
from coproduction.activities.spoken import spoken

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from coproduction.activities.answers import Answers, Json
    from coproduction.activities.live.asking import Named
    from coproduction.activities.live.room import Line, Result, Stage
    from coproduction.content import Question

LETTERS, TEXTS = 1500, 12
"""How much of what was written goes on one page of the screen: letters, and texts."""


ONCE = "Nobody answered this a second time. What you see is the first round."


class Telling(Asking):
    """What a step shows of its result: all of it, or one page for the screen."""

    def places(self, line: Line, stage: Stage, result: Result) -> tuple[str, ...]:
        """What the screen shows of the result, one after the other; empty where it is one thing."""
        showing = Showing(stage, result, careful=self.careful, only=stage.show)
        names = tuple(name for name, _ in self.pages(line, showing))
        return names if len(names) > 1 else ()

    def results(self, line: Line, showing: Showing) -> Iterator[Named]:
        """The pictures and the words: all, or the one page that is to be shown."""
        pages = tuple(blocks for _, blocks in self.pages(line, showing))
        if showing.only is not None and pages:
            pages = (pages[min(showing.only, len(pages) - 1)],)
        yield from chain.from_iterable(pages)

    def pages(self, line: Line, showing: Showing) -> Iterator[tuple[str, Iterable[Named]]]:
        """The result page by page, as the screen shows it: what each is called, and its blocks."""
        for question in self.questions(line):
            name = self.name(line, question)
            if question.kind not in CHOICES:
                yield from self.written(line, showing, question)
                continue
            after = tuple(self.after(line, question))
            if showing.only is None:
                yield name, chain(self._counted(line, showing, question), after)
                continue
            yield name, self._counted(line, showing, question)
            if not all(isinstance(block, Sources) for _, block in after):
                yield f"{name}, our reading", chain(self.before(line, question), after)

    def _counted(self, line: Line, showing: Showing, question: Question) -> Iterator[Named]:
        """What was asked, its picture, and what this person said."""
        yield from self.before(line, question)
        yield from self.result(line, showing, question)
        if (value := last(showing.mine, question, showing.stage)) is not None:
            words = f"You said: {sentence(spoken(self.content, question, value))}"
            yield f"mine-{question.id}", Prose((words,))

    def result(self, line: Line, showing: Showing, question: Question) -> Iterator[Named]:
        """One question's picture, with what the tables agreed."""
        stage, result = showing.stage, showing.result
        now = showing.round(question.id)
        if now is None:
            words = "Nobody has answered yet." if stage.open else "Nobody answered."
            yield f"none-{question.id}", Prose((words,), title=question.prompt)
            return
        if now < stage.round:
            yield f"once-{question.id}", Prose((ONCE,), tone="quiet")
        picture = counts(
            self.content,
            question,
            result.tallies[question.id, now],
            result.tallies.get((question.id, 1)) if now > 1 else None,
            careful=showing.careful,
            rule=self.rule(line, question),
            notes=self.notes(line, question),
        )
        tables = result.agreed.get((question.id, now), ())
        if tables and showing.careful and result.tallies[question.id, now].doors == (TABLE,):
            # Where others answered too, taking these away would leave what they said.
            yield f"agreed-{question.id}", agreed(question, tables)
        elif any(row.number is not None for row in picture.rows):
            yield f"counts-{question.id}", picture
        else:
            yield f"counts-{question.id}", Prose((picture.sentence,), title=question.prompt)
        for one in tables:
            if one.minority:
                words = f"{one.table}, a minority: “{one.minority}”"
                yield f"minority-{question.id}-{one.table}", Prose((words,), tone="quiet")

    def written(
        self, line: Line, showing: Showing, question: Question
    ) -> Iterator[tuple[str, Iterable[Named]]]:
        """What was written, as far as it was released; for the screen in parts that can be read."""
        round, written = showing.stage.round, showing.result.words
        found = written.get((question.id, round)) or written.get((question.id, 1))
        if question.kind != "short text" or not found:
            return
        parts = (found,) if showing.only is None else _parts(found)
        for place, part in enumerate(parts, start=1):
            name = self.name(line, question)
            if len(parts) > 1:
                name += f" ({place} of {len(parts)})"
            quoted = tuple(f"“{words}”" for words in part)
            yield name, ((f"words-{question.id}", Prose(quoted, title=name)),)


def last(mine: Answers, question: Question, stage: Stage) -> Json:
    """What somebody said last, up to this round; None if nothing."""
    rounds = range(stage.round, 0, -1)
    return next((mine[question.id, n] for n in rounds if (question.id, n) in mine), None)


def _parts(texts: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Texts in parts of about as much each as can be read from the back of a hall."""
    parts: list[list[str]] = []
    room = 0
    for text in texts:
        if not parts or len(text) > room or len(parts[-1]) == TEXTS:
            parts.append([])
            room = LETTERS
        parts[-1].append(text)
        room -= len(text)
    return tuple(map(tuple, parts))


def sentence(words: str) -> str:
    """The words with a stop at their end."""
    return words if words.endswith((".", "!", "?", "…")) else f"{words}."
