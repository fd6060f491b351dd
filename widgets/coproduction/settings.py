"""The only reader of the environment: where answers are kept, where content is, who is here."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_data_path

if TYPE_CHECKING:
    from collections.abc import Mapping

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parents[1]

PERSON = "COPRODUCTION_PERSON"
"""The variable by which the server tells a kernel whose answers it holds."""

DESK = "COPRODUCTION_DESK"
"""The variable by which the server hands a desk's kernel the keys of its browser."""

HOME, JOIN = "COPRODUCTION_HOME", "COPRODUCTION_JOIN"
"""The variables by which it says where others reach the course, and what they type to join."""


@dataclass(frozen=True)
class Settings:
    """What this process was told, with every path absolute.

    Attributes:
        database_url: An SQLAlchemy URL; by default SQLite in ``data_home``.
        data_home: The folder of ours in the user's data folder.
        content: The folder of the course's tables (``data/``).
        course: The folder of the notebooks (``course/``).
        person: The key of the person this kernel serves, or None.
        desk: The keys of the browser whose desk this kernel is, or None.
        home: The address of the course's home; its path alone where no server of ours says more.
        join: The address that people type to join a room, or "".
        in_voila: Whether a Voilà page started this kernel.
        on_binder: Whether this is a Binder session, which forgets.
        kernels: How many visitors' pages may be open at once.
    """

    database_url: str
    data_home: Path
    content: Path
    course: Path
    person: str | None
    desk: str | None
    home: str
    join: str
    in_voila: bool
    on_binder: bool
    kernels: int


def load(environment: Mapping[str, str] | None = None) -> Settings:
    """Read the settings from ``environment``, by default that of this process.

    Raises:
        ValueError: A variable's value cannot be used; the message names it.
    """
    env = os.environ if environment is None else environment
    base = env.get("VOILA_BASE_URL") or env.get("JUPYTERHUB_SERVICE_PREFIX") or "/"
    home = user_data_path("coproduction")
    return Settings(
        database_url=env.get("COPRODUCTION_DATABASE_URL") or f"sqlite:///{home / 'answers.sqlite'}",
        data_home=home,
        content=_folder("data"),
        course=_folder("course"),
        person=env.get(PERSON) or None,
        desk=env.get(DESK) or None,
        home=env.get(HOME) or f"{base.rstrip('/')}/coproduction/",
        join=env.get(JOIN) or "",
        in_voila=env.get("SERVER_SOFTWARE", "").startswith("voila"),
        on_binder="BINDER_LAUNCH_HOST" in env,
        kernels=_kernels(env.get("COPRODUCTION_KERNELS", "60")),
    )


def _folder(name: str) -> Path:
    """A folder that is inside the package when installed, beside it in a checkout."""
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _CHECKOUT / name


def _kernels(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        msg = f"COPRODUCTION_KERNELS must be a whole number of 1 or more, not {text!r}"
        raise ValueError(msg)
    return int(text)
