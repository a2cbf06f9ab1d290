"""Tracks: everything that ever happens on a lane of a timeline, in order, so that a window is found by bisection.

A track is made when its lane is first looked at, and its bars when they first lie in a window. What a window
shows costs the logarithm of what there is, and no more bars than it has cells for.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from crewtrack.model.when import FAR_FUTURE
from crewtrack.views.gradual import in_order, parts
from crewtrack.views.shapes.timeline import Bar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime

    from crewtrack.ledger.rides import Ride
    from crewtrack.ledger.trips import Moved, Trip
    from crewtrack.model.address import Address
    from crewtrack.model.schedule import Schedule
    from crewtrack.model.when import When
    from crewtrack.views.gradual import Parts
    from crewtrack.views.shapes.common import AgencyRef


class Stay(NamedTuple):
    """What a bar is made of.

    Attributes:
        trip: the flight; a person's way up.
        ride: a person's ride, or None.
        start, end: the movements that begin and end it; None where nothing does.
        out, back: a launch before it and a landing after it, or None.
        first, last: the earliest and the latest that anything of it can be.
        stays: False for what never reaches the station.
        address: where the stay is written.
    """

    trip: Trip
    ride: Ride | None
    start: Moved | None
    end: Moved | None
    out: Moved | None
    back: Moved | None
    first: datetime
    last: datetime
    stays: bool
    address: Address


class Track:
    """The stays of one lane, in order of their beginning.

    Attributes:
        stays: every one; `firsts` are their beginnings, `ends` their ends, and `lasts` the latest end of each and
            all before it.
    """

    __slots__ = ("_bars", "_make", "_wrong", "ends", "firsts", "lasts", "stays")

    def __init__(self, stays: Sequence[Stay], make: Maker | None = None) -> None:
        """Put stays in order; `make` makes their bars."""
        self._make = make
        for _ in self._put(stays):
            pass

    @classmethod
    def gradually(cls, stays: Sequence[Stay], make: Maker) -> Parts[Track]:
        """Make a track of many stays in parts."""
        made = cls.__new__(cls)
        made._make = make
        yield from made._put(stays)
        return made

    def _put(self, stays: Sequence[Stay]) -> Iterator[None]:
        found: list[tuple[datetime, str, int, int]] = []
        for some in parts(enumerate(stays)):
            found += [
                (stay.first, stay.trip.id, stay.ride.order if stay.ride is not None else 0, place)
                for place, stay in some
            ]
            yield
        found = yield from in_order(found)
        self.stays = [stays[one[3]] for one in found]
        yield
        self.firsts = [one[0] for one in found]
        self.ends = [stay.last for stay in self.stays]
        yield
        self.lasts = list(accumulate(self.ends, max))
        self._wrong: list[int] | None = None
        self._bars: list[Bar | None] = [None] * len(self.stays)

    def bar(self, place: int) -> Bar:
        """Return the bar of a stay, made on first use."""
        found = self._bars[place]
        if found is None:
            assert self._make is not None  # noqa: S101 - only a track without stays has none
            found = self._bars[place] = self._make.bar(self.stays[place])
        return found

    def _flagged(self) -> list[int]:
        """Return the places of the stays that something is wrong with: no drawing leaves those out."""
        if self._wrong is None:
            make = self._make
            self._wrong = (
                [place for place, stay in enumerate(self.stays) if make.wrong(stay) is not None]
                if make is not None
                else []
            )
        return self._wrong

    def bars(
        self, start: datetime, end: datetime, edges: Sequence[datetime] | None = None
    ) -> tuple[Bar, ...]:
        """Return the bars that reach into a window.

        Args:
            start: where the window begins.
            end: where it ends; not in it.
            edges: where the cells of a drawing begin, and the last of them ends: of the bars that would lie in
                the cell in which one before them ends, the last is returned, or none where the next begins there.
        """
        firsts, ends, lasts, made = self.firsts, self.ends, self.lasts, self._bars
        out = []
        place, stop = bisect_right(lasts, start), bisect_left(firsts, end)
        sparse = edges is None or stop - place < len(edges)
        cell = 0
        while place < stop:
            last = ends[place]
            if last > start or firsts[place] >= start:
                out.append(made[place] or self.bar(place))
                if not sparse and edges is not None and last < end:
                    # mostly it ends in the cell in which the one before it did, or in the next
                    if cell and last < edges[cell - 1]:
                        cell = bisect_right(edges, last, 0, cell)
                    elif edges[cell] <= last:
                        cell += 1
                        if edges[cell] <= last:
                            cell = bisect_right(edges, last, cell)
                    edge = edges[cell]
                    if place + 1 < stop and lasts[place + 1] < edge:
                        beyond = bisect_left(lasts, edge, place + 2, stop)
                        wrong = self._flagged()
                        if wrong:
                            skipped = range(
                                bisect_right(wrong, place), bisect_left(wrong, beyond - 1)
                            )
                            out += [self.bar(wrong[one]) for one in skipped]
                        # the next begins in that cell, too, and so shows that it is crowded; else the last of these does
                        if beyond == stop or firsts[beyond] >= edge or beyond - 1 in wrong:
                            out.append(self.bar(beyond - 1))
                        place = beyond - 1
            place += 1
        return tuple(out)

    def near(self, at: datetime, start: datetime, end: datetime) -> tuple[Bar, ...]:
        """Return the bars of a window that hold an instant, and those next to it."""
        lasts, stop = self.lasts, bisect_left(self.firsts, end)
        first = bisect_right(lasts, start)
        low = max(first, bisect_right(lasts, at) - 1)
        high = min(stop, bisect_right(self.firsts, at) + 1)
        return tuple(
            self.bar(place)
            for place in range(low, max(low, high))
            if self.ends[place] > start or self.firsts[place] >= start
        )


class Order:
    """Whose stays they are, in the order in which they begin and in which they end.

    Who comes in a window, and who has left in it, is a slice of that: a window of decades costs no more than the
    names that it holds.
    """

    __slots__ = ("_first_names", "_firsts", "_last_names", "_lasts", "_loose")

    def __init__(self, track: Track, names: Sequence[str]) -> None:
        """Take the stays of a track, and the name of each."""
        for _ in self._put(track, names):
            pass

    @classmethod
    def gradually(cls, track: Track, names: Sequence[str]) -> Parts[Order]:
        """Make the order of many stays in parts."""
        made = cls.__new__(cls)
        yield from made._put(track, names)
        return made

    def _put(self, track: Track, names: Sequence[str]) -> Iterator[None]:
        self._firsts = track.firsts
        self._first_names = list(names)
        lasts: list[tuple[datetime, int]] = []
        for ends in parts(enumerate(track.ends)):
            lasts += [(last, -place) for place, last in ends]
            yield
        lasts = yield from in_order(lasts)
        self._lasts = [last for last, _ in lasts]
        yield
        self._last_names = [names[-place] for _, place in lasts]
        # few begin at a time that is not known: these are looked at one by one
        self._loose: list[tuple[datetime, datetime, datetime, str]] = []
        for some in parts(zip(track.stays, names, strict=True)):
            self._loose += [
                (stay.first, begin, stay.last, name)
                for stay, name in some
                if stay.first is not (begin := _begin(stay)) and stay.first != begin
            ]
            yield

    def coming(self, at: datetime, start: datetime, end: datetime) -> list[str]:
        """Return those of a window who begin after an instant, in order, each once."""
        found = {
            name: None
            for first, begin, last, name in self._loose
            if first <= at < begin and first < end and last > start
        }
        first = bisect_right(self._firsts, max(at, start))
        names = self._first_names[first : bisect_left(self._firsts, end)]
        if start > at:
            # who came before the window may still be there
            found |= dict.fromkeys(self._until(at, start))
        return list(found | dict.fromkeys(names))

    def _until(self, at: datetime, start: datetime) -> list[str]:
        """Return those who begin after an instant and before a window, and reach into it."""
        low, high = bisect_right(self._firsts, at), bisect_right(self._firsts, start)
        inside = {*self._last_names[bisect_right(self._lasts, start) :]}
        return [name for name in self._first_names[low:high] if name in inside]

    def left(self, at: datetime, start: datetime, end: datetime) -> list[str]:
        """Return those of a window who have ended by an instant, the last first, each once."""
        first, last = bisect_right(self._lasts, start), bisect_right(self._lasts, at)
        names = self._last_names[first:last]
        if end < at:
            # who left after the window may not have been there yet
            inside = {*self._first_names[: bisect_left(self._firsts, end)]}
            names = [name for name in names if name in inside]
        return list(dict.fromkeys(reversed(names)))

    def lasting(self, at: datetime, start: datetime, end: datetime) -> list[str]:
        """Return those of a window who have begun by an instant and not ended."""
        begun = {*self._first_names[: bisect_right(self._firsts, min(at, end))]}
        names = self._last_names[bisect_right(self._lasts, max(at, start)) :]
        return [name for name in names if name in begun]


def _begin(stay: Stay) -> datetime:
    found = stay.out or stay.start
    return found.instant if found is not None else FAR_FUTURE


class Maker:
    """Makes bars: names, agencies and what is wrong are looked up here.

    Attributes:
        schedule: where names come from.
        agency: the agency of a stay.
        wrong: what is wrong with a stay being where it is, or None.
    """

    __slots__ = ("agency", "schedule", "wrong")

    def __init__(
        self,
        schedule: Schedule,
        agency: Callable[[Stay], AgencyRef | None],
        wrong: Callable[[Stay], str | None],
    ) -> None:
        """Keep what is asked."""
        self.schedule = schedule
        self.agency = agency
        self.wrong = wrong

    def bar(self, stay: Stay) -> Bar:
        """Make the bar of a stay."""
        schedule, trip = self.schedule, stay.trip
        start, end = stay.start, stay.end
        out, back = stay.out, stay.back
        home = stay.ride.home if stay.ride is not None else None
        if home is trip:
            home = None
        port = start.port if start is not None and stay.ride is None else None
        return Bar(
            trip.id,
            schedule.flight_name(trip.id),
            schedule.flight_short(trip.id),
            home.id if home is not None else None,
            schedule.flight_short(home.id) if home is not None else None,
            self.agency(stay),
            *_bounds(start),
            *_bounds(end),
            _when(start),
            _when(end),
            port,
            port_name(schedule, trip.station, port) if port is not None else None,
            out.instant if out is not None and out is not start else None,
            back.instant
            if back is not None and back is not end and back.instant < FAR_FUTURE
            else None,
            stay.stays,
            end is None and trip.flight.dock is not None and trip.flight.dock.stays,
            self.wrong(stay),
            stay.address,
        )


def _bounds(move: Moved | None) -> tuple[datetime, datetime, datetime]:
    if move is None:
        return FAR_FUTURE, FAR_FUTURE, FAR_FUTURE
    return move.low, move.instant, move.high


def _when(move: Moved | None) -> When | None:
    return move.when if move is not None else None


_DIRECTIONS = {"forward": "fwd", "zenith": "zen", "nadir": "nad", "starboard": "stbd"}


def port_name(schedule: Schedule, station: str | None, ident: str) -> str:
    """Return a port's name for narrow places: its module, and the direction where that has several."""
    port = schedule.port(station, ident)
    if port is None or port.name or port.module is None:
        name = schedule.port_name(station, ident)
        direction = port.direction if port is not None else None
        if direction is None or not name.lower().endswith(f" {direction}"):
            return name
        return name[: -len(direction)] + _DIRECTIONS.get(direction, direction)
    module = schedule.module_name(station, port.module)
    ports = schedule.stations[station or ""].ports
    others = sum(1 for one in ports if one.module == port.module and not one.name)
    if others < 2 or port.direction is None:
        return module
    return f"{module} {_DIRECTIONS.get(port.direction, port.direction)}"


# -- stays -----------------------------------------------------------------------------------------


def port_stays(trip: Trip) -> list[tuple[str, Stay]]:
    """Return a flight's stays on ports, each with the port's id, "" where no file gives one."""
    out: list[tuple[str, Stay]] = []
    begun: Moved | None = None
    for move in trip.moves:
        if move.step in ("dock", "arrived"):
            begun = move
        elif move.step in ("undock", "left") and begun is not None:
            out.append((begun.port or "", _port_stay(trip, begun, move)))
            begun = None
    if begun is not None:
        out.append((begun.port or "", _port_stay(trip, begun, None)))
    return out


def _port_stay(trip: Trip, begun: Moved, end: Moved | None) -> Stay:
    address: Address = ("flight", trip.id, "dock")
    if begun.step == "arrived":
        address = ("flight", trip.id, "relocate", begun.place)
    last = end.high if end is not None else FAR_FUTURE
    return Stay(trip, None, begun, end, None, None, begun.low, last, True, address)


def ride_stay(ride: Ride) -> Stay | None:
    """Return a person's stay, on their way up and home; None where nothing says when it begins."""
    up, home = ride.up, ride.home
    leave = home.undock if home is not None else None
    land = home.land if home is not None else None
    address: Address = ("flight", up.id, "crew", ride.order)
    if up.dock is not None:
        first, last = (up.launch or up.dock).low, _high(land or leave)
        return Stay(up, ride, up.dock, leave, up.launch, land, first, last, True, address)
    if up.launch is None:
        return None
    end = land or up.land
    return Stay(up, ride, up.launch, end, None, None, up.launch.low, _high(end), False, address)


def _high(move: Moved | None) -> datetime:
    return move.high if move is not None else FAR_FUTURE


def flight_stay(trip: Trip) -> Stay | None:
    """Return a flight's stay, on its way there and back; None where nothing says when it begins."""
    address: Address = ("flight", trip.id)
    if trip.dock is not None:
        first, last = (trip.launch or trip.dock).low, _high(trip.land or trip.undock)
        return Stay(
            trip, None, trip.dock, trip.undock, trip.launch, trip.land, first, last, True, address
        )
    if trip.launch is None:
        return None
    end = trip.land if trip.flown else trip.land or trip.launch
    return Stay(
        trip, None, trip.launch, end, None, None, trip.launch.low, _high(end), False, address
    )
