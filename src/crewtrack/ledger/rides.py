"""Rides: which ship each person came up on, and which takes them home.

`land.crew` says who comes home on a flight. Where it is left out, it is those who came up on this ship and
are in it or at its station, less those whom another landing names before they next launch. So a seat swap
takes one line in the file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.ledger.trips import crew_keys
from crewtrack.model.when import FAR_FUTURE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from crewtrack.ledger.trips import Trip
    from crewtrack.model.nouns import Seat
    from crewtrack.model.schedule import Schedule


class Ride:
    """A person's way up and home: the trips, and the crew entry on the way up."""

    __slots__ = ("home", "order", "seat", "up")

    def __init__(self, up: Trip, seat: Seat, order: int) -> None:
        """Start without a ride home."""
        self.up = up
        self.seat = seat
        self.order = order
        self.home: Trip | None = None


def resolve(
    schedule: Schedule, trips: dict[str, Trip], crewed: Sequence[Trip]
) -> dict[str, list[Ride]]:
    """Fill in who comes down on each trip.

    Args:
        schedule: the schedule.
        trips: every trip, by flight.
        crewed: those of them with somebody up or down.

    Returns:
        Every person's rides, in order of launch. Flights that did not reach space give no ride.
    """
    rides: dict[str, list[Ride]] = {}
    brought: dict[Trip, list[Ride]] = {}
    for trip in crewed:
        if not trip.flown:
            continue
        ups = brought[trip] = []
        for order, (person, seat) in enumerate(zip(trip.up, trip.flight.crew, strict=True)):
            ride = Ride(trip, seat, order)
            ups.append(ride)
            own = rides.get(person)
            if own is None:
                rides[person] = [ride]
            else:
                own.append(ride)
    for own in rides.values():
        if len(own) > 1:
            own.sort(key=_start)
    named: dict[str, list[Trip]] = {}
    naming = [trip for trip in crewed if trip.names_home and trip.flown]
    for trip in naming:
        land = trip.flight.land
        if land is not None and land.crew is not None:
            trip.down = crew_keys(schedule, trip.id, land.crew)
    _match_unnamed(naming, trips, rides)
    for trip in naming:
        for person in trip.down:
            named.setdefault(person, []).append(trip)
    for trip in crewed:
        if trip.names_home or not trip.flown:
            continue
        if trip.land is not None or trip.undock is not None or trip.station is None:
            trip.down = (
                trip.up
                if named.keys().isdisjoint(trip.up)
                else tuple(
                    person
                    for person in trip.up
                    if person not in named or not _elsewhere(person, trip, rides, named)
                )
            )
    _land(rides, brought, crewed)
    return rides


def _land(
    rides: dict[str, list[Ride]], brought: dict[Trip, list[Ride]], crewed: Sequence[Trip]
) -> None:
    """Bring everybody home, landing by landing."""
    # Whoever lands twice has come home with the first landing; the second is a problem for `check`.
    for trip in sorted((one for one in crewed if one.down), key=end_of):
        if trip.down is trip.up:
            # Home as they came, as nearly all are.
            for person, ride in zip(trip.up, brought[trip], strict=True):
                if ride.home is None and person not in trip.takes:
                    ride.home = trip
                    trip.takes[person] = trip
            continue
        for person in trip.down:
            _home(rides.get(person), person, trip)


def _match_unnamed(
    naming: list[Trip], trips: dict[str, Trip], rides: dict[str, list[Ride]]
) -> None:
    """Find who a "?" of a landing is where its own ship did not bring one: a seat not yet named was swapped.

    It is an unnamed one who is at the station then: first those whom the landing of their own ship leaves
    out, then the others, in order of launch.
    """
    strays = [
        trip
        for trip in naming
        if any(person.startswith("?") and person not in rides for person in trip.down)
    ]
    if not strays:
        return
    taken = {person for trip in trips.values() for person in trip.down}
    free = [
        (trip.down == (), start_of(trip), person, trip)
        for trip in trips.values()
        for person in trip.up
        if trip.flown and person.startswith("?") and person not in taken
    ]
    free.sort(key=lambda one: one[:3])
    for trip in sorted(strays, key=end_of):
        down = list(trip.down)
        for place, person in enumerate(down):
            if not person.startswith("?") or person in rides:
                continue
            leave = trip.undock.instant if trip.undock is not None else end_of(trip)
            found = next(
                (
                    one
                    for one in free
                    if one[3].station == trip.station
                    and one[3] is not trip
                    and _first(one[3]) <= leave
                ),
                None,
            )
            if found is not None:
                free.remove(found)
                down[place] = found[2]
        trip.down = tuple(down)


def _start(ride: Ride) -> datetime:
    return start_of(ride.up)


def start_of(trip: Trip) -> datetime:
    """Return when a trip begins: its launch, else its docking, else last."""
    if trip.launch is not None:
        return trip.launch.instant
    return trip.dock.instant if trip.dock is not None else FAR_FUTURE


def end_of(trip: Trip) -> datetime:
    """Return when a trip ends: its landing, else its undocking, else last."""
    if trip.land is not None:
        return trip.land.instant
    return trip.undock.instant if trip.undock is not None else FAR_FUTURE


def _elsewhere(
    person: str, trip: Trip, rides: dict[str, list[Ride]], named: dict[str, list[Trip]]
) -> bool:
    """Whether another landing names a person after this trip's launch and before they next launch."""
    landings = named.get(person)
    if landings is None:
        return False
    start, end = start_of(trip), end_of(trip)
    later = next((ride.up for ride in rides[person] if start_of(ride.up) > start), None)
    following = start_of(later) if later is not None else FAR_FUTURE
    for one in landings:
        stop = end_of(one)
        if not start < stop <= following:
            continue
        if later is not None and end < stop and _first(later) < stop:
            continue  # they may have come home on this one, and gone up again before
        return True
    return False


def _home(own: list[Ride] | None, person: str, trip: Trip) -> None:
    """Note a trip as a person's ride home: of their way up on it, else of the last way up before it leaves."""
    if own is None or person in trip.takes:
        return
    leave = trip.undock
    end = leave.instant if leave is not None else end_of(trip)
    for found in own:
        if found.up is trip and found.home is None:
            break  # else they have left it for another, and may be back
    else:
        before = [ride for ride in own if start_of(ride.up) <= end]
        # Who came up at an imprecise time came before they left.
        maybe = [ride for ride in own[len(before) :] if _first(ride.up) <= end]
        if not before:
            before = maybe
        elif before[-1].home is not None:  # they have come home from that
            before = [one for one in maybe if one.home is None][:1] or before
        if not before:
            return
        found = before[-1]
    if found.home is None:
        found.home = trip
        trip.takes[person] = found.up
        if leave is not None and found.up is not trip:
            _cap(found.up, leave.instant)


def _first(trip: Trip) -> datetime:
    """Return the earliest that a trip can begin."""
    start = trip.launch or trip.dock
    return start.low if start is not None else FAR_FUTURE


def _cap(trip: Trip, end: datetime) -> None:
    """Let a trip's imprecise launch and docking be no later than when its people leave on another."""
    for move in (trip.launch, trip.dock):
        if move is not None and not move.exact and move.low <= end < move.high:
            move.high = end
            move.instant = min(move.instant, end)
