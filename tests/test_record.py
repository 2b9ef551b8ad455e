"""A Record is a NamedTuple made cheaply: whatever is asked of one, both say the same."""

from __future__ import annotations

import copy
import pickle
from typing import NamedTuple

import pytest

from poalint.record import Record


class Light(Record):
    """Two fields, one with a default."""

    name: str
    count: int = 3

    def doubled(self) -> int:
        return 2 * self.count


class Peer(NamedTuple):
    name: str
    count: int = 3

    def doubled(self) -> int:
        return 2 * self.count


ASKED = {
    "positions": lambda cls: tuple(cls("a", 4)),
    "names": lambda cls: tuple(cls(count=5, name="b")),
    "mixed": lambda cls: tuple(cls("c", count=6)),
    "default": lambda cls: tuple(cls("d")),
    "fields": lambda cls: (cls._fields, cls._field_defaults, cls.__match_args__),
    "attributes": lambda cls: (cls("a").name, cls("a").count, cls("a").doubled()),
    "asdict": lambda cls: cls("a")._asdict(),
    "replace": lambda cls: tuple(cls("a")._replace(count=9)),
    "make": lambda cls: tuple(cls._make(["a", 1])),
    "equal": lambda cls: (cls("a") == cls("a", 3), cls("a") == ("a", 3), hash(cls("a")) == hash(("a", 3)), cls("a") < cls("b")),
    "repr": lambda cls: repr(cls("a")).partition("(")[2],
    "copied": lambda cls: (copy.copy(cls("a")) == cls("a"), copy.deepcopy(cls("a")) == cls("a")),
    "pickled": lambda cls: type(pickle.loads(pickle.dumps(cls("a")))) is cls,  # noqa: S301  what was pickled in the same line
}

WRONG = {
    "missing": lambda cls: cls(),
    "too many": lambda cls: cls("a", 1, 2),
    "twice": lambda cls: cls("a", name="b"),
    "unknown": lambda cls: cls("a", size=1),
    "frozen": lambda cls: setattr(cls("a"), "name", "b"),
    "no such attribute": lambda cls: setattr(cls("a"), "size", 1),
}


@pytest.mark.parametrize("asked", ASKED)
def test_a_record_answers_as_a_named_tuple(asked: str) -> None:
    assert ASKED[asked](Light) == ASKED[asked](Peer)


@pytest.mark.parametrize("wrong", WRONG)
def test_a_record_refuses_what_a_named_tuple_refuses(wrong: str) -> None:
    with pytest.raises((TypeError, AttributeError)) as peer:
        WRONG[wrong](Peer)
    with pytest.raises(peer.type):
        WRONG[wrong](Light)


def test_a_record_matches_by_place() -> None:
    match Light("a", 7):
        case Light(name, count):
            assert (name, count) == ("a", 7)


def test_a_field_without_default_may_not_follow_one_with_a_default() -> None:
    with pytest.raises(TypeError, match="follows one with a default"):
        type(Record)("Wrong", (Record,), {"__annotations__": {"a": "int", "b": "str"}, "a": 1})
