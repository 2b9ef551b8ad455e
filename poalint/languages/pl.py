"""Polish."""

from poalint.languages.language import Language

LANGUAGE = Language(
    code="pl",
    name="Polish",
    spaced=True,
    tokens=r"\d+(?:[.,]\d+)*|[^\W_]+",
    spoken={},
    function_words=frozenset(
        "i w na z do nie się że to o za od po przez jest są był była było były ze dla przy oraz a ale jak co który która które których"
        " którzy tym tego tej ten ta te my nas nam nasz nasza nasze naszych naszej naszego państwo państwa państwu ich jego jej lub albo"
        " już tylko więc bo gdy aby żeby przed pod nad u we także też każdy każda każde został została zostały zostało będzie będą"
        " mamy ich po jako ponieważ dwa".split()
    ),
    never_end=frozenset("kat zał poz wyd tab rys rozdz par nr ul al pl tel np m.in tj tzn ww dr mgr inż p pan art ust pkt poz str im św os godz ok min max tys mln p.o wg".split()),
    may_end=frozenset("r br o.o z o.o itd itp etc zł szt kg sp.k s.c s.a sp.j w.w b.r ub".split()),
    months={
        name: number
        for number, names in enumerate(
            (
                "stycznia styczeń styczniu stycznia",
                "lutego luty lutym",
                "marca marzec marcu",
                "kwietnia kwiecień kwietniu",
                "maja maj maju",
                "czerwca czerwiec czerwcu",
                "lipca lipiec lipcu",
                "sierpnia sierpień sierpniu",
                "września wrzesień wrześniu wrzesnia",
                "października październik październiku pazdziernika",
                "listopada listopad listopadzie",
                "grudnia grudzień grudniu",
            ),
            1,
        )
        for name in names.split()
    },
    day_first_words=frozenset(),
    numbers=frozenset(
        "dwa dwie dwóch dwu trzy trzech cztery czterech pięć pięciu sześć sześciu siedem siedmiu osiem ośmiu dziewięć dziewięciu dziesięć"
        " dziesięciu jedenaście dwanaście dwunastu piętnaście dwadzieścia trzydzieści czterdzieści pięćdziesiąt sto kilkanaście obie obu"
        " dwoje troje oba".split()
    ),
    units=frozenset(
        "godzina godziny godzin godzinę godzinach minut minuty minutę dzień dni dniach dnia tydzień tygodnie tygodni tygodniach miesiąc miesiące"
        " miesięcy miesiącach rok lata lat kwartał kwartały robocze roboczych roboczy".split()
    ),
    company_forms=frozenset("sp spółka s.a sp.k gmbh ltd llc s.c s.r.o".split()),
    ordinary_capitals=frozenset(
        "kpi erp sop crm hr it faq wms fnsku europa europie europy europę polskę polskiego niemcy niemczech francji francja chiny chinach czechy czechach anglii rp amazon amazona amazonu amazonie marketplace asin asiny asinów odr fba fbm państwo państwa państwu państwem pan pani panu seller central"
        " szanowni szanowna szanowny polska polski polsce covid unia ue ce boże narodzenie wielkanoc poa plan vtr otdr a z id sku pdf vat nip"
        " wasz wasza wasze was wam waszego waszej".split()
    ),
    steps=("krok", "punkt", "etap", "działanie"),
    salutations=("szanowni", "kochany", "kochani", "do zespołu", "dear", "hello", "cześć", "szanowny", "szanowna", "dzień dobry", "witam", "witamy", "drogi", "droga", "drodzy"),
    closings=(
        "z poważaniem", "z wyrazami szacunku", "pozdrawiam", "pozdrawiamy", "łączę pozdrowienia", "z szacunkiem", "serdecznie pozdrawiam",
        "z pozdrowieniami", "łączymy pozdrowienia", "dziękuję", "dziękujemy", "z góry dziękujemy", "łączę wyrazy", "łączymy wyrazy",
        "serdecznie pozdrawiamy", "z góry dziękuję",
    ),
    headings={
        "cause": (
            "przyczyna", "przyczyny", "pierwotna przyczyna", "główna przyczyna", "co się stało", "dlaczego", "powód", "powody",
            "analiza", "problem", "opis problemu", "źródło", "jak do tego doszło", "co poszło nie tak", "na czym polegał", "skąd",
            "geneza", "opis sytuacji", "nasz błąd", "jak doszło", "ustalenia", "wyjaśnienie", "co było przyczyną", "jak to się stało",
            "jak powstał", "gdzie popełni", "co zawiodło", "co zawiniło", "na czym", "błąd", "nasza wina", "nasze zaniedbanie",
            "zaniedbanie", "z czego", "okoliczności", "przebieg", "stan faktyczny", "fakty", "diagnoza", "istota", "luka",
            "opis zdarzenia", "opis błędu", "zdarzenie", "co było", "uchybienie", "nieprawidłowoś", "mój błąd", "moja wina",
            "moje zaniedbanie", "w czym",
        ),
        "corrective": (
            "co naprawi",
            "działania naprawcze", "podjęte działania", "podjęte kroki", "działania korygujące", "co zrobiliśmy", "co zrobiłem",
            "co zrobiłam", "wykonane", "kroki naprawcze", "natychmiastowe", "naprawa", "rozwiązanie", "co już", "zrealizowane",
            "korekta", "działania podjęte", "środki naprawcze", "dotychczasowe", "działania", "naprawi", "co zostało zrobione",
            "działania natychmiastowe", "środki podjęte", "co zrobi", "co już zrobi", "co napraw", "co poprawi", "zrobione",
            "załatwione", "naprawione", "naprawcze", "naprawy", "korygując", "podjęliśmy", "podjąłem", "podjęłam", "podjęte",
            "usunięcie", "doraźne", "jak to naprawi", "jak naprawi", "wykonaliśmy", "czynności", "nasza reakcja", "kroki", "już",
            "działanie korygujące", "dotąd", "do tej pory", "uczyniono",
        ),
        "preventive": (
            "co zostaje", "co zamierza",
            "działania zapobiegawcze", "zapobieganie", "kroki zapobiegawcze", "aby zapobiec", "na przyszłość", "środki zapobiegawcze",
            "prewencja", "co zmieniliśmy", "od teraz", "w przyszłości", "co się zmienia", "co się zmieniło", "stałe zasady",
            "nowe zasady", "profilaktyka", "jak zapobiegamy", "żeby", "zapobieg", "działania prewencyjne", "środki na przyszłość",
            "co zmieniamy", "stałe", "zasady", "trwałe", "zmiany", "odtąd", "jak będziemy", "uniknąć", "co zrobimy", "aby to się nie",
            "żeby to się nie", "nie powtórzyło", "co zmieni", "co się zmieni", "co zrobię", "jak zapobie", "jak pilnuj", "jak dbam",
            "jak kontrolu", "jak teraz", "jak pracuj", "jak unik", "jak zabezpiecz", "na stałe", "nowe", "nowa", "nowy", "reguły",
            "procedury", "procedura", "kontrola", "kontrole", "monitoring", "nadzór", "zabezpieczenia", "przyszłość", "zapobie",
            "profilakty", "prewenc", "zmiana", "długofal", "długotermin", "usprawnienia", "wdrożone", "co teraz", "teraz", "od dziś",
            "bieżąca kontrola",
        ),
        "closing": ("dokumenty", "załączniki", "dowody", "podsumowanie", "zakończenie", "zobowiązanie", "prośba", "wniosek", "lista załączników"),
        "opening": ("wstęp", "dotyczy", "plan działania", "plan naprawczy", "temat", "wprowadzenie"),
    },
    own_letters="ąćęłńśźż",
    aims=("zapobie", "powtór", "uniknąć", "unikni", "nie zdarzy", "nie wydarzy", "w przyszłości"),
    title_openers=("co", "jak", "dlaczego", "skąd", "gdzie", "na czym", "z czego"),
    copulas=frozenset("jest było była był są".split()),
    auxiliaries=frozenset("został została zostało zostały będzie będą".split()),
)
