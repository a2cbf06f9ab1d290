"""Reliance: the spans in which only one agency can bring people home (D801), or raise the orbit (D802)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.ledger.lifeboats import seats, works
from crewtrack.ledger.rules.catalogue import problem
from crewtrack.ledger.rules.habitation import Cause, Edge, instants, movement
from crewtrack.model.when_words import long

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from crewtrack.ledger.events import Event
    from crewtrack.ledger.ledger import Ledger
    from crewtrack.ledger.rules.look import Look
    from crewtrack.ledger.trips import Trip
    from crewtrack.model.problem import Problem


def alone(look: Look) -> Iterator[Problem]:
    """D801 and D802, for every station where people are: at the fact with which each span begins.

    Where the file claims to hold some flights completely, only what begins within that is told.
    """
    ledger = look.ledger
    by: dict[str, list[Event | Edge]] = {}
    for one in instants(ledger):
        if one.station is not None:
            by.setdefault(one.station, []).append(one)
    for station, own in by.items():
        yield from _alone(look, "D801", station, own)
        yield from _alone(look, "D802", station, own)


def _alone(look: Look, code: str, station: str, own: list[Event | Edge]) -> Iterator[Problem]:
    ledger, schedule = look.ledger, look.ledger.schedule
    ships: dict[str, Trip] = {}
    sole: tuple[str | None, Cause] | None = None
    aboard = 0
    for place, one in enumerate(own):
        cause = one.cause if isinstance(one, Edge) else movement(one, ledger)
        if not isinstance(one, Edge):
            aboard = one.aboard
            trip, move = one.trip, one.move
            if trip is not None and move is not None and trip.flown:
                if move.step == "dock":
                    ships[trip.id] = trip
                elif move.step == "undock":
                    ships.pop(trip.id, None)
        if place + 1 < len(own) and own[place + 1].instant == one.instant:
            continue
        agencies = {
            schedule.provider_of(trip.flight)
            for trip in ships.values()
            if _able(ledger, code, trip, one.instant)
        }
        now = next(iter(agencies)) if len(agencies) == 1 and aboard else None
        if sole is not None and sole[0] != now:
            yield from _span(look, code, station, sole, cause)
            sole = None
        if now is not None and sole is None:
            sole = (now, cause)
    if sole is not None:
        yield from _span(look, code, station, sole, None)


def _able(ledger: Ledger, code: str, trip: Trip, at: datetime) -> bool:
    if code == "D801":
        return seats(ledger, trip.flight, at) > 0
    craft = ledger.schedule.spacecraft.get(trip.flight.spacecraft or "")
    return craft is not None and craft.reboost and works(trip.flight, at)


def _span(
    look: Look, code: str, station: str, sole: tuple[str | None, Cause], end: Cause | None
) -> Iterator[Problem]:
    schedule, (agency, first) = look.ledger.schedule, sole
    if not look.held("crewed" if code == "D801" else "cargo", station, first.high):
        return
    what = "bring people home from" if code == "D801" else "raise the orbit of"
    until = f"to {long(end.when)}" if end is not None else "on"
    yield problem(
        code,
        f"only {schedule.agency(agency).name} can {what} {schedule.the_station(station)}, "
        f"from {long(first.when)} {until}",
        first.address,
    )
