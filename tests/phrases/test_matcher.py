from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poalint.errors import PoalintError
from poalint.languages import builtin
from poalint.letter.parse import tokenise
from poalint.phrases.compiler import Compiler, LexiconError, Phrases
from poalint.phrases.grammar import parse_phrase
from poalint.phrases.matcher import Scan, scan
from poalint.phrases.program import Program
from poalint.phrases.shelf import Shelf, packed

LANGUAGES = {language.code: language for language in builtin()}
LEXICON = {
    "en": {
        "carrier": ["~carrier", "UPS", "royal mail"],
        "loop": ["@pool"],
        "pool": ["@loop"],
        "done": ["was ..2 refunded|replaced", "sent back"],
    }
}
FORMS = {"carrier": ["carrier", "carriers"], "lose": ["lose", "loses", "lost", "losing"], "fail": ["fail", "failed", "fails", "failing"]}


def program(code: str, **fields: list[str]) -> Program:
    lexicon = {name: [parse_phrase(entry) for entry in entries] for name, entries in LEXICON.get(code, {}).items()}
    scripts = {ord("責"): "责", ord("擔"): "担"} if code == "zh" else None
    sets = [Phrases("rule", -1, field, tuple(parse_phrase(phrase) for phrase in phrases)) for field, phrases in fields.items()]
    return Compiler(LANGUAGES[code], lexicon, FORMS, scripts).compile(sets)


def found(code: str, sentence: str, **fields: list[str]) -> list[str]:
    words, starts, ends = tokenise(sentence.lower(), 0, len(sentence), LANGUAGES[code])
    return [sentence[starts[hit.start] : ends[hit.end - 1]] for hit in scan(program(code, **fields), words).hits]


MIXED = program(
    "en",
    patterns=["we ..2 ~lose", "^ ..1 late", "late ..3 $", "~fail ... it?", "@carrier & late & !not", "we late? ..1 carrier ..2 it"],
    unless=["^ not", "failed ..9 failed"],
    **{"except": ["late it"], "further": ["it ..2 not"]},
)


@pytest.mark.parametrize(
    ("code", "phrase", "sentence", "expected"),
    [
        ("en", "@carrier ... ~lose", "Sadly Royal Mail has twice lost it.", ["Royal Mail has twice lost"]),
        ("en", "@carrier ..1 ~lose", "Royal Mail has twice lost it.", []),
        ("en", "did not ~fail", "We didn't fail.", ["didn't fail"]),
        ("en", "can not", "We cannot, they can't.", ["cannot", "can't"]),
        ("en", "we will not", "We won't.", ["We won't"]),
        ("en", "follow-up", "A follow up and a follow-up.", ["follow up", "follow-up"]),
        ("en", "very? late", "Late, very late.", ["Late", "very late", "late"]),
        ("en", "late $", "Late is late.", ["late"]),
        ("en", "late ..2 $", "Late is late, is it not?", []),
        ("en", "late ..3 $", "Late is late, is it not?", ["late"]),
        ("en", "^ late", "Late is late.", ["Late"]),
        ("en", "^ ..2 late", "So very late is late.", ["So very late"]),
        ("en", "@done", "It was soon refunded and sent back.", ["was soon refunded", "sent back"]),
        ("en", "orders & late & !early", "Late came the orders.", ["Late came the orders"]),
        ("en", "orders & late & !early", "Late came the early orders.", []),
        ("en", "~fail[*ed]", "Failing, we failed.", ["failed"]),
        ("en", "dispatch*", "The dispatching dispatcher.", ["dispatching", "dispatcher"]),
        ("fr", "n' est pas", "Ce n’est pas prêt.".replace("’", "'"), ["n'est pas"]),
        ("fr", "expédi*", "l'expédition", ["expédition"]),
        ("pl", "*liśmy", "Zwróciliśmy i wysłaliśmy.", ["Zwróciliśmy", "wysłaliśmy"]),
        ("pl", "zwrócił* ... łódź", "Zwrócił do miasta Łódź.", ["Zwrócił do miasta Łódź"]),
        ("zh", "承担 ..4 责任", "我们承担全部责任。", ["承担全部责任"]),
        ("zh", "承担 ..2 责任", "我们承担所有的责任。", []),
    ],
)  # fmt: skip
def test_what_a_phrase_finds(code: str, phrase: str, sentence: str, expected: list[str]) -> None:
    assert found(code, sentence, patterns=[phrase]) == expected


@given(st.lists(st.lists(st.sampled_from(("we", "late", "carrier", "lost", "failed", "it", "not")), max_size=12), max_size=8))
def test_a_letter_read_at_once_says_what_its_sentences_say_alone(sentences: list[list[str]]) -> None:
    batch = [(tuple(words), ()) for words in sentences]
    assert Scan(MIXED, batch).readings() == [scan(MIXED, words) for words in sentences]


def test_traditional_characters_match_what_is_written_in_simplified_ones() -> None:
    sentence = "我們承擔全部責任".translate({ord("責"): "责", ord("擔"): "担"})
    assert found("zh", sentence, patterns=["承擔 ..4 責任"]) == ["承担全部责任"]


def test_unless_voids_the_sentence_and_except_only_what_it_touches() -> None:
    sentence = "The parcel was lost and the label was lost."
    assert len(found("en", sentence, patterns=["~lose"])) == 2
    assert found("en", sentence, patterns=["~lose"], unless=["label"]) == []
    assert found("en", sentence, **{"patterns": ["~lose"], "except": ["parcel was lost"]}) == ["lost"]


def test_a_word_is_found_without_its_accents() -> None:
    assert found("pl", "Przewoznik zgubil paczke.", patterns=["przewoźnik ... zgubił"]) == ["Przewoznik zgubil"]
    assert found("pl", "To zle.", patterns=["źle"]) == []  # short words without accents are too often other words
    assert found("pl", "Nasz przewoznik.", patterns=["przewoźnik"]) == ["przewoznik"]


def test_a_list_that_is_not_there_or_contains_itself() -> None:
    with pytest.raises(LexiconError, match="did you mean @carrier"):
        program("en", patterns=["@carier"])
    with pytest.raises(LexiconError, match="contains itself: loop → pool → loop"):
        program("en", patterns=["@loop"])
    with pytest.raises(LexiconError, match="no forms for ~vanish"):
        program("en", patterns=["~vanish"])


def test_a_program_survives_being_written_and_read() -> None:
    import marshal

    compiled = program("en", patterns=["@carrier ... ~lose", "very? late"], unless=["label"])
    again = Program(marshal.loads(marshal.dumps(compiled.data, 4)))
    words = "ups has lost a very late one".split()
    assert scan(again, words).hits == scan(compiled, words).hits != ()


def test_a_text_typed_without_accents_is_read_all_the_same() -> None:
    compiled = program("fr", patterns=["dès réception", "contrôl*"])
    words = "des reception nous controlons".split()
    assert scan(compiled, words).hits == ()
    assert [(hit.start, hit.end) for hit in scan(compiled.without_accents(), words).hits] == [(0, 2), (3, 4)]


def test_a_damaged_table_is_told_and_not_read():
    whole = packed({"late": 7})
    assert Shelf(whole).get("late") == 7
    with pytest.raises(PoalintError, match="damaged"):
        Shelf(whole[:-1] + bytes([whole[-1] ^ 1])).get("late")
