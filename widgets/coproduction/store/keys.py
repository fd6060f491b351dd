"""Keys to rooms: 128 random bits each, of which the database holds only the hash."""

from __future__ import annotations

import hashlib
import hmac
import os
import re
import secrets
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from coproduction.store.rooms import Room

_BYTES = 16
_FILE = "desk-key"
_CODE = re.compile(r"[A-Z]{6}", re.ASCII)


@dataclass(frozen=True)
class Key:
    """A key as a browser holds it: to a desk or, with a room's code, to that one room."""

    key: str
    code: str = ""

    def __repr__(self) -> str:
        return "<a key>"

    @property
    def text(self) -> str:
        return f"{self.key}-{self.code}" if self.code else self.key


def new_key() -> str:
    """A key that nobody has had before: 128 random bits, as 32 hexadecimal figures."""
    return secrets.token_hex(_BYTES)


def is_key(text: str) -> bool:
    """Whether a text can be a key at all."""
    return re.fullmatch(r"[0-9a-f]{32}", text, re.ASCII) is not None


def parse(text: str) -> Key | None:
    """A key as it was written; None if it is none."""
    key, _, code = text.partition("-")
    return Key(key, code) if is_key(key) and (not code or _CODE.fullmatch(code)) else None


def key_hash(key: str) -> str:
    """What the database holds of a key; nobody can undo it."""
    return hashlib.sha256(f"key {key}".encode()).hexdigest()


def same(one: str, other: str) -> bool:
    """Whether two hashes are the same, in a time that tells nothing."""
    return hmac.compare_digest(one.encode(), other.encode())


def shared_key(key: str, nonce: str) -> str:
    """The key to one room that its owner can give to others, and always make again."""
    return hmac.digest(key.encode(), f"room {nonce}".encode(), "sha256").hex()[: 2 * _BYTES]


def opens(key: Key, room: Room) -> bool:
    """Whether a key is the one to the room's desk, or the one to this room alone."""
    mine = key_hash(key.key)
    if key.code:
        sheet = room.sheet if isinstance(room.sheet, dict) else {}
        return key.code == room.code and same(mine, str(sheet.get("shared") or ""))
    return same(mine, room.key_hash)


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
