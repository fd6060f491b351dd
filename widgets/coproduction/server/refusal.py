"""What stops a server from starting, said in a sentence that also says what to do."""

from __future__ import annotations


class Refusal(Exception):  # noqa: N818 (it is no error of the program's)
    """The server does not start; the message is for the person who started it."""
