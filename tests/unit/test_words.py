"""Small helps for writing sentences."""

from __future__ import annotations

import pytest

from coproduction.activities.words import lowered


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("A say in the bus times", "a say in the bus times"),
        ("Fewer complaints", "fewer complaints"),
        ("fewer complaints", "fewer complaints"),
        ("Éclairs", "éclairs"),
        ("NHS staff who know you", "NHS staff who know you"),
        ("GPs who listen", "GPs who listen"),
        ("I", "I"),
        ("I’ll be heard", "I’ll be heard"),
        ("Monday evenings free", "Monday evenings free"),
        ("Monday’s bus", "Monday’s bus"),
        ("Universal Credit advice", "Universal Credit advice"),
        ("Scottish money", "Scottish money"),
        ("10 more buses", "10 more buses"),
        ("“A say”", "“A say”"),
        ("", ""),
    ],
)
def test_a_large_letter_is_lowered_unless_it_begins_a_name(text, inside):
    assert lowered(text) == inside
