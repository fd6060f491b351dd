"""How hard a text is to read, by textstat, with what is excused left out of the count.

Reading age is the grade of Flesch and Kincaid and five: a pupil in grade 1 is six years old. It
asks how long sentences and words are. Formulas with a list of easy words were not used: theirs are
American, and know no "council". Names, quotations and titles count as one short word each.
"""

from __future__ import annotations

import re
from functools import cache

import textstat

LONGEST = 30
"""Words in a sentence, at most."""

ENOUGH = 25
"""Words from which the formula says something of a text alone: one syllable more or less in it
is under half a year. In a text of eight words it is a year and a half."""

SPARE = 3
"""Syllables that a shorter text may have over its level. Beside it, its like are measured together,
and these have no syllable to spare."""

PER_SYLLABLE = 11.8
"""Years that one syllable more in every word adds: the formula's own weight."""

STAND_IN = "it"
"""What is counted in the place of something excused."""

_TYPESET = str.maketrans({"’": "'", "–": "-", "…": ".", "×": " times "})
_END = re.compile(r"(?<=[.!?])[”’)]*\s+")
_WORD = re.compile(r"\w")


def plain(text: str, excused: tuple[str, ...]) -> str:
    """The text as it is counted: each thing excused is one short word, the longest first.

    It may begin a sentence. What is listed with a large letter is a name, and only so excused.
    """
    for words in sorted(excused, key=len, reverse=True):
        first = re.escape(words[0]) if words[0].isupper() else f"[{words[0]}{words[0].upper()}]"
        text = re.sub(rf"(?<!\w){first}{re.escape(words[1:])}(?!\w)", STAND_IN, text)
    return text


def sentences(text: str) -> list[str]:
    """The sentences of a text; a decimal point ends none."""
    return [part for part in _END.split(text.strip()) if _WORD.search(part)]


def length(text: str) -> int:
    """How many words a text has."""
    return sum(1 for word in text.split() if _WORD.search(word))


@cache
def age(text: str) -> float:
    """The reading age of a text, in years.

    textstat takes each full stop for the end of a sentence, so those inside numbers are left out,
    and it knows the pronunciation of words with a straight apostrophe only.
    """
    text = re.sub(r"(?<=\d)[.,](?=\d)", "", text.translate(_TYPESET))
    return textstat.textstat.flesch_kincaid_grade(text) + 5


def allowed(ceiling: float, words: int) -> float:
    """The highest age that so many words may have, where longer texts may have ``ceiling``."""
    return ceiling if words >= ENOUGH else ceiling + PER_SYLLABLE * SPARE / words
