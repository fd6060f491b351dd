"""The first half hour: people come in, say what they think alone, and the server dies once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.people import STARTING
from tests.browser.workshop.trainer import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.browser.workshop.hall import Workshop

WARM_UP = "room.warm-up"
ELEPHANT = "honesty.elephant"
SQUARES, SURVEY, FORM = (f"vignettes.rung.{card}" for card in ("V5", "V4", "V7"))
WHY = "vignettes.reason.V4"

FIXED = "The money for this year."
OPEN = "When the library opens, and who runs it."
NUMBER = "The lease is over. Ring Mary on 0131 496 0000."
ATTACK = "<script>document.title = 'broken'</script> <b>Everybody</b> knows."
LEFT = "Two managers left in one month."
NIGHT = "Nobody asked the night staff."
ALL_ONE = "All of us but one."
CLOSED = "It was closed before they asked."


def doors(hall: Workshop) -> Iterator[str]:
    """Before it begins: what is fixed and open is written down, and people come in."""
    trainer = hall.trainer
    hall.open()
    trainer.way("Sheet")
    trainer.press("What can change today")
    trainer.fill(set__honesty__fixed=FIXED, set__honesty__open=OPEN)
    trainer.press("Save this step")
    trainer.says("Saved.")
    trainer.way("Helpers")
    trainer.fill(tables__number="1")
    trainer.press("Make their codes")
    code = trainer.activity.locator("dd").first.inner_text()
    trainer.way("Run")
    hall.ada.join(hall.code)
    hall.cal.join(hall.code)
    hall.dee.join(hall.code)
    hall.table.join(code)
    hall.table.reads("Table 1")
    trainer.says("4: 2 by phone, 1 in the notebooks and 1 as tables")
    hall.screen.says("Joined so far: 4")
    yield "people come in"


def arrive(hall: Workshop) -> Iterator[str]:
    """The first question, at every door; one counts wrongly, and takes it back."""
    trainer, title = hall.trainer, "Welcome"
    trainer.go_on(title)
    hall.screen.shows(title)
    for guest in (hall.ada, hall.cal, hall.dee, hall.table):
        guest.sees(title)
    hall.ada.choose(WARM_UP, "heard")
    hall.ada.choose(WARM_UP, "silence")  # they think again
    hall.cal.choose(WARM_UP, "changed")
    hall.dee.choose(WARM_UP, "heard")
    hall.table.choose(WARM_UP, "nobody")
    hall.table.differ(WARM_UP, ALL_ONE)
    hall.screen.says("Four people have answered. 4 are here.")
    yield "the first question"
    trainer.count("hands", WARM_UP, {"silence": 12, "nobody": 6})
    trainer.count("paper", WARM_UP, {"changed": 50})
    trainer.undo()
    trainer.count("paper", WARM_UP, {"changed": 5})
    yield "counting"
    trainer.release(ALL_ONE)
    trainer.reveal()
    hall.screen.counts("6", "1", "13", "7")
    hall.screen.says("Table 1, a minority")
    hall.ada.reads("You said: I never heard back.")
    hall.cal.reads("You said: I heard back, and something changed.")
    hall.ben.scan(hall.code)  # late, and in the middle of it
    hall.ben.sees(title)
    hall.ben.reads("This step is closed.")
    yield "the first result"


def honesty(hall: Workshop) -> Iterator[str]:
    """What nobody says aloud: read at the desk first, and let go or not."""
    trainer, title = hall.trainer, "What can change today"
    trainer.go_on(title)
    hall.screen.says(FIXED)
    for guest in hall.guests:
        if guest is not hall.eve:
            guest.sees(title)
            guest.reads(OPEN)
    hall.ada.write(ELEPHANT, NUMBER)
    hall.ben.write(ELEPHANT, ATTACK)
    hall.cal.write(ELEPHANT, LEFT)
    hall.table.write(ELEPHANT, NIGHT)
    trainer.says("Four texts wait to be read by you.")
    trainer.way("Words")
    trainer.says("This may be a name, “Mary” and a phone number")
    yield "words that wait"
    trainer.keep_back(NUMBER)
    trainer.release(ATTACK, LEFT, NIGHT)
    expect(hall.screen.page.get_by_text(LEFT)).to_have_count(0)
    trainer.reveal()
    for words in (ATTACK, LEFT, NIGHT):
        hall.screen.says(words)
        hall.ada.reads(words)
        hall.cal.reads(words)
    expect(hall.screen.page.get_by_text("Mary")).to_have_count(0)
    yield "words that were let go"


def cards(hall: Workshop) -> Iterator[str]:
    """Stories, alone; meanwhile phones sleep, and the server is killed and started again."""
    trainer, title = hall.trainer, "Where would you put it?"
    hall.ben.page.context.set_offline(True)
    trainer.go_on(title)
    hall.screen.shows(title)
    for guest in (hall.ada, hall.cal, hall.dee, hall.table):
        guest.sees(title)
    hall.ben.page.context.set_offline(False)  # and wakes at the present step
    hall.ben.sees(title)
    hall.ada.choose(SQUARES, 5)
    hall.cal.choose(SQUARES, 4)
    hall.dee.place_first_card("4 Consultation")
    hall.dee.said[SQUARES, 1] = 4
    hall.table.choose(SQUARES, 5)
    yield from _no_network(hall)
    yield from _no_server(hall)
    trainer.count("paper", SURVEY, {"1": 9, "2": 5})
    trainer.count("paper", FORM, {"6": 7, "7": 6})
    hall.ben.page.reload()
    expect(hall.ben.page.locator(f'.ask[data-question="{SQUARES}"] [value="3"]')).to_be_checked()
    trainer.release(CLOSED)
    trainer.reveal()
    hall.screen.counts("0", "0", "2", "10", "7", "0", "0", "0")
    trainer.press("Next on the screen: Have your say")
    hall.screen.counts("0", "0", "0", "0", "0", "6", "10", "0")
    trainer.press("Next on the screen: Have your say: Why that rung?")
    hall.screen.says(CLOSED)
    trainer.press("Next on the screen: The statement")
    hall.screen.counts("7", "8", "0", "0", "0", "0", "0", "0")
    yield "stories on the ladder"


def _no_network(hall: Workshop) -> Iterator[str]:
    hall.ada.page.context.set_offline(True)
    hall.ada.choose(SURVEY, 1, away=True)
    hall.ada.reads("Your phone has no network just now.")
    expect(hall.ada.page.locator("#link")).to_be_in_viewport()  # however far down they are
    yield "a phone without a network"
    hall.ada.page.context.set_offline(False)
    hall.ada.reads("Connected")
    hall.ada.kept()


def _no_server(hall: Workshop) -> Iterator[str]:
    """It dies as in a power cut: answers wait, and all go on by themselves once it is back."""
    trainer = hall.trainer
    sheet = {"4": 8, "3": 6}
    trainer.type_counts("paper", SQUARES, sheet)
    expect(trainer.activity.get_by_role("status")).to_have_text("Saved.")
    hall.server.kill()
    hall.ada.choose(FORM, 6, away=True)
    hall.ben.choose(SQUARES, 3, away=True)
    hall.ben.write(WHY, CLOSED, away=True)
    hall.cal.choose(SURVEY, 2, away=True)
    for guest in (hall.ada, hall.ben, hall.table):
        guest.reads("The room’s computer does not answer. It is not your phone.")
    hall.screen.says("The room’s computer does not answer. This page tries again by itself.")
    expect(trainer.page.get_by_role("alert")).to_contain_text("If it has stopped, start it again")
    yield "the server is gone"
    with trainer.page.expect_navigation(wait_until="commit", timeout=STARTING):
        hall.server.start()
    for guest in (hall.ada, hall.ben):
        guest.reads("Connected")
        guest.kept()
    expect(hall.screen.page.locator("#link")).to_be_empty()
    expect(trainer.activity).to_be_visible(timeout=STARTING)
    # Nobody at the desk pressed anything, and they are where they were.
    for value, count in sheet.items():
        expect(trainer.box(SQUARES, value)).to_have_value(str(count))
    trainer.add(Sheet("paper", SQUARES, 1, sheet))
    hall.cal.page.go_back()  # from a page of the browser's own
    hall.cal.choose(SURVEY, 2)
    hall.dee.learner.page.get_by_role("button", name="Carry on").click()
    expect(
        hall.dee.learner.activity("Where would you put it?").get_by_role("radio", name="4 Consul")
    ).to_be_checked()
    hall.dee.choose(FORM, 7)
    yield "the server is back"
