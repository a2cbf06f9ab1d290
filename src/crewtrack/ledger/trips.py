"""Trips: each flight of a schedule placed on the time line.

A flight's own order first narrows its imprecise movements: a docking "in March" after a launch on the 18th
was on the 18th or later. Then each movement gets the one instant that the ledger works with: as written
where it is known to the minute, else the end of what is left, since what is uncertain has not happened yet
(a bare NET: its start; TBD: last). A missing docking or undocking is derived, never finer than a day.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.ledger.events import Event
from crewtrack.model.when import FAR_FUTURE, Precision, When

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from crewtrack.model.address import Address
    from crewtrack.model.nouns import Flight, Movement, Relocation, Seat, Spacecraft
    from crewtrack.model.schedule import Schedule

_SECOND, _MINUTE = Precision.SECOND, Precision.MINUTE
_RELOCATION = frozenset({"left", "arrived"})
_NOT_FLOWN = frozenset({"failure", "cancelled"})
_TRANSIT, _DESCENT = 1.0, 0.2
"""Days from launch to docking and from undocking to landing, of a ship of which nothing is known."""


class Moved(Event):
    """One movement of a trip, placed in time.

    Attributes:
        step: launch, dock, left, arrived, undock or land. Its `kind` as an event is the same, or "relocate".
        when: the time as the file gives it, or as derived.
        instant: where the ledger places it.
        exact: whether it is known to the minute or better.
        low, high: the earliest and latest that it can be, after narrowing; equal to `instant` where exact.
        port: the port that it reaches or leaves, or None.
        noun: the movement in the file, or None where derived.
        place: which relocation, counted from 0.
    """

    __slots__ = ("exact", "high", "low", "noun", "place", "port", "step")

    trip: Trip

    def __init__(
        self,
        trip: Trip,
        step: str,
        when: When,
        port: str | None,
        noun: Movement | Relocation | None,
        place: int = 0,
    ) -> None:
        """Place a movement at its own time; `_narrow` comes after."""
        self.trip = trip
        self.station = trip.station
        self.step = step
        self.kind = "relocate" if step in _RELOCATION else step
        self.when = when
        self.port = port
        self.noun = noun
        self.place = place
        self.aboard = 0
        # `When.is_exact`, written out: asked here of every time that there is
        precision = when.precision
        self.exact = (precision is _SECOND or precision is _MINUTE) and when.bound is None
        self.instant = self.low = self.high = when.instant

    @property
    def id(self) -> str:
        """The flight's id."""
        return self.trip.id

    @property
    def address(self) -> Address:
        """Where it stands in the schedule."""
        if self.kind == "relocate":
            return ("flight", self.trip.id, "relocate", self.place)
        return ("flight", self.trip.id, self.kind)

    @property
    def move(self) -> Moved:
        """The movement itself."""
        return self

    @property
    def phase(self) -> int:
        """1 for the second half of a relocation, which no list shows by itself; else 0."""
        return 1 if self.step == "arrived" else 0


class Trip:
    """One flight placed in time, with who goes up and who comes down on it.

    Attributes:
        up, down: keys of people: an id, or ``?flight#n`` for a seat not yet named.
        moves: its movements, in the flight's own order.
        takes: by person who comes down on it, the trip that they came up on.
        orderly: every movement is exact, and none comes before the one before it: as nearly all are.
        spacecraft: the flight's, which is asked for so often that it is kept here.
        names_home: the file says who comes home on it.
        flown: False where the launch failed or was cancelled: nobody gets to space.
    """

    __slots__ = (
        "dock",
        "down",
        "flight",
        "flown",
        "id",
        "land",
        "launch",
        "moves",
        "names_home",
        "orderly",
        "spacecraft",
        "station",
        "takes",
        "undock",
        "up",
    )

    def __init__(self, flight: Flight, station: str | None) -> None:
        """Start without movements."""
        self.id = flight.id
        self.flight = flight
        self.station = station
        self.up: tuple[str, ...] = ()
        self.down: tuple[str, ...] = ()
        self.takes: dict[str, Trip] = {}
        self.moves: list[Moved] = []
        self.launch: Moved | None = None
        self.dock: Moved | None = None
        self.undock: Moved | None = None
        self.land: Moved | None = None
        self.flown = True
        self.orderly = True
        self.names_home = flight.land is not None and flight.land.crew is not None
        self.spacecraft = flight.spacecraft


def trips(schedule: Schedule) -> dict[str, Trip]:
    """Place every flight of a schedule; cancelled ones are left out.

    Returns:
        Trips by flight id, in the order of the file, their crews up filled in. Crews down are filled in by
        `crewtrack.ledger.rides`.
    """
    out: dict[str, Trip] = {}
    for flight in schedule.flights.values():
        launch = flight.launch
        if launch is not None and launch.status == "cancelled":
            continue
        trip = Trip(flight, schedule.station_of(flight))
        if flight.crew:
            trip.up = crew_keys(schedule, flight.id, flight.crew)
        _place(trip, schedule)
        out[flight.id] = trip
    return out


def crew_keys(schedule: Schedule, flight: str, crew: Iterable[Seat]) -> tuple[str, ...]:
    """Return the keys of a flight's crew, up or down: its unnamed seats are told apart by flight and number."""
    ids = tuple([seat.id for seat in crew])
    if schedule.people.keys() >= set(ids):
        return ids  # every one by id, as nearly always
    unnamed = 0
    out: list[str] = []
    for seat in crew:
        if seat.id == "?":
            out.append(f"?{flight}#{unnamed}")
            unnamed += 1
        else:
            out.append(schedule.person_id(seat.id))
    return tuple(out)


def _place(trip: Trip, schedule: Schedule) -> None:
    """Give a trip its movements: those of the file, then those derived, then narrowed in order."""
    flight = trip.flight
    moves = trip.moves
    launch, dock, undock, land = flight.launch, flight.dock, flight.undock, flight.land
    trip.flown = launch is None or launch.status not in _NOT_FLOWN
    if launch is not None and launch.at is not None:
        trip.launch = Moved(trip, "launch", launch.at, None, launch)
        moves.append(trip.launch)
    if land is not None and land.status == "cancelled":
        land = None
    if trip.flown and trip.station is not None:
        docks = dock is None or dock.status not in _NOT_FLOWN
        port = dock.port if dock is not None else None
        if dock is not None and dock.at is not None and docks:
            trip.dock = Moved(trip, "dock", dock.at, port, dock)
        elif docks and trip.launch is not None:
            craft = _craft(flight, schedule)
            transit = craft.transit if craft is not None else _TRANSIT
            trip.dock = Moved(trip, "dock", trip.launch.when.shifted(transit), port, dock)
        if trip.dock is not None:
            moves.append(trip.dock)
        if docks:
            _leave(trip, schedule, undock, land)
    if land is not None and land.at is not None and (trip.flown or _aborted(trip, land)):
        trip.land = Moved(trip, "land", land.at, None, land)
        moves.append(trip.land)
    before: datetime | None = None
    for move in moves:
        if not move.exact:
            trip.orderly = False
            _narrow(moves)
            break
        if before is not None and move.instant < before:
            trip.orderly = False
        before = move.instant


def _aborted(trip: Trip, land: Movement) -> bool:
    """Whether a landing is that of a launch that failed: within a day. A later one was only planned."""
    launch = trip.launch
    if launch is None or land.at is None:
        return True
    return land.at.before(launch.when.shifted(1.0)) is not False


def _craft(flight: Flight, schedule: Schedule) -> Spacecraft | None:
    return schedule.spacecraft.get(flight.spacecraft or "")


def _leave(trip: Trip, schedule: Schedule, undock: Movement | None, land: Movement | None) -> None:
    """Add a trip's relocations and its undocking, which is derived only where it has docked."""
    dock = trip.flight.dock
    port = trip.dock.port if trip.dock is not None else None
    if "relocate" in vars(trip.flight):
        for place, relocation in enumerate(trip.flight.relocate):
            if relocation.status in _NOT_FLOWN:
                continue
            if relocation.left is not None:
                trip.moves.append(Moved(trip, "left", relocation.left, port, relocation, place))
            if relocation.at is not None:
                arrived = Moved(trip, "arrived", relocation.at, relocation.port, relocation, place)
                trip.moves.append(arrived)
            port = relocation.port
    if dock is not None and dock.stays:
        return
    if undock is not None and undock.status == "cancelled":
        return
    if undock is not None and undock.at is not None and undock.status != "failure":
        trip.undock = Moved(trip, "undock", undock.at, port, undock)
    elif land is not None and land.at is not None and trip.dock is not None:
        craft = _craft(trip.flight, schedule)
        descent = craft.descent if craft is not None else _DESCENT
        trip.undock = Moved(trip, "undock", land.at.shifted(-descent), port, undock)
    if trip.undock is not None:
        trip.moves.append(trip.undock)


def _narrow(moves: list[Moved]) -> None:
    """Narrow each imprecise movement by those before and after it, and place it.

    Movements that contradict each other stay as they are written: that is a problem for `check`.
    """
    floor: datetime | None = None
    floors: list[datetime | None] = []
    for move in moves:
        start = move.when.earliest
        if start is None or (floor is not None and start < floor):
            start = floor
        floors.append(start)
        if not move.exact:
            floor = start
        elif floor is None or move.instant > floor:
            floor = move.instant
    ceiling: datetime = FAR_FUTURE
    for move, start in zip(reversed(moves), reversed(floors), strict=True):
        if move.exact:
            ceiling = min(ceiling, move.instant)
            continue
        end = move.when.latest
        move.high = min(end, ceiling) if end is not None else ceiling
        # Where nothing says how early it may be, it is held to be no earlier than it must.
        move.low = start if start is not None else move.high
        if move.high < move.low:
            move.low = move.when.earliest or move.instant
            move.high = move.when.latest or move.instant
        else:
            ceiling = move.high
        move.instant = move.high
        if move.when.precision is Precision.TBD:
            move.low = move.high
    before: datetime | None = None
    for move in moves:
        if move.when.bound == "NET" and move.when.latest is None:
            # At its start, but not before what comes first has been placed.
            move.instant = move.low if before is None else min(max(move.low, before), move.high)
        before = move.instant
