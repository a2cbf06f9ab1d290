"""The timeline: lanes of stays in a window, as of an instant, and the head count as steps.

An `Index` holds what is known of one station in the order of time, and is made once for a ledger. A screen
asks it which lanes a window has (`Index.keys`) and for those that it shows (`Index.lane`); `timeline` returns
the whole of a window as one frozen shape.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from crewtrack.ledger.lifeboats import seats
from crewtrack.ledger.spans import edges as movements_of
from crewtrack.ledger.spans import held, unseated
from crewtrack.model.names import family_name
from crewtrack.model.problem import Severity
from crewtrack.model.when import FAR_FUTURE
from crewtrack.views.coverage import record_begins, spans
from crewtrack.views.refs import agency_ref, exists, in_order
from crewtrack.views.shapes.timeline import Lane, Mark, Section, Step, Timeline
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

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence
    from datetime import datetime

    from crewtrack.ledger.events import Event
    from crewtrack.ledger.ledger import Ledger
    from crewtrack.ledger.state import State
    from crewtrack.model.address import Address
    from crewtrack.model.nouns import Port
    from crewtrack.model.problem import Problem
    from crewtrack.views.shapes.common import AgencyRef
    from crewtrack.views.shapes.timeline import Bar

LANES = ("ports+people", "ports", "people", "flights", "agencies")
"""Which lanes a timeline can have, in the order in which a screen goes through them."""

_Wrong = dict[tuple[str, object], str]


class Key(NamedTuple):
    """Which lane: its kind, the id of what it shows, and for people and flights their group."""

    kind: str
    id: str
    group: str = ""


class Index:
    """What is known of a station, in the order of time.

    Attributes:
        ledger, station: what and where.
    """

    __slots__ = (
        "_agency_steps",
        "_changes",
        "_commands",
        "_flights",
        "_gaps",
        "_keys",
        "_lanes",
        "_names",
        "_orders",
        "_people",
        "_ports",
        "_problems",
        "_refs",
        "_wrong",
        "_wrong_people",
        "ledger",
        "station",
    )

    def __init__(
        self, ledger: Ledger, station: str, problems: Iterable[Problem] | None = None
    ) -> None:
        """Look at a station; what is asked for is worked out on first use.

        Args:
            ledger: the ledger.
            station: the station's id.
            problems: what `check` finds, where that is known already.
        """
        self._problems = problems
        self.ledger = ledger
        self.station = station
        self._ports: dict[str, Track] | None = None
        self._people: Track | None = None
        self._flights: Track | None = None
        self._lanes: dict[str, Track] = {}
        self._orders: dict[str, Order] = {}
        self._names: dict[tuple[str, ...], tuple[str, str, AgencyRef | None, Address]] = {}
        self._changes: tuple[list[datetime], list[int]] | None = None
        self._agency_steps: dict[str | None, tuple[list[datetime], list[int]]] | None = None
        self._commands: dict[str, list[Event]] | None = None
        self._gaps: dict[Hashable, list[tuple[datetime, datetime]]] | None = None
        self._wrong: _Wrong | None = None
        self._wrong_people: _Wrong = {}
        self._refs: dict[str | None, AgencyRef] = {}
        self._keys: tuple[tuple[object, ...], list[tuple[str, list[Key]]]] | None = None

    # -- what is wrong ---------------------------------------------------------------------------

    def wrong(self) -> _Wrong:
        """Return what is certainly wrong with flights, by flight and movement: what a conflict's sign stands for."""
        if self._wrong is None:
            self._wrong = {}
            known = self._problems
            for one in _errors(self.ledger) if known is None else known:
                if one.severity is not Severity.ERROR:
                    continue
                flight, where, person = _place(self.ledger, one)
                if flight is None:
                    continue
                if person is not None:
                    self._wrong_people.setdefault((flight, person), one.message)
                self._wrong.setdefault((flight, where), one.message)
        return self._wrong

    def _wrong_on_port(self, stay: Stay) -> str | None:
        wrong = self.wrong()
        if not wrong:
            return None
        begun = stay.start
        if begun is not None and begun.kind == "arrived":
            return wrong.get((stay.trip.id, begun.place))
        return wrong.get((stay.trip.id, "dock")) or wrong.get((stay.trip.id, "launch"))

    def _wrong_of_flight(self, stay: Stay) -> str | None:
        wrong = self.wrong()
        if not wrong:
            return None
        return next((text for (flight, _), text in wrong.items() if flight == stay.trip.id), None)

    def _wrong_of_person(self, stay: Stay) -> str | None:
        if not self.wrong() or stay.ride is None:
            return None
        person = stay.trip.up[stay.ride.order]
        return self._wrong_people.get((stay.trip.id, person))

    # -- tracks ----------------------------------------------------------------------------------

    def ports(self) -> dict[str, Track]:
        """Return the track of every port that has ever held a ship; "" is where no file gives the port."""
        if self._ports is None:
            found: dict[str, list[Stay]] = {}
            for trip in self.ledger.trips.values():
                if trip.station == self.station and trip.dock is not None:
                    for port, stay in port_stays(trip):
                        found.setdefault(port, []).append(stay)
            maker = Maker(self.ledger.schedule, self._provider, self._wrong_on_port)
            self._ports = {port: Track(stays, maker) for port, stays in found.items()}
        return self._ports

    def people(self) -> Track:
        """Return the stays of everybody together."""
        if self._people is None:
            stays = [
                stay
                for rides in self.ledger.rides.values()
                for ride in rides
                if ride.up.station == self.station and (stay := ride_stay(ride)) is not None
            ]
            maker = Maker(self.ledger.schedule, self._agency_of, self._wrong_of_person)
            self._people = Track(stays, maker)
        return self._people

    def flights(self) -> Track:
        """Return the flights to the station."""
        if self._flights is None:
            stays = [
                stay
                for trip in self.ledger.trips.values()
                if trip.station == self.station and (stay := flight_stay(trip)) is not None
            ]
            maker = Maker(self.ledger.schedule, self._provider, self._wrong_of_flight)
            self._flights = Track(stays, maker)
        return self._flights

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
        schedule = self.ledger.schedule
        if key.kind == "person":
            rides = self.ledger.rides.get(key.id, ())
            stays = [
                stay
                for ride in rides
                if ride.up.station == self.station and (stay := ride_stay(ride)) is not None
            ]
            maker = Maker(schedule, self._agency_of, self._wrong_of_person)
            return Track(stays, maker)
        trip = self.ledger.trips.get(key.id)
        stay = flight_stay(trip) if trip is not None else None
        maker = Maker(schedule, self._provider, self._wrong_of_flight)
        return Track((stay,) if stay is not None else (), maker)

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
    ) -> list[tuple[str, list[Key]]]:
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

    def _port_keys(self, at: datetime, start: datetime, end: datetime) -> list[Key]:
        """Return the ports that exist at the instant or hold a ship in the window, in the order of the file."""
        station = self.ledger.schedule.stations.get(self.station)
        known: dict[str, Port] = (
            {port.id: port for port in station.ports} if station is not None else {}
        )
        tracks = self.ports()
        busy = {port for port, track in tracks.items() if _reaches(track, start, end)}
        return [
            Key("port", ident)
            for ident in dict.fromkeys((*known, *sorted(tracks)))
            if ident in busy or (ident in known and exists(known[ident], at))
        ]

    def _people_keys(self, at: datetime, start: datetime, end: datetime) -> list[Key]:
        """Return who is aboard, then who is on the way, then who arrives, then who has left, the last first."""
        order = self._order("people")
        state = self.ledger.state(at)
        there = [
            person
            for person, here in state.aboard.items()
            if here.station == self.station and self._seen("person", person, start, end)
        ]
        out = [Key("person", one, "aboard") for one in self._in_groups(there, at)]
        going = [person for person in state.transit if self._seen("person", person, start, end)]
        out += [Key("person", one, "transit") for one in going]
        known = {*there, *going}
        coming = [one for one in order.coming(at, start, end) if one not in known]
        out += [Key("person", one, "arriving") for one in coming]
        known.update(coming)
        gone = order.left(at, start, end)
        return out + [Key("person", one, "left") for one in gone if one not in known]

    def _seen(self, kind: str, ident: str, start: datetime, end: datetime) -> bool:
        """Whether anything on a lane reaches into a window."""
        return _reaches(self.track(Key(kind, ident)), start, end)

    def _order(self, which: str) -> Order:
        found = self._orders.get(which)
        if found is None:
            if which == "people":
                track = self.people()
                names = [
                    stay.trip.up[stay.ride.order] for stay in track.stays if stay.ride is not None
                ]
            else:
                track = self.flights()
                names = [stay.trip.id for stay in track.stays]
            found = self._orders[which] = Order(track, names)
        return found

    def _in_groups(self, people: Iterable[str], at: datetime) -> list[str]:
        """Return people as the roster has them: the largest agency first, in it by ship home."""
        groups: dict[str | None, list[str]] = {}
        for person in in_order(self.ledger, people, at):
            groups.setdefault(self.ledger.agency(person, at), []).append(person)
        refs = [self.ref(ident) for ident in groups]
        refs.sort(key=lambda one: (-len(groups[one.id]), one.id is None, one.name))
        return [person for ref in refs for person in groups[ref.id]]

    def _flight_keys(self, at: datetime, start: datetime, end: datetime) -> list[Key]:
        """Return the flights of the window: those there, those to come, then those that have left."""
        order = self._order("flights")
        state = self.ledger.state(at)
        there = [
            ident
            for ident, berth in state.berths.items()
            if berth.trip.station == self.station and self._seen("flight", ident, start, end)
        ]
        out = [Key("flight", one, "aboard") for one in there]
        known = {*there}
        moving = [one for one in order.lasting(at, start, end) if one not in known]
        out += [Key("flight", one, "transit") for one in moving]
        known.update(moving)
        coming = [one for one in order.coming(at, start, end) if one not in known]
        out += [Key("flight", one, "arriving") for one in coming]
        known.update(coming)
        gone = order.left(at, start, end)
        return out + [Key("flight", one, "left") for one in gone if one not in known]

    def _agency_keys(self, at: datetime, start: datetime, end: datetime) -> list[Key]:
        """Return the agencies that have somebody aboard in the window, those with most at the instant first."""
        found = []
        for ident, (instants, counts) in self.agency_steps().items():
            first = max(0, bisect_right(instants, start) - 1)
            own = counts[first : bisect_left(instants, end)]
            if any(own):
                place = bisect_right(instants, at) - 1
                now = counts[place] if place >= 0 else 0
                found.append((-now, -max(own), self.ref(ident).name, ident))
        found.sort(key=lambda one: one[:3])
        return [Key("agency", ident or "none") for *_, ident in found]

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
            steps = self.agency_steps().get(ref.id, ([], []))
            own = tuple(_steps(steps, start, end))
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
            marks = tuple(self._ends_wrong(bars)) if self.wrong() else ()
        elif key.kind == "person":
            marks = tuple(self._marks(key.id, start, end))
            # who comes only later comes for the agency of that flight
            coming = (bar.agency for bar in bars if bar.start > at)
            shown = next(coming, None) if key.group == "arriving" else None
            agency = shown if shown is not None else self.ref(self.ledger.agency(key.id, at))
        return Lane(key.kind, key.id, name, short, agency, key.group, bars, marks, (), address)

    def _named(self, key: Key) -> tuple[str, str, AgencyRef | None, Address]:
        """Return what a port, a flight or a person is called, the flight's agency, and the address."""
        found = self._names.get(key[:2])
        if found is None:
            schedule = self.ledger.schedule
            if key.kind == "port":
                name = schedule.port_name(self.station, key.id) if key.id else "port not given"
                short = port_name(schedule, self.station, key.id) if key.id else name
                found = (name, short, None, ("station", self.station, "port", key.id))
            elif key.kind == "flight":
                trip = self.ledger.trips.get(key.id)
                ident = schedule.provider_of(trip.flight) if trip is not None else None
                agency = self.ref(ident) if ident is not None else None
                name, short = schedule.flight_name(key.id), schedule.flight_short(key.id)
                found = (name, short, agency, ("flight", key.id))
            else:
                name = schedule.person_name(key.id)
                found = (name, family_name(key.id, name), None, ("person", key.id))
            self._names[key[:2]] = found
        return found

    def _ends_wrong(self, bars: Iterable[Bar]) -> Iterator[Mark]:
        """Yield the conflicts at the ends of stays: a ship leaves, or lands, in a way that cannot be."""
        wrong = self.wrong()
        for bar in bars:
            text = wrong.get((bar.id, "undock")) or wrong.get((bar.id, "land"))
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

    def gaps(self) -> dict[Hashable, list[tuple[datetime, datetime]]]:
        """Return when each person has no lifeboat seat."""
        if self._gaps is None:
            self._gaps = _gaps(self.ledger, self.station)
        return self._gaps

    # -- the head count --------------------------------------------------------------------------

    def changes(self) -> tuple[list[datetime], list[int]]:
        """Return the instants at which the head count may change, and what it is from each of them on."""
        if self._changes is None:
            instants: list[datetime] = []
            counts: list[int] = []
            for event in self.ledger.station_events(self.station):
                if event.move is None or event.instant >= FAR_FUTURE:
                    continue
                if instants and instants[-1] == event.instant:
                    counts[-1] = event.aboard
                elif event.aboard != (counts[-1] if counts else 0):
                    instants.append(event.instant)
                    counts.append(event.aboard)
            self._changes = instants, counts
        return self._changes

    def agency_steps(self) -> dict[str | None, tuple[list[datetime], list[int]]]:
        """Return the same of every agency."""
        if self._agency_steps is None:
            self._agency_steps = _agency_steps(self.ledger, self.station)
        return self._agency_steps

    def recorded(
        self, at: datetime, start: datetime, end: datetime
    ) -> list[tuple[datetime, datetime]]:
        """Return the parts of a window in which the file knows who is aboard, or plans it.

        That is what it claims, and from there up to the as-of instant and its last change. A file that claims
        nothing is believed from its first movement on.
        """
        claimed = spans(self.ledger.schedule, "crewed", self.station)
        instants, _ = self.changes()
        last = max([at, *instants[-1:]])
        if not claimed:
            begins = record_begins(self.ledger, self.station)
            claimed = [(begins, last)] if begins is not None else []
        else:
            first, until = claimed[-1]
            if until is not None and until < last:
                claimed[-1] = (first, last)
        found = [(max(first or start, start), min(last or end, end)) for first, last in claimed]
        return [one for one in found if one[0] < one[1]]


def timeline(
    ledger: Ledger,
    station: str,
    at: datetime,
    start: datetime,
    end: datetime,
    which: str = LANES[0],
    *,
    index: Index | None = None,
    by_agency: bool = True,
) -> Timeline:
    """Return a station's timeline.

    Args:
        ledger: the ledger.
        station: the station's id.
        at: the as-of instant (aware, UTC).
        start: where the window begins.
        end: where it ends; not in it.
        which: the lanes, one of `LANES`.
        index: the station's index, where one is kept.
        by_agency: whether the head count is told by agency, too: that takes a replay of everything.
    """
    found = index if index is not None else Index(ledger, station)
    return Timeline(
        station=station,
        station_name=ledger.schedule.station_name(station),
        at=at,
        start=start,
        end=end,
        sections=tuple(
            Section(kind, tuple(found.lane(key, at, start, end) for key in keys))
            for kind, keys in found.keys(at, start, end, which)
        ),
        complement=tuple(_complement(found, start, end, by_agency=by_agency)),
        recorded=tuple(found.recorded(at, start, end)),
    )


def _complement(index: Index, start: datetime, end: datetime, *, by_agency: bool) -> Iterator[Step]:
    """Yield the head count at the start of a window, and wherever it or its bounds change in it."""
    ledger, station = index.ledger, index.station
    by = index.agency_steps() if by_agency else {}
    points = {start}
    for instants, _ in (index.changes(), *by.values()):
        points.update(instants[bisect_right(instants, start) : bisect_left(instants, end)])
    points.update(ledger.doubt_instants(station, start, end))
    for at in sorted(points):
        least, most = ledger.bounds(station, at)
        agencies = [
            (index.ref(ident), count)
            for ident, steps in by.items()
            if (count := count_at(steps, at))
        ]
        agencies.sort(key=lambda one: (one[0].id is None, one[0].name))
        yield Step(at, count_at(index.changes(), at), least, most, tuple(agencies))


def count_at(steps: tuple[list[datetime], list[int]], at: datetime) -> int:
    """Return what steps stand at, at an instant."""
    place = bisect_right(steps[0], at) - 1
    return steps[1][place] if place >= 0 else 0


def _steps(
    steps: tuple[list[datetime], list[int]], start: datetime, end: datetime
) -> Iterator[tuple[datetime, int]]:
    """Yield the steps of a window, the first of them at its start."""
    instants, counts = steps
    first = bisect_right(instants, start)
    yield start, counts[first - 1] if first else 0
    for place in range(first, bisect_left(instants, end)):
        yield instants[place], counts[place]


def _reaches(track: Track, start: datetime, end: datetime) -> bool:
    """Whether any stay of a track reaches into a window."""
    return any(
        track.stays[place].last > start or track.firsts[place] >= start
        for place in range(bisect_right(track.lasts, start), bisect_left(track.firsts, end))
    )


def _errors(ledger: Ledger) -> list[Problem]:
    """Return what is certainly wrong with stays and crews, less what its entry excuses."""
    from crewtrack.ledger.rules import crews, order, ports
    from crewtrack.ledger.rules.excuses import Excuses

    rules = (
        order.disorder,
        ports.berths,
        crews.two_places,
        crews.not_aboard,
        crews.too_few_seats,
        crews.duplicate,
    )
    found = [problem for rule in rules for problem in rule(ledger)]
    if not found:
        return []
    excuses = Excuses(ledger.schedule)
    return [one for one in found if not excuses.hold(one)]


def _place(ledger: Ledger, problem: Problem) -> tuple[str | None, object, str | None]:
    """Return the flight of a problem, the movement at which it shows, and the person whom it is about."""
    address = problem.address
    if len(address) < 3 or address[0] != "flight":
        return None, None, None
    trip = ledger.trips.get(str(address[1]))
    if trip is None:
        return None, None, None
    if address[2] == "relocate":
        return trip.id, address[3], None
    if address[2] == "crew" and len(address) > 3 and isinstance(address[3], int):
        return trip.id, "launch", trip.up[address[3]]
    return trip.id, "launch" if address[2] == "crew" else address[2], None


def _gaps(ledger: Ledger, station: str) -> dict[Hashable, list[tuple[datetime, datetime]]]:
    """Return when each person has no lifeboat seat; seldom anybody has none, so that is looked at first."""
    from crewtrack.ledger.rules.habitation import short_of_seats

    able = {craft.id: craft.seats for craft in ledger.schedule.spacecraft.values() if craft.returns}
    flown = any(trip.flight.spacecraft in able for trip in ledger.trips.values())
    if not flown or not short_of_seats(ledger, able):
        return {}
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
    return held(ledger, points, FAR_FUTURE, lacking)


def _agency_steps(
    ledger: Ledger, station: str
) -> dict[str | None, tuple[list[datetime], list[int]]]:
    """Replay everything once, and note whenever an agency's head count changes."""
    from crewtrack.ledger.state import State

    out: dict[str | None, tuple[list[datetime], list[int]]] = {}
    counts: dict[str | None, int] = {}
    of: dict[str, str | None] = {}
    state = State()
    for event in ledger.events:
        trip = event.trip
        if event.move is None or trip is None or event.instant >= FAR_FUTURE:
            continue
        state.apply(event)
        changed = set()
        for person in {*trip.up, *trip.takes}:
            here = state.aboard.get(person)
            inside = here is not None and here.station == station
            if inside == (person in of):
                continue
            if inside:
                agency = of[person] = ledger.agency(person, event.instant)
                counts[agency] = counts.get(agency, 0) + 1
            else:
                agency = of.pop(person)
                counts[agency] -= 1
            changed.add(agency)
        for agency in changed:
            instants, own = out.setdefault(agency, ([], []))
            if instants and instants[-1] == event.instant:
                own[-1] = counts[agency]
            else:
                instants.append(event.instant)
                own.append(counts[agency])
    return out
