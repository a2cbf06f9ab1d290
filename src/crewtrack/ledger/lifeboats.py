"""Lifeboats: in which seat each person would leave if the station were abandoned now.

Seats are dealt afresh at each instant, in this order: named seats; then those whose ride up and ride home
are one ship; those who came up on it and whose ride home is not there; ride home; ride up; spare seats,
ships in order of docking, people in order of arrival; those of a ship between two ports last, since only who is in
it can have them: often everybody is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from crewtrack.ledger.events import Event
    from crewtrack.ledger.ledger import Ledger
    from crewtrack.ledger.state import Berth, State
    from crewtrack.ledger.trips import Trip
    from crewtrack.model.nouns import Flight
    from crewtrack.model.when import When


_SEATED = frozenset({"dock", "undock"})


def seats(ledger: Ledger, flight: Flight, at: datetime) -> int:
    """Return how many people a ship can bring home at an instant: its seats, or what is left while unfit."""
    craft = ledger.schedule.spacecraft.get(flight.spacecraft or "")
    own = craft.seats if craft is not None and craft.returns else 0
    for span in flight.unfit:
        if _within(span.from_, span.to, at):
            own = min(own, span.seats)
    return own


def fit(flight: Flight, at: datetime) -> bool:
    """Whether a ship can take its full crew home at an instant."""
    return not any(_within(span.from_, span.to, at) for span in flight.unfit)


def works(flight: Flight, at: datetime) -> bool:
    """Whether a ship can do anything at an instant: it is not unfit without a seat left."""
    return not any(one.seats == 0 and _within(one.from_, one.to, at) for one in flight.unfit)


def short(ledger: Ledger) -> bool:
    """Whether the ships on ports ever have fewer seats than there are people: seldom, so looked at first.

    A ship counts with the fewest seats that it ever has; so False is certain.
    """
    able = {craft.id: craft.seats for craft in ledger.schedule.spacecraft.values() if craft.returns}
    crewed = set(ledger.crewed)
    most: dict[Trip | None, int] = {}
    for one in ledger.trips.values():
        room = able.get(one.spacecraft or "", 0)
        if room or one in crewed:  # a cargo ship brings neither seats nor people
            most[one] = room
    free: dict[str | None, int] = {}
    held: dict[str, int] = {}
    last: Event | None = None
    for event in ledger.events:
        trip = event.trip
        if trip not in most or trip is None or event.station is None or event.kind not in _SEATED:
            continue
        found = most[trip]
        if (
            last is not None
            and last.aboard > free[last.station]
            # what happens at one instant is looked at when all of it has
            and (last.instant != event.instant or last.station != event.station)
        ):
            return True
        station = event.station
        if station not in free:
            free[station] = 0
        last = event
        if not trip.flown:
            continue
        if event.kind == "undock":
            free[station] -= held.pop(trip.id, 0)
            continue
        if found and trip.flight.unfit:
            found = min(found, *(span.seats for span in trip.flight.unfit))
        free[station] += found - held.get(trip.id, 0)
        held[trip.id] = found
    return last is not None and last.aboard > free[last.station]


def deal(ledger: Ledger, state: State, station: str, at: datetime) -> dict[str, str]:
    """Deal the lifeboat seats at a station.

    Returns:
        From person to the flight that holds their seat; who has none is missing.
    """
    schedule = ledger.schedule
    people = [person for person, here in state.aboard.items() if here.station == station]
    ships = [berth for berth in state.berths.values() if berth.trip.station == station]
    left = {berth.trip.id: seats(ledger, berth.trip.flight, at) for berth in ships}
    out: dict[str, str] = {}

    def take(person: str, flight: str) -> None:
        if person not in out and left.get(flight, 0) > 0:
            left[flight] -= 1
            out[person] = flight

    for berth in ships:
        for named in berth.trip.flight.lifeboat:
            if not _within(named.from_, named.to, at):
                continue
            for seat in named.crew or ():
                person = schedule.person_id(seat.id)
                if person not in people or person in out:
                    continue
                if named.extra:
                    out[person] = berth.trip.id
                else:
                    take(person, berth.trip.id)

    up = {person: state.aboard[person].trip.id for person in people}
    home: dict[str, str | None] = {}
    for person in people:
        ride = ledger.ride(person, at)
        home[person] = ride.home.id if ride is not None and ride.home is not None else None
    there = {berth.trip.id for berth in ships}
    for person in people:
        if up[person] == home[person]:
            take(person, up[person])
    for person in people:
        if home[person] not in there:
            take(person, up[person])
    for person in people:
        take(person, home[person] or "")
    for person in people:
        take(person, up[person])
    _spare(people, ships, take)
    return out


def _spare(people: Iterable[str], ships: list[Berth], take: Callable[[str, str], None]) -> None:
    """Deal what is left, of a ship between ports last."""
    for person in people:
        for berth in sorted(ships, key=lambda one: one.moving):
            take(person, berth.trip.id)


def _within(start: When | None, end: When | None, at: datetime) -> bool:
    """Whether an instant lies in a span; an imprecise bound has not happened until its end."""
    return (start is None or start.instant <= at) and (end is None or at < end.instant)
