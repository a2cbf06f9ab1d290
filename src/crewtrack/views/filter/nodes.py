"""A filter that has been read: frozen nodes that are called with facts.

Each answers `NO`, `MAYBE` or `YES`: "and" is the least of two answers, "or" the most, and "not" turns the scale
around. `Filter` shows what is not certainly out.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Protocol

import attr

from crewtrack.model.when import FAR_FUTURE
from crewtrack.views.filter.fold import begins

if TYPE_CHECKING:
    from crewtrack.views.filter.facts import Facts, Span

NO, MAYBE, YES = 0, 1, 2
"""The answers, in order."""

_SECOND = timedelta(seconds=1)
_BEGIN = datetime.min.replace(tzinfo=UTC)


class Node(Protocol):
    """A part of a filter."""

    def __call__(self, facts: Facts) -> int:
        """Answer for one thing."""


@attr.s(frozen=True, repr=False, auto_attribs=True)
class Every:
    """All of its parts; everything, if there are none."""

    parts: tuple[Node, ...]

    def __call__(self, facts: Facts) -> int:
        """The least of the answers."""
        least = YES
        for part in self.parts:
            least = min(least, part(facts))
            if not least:
                return NO
        return least


@attr.s(frozen=True, repr=False, auto_attribs=True)
class Some:
    """One of its parts."""

    parts: tuple[Node, ...]

    def __call__(self, facts: Facts) -> int:
        """The most of the answers."""
        return max(part(facts) for part in self.parts)


@attr.s(frozen=True, repr=False, auto_attribs=True)
class Not:
    """The opposite."""

    part: Node

    def __call__(self, facts: Facts) -> int:
        """The answer turned around."""
        return YES - self.part(facts)


@attr.s(frozen=True, repr=False, auto_attribs=True)
class Named:
    """A text field begins with, or is, one of some values.

    Attributes:
        field: its name.
        values: folded.
        whole: whether the whole name must be meant.
    """

    field: str
    values: tuple[str, ...]
    whole: bool

    def __call__(self, facts: Facts) -> int:
        """Whether one of the names is meant."""
        names = facts.texts(self.field)
        if self.whole:
            return YES if any(value in names for value in self.values) else NO
        found = any(begins(value, name) for name in names for value in self.values)
        return YES if found else NO


@attr.s(frozen=True, repr=False, auto_attribs=True)
class Chosen:
    """A field with a few values is one of these."""

    field: str
    values: tuple[str, ...]

    def __call__(self, facts: Facts) -> int:
        """Whether it is."""
        return YES if any(one in self.values for one in facts.texts(self.field)) else NO


@attr.s(frozen=True, repr=False, auto_attribs=True)
class Flagged:
    """Something is so."""

    name: str

    def __call__(self, facts: Facts) -> int:
        """Whether it is."""
        return YES if facts.flag(self.name) else NO


@attr.s(frozen=True, repr=False, auto_attribs=True)
class Worded:
    """A text stands somewhere in the names; `everywhere`: or in notes and texts."""

    text: str
    everywhere: bool = False

    def __call__(self, facts: Facts) -> int:
        """Whether it does."""
        return YES if facts.mentions(self.text, everywhere=self.everywhere) else NO


@attr.s(frozen=True, repr=False, auto_attribs=True)
class Counted:
    """A number compared: between `least` and `most`, both included; `whole`: by its whole part."""

    field: str
    least: float
    most: float
    whole: bool

    def __call__(self, facts: Facts) -> int:
        """Whether it lies there."""
        for number in facts.numbers(self.field):
            shown = number // 1 if self.whole else number
            if self.least <= shown <= self.most:
                return YES
        return NO


@attr.s(frozen=True, repr=False, auto_attribs=True)
class Timed:
    """A time compared.

    Attributes:
        field: its name.
        operator: ``<``: begins before `start`. ``>=``: begins at `start` or later. ``<=`` and ``>``: the same of
            `end`. ``:``: is going on at some instant between them.
        start, end: the first instant of a time, and the first after it; None for the instant shown, or an open end.
        now: whether the instant shown is meant.
    """

    field: str
    operator: str
    start: datetime | None
    end: datetime | None
    now: bool = False

    def __call__(self, facts: Facts) -> int:
        """The most of what the spans answer."""
        start = facts.at if self.now else self.start or _BEGIN
        end = facts.at if self.now else self.end or FAR_FUTURE
        return max((self._of(span, start, end) for span in facts.times(self.field)), default=NO)

    def _of(self, span: Span, start: datetime, end: datetime) -> int:
        if self.operator == "<":
            return _before(span, start)
        if self.operator == ">=":
            return YES - _before(span, start)
        if self.operator == "<=":
            return _before(span, end)
        if self.operator == ">":
            return YES - _before(span, end)
        if self.now:
            end = _next(start)
        if span.low >= end or span.last <= start:
            return NO
        return YES if span.high <= end and span.least > start else MAYBE


def _before(span: Span, instant: datetime) -> int:
    """Whether a span begins before an instant."""
    if span.high <= instant:
        return YES
    return NO if span.low >= instant else MAYBE


def _next(instant: datetime) -> datetime:
    """Return the second after an instant."""
    return instant if instant >= FAR_FUTURE - _SECOND else instant + _SECOND


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Filter:
    """A filter.

    Attributes:
        text: as it was written, without blanks around it.
        node: what it means.
        named: the text fields with their values, for those who want to tell a name that there is not.
    """

    text: str
    node: Node
    named: tuple[tuple[str, str], ...] = ()

    def __call__(self, facts: Facts) -> bool:
        """Whether something is shown: it is not certainly out."""
        return self.node(facts) != NO

    def __bool__(self) -> bool:
        """False for the filter that lets everything through."""
        return bool(self.text)

    def __repr__(self) -> str:
        return f"<Filter {self.text}>"


EVERYTHING = Filter("", Every(()))
"""The filter that lets everything through."""
