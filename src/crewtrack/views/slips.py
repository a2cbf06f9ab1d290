"""Slips: how far each flight has moved, and how often, from what its movements say stood before."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from crewtrack.ledger.rides import start_of
from crewtrack.model.known import in_order
from crewtrack.model.when import FAR_FUTURE, Precision
from crewtrack.views.refs import days
from crewtrack.views.shapes.slips import Earlier, Slipped, Slips

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crewtrack.ledger.ledger import Ledger
    from crewtrack.model.address import Address
    from crewtrack.model.nouns import Flight, Movement, Relocation
    from crewtrack.model.when import When

_FINE = frozenset({Precision.SECOND, Precision.MINUTE, Precision.HOUR})


def slips(ledger: Ledger, station: str) -> Slips:
    """Return what has slipped at a station: flights in order of launch, movements in order."""
    schedule = ledger.schedule
    flights = [one for one in schedule.flights.values() if schedule.station_of(one) == station]
    order = {
        one.id: start_of(ledger.trips[one.id]) if one.id in ledger.trips else FAR_FUTURE
        for one in flights
    }
    flights.sort(key=lambda one: (order[one.id], one.id))
    return Slips(
        station=station,
        station_name=schedule.station_name(station),
        rows=tuple(row for flight in flights for row in of_flight(ledger, flight)),
    )


def of_flight(ledger: Ledger, flight: Flight) -> tuple[Slipped, ...]:
    """Return what has slipped of one flight."""
    name = ledger.schedule.flight_name(flight.id)
    rows = (
        _row(flight.id, name, movement, kind, address)
        for kind, movement, address in _movements(flight)
    )
    return tuple(row for row in rows if row is not None)


def slipped_times(flight: Flight) -> int:
    """Return how often the times of a flight's movements have changed."""
    every = (flight.launch, flight.dock, *flight.relocate, flight.undock, flight.land)
    return sum(_changes(*_history(one)) for one in every if one is not None and one.slips)


def _movements(flight: Flight) -> Iterator[tuple[str, Movement | Relocation, Address]]:
    at = ("flight", flight.id)
    for kind in ("launch", "dock"):
        movement: Movement | None = getattr(flight, kind)
        if movement is not None:
            yield kind, movement, (*at, kind)
    for place, one in enumerate(flight.relocate):
        yield "relocate", one, (*at, "relocate", place)
    for kind in ("undock", "land"):
        movement = getattr(flight, kind)
        if movement is not None:
            yield kind, movement, (*at, kind)


def _row(
    flight: str, name: str, movement: Movement | Relocation, kind: str, address: Address
) -> Slipped | None:
    """Return a movement's row, or None if its time has always been the same.

    A history that is not written in order is put in order by its days: `check` tells of that, and the first of it
    is still the oldest.
    """
    earlier, now = _history(movement)
    changes = _changes(earlier, now)
    if not changes:
        return None
    slips = in_order(movement.slips)
    last = max((one.known for one in slips if one.known is not None), default=None)
    known = movement.known
    return Slipped(
        flight=flight,
        name=name,
        movement=kind,
        times=changes,
        earlier=earlier,
        when=now,
        known=known,
        days=_later(earlier[0].when, now),
        certain=now is not None and earlier[0].when.precision in _FINE and now.precision in _FINE,
        ordered=slips == movement.slips and (last is None or known is None or last < known),
        address=address,
    )


def _history(movement: Movement | Relocation) -> tuple[tuple[Earlier, ...], When | None]:
    """Return the times that stood before, oldest first, and the one that stands: of a relocation, when it leaves."""
    slips = in_order(movement.slips)
    now, of = movement.at, "at"
    if any(one.left is not None for one in slips):
        now, of = getattr(movement, "left", None), "left"
    earlier = tuple(
        Earlier(one.known, when, one.why, one.source)
        for one, when in ((one, getattr(one, of)) for one in slips)
        if when is not None
    )
    return earlier, now


def _changes(earlier: tuple[Earlier, ...], now: When | None) -> int:
    """Return how often a time has changed."""
    return sum(one != two for one, two in pairwise([*(one.when for one in earlier), now]))


def _later(first: When, last: When | None) -> float | None:
    if last is None or first.earliest is None or last.earliest is None:
        return None
    return days(first.earliest, last.earliest)
