"""Small helps for writing sentences."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from coproduction.activities.words import last_day, lowered


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


def test_what_goes_at_midnight_is_kept_to_the_end_of_the_day_before() -> None:
    summer = timezone(timedelta(hours=1))
    assert last_day(datetime(2026, 11, 25, tzinfo=UTC), UTC) == date(2026, 11, 24)
    assert last_day(datetime(2026, 6, 23, 23, tzinfo=UTC), summer) == date(2026, 6, 23)
    assert last_day(datetime(2026, 6, 23, 23, 30, tzinfo=UTC), summer) == date(2026, 6, 24)
