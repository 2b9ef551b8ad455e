"""English."""

from poalint.languages.language import Language

LANGUAGE = Language(
    code="en",
    name="English",
    spaced=True,
    tokens=r"\d+(?:[.,]\d+)*(?:st|nd|rd|th)?|can(?=not\b)|[^\W\d_]+?(?=n't\b)|n't\b|'(?:s|re|ve|ll|m|d)\b|[^\W_]+",
    spoken={"n't": "not", "'re": "are", "'ve": "have", "'ll": "will", "'m": "am", "ca": "can", "wo": "will", "sha": "shall"},
    contracted=frozenset("it that there here what where who how he she this".split()),
    function_words=frozenset(
        "the of and to in a is that for it as was with be by on not are this have from or had at an but which were his her they"
        " has been their will would our we i my me us you your all any can could should there when what who how do did does if so no"
        " than then them these those its only into after before out up over about more such also may must now during until while"
        " because since each every both some other same new per one two".split()
    ),
    never_end=frozenset("mr mrs ms dr prof no nos vs e.g i.e cf st art fig approx tel ref attn messrs sec dept est".split()),
    may_end=frozenset("inc ltd co corp etc llc bros a.m p.m jr sr u.s u.k jan feb mar apr jun jul aug sep sept oct nov dec".split()),
    months={
        name: number
        for number, names in enumerate(
            (
                "january jan",
                "february feb",
                "march mar",
                "april apr",
                "may",
                "june jun",
                "july jul",
                "august aug",
                "september sept sep",
                "october oct",
                "november nov",
                "december dec",
            ),
            1,
        )
        for name in names.split()
    },
    day_first_words=frozenset({"of"}),
    numbers=frozenset(
        "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen"
        " nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred dozen".split()
    ),
    units=frozenset("hour hours minute minutes day days week weeks month months year years quarter quarters working business".split()),
    company_forms=frozenset("ltd limited llc inc corp plc gmbh co llp bv sarl sas srl ag".split()),
    ordinary_capitals=frozenset(
        "i i'm i've amazon amazon's marketplace seller central asin asins odr fba fbm lsr vtr otdr account health performance team"
        " monday tuesday wednesday thursday friday saturday sunday english french polish chinese german european christmas easter covid"
        " kpi kpis qa qc erp sop sops crm hr it va vas wms faq fnsku europe germany france poland china england britain spain italy japan america asia western eastern black cyber friday dear sir madam mr mrs ms dr poa plan action a to z id sku skus ce eu uk us usa ok pdf n/a ip iso upc ean gtin kyc loa".split()
    )
    | frozenset(
        "january february march april may june july august september october november december"
        " jan feb mar apr jun jul aug sep sept oct nov dec".split()
    ),
    steps=("step", "point", "action", "measure", "item", "phase"),
    salutations=(
        "dear", "to the", "hey", "hello", "hi", "to whom it may concern", "good morning", "good afternoon", "good day", "greetings", "attention", "attn",
    ),
    closings=(
        "sincerely", "yours sincerely", "yours faithfully", "yours truly", "kind regards", "best regards", "regards", "with regards",
        "respectfully", "best wishes", "warm regards", "many thanks", "thank you", "thanks", "with kind regards", "cordially", "faithfully",
        "with best regards", "best", "yours", "with respect", "kindest regards",
    ),
    headings={
        "cause": (
            "root cause", "cause", "what went wrong", "what happened", "why it happened", "why this happened", "how it happened",
            "how it came about", "how this came about", "reason", "the reason", "issue", "the issue", "the problem", "problem",
            "analysis", "what caused", "causes", "origin", "background", "investigation", "our mistake", "what we did wrong", "how the",
            "why the", "the cause", "the root cause", "findings", "diagnosis", "explanation", "the mistake", "where it went wrong",
            "why", "how we got here", "where we failed", "where we went wrong", "our error", "our failure", "our failing", "the error",
            "the fault", "our fault", "the failing", "what led", "what was wrong", "source of", "sequence of events", "facts",
            "the facts", "what we got wrong", "what i did wrong", "my mistake", "why we", "underlying", "timeline", "description of the",
            "the incident", "incident", "the gap", "how did", "how we came", "how i came", "failure analysis", "circumstances",
        ),
        "corrective": (
            "what has been put", "what is repaired",
            "corrective", "actions taken", "action taken", "what we have done", "what i have done", "what we did", "what i did",
            "immediate", "steps taken", "steps we have taken", "resolution", "how we fixed", "actions we have taken", "measures taken",
            "done so far", "already done", "what has been done", "remedy", "correction", "fix", "the fix", "solution", "put right",
            "how we resolved", "what we fixed", "following steps", "steps i have taken", "actions i have taken",
            "what we have put right", "actions", "repair", "fixed", "what we have", "what i have", "what is done", "done",
            "steps already", "remediation", "remedial", "short-term", "short term", "completed", "put it right", "putting", "clean-up",
            "our response", "response", "actions so far", "containment", "corrected", "repairs", "actions completed", "work done",
            "taken so far", "what we corrected", "what was done", "how we corrected", "how we put", "how we set it right", "how we made good", "how we repaired",
        ),
        "preventive": (
            "what keeps it", "what i am going to", "what we are going to", "what remains",
            "prevent", "preventive", "preventative", "what has changed", "measures in force", "from now on", "going forward", "future",
            "how we will prevent", "how we prevent", "what keeps", "long-term", "measures", "steps to prevent", "in future",
            "prevention", "what we do differently", "what changes", "so that it does not happen again", "how i prevent", "new process",
            "new rules", "what will change", "what we will do", "what we do to", "in the future", "what is different", "changes",
            "safeguards", "to avoid", "avoiding", "how we make sure", "how i make sure", "how we keep", "how it stays", "how we will",
            "how we now", "how we work", "what we now", "what we do now", "what i do now", "what i do differently", "what i will do",
            "so that", "so it", "so this", "keeping", "controls", "new controls", "new routine", "permanent", "lasting", "ongoing",
            "rules from", "since then", "from today", "standing rules", "in place", "no repeat", "never again", "next steps", "forward",
            "monitoring", "what stays", "what prevents", "what we will change", "what we have changed", "what we changed",
            "what i have changed", "long term", "improvements", "process changes", "new procedure", "procedures", "safeguard",
            "what we have put in place", "what we have set up", "routine", "rules",
        ),
        "closing": ("documents", "attachments", "enclosures", "annexes", "evidence", "conclusion", "commitment", "closing", "request", "summary",
                    "supporting documents", "attached", "annex", "our commitment"),
        "opening": ("introduction", "overview", "opening", "plan of action", "summary of the issue", "subject", "re:", "appeal"),
    },
    aims=("prevent", "avoid", "recurrence", "repeat", "happen again", "happening again", "never again", "so that it does not", "so that this does not"),
    title_openers=("what", "why", "how", "where"),
    copulas=frozenset("is was are were".split()),
    auxiliaries=frozenset("has have had been will".split()),
)
