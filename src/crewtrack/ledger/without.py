"""Without: what follows if an agency's ships stop flying.

The agency's flights that have not launched by then do not happen. Those in flight finish. Those docked stay
on their port, unfit, never to leave. Seats that its people hold on others' ships remain.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attr

from crewtrack.ledger.trips import trips
from crewtrack.model.nouns import Unfit
from crewtrack.model.when import When

if TYPE_CHECKING:
    from datetime import datetime

    from crewtrack.ledger.trips import Trip
    from crewtrack.model.nouns import Flight
    from crewtrack.model.schedule import Schedule


def without(schedule: Schedule, agency: str, start: datetime) -> Schedule:
    """Return the schedule without an agency's ships from an instant on.

    Args:
        schedule: the plan.
        agency: the id of the provider whose ships stop.
        start: from when (aware, UTC).
    """
    placed = trips(schedule)
    flights: dict[str, Flight] = {}
    for ident, flight in schedule.flights.items():
        trip = placed.get(ident)
        if schedule.provider_of(flight) != agency or trip is None:
            flights[ident] = flight
            continue
        then = _grounded(flight, trip, start)
        if then is not None:
            flights[ident] = then
    return attr.evolve(schedule, flights=flights, assertions=())


def _grounded(flight: Flight, trip: Trip, start: datetime) -> Flight | None:
    first = trip.launch or trip.dock
    if first is not None and first.instant > start:
        return None
    docked = trip.dock is not None and trip.dock.instant <= start
    gone = trip.undock is not None and trip.undock.instant <= start
    if not docked or gone:
        # In flight: up or down, it finishes. What it would do after docking it does not.
        landed = trip.land is not None and (gone or trip.dock is None)
        return flight if landed or gone else _stays(flight, trip, start)
    return _stays(flight, trip, start)


def _stays(flight: Flight, trip: Trip, start: datetime) -> Flight:
    """Return a flight that never leaves its port again, and is no lifeboat."""
    since = max(start, trip.dock.instant) if trip.dock is not None else start
    unfit = Unfit(from_=When.at_instant(since), seats=0, why="its agency no longer flies")
    relocate = tuple(
        one
        for one, move in zip(
            flight.relocate, (m for m in trip.moves if m.kind == "left"), strict=False
        )
        if move.instant <= start
    )
    return attr.evolve(
        flight, undock=None, land=None, relocate=relocate, unfit=(*flight.unfit, unfit)
    )
