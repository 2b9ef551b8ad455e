"""What each chain and clause asks for before it is tried: the rarest leaves of its links."""

from __future__ import annotations

from array import array
from functools import cached_property
from typing import TYPE_CHECKING

from poalint.phrases.program import ASKED
from poalint.phrases.shelf import packed_bits

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from poalint.phrases.compiler import Compiler
    from poalint.phrases.program import Chain, Clause, Leaves


class Trials:
    """Numbers the chains and clauses, and notes which leaves each asks for: of its links, the rarest."""

    def __init__(self, compiler: Compiler, numbers: Mapping[int, int]) -> None:
        self.compiler = compiler
        self.numbers = numbers
        self.rows: list[list[frozenset[int]]] = []
        self._found: dict[tuple[int, ...], Leaves] = {}

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.rows)

    def chains(self, chains: Sequence[Chain]) -> int:
        """Number the chains of a symbol; the first number."""
        return self._note([self.compiler.chain_anchors(chain) for chain in chains])

    def clauses(self, clauses: Sequence[Clause]) -> int:
        """Number the clauses of a set; the first number."""
        return self._note([self.compiler.clause_anchors(clause) for clause in clauses])

    def _note(self, rows: Sequence[list[tuple[frozenset[int], float]]]) -> int:
        first = len(self.rows)
        for anchors in rows:
            self.rows.append([leaves for leaves, _ in sorted(anchors, key=lambda anchor: anchor[1])[:ASKED]])
        return first

    @cached_property
    def asks(self) -> dict[int, int]:
        """By leaf, the bits of what it satisfies: a trial's number plus, for the n-th it asks for, n times their count."""
        out: dict[int, int] = {}
        for number, row in enumerate(self.rows):
            for place, leaves in enumerate(row):
                for leaf in leaves:
                    known = self.numbers[leaf]
                    out[known] = out.get(known, 0) | 1 << number + place * self.count
        return out

    def found(self, leaves: Sequence[int]) -> Leaves:
        """Leaves with the bits that they satisfy together. Asked for when all trials are numbered."""
        key = tuple(sorted(leaves))
        if key not in self._found:  # the forms of a word, or the words of a list, have the same
            bits = 0
            for leaf in key:
                bits |= self.asks.get(leaf, 0)
            self._found[key] = (array(self.width, key).tobytes(), packed_bits(bits))
        return self._found[key]

    @property
    def width(self) -> str:
        """How array.array names numbers wide enough for every leaf."""
        return "H" if len(self.numbers) < 1 << 16 else "I"

    def free(self) -> int:
        """The bits of what no trial asks for."""
        return sum(1 << number + place * self.count for number, row in enumerate(self.rows) for place in range(len(row), ASKED))
