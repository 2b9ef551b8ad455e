"""Inflected forms and Chinese scripts: what is committed, how it is read, how it is made."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from poalint.errors import PoalintError
from poalint.phrases.forms import load_forms, load_scripts
from poalint.phrases.formsmith import LANGUAGES, lemmas_in_use, write_forms
from poalint.phrases.formsmith.review import read_review

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "rules" / "forms"
WORDS = [language for language in LANGUAGES if language != "zh"]


@pytest.mark.parametrize("language", WORDS)
def test_every_lemma_in_use_has_its_forms(language):
    forms = load_forms(FOLDER / f"{language}.json")
    assert set(lemmas_in_use(ROOT / "rules", language)) <= set(forms), f"run `poalint forms {language}`"


@pytest.mark.parametrize("language", WORDS)
def test_forms_are_sorted_lowercase_words_with_their_lemma(language):
    for lemma, forms in load_forms(FOLDER / f"{language}.json").items():
        assert list(forms) == sorted(set(forms)), lemma
        assert lemma in forms
        assert all(form == form.lower() and form.isalpha() for form in forms), lemma


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_entry_a_line_in_order(language):
    lines = (FOLDER / f"{language}.json").read_text("utf-8").splitlines()
    keys = [json.loads("{" + line.rstrip(",") + "}").popitem()[0] for line in lines[1:-1]]
    assert keys == sorted(keys)


@pytest.mark.parametrize("language", WORDS)
def test_review_is_applied_to_what_is_committed(language):
    forms = load_forms(FOLDER / f"{language}.json")
    review = read_review(FOLDER / f"{language}.review.toml")
    for lemma, words in forms.items():
        assert review.corrected(lemma, set(words)) == set(words), lemma


def test_polish_verbs_have_all_four_first_persons_of_the_past():
    for lemma, forms in load_forms(FOLDER / "pl.json").items():
        if any(re.search(r"(ł|ła|li)$", form) for form in forms) and any(form.endswith("łby") for form in forms):
            for ending in ("łem", "łam", "liśmy", "łyśmy"):
                assert any(form.endswith(ending) for form in forms), (lemma, ending)


# --- making them -------------------------------------------------------------------------------------------------------------------


def made(language, lemma, folder):
    write_forms(language, [lemma], folder)
    return set(load_forms(folder / f"{language}.json")[lemma])


@pytest.fixture(scope="module")
def tables():
    pytest.importorskip("spacy_lookups_data", reason="the desk's tables: pip install 'poalint[forms]'")


@pytest.mark.usefixtures("tables")
@pytest.mark.parametrize(
    ("lemma", "wanted", "unwanted"),
    [
        ("ship", {"ships", "shipped", "shipping"}, {"shiped"}),
        ("lose", {"lost", "losing"}, set()),
        ("cancel", {"canceled", "cancelled", "cancelling"}, set()),
        ("apologise", {"apologize", "apologized", "apologising"}, set()),
        ("put", {"putting", "puts"}, {"putted"}),
        ("oversell", {"oversold", "overselling"}, {"overselled"}),
        ("relist", {"relisted", "relists"}, set()),
        ("policy", {"policies"}, {"policied"}),
        ("commit", {"committed", "commits"}, {"commited"}),
        ("verify", {"verified", "verifies", "verifying"}, set()),
        ("postman", {"postmen"}, {"postmans"}),
        ("comply", {"complied", "complies", "complying"}, set()),
        ("quickly", {"quickly"}, {"quicklied"}),
    ],
)
def test_english(tmp_path, lemma, wanted, unwanted):
    forms = made("en", lemma, tmp_path)
    assert wanted <= forms
    assert not unwanted & forms


@pytest.mark.usefixtures("tables")
@pytest.mark.parametrize(
    ("lemma", "wanted", "unwanted"),
    [
        ("rembourser", {"remboursé", "remboursées", "remboursons", "rembourserons"}, {"remboursassions", "remboursâmes"}),
        ("flasher", {"flashé", "flashées", "flashons"}, set()),
        ("mettre", {"mis", "mise", "mettons", "mirent"}, {"missions"}),
        ("passer", {"passe", "passent", "passé"}, {"passassent"}),
        ("annoncer", {"annonçons", "annonçait"}, {"annonçasse"}),
        ("appeler", {"appelle", "appelons", "appelé"}, set()),
        ("régulier", {"régulière", "régulières", "réguliers"}, set()),
        ("colis", {"colis"}, {"coliss"}),
        ("principal", {"principaux", "principale"}, set()),
        ("connaître", {"connait", "connaît", "connaisse"}, set()),
        ("cahier", {"cahiers"}, {"cahiez"}),
    ],
)
def test_french(tmp_path, lemma, wanted, unwanted):
    forms = made("fr", lemma, tmp_path)
    assert wanted <= forms
    assert not unwanted & forms


@pytest.mark.slow
@pytest.mark.usefixtures("tables")
def test_polish(tmp_path):
    cases = {
        "zwrócić": ({"zwróciliśmy", "zwróciłam", "zwrócono", "zwrócony", "zwrócenie", "zwrócimy"}, {"zwróciłom"}),
        "wina": ({"win", "winy", "winie", "winą"}, set()),
        "list": ({"listu", "listy"}, {"lista", "listę"}),
        "móc": ({"mógł", "mogliśmy"}, {"mogł"}),
        "opóźniony": ({"opóźnione", "opóźnionych"}, set()),
        "kurier": ({"kurierzy", "kuriera", "kurierem"}, set()),
        "reklamacja": ({"reklamacji", "reklamację"}, {"reklamacyj"}),
        "szkolenie": ({"szkolenia", "szkoleń"}, set()),
        "fulfillment": ({"fulfillmentu", "fulfillmentem"}, set()),  # in no table: made after its neighbours
    }
    changes = write_forms("pl", cases, tmp_path)
    forms = load_forms(tmp_path / "pl.json")
    for lemma, (wanted, unwanted) in cases.items():
        assert wanted <= set(forms[lemma]), lemma
        assert not unwanted & set(forms[lemma]), lemma
    assert "fulfillment" in changes.by_rule


@pytest.mark.usefixtures("tables")
def test_a_review_survives_regeneration(tmp_path):
    (tmp_path / "en.review.toml").write_text('[drop]\nlate = ["*er"]\n[add]\nlate = ["belated"]\n', "utf-8")
    for _ in range(2):
        assert made("en", "late", tmp_path) == {"late", "latest", "belated"}


@pytest.mark.usefixtures("tables")
def test_changes_are_told(tmp_path):
    write_forms("en", ["ship", "send"], tmp_path)
    changes = write_forms("en", ["ship", "ungate"], tmp_path)
    assert (changes.added, changes.removed, changes.changed, changes.by_rule) == (("ungate",), ("send",), (), ("ungate",))
    assert "ungate" in str(changes)


def test_lemmas_are_found_in_rules_and_lexicon_but_not_in_messages(tmp_path):
    (tmp_path / "no-blame").mkdir()
    (tmp_path / "no-blame" / "en.toml").write_text(
        """message = "about ~5 orders"
patterns = ["the ~carrier ~lose|~Delay", "~fail[*ed]"]
unless = ["~own"]
[[groups]]
except = ["(~do not)?  x"]
""",
        "utf-8",
    )
    (tmp_path / "lexicon" / "en").mkdir(parents=True)
    (tmp_path / "lexicon" / "en" / "people.toml").write_text('carrier = ["~haulier"]\n', "utf-8")
    assert lemmas_in_use(tmp_path, "en") == ("carrier", "delay", "do", "fail", "haulier", "lose", "own")
    assert lemmas_in_use(tmp_path, "fr") == ()


@pytest.mark.parametrize(
    ("review", "said"),
    [("[drop\n", "en.review.toml"), ("[remove]\n", "[remove] is not known"), ('[drop]\nlate = "later"\n', "late needs a list")],
)
def test_a_broken_review_names_what_is_wrong(tmp_path, review, said):
    (tmp_path / "en.review.toml").write_text(review, "utf-8")
    with pytest.raises(PoalintError, match=re.escape(said)):
        write_forms("en", [], tmp_path)


def test_a_language_without_tables_is_named(tmp_path):
    with pytest.raises(PoalintError, match="“xx”"):
        write_forms("xx", ["a"], tmp_path)


# --- reading them ------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("content", [b"{", b"[]", b'{"late": "later"}', b'{"late": []}', b'{"late": [1]}', b"\xff\xfe", b""])
def test_a_broken_file_is_one_clear_line(tmp_path, content):
    (tmp_path / "en.json").write_bytes(content)
    with pytest.raises(PoalintError, match="poalint forms en") as caught:
        load_forms(tmp_path / "en.json")
    assert caught.value.kind == "broken-forms"
    assert "\n" not in str(caught.value)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(PoalintError, match=r"en\.json"):
        load_forms(tmp_path / "en.json")


@pytest.mark.parametrize("content", ['{"臺灣": "台"}', '{"臺": ""}', '{"臺": ["台"]}'])
def test_scripts_map_one_character_to_one(tmp_path, content):
    (tmp_path / "zh.json").write_text(content, "utf-8")
    with pytest.raises(PoalintError):
        load_scripts(tmp_path / "zh.json")


# --- Chinese -----------------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def scripts():
    return load_scripts(FOLDER / "zh.json")


@pytest.mark.parametrize(
    ("traditional", "simplified"),
    [
        ("我們已於三月將所有標籤更換，並對員工進行培訓", "我们已于三月将所有标签更换，并对员工进行培训"),
        ("臺灣台灣", "台湾台湾"),
        ("裡裏", "里里"),
        ("為爲說説閲閱戶户", "为为说说阅阅户户"),
        ("藉口", "借口"),
        ("答覆、回覆", "答复、回复"),
        ("瞭解", "了解"),
        ("隻字未提，只有", "只字未提，只有"),
        ("後果、干擾、乾淨、幹部", "后果、干扰、干净、干部"),
        ("纔發現", "才发现"),
    ],
)
def test_both_scripts_meet(scripts, traditional, simplified):
    assert traditional.translate(scripts) == simplified.translate(scripts) == simplified


def test_folded_simplified_words_still_find_themselves(scripts):
    # 著 and 帐 stand in simplified text too: pattern and letter pass through the same map.
    assert "显著".translate(scripts) == "顯著".translate(scripts)
    assert "帐户".translate(scripts) == "帳戶".translate(scripts) == "賬戶".translate(scripts)


def test_mapping_twice_changes_nothing(scripts):
    for target in scripts.values():
        assert target.translate(scripts) == target


def test_a_traditional_text_becomes_simplified_throughout(scripts):
    big5 = [bytes([high, low]) for high in range(0xA4, 0xC7) for low in (*range(0x40, 0x7F), *range(0xA1, 0xFF))]  # the frequent ones
    left = []
    for code in big5:
        try:
            character = code.decode("big5")
        except UnicodeDecodeError:
            continue
        try:
            character.translate(scripts).encode("gb2312")
        except UnicodeEncodeError:
            left.append(character)
    assert len(left) < 0.04 * len(big5), "".join(left)
