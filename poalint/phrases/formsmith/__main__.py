"""python -m poalint.phrases.formsmith en fr pl zh: make rules/forms/ anew for the rules in the current folder."""

from __future__ import annotations

import sys
from pathlib import Path

from poalint.errors import PoalintError
from poalint.phrases.formsmith import LANGUAGES, lemmas_in_use, write_forms


def main(arguments: list[str]) -> int:
    """Write the forms of the languages named, all without a name; 2 when one could not be written."""
    rules = Path("rules")
    return max(_make(language, rules) for language in arguments or LANGUAGES)


def _make(language: str, rules: Path) -> int:
    try:
        changes = write_forms(language, lemmas_in_use(rules, language), rules / "forms")
    except PoalintError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    sys.stdout.write(f"{changes}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
