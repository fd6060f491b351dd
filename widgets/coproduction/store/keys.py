"""Keys to rooms: 128 random bits each, of which the database holds only the hash."""

from __future__ import annotations

import hashlib
import hmac
import os
import re
import secrets
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_BYTES = 16
_FILE = "desk-key"


def new_key() -> str:
    """A key that nobody has had before: 128 random bits, as 32 hexadecimal figures."""
    return secrets.token_hex(_BYTES)


def is_key(text: str) -> bool:
    """Whether a text can be a key at all."""
    return re.fullmatch(r"[0-9a-f]{32}", text, re.ASCII) is not None


def key_hash(key: str) -> str:
    """What the database holds of a key; nobody can undo it."""
    return hashlib.sha256(f"key {key}".encode()).hexdigest()


def same(one: str, other: str) -> bool:
    """Whether two hashes are the same, in a time that tells nothing."""
    return hmac.compare_digest(one.encode(), other.encode())


def shared_key(key: str, nonce: str) -> str:
    """The key to one room that its owner can give to others, and always make again."""
    return hmac.digest(key.encode(), f"room {nonce}".encode(), "sha256").hex()[: 2 * _BYTES]


def desk_key(folder: Path) -> str:
    """The key to the desk on this machine, made once, so that a restart sends no trainer away.

    Args:
        folder: The folder of ours in the user's data folder.

    Raises:
        OSError: It can be neither read nor kept.
    """
    file = folder / _FILE
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with suppress(FileExistsError):
        # Whole and private from its first moment: two servers may start at once.
        fresh = folder / f"{_FILE}.{secrets.token_hex(4)}"
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as new:
            new.write(new_key())
        try:
            os.link(fresh, file)
        finally:
            fresh.unlink()
    return file.read_text(encoding="ascii").strip()
