"""The words for a plan's gaps are those that can be needed, and they have their sources."""

from __future__ import annotations

from coproduction import content
from coproduction.activities.words import number
from coproduction.logic.plan import ANSWER_WEEKS, REMARKS


def test_every_remark_that_can_be_made_has_its_words_and_no_other() -> None:
    assert tuple(content.course().remarks) == REMARKS


def test_the_twelve_weeks_have_a_source() -> None:
    late = content.course().remarks["report-late"]
    assert f"{number(ANSWER_WEEKS)} weeks" in late.words
    assert late.sources == ("consultation-principles",)
