"""Gradual: what takes long to work out, a part at a time; who needs it sooner has the rest of it at once."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator

    Parts = Generator[None, None, "T"]

T = TypeVar("T")
Dated = TypeVar("Dated", bound="tuple[Any, ...]")

_PART = 256
"""How many of many a part goes through: under a millisecond of most things."""


class Gradual(Generic[T]):
    """Something that is worked out once, by a generator that stops after each part and returns it at the end.

    It is of one thread: nobody may ask for it while it is worked out.
    """

    __slots__ = ("_found", "_work")

    def __init__(self, work: Parts[T]) -> None:
        """Begin with nothing worked out."""
        self._work: Parts[T] | None = work
        self._found: T

    def advance(self) -> bool:
        """Work out one part more; False if all of it is there."""
        if self._work is not None:
            try:
                next(self._work)
            except StopIteration as end:
                self._found, self._work = end.value, None
        return self._work is not None

    @property
    def value(self) -> T:
        """All of it: what is missing is worked out now."""
        while self.advance():
            pass
        return self._found


def parts(many: Iterable[T]) -> Iterator[list[T]]:
    """Yield many things a part at a time: a generator of a `Gradual` stops after each."""
    rest = iter(many)
    while some := list(islice(rest, _PART)):
        yield some


def in_order(many: list[Dated]) -> Parts[list[Dated]]:
    """Sort tuples that begin with an instant (in UTC), a year of them at a time; short lists at once."""
    if len(many) <= _PART:
        many.sort()
        return many
    years: dict[int, list[Dated]] = {}
    for some in parts(many):
        for one in some:
            years.setdefault(one[0].year, []).append(one)
        yield
    out: list[Dated] = []
    for year in sorted(years):
        own = years[year]
        own.sort()
        out += own
        yield
    return out
