"""Words by which `personal` tells a likely name or a health detail from an ordinary sentence."""

# ruff: noqa: SIM905 - a list of words reads and changes best as words

from __future__ import annotations

TITLES = (
    r"(?i:mr|mrs|cllr)|M[sx]|Miss|Dr|Doctor|Prof|Professor|Rev|Reverend|Sir|Lady|Councillor|Provost|"
    r"Nurse|Sister|Father|Constable|PC|Sgt|Sergeant|Uncle|Aunt|Auntie|Granny|Grandpa"
)
"""Before a name."""

KIN = (
    "neighbours?|friends?|mum|mam|mother|dad|father|son|daughter|brother|sister|husband|wife|"
    "partner|boss|manager|colleague|landlord|teacher|carer|nurse|doctor|gp|uncle|aunt|auntie|"
    "gran|granny|cousin|niece|nephew|pal|mate|ex|social worker|support worker|key worker"
)
"""Whose name often follows: my neighbour Jean."""

FIRST_NAMES = frozenset(
    """
    aaron abdul abigail adam adele aidan aileen ailsa aisha alan alasdair alastair alec alex
    alexander alexandra alice alison alistair allan amanda amelia amina amy andrea andrew andy
    angela angus anna anne annie anthony archie arthur audrey ava barbara ben benjamin bernadette
    betty beth bob brenda brian bridget bruce callum calum cameron carol caroline catherine
    catriona charles charlie charlotte chloe chris christina christine christopher claire colin
    connor craig daniel danny darren dave david deborah debbie denise derek diane donald donna
    doreen dorothy doug douglas duncan edith edward eileen eilidh elaine eleanor elizabeth ella
    ellen elsie emily emma eric erin euan evelyn ewan fatima finlay fiona flora fraser freya gary
    gavin geoff george gerald gillian gordon graeme graham greg hamish hamza hannah harry hassan
    hazel heather helen henry hugh iain ian ibrahim imran irene isabel isla isobel jacqueline jacob
    jake james jamie jan jane janet janice jason jean jeff jennifer jenny jess jessica jessie jill
    jim jimmy joan joanna joanne joe john johnny jonathan joseph josh joyce judith judy julia
    julie karen kareem kate katherine kathleen kathryn katie keith kelly ken kenneth kenny kerry
    kevin khadija kieran kim kirsteen kirsty kyle lachlan laura lauren lee lesley leslie lewis liam
    linda lindsay lisa liz logan lorna lorraine louise lucy lynn lynne maggie mairi malcolm
    mandy margaret maria marie marion martin mary matthew maureen megan mehmet michael michelle
    mick mike millie mohammad mohammed moira molly morag morven muhammad muriel murray nadia nancy
    natalie neil niamh nicholas nick nicola nicole nigel noah norma norman olivia omar oliver oscar
    pamela patricia patrick paul pauline pete peter phil philip priya rachel rebecca rhona richard
    robert roberta robin roderick roger ron ronald rory rosemary ross ruairidh russell ruth ryan
    sally sam samantha samuel sandra sara sarah scott sean shabana shah sharon sheila shona simon
    sofia sophie stephanie stephen steve steven stewart stuart susan suzanne tariq theresa thomas
    tim tina tom tommy tony tracey tracy vera veronica victoria vincent wendy wullie yasmin yusuf
    yvonne zara zoe
    """.split()
)
"""Names common in Britain, for the start of a sentence; those that are also words are left out."""

WORDS_THAT_ARE_NAMES = frozenset(
    "grace hope mark will may june rose joy faith bill frank jack pat sue ray dawn iris ivy penny "
    "rob drew guy grant dean miles april summer daisy lily poppy violet gene dot don bob art "
    "max rich ali holly ruby amber autumn eve".split()
)
"""Names at the start of a sentence only if such a person then says or does something."""

SAYING = frozenset(
    "said says told tells thinks thought asked asks wants wanted lives lived knows knew".split()
)

PLACES_AND_BODIES = frozenset(
    """
    aberdeen aberdeenshire alloa angus argyll arran ayr ayrshire barra bishopbriggs borders bute
    caithness clackmannanshire clyde clydebank clydeside coatbridge cowdenbeath cumbernauld
    dundee dumbarton dumfries dunbartonshire dunfermline easterhouse edinburgh elgin falkirk
    fife galloway glasgow glenrothes gorbals govan govanhill greenock hamilton harris hebrides
    highland highlands inverclyde inverness islay islands isles kilmarnock kirkcaldy lanark
    lanarkshire leith lewis livingston lochgelly lothian maryhill midlothian moray motherwell
    mull oban orkney paisley partick perth perthshire pitlochry renfrew renfrewshire rutherglen
    shetland skye springburn stirling stornoway stranraer tayside thurso tiree ullapool wick
    wishaw london manchester liverpool leeds birmingham bristol newcastle cardiff belfast york
    oxford cambridge devon cornwall yorkshire brussels dublin

    nhs gp council councils councillor councillors government parliament holyrood westminster
    msp mp mps msps cosla minister ministers provost police fire service services ambulance
    health board boards integration joint care social work housing association associations
    trust trusts partnership partnerships planning community communities committee forum network
    union university college school primary academy nursery hospital centre center hall library
    church mosque temple gurdwara synagogue park street road avenue lane terrace crescent square
    drive bridge station gardens club group team act bill law plan fund lottery charity citizens
    citizen advice bureau assembly advocacy commission agency office department directorate
    national local public disability rights human equality age action alliance federation
    society foundation institute consultation co-production coproduction voluntary development
    empowerment improvement outcome outcomes report standards strategy officer manager director
    chair chairperson convener convenor treasurer secretary co-op cooperative women's men's shed
    youth project people carers carer parents tenants residents pta hscp ijb tsi scdc scvo third
    sector

    facebook twitter whatsapp google zoom teams youtube instagram tiktok snapchat microsoft
    apple iphone android ipad amazon tesco asda lidl aldi sainsbury's sainsburys morrisons
    scotrail caledonian wi-fi wifi internet excel word powerpoint skype linkedin netflix bbc stv
    ok tv god bible quran english maths xbox minecraft scrabble bingo
    barnardo's oxfam samaritans alcoholics anonymous mind shelter unicef brownies scouts guides
    """.split()
)
"""Parts of the names of places and bodies; one of them at the end, and it is nobody's name."""

NOBODY = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december christmas easter ramadan eid diwali
    hogmanay hanukkah lent covid brexit mondays tuesdays wednesdays thursdays fridays saturdays
    sundays

    scotland scottish scots england english wales welsh ireland irish britain british uk europe
    european african asian american polish pakistani indian chinese ukrainian ukraine syrian
    romanian roma gypsy traveller travellers arabic urdu punjabi gaelic doric latin french
    german spanish italian jewish muslim muslims christian christians catholic protestant sikh
    hindu buddhist islam bsl black white deaf gaels

    i i'm i've i'd i'll a an the this that these those there here we you they he she it its my
    our your their his her us them me and but or if so then when why how what who where which
    while because as at by for from in into of on to up with without about after before not no
    yes please thanks thank more less most some any all every each many few one two three four
    five six seven eight nine ten first second next last new old do does did don't didn't can
    can't could will won't would should must may might be been is are was were isn't aren't
    wasn't let let's it's that's there's they're we're you're what's everyone everybody nobody
    someone somebody anyone people maybe also even just only still never always often sometimes
    too very well good great dear hello hi sorry however give make get take keep stop start
    listen ask tell trust power money time step
    """.split()
)
"""Other words that may be large without being anybody's name."""

PLACE_BEFORE = frozenset("the in near across around outside throughout towards".split())
"""Before a place far more often than before a person."""

CONDITIONS = (
    r"diabet\w+|cancer\w*|chemo\w*|tumou?rs?|leuk[a]?emia|dementia|alzheimer\w*|parkinson\w*|"
    r"epilep\w+|asthma\w*|copd|arthritis|arthritic|fibromyalgia|sclerosis|stroke|heart attack|"
    r"angina|depress(?:ion|ed|ive)|anxiety|panic attacks?|bipolar|schizo\w+|psychosis|psychotic|"
    r"ptsd|ocd|adhd|autis\w+|asperger\w*|dyslexi\w+|down(?:'s|’s)? syndrome|eating disorder|"
    r"anorexi\w+|bulimi\w+|self[- ]harm\w*|suicid\w+|overdos\w+|addict(?:s|ed|ion)?|"
    r"alcoholi(?:c|cs|sm)|heroin|methadone|antidepressants?|insulin|dialysis|miscarr\w+|"
    r"abortions?|pregnan\w+|ivf|hiv|hepatitis|infertil\w+|incontinen\w+|amput\w+|"
    r"terminally ill|nervous breakdown|sectioned|learning disabilit(?:y|ies)"
)
"""Named conditions and treatments, whoever has them."""

WHEN_SOMEBODYS = (
    r"mental health|illness|ill|disabled|disability|wheelchair|blind|deaf|medication|"
    r"tablets|pills|surgery|operation|diagnos\w+|therapy|counselling|psychiatrist|psychologist|"
    r"hospital|condition|symptoms|injur\w+|disorder|pain|breakdown|drinking problem|drug problem"
)
"""Health words that are common in talk of services; only remarked on when said of a person."""

OF_A_PERSON = (
    r"i|i[’']m|i[’']ve|my|he|she|his|her|he[’']s|she[’']s|him|son|daughter|mum|dad|mother|father|"
    r"husband|wife|partner|brother|sister|neighbour|gran|friend"
)
"""What says that somebody is meant."""
