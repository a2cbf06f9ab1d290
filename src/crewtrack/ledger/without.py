"""Without: what follows if an agency's ships stop flying.

The agency's flights that have not launched by then do not happen. Those in flight finish: one on its way home
lands, one on its way up arrives. Those docked, and those that arrive after, stay on their port, unfit, never to
leave. Seats that the agency's people hold on others' ships remain.

Nobody takes command or goes outside who is not there any more, and no engine of the agency burns: such events
go too. Everything else in the schedule stays as it is; what follows is for a comparison to tell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attr

from crewtrack.ledger.ledger import Ledger
from crewtrack.model.nouns import Unfit
from crewtrack.model.when import When

if TYPE_CHECKING:
    from datetime import datetime

    from crewtrack.ledger.trips import Trip
    from crewtrack.model.nouns import Flight, LifeboatSeat, Relocation
    from crewtrack.model.schedule import Schedule

WHY = "its agency no longer flies"
"""Why a grounded ship is unfit."""


def without(schedule: Schedule, agency: str, start: datetime) -> Schedule:
    """Return the schedule without an agency's ships from an instant on.

    Claims about the ledger are left out: they are about the plan.

    Args:
        schedule: the plan.
        agency: the id of the provider whose ships stop.
        start: from when (aware, UTC).
    """
    plan = Ledger.of(schedule)
    flights: dict[str, Flight] = {}
    for ident, flight in schedule.flights.items():
        trip = plan.trips.get(ident)
        if schedule.provider_of(flight) != agency or trip is None:
            flights[ident] = flight
            continue
        then = _grounded(flight, trip, start)
        if then is not None:
            flights[ident] = then
    return _rest(attr.evolve(schedule, flights=flights, assertions=(), bases=()), plan, start)


def _grounded(flight: Flight, trip: Trip, start: datetime) -> Flight | None:
    """Return what becomes of a flight of the agency, or None if it does not happen."""
    if not trip.moves:
        # Nothing says when, so it has not launched.
        return None
    if trip.moves[0].instant > start:
        return None
    gone = trip.undock is not None and trip.undock.instant <= start
    if not trip.flown or gone or trip.dock is None:
        # Lost, on its way home, home already, or never to dock: it finishes.
        return flight
    return _stays(flight, trip, max(start, trip.dock.instant), start)


def _stays(flight: Flight, trip: Trip, since: datetime, start: datetime) -> Flight:
    """Return a flight that never leaves its station again, and is no lifeboat from `since` on."""
    left = {move.place for move in trip.moves if move.step == "left" and move.instant <= start}
    return attr.evolve(
        flight,
        undock=None,
        land=None,
        relocate=tuple(_relocations(flight.relocate, left)),
        unfit=(*flight.unfit, Unfit(from_=When.at_instant(since), seats=0, why=WHY)),
        lifeboat=tuple(_lifeboats(flight.lifeboat, since)),
    )


def _relocations(relocations: tuple[Relocation, ...], left: set[int]) -> list[Relocation]:
    """Return the relocations that have begun: those finish."""
    return [one for place, one in enumerate(relocations) if place in left]


def _lifeboats(seats: tuple[LifeboatSeat, ...], since: datetime) -> list[LifeboatSeat]:
    """Return the seats for named people as long as the ship is fit."""
    end = When.at_instant(since)
    out = []
    for seat in seats:
        if seat.from_ is not None and seat.from_.instant >= since:
            continue
        ends = seat.to is None or seat.to.instant > since
        out.append(attr.evolve(seat, to=end) if ends else seat)
    return out


def _rest(schedule: Schedule, plan: Ledger, start: datetime) -> Schedule:
    """Leave out what cannot happen any more: handovers, spacewalks and burns."""
    then = Ledger.of(schedule)

    def lost(person: str, at: datetime) -> bool:
        """Whether somebody is aboard in the plan, and not without the agency."""
        return person in plan.state(at).aboard and person not in then.state(at).aboard

    def happens(at: When | None) -> bool:
        return at is None or at.instant <= start

    expeditions = {}
    for ident, expedition in schedule.expeditions.items():
        command = tuple(
            one
            for one in expedition.command
            if happens(one.at)
            or one.at is None
            or not lost(schedule.person_id(one.person or ""), one.at.instant)
        )
        kept = len(command) == len(expedition.command)
        expeditions[ident] = expedition if kept else attr.evolve(expedition, command=command)
    evas = {
        ident: eva
        for ident, eva in schedule.evas.items()
        if happens(eva.from_)
        or eva.from_ is None
        or not any(lost(schedule.person_id(one.id), eva.from_.instant) for one in eva.crew)
    }
    reboosts = {
        ident: burn
        for ident, burn in schedule.reboosts.items()
        if happens(burn.from_) or burn.by is None or not _dead(schedule, plan, burn.by)
    }
    return attr.evolve(schedule, expeditions=expeditions, evas=evas, reboosts=reboosts)


def _dead(schedule: Schedule, plan: Ledger, flight: str) -> bool:
    """Whether a ship of the plan does not fly any more, or stays where it is for good."""
    found = schedule.flights.get(flight)
    if found is None:
        return flight in plan.schedule.flights
    return any(one.why == WHY for one in found.unfit)
