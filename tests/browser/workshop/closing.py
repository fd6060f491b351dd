"""The second half hour: people have talked, choose again, and agree on what is first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.people import in_days
from tests.browser.workshop.opening import SQUARES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.browser.workshop.hall import Workshop

USERS_GIVE, USERS_GET = "who-gains.gives-much.users", "who-gains.gets-much.users"
STAFF_GET = "who-gains.gets-much.staff"
YOU, WE = "who-gains.you", "who-gains.we"
CHOSEN, TOP = "barriers.chosen", "barriers.top"
FIRST = ("time-money", "one-budget", "trust-power", "elephant", "law")
STEP, DOING, TELL = "action-plan.step", "feedback.doing", "feedback.words"

BUS, SEE, CLAUSE = "A bus that comes.", "Fewer empty chairs.", "Ask which clause it is."
RING = "Ring the bus users. The clerk does, by Friday."
INVITE = "Invite the night staff. I do it this week."
PAPERLESS = "Shorter, and with soup."
RUDE = "Jean Smith talked all the time."
FARES = "Bus fares to the library"
PROMISE = {
    "promise__said": "Nobody told us why",
    "promise__will": "Write back to each of you",
    "promise__owner": "The clerk",
    "promise__cannot": "Keep the old building",
    "promise__why": "Its lease is over",
}


def talk(hall: Workshop) -> Iterator[str]:
    """Nobody needs a phone: they talk, the clock runs, and something is parked."""
    trainer, title = hall.trainer, "Why there?"
    trainer.go_on(title)
    for guest in (hall.ada, hall.ben, hall.cal, hall.dee, hall.table):
        guest.sees(title)
        guest.reads("There is nothing to do on your phone just now.")
    trainer.press("Alone: 1 minute")
    expect(trainer.activity.get_by_role("timer")).to_be_visible()
    hall.screen.says("Alone: ")
    yield "people talk"
    trainer.way("Promises")
    trainer.fill(parked__what=FARES, parked__owner="Jo")
    trainer.press("Park it")
    trainer.says("With Jo")
    trainer.way("Run")
    trainer.press("Stop the timer")
    expect(hall.screen.page.get_by_text("Alone: ")).to_have_count(0)


def cards_again(hall: Workshop) -> Iterator[str]:
    """The second round: some move, and some stay and say so."""
    trainer, title = hall.trainer, "Where would you put it now?"
    trainer.go_on(title)
    hall.screen.shows(title)
    for guest, rung in {
        hall.ada: 4,
        hall.ben: 3,
        hall.cal: 4,
        hall.dee: 5,
        hall.table: 4,
    }.items():
        guest.sees(title)
        guest.reads("In the first round you said")
        guest.choose(SQUARES, rung, 2)
    yield "a second round"
    trainer.count("hands", SQUARES, {"4": 9, "5": 6}, 2)
    trainer.reveal()
    hall.screen.counts("0", "0", "7", "12", "1", "0", "0", "0")
    hall.screen.says("Of the five people who placed it twice")
    hall.screen.says("one moved up, two moved down and two stayed")
    hall.ada.reads("You said: 4, Consultation.")
    expect(hall.ada.page.get_by_text("who placed it twice")).to_have_count(0)
    yield "what has moved"


def who_gains(hall: Workshop) -> Iterator[str]:
    """Who gives and who gets; a late comer answers the present step."""
    trainer, title = hall.trainer, "Who gives, who gains?"
    trainer.go_on(title)
    hall.eve.scan(hall.code)
    for guest in hall.guests:
        guest.sees(title)
    hall.ada.choose(USERS_GIVE, "3")
    hall.ada.choose(USERS_GET, "1")
    hall.ada.write(YOU, BUS)
    hall.ben.choose(STAFF_GET, "2")
    hall.cal.choose(USERS_GIVE, "3")
    hall.eve.choose(USERS_GIVE, "3")
    hall.eve.write(WE, SEE)
    hall.dee.choose(USERS_GIVE, "2")
    hall.table.choose(USERS_GET, "0")
    trainer.count("hands", USERS_GIVE, {"3": 9, "2": 5})
    trainer.count("hands", USERS_GET, {"1": 10})
    yield "who gives and gains, asked"
    trainer.release(BUS, SEE)
    trainer.reveal()
    expect(hall.screen.page.get_by_role("figure")).to_be_visible()
    hall.ada.reads(BUS)
    hall.cal.reads(SEE)
    yield "who gives and gains"


def barriers(hall: Workshop) -> Iterator[str]:
    """Tick, sort, and put three dots: each placed before any is shown."""
    trainer, title = hall.trainer, "What holds us back?"
    trainer.go_on(title)
    for guest, ticks in {
        hall.ada: ("time-money", "law"),
        hall.ben: ("time-money",),
        hall.cal: ("one-budget", "trust-power"),
        hall.eve: ("one-budget",),
        hall.dee: ("time-money", "skills"),
        hall.table: ("trust-power",),
    }.items():
        guest.sees(title)
        guest.tick(CHOSEN, *ticks)
    many = dict(zip(FIRST, (9, 8, 7, 5, 6), strict=True))
    trainer.count("paper", CHOSEN, many, people=9)
    trainer.reveal()
    hall.screen.says("Time and money")
    yield "barriers"
    yield from _sorted(hall)
    yield from _dots(hall)


def _sorted(hall: Workshop) -> Iterator[str]:
    trainer, title = hall.trainer, "What kind of barrier?"
    trainer.go_on(title)
    for guest in hall.guests:
        guest.sees(title)
    for barrier in FIRST:
        hall.ada.choose(f"barriers.sort.{barrier}", "move")
    hall.ben.choose("barriers.sort.law", "others")
    hall.cal.choose("barriers.sort.law", "law")
    hall.eve.choose("barriers.sort.time-money", "others")
    hall.dee.choose("barriers.sort.time-money", "others")
    hall.table.choose("barriers.sort.one-budget", "move")
    trainer.count("hands", "barriers.sort.law", {"law": 8, "others": 6})
    trainer.reveal()
    hall.screen.says("Most of the room put")
    yield "barriers, sorted"


def _dots(hall: Workshop) -> Iterator[str]:
    trainer, title = hall.trainer, "Which first?"
    trainer.go_on(title)
    for guest, dots in {
        hall.ada: ("time-money", "law", "skills"),
        hall.ben: ("law",),
        hall.cal: ("law", "trust-power"),
        hall.eve: ("trust-power",),
        hall.dee: ("time-money", "one-budget"),
        hall.table: ("trust-power", "law"),
    }.items():
        guest.sees(title)
        guest.tick(TOP, *dots)
    fourth = hall.ada.control(TOP, 1, "elephant")
    fourth.click()
    hall.ada.reads("You have three dots. Take one back first.")
    expect(fourth).not_to_be_checked()
    hall.screen.says("Six people have answered. 6 are here.")
    expect(hall.screen.rows).to_have_count(1)  # how many, and nothing of what
    trainer.count("hands", TOP, {"law": 8, "trust-power": 7, "time-money": 6}, people=12)
    hall.screen.says("18 people have answered.")
    yield "dots, placed blind"
    trainer.reveal()
    hall.screen.says("Law and rules")
    yield "dots, shown together"


def action(hall: Workshop) -> Iterator[str]:
    """A step each, and what those who asked promise."""
    trainer, title = hall.trainer, "One step"
    trainer.go_on(title)
    for guest in hall.guests:
        guest.sees(title)
    hall.ada.write(STEP, RING)
    hall.cal.write(STEP, INVITE)
    hall.dee.write(STEP, CLAUSE)
    trainer.way("Promises")
    trainer.fill(**PROMISE, promise__by=in_days(14))
    trainer.press("Write it down")
    trainer.says("We will: Write back to each of you")
    trainer.fill(back__on=in_days(21))
    trainer.press("Keep this day")
    trainer.says("They hear on")
    yield "promises"
    trainer.release(RING, INVITE, CLAUSE)
    trainer.reveal()
    for words in (RING, INVITE, CLAUSE):
        hall.screen.says(words)
    hall.eve.reads(RING)
    yield "first steps"


def feedback(hall: Workshop) -> Iterator[str]:
    """Before they go; small numbers stay hidden on the wall, too."""
    trainer, title = hall.trainer, "Before you go"
    trainer.go_on(title)
    for guest, said in {
        hall.ada: "doing",
        hall.ben: "both",
        hall.cal: "doing",
        hall.eve: "doing",
        hall.dee: "talked-at",
        hall.table: "both",
    }.items():
        guest.sees(title)
        guest.choose(DOING, said)
    hall.ben.write(TELL, PAPERLESS)
    hall.eve.write(TELL, RUDE)
    trainer.count("hands", DOING, {"doing": 11, "both": 6})
    trainer.release(PAPERLESS)
    trainer.keep_back(RUDE)
    yield "feedback"
    trainer.reveal()
    hall.screen.counts("14", "hidden", "hidden")
    trainer.press("Go to the end")
    yield "the end"
