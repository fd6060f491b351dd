"""What nobody may do to a room: guess, forge, flood, drive without its key, or run a script."""

from __future__ import annotations

from http.client import HTTPConnection
from sqlite3 import connect
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from coproduction.server.rooms.limits import WRONG
from coproduction.server.rooms.pages import TABLE, WORDS
from coproduction.store import table_key
from tests.browser.halls import Hall
from tests.browser.serving import Server, served, until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import APIResponse, Browser, Page

SCRIPT = "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">"
JSON = {"Accept": "application/json"}
HUGE = '{"question": "q", "round": 1e999, "value": 1, "sent": "a-1"}'


@pytest.fixture
def hall(server: Server) -> Iterator[Hall]:
    hall = Hall(server)
    yield hall
    hall.store.close()


def post(page: Page, hall: Hall, **said: Any) -> APIResponse:
    """An answer as a script would send it, with what is said in place of the usual."""
    (token,) = [c["value"] for c in page.context.cookies() if c["name"] == "_xsrf"] or [""]
    usual = {"question": "room.warm-up", "round": 1, "value": "heard", "sent": "abc-1"}
    headers = {**JSON, "X-XSRFToken": token}
    return page.request.post(f"{hall.address}/answer", data={**usual, **said}, headers=headers)


KEYED = (
    "screen",
    "screen/now",
    "paper",
    "paper.docx",
    "report",
    "report.docx",
    "report.csv",
    "note",
)


@pytest.mark.parametrize("path", KEYED)
def test_nothing_of_the_trainers_opens_without_the_rooms_key(
    page: Page, hall: Hall, path: str
) -> None:
    address = f"{hall.address}/{path}"
    assert page.request.get(address).status == 403
    other = Hall(hall.server, "Another room")
    page.request.get(f"{hall.server.url}coproduction/desk?key={other.shared}-{other.room.code}")
    assert page.request.get(address.replace(hall.room.code, other.room.code)).status == 200
    assert page.request.get(address).status == 403
    page.request.get(hall.desk, max_redirects=0)
    assert page.request.get(address).status == 200
    other.store.close()


def test_a_screen_whose_key_is_gone_says_so(page: Page, hall: Hall) -> None:
    page.request.get(hall.desk, max_redirects=0)
    page.goto(f"{hall.address}/screen")
    line = page.locator("#link")
    hall.go("arrive")
    expect(page.get_by_text("Nobody has answered yet")).to_be_visible()
    page.context.clear_cookies()
    expect(line).to_have_text(WORDS[403])
    assert page.evaluate("document.documentElement.scrollHeight <= innerHeight")
    # With the key it goes on by itself.
    page.request.get(hall.desk, max_redirects=0)
    expect(line).to_have_text("")


def test_the_desk_opens_with_a_key_and_with_nothing_else(page: Page, hall: Hall) -> None:
    desk = f"{hall.server.url}voila/render/trainer/desk.ipynb"
    assert page.request.get(desk).status == 403
    for key in ("", "0" * 32, "x", f"{hall.shared}", f"{hall.key}-{hall.room.code}"):
        refused = page.request.get(f"{hall.server.url}coproduction/desk?key={key}", max_redirects=0)
        assert refused.status == 403, key
    assert page.request.get(desk).status == 403
    found = page.request.get(hall.desk, max_redirects=0)
    assert (found.status, found.headers["location"]) == (303, "/voila/render/trainer/desk.ipynb")
    assert hall.key not in found.headers["location"]
    (cookie,) = [one for one in page.context.cookies() if one["name"] == "coproduction-desk"]
    assert cookie["httpOnly"]
    assert cookie["sameSite"] == "Lax"


SIDEWAYS = (
    "/trainer/desk.ipynb",
    "./trainer/desk.ipynb",
    "trainer//desk.ipynb",
    "x/../trainer/desk.ipynb",
    "../course/trainer/desk.ipynb",
    "%2Ftrainer/desk.ipynb",
    "..%2Fcourse%2Ftrainer%2Fdesk.ipynb",
    "trainer%2Fdesk.ipynb/",
)


@pytest.mark.parametrize("path", SIDEWAYS)
def test_the_desk_has_no_other_address_that_needs_no_key(server: Server, path: str) -> None:
    # Not by a browser: that would write the address out before it asks.
    connection = HTTPConnection(urlsplit(server.url).netloc)
    connection.request("GET", f"/voila/render/{path}")
    assert connection.getresponse().status in {403, 404}
    connection.close()


def test_the_key_is_in_no_log_and_only_its_hash_is_in_the_database(
    page: Page, tmp_path: Path
) -> None:
    with served(tmp_path) as server:
        hall = Hall(server)
        printed = server.printed()
        assert hall.key in printed  # once, for whoever started it
        page.request.get(hall.desk, max_redirects=0)
        page.request.get(f"{server.url}coproduction/desk?key=wrong")
        assert server.printed() == printed
        kept = b"".join(path.read_bytes() for path in tmp_path.rglob("answers.sqlite*"))
        for secret in (hall.key, hall.shared):
            assert secret.encode() not in kept
        hall.store.close()


def test_the_key_is_in_no_log_when_the_database_fails(page: Page, tmp_path: Path) -> None:
    with served(tmp_path) as server:
        hall = Hall(server)
        desk = f"{server.url}coproduction/desk?key={hall.shared}-{hall.room.code}"
        with connect(tmp_path / "data" / "coproduction" / "answers.sqlite") as database:
            database.execute("ALTER TABLE rooms RENAME TO elsewhere")
        refused = page.request.get(desk, max_redirects=0)
        assert refused.status == 503
        # What somebody opens from that page is not told its address, which has the key.
        assert refused.headers["referrer-policy"] == "no-referrer"
        assert "no such table" in server.printed()
        assert hall.shared not in server.printed()
        hall.store.close()


def test_codes_cannot_be_guessed(page: Page, tmp_path: Path) -> None:
    with served(tmp_path) as server:
        hall = Hall(server)
        room = f"{server.url}coproduction/room/"
        statuses = [page.request.get(f"{room}{'BCDFGH'}{path}").status for path in ("", "/now")]
        codes = [f"BCDF{one}{other}" for one in "JKMNP" for other in "BCDFGHJKMN"]
        statuses += [page.request.get(f"{room}{code}").status for code in codes[:WRONG]]
        # The first code was asked for twice: the same again is no new guess.
        assert statuses == [404] * (WRONG + 1) + [429]
        # One who has the right code has to wait as well: or the answer would tell.
        assert page.request.get(f"{room}{hall.room.code}").status == 429
        # Not so one who drives it: the whole hall may come from the guesser's address.
        assert page.request.get(f"{server.url}coproduction/desk?key={hall.key}").status == 200
        assert page.request.get(f"{room}{hall.room.code}/screen").status == 200
        hall.store.close()


def test_a_hall_goes_on_while_somebody_in_it_guesses(
    page: Page, browser: Browser, tmp_path: Path
) -> None:
    with served(tmp_path) as server:
        hall = Hall(server)
        old = Hall(server, "Yesterday")
        page.goto(old.address)
        old.store.rooms.delete(old.room.id)
        # A phone left on yesterday's page asks for it again and again: that guesses nothing.
        until(lambda: page.request.get(f"{old.address}/now").status == 404)
        assert {page.request.get(f"{old.address}/now").status for _ in range(2 * WRONG)} == {404}
        page.goto(hall.address)
        hall.go("arrive")
        with browser.new_context() as context:
            room = f"{server.url}coproduction/room/"
            codes = [f"BCDF{one}{other}" for one in "JKMNP" for other in "BCDFGHJKMN"]
            assert context.request.get(f"{room}{codes[0]}").status == 404
            for code in codes[1:]:
                context.request.get(f"{room}{code}")
            assert context.request.get(hall.address).status == 429
        assert post(page, hall).json() == {"kept": True}
        for one in (hall, old):
            one.store.close()


def test_a_table_cannot_be_guessed_by_its_cookie(page: Page, hall: Hall) -> None:
    ((label, code),) = hall.store.rooms.tables(hall.room.id, 1, lambda: "XCDFGH")
    hall.store.rooms.join(hall.room.id, table_key(code), "table", label)
    page.context.add_cookies([{"name": TABLE, "value": code, "url": hall.server.url}])
    page.goto(hall.address)
    expect(page.get_by_role("heading", level=1)).not_to_contain_text(label)
    page.goto(f"{hall.server.url}coproduction/join")
    page.get_by_label("The six letters").fill(code)
    page.get_by_role("button", name="Join").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(label)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"question": "feedback.words", "value": "hi"}, "not asked just now"),
        ({"question": "x" * 5000}, "not asked just now"),
        ({"round": 2}, "closed before"),
        ({"round": 10**30}, "not asked just now"),
        ({"value": "made-up"}, "Please"),
        ({"value": {"a": [1]}}, "Please"),
        ({"sent": "no number"}, "not asked just now"),
        ({"sent": "abc-99999999999999999999"}, "not asked just now"),
    ],
)
def test_a_forged_answer_is_refused_in_words(
    page: Page, hall: Hall, said: dict[str, Any], words: str
) -> None:
    hall.go("arrive")
    page.goto(hall.address)
    expect(page.get_by_role("radio").first).to_be_visible()
    reply = post(page, hall, **said)
    assert words in reply.json()["refused"]
    assert hall.said("room.warm-up") == []


def test_posts_that_are_too_large_or_no_answer_at_all(page: Page, hall: Hall) -> None:
    hall.go("arrive")
    page.goto(hall.address)
    assert post(page, hall, value="x" * 30_000).status == 413
    assert post(page, hall, value="x" * 2_000_000).status in {400, 413}
    (token,) = [c["value"] for c in page.context.cookies() if c["name"] == "_xsrf"]
    headers = {**JSON, "X-XSRFToken": token, "Content-Type": "application/json"}
    for body in ("{", "[]", "[" * 9000, '{"question": 1}', HUGE):
        reply = page.request.post(f"{hall.address}/answer", data=body.encode(), headers=headers)
        assert reply.status == 400, body
        assert "it was not kept" in reply.json()["refused"]


def test_a_form_of_another_site_is_refused(page: Page, hall: Hall) -> None:
    hall.go("arrive")
    page.goto(hall.address)
    answer = {"question": "room.warm-up", "round": "1", "ask-room-warm-up": "heard", "sent": "a"}
    for address in (f"{hall.address}/answer", f"{hall.address}/text"):
        assert page.request.post(address, form=answer).status == 403
    joining = page.request.post(f"{hall.server.url}coproduction/join", form={"code": "BCDFGH"})
    assert joining.status == 403
    assert hall.said("room.warm-up") == []


def test_two_people_with_one_cookie_are_one(page: Page, browser: Browser, hall: Hall) -> None:
    hall.go("arrive")
    page.goto(hall.address)
    page.get_by_role("radio", name="I never heard back").check()
    until(lambda: hall.said("room.warm-up") == ["silence"])
    with browser.new_context(storage_state=page.context.storage_state()) as context:
        twin = context.new_page()
        twin.goto(hall.address)
        expect(twin.get_by_role("radio", name="I never heard back")).to_be_checked()
        twin.get_by_role("radio", name="Nobody has asked me").check()
        until(lambda: hall.said("room.warm-up") == ["nobody"])
    assert hall.store.rooms.here(hall.room.id) == {"phone": 1}


def test_an_old_repeat_changes_nothing(page: Page, hall: Hall) -> None:
    hall.go("arrive")
    page.goto(hall.address)
    assert post(page, hall, value="heard", sent="k3x9-1").json() == {"kept": True}
    assert post(page, hall, value="silence", sent="k3x9-2").json() == {"kept": True}
    assert post(page, hall, value="heard", sent="k3x9-1").json() == {"kept": True}
    assert hall.said("room.warm-up") == ["silence"]


def test_a_script_is_only_words(page: Page, browser: Browser, server: Server) -> None:
    hall = Hall(server, SCRIPT)
    hall.go("action")
    page.goto(hall.address)
    page.get_by_label("What will you do?").fill(SCRIPT)
    until(lambda: hall.store.rooms.texts(hall.room.id))
    (text,) = hall.store.rooms.texts(hall.room.id)
    hall.store.rooms.release(hall.room.id, [text.id], released=True)
    hall.reveal("action")
    expect(page.get_by_text(SCRIPT).last).to_be_visible()
    with browser.new_context() as context:
        screen = context.new_page()
        screen.request.get(hall.desk, max_redirects=0)
        for path in ("screen", "report", "paper", "note"):
            screen.goto(f"{hall.address}/{path}")
            expect(screen.get_by_text(SCRIPT).first).to_be_attached()
            assert screen.title() != "owned"
    assert page.title() != "owned"
    hall.store.close()


def test_the_pages_allow_no_inline_script_and_no_frame(page: Page, hall: Hall) -> None:
    for address in (hall.address, f"{hall.server.url}coproduction/join"):
        headers = page.request.get(address).headers
        policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))
        assert policy["default-src"] == "'none'"
        assert policy["script-src"] == "'self'"
        assert policy["frame-ancestors"] == "'none'"
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cache-control"] == "no-store"
