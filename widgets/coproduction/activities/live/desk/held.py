"""What people wrote, held until the facilitator has read it and lets it go."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from coproduction.activities.blocks import Buttons, Heading, Prose
from coproduction.activities.live.desk.forms import press
from coproduction.activities.live.desk.place import Place
from coproduction.activities.words import capital, listed, plural
from coproduction.logic.room.personal import MISSED, remarks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coproduction.activities.answers import Json
    from coproduction.activities.live.conduct import State
    from coproduction.activities.live.desk.host import HeldText, Lines
    from coproduction.activities.live.desk.place import Desk, Named, Seen
    from coproduction.logic.room.personal import Remark

AT_ONCE = 20
"""How many texts of a kind are on the page at once."""

KINDS = {
    "name": "a name",
    "phone": "a phone number",
    "e-mail": "an e-mail address",
    "number": "a personal number",
    "address": "an address",
    "health": "something about health",
    "web": "a web address",
}
NONE = "Nothing has been written yet. Texts wait here until you have read them."
BACK = "back"


@lru_cache(maxsize=4096)
def found(words: str) -> tuple[Remark, ...]:
    """What looks personal in a text; looked up each second, reckoned once."""
    return remarks(words)


class Held(Place):
    """Texts that wait, that are out, and that were kept back."""

    id = "words"
    label = "Words"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._come: dict[str, int] = {}

    def way(self, seen: Seen) -> str:
        waiting, _out, _back = self._sorted(seen)
        return f"{self.label} ({len(waiting)})" if waiting else self.label

    def blocks(self, seen: Seen) -> Iterator[Named]:
        waiting, out, back = self._sorted(seen)
        yield "title", Heading("Words to read", level=2)
        if not (waiting or out or back):
            yield "none", Prose((NONE,))
            return
        yield "missed", Prose((MISSED,), tone="quiet")
        shown = waiting[:AT_ONCE]
        plain: list[Json] = [text.id for text in shown if not found(str(text.words))]
        if len(plain) > 1:
            words = f"Release the {len(plain)} here without a remark"
            yield "all", Buttons((press(words, "words.all", plain),))
        yield from self._texts(seen, "held", shown, ("Release", True), ("Keep back", False))
        if len(waiting) > AT_ONCE:
            words = f"{capital(plural(len(waiting) - AT_ONCE, 'more text'))} after these."
            yield "more", Prose((words,), tone="quiet")
        yield from self._rest(seen, "out", "Released", out, ("Hold again", False))
        yield from self._rest(seen, "back", "Kept back", back, ("Release after all", True))

    def _rest(
        self, seen: Seen, name: str, title: str, texts: Sequence[HeldText], way: tuple[str, bool]
    ) -> Iterator[Named]:
        if not texts:
            return
        yield name, Heading(f"{title}: {len(texts)}", level=2)
        yield from self._texts(seen, name, texts[:AT_ONCE], way)
        if len(texts) > AT_ONCE:
            words = f"{capital(plural(len(texts) - AT_ONCE, 'more'))}."
            yield f"{name}-more", Prose((words,), tone="quiet")

    def _texts(
        self, seen: Seen, name: str, texts: Sequence[HeldText], *ways: tuple[str, bool]
    ) -> Iterator[Named]:
        """Texts under what they answer, each with its remarks and what can be done."""
        asked = ""
        for text in texts:
            if text.question != asked:
                asked = text.question
                step, prompt = seen.prompts.get(asked, ("", asked))
                yield f"{name}-{asked}", Heading(prompt, step=step)
            words = str(text.words)
            said = [f"“{words}”"]
            noticed = [f"{KINDS[one.kind]}, “{one.found}”" for one in found(words)]
            if noticed:
                said.append(f"This may be {listed(noticed)}.")
            yield (
                f"text-{name}-{text.id}",
                Prose(tuple(said), "note" if noticed else "", text.label),
            )
            acts = [press(label, "words.release", text.id, release) for label, release in ways]
            yield f"acts-{name}-{text.id}", Buttons(tuple(acts))

    def _sorted(
        self, seen: Seen
    ) -> tuple[Sequence[HeldText], Sequence[HeldText], Sequence[HeldText]]:
        """Texts that wait, that are released, and that were kept back."""
        kept = set(seen.state.get(BACK, ()))
        order = {question: place for place, question in enumerate(seen.prompts)}
        texts = sorted(
            self.host.texts(seen.room.id),
            key=lambda text: order.get(text.question, len(order)),
        )
        # What comes in goes to the foot of the list: a button must not move away under a finger.
        for text in texts:
            self._come.setdefault(text.id, len(self._come))
        texts.sort(key=lambda text: self._come[text.id])
        waiting = [text for text in texts if not text.released and text.id not in kept]
        out = [text for text in texts if text.released]
        return waiting, out, [text for text in texts if not text.released and text.id in kept]

    def do_release(self, seen: Seen, id: str, release: bool) -> str:
        """Release a text, or keep it back."""
        self.host.release(seen.room.id, (id,), released=release)

        def move(lines: Lines, state: State, _now: float) -> tuple[Lines, State]:
            rest = [one for one in state.get(BACK, ()) if one != id]
            return lines, {**state, BACK: rest if release else [*rest, id]}

        self.host.change(seen.room.id, move)
        return "Released." if release else "Kept back."

    def do_all(self, seen: Seen, ids: list[str]) -> str:
        """Release those that nothing was remarked on, as they were listed."""
        number = self.host.release(seen.room.id, ids, released=True)
        return f"{capital(plural(number, 'text'))} released."
