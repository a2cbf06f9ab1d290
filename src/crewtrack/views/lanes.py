"""Lanes: what is known of a station in the order of time, and which lanes of it a window has.

An `Index` is made once for a ledger. It is asked which lanes a window has (`Index.keys`) and for those that are shown
(`Index.lane`). What takes long in it is worked out gradually: ahead, or when it is first asked for.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, overload

from crewtrack.ledger.lifeboats import seats
from crewtrack.ledger.spans import edges as movements_of
from crewtrack.ledger.spans import held, unseated
from crewtrack.model.when import FAR_FUTURE
from crewtrack.views.gradual import Gradual, parts
from crewtrack.views.headcount import Headcount, within
from crewtrack.views.refs import agency_ref, exists, in_order
from crewtrack.views.shapes.timeline import Lane, Mark
from crewtrack.views.tracks import (
    Maker,
    Order,
    Stay,
    Track,
    flight_stay,
    port_name,
    port_stays,
    ride_stay,
)
from crewtrack.views.wrong import Wrong

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator
    from datetime import datetime

    from crewtrack.ledger.events import Event
    from crewtrack.ledger.ledger import Ledger
    from crewtrack.ledger.rides import Ride
    from crewtrack.ledger.state import State
    from crewtrack.model.address import Address
    from crewtrack.model.nouns import Port
    from crewtrack.model.problem import Problem
    from crewtrack.views.gradual import Parts
    from crewtrack.views.shapes.common import AgencyRef
    from crewtrack.views.shapes.timeline import Bar

    Gaps = dict[Hashable, list[tuple[datetime, datetime]]]

LANES = ("ports+people", "ports", "people", "flights", "agencies")
"""Which lanes a timeline can have, in the order in which a screen goes through them."""


GROUPS = ("aboard", "transit", "arriving", "left")
"""How people and flights stand at an instant, in the order in which they are shown."""

_SOME = 64
"""How many changes at a time are looked through for seats."""


class Key(NamedTuple):
    """Which lane: its kind, the id of what it shows, and for people and flights their group."""

    kind: str
    id: str
    group: str = ""


class Keys(Sequence[Key]):
    """The lanes of a section, group by group: of thousands, a key is made for those that are looked at.

    Attributes:
        kind: of every lane.
        groups: each group with the ids in it.
    """

    __slots__ = ("_count", "groups", "kind")

    def __init__(self, kind: str, groups: Iterable[tuple[str, Sequence[str]]]) -> None:
        """Keep the ids."""
        self.kind = kind
        self.groups = tuple(groups)
        self._count = sum(len(idents) for _, idents in self.groups)

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, at: int) -> Key: ...

    @overload
    def __getitem__(self, at: slice) -> list[Key]: ...

    def __getitem__(self, at: int | slice) -> Key | list[Key]:
        """Return a key, or some."""
        if isinstance(at, slice):
            return [self[one] for one in range(*at.indices(self._count))]
        place = at + self._count if at < 0 else at
        for group, idents in self.groups if place >= 0 else ():
            if place < len(idents):
                return Key(self.kind, idents[place], group)
            place -= len(idents)
        raise IndexError(at)

    def place(self, ident: str) -> int | None:
        """Return where the lane of an id stands, in whatever group."""
        first = 0
        for _, idents in self.groups:
            if ident in idents:
                return first + idents.index(ident)
            first += len(idents)
        return None


class Index:
    """What is known of a station, in the order of time.

    Attributes:
        ledger, station: what and where.
        count: the head count.
    """

    __slots__ = (
        "_commands",
        "_flights",
        "_gaps",
        "_keys",
        "_lanes",
        "_names",
        "_people",
        "_ports",
        "_problems",
        "_refs",
        "_wrong",
        "count",
        "ledger",
        "station",
    )

    def __init__(
        self, ledger: Ledger, station: str, problems: Iterable[Problem] | None = None
    ) -> None:
        """Look at a station; nothing is worked out yet.

        Args:
            ledger: the ledger.
            station: the station's id.
            problems: what `check` finds, where that is known already.
        """
        self._problems = problems
        self.ledger = ledger
        self.station = station
        self.count = Headcount(ledger, station)
        self._ports: Gradual[dict[str, Track]] = Gradual(self._make_ports())
        self._people: Gradual[tuple[Track, Order]] = Gradual(self._make_people())
        self._flights: Gradual[tuple[Track, Order]] = Gradual(self._make_flights())
        self._gaps: Gradual[Gaps] = Gradual(_gaps(ledger, station))
        self._lanes: dict[str, Track] = {}
        self._names: dict[tuple[str, ...], tuple[str, str, AgencyRef | None, Address]] = {}
        self._commands: dict[str, list[Event]] | None = None
        self._wrong: Wrong | None = None
        self._refs: dict[str | None, AgencyRef] = {}
        self._keys: tuple[tuple[object, ...], list[tuple[str, Keys]]] | None = None

    def parts(self, which: str = LANES[0]) -> Iterator[Gradual[Any]]:
        """Yield what the lanes need that can be worked out ahead: `which` is one of `LANES`."""
        for kind in which.split("+"):
            if kind == "ports":
                yield self._ports
            elif kind == "people":
                yield self._people
                yield self._gaps
            elif kind == "flights":
                yield self._flights
        yield from self.count.parts()

    # -- tracks ----------------------------------------------------------------------------------

    @property
    def wrong(self) -> Wrong:
        """What is certainly wrong with flights."""
        if self._wrong is None:
            self._wrong = Wrong(self.ledger, self._problems)
        return self._wrong

    def ports(self) -> dict[str, Track]:
        """Return the track of every port that has ever held a ship; "" is where no file gives the port."""
        return self._ports.value

    def _make_ports(self) -> Parts[dict[str, Track]]:
        found: dict[str, list[Stay]] = {}
        for some in parts(self.ledger.trips.values()):
            for trip in some:
                if trip.station == self.station and trip.dock is not None:
                    for port, stay in port_stays(trip):
                        found.setdefault(port, []).append(stay)
            yield
        maker = Maker(self.ledger.schedule, self._provider, self.wrong.on_port)
        tracks = {}
        for port, stays in found.items():
            tracks[port] = yield from Track.gradually(stays, maker)
            yield
        return tracks

    def people(self) -> Track:
        """Return the stays of everybody together."""
        return self._people.value[0]

    def _make_people(self) -> Parts[tuple[Track, Order]]:
        stays = []
        for some in parts(self.ledger.rides.values()):
            for rides in some:
                stays += self._of_rides(rides)
            yield
        track = yield from Track.gradually(stays, self._of_people)
        yield
        names: list[str] = []
        for own in parts(track.stays):
            names += [stay.trip.up[stay.ride.order] for stay in own if stay.ride is not None]
            yield
        return track, (yield from Order.gradually(track, names))

    def flights(self) -> Track:
        """Return the flights to the station."""
        return self._flights.value[0]

    def _make_flights(self) -> Parts[tuple[Track, Order]]:
        stays = []
        for some in parts(self.ledger.trips.values()):
            for trip in some:
                stay = flight_stay(trip) if trip.station == self.station else None
                if stay is not None:
                    stays.append(stay)
            yield
        track = yield from Track.gradually(stays, self._of_flights)
        yield
        names = [stay.trip.id for stay in track.stays]
        return track, (yield from Order.gradually(track, names))

    @property
    def _of_people(self) -> Maker:
        return Maker(self.ledger.schedule, self._agency_of, self.wrong.of_person)

    @property
    def _of_flights(self) -> Maker:
        return Maker(self.ledger.schedule, self._provider, self.wrong.of_flight)

    def _of_rides(self, rides: Iterable[Ride]) -> list[Stay]:
        """Return somebody's stays at the station."""
        return [
            stay
            for ride in rides
            if ride.up.station == self.station and (stay := ride_stay(ride)) is not None
        ]

    def track(self, key: Key) -> Track:
        """Return the track of one lane, empty where nothing is known of it."""
        if key.kind == "port":
            found = self.ports().get(key.id)
            return found if found is not None else Track(())
        name = f"{key.kind} {key.id}"
        made = self._lanes.get(name)
        if made is None:
            made = self._lanes[name] = self._track_of(key)
        return made

    def _track_of(self, key: Key) -> Track:
        if key.kind == "person":
            return Track(self._of_rides(self.ledger.rides.get(key.id, ())), self._of_people)
        trip = self.ledger.trips.get(key.id)
        stay = flight_stay(trip) if trip is not None else None
        return Track((stay,) if stay is not None else (), self._of_flights)

    def ref(self, ident: str | None) -> AgencyRef:
        """Return an agency as views show it."""
        found = self._refs.get(ident)
        if found is None:
            found = self._refs[ident] = agency_ref(self.ledger.schedule, ident)
        return found

    def _provider(self, stay: Stay) -> AgencyRef | None:
        ident = self.ledger.schedule.provider_of(stay.trip.flight)
        return self.ref(ident) if ident is not None else None

    def _agency_of(self, stay: Stay) -> AgencyRef | None:
        ride = stay.ride
        if ride is None:
            return None
        person = stay.trip.up[ride.order]
        return self.ref(ride.seat.agency or self.ledger.schedule.person(person).agency)

    # -- lanes -----------------------------------------------------------------------------------

    def keys(
        self, at: datetime, start: datetime, end: datetime, which: str
    ) -> list[tuple[str, Keys]]:
        """Return the lanes of a window by section, in the order in which they are shown.

        Args:
            at: the as-of instant.
            start: where the window begins.
            end: where it ends.
            which: one of `LANES`.
        """
        asked = (at, start, end, which)
        if self._keys is None or self._keys[0] != asked:
            make = {
                "ports": self._port_keys,
                "people": self._people_keys,
                "flights": self._flight_keys,
                "agencies": self._agency_keys,
            }
            found = [(name, make[name](at, start, end)) for name in which.split("+")]
            self._keys = (asked, found)
        return self._keys[1]

    def _port_keys(self, at: datetime, start: datetime, end: datetime) -> Keys:
        """Return the ports that exist at the instant or hold a ship in the window, in the order of the file."""
        station = self.ledger.schedule.stations.get(self.station)
        known: dict[str, Port] = (
            {port.id: port for port in station.ports} if station is not None else {}
        )
        tracks = self.ports()
        busy = {port for port, track in tracks.items() if _reaches(track, start, end)}
        shown = [
            ident
            for ident in dict.fromkeys((*known, *sorted(tracks)))
            if ident in busy or (ident in known and exists(known[ident], at))
        ]
        return Keys("port", (("", shown),))

    def _people_keys(self, at: datetime, start: datetime, end: datetime) -> Keys:
        """Return who is aboard, then who is on the way, then who arrives, then who has left, the last first."""
        order = self._people.value[1]
        state = self.ledger.state(at)
        there = [
            person
            for person, here in state.aboard.items()
            if here.station == self.station and self._seen("person", person, start, end)
        ]
        going = [person for person in state.transit if self._seen("person", person, start, end)]
        known = {*there, *going}
        coming = [one for one in order.coming(at, start, end) if one not in known]
        known.update(coming)
        gone = [one for one in order.left(at, start, end) if one not in known]
        aboard = self._in_groups(there, at)
        return _keys("person", aboard, going, coming, gone)

    def _seen(self, kind: str, ident: str, start: datetime, end: datetime) -> bool:
        """Whether anything on a lane reaches into a window."""
        return _reaches(self.track(Key(kind, ident)), start, end)

    def _in_groups(self, people: Iterable[str], at: datetime) -> list[str]:
        """Return people as the roster has them: the largest agency first, in it by ship home."""
        groups: dict[str | None, list[str]] = {}
        for person in in_order(self.ledger, people, at):
            groups.setdefault(self.ledger.agency(person, at), []).append(person)
        refs = [self.ref(ident) for ident in groups]
        refs.sort(key=lambda one: (-len(groups[one.id]), one.id is None, one.name))
        return [person for ref in refs for person in groups[ref.id]]

    def _flight_keys(self, at: datetime, start: datetime, end: datetime) -> Keys:
        """Return the flights of the window: those there, those to come, then those that have left."""
        order = self._flights.value[1]
        state = self.ledger.state(at)
        there = [
            ident
            for ident, berth in state.berths.items()
            if berth.trip.station == self.station and self._seen("flight", ident, start, end)
        ]
        known = {*there}
        moving = [one for one in order.lasting(at, start, end) if one not in known]
        known.update(moving)
        coming = [one for one in order.coming(at, start, end) if one not in known]
        known.update(coming)
        gone = [one for one in order.left(at, start, end) if one not in known]
        return _keys("flight", there, moving, coming, gone)

    def _agency_keys(self, at: datetime, start: datetime, end: datetime) -> Keys:
        """Return the agencies that have somebody aboard in the window, those with most at the instant first."""
        found = []
        for ident, (instants, counts) in self.count.by_agency().items():
            first = max(0, bisect_right(instants, start) - 1)
            own = counts[first : bisect_left(instants, end)]
            if any(own):
                place = bisect_right(instants, at) - 1
                now = counts[place] if place >= 0 else 0
                found.append((-now, -max(own), self.ref(ident).name, ident))
        found.sort(key=lambda one: one[:3])
        return Keys("agency", (("", [ident or "none" for *_, ident in found]),))

    def lane(
        self,
        key: Key,
        at: datetime,
        start: datetime,
        end: datetime,
        edges: Sequence[datetime] | None = None,
    ) -> Lane:
        """Return a lane of a window; with `edges` no more bars than its cells can show (`Track.bars`)."""
        if key.kind == "agency":
            ref = self.ref(None if key.id == "none" else key.id)
            steps = self.count.by_agency().get(ref.id, ([], []))
            own = tuple(within(steps, start, end))
            return Lane(
                "agency", key.id, ref.name, ref.tag, ref, "", (), (), own, ("agency", key.id)
            )
        return self._lane(key, at, self.track(key).bars(start, end, edges), start, end)

    def lane_near(self, key: Key, at: datetime, start: datetime, end: datetime) -> Lane:
        """Return a lane of a window with the bars next to an instant alone: what it says in words needs no more."""
        if key.kind == "agency":
            return self.lane(key, at, start, end)
        return self._lane(key, at, self.track(key).near(at, start, end), start, end)

    def _lane(
        self, key: Key, at: datetime, bars: tuple[Bar, ...], start: datetime, end: datetime
    ) -> Lane:
        name, short, agency, address = self._named(key)
        marks: tuple[Mark, ...] = ()
        if key.kind == "port":
            marks = tuple(self._ends_wrong(bars)) if self.wrong else ()
        elif key.kind == "person":
            marks = tuple(self._marks(key.id, start, end))
            # who comes only later comes for the agency of that flight
            coming = (bar.agency for bar in bars if bar.start > at)
            shown = next(coming, None) if key.group == "arriving" else None
            agency = shown if shown is not None else self.ref(self.ledger.agency(key.id, at))
        return Lane(key.kind, key.id, name, short, agency, key.group, bars, marks, (), address)

    def address(self, key: Key) -> Address:
        """Return the address of what a lane shows."""
        return ("agency", key.id) if key.kind == "agency" else self._named(key)[3]

    def _named(self, key: Key) -> tuple[str, str, AgencyRef | None, Address]:
        """Return what a port, a flight or a person is called, the flight's agency, and the address."""
        found = self._names.get(key[:2])
        if found is None:
            schedule = self.ledger.schedule
            if key.kind == "port":
                name = schedule.port_name(self.station, key.id) if key.id else "port not given"
                short = port_name(schedule, self.station, key.id) if key.id else "no port"
                found = (name, short, None, ("station", self.station, "port", key.id))
            elif key.kind == "flight":
                trip = self.ledger.trips.get(key.id)
                ident = schedule.provider_of(trip.flight) if trip is not None else None
                agency = self.ref(ident) if ident is not None else None
                name, short = schedule.flight_name(key.id), schedule.flight_short(key.id)
                found = (name, short, agency, ("flight", key.id))
            else:
                name = schedule.person_name(key.id)
                found = (name, schedule.person_family(key.id), None, ("person", key.id))
            self._names[key[:2]] = found
        return found

    def _ends_wrong(self, bars: Iterable[Bar]) -> Iterator[Mark]:
        """Yield the conflicts at the ends of stays: a ship leaves, or lands, in a way that cannot be."""
        for bar in bars:
            text = self.wrong.at_end(bar.id)
            trip = self.ledger.trips.get(bar.id)
            last = trip.undock if trip is not None else None
            if text is not None and last is not None and last.instant == bar.end:
                yield Mark("conflict", bar.end, None, text, bar.address)

    # -- marks -----------------------------------------------------------------------------------

    def _marks(self, person: str, start: datetime, end: datetime) -> Iterator[Mark]:
        if self._commands is None:
            self._commands = {}
            for event in self.ledger.station_events(self.station):
                if event.kind == "handover" and event.person is not None:
                    self._commands.setdefault(event.person, []).append(event)
        for event in self._commands.get(person, ()):
            if start <= event.instant < end:
                yield Mark("command", event.instant, None, None, event.address)
        for first, last in self.gaps().get(person, ()):
            if first < end and last > start:
                yield Mark("no-lifeboat", first, last, None, ("person", person))

    def gaps(self) -> Gaps:
        """Return when each person has no lifeboat seat."""
        return self._gaps.value


def _keys(kind: str, *groups: list[str]) -> Keys:
    """Return the lanes of those who are aboard, on the way, to arrive, and gone."""
    return Keys(kind, zip(GROUPS, groups, strict=True))


def _reaches(track: Track, start: datetime, end: datetime) -> bool:
    """Whether any stay of a track reaches into a window."""
    return any(
        track.stays[place].last > start or track.firsts[place] >= start
        for place in range(bisect_right(track.lasts, start), bisect_left(track.firsts, end))
    )


def _gaps(ledger: Ledger, station: str) -> Parts[Gaps]:
    """Return when each person has no lifeboat seat; seldom anybody has none, so that is looked at first."""
    able = {craft.id for craft in ledger.schedule.spacecraft.values() if craft.returns}
    flown = any(trip.flight.spacecraft in able for trip in ledger.trips.values())
    yield
    if not flown or not ledger.short_of_seats:
        return {}
    yield
    events = [one for one in ledger.station_events(station) if one.move is not None]
    if not events:
        return {}

    def lacking(at: datetime, state: State) -> Iterable[str]:
        people = state.counts.get(station, 0)
        for berth in state.berths.values() if people else ():
            if berth.trip.station == station:
                people -= seats(ledger, berth.trip.flight, at)
        return unseated(ledger, state, station, at) if people > 0 else ()

    points = movements_of(ledger, station, events[0].instant, FAR_FUTURE)
    found: Gaps = {}
    for first in range(0, len(points), _SOME):
        end = points[first + _SOME] if first + _SOME < len(points) else FAR_FUTURE
        for person, spans in held(ledger, points[first : first + _SOME], end, lacking).items():
            own = found.setdefault(person, [])
            if (
                own and own[-1][1] == spans[0][0]
            ):  # a gap that the part before could not see the end of
                own[-1] = (own[-1][0], spans.pop(0)[1])
            own += spans
        yield
    return found
