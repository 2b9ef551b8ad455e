from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poalint.errors import PoalintError
from poalint.languages import builtin
from poalint.letter import parse
from poalint.letter.lines import lines
from poalint.letter.titles import heading_part
from poalint.source import Source

if TYPE_CHECKING:
    from poalint.letter import Letter

LANGUAGES = builtin()

NUMBERED = """Dear Team,

our late shipment rate was 8.9 %.

1. Cause

The cut-off was set to 18:00.

2. Actions taken

a) On 3 March we changed the cut-off.
b) We refunded 34 buyers,
   who were told by e-mail.

3. Measures

• Every Monday Ruth checks the rate.
• A second van comes at noon.

Kind regards
Gareth Pugh
"""


def letter(text: str, language: str | None = None) -> Letter:
    return parse(Source(text), LANGUAGES, language)


def kinds(parsed: Letter) -> list[tuple[str, str | None]]:
    return [(block.kind, block.part) for block in parsed.blocks]


def test_parts_and_items_of_a_numbered_letter() -> None:
    parsed = letter(NUMBERED)
    assert kinds(parsed) == [
        ("salutation", "opening"), ("paragraph", "opening"), ("heading", "cause"), ("paragraph", "cause"), ("heading", "corrective"),
        ("item", "corrective"), ("item", "corrective"), ("heading", "preventive"), ("item", "preventive"), ("item", "preventive"),
        ("closing", "closing"), ("closing", "closing"),
    ]  # fmt: skip
    assert [item.part for item in parsed.items] == ["corrective", "corrective", "preventive", "preventive"]


@pytest.mark.parametrize(
    ("title", "part"),
    [
        ("Root cause", "cause"), ("What went wrong", "cause"), ("Actions taken", "corrective"), ("From now on", "preventive"),
        ("Co się stało", "cause"), ("Działania naprawcze", "corrective"), ("Działania zapobiegawcze", "preventive"),
        ("Origine du problème", "cause"), ("Mesures correctives", "corrective"), ("Mesures préventives", "preventive"),
        ("问题原因", "cause"), ("已采取的纠正措施", "corrective"), ("预防措施", "preventive"),
    ],
)  # fmt: skip
def test_titles_in_many_wordings(title: str, part: str) -> None:
    assert part in {heading_part(title, language) for language in LANGUAGES}


@pytest.mark.parametrize(
    ("code", "title", "part"),
    [
        ("en", "What we have done to prevent a repeat", "preventive"), ("en", "Corrective and preventive actions", "corrective"),
        ("fr", "Ce que nous avons entrepris", "corrective"), ("fr", "Comment nous avons corrigé l'erreur", "corrective"),
        ("fr", "Ce qui a conduit aux annulations", "cause"), ("pl", "Co zrobiliśmy, żeby to się nie powtórzyło", "preventive"),
        ("pl", "Jak doszło do opóźnień", "cause"), ("zh", "已完成的整改", "corrective"), ("zh", "问题是如何发生的", "cause"), ("zh", "如何防止再次发生", "preventive"),
    ],
)  # fmt: skip
def test_the_aim_of_a_title_tells_its_part(code: str, title: str, part: str) -> None:
    assert heading_part(title, next(language for language in LANGUAGES if language.code == code)) == part


def body(text: str) -> list[tuple[str, str | None]]:
    return [(block.kind, block.part) for block in letter(text).blocks if block.kind not in {"salutation", "closing"}]


@pytest.mark.parametrize(
    "text",
    [
        "Dear Team,\n\nRoot cause: we set the cut-off to 18:00.\n\nActions taken: we moved it.\n\nPrevention: every Monday we check it.\n\nAnn Poe",
        "Dear Team,\n\n**Root cause:** we set it to 18:00.\n\n**Actions taken** – we moved it.\n\n**Prevention.** Every Monday we check it.\n\nAnn Poe",
        "Dear Team,\n\n1. Root cause: we set it to 18:00.\n2. Actions taken: we moved it.\n3. Prevention: every Monday we check it.\n\nAnn Poe",
        "Bonjour,\n\nCause : nous avions mis 18 h.\n\nActions correctives : nous l'avons avancée.\n\nPrévention : chaque lundi, on contrôle.\n\nJean Petit",
        "您好：\n\n【原因】我们把截单时间设为18:00。\n【整改】5月3日改为12:00。\n【预防】每周一店长检查迟发率。\n\n张三",
        "您好：\n\n原因：我们把截单时间设为18:00。\n\n整改：5月3日改为12:00。\n\n预防：每周一店长检查迟发率。\n\n张三",
    ],
)
def test_the_first_words_of_a_paragraph_may_title_it(text: str) -> None:
    assert list(dict.fromkeys(part for _, part in body(text))) == ["cause", "corrective", "preventive"]
    assert letter(text).titled


def test_a_title_may_end_like_a_sentence() -> None:
    text = "Dear Team,\n\nWHAT WENT WRONG. We set it to 18:00.\n\nHow we put it right. We moved it on 3 May.\n\nHow we keep it from happening again. Every Monday we check it.\n\nAnn Poe"
    assert body(text) == [(kind, part) for part in ("cause", "corrective", "preventive") for kind in ("heading", "paragraph")]
    assert not letter(
        "Dear Team,\n\nWhat we did was wrong. We moved it on 3 May.\n\nThe actions are done. We ask for patience.\n\nAnn Poe"
    ).titled


def test_a_sentence_before_a_colon_is_no_title() -> None:
    text = "Dear Team,\n\nRoot cause\n\nNobody looked.\n\nActions taken\n\nControls have been tightened: since 2 June two people look.\n\nAnn Poe"
    assert [part for _, part in body(text)] == ["cause", "cause", "corrective", "corrective"]


def test_a_number_before_a_dash_and_a_number_is_a_span() -> None:
    assert not letter("Dear Team,\n\nwe ask for\n3 – 5 days of patience.\n\nAnn Poe").items


@pytest.mark.parametrize(
    "mark",
    [
        "1.",
        "1)",
        "(1)",
        "a)",
        "-",
        "•",
        "*",
        "①",
        "一、",
        "（一）",
        "Step 1:",
        "Étape 1 :",
        "Krok 1.",
        "第一步：",
        "1/",
        "1°)",
        "（a）",
        "a/",
        "→",
        "=>",
        "(ii)",
        "1 –",
        "[1]",
        "✅",
        "1️⃣",
        "⑴",
    ],
)
def test_list_marks(mark: str) -> None:
    code = "zh" if any("\u4e00" <= char <= "\u9fff" for char in mark) else "fr" if "tape" in mark else "pl" if "Krok" in mark else "en"
    parsed = letter(
        f"Intro to the plan follows here, in a sentence.\n\n{mark} refund of 34 orders\n{mark} new label printer bought\n", code
    )
    items = [block for block in parsed.blocks if block.kind == "item"]
    assert [parsed.source.text[block.start : block.end] for block in items] == ["refund of 34 orders", "new label printer bought"]
    assert len(parsed.items) == 2


def test_nested_points_belong_to_their_item() -> None:
    parsed = letter(
        "The plan of our shop is this.\n\n1. Stock:\n   - counted on 3 May\n   - labelled\n2. Returns: opened and graded\n\nThat is all we have to say.\n",
        "en",
    )
    assert [len(item.blocks) for item in parsed.items] == [3, 1]


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "In November 2024 our regular source was out of stock and I bought 96\n"
        "mugs of each colour from a clearance trader, Bexley Job Lots. He gave\n"
        "us a till receipt only. We did not ask him for an invoice going back\n"
        "to the brand.\n"
    )
    assert [block.kind for block in letter(text).blocks] == ["paragraph"]
    chinese = "我们在二零二四年十一月从一家清仓商处购入九十六个杯子，对方只给了一张收银小票，我们没有\n索要可以追溯到品牌方的发票，也没有把这批货与常规货源分开存放，这是我们的责任。\n"
    assert [block.kind for block in letter(chinese).blocks] == ["paragraph"]


def test_lines_of_their_own_are_paragraphs_of_their_own() -> None:
    assert len(letter("We failed to check the labels.\nWe have refunded the buyers.\nWe now scan every parcel.\n").blocks) == 3


def test_positions_survive_every_kind_of_text() -> None:
    plain = "Zażółć gęślą jaźń: l’expédition n’est pas partie, we did not check the labels."
    odd = "\ufeff" + unicodedata.normalize("NFD", plain).replace(" ", "\u00a0").replace("check", "ch\u00adeck") + "\r\n"
    parsed = letter(odd, "en")
    words = [odd[start:end] for sentence in parsed.sentences for start, end in zip(sentence.starts, sentence.ends, strict=True)]
    assert "ch\u00adeck" in words
    assert unicodedata.normalize("NFC", "".join(words)) == "Zażółćgęśląjaźńlexpéditionnestpartiewedidnotch\u00adeckthelabels".replace(
        "est", "estpas"
    )


def test_full_width_forms_are_read_as_their_plain_ones() -> None:
    parsed = letter("我们的迟发率为９．７％，涉及ＡＳＩＮ Ｂ０ＣＰＬ７Ｗ２ＸＮ的订单。", "zh")
    assert {"percent", "asin"} <= {entity.kind for sentence in parsed.sentences for entity in sentence.entities}


@pytest.mark.parametrize(
    ("code", "text", "kind", "quote"),
    [
        ("en", "We changed it on 3 March 2025.", "date", "3 March 2025"), ("en", "We changed it in mid-March.", "date", "mid-March"),
        ("en", "It takes two working days.", "duration", "two working days"), ("en", "The van leaves at 5 p.m. every day.", "time", "5 p.m."),
        ("en", "We paid $212.40 for it.", "money", "$212"), ("en", "Order 113-4402871-5590214 was late.", "order", "113-4402871-5590214"),
        ("en", "We refunded 34 of 548 orders.", "count", "34 of 548 orders"), ("en", "We buy from Hallam Tableware Ltd only.", "company", "Hallam Tableware Ltd"),
        ("fr", "Le délai passe à deux jours ouvrés.", "duration", "deux jours ouvrés"), ("fr", "Le taux est de 6,2 %.", "percent", "6,2 %"),
        ("fr", "Fait le 1er mai 2025.", "date", "1er mai 2025"), ("pl", "Zmieniliśmy to 14 marca 2025 r. w sklepie.", "date", "14 marca 2025 r."),
        ("pl", "Zwróciliśmy po 219 zł.", "money", "219 zł"), ("pl", "Wskaźnik wyniósł 8,98 %.", "percent", "8,98 %"),
        ("zh", "我们于3月14日处理。", "date", "3月14日"), ("zh", "共有34笔订单。", "count", "34笔"), ("zh", "备货时间改为2个工作日。", "duration", "2个工作日"),
    ],
)  # fmt: skip
def test_entities(code: str, text: str, kind: str, quote: str) -> None:
    found = [(entity.kind, text[entity.start : entity.end]) for sentence in letter(text, code).sentences for entity in sentence.entities]
    assert (kind, quote) in found


def test_a_date_wrapped_over_two_lines_is_one_date() -> None:
    text = "On the advice of our accountant we changed the handling time to two days on 3\nMarch 2025 and told all buyers whose parcels were still in the house about it.\n"
    assert "3\nMarch 2025" in [text[entity.start : entity.end] for sentence in letter(text).sentences for entity in sentence.entities]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Sehr geehrte Damen und Herren, wir haben die Bestellungen zu spät verschickt und bitten um Entschuldigung dafür.", "“de”"),
        ("これは在庫管理の問題です。すぐに直しました。今後は毎週確認します。", "“ja”"),
        ("B08XYZ1234 113-4402871", "too short"),
    ],
)
def test_a_language_without_rules_is_named(text: str, said: str) -> None:
    with pytest.raises(PoalintError, match=said) as caught:
        letter(text)
    assert caught.value.kind == "unknown-language"


def test_the_language_is_told_by_the_majority() -> None:
    assert letter("Bonjour,\n\n" + NUMBERED).language.code == "en"
    assert letter("尊敬的团队：\n\n我们的 listing B0CPL7W2XN 被下架，因为 supplier 没有提供 invoice。").language.code == "zh"


@given(st.text(alphabet="abc éł。，!？1.-•\n\r\t\u00a0\u0301\u00ad🙂ABC我們了“”'[]_", max_size=200))
def test_a_parse_keeps_every_position(text: str) -> None:
    source = Source(text)
    try:
        parsed = parse(source, LANGUAGES, "en")
    except PoalintError:
        return  # nothing but white space
    behind = 0
    for block in parsed.blocks:
        assert 0 <= block.start <= block.end <= len(text)
        assert block.start >= behind
        behind = block.end
    for sentence in parsed.sentences:
        block = parsed.blocks[sentence.block]
        assert block.start <= sentence.start <= sentence.end <= block.end
        assert list(sentence.starts) == sorted(sentence.starts)
        for start, end in zip(sentence.starts, sentence.ends, strict=True):
            assert sentence.start <= start < end <= sentence.end
        for entity in sentence.entities:
            assert sentence.start <= entity.start <= entity.end <= sentence.end


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It's not ours.", ("it", "is", "not", "ours")),
        ("That's late, isn't it?", ("that", "is", "late", "is", "not", "it")),
        ("Nobody's box, the seller's.", ("nobody", "'s", "box", "the", "seller", "'s")),
    ],
)
def test_short_forms_are_read_as_the_words_they_stand_for(text: str, words: tuple[str, ...]) -> None:
    assert letter(text, "en").sentences[0].words == words


@pytest.mark.parametrize("name", ["P. Lindqvist, Kettle & Co", "A. Smith", "I. Nowak", "V. Li"])
def test_a_name_with_an_initial_is_no_point_of_a_list(name: str) -> None:
    blocks = letter(f"Dear team,\n\nwe checked the lot.\n\nYours sincerely,\n{name}\n", "en").blocks
    assert [block.kind for block in blocks][:3] == ["salutation", "paragraph", "closing"]
    assert not any(block.kind == "item" for block in blocks)


def test_capitals_in_order_are_points() -> None:
    blocks = letter("A. We sent the parcels.\nB. We paid the buyers.\nC. We wrote a rule.\n", "en").blocks
    assert [block.kind for block in blocks] == ["item"] * 3


def test_a_letter_written_small_keeps_its_lines_and_titles() -> None:
    text = "hello\nmy account was closed on 4 may for late parcels.\nwhat i did: i sent 14 parcels on 5 may.\nplease open it\nKamil B.\n"
    kinds = [block.kind for block in letter(text, "en").blocks]
    assert kinds == ["salutation", "paragraph", "heading", "paragraph", "paragraph", "closing"]


def test_lines_wrapped_by_hand_are_one_paragraph() -> None:
    text = (
        "We checked every parcel that left the warehouse in the week of\nthe fair and found that the labels had been printed too early.\n"
    )
    assert [block.kind for block in letter(text, "en").blocks] == ["paragraph"]


def test_a_label_in_bold_is_no_title() -> None:
    text = "**Plan of action**\n\n**Account:** Nordic Paws\n**Issue:** late shipment rate 7.2 %\n\nWe checked the settings on 4 May.\n"
    assert [block.kind for block in letter(text, "en").blocks] == ["heading", "paragraph", "paragraph", "paragraph"]


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("(一)核对标签", "(一)"),
        ("(二） 下架商品", "(二）"),
        ("（三）每周抽查", "（三）"),
        ("第四步：复核", "第四步："),
        ("(人工)核对", ""),
        ("Step 二: 复核", "Step 二:"),
    ],
)
def test_chinese_numerals_are_marks_behind_any_bracket(line: str, mark: str) -> None:
    language = next(one for one in LANGUAGES if one.code == ("en" if "Step" in line else "zh"))
    assert next(lines(line, line.lower(), language)).mark == mark
