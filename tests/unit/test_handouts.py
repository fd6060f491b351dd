"""What a server adds to the pages and files that it hands out."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest

from coproduction.server.rooms.handouts import SESSION, cookies

if TYPE_CHECKING:
    from coproduction.server.course import Course


@pytest.mark.parametrize(("own", "kept"), [(True, SESSION), (False, "30 days at most")])
def test_the_note_says_how_long_the_server_that_it_is_made_on_keeps_a_cookie(
    own: bool, kept: str
) -> None:
    found = cookies(cast("Course", SimpleNamespace(short=own)))
    assert next(one.kept for one in found if one.name == "_xsrf") == kept
