"""The words for a plan's gaps, and what is said when their table is broken."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from coproduction import settings
from coproduction.content import ContentError, plans
from coproduction.logic.plan import REMARKS

if TYPE_CHECKING:
    from pathlib import Path

DATA = settings.load().content


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The two tables that it takes, to break."""
    for name in ("sources.csv", "remarks.csv"):
        shutil.copy(DATA / name, tmp_path)
    return tmp_path


def test_every_remark_that_can_be_made_has_its_words_and_no_other() -> None:
    assert tuple(plans.read(DATA)) == REMARKS


def test_the_twelve_weeks_have_a_source() -> None:
    late = plans.remarks()["report-late"]
    assert "twelve weeks" in late.words
    assert late.sources == ("consultation-principles",)


@pytest.mark.parametrize(
    ("old", "new", "column", "remedy"),
    [
        ("aim-missing,", "Aim missing,", "id", "small letters and hyphens"),
        ("aim-not-higher,", "aim-missing,", "id", "is already in row 2"),
        ("The next rung,", ",", "title", "the cell is empty"),
        (",norfolk\n", ",hearsay\n", "sources", "is not in sources.csv"),
    ],
)
def test_a_broken_row_is_named_with_its_remedy(
    folder: Path, old: str, new: str, column: str, remedy: str
) -> None:
    path = folder / "remarks.csv"
    whole = path.read_text(encoding="utf-8")
    assert old in whole
    path.write_text(whole.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ContentError, match=remedy) as caught:
        plans.read(folder)
    assert caught.value.column == column
