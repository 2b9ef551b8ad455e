"""Frozen records with named fields: what typing.NamedTuple gives, made for a twelfth of its price.

NamedTuple compiles a constructor for each class and every annotation of it: with some sixty classes a tenth of a cold start.
To a type checker a Record is a NamedTuple; nothing is known here that it does not know.
"""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

__all__ = ["Record"]

if TYPE_CHECKING:
    from typing import NamedTuple as Record
else:
    try:
        from _collections import _tuplegetter
    except ImportError:  # as collections does where Python has no such accelerator

        def _tuplegetter(at: int, doc: str) -> property:
            return property(itemgetter(at), doc=doc)

    class _RecordType(type):
        def __new__(cls, name: str, bases: tuple[type, ...], space: dict[str, object]) -> type:
            fields = tuple(space.get("__annotations__", ()))
            defaults = {field: space[field] for field in fields if field in space}
            if tuple(defaults) != fields[len(fields) - len(defaults) :]:
                raise TypeError(f"{name}: a field without default follows one with a default")
            getters = {field: _tuplegetter(at, f"Field {at}") for at, field in enumerate(fields)}
            names = {"__slots__": (), "__match_args__": fields, "_fields": fields, "_field_defaults": defaults}
            return super().__new__(cls, name, bases, {**space, **getters, **names})

    class Record(tuple, metaclass=_RecordType):
        """Base of records: fields and their defaults are its annotations."""

        __slots__ = ()

        def __new__(cls, *values: object, **named: object) -> Record:  # noqa: D102, PYI034  Self would need a library on Python 3.10
            if named or len(values) != len(cls._fields):
                values = _filled(cls, values, named)
            return tuple.__new__(cls, values)

        @classmethod
        def _make(cls, values: object) -> Record:
            return cls(*values)

        def _replace(self, **named: object) -> Record:
            return type(self)(**{**self._asdict(), **named})

        def _asdict(self) -> dict[str, object]:
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self) -> str:
            return f"{type(self).__name__}({', '.join(f'{field}={value!r}' for field, value in self._asdict().items())})"

        def __getnewargs__(self) -> tuple[object, ...]:
            return tuple(self)

    def _filled(cls: type, values: tuple[object, ...], named: dict[str, object]) -> list[object]:
        """All values in order: those given by place, then by name, then defaults. TypeError as of any call that does not fit."""
        fields, defaults = cls._fields, cls._field_defaults
        try:
            filled = [*values, *[named.pop(field) if field in named else defaults[field] for field in fields[len(values) :]]]
        except KeyError as missing:
            raise TypeError(f"{cls.__name__} misses {missing}") from None
        if named or len(filled) > len(fields):
            wrong = ", ".join(map(repr, sorted(named))) or f"{len(values)} values for {len(fields)} fields"
            raise TypeError(f"{cls.__name__} does not take {wrong}, or has it already")
        return filled
