"""Likely names of people in a text, told from sentence starts, places and bodies."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coproduction.logic.room.lexicon import (
    FIRST_NAMES,
    KIN,
    NOBODY,
    PLACE_BEFORE,
    PLACES_AND_BODIES,
    SAYING,
    TITLES,
    WORDS_THAT_ARE_NAMES,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_OPENED = '"“\u2018(['
_SKIPPED = f" \t'-–—•*#)]”\u2019{_OPENED}"
"""What may stand between the end of a sentence and the next one's first word."""

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")

_TITLED = re.compile(rf"\b(?:{TITLES})\.? +(?:[A-Z]\.? +)?[^\W\d_][\w’'-]*(?: [A-Z][\w’'-]+)?")

_CALLED = re.compile(
    rf"\b(?:(?:my|our|his|her|their|your) (?:{KIN})|called|named|name is|named after),? $",
    re.IGNORECASE,
)


def names(text: str) -> Iterator[tuple[int, int]]:
    """Titles with what follows, and runs of words with large letters that may be a name."""
    for match in _TITLED.finditer(text):
        last = match.group().split()[-1]
        if (last[0].isupper() or match.group()[0].islower()) and _plain(last) not in NOBODY:
            yield match.span()
    words = list(_WORD.finditer(text))
    headline = _is_headline([word.group() for word in words])
    place = 0
    while place < len(words):
        run = _run(text, words, place)
        after = words[place + len(run)].group() if place + len(run) < len(words) else ""
        name = _name(text, run, after, headline)
        if name and len(name[-1].group()) > 1:
            yield name[0].start(), name[-1].end()
        place += max(len(run), 1)


def _run(text: str, words: list[re.Match[str]], place: int) -> list[re.Match[str]]:
    """The words with large first letters that follow each other from here, only spaces between."""
    run: list[re.Match[str]] = []
    for word in words[place:]:
        if not _is_large(text, word) or (run and not _next(text, run[-1], word)):
            break
        run.append(word)
    return run


def _next(text: str, word: re.Match[str], following: re.Match[str]) -> bool:
    gap = text[word.end() : following.start()]
    return gap == " " or (gap in {".", ". "} and len(word.group()) == 1)


def _is_large(text: str, word: re.Match[str]) -> bool:
    """Whether a word begins large and goes on small, or is a name that is written otherwise."""
    found = word.group()
    if found.lower() in FIRST_NAMES:
        return found[0].isupper() or bool(_CALLED.search(_before(text, word)))
    return found[0].isupper() and (len(found) == 1 or not _plain(found, lower=False).isupper())


def _name(text: str, run: list[re.Match[str]], after: str, headline: bool) -> list[re.Match[str]]:
    """What in a run of large words is likely a name; nothing if it is a place, a body or a word.

    Args:
        text: All of it.
        run: The large words.
        after: The word that follows them.
        headline: Whether large letters say nothing in this text.
    """
    if not run:
        return []
    plain = [_plain(word.group()) for word in run]
    known = [word in FIRST_NAMES for word in plain]
    before = _before(text, run[0])
    if _CALLED.search(before) and plain[-1] not in PLACES_AND_BODIES:
        return run
    if headline:
        first = [
            word for place, word in enumerate(run) if known[place] and not _leads(plain, place)
        ]
        return first[:1]
    if plain[-1] in PLACES_AND_BODIES and not (known[-1] and after in SAYING):
        return []
    if not any(known) and _of_a_place(before, plain, after):
        return []
    if not known[0] and _starts(before) and not _speaks(plain, after):
        # The first word of a sentence is large whatever it is.
        by_itself = len(run) == 1 or known[1] or plain[0] in NOBODY
        run, plain = run[by_itself:], plain[by_itself:]
    return [word for word, bare in zip(run, plain, strict=True) if bare not in NOBODY]


def _leads(plain: list[str], place: int) -> bool:
    """Whether a place or a body follows, as in Victoria Park."""
    return plain[place + 1 : place + 2] != [] and plain[place + 1] in PLACES_AND_BODIES


def _of_a_place(before: str, plain: list[str], after: str) -> bool:
    """Whether these large words belong to the name of a place or a body, as far as one can tell."""
    led = ["", "", *before.lower().split()][-2:]
    goes_on = led[1] in {"and", "for", "of"} and led[0] in PLACES_AND_BODIES
    return goes_on or led[1] in PLACE_BEFORE or bool(PLACES_AND_BODIES & {*plain, after})


def _speaks(plain: list[str], after: str) -> bool:
    return len(plain) == 1 and plain[0] in WORDS_THAT_ARE_NAMES and after in SAYING


def _plain(word: str, *, lower: bool = True) -> str:
    """A word without its possessive, in small letters."""
    bare = re.sub("'s?$", "", word.replace("’", "'"))
    return bare.lower() if lower else bare


def _before(text: str, word: re.Match[str]) -> str:
    return text[max(0, word.start() - 40) : word.start()]


def _starts(before: str) -> bool:
    """Whether a sentence, a line or something quoted begins after this."""
    words = before.rstrip(_SKIPPED)
    if not words or words[-1] in "\n…!?:;" or set(_OPENED) & set(before[len(words) :]):
        return True
    # The dot of an initial ends no sentence.
    return words[-1] == "." and not re.search(r"\b[A-Z]\.$", words)


def _is_headline(words: list[str]) -> bool:
    """Whether so many words are large that it is a way of writing, and says nothing."""
    return len(words) >= 4 and sum(word[0].isupper() for word in words) > 0.6 * len(words)
