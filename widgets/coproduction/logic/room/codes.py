"""Codes that people type to join a room: short, with no letters that look alike and no words."""

from __future__ import annotations

import re

ALPHABET = "BCDFGHJKMNPQRSTVWXZ"
"""No I, L or O, which look like figures; no vowels and no Y, so that no words arise."""

LENGTH = 6

BYTES = 32
"""How many random bytes are always enough for a code, give or take once in 10 to the 20th."""

_BETWEEN = re.compile(r"[\s._\-\u2010-\u2015\u200b]+")
"""What people and their phones put between letters: spaces, dots, dashes."""


def code(random: bytes) -> str:
    """A code of six letters, each as likely as any other.

    Args:
        random: Random bytes, ``BYTES`` of them; the same bytes give the same code.

    Raises:
        ValueError: The bytes are too few.
    """
    # A byte past the last whole round of the alphabet would make its first letters likelier.
    fair = 256 - 256 % len(ALPHABET)
    letters = [ALPHABET[byte % len(ALPHABET)] for byte in random if byte < fair][:LENGTH]
    if len(letters) < LENGTH:
        msg = f"{len(random)} random bytes are too few for a code; give {BYTES}"
        raise ValueError(msg)
    return "".join(letters)


def tidy(text: str) -> str | None:
    """The code someone meant by what they typed, or None if it cannot be one.

    ``"abc def"`` and ``"ABC-DEF"`` are typed for ``"ABCDEF"``.
    """
    letters = _BETWEEN.sub("", text)
    # Not every small letter has one large one: the German sharp s would become two.
    found = letters.upper() if letters.isascii() else ""
    return found if len(found) == LENGTH and set(found) <= set(ALPHABET) else None
