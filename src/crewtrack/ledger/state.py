"""State: who is where and what is docked, after so many events.

A `State` is moved forward event by event (`State.apply`); `crewtrack.ledger.ledger` keeps copies at
intervals, so that the state at any instant is found by bisection and a short replay.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from crewtrack.ledger.events import Event
    from crewtrack.ledger.trips import Trip


class Aboard:
    """A person at a station: since when, and the trip that brought them. Never changed once made."""

    __slots__ = ("since", "station", "trip")

    def __init__(self, station: str, trip: Trip, since: datetime) -> None:
        """Come aboard."""
        self.station = station
        self.trip = trip
        self.since = since


class Berth:
    """A ship at a station: its port, since when, since when at the station, and whether it is between ports."""

    __slots__ = ("docked", "moving", "port", "since", "trip")

    def __init__(
        self, trip: Trip, port: str | None, since: datetime, docked: datetime, *, moving: bool
    ) -> None:
        """Arrive at a port."""
        self.trip = trip
        self.port = port
        self.since = since
        self.docked = docked
        self.moving = moving


class State:
    """Who is where and what is docked.

    Attributes:
        aboard: by person, in the order in which they came aboard.
        transit: by person, the trip that they are in free flight with.
        berths: by flight id, in the order of docking.
        counts: people aboard, by station.
    """

    __slots__ = ("aboard", "berths", "counts", "transit")

    def __init__(self) -> None:
        """Start with everyone on the ground."""
        self.aboard: dict[str, Aboard] = {}
        self.transit: dict[str, Trip] = {}
        self.berths: dict[str, Berth] = {}
        self.counts: dict[str | None, int] = {}

    @property
    def size(self) -> int:
        """How much a copy holds."""
        return len(self.aboard) + len(self.transit) + len(self.berths) + len(self.counts)

    def copy(self) -> State:
        """Return a copy that can be moved on by itself."""
        made = State()
        made.aboard = self.aboard.copy()
        made.transit = self.transit.copy()
        made.berths = self.berths.copy()
        made.counts = self.counts.copy()
        return made

    def apply(self, event: Event) -> None:
        """Move on over one event."""
        move, trip = event.move, event.trip
        if move is None or trip is None or not trip.flown:
            return
        kind = move.step
        if kind == "launch":
            for person in trip.up:
                if person in self.aboard:
                    self._leave(person)
                self.transit[person] = trip
        elif kind == "dock":
            self._dock(trip, event.instant, move.port)
        elif kind == "left":
            berth = self.berths.get(trip.id)
            if berth is not None:
                self.berths[trip.id] = Berth(trip, None, event.instant, berth.docked, moving=True)
        elif kind == "arrived":
            berth = self.berths.get(trip.id)
            if berth is not None:
                self.berths[trip.id] = Berth(
                    trip, move.port, event.instant, berth.docked, moving=False
                )
        elif kind == "undock":
            self.berths.pop(trip.id, None)
            for person, up in trip.takes.items():
                here = self.aboard.get(person)
                if here is not None and here.trip is up and here.station == trip.station:
                    self._leave(person)
                    self.transit[person] = trip
        else:
            # usually those who came up are those who come down
            for person in trip.up if trip.down is trip.up else (*trip.down, *trip.up):
                if self.transit.get(person) is trip:
                    del self.transit[person]

    def _dock(self, trip: Trip, instant: datetime, port: str | None) -> None:
        self.berths[trip.id] = Berth(trip, port, instant, instant, moving=False)
        station = trip.station
        if station is None:
            return
        for person in trip.up:
            if self.transit.get(person) is trip or (
                trip.launch is None and person not in self.aboard
            ):
                self.transit.pop(person, None)
                self.aboard[person] = Aboard(station, trip, instant)
                self.counts[station] = self.counts.get(station, 0) + 1

    def _leave(self, person: str) -> None:
        here = self.aboard.pop(person, None)
        if here is not None:
            self.counts[here.station] -= 1
