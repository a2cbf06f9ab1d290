"""Standings: who held which record from when on. They are made once for a ledger, and found at any instant by bisection."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from heapq import nsmallest
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from crewtrack.ledger.rides import start_of
from crewtrack.views.ages import age_at
from crewtrack.views.gradual import Gradual, in_order, parts
from crewtrack.views.lasting import length
from crewtrack.views.refs import days

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from crewtrack.ledger.ledger import Ledger
    from crewtrack.ledger.rides import Ride
    from crewtrack.views.gradual import Parts
    from crewtrack.views.people import Roll

T = TypeVar("T")
K = TypeVar("K", bound="tuple[Any, ...]")

_SOME = 1000
"""How many are put in their places at a time."""

Flown = tuple[float, str, int, "Ride"]
"""The days of a flight, whose it is, which of theirs it is, and the flight."""

Aged = tuple[int, str, "Ride"]
"""An age at a launch, whose it is, and the flight."""


class Course(Generic[T]):
    """What held from each of several instants on; instants are given in order."""

    __slots__ = ("_instants", "_values")

    def __init__(self) -> None:
        """Begin with nothing."""
        self._instants: list[datetime] = []
        self._values: list[T] = []

    def add(self, at: datetime, value: T) -> None:
        """Say what holds from an instant on."""
        if self._instants and self._instants[-1] == at:
            self._values[-1] = value
        else:
            self._instants.append(at)
            self._values.append(value)

    def at(self, at: datetime) -> T | None:
        """Return what holds at an instant, or None before the first."""
        place = bisect_right(self._instants, at) - 1
        return self._values[place] if place >= 0 else None


class _Top(Generic[K]):
    """The first few of many, one for each person, as they come in."""

    __slots__ = ("_held", "_key", "_most", "_top", "course")

    def __init__(self, most: int, key: Callable[[Aged], K]) -> None:
        self._most = most
        self._key = key
        self._held: dict[str, tuple[int, Aged]] = {}
        self._top: list[Aged] = []
        self.course: Course[list[Aged]] = Course()

    def put(self, at: datetime, one: Aged, rank: int) -> None:
        """Let somebody come in, in place of what came in of them before with a lower rank."""
        old = self._held.get(one[1])
        if old is not None and old[0] >= rank:
            return
        self._held[one[1]] = rank, one
        key = self._key
        if old is not None and key(old[1]) < key(one):  # others may come before them now
            top = nsmallest(self._most, (own for _, own in self._held.values()), key=key)
        elif len(self._top) < self._most or key(one) < key(self._top[-1]):
            top = sorted([*(own for own in self._top if own[1] != one[1]), one], key=key)
            del top[self._most :]
        else:
            return
        self._top = top
        self.course.add(at, top)


class Best:
    """The longest flight of somebody up to an instant, at its least."""

    __slots__ = ("days", "person")

    def __init__(self, person: str, days: float) -> None:
        """Keep who it was, and how long."""
        self.person = person
        self.days = days


class Crowding:
    """The most people aboard at once: how many, and which of the times when that many were, the last of them perhaps not over."""

    __slots__ = ("first", "last", "open", "peak")

    def __init__(self, peak: int, first: int, last: int, *, open_: bool) -> None:
        self.peak = peak
        self.first = first
        self.last = last
        self.open = open_


class Standings:
    """The records of the people who fly to a station.

    Attributes:
        ledger, station: of what.
        most: how many places are known of each list.
    """

    __slots__ = (
        "_aged",
        "_best",
        "_crowds",
        "_flights",
        "_flown",
        "_rides",
        "_roll",
        "_visits",
        "ledger",
        "most",
        "station",
    )

    def __init__(self, ledger: Ledger, station: str | None, roll: Roll, most: int) -> None:
        """Look at a station; nothing is worked out yet. `roll` is the station's."""
        self.ledger = ledger
        self.station = station
        self.most = most
        self._roll = roll
        self._rides: Gradual[list[tuple[str, int, Ride]]] = Gradual(self._make_rides())
        self._flown: Gradual[_Flown] = Gradual(self._make_flown())
        self._aged: Gradual[tuple[Course[list[Aged]], Course[list[Aged]]]] = Gradual(self._make_aged())  # fmt: skip
        self._flights: Gradual[Course[list[tuple[int, str]]]] = Gradual(self._make_flights())
        self._best: Gradual[dict[str | None, Course[tuple[int, Best]]]] = Gradual(self._make_best())
        self._crowds: Gradual[tuple[Course[Crowding], list[tuple[datetime, datetime | None, str]]]] = Gradual(self._make_crowds())  # fmt: skip
        self._visits: Gradual[list[datetime]] = Gradual(self._make_visits())

    def parts(self) -> Iterator[Gradual[Any]]:
        """Yield what can be worked out ahead."""
        yield self._rides
        yield from (self._flown, self._aged, self._flights, self._best, self._crowds, self._visits)

    def _make_rides(self) -> Parts[list[tuple[str, int, Ride]]]:
        """Find everybody's flights to the station: whose, which of theirs, and the flight."""
        out = []
        for some in parts(self._roll.everybody()):
            for person in some:
                for order, ride in enumerate(self.ledger.rides.get(person, ())):
                    if ride.up.station == self.station:
                        out.append((person, order, ride))
            yield
        return out

    # -- the longest flights ---------------------------------------------------------------------

    def longest(self, at: datetime, most: int) -> list[Flown]:
        """Return the longest flights up to an instant, those under way as long as they have lasted."""
        found = self._flown.value
        every = [*(found.over.at(at) or ()), *found.under_way(at, self.most)]
        every.sort(key=_longest)
        return every[:most]

    def _make_flown(self) -> Parts[_Flown]:
        over: list[tuple[datetime, Flown]] = []
        closed: list[tuple[datetime, datetime, str, int, Ride]] = []
        endless: list[tuple[datetime, str, int, Ride]] = []
        for some in parts(self._rides.value):
            for person, order, ride in some:
                launch, land = ride.up.launch, ride.home.land if ride.home is not None else None
                if launch is None:
                    continue
                if land is None:
                    endless.append((launch.instant, person, order, ride))
                elif land.instant > launch.instant:
                    spent = length(launch, land, land.instant)
                    over.append((land.instant, (spent, person, order, ride)))
                    closed.append((launch.instant, land.instant, person, order, ride))
            yield
        over = yield from in_order(over)
        closed = yield from in_order(closed)
        endless = yield from in_order(endless)
        course: Course[list[Flown]] = Course()
        top: list[Flown] = []
        for place, (instant, flown) in enumerate(over):
            if not place % _SOME:
                yield
            if len(top) < self.most or _longest(flown) < _longest(top[-1]):
                top = sorted([*top, flown], key=_longest)[: self.most]
                course.add(instant, top)
        return _Flown(course, closed, endless)

    # -- ages and counts -------------------------------------------------------------------------

    def oldest(self, at: datetime, most: int) -> list[Aged]:
        """Return the oldest at their last launch up to an instant."""
        return (self._aged.value[0].at(at) or [])[:most]

    def youngest(self, at: datetime, most: int) -> list[Aged]:
        """Return the youngest at their first launch up to an instant."""
        return (self._aged.value[1].at(at) or [])[:most]

    def _make_aged(self) -> Parts[tuple[Course[list[Aged]], Course[list[Aged]]]]:
        people = self.ledger.schedule.people
        found: list[tuple[datetime, int, Aged]] = []
        for some in parts(self._rides.value):
            for person, order, ride in some:
                noun = people.get(person)
                years = age_at(noun.born, ride) if noun is not None and noun.born else None
                if years is not None:
                    found.append((start_of(ride.up), order, (years, person, ride)))
            yield
        found = yield from in_order(found)
        last = _Top(self.most, lambda one: (-one[0], one[1]))
        first = _Top(self.most, lambda one: (one[0], one[1]))
        for ordered in parts(found):
            for instant, order, aged in ordered:
                last.put(instant, aged, order)
                first.put(instant, aged, -order)
            yield
        return last.course, first.course

    def flights(self, at: datetime, most: int) -> list[tuple[int, str]]:
        """Return who has begun most flights up to an instant, each with how many."""
        return (self._flights.value.at(at) or [])[:most]

    def _make_flights(self) -> Parts[Course[list[tuple[int, str]]]]:
        starts: list[tuple[datetime, str]] = []
        for some in parts(self._rides.value):
            starts += [(start_of(ride.up), person) for person, _, ride in some]
            yield
        starts = yield from in_order(starts)
        counts: dict[str, int] = {}
        course: Course[list[tuple[int, str]]] = Course()
        top: list[tuple[int, str]] = []
        for begun in parts(starts):
            for instant, person in begun:
                count = counts[person] = counts.get(person, 0) + 1
                if len(top) < self.most or (-count, person) < (-top[-1][0], top[-1][1]):
                    top = [one for one in top if one[1] != person]
                    top.append((count, person))
                    top.sort(key=lambda one: (-one[0], one[1]))
                    del top[self.most :]
                    course.add(instant, top)
            yield
        return course

    # -- the longest that are over, by agency ----------------------------------------------------

    def best(self, at: datetime) -> tuple[Best | None, dict[str | None, Best]]:
        """Return the longest flight that is over by an instant, of all and by agency; one that is imprecise at its least."""
        every: tuple[float, int, Best] | None = None
        by: dict[str | None, Best] = {}
        for agency, course in self._best.value.items():
            found = course.at(at)
            if found is not None:
                order, one = found
                by[agency] = one
                if every is None or (-one.days, order) < every[:2]:
                    every = (-one.days, order, one)
        return every[2] if every is not None else None, by

    def _make_best(self) -> Parts[dict[str | None, Course[tuple[int, Best]]]]:
        people = self.ledger.schedule.person
        found: list[tuple[datetime, int, float, str, str | None]] = []
        for some in parts(enumerate(self._rides.value)):
            for order, (person, _, ride) in some:
                launch, home = ride.up.launch, ride.home
                if launch is None or home is None or home.land is None:
                    continue
                least = max(0.0, days(launch.high, home.land.low))
                agency = ride.seat.agency or people(person).agency
                instant = max(home.land.instant, launch.instant)
                found.append((instant, order, least, person, agency))
            yield
        found = yield from in_order(found)
        out: dict[str | None, Course[tuple[int, Best]]] = {}
        held: dict[str | None, tuple[float, int]] = {}
        for place, (instant, order, least, person, agency) in enumerate(found):
            if not place % _SOME:
                yield
            if agency not in held or (-least, order) < held[agency]:
                held[agency] = (-least, order)
                out.setdefault(agency, Course()).add(instant, (order, Best(person, least)))
        return out

    # -- how many ----------------------------------------------------------------------------------

    def crowds(self, at: datetime) -> tuple[int, list[tuple[datetime, datetime | None, str]]]:
        """Return the most people aboard at once up to an instant, and every time when that many were: from when, until when, and the flight."""
        course, times = self._crowds.value
        found = course.at(at)
        if found is None:
            return 0, []
        out = times[found.first : found.last]
        if found.open:
            out[-1] = (out[-1][0], None, out[-1][2])
        return found.peak, out

    def _make_crowds(
        self,
    ) -> Parts[tuple[Course[Crowding], list[tuple[datetime, datetime | None, str]]]]:
        course: Course[Crowding] = Course()
        times: list[tuple[datetime, datetime | None, str]] = []
        peak, first = 0, 0
        events = self.ledger.station_events(self.station) if self.station is not None else ()
        for some in parts(events):
            for event in some:
                if event.move is None:
                    continue
                if event.aboard > peak:
                    peak, first = event.aboard, len(times)
                running = len(times) > first and times[-1][1] is None
                if running and event.aboard < peak:
                    times[-1] = (times[-1][0], event.instant, times[-1][2])
                elif not running and peak and event.aboard == peak:
                    times.append((event.instant, None, event.id))
                else:
                    continue
                over = times[-1][1] is not None
                course.add(event.instant, Crowding(peak, first, len(times), open_=not over))
            yield
        return course, times

    def visited(self, at: datetime) -> int:
        """Return how many people have been aboard up to an instant."""
        return bisect_right(self._visits.value, at)

    def _make_visits(self) -> Parts[list[datetime]]:
        firsts: dict[str, datetime] = {}
        for some in parts(self._rides.value):
            for person, _, ride in some:
                if ride.up.dock is not None:
                    instant = ride.up.dock.instant
                    firsts[person] = min(firsts.get(person, instant), instant)
            yield
        return sorted(firsts.values())


class _Flown:
    """Flights by when they were over, those that were to be over some day, and those of which nobody knows that."""

    __slots__ = ("_closed", "_endless", "_lasts", "_starts", "over")

    def __init__(
        self,
        over: Course[list[Flown]],
        closed: list[tuple[datetime, datetime, str, int, Ride]],
        endless: list[tuple[datetime, str, int, Ride]],
    ) -> None:
        self.over = over
        self._closed = closed
        self._starts = [one[0] for one in closed]
        self._lasts = list(accumulate([one[1] for one in closed], max))
        self._endless = endless

    def under_way(self, at: datetime, most: int) -> Iterator[Flown]:
        """Yield the flights that have begun and are not over; of those without end the longest."""
        stop = bisect_left(self._starts, at)
        for start, end, person, order, ride in self._closed[bisect_right(self._lasts, at) : stop]:
            if end > at:
                yield days(start, at), person, order, ride
        for start, person, order, ride in self._endless[:most]:
            if start < at:
                yield days(start, at), person, order, ride


def _longest(one: Flown) -> tuple[float, str, int]:
    return -one[0], one[1], one[2]
