"""What the letter's parser must know of a language. A new language is one module here and its files in rules/."""

from poalint.languages.language import Language

__all__ = ["Language", "builtin"]


def builtin() -> tuple[Language, ...]:
    """The languages that poalint ships, in the order in which they are named to people."""
    from poalint.languages import en, fr, pl, zh

    return (en.LANGUAGE, fr.LANGUAGE, pl.LANGUAGE, zh.LANGUAGE)
