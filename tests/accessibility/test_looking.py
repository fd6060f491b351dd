"""The checks of a page can fail: each sees a fault that is planted for it."""

from __future__ import annotations

import pytest

from tests.browser.hands import Keyboard
from tests.browser.looking import squeezed, violations

FAULTS = {
    "image-alt": "<img src='x.png'>",
    "color-contrast": "<p style='color: #999'>grey</p>",
    "too wide": "<p style='width: 400px'>wide</p>",
    "too small to tap": "<button style='height: 30px'>small</button>",
}
RING = "<style>:focus-visible { outline: 3px solid }</style>"
TRAPS = {
    "the focus is lost": f"{RING}<button onclick='this.remove()'>one</button>",
    "no ring shows the focus": "<style>* { outline: none }</style><button>one</button>",
    "cannot be reached by Tab": f"{RING}<button tabindex='-1'>one</button>",
    "holds the focus": f"{RING}<button onkeydown='return event.key == `Enter`'>one</button>",
    "out of sight": f"{RING}<p style='position: fixed; inset: 0'>over it</p><button>one</button>",
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_seen(page, fault):
    page.set_content(f"<html lang='en'><title>x</title><main><h1>x</h1>{FAULTS[fault]}</main>")
    assert any(fault in found for found in violations(page) + squeezed(page))


def test_a_sound_page_has_none(page):
    page.set_content("<html lang='en'><title>x</title><main><h1>x</h1></main>")
    assert violations(page) + squeezed(page) == []


@pytest.mark.parametrize("trap", TRAPS)
def test_a_keyboard_notices_what_stands_in_its_way(page, trap):
    def press_both():
        keys.press(page.get_by_role("button", name="one"))
        keys.press(page.get_by_role("button", name="two"))

    page.set_content(f"{TRAPS[trap]}<button>two</button>")
    keys = Keyboard(page)
    with pytest.raises(AssertionError, match=trap):
        press_both()
