"""Opening the course for a server: what must be there is checked once, before anybody comes."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from typing import TYPE_CHECKING

from coproduction import activities, content, settings
from coproduction.server.course import Course
from coproduction.server.refusal import Refusal
from coproduction.store import StoreError, open_store
from coproduction.store.keys import desk_key

if TYPE_CHECKING:
    from pathlib import Path

    from coproduction.content import Content

_SECRET_BYTES = 32


def open_course(base: str, folder: str | None) -> Course:
    """The course, with its tables read and its store open.

    Args:
        base: The path in front of every address of the server.
        folder: The notebooks' folder as the server sees it; None if it cannot.

    Raises:
        Refusal: Something is missing or broken; the message says what to do.
    """
    try:
        known = settings.load()
        content.check_all(known.content)
        tables = content.course()
        _check_activities(tables)
        _check_notebooks(known.course, tables)
        store = open_store(known.database_url)
    except (ValueError, StoreError) as error:
        raise Refusal(str(error)) from error
    base = f"{base.rstrip('/')}/"
    return Course(
        settings=known,
        content=tables,
        store=store,
        base=base,
        folder=folder,
        desk_key=_desk_key(known.data_home),
    )


def _desk_key(folder: Path) -> str:
    try:
        return desk_key(folder)
    except OSError as error:
        why = f"The desk’s key cannot be kept ({error.strerror})"
        msg = f"{why}. Make {folder} a folder you can write to."
        raise Refusal(msg) from error


def cookie_secret(folder: Path) -> bytes:
    """The secret that signs Jupyter's cookies, kept so that a restart sends nobody away.

    Raises:
        Refusal: It can be neither read nor kept.
    """
    file = folder / "cookie-secret"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with suppress(FileExistsError):
            _write_private(file, secrets.token_bytes(_SECRET_BYTES))
        return file.read_bytes()
    except OSError as error:
        msg = f"{file} cannot be used ({error.strerror}). Make {folder} a folder you can write to."
        raise Refusal(msg) from error


def _write_private(file: Path, data: bytes) -> None:
    """Write a new file that only this user can read, from its first moment."""
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as new:
        new.write(data)


def _check_activities(tables: Content) -> None:
    for part in tables.parts:
        for id in part.activities:
            try:
                activities.get(id)
            except (LookupError, AttributeError, ImportError) as error:
                msg = (
                    f"course.csv, column activities: the activity {id!r} of {part.id} cannot be "
                    "shown; check how it is spelt, or take it out."
                )
                raise Refusal(msg) from error


def _check_notebooks(folder: Path, tables: Content) -> None:
    for part in tables.parts:
        file = folder / f"{part.id}.ipynb"
        if not file.is_file():
            msg = (
                f"The notebook {file} is missing. Get the course again, or take the part "
                f"{part.id!r} out of course.csv."
            )
            raise Refusal(msg)
