"""Chinese: one map from traditional to simplified characters, made of OpenCC's tables (Apache License 2.0)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from poalint.errors import PoalintError

if TYPE_CHECKING:
    from collections.abc import Mapping

VARIANTS = ("TWVariants", "HKVariants")  # standard traditional → the character used in Taiwan, in Hong Kong


def make_scripts(added: Mapping[str, tuple[str, ...]], dropped: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """Traditional → simplified, one character to one; regional variants (裡 and 裏, 臺 and 台) lead to the same character.

    `added` and `dropped` are a reviewer's: they win over OpenCC, whose first choice in common use is taken otherwise.
    """
    chosen = {source: next(filter(_is_simplified, targets), targets[0]) for source, targets in _read("TSCharacters").items()}
    for table in VARIANTS:
        for standard, variants in _read(table).items():
            for variant in variants:
                if not _is_simplified(variant):  # 抬 is written so in both scripts, though 擡 stands first in the table
                    chosen.setdefault(variant, chosen.get(standard, standard))
    chosen.update({source: targets[0] for source, targets in added.items()})
    final = {source: _end(source, chosen) for source in chosen if source not in dropped}
    return {source: target for source, target in sorted(final.items()) if source != target and len(source) == len(target) == 1}


def _is_simplified(character: str) -> bool:
    """In GB 2312, the character set of everyday simplified Chinese."""
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def _end(source: str, chosen: Mapping[str, str]) -> str:
    """Follow the map until it stands still, so that mapping twice changes nothing."""
    seen = {source}
    while (target := chosen.get(source, source)) not in seen:
        seen.add(source := target)
    return source


def _read(name: str) -> dict[str, list[str]]:
    try:
        import opencc
    except ImportError as error:
        raise PoalintError("missing-package", "the Chinese scripts come from OpenCC: pip install opencc-python-reimplemented") from error
    path = Path(opencc.__file__).parent / "dictionary" / f"{name}.txt"
    lines = path.read_text("utf-8-sig").splitlines()
    return {source: targets.split() for source, _, targets in (line.partition("\t") for line in lines) if targets}
