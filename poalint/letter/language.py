"""Which language a paragraph is written in: script first, then its commonest words, langdetect where these do not decide."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from poalint.errors import PoalintError
from poalint.letter.scripts import han, kana_hangul

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from poalint.languages import Language

_WORDS = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_SENTENCES = re.compile(r"[^.!?。！？\n]+")
MIN_WORDS = 4  # fewer words say nothing reliable: "ASIN B08XYZ1234" comes back as Somali
LONG_PARAGRAPH = 12  # words from which a paragraph's language is told by itself
SAMPLE = 400  # characters of a paragraph are enough to tell
DETECTED = ("en", "fr", "pl", "de", "es", "it", "nl", "pt", "cs", "ru")  # ten profiles load in 0.05 s, all 55 in 0.7 s


def letter_languages(paragraphs: Sequence[str], languages: tuple[Language, ...]) -> dict[str, int]:
    """Characters of a letter by language, most first.

    Where the letter's commonest words decide for the whole, each sentence speaks by its own common words, and only a long
    paragraph that has hardly any is asked by itself; otherwise every paragraph is.
    """
    whole, sure = told_by_words(" ".join(paragraph[:SAMPLE] for paragraph in paragraphs), languages)
    if sure and whole in {"zh", "ja"}:
        return majority((told_by_words(paragraph, languages)[0] if whole == "zh" else whole, len(paragraph)) for paragraph in paragraphs)
    spoken: list[tuple[str | None, int]] = []
    for paragraph in paragraphs:
        stranger = _stranger(paragraph, whole, languages) if sure and whole else None
        if stranger is not None:
            spoken.append((stranger, len(paragraph)))
            continue
        for sentence in _SENTENCES.findall(paragraph):
            own, clear = told_by_words(sentence, languages)
            spoken.append((own if clear else whole if sure else None, len(sentence)))
    totals = majority(spoken)
    if sum(totals.values()) * 2 >= sum(map(len, paragraphs)):
        return totals
    return majority((paragraph_language(paragraph, languages), len(paragraph)) for paragraph in paragraphs)


def _stranger(paragraph: str, whole: str, languages: tuple[Language, ...]) -> str | None:
    """Another language than the letter's, of a long paragraph that shares no common words with it; None otherwise."""
    own = next(language for language in languages if language.code == whole)
    words = _WORDS.findall(paragraph[:SAMPLE])
    if len(words) < LONG_PARAGRAPH or own.scripts != "Latin" or sum(map(own.function_words.__contains__, words)) * 12 >= len(words):
        return None
    told = paragraph_language(paragraph, languages)
    return told if told != whole else None


@lru_cache(maxsize=4096)
def told_by_words(lower: str, languages: tuple[Language, ...]) -> tuple[str | None, bool]:
    """The language that script and commonest words speak for, and whether they decide."""
    chinese = han(lower)
    words = _WORDS.findall(lower)
    latin = [word for word in words if not han(word)] if chinese else words
    if chinese and chinese * 2 >= len(latin):
        return ("ja" if kana_hangul(lower) * 6 > chinese else "zh"), True
    best, second = _by_common_words(latin, languages)
    if best is None or len(latin) < MIN_WORDS:
        return None, False
    return best[0], second * 2 <= best[1] and best[1] * 5 >= len(latin)


def paragraph_language(lower: str, languages: tuple[Language, ...]) -> str | None:
    """The code of a text's language (also one poalint does not know, "de"), None when too short to tell."""
    sample = lower[:SAMPLE]
    told, clear = told_by_words(sample, languages)
    if clear:
        return told
    words = [word for word in _WORDS.findall(sample) if not han(word)]
    if kana_hangul(sample) and not words:
        return "ja"
    if len(words) < MIN_WORDS:
        return None
    guess = _detect(" ".join(words))
    if guess is None or (len(words) < LONG_PARAGRAPH and guess not in {language.code for language in languages}):
        return told
    return guess


def _by_common_words(words: Sequence[str], languages: Sequence[Language]) -> tuple[tuple[str, int] | None, int]:
    counts = []
    for language in languages:
        if language.scripts != "Latin":
            continue
        hits = sum(map(language.function_words.__contains__, words))
        if language.own_letters:
            hits += sum(map("".join(words).count, language.own_letters))
        if language.code == "fr":
            hits += sum(word[1:2] == "'" for word in words)
        counts.append((hits, language.code))
    counts.sort(key=lambda count: (-count[0], count[1]))
    if not counts or counts[0][0] == 0:
        return None, 0
    return (counts[0][1], counts[0][0]), counts[1][0] if len(counts) > 1 else 0


@lru_cache(maxsize=256)
def _detect(text: str) -> str | None:
    """Langdetect with a fixed seed and ten profiles; None where it sees no language."""
    factory = _factory()
    from langdetect.lang_detect_exception import LangDetectException

    detector = factory.create()
    detector.append(text[:2000])
    try:
        best = detector.get_probabilities()
    except LangDetectException:
        return None
    return str(best[0].lang) if best and best[0].prob >= 0.7 else None


@lru_cache(maxsize=1)
def _factory() -> Any:  # noqa: ANN401  langdetect has no types
    from pathlib import Path

    import langdetect
    from langdetect.detector_factory import DetectorFactory

    factory = DetectorFactory()
    factory.seed = 0
    folder = Path(langdetect.__file__).parent / "profiles"
    factory.load_json_profile([(folder / code).read_text(encoding="utf-8") for code in DETECTED])
    return factory


def majority(paragraphs: Iterable[tuple[str | None, int]]) -> dict[str, int]:
    """Characters by language, most first, undecided paragraphs left out."""
    totals: dict[str, int] = {}
    for code, length in paragraphs:
        if code is not None:
            totals[code] = totals.get(code, 0) + length
    return dict(sorted(totals.items(), key=lambda total: (-total[1], total[0])))


def choose(totals: dict[str, int], asked: str | None, languages: Sequence[Language]) -> Language:
    """The letter's language: the one asked for, else the majority. PoalintError where poalint does not know it."""
    known = {language.code: language for language in languages}
    names = ", ".join(f"{language.name} ({language.code})" for language in languages)
    if asked is not None:
        if asked not in known:
            raise PoalintError("unknown-language", f"no rules for the language “{asked}”; poalint reads {names}")
        return known[asked]
    if not totals:
        raise PoalintError("unknown-language", f"the text is too short to tell its language; name it with --language ({', '.join(known)})")
    code = next(iter(totals))
    if code not in known:
        raise PoalintError(
            "unknown-language",
            f"the letter seems to be written in “{code}”; poalint reads {names}; if it is one of these, name it with --language",
        )
    return known[code]
