"""What a facilitator can choose for a step: its stories, what is fixed and open, a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coproduction.activities.answers import AnswerError
from coproduction.activities.live.desk.forms import NO, YES, many, number, one, words
from coproduction.activities.live.people import FIRST
from coproduction.content.barriers import barriers
from coproduction.content.population import population

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coproduction.activities.answers import Json
    from coproduction.activities.blocks import Ask
    from coproduction.activities.live.desk.place import Seen
    from coproduction.activities.live.room import Line

CHOOSE, SCALE, TEXT = "choose one", "scale", "short text"
RICHEST = 10_000_000_000
SAID, PROMPT, ANSWERS = 500, 200, 1000
MOST = 12
"""How many answers a question of one's own may have."""


def asks(seen: Seen, line: Line) -> Iterator[tuple[str, Ask]]:
    """The boxes for a line, by the name of what they set."""

    def now(name: str, otherwise: Json = None) -> Json:
        found = line.setting.get(name, otherwise)
        return seen.draft(f"set.{line.id}.{name}", found)

    def at(name: str) -> str:
        return f"set.{line.id}.{name}"

    match line.kind:
        case "cards" | "cards-again":
            cards = [(card.id, card.title) for card in seen.content.vignettes]
            yield "cards", many(at("cards"), "Which stories?", now("cards"), cards)
            ways = [(NO, "No, the room’s result alone"), (YES, "Yes, beside the room’s result")]
            ours = now("ours", otherwise=False)
            said = (YES if ours else NO) if isinstance(ours, bool) else ours
            yield "ours", one(at("ours"), "Show our reading?", said, ways)
        case "honesty":
            prompts = {"fixed": "What is fixed already?", "open": "What is open?"}
            for name, prompt in prompts.items():
                yield name, words(at(name), prompt, now(name), SAID, "It stands on every phone.")
        case "value":
            prompt = "What does your service cost in a year?"
            yield "cost", number(at("cost"), prompt, now("cost"), "£ a year", 1, RICHEST)
        case "who-is-missing":
            profiles = [(profile.id, profile.name) for profile in population().profiles]
            yield "profile", one(at("profile"), "What do you ask?", now("profile", FIRST), profiles)
        case "sort":
            named = [(one.id, one.title) for one in barriers().barriers]
            prompt = "Which barriers? Leave it empty for those that were ticked most."
            yield "barriers", many(at("barriers"), prompt, now("barriers"), named)
        case "own":
            yield from _own(seen, line)


def _own(seen: Seen, line: Line) -> Iterator[tuple[str, Ask]]:
    """A question of the facilitator's own: its words, its kind, and what can be answered."""

    def now(name: str) -> Json:
        return seen.draft(f"set.{line.id}.{name}", line.setting.get(name))

    def at(name: str) -> str:
        return f"set.{line.id}.{name}"

    yield "prompt", words(at("prompt"), "Your question", now("prompt"), PROMPT)
    kinds = [(CHOOSE, "Choose one"), (SCALE, "A scale from 1 to 5"), (TEXT, "A few words")]
    kind = now("kind") or TEXT
    yield "kind", one(at("kind"), "How is it answered?", kind, kinds)
    if kind == CHOOSE:
        typed = line.setting.get("options")
        text = "\n".join(map(str, typed)) if isinstance(typed, list) else ""
        found = seen.draft(at("options"), text)
        prompt = "The answers, one on each line"
        yield "options", words(at("options"), prompt, found, ANSWERS)
    if kind == SCALE:
        for name, end in (("low", "What 1 means"), ("high", "What 5 means")):
            yield name, words(at(name), end, now(name), 40)


def setting(seen: Seen, line: Line) -> dict[str, Json]:
    """What the boxes say, as it is kept; "title" where the line gets another name.

    Raises:
        AnswerError: A question of one's own has no words, or too few answers.
    """
    found: dict[str, Json] = {name: ask.value for name, ask in asks(seen, line)}
    if line.kind == "own":
        return _own_setting(found)
    if line.kind.startswith("cards") and not found["cards"]:
        msg = "Choose one story at least."
        raise AnswerError(msg)
    if "ours" in found:
        found["ours"] = found["ours"] == YES
    return found


def _own_setting(found: dict[str, Json]) -> dict[str, Json]:
    prompt = str(found.get("prompt") or "").strip()
    if not prompt:
        msg = "Write your question first."
        raise AnswerError(msg)
    found |= {"prompt": prompt, "title": prompt}
    if found.get("kind") == CHOOSE:
        typed = [line.strip() for line in str(found.get("options") or "").splitlines()]
        options: list[Json] = [*dict.fromkeys(filter(None, typed))]
        if not 2 <= len(options) <= MOST:
            msg = f"Write from two to {MOST} answers, each on a line of its own."
            raise AnswerError(msg)
        found["options"] = options
    return found
