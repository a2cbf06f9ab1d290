"""The ledger: what follows from a schedule.

Its events in one order, and the state of every station at any instant, in O(log n): copies of the state
are kept at intervals, and a short replay does the rest.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from crewtrack.ledger.doubts import doubts
from crewtrack.ledger.events import events
from crewtrack.ledger.lifeboats import short
from crewtrack.ledger.rides import resolve
from crewtrack.ledger.state import State
from crewtrack.ledger.stays import stays
from crewtrack.ledger.trips import trips
from crewtrack.model.when import FAR_FUTURE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from crewtrack.ledger.doubts import Doubts
    from crewtrack.ledger.events import Event
    from crewtrack.ledger.rides import Ride
    from crewtrack.ledger.stays import Stays
    from crewtrack.ledger.trips import Trip
    from crewtrack.model.nouns import Flight
    from crewtrack.model.schedule import Schedule

_INTERVAL = 64


class Ledger:
    """What follows from a schedule; never changed once made.

    Attributes:
        schedule: what it follows from.
        trips: every flight placed in time, by id, cancelled ones left out.
        rides: every person's ways up and home, in order.
        events: everything that happens, in order; `instants` are their instants.
    """

    __slots__ = (
        "_checkpoints",
        "_doubts",
        "_due",
        "_empty",
        "_every",
        "_kinds",
        "_last",
        "_latest",
        "_limited",
        "_listed",
        "_short",
        "_slipped",
        "_stations",
        "_stays",
        "_traffic",
        "crewed",
        "events",
        "instants",
        "rides",
        "schedule",
        "trips",
    )

    def __init__(self, schedule: Schedule) -> None:
        """Work out the ledger of a schedule."""
        self.schedule = schedule
        self.trips: dict[str, Trip] = trips(schedule)
        self.crewed: list[Trip] = [
            trip for trip in self.trips.values() if trip.up or trip.names_home
        ]
        self.rides: dict[str, list[Ride]] = resolve(schedule, self.trips, self.crewed)
        self.events: list[Event] = events(schedule, self.trips)
        self.instants: list[datetime] = [event.instant for event in self.events]
        self._count()
        self._checkpoints: list[tuple[int, State]] = [(0, State())]
        self._due = _INTERVAL
        self._doubts: dict[str, Doubts] | None = None
        self._every: dict[str, list[Event]] = {}
        self._empty: dict[str, list[int]] = {}
        self._kinds: dict[tuple[str, str], tuple[list[datetime], list[Event]]] = {}
        self._stations: dict[str, list[Event]] = {}
        self._stays: tuple[Stays, set[tuple[str | None, str, str | None]]] | None = None
        self._listed: dict[str, list[Event]] = {}
        self._traffic: dict[str, dict[str, tuple[list[Event], list[Event]]]] = {}
        self._last: tuple[datetime, State] | None = None
        self._latest: dict[str, list[tuple[datetime, Flight]]] = {}
        self._limited: list[Trip] | None = None
        self._short: bool | None = None
        self._slipped: list[Flight] | None = None

    @classmethod
    def of(cls, schedule: Schedule) -> Ledger:
        """Return the ledger of a schedule."""
        return cls(schedule)

    def undo(self) -> None:
        """Untie trips from each other and from their movements: else their memory stays when nobody has the ledger any more.

        It answers nothing right after that.
        """
        for trip in self.trips.values():
            trip.takes.clear()
            trip.moves.clear()
            trip.launch = trip.dock = trip.undock = trip.land = None

    def _count(self) -> None:
        """Run through all events once, and count who is aboard after each; cargo ships change nothing about that."""
        state = State()
        counts = state.counts
        crewed = set(self.crewed)
        for event in self.events:
            if event.trip in crewed:
                state.apply(event)
            event.aboard = counts.get(event.station, 0)

    def _replay(self, end: int) -> State:
        """Return a state of its own after so many events; keep copies of those on the way, to start from another time."""
        kept = self._checkpoints
        start, found = kept[bisect_right(kept, end, key=lambda one: one[0]) - 1]
        state = found.copy()
        for index in range(start, end):
            state.apply(self.events[index])
            if index + 1 >= self._due:
                kept.append((index + 1, state.copy()))
                # A copy costs as much as it holds, so a crowded state is copied less often.
                self._due = index + 1 + max(_INTERVAL, state.size)
        return state

    def state(self, at: datetime) -> State:
        """Return the state at an instant: after all events up to and including it.

        The last one is kept, since a view asks for it many times: it is not to be changed.
        """
        if self._last is not None and self._last[0] == at:
            return self._last[1]
        state = self._replay(bisect_right(self.instants, at))
        self._last = (at, state)
        return state

    # -- events ----------------------------------------------------------------------------------

    def station_events(self, station: str) -> list[Event]:
        """Return the events of one station, in order; bulletins belong to every station."""
        found = self._stations.get(station)
        if found is None:
            found = [one for one in self.events if one.station == station or one.kind == "bulletin"]
            self._stations[station] = found
        return found

    def every(self, kind: str) -> list[Event]:
        """Return all events of one kind, in order."""
        found = self._every.get(kind)
        if found is None:
            found = self._every[kind] = [one for one in self.events if one.kind == kind]
        return found

    def emptied(self, station: str) -> list[int]:
        """Return the places in `station_events` of the movements after which nobody is aboard, in order."""
        found = self._empty.get(station)
        if found is None:
            found = self._empty[station] = [
                place
                for place, one in enumerate(self.station_events(station))
                if not one.aboard and one.move is not None
            ]
        return found

    def after(self, station: str, at: datetime) -> Iterator[Event]:
        """Yield the events of a station later than an instant, in order."""
        own = self.station_events(station)
        for place in range(bisect_right(own, at, key=lambda one: one.instant), len(own)):
            yield own[place]

    def between(self, station: str, start: datetime, end: datetime) -> list[Event]:
        """Return the events of a station later than one instant and not later than another, in order."""
        own = self.station_events(station)
        first = bisect_right(own, start, key=lambda one: one.instant)
        return own[first : bisect_right(own, end, key=lambda one: one.instant)]

    def before(self, station: str, at: datetime) -> Iterator[Event]:
        """Yield the events of a station earlier than an instant, the latest first."""
        own = self.station_events(station)
        for place in range(bisect_left(own, at, key=lambda one: one.instant) - 1, -1, -1):
            yield own[place]

    def listed(self, station: str) -> list[Event]:
        """Return the events of a station that lists show: no bulletins, and a relocation once."""
        found = self._listed.get(station)
        if found is None:
            found = [
                one
                for one in self.station_events(station)
                if one.kind != "bulletin" and one.phase == 0
            ]
            self._listed[station] = found
        return found

    def traffic(self, station: str, port: str) -> tuple[list[Event], list[Event]]:
        """Return the arrivals at a port and the departures from it, each in order."""
        found = self._traffic.get(station)
        if found is None:
            found = self._traffic[station] = {}
            for event in self.station_events(station):
                move = event.move
                if move is not None and move.port is not None:
                    comes = move.step in ("dock", "arrived")
                    if comes or move.step in ("undock", "left"):
                        found.setdefault(move.port, ([], []))[0 if comes else 1].append(event)
        return found.get(port, ([], []))

    @property
    def stays(self) -> Stays:
        """Every ship's stays, by station and port, in order of arrival; worked out on first use."""
        if self._stays is None:
            self._stays = stays(self.trips.values())
        return self._stays[0]

    @property
    def calls(self) -> set[tuple[str | None, str, str | None]]:
        """Each station and port with each spacecraft that is ever there; worked out with the stays."""
        if self._stays is None:
            self._stays = stays(self.trips.values())
        return self._stays[1]

    def latest(self, station: str) -> list[tuple[datetime, Flight]]:
        """Return of every provider and spacecraft the flight to a station that lands last, and when: last, if nobody knows."""
        found = self._latest.get(station)
        if found is None:
            ends: dict[tuple[str | None, str | None], tuple[datetime, Flight]] = {}
            for trip in self.trips.values():
                if trip.station == station:
                    end = trip.land.instant if trip.land is not None else FAR_FUTURE
                    kind = trip.flight.provider, trip.flight.spacecraft
                    if kind not in ends or ends[kind][0] < end:
                        ends[kind] = end, trip.flight
            found = self._latest[station] = list(ends.values())
        return found

    @property
    def limited(self) -> list[Trip]:
        """The trips whose ship is unfit for a time, or holds seats for named people; looked for on first use."""
        if self._limited is None:
            self._limited = [
                one for one in self.trips.values() if one.flight.unfit or one.flight.lifeboat
            ]
        return self._limited

    @property
    def slipped(self) -> list[Flight]:
        """The flights of which a time has given way to another; looked for on first use."""
        if self._slipped is None:
            self._slipped = [one for one in self.schedule.flights.values() if _has_slipped(one)]
        return self._slipped

    @property
    def short_of_seats(self) -> bool:
        """Whether the ships on ports may ever have fewer seats than there are people; worked out on first use."""
        if self._short is None:
            self._short = short(self)
        return self._short

    def aboard(self, station: str, at: datetime) -> int:
        """Return how many people are aboard a station at an instant."""
        return self.state(at).counts.get(station, 0)

    def bounds(self, station: str, at: datetime) -> tuple[int, int]:
        """Return the least and the most that may be aboard, given what is imprecise at that instant."""
        count = self.aboard(station, at)
        less, more = self.doubt(station, at)
        return max(0, count - less), count + more

    def doubt(self, station: str, at: datetime) -> tuple[int, int]:
        """Return by how many the head count of a station may be too high at an instant, and too low."""
        found = self._doubts_of(station)
        place = bisect_right(found.instants, at) - 1 if found is not None else -1
        if found is None or place < 0:
            return 0, 0
        return found.less[place], found.more[place]

    def visitors(self, station: str, at: datetime) -> tuple[int, int]:
        """Return the least and the most different people who may have been aboard a station up to an instant."""
        least = most = 0
        for person, rides in self.rides.items():
            if not person.startswith("?"):
                docks = [
                    ride.up.dock
                    for ride in rides
                    if ride.up.station == station and ride.up.dock is not None
                ]
                least += any(dock.high <= at for dock in docks)
                most += any(dock.low <= at for dock in docks)
        return least, most

    def doubt_instants(self, station: str, start: datetime, end: datetime) -> list[datetime]:
        """Return the instants after `start` and before `end` at which those bounds may change, in order."""
        found = self._doubts_of(station)
        if found is None:
            return []
        first = bisect_right(found.instants, start)
        return found.instants[first : bisect_left(found.instants, end)]

    def doubtful(self, station: str, at: datetime) -> tuple[set[str], set[str]]:
        """Return who is aboard in the ledger and may not be, and who is not and may be."""
        aboard: set[str] = set()
        absent: set[str] = set()
        found = self._doubts_of(station)
        for span in found.spans if found is not None else ():
            if span.start <= at < span.end:
                (absent if span.more else aboard).add(span.person)
        return aboard, absent

    def _doubts_of(self, station: str) -> Doubts | None:
        if self._doubts is None:
            self._doubts = doubts(self.rides)
        return self._doubts.get(station)

    # -- command ---------------------------------------------------------------------------------

    def commander(self, station: str, at: datetime) -> str | None:
        """Return who commands a station: the last to take command, while aboard."""
        instants, own = self._of_kind(station, "handover")
        place = bisect_right(instants, at) - 1
        if place < 0:
            return None
        person = own[place].person
        here = self.state(at).aboard.get(person or "")
        return person if here is not None and here.station == station else None

    def expedition(self, station: str, at: datetime) -> str | None:
        """Return the id of the expedition under way at a station: the last that began, or None.

        One that says when it ends may go on below a later one that is over already.
        """
        instants, own = self._of_kind(station, "expedition")
        last = bisect_right(instants, at) - 1
        for place in range(last, -1, -1):
            ident = own[place].id
            end = self.schedule.expeditions[ident].to
            if end.instant > at if end is not None else place == last:
                return ident
        return None

    def _of_kind(self, station: str, kind: str) -> tuple[list[datetime], list[Event]]:
        """Return the events of one kind at a station, in order, and their instants."""
        found = self._kinds.get((station, kind))
        if found is None:
            own = [one for one in self.every(kind) if one.station == station]
            found = self._kinds[station, kind] = ([one.instant for one in own], own)
        return found

    # -- rides -----------------------------------------------------------------------------------

    def ride(self, person: str, at: datetime) -> Ride | None:
        """Return the ride that a person is on at an instant: the last that they launched on, or None."""
        found = None
        for ride in self.rides.get(person, ()):
            start = ride.up.launch or ride.up.dock
            if start is not None and start.instant <= at:
                found = ride
        return found

    def agency(self, person: str, at: datetime) -> str | None:
        """Return the id of a person's agency: their last flight's word, else their own."""
        ride = self.ride(person, at)
        if ride is not None and ride.seat.agency is not None:
            return ride.seat.agency
        return self.schedule.person(person).agency if not person.startswith("?") else None


def _has_slipped(flight: Flight) -> bool:
    """Whether a time of a flight has given way to another."""
    launch, dock, undock, land = flight.launch, flight.dock, flight.undock, flight.land
    return bool(
        (launch is not None and launch.slips)
        or (dock is not None and dock.slips)
        or (undock is not None and undock.slips)
        or (land is not None and land.slips)
        or (flight.relocate and any(one.slips for one in flight.relocate))
    )
