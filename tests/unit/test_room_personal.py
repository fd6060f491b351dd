"""Personal details in free text: what is remarked on, what is not, and what is admitted."""

from __future__ import annotations

import re
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coproduction.logic.room.personal import MISSED, remarks

PERSONAL = """
name: Jean | My neighbour Jean has no bus on Sundays.
name: Mrs Brown | Ask Mrs Brown at the library.
name: mrs brown | mrs brown never gets a reply
name: Dr. Patel | Dr. Patel at the surgery never listens.
name: Councillor Ahmed | Councillor Ahmed promised a lot.
name: Jean | Jean said the bus never comes.
name: Grace | Grace said no.
name: Moira McGeachie | We should thank Moira McGeachie for this.
name: Agnieszka | A woman called Agnieszka runs it all.
name: jean | my friend jean needs a ramp
name: JEAN | JEAN never gets asked
name: Hamish | I spoke to Hamish about it.
name: Tariq | Yesterday Tariq waited two hours.
name: Wullie | But Wullie knows best.
name: J. Smith | It was J. Smith who decided.
name: Siobhan O’Neill’s | The idea was Siobhan O’Neill’s.
name: Kwame Mensah | Kwame Mensah lives above the shop.
name: Mary-Anne | Ask Mary-Anne, she knows.
name: Agnieszka | People like Agnieszka and the rest of us.
name: Jean | More Time For Jean And Other Carers
phone: 07700 900123 | Ring me on 07700 900123.
phone: 07700900123 | 07700900123
phone: 0141 496 0000 | Call 0141 496 0000 after six.
phone: (0131) 496-0000 | (0131) 496-0000 is the number
phone: +44 7700 900 123 | +44 7700 900 123 any time
phone: +44 (0)131 496 0000 | the office is +44 (0)131 496 0000.
phone: 00 44 141 496 0000 | 00 44 141 496 0000
phone: +353 1 496 0000 | +353 1 496 0000 from Dublin
e-mail: jean.smith@example.org | write to jean.smith@example.org please
e-mail: a+b@example.co.uk | a+b@example.co.uk.
number: QQ 12 34 56 C | My number is QQ 12 34 56 C
number: ab123456c | it is ab123456c
number: 010150 1234 | CHI 010150 1234
number: 0101501234 | 0101501234
number: 943 476 5919 | my NHS number 943 476 5919
address: G12 8QQ | I live at G12 8QQ.
address: eh6 5ab | we meet at eh6 5ab
address: 14 Elm Road | 14 Elm Road has no light
address: 2a, Old Mill Lane | I live at 2a, Old Mill Lane
health: autism | My son has autism.
health: depressed | She was depressed last year
health: He is in a wheelchair | He is in a wheelchair now.
health: I am on medication | I am on medication for it
health: dementia | My neighbour’s husband has dementia.
health: stroke | the man with the stroke
health: I was in hospital | I was in hospital
web: www.example.org/page | see www.example.org/page
web: https://example.org/me | https://example.org/me
web: @jeanie | I am @jeanie on there
web: facebook.com/jean.smith | facebook.com/jean.smith
"""

ORDINARY = """
We need more time and money.
Why does nobody ask us first?
The council should listen to tenants.
Glasgow City Council has a plan.
NHS Greater Glasgow and Clyde could pay for travel.
Meet on the first Monday in March at Leith Library.
The Scottish Government decides, not us.
I think I’d come if it were after six.
People are tired of being asked. Nothing changes.
“We have always done it this way.” Badly run, all of it.
Buses stop at 6.30 and the last one is at 22:15.
It cost £12,000 in 2019 and 2,500 people used it.
We met 12 times between 2015 and 2016.
May is too late. Will it be ready by June?
Hope is not a plan.
Mental health services are hard to reach.
Wheelchair access is poor in the hall.
Disabled people should be paid for their time.
The hospital is two buses away.
Let young people run the Saturday club.
More Time For Carers And Families
Better Paths In Victoria Park
1. Trust people. 2. Pay them. 3. Tell them what happened.
- Better lighting in Govanhill Park
The Community Empowerment Act gives us a right.
Use WhatsApp or Facebook, not letters.
Gaelic and Polish speakers are left out.
OK, but who does the work?
I’m a carer. I can’t come at ten.
GPs and nurses are too busy.
Section 12 of the Act says so.
Kids in Dennistoun want a skate park.
The Wellgate centre is closed on Sundays.
Citizens Advice helped with the forms.
Ask the Institute for Excellence or the Third Sector Lab.
Ask the lollipop man, he knows everyone.
We miss out because of where we live.
Give us the keys! We will open up on Sundays.
The chair of the Community Planning Partnership came once.
Staff are called in at the last minute.
There is a blind spot in how we plan.
Plan B was no better.
The elephant in the room: it is already decided.
e.g. a lunch, a lift, a crèche
20 to 30 people, 2 hours, twice a year
"""


def lines(text):
    return text.strip().splitlines()


@pytest.mark.parametrize("line", lines(PERSONAL))
def test_a_personal_detail_is_found(line):
    expected, text = line.split(" | ")
    assert [f"{remark.kind}: {remark.found}" for remark in remarks(text)] == [expected]


@pytest.mark.parametrize("text", lines(ORDINARY))
def test_an_ordinary_sentence_is_left_alone(text):
    assert remarks(text) == ()


def test_several_details_are_found_in_order_each_once():
    text = "Jean Smith, jean.smith@example.org or 07700 900123, has cancer."
    assert [remark.kind for remark in remarks(text)] == ["name", "e-mail", "phone", "health"]


@given(st.text() | st.lists(st.sampled_from(lines(PERSONAL) + lines(ORDINARY))).map(" ".join))
def test_remarks_are_parts_of_the_text_in_order_and_apart(text):
    at = 0
    for remark in remarks(text):
        assert at <= remark.start < remark.end <= len(text)
        assert text[remark.start : remark.end] == remark.found
        at = remark.end


@pytest.mark.parametrize("part", ["a", "Jean ", "my ", "0 ", "a.", "@", "Mr ", "I, ", "1 Aa ", "-"])
def test_no_text_takes_long(part):
    began = process_time()
    remarks(part * (4000 // len(part)))
    assert process_time() - began < 1


def test_it_admits_what_it_may_miss_in_short_sentences():
    assert "misses" in MISSED
    assert "read each text yourself" in MISSED
    assert max(len(sentence.split()) for sentence in re.split("[.?] ?", MISSED)) <= 20
