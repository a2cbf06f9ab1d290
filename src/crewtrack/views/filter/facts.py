"""Facts: what a filter can ask about one thing at one instant.

A thing is found by its address, so whatever shows addresses can be filtered. Each kind of thing is a class that
answers field by field, and works an answer out only when it is asked for: ``text_agency``, ``number_days``,
``time_launch``, ``flag_aboard``.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from crewtrack.model.when import FAR_FUTURE, Precision
from crewtrack.views.filter.fold import folded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from crewtrack.ledger.events import Event
    from crewtrack.ledger.ledger import Ledger
    from crewtrack.ledger.state import State
    from crewtrack.model.address import Address
    from crewtrack.model.when import When

_FIRST = datetime.min.replace(tzinfo=UTC)
_MOMENT = timedelta(microseconds=1)
_SECOND = timedelta(seconds=1)


class Span(NamedTuple):
    """Something that lasts, between bounds.

    Attributes:
        low, high: it begins at `low` or later, and before `high`.
        least, last: it ends after `least`, whatever happens, and not after `last`.
    """

    low: datetime
    high: datetime
    least: datetime
    last: datetime


def moment(when: When) -> Span:
    """Return the span of something that happens at a time."""
    if when.precision is Precision.TBD:
        return Span(FAR_FUTURE, FAR_FUTURE, FAR_FUTURE, FAR_FUTURE)
    low, high = when.earliest or _FIRST, when.latest or FAR_FUTURE
    return Span(low, high, low + _MOMENT, high)


class Scope:
    """A ledger at an instant, and what is worked out of it once for many things.

    Attributes:
        ledger: the ledger.
        at: the instant.
    """

    def __init__(self, ledger: Ledger, at: datetime) -> None:
        """Look at an instant (aware, UTC)."""
        self.ledger = ledger
        self.schedule = ledger.schedule
        self.at = at
        self._boats: dict[str, dict[str, str]] = {}
        self._names: dict[tuple[str, Any], tuple[str, ...]] = {}

    @cached_property
    def state(self) -> State:
        """Who is where, and what is docked."""
        return self.ledger.state(self.at)

    def boats(self, station: str) -> dict[str, str]:
        """Return who has a lifeboat seat at a station."""
        if station not in self._boats:
            from crewtrack.ledger.lifeboats import deal

            self._boats[station] = deal(self.ledger, self.state, station, self.at)
        return self._boats[station]

    @property
    def events(self) -> dict[Address, Event]:
        """Every event by its address; of a relocation the first half."""
        return _by_address(self.ledger)

    @cached_property
    def walks(self) -> dict[str, int]:
        """How many spacewalks each person has made so far."""
        out: dict[str, int] = {}
        for one in self.schedule.evas.values():
            if one.from_ is not None and one.from_.instant <= self.at:
                for seat in one.crew:
                    person = self.schedule.person_id(seat.id)
                    out[person] = out.get(person, 0) + 1
        return out

    def facts(self, address: Address) -> Facts:
        """Return the facts of what stands at an address, or of the thing that it is a part of."""
        from crewtrack.views.filter.kinds import facts_at

        return facts_at(self, address)

    # -- names, worked out once for each id --------------------------------------------------------

    def _of(self, noun: str, idents: Iterable[Any], make: Callable[[Any], Iterable[str | None]]) -> Iterator[str]:  # fmt: skip
        """Yield the names of nouns, folded; those without an id are passed over."""
        for ident in dict.fromkeys(idents):
            found = self._names.get((noun, ident))
            if found is None:
                found = tuple(folded(one) for one in make(ident) if one)
                self._names[noun, ident] = found
            yield from found

    def agency_names(self, idents: Iterable[str | None]) -> Iterator[str]:
        """Yield the id, the name and the tag of agencies; ``none`` for nobody's."""

        def names(ident: str | None) -> Iterable[str | None]:
            found = self.schedule.agency(ident)
            return found.id, found.name, found.tag

        return self._of("agency", idents, names)

    def flight_names(self, idents: Iterable[str]) -> Iterator[str]:
        """Yield the id, the name and the short name of flights."""
        schedule = self.schedule
        return self._of("flight", idents, lambda one: (one, schedule.flight_name(one), schedule.flight_short(one)))  # fmt: skip

    def person_names(self, idents: Iterable[str]) -> Iterator[str]:
        """Yield the id, the name and the aliases of people."""

        def names(ident: str) -> Iterable[str | None]:
            found = self.schedule.people.get(ident)
            aliases = found.aliases if found is not None else ()
            return ident, self.schedule.person_name(ident), *aliases

        return self._of("person", idents, names)

    def craft_names(self, ident: str | None) -> Iterator[str]:
        """Yield the id and the name of a type of ship."""

        def names(one: str) -> Iterable[str | None]:
            found = self.schedule.spacecraft.get(one)
            return one, found.name if found is not None else None

        return self._of("spacecraft", (ident,) if ident is not None else (), names)

    def station_names(self, ident: str | None) -> Iterator[str]:
        """Yield the id and the name of a station; ``none`` for a free flight."""
        schedule = self.schedule
        return self._of("station", (ident,), lambda one: (one or "none", schedule.station_name(one)))  # fmt: skip

    def port_names(self, station: str | None, idents: Iterable[str | None]) -> Iterator[str]:
        """Yield the id and the name of ports."""
        schedule = self.schedule
        wanted = ((station, one) for one in idents if one is not None)
        return self._of("port", wanted, lambda pair: (pair[1], schedule.port_name(*pair)))

    def site_names(self, idents: Iterable[str | None]) -> Iterator[str]:
        """Yield the id and the name of sites."""
        schedule = self.schedule
        wanted = (one for one in idents if one is not None)
        return self._of("site", wanted, lambda one: (one, schedule.site_name(one)))


_indexed: tuple[Ledger, dict[Address, Event]] | None = None
"""The ledger that was asked about last, and its events by address: ten thousand flights have forty thousand."""


def _by_address(ledger: Ledger) -> dict[Address, Event]:
    global _indexed
    if _indexed is None or _indexed[0] is not ledger:
        _indexed = (ledger, {one.address: one for one in ledger.events if one.phase == 0})
    return _indexed[1]


class Facts:
    """What can be asked about one thing.

    Attributes:
        kind: what it is: a word of `terms.KINDS`.
        at: the instant shown.
        address: where it stands.
    """

    kind = ""

    def __init__(self, scope: Scope, address: Address) -> None:
        """Be about what stands at an address."""
        self.scope = scope
        self.at = scope.at
        self.address = address

    def texts(self, field: str) -> tuple[str, ...]:
        """Return the names that a text field holds, folded."""
        found = getattr(self, f"text_{field}", None)
        return () if found is None else tuple(folded(one) for one in found())

    def numbers(self, field: str) -> tuple[float, ...]:
        """Return what a number field holds: one number, or none."""
        found = getattr(self, f"number_{field}", None)
        value = None if found is None else found()
        return () if value is None else (value,)

    def times(self, field: str) -> tuple[Span, ...]:
        """Return the spans that a time field holds; ``when`` is the thing's own."""
        found = getattr(self, f"time_{field}", None)
        return () if found is None else tuple(found())

    def flag(self, name: str) -> bool:
        """Whether something is so."""
        found = getattr(self, f"flag_{name}", None)
        return found is not None and bool(found())

    def text_kind(self) -> Iterator[str]:
        """Yield what it is."""
        yield self.kind

    def number_year(self) -> float | None:
        """The year in which it begins."""
        first = min(self.times("when"), default=None)
        return None if first is None or first.low in (_FIRST, FAR_FUTURE) else first.low.year

    def mentions(self, text: str, *, everywhere: bool = False) -> bool:
        """Whether a folded text stands in a name; `everywhere`: or in what else is written about it."""
        if any(text in folded(name) for name in self.names()):
            return True
        return everywhere and any(text in folded(one) for one in self.writings())

    def names(self) -> Iterator[str]:
        """Yield every name that a free word is looked for in."""
        yield ".".join(map(str, self.address))

    def writings(self) -> Iterator[str]:
        """Yield what else is written about it."""
        yield from ()


def written(*nouns: object) -> Iterator[str]:
    """Yield the notes, sources, texts and titles of nouns."""
    for noun in nouns:
        for name in ("title", "text", "note", "source", "why"):
            found = getattr(noun, name, None)
            if isinstance(found, str):
                yield found
