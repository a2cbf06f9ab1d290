"""Events: everything that happens, in one total order.

The order is: instant, then launch, dock, relocate, undock, land, expedition, handover, eva, reboost,
bulletin, then id.
"""

from __future__ import annotations

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
    """Something that happens.

    Attributes:
        kind: one of `ORDER`.
        id: the flight's id, or the entry's.
        instant: where the ledger places it.
        when: as exact as it is known.
        station: the station that it is about, or None for a free flight.
        trip, move: for a movement, the trip and the movement; else None.
        person: for a handover, who takes command.
        phase: 0, or 1 for the second half of a relocation, which no list shows by itself.
        aboard: the head count of its station after it.
    """

    __slots__ = (
        "_address",
        "aboard",
        "id",
        "instant",
        "kind",
        "move",
        "person",
        "phase",
        "station",
        "trip",
        "when",
    )

    def __init__(
        self,
        kind: str,
        ident: str,
        when: When,
        instant: datetime,
        station: str | None,
        address: Address | None,
        trip: Trip | None = None,
        move: Moved | None = None,
        person: str | None = None,
        phase: int = 0,
    ) -> None:
        """Make an event; the ledger counts who is aboard after it."""
        self.kind = kind
        self.id = ident
        self.when = when
        self.instant = instant
        self.station = station
        self._address = address
        self.trip = trip
        self.move = move
        self.person = person
        self.phase = phase
        self.aboard = 0

    @property
    def address(self) -> Address:
        """Where it stands in the schedule."""
        if self._address is not None:
            return self._address
        # of a movement: worked out here, since there are many and few are ever asked
        if self.kind == "relocate" and self.move is not None:
            return ("flight", self.id, "relocate", self.move.place)
        return ("flight", self.id, self.kind)

    @property
    def order(self) -> tuple[datetime, int, str, int, int]:
        """The key of the total order."""
        return (
            self.instant,
            ORDER[self.kind],
            self.id,
            self.move.place if self.move is not None else 0,
            self.phase,
        )


def events(schedule: Schedule, trips: dict[str, Trip]) -> list[Event]:
    """Return everything that happens in a schedule, in order."""
    home = schedule.main_station()
    out = [*_movements(trips), *_increments(schedule, home), *_rest(schedule, home)]
    # By instant first, which is quick; few share one, and those are put in order among themselves.
    out.sort(key=_instant)
    first = 0
    for place in range(1, len(out) + 1):
        if place == len(out) or out[place].instant != out[first].instant:
            if place - first > 1:
                out[first:place] = sorted(out[first:place], key=_order)
            first = place
    return out


def _movements(trips: dict[str, Trip]) -> Iterator[Event]:
    for trip in trips.values():
        ident, station = trip.id, trip.station
        for move in trip.moves:
            kind = move.kind
            phase = 0
            if kind in ("left", "arrived"):
                phase = 1 if kind == "arrived" else 0
                kind = "relocate"
            yield Event(
                kind, ident, move.when, move.instant, station, None, trip, move, None, phase
            )


def _increments(schedule: Schedule, home: str | None) -> Iterator[Event]:
    for ident, expedition in schedule.expeditions.items():
        station = expedition.station or home
        if expedition.from_ is not None:
            yield Event(
                "expedition",
                ident,
                expedition.from_,
                expedition.from_.instant,
                station,
                ("expedition", ident),
            )
        for place, handover in enumerate(expedition.command):
            if handover.at is not None and handover.person is not None:
                yield Event(
                    "handover",
                    ident,
                    handover.at,
                    handover.at.instant,
                    station,
                    ("expedition", ident, "command", place),
                    person=schedule.person_id(handover.person),
                )


def _rest(schedule: Schedule, home: str | None) -> Iterator[Event]:
    for kind, entries in (("eva", schedule.evas), ("reboost", schedule.reboosts)):
        for ident, entry in entries.items():
            if entry.from_ is not None:
                station = entry.station or home
                yield Event(kind, ident, entry.from_, entry.from_.instant, station, (kind, ident))
    for ident, bulletin in schedule.bulletins.items():
        if bulletin.at is not None:
            # A statement counts from the start of what is known: a day's news is that day's.
            start = bulletin.at.earliest or bulletin.at.instant
            yield Event("bulletin", ident, bulletin.at, start, None, ("bulletin", ident))
