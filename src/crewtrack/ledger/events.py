"""Events: everything that happens, in one total order.

The order is: instant, then launch, dock, relocate, undock, land, expedition, handover, eva, reboost,
bulletin, then id.
"""

from __future__ import annotations

from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from crewtrack.ledger.trips import Moved, Trip
    from crewtrack.model.address import Address
    from crewtrack.model.schedule import Schedule
    from crewtrack.model.when import When

ORDER = {
    "launch": 0,
    "dock": 1,
    "relocate": 2,
    "undock": 3,
    "land": 4,
    "expedition": 5,
    "handover": 6,
    "eva": 7,
    "reboost": 8,
    "bulletin": 9,
}
"""The kinds of event, in their order at the same instant."""

_instant = attrgetter("instant")
_order = attrgetter("order")


class Event:
    """Something that happens: a movement of a flight (`crewtrack.ledger.trips.Moved`), or an `Entry`.

    Attributes:
        kind: one of `ORDER`.
        instant: where the ledger places it.
        when: as exact as it is known.
        station: the station that it is about, or None for a free flight.
        trip: for a movement, the trip; else None.
        aboard: the head count of its station after it; the ledger counts.
    """

    __slots__ = ("aboard", "instant", "kind", "station", "trip", "when")

    aboard: int
    instant: datetime
    kind: str
    station: str | None
    trip: Trip | None
    when: When

    @property
    def id(self) -> str:
        """The flight's id, or the entry's."""
        raise NotImplementedError

    @property
    def address(self) -> Address:
        """Where it stands in the schedule."""
        raise NotImplementedError

    @property
    def move(self) -> Moved | None:
        """The movement that it is, if it is one."""
        return None

    @property
    def person(self) -> str | None:
        """For a handover, who takes command."""
        return None

    @property
    def phase(self) -> int:
        """0, or 1 for the second half of a relocation, which no list shows by itself."""
        return 0

    @property
    def order(self) -> tuple[datetime, int, str, int, int]:
        """The key of the total order."""
        move = self.move
        return (
            self.instant,
            ORDER[self.kind],
            self.id,
            move.place if move is not None else 0,
            self.phase,
        )


class Entry(Event):
    """What an entry of its own tells: an expedition, a handover, an EVA, a reboost, a bulletin."""

    __slots__ = ("_at", "_ident", "_person")

    def __init__(
        self,
        kind: str,
        when: When,
        instant: datetime,
        station: str | None,
        address: Address,
        person: str | None = None,
    ) -> None:
        """Make an event of the entry at an address; a handover stands within its expedition."""
        self.kind = kind
        self.when = when
        self.instant = instant
        self.station = station
        self.trip = None
        self.aboard = 0
        self._at = address
        self._ident = str(address[1])
        self._person = person

    @property
    def id(self) -> str:
        """The entry's id."""
        return self._ident

    @property
    def address(self) -> Address:
        """Where it stands in the schedule."""
        return self._at

    @property
    def person(self) -> str | None:
        """For a handover, who takes command."""
        return self._person


def events(schedule: Schedule, trips: dict[str, Trip]) -> list[Event]:
    """Return everything that happens in a schedule, in order."""
    home = schedule.main_station()
    out: list[Event] = [move for trip in trips.values() for move in trip.moves]
    out += _increments(schedule, home)
    out += _rest(schedule, home)
    # By instant first, which is quick; few share one, and those are put in order among themselves.
    out.sort(key=_instant)
    alike = [place for place, (one, then) in enumerate(pairwise(map(_instant, out))) if one == then]
    done = 0
    for first in alike:
        if first < done:
            continue
        done = first + 1
        while done < len(out) and out[done].instant == out[first].instant:
            done += 1
        out[first:done] = sorted(out[first:done], key=_order)
    return out


def _increments(schedule: Schedule, home: str | None) -> Iterator[Entry]:
    for ident, expedition in schedule.expeditions.items():
        station = expedition.station or home
        if expedition.from_ is not None:
            start = expedition.from_
            yield Entry("expedition", start, start.instant, station, ("expedition", ident))
        for place, handover in enumerate(expedition.command):
            if handover.at is not None and handover.person is not None:
                yield Entry(
                    "handover",
                    handover.at,
                    handover.at.instant,
                    station,
                    ("expedition", ident, "command", place),
                    schedule.person_id(handover.person),
                )


def _rest(schedule: Schedule, home: str | None) -> Iterator[Entry]:
    for kind, entries in (("eva", schedule.evas), ("reboost", schedule.reboosts)):
        for ident, entry in entries.items():
            if entry.from_ is not None:
                station = entry.station or home
                yield Entry(kind, entry.from_, entry.from_.instant, station, (kind, ident))
    for ident, bulletin in schedule.bulletins.items():
        if bulletin.at is not None:
            # A statement counts from the start of what is known: a day's news is that day's.
            start = bulletin.at.earliest or bulletin.at.instant
            yield Entry("bulletin", bulletin.at, start, None, ("bulletin", ident))
