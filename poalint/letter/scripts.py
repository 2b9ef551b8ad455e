"""Which script a character belongs to, asked without the tables of a wide regular expression: compiling one takes milliseconds."""

from __future__ import annotations

NOT_LATIN = r"(?:(?![\x00-\u02ff])\w)"  # a letter or sign of another script, as after a full stop without a space


def is_not_latin(char: str) -> bool:
    """Whether a character is what NOT_LATIN stands for."""
    return char > "\u02ff" and char.isalnum()


def han(text: str) -> int:
    """How many Chinese characters stand in the text."""
    return sum("\u3400" <= char <= "\u9fff" for char in text) if _reaches(text, "\u3400") else 0


def kana_hangul(text: str) -> int:
    """How many Japanese syllable signs and Korean characters stand in the text."""
    return sum("\u3040" <= char <= "\u30ff" or "\uac00" <= char <= "\ud7af" for char in text) if _reaches(text, "\u3040") else 0


def _reaches(text: str, least: str) -> bool:
    return not text.isascii() and max(text) >= least
