"""The desk of whoever runs a room: every page, everything its buttons do, two at once."""

from __future__ import annotations

import re
from contextlib import closing, suppress
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coproduction.activities.answers import AnswerError
from coproduction.activities.live import Line, live
from coproduction.activities.live.conduct import go_to, present
from coproduction.activities.live.desk import GONE, OLD, PLACES
from coproduction.activities.live.desk.forms import DO
from coproduction.activities.live.desk.paper import LATE
from coproduction.activities.live.pretend import PAPER
from coproduction.activities.live.results import PEOPLE
from coproduction.content import course
from coproduction.server.rooms.telling import tell
from coproduction.store import Said, StoreError, open_store, table_key
from coproduction.store.keys import Key, new_key, parse
from tests.any_answers import candidate
from tests.unit.hall import HOME, Trainer

ATTACK = "<script>alert(1)</script>"
RUNG = "vignettes.rung.V5"


@pytest.fixture
def store(tmp_path, clock):
    with closing(open_store(f"sqlite:///{tmp_path}/answers.sqlite", clock)) as made:
        yield made


@pytest.fixture
def trainer(store, clock):
    return Trainer(store, clock)


@pytest.fixture
def running(trainer):
    """A trainer whose room is at the first placing of the stories."""
    trainer.open_room()
    trainer.press("Begin")
    trainer.press("Go on")
    trainer.press("Go on")
    return trainer


def stage(trainer):
    return trainer.room.state["stages"][trainer.room.state["present"]]


def go(trainer, place):
    trainer.desk.answer("desk.at", place)


# The front page


def test_a_room_is_opened_with_what_was_written(trainer, clock):
    room = trainer.open_room("Leith", "yes", "90")
    assert (room.title, room.minutes, room.practice) == ("Leith", 90, True)
    assert sum(line["minutes"] for line in room.sheet["lines"]) == 90
    assert room.keep_until - clock() == timedelta(hours=36)  # the end of tomorrow
    assert room.code in trainer.html
    assert "192.0.2.7:8866/join" in trainer.html


@pytest.mark.parametrize("days", [-1, 400])
def test_a_room_is_not_kept_for_a_day_that_is_past_or_far_away(trainer, clock, days):
    trainer.fill("new-title", "Leith")
    trainer.fill("new-keep", (clock() + timedelta(days=days)).date().isoformat())
    with pytest.raises(AnswerError, match="Choose a day from today"):
        trainer.press("Open the room")


def test_a_room_without_a_name_is_not_opened(trainer):
    with pytest.raises(AnswerError, match="name"):
        trainer.press("Open the room")
    assert trainer.host.rooms() == ()


def test_rooms_to_go_on_with_are_listed_and_another_key_sees_none(trainer, store, clock):
    trainer.open_room("First")
    go(trainer, "end")
    trainer.press("All my rooms")
    clock.moment += timedelta(minutes=1)
    trainer.open_room("Second")
    go(trainer, "end")
    trainer.press("All my rooms")
    assert [b.label for b in trainer.buttons()][:2] == ["Second", "First"]
    other = Trainer(store, clock, name="other")
    assert "First" not in other.html
    assert other.host.room(trainer.host.rooms()[0].id) is None


def test_the_room_of_another_key_cannot_be_chosen_by_its_id(trainer, store, clock):
    room = trainer.open_room("Secret")
    other = Trainer(store, clock, name="other")
    with pytest.raises(AnswerError):
        other.desk.answer("desk.room", room.id)
    other.desk.answers = {("desk.room", 1): room.id}
    assert "Secret" not in other.html


def test_without_a_key_no_room_is_opened_or_shown(store, clock):
    nobody = Trainer(store, clock, Key(new_key(), "ABCDEF"))
    nobody.host.keys = ()
    assert "No room is open" in nobody.html
    assert not list(nobody.buttons())


# Running


def test_a_step_is_opened_closed_revealed_and_asked_again(running):
    assert stage(running) == {"open": True, "round": 1, "revealed": False, "show": 0}
    assert running.press("Close it") == "Closed."
    assert not stage(running)["open"]
    running.press("Open it again")
    assert stage(running)["open"]
    running.press("Reveal")
    assert stage(running) | {"show": 0} == {"open": False, "round": 1, "revealed": True, "show": 0}
    running.press("Next on the screen")
    assert stage(running)["show"] == 1
    running.press("Back on the screen")
    running.press("Hide")
    assert not stage(running)["revealed"]
    running.press("Reveal")
    running.press("Ask once more")
    assert stage(running) == {"open": True, "round": 2, "revealed": False, "show": 0}


def test_how_many_have_answered_is_said_and_what_they_wrote_waits(running):
    running.phone("ann", RUNG, 3)
    running.phone("bob", "vignettes.reason.V5", "They were told", text=True)
    assert "1 of 2 have answered" in running.html
    assert "One text waits" in running.html
    assert "Words (1)" in running.html


def test_what_the_screen_shows_is_shown_here_once_it_is_revealed(running):
    running.phone("ann", RUNG, 3)
    assert "On the screen now" not in running.html
    running.press("Reveal")
    assert "On the screen now" in running.html


def test_to_go_on_closes_what_was_before_and_takes_the_person_there(running):
    key = running.page.key
    assert running.press("Go on") == "“Why there?” is open."
    assert running.page.key != key
    assert not running.room.state["stages"]["cards"]["open"]
    assert running.can("Alone: 1 minute")


def test_what_others_do_does_not_take_the_person_anywhere(running, store, clock):
    key = running.page.key
    Trainer(store, clock, running.key, "second").press("Tuesday")
    running.host.change(running.room.id, lambda lines, state, _: (lines, {**state, "x": 1}))
    running.phone("ann", RUNG, 3)
    assert running.page.key == key


def test_the_barriers_ticked_most_are_sorted(running):
    go(running, "sheet")
    running.press("What holds us back?")
    running.press("Go to it now")
    for person in "abc":
        running.phone(person, "barriers.chosen", ["trust-power", "time-money"])
    running.press("Go on")
    line = next(line for line in running.room.sheet["lines"] if line["id"] == "sort")
    assert set(line["setting"]["barriers"]) == {"trust-power", "time-money"}


def test_the_barriers_ticked_in_a_second_round_are_the_ones_to_sort(running):
    go(running, "sheet")
    running.press("What holds us back?")
    running.press("Go to it now")
    running.phone("ann", "barriers.chosen", ["trust-power"])
    running.press("Reveal")
    running.press("Ask once more")
    running.phone("ann", "barriers.chosen", ["time-money"], 2)
    running.press("Go on")
    line = next(line for line in running.room.sheet["lines"] if line["id"] == "sort")
    assert line["setting"]["barriers"] == ["time-money"]


def test_there_is_something_to_sort_even_where_nobody_ticked(running):
    go(running, "sheet")
    running.press("What kind of barrier?")
    running.press("Go to it now")
    line = next(line for line in running.room.sheet["lines"] if line["id"] == "sort")
    assert len(line["setting"]["barriers"]) == 5


def test_the_clock_says_when_it_is_late_and_what_to_do(running, clock):
    assert "Nine minutes in hand." in running.html
    clock.moment += timedelta(minutes=15)
    assert "You are on time" in running.html
    clock.moment += timedelta(minutes=10)
    assert "Ten minutes late" in running.html
    assert "Shorten" in running.html
    clock.moment += timedelta(minutes=20)
    assert "Drop" in running.html


def test_a_timer_is_set_stopped_and_goes_by_itself(running, clock):
    running.press("Go on")
    assert running.press("In fours") == "In fours: four minutes."
    ends = clock().timestamp() + 240
    assert f'data-ends="{ends}"' in running.html
    assert "data-silent" not in running.html
    running.press("Make the bell silent")
    assert "data-silent" in running.html
    running.press("Stop the timer")
    assert "data-ends" not in running.html
    running.press("Alone")
    clock.moment += timedelta(minutes=3)
    assert "data-ends" not in running.html


def test_the_last_step_leads_to_the_end(trainer):
    trainer.open_room()
    go(trainer, "sheet")
    trainer.press("Before you go")
    trainer.press("Go to it now")
    trainer.press("Go to the end")
    assert "Before people leave" in trainer.html


# The sheet


def test_lines_are_moved_left_out_and_put_back(running):
    go(running, "sheet")
    running.press("Which first?")
    running.press("Move it up")
    ids = [line["id"] for line in running.room.sheet["lines"]]
    assert ids.index("dots") == ids.index("sort") - 1
    running.press("Leave it out")
    assert running.room.state["out"] == ["dots"]
    running.press("Back to the sheet")
    assert "Left out" in running.html
    running.press("Which first?")
    running.press("Put it back")
    assert running.room.state["out"] == []


def test_a_line_left_out_is_passed_over(running):
    go(running, "sheet")
    running.press("Why there?")
    running.press("Leave it out")
    go(running, "run")
    assert running.can("Go on: Where would you put it now?")


def test_minutes_are_changed(running):
    go(running, "sheet")
    running.press("Why there?")
    running.fill("set-talk-minutes", 20)
    running.press("Save this step")
    assert next(x for x in running.room.sheet["lines"] if x["id"] == "talk")["minutes"] == 20


def test_stories_are_chosen_for_both_rounds(running):
    go(running, "sheet")
    running.press("Where would you put it now?")
    running.fill("set-cards-again-cards", ["V2", "V1"])
    running.press("Save this step")
    chosen = [
        line["setting"]["cards"] for line in running.room.sheet["lines"] if "cards" in line["id"]
    ]
    assert chosen == [["V2", "V1"]] * 2


def test_what_is_fixed_and_open_is_written_and_taken_away_again(running):
    go(running, "sheet")
    running.press("What can change today")
    running.fill("set-honesty-fixed", f"The budget {ATTACK}")
    running.press("Save this step")
    assert "The budget" in running.html
    assert ATTACK not in running.html
    running.fill("set-honesty-fixed", "")
    assert running.asks()["set-honesty-fixed"].value == ""
    running.press("Save this step")
    assert "The budget" not in running.html


OWN = {
    "choose one": ({"options": "Bus\nTrain\n\nBus"}, ["Bus", "Train"]),
    "scale": ({"low": "Never", "high": "Always"}, ["1 Never", "2", "3", "4", "5 Always"]),
    "short text": ({}, []),
}


@pytest.mark.parametrize("kind", OWN)
def test_a_question_of_ones_own_is_asked(running, kind):
    boxes, labels = OWN[kind]
    go(running, "sheet")
    running.press("Ask something of my own")
    running.fill("set-own-2-prompt", "How did you come?")
    running.fill("set-own-2-kind", kind)
    for name, words in boxes.items():
        running.fill(f"set-own-2-{name}", words)
    running.press("Save this step")
    running.press("Go to it now")
    (asked,) = questions(running)
    assert (asked.prompt, [option.label for option in asked.options]) == (
        "How did you come?",
        labels,
    )


def questions(trainer):
    line, _ = present(trainer.room.sheet["lines"], trainer.room.state)
    return live(line.kind, trainer.desk.content).questions(line)


def test_a_question_of_ones_own_needs_words_and_two_answers(running):
    go(running, "sheet")
    running.press("Ask something of my own")
    with pytest.raises(AnswerError, match="question first"):
        running.press("Save this step")
    running.fill("set-own-2-prompt", "How did you come?")
    running.fill("set-own-2-kind", "choose one")
    running.fill("set-own-2-options", "Bus")
    with pytest.raises(AnswerError, match="two to"):
        running.press("Save this step")


def test_a_question_that_was_asked_keeps_its_words(running):
    go(running, "sheet")
    running.press("Ask something of my own")
    running.fill("set-own-2-prompt", "How did you come?")
    running.fill("set-own-2-kind", "choose one")
    running.fill("set-own-2-options", "Bus\nTrain")
    running.press("Save this step")
    running.press("Go to it now")
    go(running, "sheet")
    running.fill("set-own-2-minutes", 7)
    assert running.press("Save this step") == "Saved."
    running.fill("set-own-2-options", "Train\nBus")
    with pytest.raises(AnswerError, match="asked already"):
        running.press("Save this step")


def test_a_step_of_any_kind_is_added_after_the_present_one(running):
    for kind in (option.value for option in _kinds(running)):
        go(running, "sheet")
        running.fill("kind", kind)
        running.press("Add it")
        assert "Save this step" in running.html
        running.press("Back to the sheet")
        ids = [line["id"] for line in running.room.sheet["lines"]]
        assert ids[ids.index("cards") + 1].startswith(kind)


def _kinds(trainer):
    go(trainer, "sheet")
    return trainer.asks()["kind"].question.options


# Words


@pytest.fixture
def told(running):
    for person, words in {
        "ann": "They asked us first.",
        "bob": f"Ring Mary on 0131 496 0000 {ATTACK}",
        "cat": "It was a form.",
    }.items():
        running.phone(person, "vignettes.reason.V5", words, text=True)
    go(running, "words")
    return running


def released(trainer):
    return {text.words for text in trainer.store.rooms.texts(trainer.room.id) if text.released}


def test_words_stand_with_what_was_noticed_about_them(told):
    assert "a phone number" in told.html
    assert "could someone here tell who this is" in told.html
    assert ATTACK not in told.html
    assert released(told) == set()


def test_what_a_minority_wrote_stands_under_what_it_is_about(running):
    rooms, question = running.store.rooms, f"room.minority.{RUNG}"
    table = rooms.join(running.room.id, table_key("BCDFGH"), "table", "Table 1")
    rooms.save(running.room.id, [Said(table.key, "table", question, 1, "No.", "t-1", text=True)])
    go(running, "words")
    assert "Three squares. Does anyone at the table see it another way?" in running.html


def test_words_that_come_in_go_to_the_foot(told):
    before = [name for name, _ in told.page.blocks if name.startswith("text-")]
    for number in range(9):
        told.phone(f"late{number}", "honesty.elephant", "Something", text=True)
    after = [name for name, _ in told.page.blocks if name.startswith("text-")]
    assert after[: len(before)] == before
    assert len(after) == len(before) + 9


def test_words_without_a_remark_are_released_together(told):
    assert told.press("Release the 2") == "Two texts released."
    assert released(told) == {"They asked us first.", "It was a form."}


def test_words_are_released_held_again_and_kept_back(told):
    told.press("Release the 2")
    told.press("Keep back")
    assert "Words (" not in told.html
    assert told.can("Release after all")
    told.press("Hold again")
    assert len(released(told)) == 1
    told.press("Release after all")
    assert len(released(told)) == 2


# Paper and hands


def test_counts_from_hands_are_added_and_undone(running):
    running.phone("ann", RUNG, 3)
    go(running, "paper")
    running.fill("question", RUNG)
    running.fill("count-3", "12")
    running.fill("count-off", 2)
    running.fill("label", "left half")
    assert running.press("Add these counts") == "Added: 14 answers."
    assert running.asks()["count-3"].value is None
    (entry,) = running.store.rooms.entries(running.room.id)
    assert (entry.door, entry.label, entry.counts) == ("hands", "left half", {"3": 12, "off": 2})
    go(running, "run")
    assert "15 have" in running.html
    go(running, "paper")
    assert "left half" in running.html
    assert running.press("Undo entry") == "Entry 1 is undone."
    assert running.store.rooms.entries(running.room.id) == ()


def test_counts_of_ticks_tell_how_many_people_they_are_of(running):
    go(running, "sheet")
    running.press("What holds us back?")
    running.press("Go to it now")
    go(running, "paper")
    running.fill("door", "paper")
    running.fill("count-trust-power", 8)
    with pytest.raises(AnswerError, match="It was 8 at least"):
        running.press("Add these counts")
    running.fill("count-people", 9)
    running.press("Add these counts")
    (entry,) = running.store.rooms.entries(running.room.id)
    assert (entry.door, entry.counts) == ("paper", {"trust-power": 8, PEOPLE: 9})
    go(running, "run")
    running.press("Reveal")
    assert "8" in running.html


def test_nothing_is_added_where_nothing_was_counted(running):
    go(running, "paper")
    with pytest.raises(AnswerError, match="Type a number"):
        running.press("Add these counts")


def test_paper_follows_the_present_step_unless_another_is_chosen(running):
    go(running, "paper")
    assert "Step: Where would you put it?" in running.html
    running.fill("step", "dots")
    assert "Step: Which first?" in running.html


def add(trainer, value="3", number=9):
    go(trainer, "paper")
    trainer.fill(f"count-{value}", number)
    said = trainer.press("Add these counts")
    go(trainer, "run")
    return said


def left(trainer):
    """The counts of the present step leave the room."""
    at = present(trainer.room.sheet["lines"], trainer.room.state)
    tell(trainer.store.rooms, course(), trainer.room, (live(at[0].kind, course()), at[0]))


def test_what_is_added_to_a_step_that_left_the_room_is_said_to_be_late(running):
    assert add(running) == "Added: 9 answers."
    running.press("Close it")
    assert add(running) == "Added: 9 answers."
    left(running)
    assert add(running) == f"Added: 9 answers. {LATE}"  # a report had it, no phone
    running.press("Reveal")
    assert add(running) == f"Added: 9 answers. {LATE}"
    running.press("Hide")
    assert add(running) == f"Added: 9 answers. {LATE}"
    running.press("Open it again")
    assert add(running) == "Added: 9 answers."
    running.press("Close it")
    assert add(running) == "Added: 9 answers."
    running.press("Reveal")
    running.press("Ask once more")
    running.press("Close it")
    assert add(running) == "Added: 9 answers."


@pytest.mark.parametrize(("profile", "least"), [("age", "five"), ("minority", "ten")])
def test_of_people_it_is_said_how_many_it_takes_to_count_anew(running, profile, least):
    line = Line("who", "who-is-missing", "Who is here?", 5.0, {"profile": profile})
    running.host.change(
        running.room.id, lambda lines, state, now: ((*lines, line), go_to(state, "who", now))
    )
    running.press("Reveal")
    value = live(line.kind, course()).questions(line)[0].options[0].value
    assert add(running, value).endswith(f"needs at least {least} new answers.")


# Parking and promises


def test_something_is_parked_with_its_owner_changed_and_taken_away(running):
    go(running, "promises")
    running.fill("parked-what", f"Lifts {ATTACK}")
    running.press("Park it")
    assert "Nobody has it yet" in running.html
    assert ATTACK not in running.html
    running.press("Lifts")
    running.fill("parked-owner", "Ann")
    running.press("Save the change")
    (note,) = running.store.rooms.notes(running.room.id)
    assert note.value == {"what": f"Lifts {ATTACK}", "owner": "Ann"}
    running.press("Lifts")
    running.press("Take it away")
    assert running.store.rooms.notes(running.room.id) == ()


def test_a_promise_and_the_day_to_report_back_are_kept(running):
    go(running, "promises")
    running.fill("promise-said", "The bus is late")
    running.fill("promise-will", "Ask the operator")
    running.fill("promise-by", "2026-07-10")
    running.fill("promise-cannot", "Pay for a bus")
    running.fill("promise-why", "It is the region’s money")
    running.press("Write it down")
    assert "By: 10 July 2026" in running.html
    running.fill("back-on", "2026-07-20")
    running.press("Keep this day")
    running.fill("back-on", "2026-07-21")
    assert running.press("Keep this day") == "They hear on 21 July 2026."
    notes = running.store.rooms.notes(running.room.id)
    assert [note.kind for note in notes] == ["promise", "report-back"]
    assert notes[1].value == {"on": "2026-07-21"}


# Tables and helpers


def test_tables_get_codes_that_stay(running):
    go(running, "helpers")
    running.fill("tables", 2)
    running.press("Make their codes")
    codes = re.findall(r"<dd>([A-Z]{6})</dd>", running.html)
    assert len(codes) == 2
    running.fill("tables", 3)
    running.press("Make their codes")
    assert re.findall(r"<dd>([A-Z]{6})</dd>", running.html)[:2] == codes
    assert running.store.rooms.table(codes[0])[1] == "Table 1"


def test_in_jupyterlab_a_helper_is_given_no_half_address(store, clock):
    trainer = Trainer(store, clock, home="/user/ada/coproduction/")
    trainer.open_room("Tuesday")
    go(trainer, "helpers")
    assert "desk?key=" not in trainer.html
    assert "Open this desk with its key first" in trainer.html


def test_a_helper_holds_this_room_alone_and_both_can_work(running, store, clock):
    other_room = Trainer(store, clock, running.key, "elsewhere").open_room("Another")
    go(running, "helpers")
    address = running.host.addresses(running.room.id).helper
    assert address in running.html
    assert address.startswith(f"{HOME}desk?key=")
    key = parse(address.partition("key=")[2])
    helper = Trainer(store, clock, key, "helper")
    assert helper.host.room(other_room.id) is None
    assert "Open a room" not in helper.html
    helper.press("Tuesday")
    helper.press("Close it")
    go(running, "run")
    assert "Closed" in running.html
    # What the helper hands on opens the same room and no more.
    assert helper.host.addresses(helper.room.id).helper == address


def test_two_at_once_lose_nothing_of_each_other(running, store, clock):
    second = Trainer(store, clock, running.key, "second")
    second.press("Tuesday")
    go(second, "sheet")
    second.press("Why there?")
    second.fill("set-talk-minutes", 20)
    go(running, "sheet")
    running.press("Which first?")
    running.fill("set-dots-minutes", 9)
    running.press("Save this step")
    second.press("Save this step")
    minutes = {line["id"]: line["minutes"] for line in running.room.sheet["lines"]}
    assert (minutes["talk"], minutes["dots"]) == (20, 9)


# The end


def test_close_and_delete_says_what_goes_and_asks_once(running):
    running.phone("ann", RUNG, 3)
    go(running, "end")
    for page in ("report", "note", "paper", "screen"):
        assert f'href="/coproduction/room/{running.room.code}/{page}"' in running.html
    room = running.room.id
    running.press("Close and delete")
    assert "for good?" in running.html
    running.press("Keep it")
    assert running.store.rooms.by_id(room)
    running.press("Close and delete")
    assert "deleted" in running.press("Delete it all")
    assert running.store.rooms.by_id(room) is None
    assert [key for key in running.desk.answers if key[0].startswith("desk.")] == []
    assert "Open a room" in running.html


def test_the_day_it_is_kept_until_is_changed(running, clock):
    go(running, "end")
    running.fill("keep", (clock() + timedelta(days=3)).date().isoformat())
    running.press("Change the day")
    assert running.room.keep_until - clock() == timedelta(days=3, hours=12)


def test_a_room_that_another_deleted_is_said_to_be_over(running, store, clock):
    other = Trainer(store, clock, running.key, "other")
    other.host.delete(running.room.id)
    assert GONE in running.html
    with pytest.raises(AnswerError):
        running.desk.answer(DO, ["run.reveal", "cards"])


# Rehearsing


def test_pretend_people_come_and_answer_every_step(trainer):
    trainer.open_room("Rehearsal", "yes", "120")
    assert "Practice room" in trainer.html
    trainer.press("Fill it")
    assert not trainer.can("Fill it")
    assert dict(trainer.host.here(trainer.room.id)) == {"phone": 36, "table": 3}
    trainer.press("Begin")
    while trainer.can("Go on"):
        if trainer.can("Have them answer"):
            trainer.press("Have them answer")
            trainer.press("Have them answer")
        if trainer.can("Reveal"):
            trainer.press("Reveal")
            assert "answered" in trainer.html
        trainer.press("Go on")
    assert len({row.participant for row in trainer.store.rooms.said(trainer.room.id)}) == 39


def test_the_same_pretend_people_say_the_same_again(trainer):
    trainer.open_room("Rehearsal", "yes")
    trainer.press("Fill it")
    trainer.press("Begin")
    trainer.press("Have them answer")
    before = trainer.store.rooms.said(trainer.room.id)
    entries = trainer.store.rooms.entries(trainer.room.id)
    trainer.press("Have them answer")
    assert trainer.store.rooms.said(trainer.room.id) == before
    assert trainer.store.rooms.entries(trainer.room.id) == entries


def test_pretend_ticks_on_paper_tell_how_many_people_they_are_of(trainer):
    trainer.open_room("Rehearsal", "yes", "120")
    trainer.press("Fill it")
    trainer.press("Begin")
    go(trainer, "sheet")
    trainer.press("What holds us back?")
    trainer.press("Go to it now")
    trainer.press("Have them answer")
    counts = {entry.question: entry.counts for entry in trainer.host.entries(trainer.room.id)}
    assert counts["barriers.chosen"][PEOPLE] == PAPER
    assert max(counts["barriers.chosen"].values()) <= PAPER


def test_a_real_room_has_no_pretend_people(running):
    assert not running.can("Fill it")
    with pytest.raises(Exception, match="not there any more"):
        running.host.fill(running.room.id)


# Whatever happens


def test_a_new_kernel_carries_on_where_the_old_one_was(running, store, clock):
    go(running, "paper")
    running.fill("count-3", 7)
    again = Trainer(store, clock, running.key)
    assert again.asks()["count-3"].value == 7
    assert again.page.blocks[1:] == running.page.blocks[1:]


def test_a_button_that_was_never_shown_does_nothing(running):
    for value in (["run.reveal", "dots"], ["run.nothing"], ["x"], "x", None, [], [None], {"a": 1}):
        with pytest.raises(AnswerError, match=re.escape(OLD)):
            running.desk.answer(DO, value)


def test_while_the_database_does_not_answer_the_page_stays(running, monkeypatch):
    def broken(_room):
        msg = "The database does not answer."
        raise StoreError(msg)

    blocks = running.page.blocks
    monkeypatch.setattr(running.store.rooms, "here", broken)
    page = running.page
    assert page.blocks[1:] == blocks
    assert "does not answer" in running.html


@settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(chance=st.randoms(use_true_random=True))
def test_any_drafts_can_be_drawn_and_pressed(running, chance):
    """Drafts may be of another time or page: whatever is in them, the desk is drawn and answers."""
    for place in PLACES:
        go(running, place.id)
        for ask in running.asks().values():
            if chance.random() < 0.7:
                try:
                    running.desk.answer(ask.question.id, candidate(ask.question, chance))
                except AnswerError:
                    continue
        odd = chance.choice([None, 3, "x" * 40, ["a"], {"b": 1}])
        name = chance.choice([question for question, _ in running.desk.answers])
        keep = dict(running.desk.answers)
        running.desk.answers = {**keep, (name, 1): odd}
        assert running.html
        running.desk.answers = keep
        safe = [b for b in running.buttons() if not b.label.startswith(("Delete", "All my"))]
        button = chance.choice(safe)
        with suppress(AnswerError):
            running.desk.answer(button.question, button.value)
        assert running.html


def test_every_page_escapes_the_title(trainer):
    trainer.open_room(f"Leith {ATTACK}")
    for place in PLACES:
        go(trainer, place.id)
        assert ATTACK not in trainer.html
    go(trainer, "end")
    trainer.press("Close and delete")
    assert ATTACK not in trainer.html
