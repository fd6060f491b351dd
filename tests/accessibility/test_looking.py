"""The checks of a page can fail: each sees a fault that is planted for it."""

from __future__ import annotations

import pytest

from tests.browser.looking import squeezed, violations

FAULTS = {
    "image-alt": "<img src='x.png'>",
    "color-contrast": "<p style='color: #999'>grey</p>",
    "too wide": "<p style='width: 400px'>wide</p>",
    "too small to tap": "<button style='height: 30px'>small</button>",
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_seen(page, fault):
    page.set_content(f"<html lang='en'><title>x</title><main><h1>x</h1>{FAULTS[fault]}</main>")
    assert any(fault in found for found in violations(page) + squeezed(page))


def test_a_sound_page_has_none(page):
    page.set_content("<html lang='en'><title>x</title><main><h1>x</h1></main>")
    assert violations(page) + squeezed(page) == []
