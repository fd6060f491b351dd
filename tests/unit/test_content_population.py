"""Scotland's people, the ways to reach them, and the tables that people bring: good and broken."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coproduction.content.own_profile import EXAMPLE, MOST_GROUPS, OwnGroup, read_own
from coproduction.content.population import ANYONE, population
from tests.unit.tables import broken, check_named

CENSUS = {
    "age": [15.3, 64.6, 20.1],
    "adults": [76.3, 23.7],
    "sex": [51.4, 48.6],
    "minority": [87.1, 12.9],
    "outside-white": [92.9, 7.1],
    "condition": [21.4, 78.6],
    "carers": [11.5, 88.5],
    "tenure": [63.2, 22.5, 12.9, 1.4],
    "rural": [17, 83],
}


def test_the_profiles_are_the_census_as_it_was_confirmed():
    found = {
        p.id: [round(100 * group.share, 6) for group in p.groups] for p in population().profiles
    }
    assert found == CENSUS
    assert {p.id for p in population().profiles if p.sensitive} == {
        *("minority", "outside-white", "condition")
    }


def test_worked_out_shares_follow_from_the_published_counts():
    people = 5_436_600
    counts = {"under-15": 832_300, "65-up": 1_091_000}
    age = {g.id: g.share for p in population().profiles if p.id == "age" for g in p.groups}
    for id, count in counts.items():
        assert age[id] == pytest.approx(count / people, abs=5e-4)
    adults = {g.id: g.share for p in population().profiles if p.id == "adults" for g in p.groups}
    assert adults["65-up"] == pytest.approx(1_091_000 / (people - 832_300), abs=5e-4)
    carers = next(p for p in population().profiles if p.id == "carers").groups[0]
    assert carers.share == pytest.approx(627_700 / people, abs=5e-4)


def test_homes_are_not_people_and_two_meanings_are_told_apart():
    by_id = {profile.id: profile for profile in population().profiles}
    assert by_id["tenure"].covers == "households"
    assert "homes here, not people" in by_id["tenure"].caution
    for id in ("minority", "outside-white"):
        assert "two meanings" in by_id[id].caution
    assert "2018 and not from the census" in by_id["rural"].caution


def test_every_way_has_its_caution_and_its_source():
    assert len(population().methods) == 21
    for method in population().methods:
        assert method.caution
        assert method.sources


def test_everyone_who_may_be_missing_can_be_reached_in_some_way():
    suggested = {
        value for p in population().profiles for group in p.groups for value in group.reach
    }
    reached = {value for method in population().methods for value in method.reaches}
    assert suggested <= reached
    assert ANYONE in reached


@pytest.mark.parametrize(
    ("name", "row", "column", "cell", "remedy"),
    [
        ("profiles.csv", 2, "id", "ages", "'ages' is not known; write tenure, age"),
        ("profiles.csv", 2, "id", "own", "'own' is not known"),
        ("profiles.csv", 3, "id", "age", "'age' is already in row 2"),
        ("profiles.csv", 2, "sensitive", "perhaps", "write yes or no"),
        ("profiles.csv", 2, "sources", "hearsay", "'hearsay' is not in sources.csv"),
        ("population.csv", 2, "profile", "ages", "'ages' is not known"),
        ("population.csv", 3, "id", "under-15", "'under-15' is already in row 2"),
        ("population.csv", 3, "id", "15 to 64", "write small letters, digits and hyphens"),
        ("population.csv", 3, "name", "Under 15", "'Under 15' is already in row 2"),
        ("population.csv", 3, "share", "100", "write a per cent over 0 and under 100"),
        ("population.csv", 3, "share", "0.0", "write a per cent over 0 and under 100"),
        ("population.csv", 4, "share", "21.1", "the shares of 'age' add up to 101; make that 100"),
        ("population.csv", 3, "worked_out", "", "write yes or no"),
        ("population.csv", 3, "reach", "aliens", "'aliens' is not in options.csv"),
        ("methods.csv", 3, "id", "trusted", "'trusted' is already in row 2"),
        ("methods.csv", 3, "reaches", "", "write something here"),
        ("methods.csv", 3, "reaches", "everybody", "'everybody' is not in options.csv"),
        ("methods.csv", 3, "money", "£35", "write low, low to medium, medium"),
        ("methods.csv", 3, "caution", "", "write something here"),
        ("methods.csv", 3, "sources", "s06", "'s06' is not in sources.csv"),
        ("measures.csv", 3, "reading", "", "write something here"),
        ("measures.csv", 3, "id", "missing", "'missing' is already in row 2"),
    ],
)
def test_a_broken_row_is_named_with_its_remedy(folder, name, row, column, cell, remedy):
    check_named(folder, name, row, column, cell, remedy)


def test_a_profile_with_one_group_is_named(folder):
    text = (folder / "population.csv").read_text("utf-8")
    (folder / "population.csv").write_text(
        "".join(line for line in text.splitlines(True) if "sex,male" not in line), "utf-8"
    )
    assert "'sex' has not two groups" in str(broken(folder))


# A table that someone brings


OWN = [OwnGroup("Owns", 0.632, 33), OwnGroup("Rents, social", 0.368, 7)]


@pytest.mark.parametrize(
    "text",
    [
        'group,share,room\nOwns,63.2,33\n"Rents, social",36.8,7',
        'Group, Share , ROOM\nOwns, 63.2 %, 33\n"Rents, social",36.8%,7\n\n',
        'room;group;share\n33;Owns;63,2\n7;"Rents, social";36,8\n',
        "group\tshare\troom\nOwns\t63.2\t33\nRents, social\t36.8\t7",
        '\ufeffgroup,share,room,note\r\nOwns,63.2,33,\r\n,,,\r\n"Rents, social",36.8,7,x\r\n',
    ],
)
def test_a_table_is_read_however_a_spreadsheet_writes_it(text):
    found = read_own(text)
    assert found.problems == ()
    assert [(g.name, round(g.share, 6), g.room) for g in found.groups] == [
        (g.name, g.share, g.room) for g in OWN
    ]


def test_the_example_we_show_can_be_used():
    found = read_own(EXAMPLE)
    assert found.problems == ()
    assert (len(found.groups), found.unsaid) == (3, 1)


@pytest.mark.parametrize("cell", ['"1,200"', "1 200", "1\u202f200", "1200"])
def test_thousands_may_have_their_comma_or_space(cell):
    assert read_own(f"group,share,room\nA,50,{cell}\nB,50,3").groups[0].room == 1200


def test_a_row_of_totals_and_fractions_are_suspected():
    totals = read_own(HEAD + "Rents,40,7\nTotal,100,40")
    fractions = read_own("group,share,room\nA,0.6,4\nB,0.4,2")
    assert str(totals.problems[0]).endswith("is there a row of totals?")
    assert str(fractions.problems[0]).endswith("write 60 for 0.6.")


def test_a_header_of_other_names_is_one_problem():
    (problem,) = read_own("name,percent,people\nA,50,1\nB,50,2").problems
    assert "it reads name, percent, people" in str(problem)


HEAD = "group,share,room\nOwns,60,33\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (HEAD + "Rents,x,7", "Row 3, column share: “x” will not do; write a per cent"),
        (HEAD + "Rents,,7", "Row 3, column share: the cell is empty; write a per cent"),
        (HEAD + "Rents,0,7", "Row 3, column share: “0” will not do"),
        (HEAD + "Rents,nan,7", "Row 3, column share: “nan” will not do"),
        (HEAD + "Rents,120000,7", "Row 3, column share: 120000 looks like a number of people"),
        (HEAD + "Rents,40,1.5", "Row 3, column room: “1.5” will not do; write a whole number"),
        (HEAD + "Rents,40,-1", "Row 3, column room: “-1” will not do; write a whole number"),
        (HEAD + "Rents,40,100001", "Row 3, column room: “100001” will not do"),
        (HEAD + "Rents,40", "Row 3, column room: the cell is empty; write a whole number"),
        (HEAD + ",40,7", "Row 3, column group: the cell is empty; write the name of the group"),
        (HEAD + "owns,40,7", "Row 3, column group: “owns” is already in row 2"),
        (HEAD + "Ren\ufffds,40,7", "Row 3, column group: some letters cannot be read; save the"),
        (HEAD + f"{'x' * 61},40,7", "Row 3, column group: the name is too long; 60 letters fit"),
        (HEAD + "\nRents,x,7", "Row 4, column share"),
        (HEAD + "Rents, social,40,7", "Row 3: there are 4 cells under 3 columns; put double"),
        (HEAD + '"Rents,40,7', "Row 3: a double quote is open here and never closed; close it."),
        (HEAD + "Prefer not to say,5,7", "Row 3, column share: who would rather not say has no"),
        (HEAD + "Rents,30,7", "Column share: the shares add up to 90 and should add up to 100"),
        ("group,share,room\nA,50,0\nB,50,0", "Column room: nobody is counted; write how many"),
        (HEAD, "There should be two to 12 groups, one in each row, and there is one."),
        ("group,share,room", "There should be two to 12 groups, one in each row, and there are 0."),
        ("group,share\nOwns,60", "Row 1, column room: the column is missing; the first row should"),
        ("group,share,room,room\nA,1,2,3", "Row 1, column room: the column is there twice"),
        ("Owns,60,33\nRents,40,7", "Row 1: the first row should read group, share, room, and it"),
        ("name,percent,people\nA,9,9", "Row 1: the first row should read group, share, room, and"),
        ("group,share,room\nA,0.6,4\nB,0.4,2", "Column share: the shares add up to 1 and should"),
        (HEAD + "Rents,40,7\nTotal,100,40", "Column share: the shares add up to 200 and should"),
        ("PK\x03\x04rubbish", "This is a spreadsheet’s own file; save it as CSV UTF-8"),
    ],
)
def test_what_cannot_be_used_is_said_with_its_place_and_remedy(text, said):
    assert str(read_own(text).problems[0]).startswith(said)


def test_all_problems_are_said_at_once():
    found = read_own(HEAD + "Rents,x,y\nOwns,20,2\n")
    assert [(each.row, each.column) for each in found.problems] == [
        (3, "share"),
        (3, "room"),
        (4, "group"),
    ]


def test_too_many_groups_are_said():
    rows = "".join(f"G{n},{100 / 13:.4f},4\n" for n in range(MOST_GROUPS + 1))
    assert "and there are 13" in str(read_own("group,share,room\n" + rows).problems[0])


def test_nothing_is_no_problem_yet():
    assert read_own(" \n ").problems == ()


@given(st.one_of(st.text(), st.text(alphabet='group,share,room\n"0123456789.%;\t')))
def test_whatever_is_typed_is_read_or_said_to_be_wrong(text):
    found = read_own(text)
    if text.strip("\ufeff").strip() and not found.problems:
        assert 2 <= len(found.groups) <= MOST_GROUPS
        assert sum(group.share for group in found.groups) == pytest.approx(1, abs=0.0101)
        assert sum(group.room for group in found.groups) > 0
    assert all(str(problem).strip() for problem in found.problems)
