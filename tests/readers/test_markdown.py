"""Stretches and hidden mark-up of Markdown: each case beside what a reader of the rendered letter sees."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from poalint.errors import PoalintError
from poalint.readers import read_bytes
from poalint.readers.markdown import outlined
from poalint.source import Source
from poalint.testing import check_reader, visible


def read(text):
    outline, hidden = outlined(text)
    source = Source(text, "letter.md", format="markdown", outline=outline, hidden=hidden)
    if outline:
        check_reader(source)
    return source


def blocks(text):
    source = read(text)
    return [(stretch.kind, stretch.level, visible(source, stretch)) for stretch in source.outline]


CASES = [
    ("# Root cause #\n\nWe were late.\n", [("heading", 1, "Root cause"), ("paragraph", 0, "We were late.")]),
    ("Root *cause*\n---\nWe\n", [("heading", 2, "Root cause"), ("paragraph", 0, "We")]),
    ("#\n\nWe\n", [("paragraph", 0, "We")]),
    ("We were\nlate   \ntwice\\\nor more\n", [("paragraph", 0, "We were\nlate   \ntwice\nor more")]),
    ("- one\n- two\n  more\n\n  again\n", [("item", 1, "one"), ("item", 1, "two\n  more"), ("paragraph", 1, "again")]),
    ("1. one\n   - in\n\n   back\n2) two\n", [("item", 1, "one"), ("item", 2, "in"), ("paragraph", 1, "back"), ("item", 1, "two")]),
    ("- - deep\n\n  shallow\n", [("item", 2, "deep"), ("item", 1, "shallow")]),
    ("- > said\n  > twice\n\n  own\n", [("quotation", 1, "said\n   twice"), ("item", 1, "own")]),
    ("> - quoted\nlazy\n", [("quotation", 1, "quoted\nlazy")]),
    ("> # Why?\n> because\n\nwe\n", [("quotation", 0, "Why?"), ("quotation", 0, "because"), ("paragraph", 0, "we")]),
    ("**We** are ***very*** late, __all__ of us\n", [("paragraph", 0, "We are very late, all of us")]),
    ("**W**e did 2 * 3 * 4 and snake_case_word\n", [("paragraph", 0, "We did 2 * 3 * 4 and snake_case_word")]),
    ("~~no~~ yes\n", [("paragraph", 0, "no yes")]),
    ("use `a*b` and ``c`d`` now\n", [("paragraph", 0, "use a*b and c`d now")]),
    ("see [the *report*](http://x.y/a_b 't') or [all][ref]\n\n[ref]: http://z\n", [("paragraph", 0, "see the report or all")]),
    ("mail <a@b.cd> or <https://x.y>\n", [("paragraph", 0, "mail a@b.cd or https://x.y")]),
    ("a ![the **big** box](box.png) b\n", [("paragraph", 0, "a  b")]),
    ("we <!-- not\nyet --> did\n", [("paragraph", 0, "we  did")]),
    ("<!-- only a note -->\n\nwe\n", [("paragraph", 0, "we")]),
    ("we <b>did</b> it<br>now\n", [("paragraph", 0, "we did it>now")]),
    ("<div>\nwe <i>did</i>\n</div>\n", [("paragraph", 0, "we did")]),
    ("<Your name>\n\n<ASIN>, [Name] \\[x\\]\n", [("paragraph", 0, "<Your name>"), ("paragraph", 0, "<ASIN>, [Name] [x]")]),
    ("A&amp;B&nbsp;C & D\n", [("paragraph", 0, "A&B&C & D")]),
    ("```py\nx *y*\n```\n\n    indented\n", [("code", 0, "x *y*"), ("code", 0, "indented")]),
    ("- a\n\n      code\n", [("item", 1, "a"), ("code", 1, "code")]),
    ("---\ntitle: Plan\nauthor: *me*\n---\n\nWe\n", [("paragraph", 0, "We")]),
    ("---\n\nWe\n\n***\n\ndid\n", [("paragraph", 0, "We"), ("paragraph", 0, "did")]),
    ("| what | who |\n|------|:---:|\n| *pack* a\\|b | Ann |\n", [("paragraph", 0, "what | who"), ("item", 1, "pack a|b | Ann")]),
    ("> a | b\n> --|--\n> c\\|d | e\n", [("quotation", 0, "a | b"), ("quotation", 0, "c|d | e")]),
    ("- | a | b |\n  |---|---|\n  | c | d |\n", [("item", 1, "a | b"), ("item", 2, "c | d")]),
    ("a | b\n--|--\nc | d | e\nf\n", [("paragraph", 0, "a | b"), ("item", 1, "c | d | e"), ("item", 1, "f")]),
    ("# 根本原因\r\n\r\n- 我们**没有**检查😀\r\n  订单\r\n", [("heading", 1, "根本原因"), ("item", 1, "我们没有检查😀\r\n  订单")]),
    ("\u00a0\nWe\n", [("paragraph", 0, "We")]),
    ("-\tone\n\n\ttwo\n", [("item", 1, "one"), ("paragraph", 1, "two")]),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[repr(text)[:30] for text, _ in CASES])
def test_blocks(text, expected):
    assert blocks(text) == expected


def test_offsets_are_those_of_the_source():
    text = "# Plan\n\n1. We **did** it\n"
    source = read(text)
    assert [text[stretch.start : stretch.end] for stretch in source.outline] == ["Plan", "We **did** it"]
    assert source.hidden == ((0, 1), (8, 10), (14, 16), (19, 21))


def test_any_encoding():
    source = read_bytes("# Przyczyna\r\n\r\n- *wysłaliśmy* późno, bo się spóźniliśmy\r\n".encode("cp1250"), "plan.md")
    assert source.encoding == "cp1250"
    check_reader(source)
    assert [visible(source, stretch) for stretch in source.outline] == ["Przyczyna", "wysłaliśmy późno, bo się spóźniliśmy"]


def test_too_deep_is_refused():
    for text in ("> " * 120 + "deep", "- " * 120 + "deep"):
        with pytest.raises(PoalintError, match="too deep"):
            outlined(text)


HOSTILE = ["[" * 3000, "*a **" * 2000, "`" * 3000 + " x", "<" * 3000, "![" * 1000, "> " * 40 + "x", "&" * 3000, "\\" * 3001]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_mark_up_ends(text):
    read(text + "\n")


def test_only_mark_up_has_no_stretch():
    assert blocks("---\n\n<!-- x -->\n\n[a]: http://b\n") == []


WORDS = st.text("abcdeé李😀", min_size=1, max_size=6)
INLINE = st.recursive(
    WORDS,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(" ".join),
        inner.map("*{}*".format),
        inner.map("**{}**".format),
        inner.map("[{}](http://x.y)".format),
        inner.map("`{}`".format),
        inner.map("{}\n{}".format("a", "{}").format),
        inner.map("{}<!-- z -->".format),
    ),
    max_leaves=6,
)


def indented(text, first, rest):
    return "\n".join((first if number == 0 else rest if line else "") + line for number, line in enumerate(text.split("\n")))


BLOCK = st.recursive(
    st.one_of(
        INLINE,
        WORDS.map("# {}".format),
        WORDS.map("{}\n===".format),
        WORDS.map("```\n{}\n```".format),
        st.tuples(WORDS, WORDS, WORDS, WORDS).map("| {0[0]} | {0[1]} |\n|---|---|\n| {0[2]} | {0[3]} |".format),
        WORDS.map("<div>\n{}\n</div>".format),
    ),
    lambda inner: st.one_of(
        inner.map(lambda text: indented(text, "- ", "  ")),
        inner.map(lambda text: indented(text, "12. ", "    ")),
        inner.map(lambda text: indented(text, "> ", "> ")),
        st.lists(inner, min_size=1, max_size=3).map("\n\n".join),
    ),
    max_leaves=6,
)


@given(st.lists(BLOCK, min_size=1, max_size=4).map("\n\n".join), st.sampled_from(["\n", "\r\n", "\r"]))
def test_generated_letters_keep_every_word(text, line_end):
    text = text.replace("\n", line_end)
    source = read(text)
    seen = "".join(visible(source, stretch) for stretch in source.outline)
    for char in "abcdeé李😀":
        if "://" not in text and "<" not in text:
            assert seen.count(char) == text.count(char)
    for word in ("李", "😀"):  # in no address, tag or comment
        assert seen.count(word) == text.count(word)


@given(st.text("ab \n\t#*_`>-+1.)[]()!<>|\\&;=~:é\r\u00a0", max_size=60))
def test_anything_keeps_the_contract(text):
    read(text)


@example("` `")  # a code span that holds a space alone
@given(st.text("ab \n#*_`>-+1.)|", max_size=60))
def test_letters_and_digits_are_never_lost(text):
    source = read(text)
    seen = "".join(visible(source, stretch) for stretch in source.outline)
    fences = text.count("```")  # what follows a fence names a language
    if not fences:
        assert seen.count("a") == text.count("a")
        assert seen.count("b") == text.count("b")
