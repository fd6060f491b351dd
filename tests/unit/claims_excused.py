"""What reads like a claim of fact and needs no source, with the reason for each.

``test_claims.py`` asks that every reason is still needed, and lets nothing else pass.
"""

from __future__ import annotations

PROSE = {
    r"^On a shared server": "what we do with answers; test_docs.py holds us to it",
    r"^(It takes about|Allow) .*minutes": "how long a part takes, as course.csv has it",
    r"^\*\*Short of time\?\*\* [\w-]+ minutes": "the same",
    r"^When somebody asks “Who says so\?”": "what anybody may ask; it quotes nobody",
    r"^Below them, folded away": "what is in policy.csv, where every row has its keys",
    r"^Twenty-nine real cases": "a count of cases.csv, where every row has its keys",
    r"^(\*Strong\*|\*Moderate\*) means|^A judgment of a court": "what we mean by a word",
    r"^We looked and found no|no good study we found": "our own search",
    r"^Each answer scores|^It scores 28": "a worked example, which a test runs",
    r"^A service costs £1m|^One fifth of that|^Half of the saving": "a worked example, invented",
    r"^An ordinary redesign works|^Over five years": "the same example, which a test runs",
    r"^Two answers place each barrier": "a worked example, which a test runs",
}
"""Sentences of the notebooks that need no source."""

RUNG = r"figure '\d'|name '(Informing|Consultation|Engagement|Educating|Co-(design|production))'"
FIGURE = r"figure .*"

CELLS = {
    "situations.csv * ladder": (RUNG, "our own reading, by rung"),
    "situations.csv cover text": (r"quotation .*", "made up"),
    "vignettes.csv V2 title": (r"name '(Carrick|Road)'", "made up"),
    "vignettes.csv V1 text": (r"quotation .*", "made up"),
    "vignettes.csv * tempting": (RUNG, "our own reading, by rung"),
    "vignettes.csv B why": (RUNG, "our own reading, by rung"),
    "population.csv * name": (
        r"figure .*|name '(Scottish|Other|British|White)'",
        "what a group is called; its profile has the keys",
    ),
    "audiences.csv elected keep_why": ("name 'England'", "of evidence it names, with keys"),
    "audiences.csv community lead_why": (r"name '(Argyll|Bute)'", "a case, which has its keys"),
    "options.csv *.length help": (FIGURE, "how long our own cards take"),
    "options.csv argue.place label": (FIGURE, "places on our own ladder"),
    "options.csv who-gains.* label": (FIGURE, "places on our own scale"),
    "options.csv cost-of-not.* *": (FIGURE, "our assumptions, which value-inputs.csv explains"),
    "options.csv cost-of-not.paying help": (r"name '.*(Scottish|Government’s)'", "see SHOWN"),
    "options.csv case-studies.place label": (r"name '(UK|Scotland)'", "a place to filter by"),
    "options.csv case-studies.strength help": (
        r"study '(study|court)'",
        "what we mean by our own filters",
    ),
    "options.csv case.audience label": ("study 'auditor'", "somebody to convince"),
    "audiences.csv regulator phrase": ("study 'auditor'", "the same"),
    "options.csv who-is-missing.profile help": (
        r"figure '[15]'|name 'White'",
        "what a group is called",
    ),
    "options.csv who-is-missing.reach label": (r"name '(English|LGBT)'", "names of groups"),
    "questions.csv cost-of-not.* *": (
        r"figure .*|name 'NHS'",
        "our own questions and sums",
    ),
    "questions.csv who-is-missing.* help": (
        r"figure 'per cent'|quotation '“a dad on night shifts”'",
        "how to fill in an answer",
    ),
    "questions.csv who-does-what.information help": ("study 'surveys'", "an example"),
    "questions.csv honesty.level help": (r"name .*", "says whose levels they are; see SHOWN"),
    "cost-lines.csv access why": (
        r"name '(British|Sign|Language)'",
        "an assumption of ours; the language is only named",
    ),
    "value-inputs.csv annual_cost why": (FIGURE, "an invented example"),
    "warnings.csv W18 words": (FIGURE, "how to round, with any figure"),
    "notes.csv gunning-in-scotland *": (r"name .*", "says what we could not confirm"),
    "steps.csv * notes": (
        r"quotation '(“which clause\?”|“you said, we will”)'",
        "what a facilitator may say",
    ),
}
"""Cells that need no source: table, row (a question's name in options.csv) and column.

With each goes what may stand there, as ``claims.marks`` tells it, so that nothing else passes.
"""

TEXTS = {
    "00-welcome.ipynb": {
        "Done: True": "what a test prints",
        "hunch Ask": "the same",
        "practice Ask": "the same",
        "then Prose": "the same",
    },
    "03-why-bother.ipynb": {"in cash, paid back": "a worked example, which a test runs"},
    "06-close.ipynb": {"2026-11-23": "a day handed in, which a test runs"},
    "answers.py": {
        "Please choose a date": "an example of how to write one",
    },
    "barriers.py": {
        "Twelve points from 2015": "the workshop's points; each has its keys once it is opened",
        "What else people raised in 2015": "the same",
    },
    "cases.py": {"the four Co’s": "names a column, to whoever writes the table"},
    "docx.py": {"Table Grid": "a style of Word’s", "List Bullet": "the same"},
    "furniture.html.j2": {
        "held in Glasgow on 26 June 2015": "the workshop, which Welcome tells of with its source"
    },
    "one_budget_results.py": {"Each £1 that a project takes": "a sum of the learner’s own"},
    "paper.py": {"“table 4”": "examples of what to type"},
    "pretend.py": {
        "More than a survey": "words of people who are made up, to rehearse with",
        "Ask Mary Campbell": "the same, with a name to be found and held back",
    },
    "people.py": {"in Scotland": "a share of a profile, whose sources stand beside it"},
    "principles_and_policy.py": {"Law and policy in Scotland": "a heading over cited rows"},
    "rungs.py": {"Handbook and IAP2": "a heading over cited rows"},
    "sources.py": {"a year such as 2015": "how to fill in a table"},
    "value_results.py": {
        "“If waiting has a price”": "a line of our own table",
        "We found no study": "our own search, as the notebook says",
    },
    "who_is_missing.py": {
        "All of Scotland": "advice on our own table",
        "Scotland, in …": "whose profile it is; its sources stand beside it",
        "one meeting, survey": "a question",
    },
}
"""Words in the code that need no source, by module."""

SHOWN = {
    ("honesty", "honesty.level"): "handbook",
    ("cost-of-not", "cost-of-not.paying"): "payment-rates",
}
"""What a question says that is a fact: the key that must stand on the same page."""

UNCONFIRMED_WORDS = {
    r"24\.1": "the crude share of disabled people in 2022 was not seen",
    r"30 ?(%|per cent) (fewer|less)": "the size of the Service User Network's effect was not seen",
    r"(?i)as much as (40|forty)|(40|forty) ?(%|per cent) of [\w ]*spend": "Christie's exact words",
    r"(?i)future generations": "not read; see sources.csv",
    r"(?i)fairer scotland|joint working": "not read; see sources.csv",
    r"Slay|Stephens|Pill\b": "authors of what was not read, or a guess at an author",
    r"(?i)end in itself": "what Voorberg and others say of involvement was not seen",
    r"(?i)how we make a difference together": "the pages of the hand-out were not seen",
    r"(?i)planning with people[^.]*2020": "its first year is told two ways",
    r"(?i)70 points": "a gap between two different surveys",
    r"(?i)standards[^.]*2016|2016[^.]*standards": "the year of the seven Standards",
}
"""What is commonly said and could not be confirmed, so the course does not say it."""
