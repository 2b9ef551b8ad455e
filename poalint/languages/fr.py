"""French."""

from poalint.languages.language import Language

LANGUAGE = Language(
    code="fr",
    name="French",
    spaced=True,
    tokens=r"\d+(?:[.,]\d+)*|[^\W\d_]+'|[^\W_]+",
    spoken={},
    function_words=frozenset(
        "le la les de des du un une et en à au aux dans par pour sur avec sans sous que qui dont où ce cette ces cet il elle ils elles"
        " nous vous je notre nos votre vos mon ma mes leur leurs son sa ses se est sont été était étaient avons avez ont a ai avait"
        " ne pas plus ou mais donc car si comme tout tous toute toutes y c' d' l' n' s' j' m' qu' être avoir fait entre depuis chaque"
        " lors afin aussi même deux".split()
    ),
    never_end=frozenset("m mm mme mlle mr dr me n no nos art cf env p pp tél réf st ste av bd vol p.ex c.-à-d".split()),
    may_end=frozenset("s.a.r.l s.a s.a.s etc janv févr avr juil sept oct nov déc inc ltd".split()),
    months={
        name: number
        for number, names in enumerate(
            (
                "janvier janv",
                "février fevrier févr fév",
                "mars",
                "avril avr",
                "mai",
                "juin",
                "juillet juil",
                "août aout",
                "septembre sept",
                "octobre oct",
                "novembre nov",
                "décembre decembre déc",
            ),
            1,
        )
        for name in names.split()
    },
    day_first_words=frozenset(),
    numbers=frozenset(
        "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt trente quarante cinquante"
        " soixante cent cents mille dizaine douzaine quinzaine vingtaine".split()
    ),
    units=frozenset("heure heures minute minutes jour jours semaine semaines mois an ans année années trimestre trimestres ouvrés".split()),
    company_forms=frozenset("sarl sas sasu eurl sa s.a.r.l gmbh ltd llc snc sci srl ag bv scop".split()),
    ordinary_capitals=frozenset(
        "kpi kpis qualité erp sop crm rh it faq wms fnsku europe allemagne france pologne chine espagne italie belgique suisse paris amazon marketplace asin asins odr fba fbm bonjour madame monsieur messieurs mesdames m mme seller central compte service équipe"
        " noël pâques covid français france europe ue union européenne ce plan action poa vtr otdr lsr a à z id sku pdf tva état".split()
    ),
    steps=("étape", "etape", "point", "action", "mesure", "phase"),
    salutations=("bonjour", "à l'équipe", "aux équipes", "à la direction", "dear", "hello", "bonsoir", "madame", "monsieur", "mesdames", "messieurs", "cher", "chère", "chers", "chères", "à l'attention", "à qui de droit"),
    closings=(
        "cordialement", "bien cordialement", "sincères salutations", "salutations", "veuillez agréer", "je vous prie d'agréer",
        "nous vous prions d'agréer", "respectueusement", "bien à vous", "meilleures salutations", "avec nos salutations", "sincèrement",
        "nous vous remercions", "merci", "avec mes salutations", "recevez", "veuillez recevoir", "très cordialement", "dans l'attente",
        "bien sincèrement", "nous vous prions de", "je vous prie de",
    ),
    headings={
        "cause": (
            "cause", "causes", "origine", "raison", "ce qui s'est passé", "que s'est-il passé", "pourquoi", "analyse", "constat",
            "le problème", "problème", "explication", "diagnostic", "les faits", "comment cela", "notre erreur", "la cause", "l'origine",
            "motif", "la raison", "ce qui n'a pas", "d'où vient", "enquête", "comment c'est arrivé", "faits", "ce qui a conduit",
            "ce qui a provoqué", "ce qui a causé", "ce qui a mal", "ce qui est arrivé", "ce qui explique", "notre faute",
            "notre manquement", "l'erreur", "erreur", "la faille", "faille", "dysfonctionnement", "comment nous en", "comment l'erreur",
            "comment le problème", "comment c'", "déroulement", "chronologie", "exposé des faits", "rappel des faits", "description",
            "nature du", "identification", "source", "l'incident", "incident", "défaillance", "notre défaillance",
            "ce que nous avons mal", "ce que j'ai mal", "d'où", "circonstances", "mon erreur", "ma faute", "qu'est-ce qui",
        ),
        "corrective": (
            "ce qui est réparé", "ce qui est", "réparé", "réglé",
            "actions correctives", "mesures correctives", "mesures immédiates", "mesures prises", "actions prises", "actions menées",
            "corrections", "ce que nous avons fait", "ce qui a été fait", "ce que j'ai fait", "actions immédiates", "actions réalisées",
            "déjà fait", "solution", "réparation", "correction", "actions engagées", "mesures déjà", "résolution", "ce qui est fait",
            "actions", "actions déjà", "correctif", "nous avons corrigé", "ce que nous avons", "ce que j'ai", "ce qui a été", "corrigé",
            "fait", "déjà", "remise en ordre", "remise en conformité", "mise en conformité", "actions effectuées", "actions entreprises",
            "démarches", "réparations", "régularisation", "dans l'immédiat", "notre réaction", "réponse", "rectification", "correctives",
            "correctrices", "rectificatives", "curatives", "premières mesures", "mesures d'urgence", "comment nous avons",
            "comment j'ai", "immédiat", "immédiates",
        ),
        "preventive": (
            "ce qui va", "ce qui changera",
            "ce que je vais", "ce que nous allons", "ce qui tient", "dans la durée", "ce qui reste", "ce qui restera",
            "mesures préventives", "prévention", "actions préventives", "pour éviter", "à l'avenir", "mesures durables",
            "mesures permanentes", "ce qui change", "ce que nous ferons", "ce qui empêche", "désormais", "dorénavant", "afin d'éviter",
            "pour que cela", "ce qui a changé", "mesures en vigueur", "mesures", "nouvelle organisation", "nouvelles règles",
            "long terme", "éviter", "plus jamais", "ce que nous faisons désormais", "préventi", "pour l'avenir", "empêcher",
            "ce que nous avons changé", "ce que nous avons mis en place", "ce que j'ai changé", "ce que j'ai mis en place",
            "ce qui est mis en place", "mis en place", "mises en place", "comment nous", "comment je", "comment les", "restent", "reste",
            "durable", "pérenne", "règles", "organisation", "contrôles", "contrôle", "suivi", "procédure", "depuis", "maintenant",
            "aujourd'hui", "garde-fous", "ce que je fais", "ce que je ferai", "ce qui est différent", "futur", "avenir", "prévenir",
            "préventives", "changements", "améliorations", "ne se reproduise", "notre nouvelle", "nos nouvelles", "nouveau",
        ),
        "closing": ("documents", "pièces jointes", "annexes", "justificatifs", "conclusion", "engagement", "preuves", "pièces", "demande", "notre engagement",
                    "suivi et engagement"),
        "opening": ("introduction", "objet", "plan d'action", "contexte", "rappel", "résumé"),
    },
    own_letters="éèêàçùœâîôûëï",
    aims=("éviter", "empêcher", "prévenir", "prévention", "préventi", "reproduise", "plus jamais", "récidive", "ne se répète"),
    title_openers=("ce que", "ce qui", "ce qu'", "comment", "pourquoi", "d'où", "que s'est-il"),
    copulas=frozenset("est était sont étaient".split()),
    auxiliaries=frozenset("a ont avait été sera seront avons".split()),
)
