"""The facts of each kind of thing: a person, a flight, an event, a port, a bulletin, a problem."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crewtrack.ledger.rides import end_of, start_of
from crewtrack.model.when import FAR_FUTURE
from crewtrack.views.agenda import agencies_of, occurrence, people_of, status_at, words_of
from crewtrack.views.filter.facts import Facts, Scope, Span, moment, written
from crewtrack.views.refs import days

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crewtrack.ledger.events import Event
    from crewtrack.ledger.rides import Ride
    from crewtrack.ledger.trips import Moved, Trip
    from crewtrack.model.address import Address
    from crewtrack.model.problem import Problem
    from crewtrack.views.shapes.agenda import Occurrence


def facts_at(scope: Scope, address: Address) -> Facts:
    """Return the facts of what stands at an address, or of the thing that it is a part of."""
    head = address[0] if address else ""
    ident = str(address[1]) if len(address) > 1 else ""
    if head == "person":
        return PersonFacts(scope, ident)
    for size in range(len(address), 1, -1):
        event = scope.events.get(address[:size])
        if event is not None:
            return BulletinFacts(scope, ident) if event.kind == "bulletin" else EventFacts(scope, event)  # fmt: skip
        if address[:size] == ("flight", ident):
            break
    if head == "flight":
        return FlightFacts(scope, ident)
    if head == "station" and len(address) > 3 and address[2] == "port":
        return PortFacts(scope, ident, str(address[3]))
    if head == "bulletin":
        return BulletinFacts(scope, ident)
    return OtherFacts(scope, address)


def span_of(first: Moved | None, last: Moved | None) -> Span | None:
    """Return the span from one movement to another; open where the second is not known; None without a first."""
    if first is None:
        return None
    begin = _moment(first)
    if last is None:
        return Span(begin.low, begin.high, FAR_FUTURE, FAR_FUTURE)
    end = _moment(last)
    return Span(begin.low, begin.high, max(end.low, begin.least), end.last)


def _moment(move: Moved) -> Span:
    """Return a movement's span: narrowed by its flight's own order."""
    own = moment(move.when)
    if move.exact or own.low == FAR_FUTURE:
        return own
    low, high = max(own.low, move.low), min(own.high, max(move.high, move.low))
    return Span(low, max(low, high), low, max(low, high))


class PersonFacts(Facts):
    """Somebody."""

    kind = "person"

    def __init__(self, scope: Scope, ident: str) -> None:
        """Be about a person, by id or alias."""
        key = scope.schedule.person_id(ident)
        super().__init__(scope, ("person", key))
        self.id = key
        self.noun = scope.schedule.person(key)
        self.rides: list[Ride] = scope.ledger.rides.get(key, [])
        self.ride = scope.ledger.ride(key, scope.at)
        self.here = scope.state.aboard.get(key)

    def _trips(self) -> list[Trip]:
        return [trip for ride in self.rides for trip in (ride.up, ride.home) if trip is not None]

    def text_agency(self) -> Iterator[str]:
        """Their agency at the instant."""
        yield from self.scope.agency_names((self.scope.ledger.agency(self.id, self.at),))

    def text_person(self) -> Iterator[str]:
        """Their names."""
        yield from self.scope.person_names((self.id,))

    def text_nationality(self) -> Iterator[str]:
        """Codes of countries."""
        yield from self.noun.nationality

    def text_role(self) -> Iterator[str]:
        """What they are, aboard or on their flight."""
        if self.flag_commander():
            yield "commander"
        seat = self.ride.seat if self.ride is not None else None
        if seat is not None:
            if seat.role:
                yield seat.role
            if seat.visitor:
                yield "visitor"
            elif self.here is not None:
                yield "flight engineer"
            elif self.ride is not None and self.ride.order == 0:
                yield "commander"

    def text_flight(self) -> Iterator[str]:
        """Every flight that they go up or home on."""
        yield from self.scope.flight_names(trip.id for trip in self._trips())

    def text_spacecraft(self) -> Iterator[str]:
        """The types of those."""
        for trip in self._trips():
            yield from self.scope.craft_names(trip.flight.spacecraft)

    def text_station(self) -> Iterator[str]:
        """Where they are; else every station of their flights."""
        stations = [self.here.station] if self.here is not None else [trip.station for trip in self._trips()]  # fmt: skip
        for station in dict.fromkeys(stations):
            if station is not None:
                yield from self.scope.station_names(station)

    def text_port(self) -> Iterator[str]:
        """Where their ships of this flight, or the last, are docked."""
        ride = self.ride or (self.rides[0] if self.rides else None)
        if ride is not None:
            for trip in dict.fromkeys((ride.up, ride.home)):
                if trip is not None:
                    yield from self.scope.port_names(trip.station, _ports(trip))

    def text_site(self) -> Iterator[str]:
        """Where they start and land."""
        for ride in self.rides:
            launch, land = ride.up.flight.launch, ride.home.flight.land if ride.home is not None else None  # fmt: skip
            yield from self.scope.site_names(one.site for one in (launch, land) if one is not None)

    def text_expedition(self) -> Iterator[str]:
        """The expeditions that they belong to."""
        for ident, one in self.scope.schedule.expeditions.items():
            if any(self.scope.schedule.person_id(seat.id) == self.id for seat in one.crew):
                yield ident
                if one.number is not None:
                    yield str(one.number)

    def number_days(self) -> float | None:
        """Days of this flight, or the last."""
        from crewtrack.views.totals import ride_days

        return None if self.ride is None else ride_days(self.ride, self.at)

    def number_total(self) -> float:
        """Days of all flights that are recorded."""
        from crewtrack.views.totals import recorded_days, total_days

        total = total_days(self.scope.ledger, self.id, self.at)
        return recorded_days(self.scope.ledger, self.id, self.at) if total is None else total

    def number_flights(self) -> float:
        """Launches so far."""
        return sum(1 for ride in self.rides if start_of(ride.up) <= self.at)

    def number_evas(self) -> float:
        """Spacewalks so far."""
        return self.scope.walks.get(self.id, 0)

    def number_age(self) -> float | None:
        """Whole years at the instant."""
        born = self.noun.born
        if born is None:
            return None
        return self.at.year - born.year - ((self.at.month, self.at.day) < (born.month, born.day))

    def time_when(self) -> Iterator[Span]:
        """From each launch to the landing."""
        for ride in self.rides:
            span = span_of(ride.up.launch or ride.up.dock, ride.home.land or ride.home.undock if ride.home is not None else None)  # fmt: skip
            if span is not None:
                yield span

    def time_launch(self) -> Iterator[Span]:
        """Their launches."""
        return _moments(ride.up.launch for ride in self.rides)

    def time_dock(self) -> Iterator[Span]:
        """Their dockings."""
        return _moments(ride.up.dock for ride in self.rides)

    def time_undock(self) -> Iterator[Span]:
        """Their undockings."""
        return _moments(ride.home.undock for ride in self.rides if ride.home is not None)

    def time_land(self) -> Iterator[Span]:
        """Their landings."""
        return _moments(ride.home.land for ride in self.rides if ride.home is not None)

    def time_born(self) -> Iterator[Span]:
        """Their birthday."""
        from crewtrack.model.when import When

        if self.noun.born is not None:
            yield moment(When.day(self.noun.born))

    def flag_aboard(self) -> bool:
        """At a station."""
        return self.here is not None

    def flag_transit(self) -> bool:
        """In free flight."""
        return self.id in self.scope.state.transit

    def flag_ground(self) -> bool:
        """Neither."""
        return not self.flag_aboard() and not self.flag_transit()

    def flag_planned(self) -> bool:
        """A launch ahead."""
        return any(start_of(ride.up) > self.at for ride in self.rides)

    def flag_flown(self) -> bool:
        """Home at least once."""
        return any(ride.home is not None and end_of(ride.home) <= self.at for ride in self.rides)

    def flag_visitor(self) -> bool:
        """On this flight, or the first to come, of no expedition."""
        ride = self.ride or (self.rides[0] if self.rides else None)
        return ride is not None and ride.seat.visitor

    def flag_commander(self) -> bool:
        """Commands the station that they are at."""
        return self.here is not None and self.scope.ledger.commander(self.here.station, self.at) == self.id  # fmt: skip

    def flag_swapped(self) -> bool:
        """Up on one ship, home on another."""
        return self.ride is not None and self.ride.home is not None and self.ride.home is not self.ride.up  # fmt: skip

    def flag_unseated(self) -> bool:
        """Aboard, and no lifeboat."""
        return self.here is not None and self.id not in self.scope.boats(self.here.station)

    def names(self) -> Iterator[str]:
        """Their own names, their agency's, their role, and the ships of this flight, or else of the first."""
        yield from self.text_person()
        yield from self.text_agency()
        yield from self.noun.nationality
        yield from self.text_role()
        ride = self.ride or (self.rides[0] if self.rides else None)
        if ride is not None:
            yield from self.scope.flight_names(one.id for one in (ride.up, ride.home) if one)

    def writings(self) -> Iterator[str]:
        """Notes on them and their flights."""
        yield from written(self.noun)
        for trip in self._trips():
            yield from written(trip.flight, trip.flight.launch, trip.flight.land)


class FlightFacts(Facts):
    """A flight."""

    kind = "flight"

    def __init__(self, scope: Scope, ident: str) -> None:
        """Be about a flight, by id."""
        super().__init__(scope, ("flight", ident))
        self.id = ident
        self.noun = scope.schedule.flights.get(ident)
        self.trip: Trip | None = scope.ledger.trips.get(ident)

    def _people(self) -> list[str]:
        trip = self.trip
        if trip is None:
            crew = self.noun.crew if self.noun is not None else ()
            return [self.scope.schedule.person_id(seat.id) for seat in crew]
        return list(dict.fromkeys((*trip.up, *trip.down)))

    def _craft(self) -> Any:
        craft = self.noun.spacecraft if self.noun is not None else None
        return self.scope.schedule.spacecraft.get(craft or "")

    def _moves(self) -> list[Moved]:
        return self.trip.moves if self.trip is not None else []

    def text_agency(self) -> Iterator[str]:
        """The provider, and the agencies of those who fly."""
        yield from self.text_provider()
        ledger = self.scope.ledger
        seats = self.noun.crew if self.noun is not None else ()
        start = start_of(self.trip) if self.trip is not None else self.at
        idents = [seat.agency for seat in seats if seat.agency is not None]
        idents += [ledger.agency(one, start) or "none" for one in self._people() if not one.startswith("?")]  # fmt: skip
        yield from self.scope.agency_names(None if one == "none" else one for one in idents)

    def text_person(self) -> Iterator[str]:
        """Who goes up or comes down."""
        yield from self.scope.person_names(self._people())

    def text_nationality(self) -> Iterator[str]:
        """Theirs."""
        for one in self._people():
            yield from self.scope.schedule.person(one).nationality

    def text_flight(self) -> Iterator[str]:
        """Its names."""
        yield from self.scope.flight_names((self.id,))

    def text_spacecraft(self) -> Iterator[str]:
        """Its type."""
        yield from self.scope.craft_names(self.noun.spacecraft if self.noun is not None else None)

    def text_provider(self) -> Iterator[str]:
        """Whose seats."""
        ident = self.scope.schedule.provider_of(self.noun) if self.noun is not None else None
        if ident is not None:
            yield from self.scope.agency_names((ident,))

    def text_operator(self) -> Iterator[str]:
        """Who flies it."""
        found = self.scope.schedule.operator_of(self.noun) if self.noun is not None else None
        if found is not None:
            yield found

    def text_station(self) -> Iterator[str]:
        """Where it goes; ``none`` for a free flight."""
        station = self.scope.schedule.station_of(self.noun) if self.noun is not None else None
        yield from self.scope.station_names(station)

    def text_port(self) -> Iterator[str]:
        """Every port that it is on."""
        if self.trip is not None:
            yield from self.scope.port_names(self.trip.station, _ports(self.trip))

    def text_site(self) -> Iterator[str]:
        """Where it starts and lands."""
        yield from self.scope.site_names(self._sites())

    def text_country(self) -> Iterator[str]:
        """In which countries."""
        for one in self._sites():
            found = self.scope.schedule.sites.get(one)
            if found is not None and found.country:
                yield found.country

    def _sites(self) -> list[str]:
        both = (self.noun.launch, self.noun.land) if self.noun is not None else ()
        return [one.site for one in both if one is not None and one.site]

    def text_docking(self) -> Iterator[str]:
        """Its docking system."""
        craft = self._craft()
        if craft is not None and craft.docking:
            yield craft.docking

    def text_status(self) -> Iterator[str]:
        """Of its last movement that has happened, else of its launch."""
        if self.trip is None:
            yield "cancelled"
            return
        done = [one for one in self._events() if one.instant <= self.at]
        found = done[-1] if done else next(iter(self._events()), None)
        status = status_at(found, self.at) if found is not None else None
        if status is not None:
            yield status

    def _events(self) -> Iterator[Event]:
        for kind in ("launch", "dock", "undock", "land"):
            found = self.scope.events.get(("flight", self.id, kind))
            if found is not None:
                yield found

    def number_days(self) -> float | None:
        """Days in space up to the instant."""
        trip = self.trip
        if trip is None or not trip.moves or not trip.flown or start_of(trip) > self.at:
            return None
        return max(0.0, days(start_of(trip), min(end_of(trip), self.at)))

    def number_crew(self) -> float:
        """How many go up."""
        return len(self.noun.crew) if self.noun is not None else 0

    def number_slips(self) -> float:
        """How often its times have changed."""
        if self.noun is None:
            return 0
        every = (self.noun.launch, self.noun.dock, self.noun.undock, self.noun.land, *self.noun.relocate)  # fmt: skip
        return sum(len(one.slips) for one in every if one is not None)

    def time_when(self) -> Iterator[Span]:
        """From launch to landing."""
        trip = self.trip
        span = None
        if trip is not None and trip.moves:
            span = span_of(trip.launch or trip.moves[0], trip.land or trip.undock)
        elif self.noun is not None and self.noun.launch is not None and self.noun.launch.at is not None:  # fmt: skip
            span = moment(self.noun.launch.at)
        if span is not None:
            yield span

    def time_launch(self) -> Iterator[Span]:
        """Its launch."""
        return _moments(one for one in self._moves() if one.step == "launch")

    def time_dock(self) -> Iterator[Span]:
        """Its docking."""
        return _moments(one for one in self._moves() if one.step == "dock")

    def time_undock(self) -> Iterator[Span]:
        """Its undocking."""
        return _moments(one for one in self._moves() if one.step == "undock")

    def time_land(self) -> Iterator[Span]:
        """Its landing."""
        return _moments(one for one in self._moves() if one.step == "land")

    def flag_aboard(self) -> bool:
        """Docked."""
        return self.id in self.scope.state.berths

    def flag_transit(self) -> bool:
        """In free flight."""
        trip = self.trip
        if trip is None or not trip.flown or not trip.moves or self.flag_aboard():
            return False
        return start_of(trip) <= self.at < end_of(trip)

    def flag_ground(self) -> bool:
        """Not launched, or over."""
        return not self.flag_aboard() and not self.flag_transit()

    def flag_planned(self) -> bool:
        """Not launched yet."""
        return self.trip is not None and bool(self.trip.moves) and start_of(self.trip) > self.at

    def flag_flown(self) -> bool:
        """Over."""
        trip = self.trip
        return trip is not None and trip.flown and bool(trip.moves) and end_of(trip) <= self.at

    def flag_crewed(self) -> bool:
        """With people."""
        return bool(self._people())

    def flag_cargo(self) -> bool:
        """Without."""
        return not self.flag_crewed()

    def flag_slipped(self) -> bool:
        """Another time before."""
        return self.number_slips() > 0

    def flag_failed(self) -> bool:
        """One of its movements went wrong."""
        return any(status_at(one, self.at) in ("failure", "partial-failure") for one in self._events())  # fmt: skip

    def flag_cancelled(self) -> bool:
        """Does not happen."""
        return self.trip is None

    def names(self) -> Iterator[str]:
        """Its names, its type's, its people's, its provider's."""
        yield from self.text_flight()
        yield from self.text_spacecraft()
        yield from self.text_person()
        yield from self.text_provider()
        yield from self.text_site()
        yield from self.text_port()

    def writings(self) -> Iterator[str]:
        """Notes on it and its movements."""
        if self.noun is not None:
            yield from written(self.noun, self.noun.launch, self.noun.dock, self.noun.undock, self.noun.land, *self.noun.relocate, *self.noun.unfit)  # fmt: skip


class EventFacts(FlightFacts):
    """An event: what is asked of a flight is asked of its own flight, or of what it is about."""

    kind = "event"

    def __init__(self, scope: Scope, event: Event) -> None:
        """Be about an event."""
        super().__init__(scope, event.trip.id if event.trip is not None else event.id)
        self.address = event.address
        self.event = event
        self._shown: Occurrence | None = None
        self._moved: list[str] | None = None
        if event.trip is None:
            self.noun = self.trip = None

    @property
    def _occurrence(self) -> Occurrence:
        if self._shown is None:
            self._shown = occurrence(self.scope.ledger, self.event, self.at, None)
        return self._shown

    def _people(self) -> list[str]:
        if self._moved is None:
            self._moved = list(people_of(self.scope.ledger, self.event))
        return self._moved

    @property
    def _movement(self) -> Any:
        """The movement as the file gives it, or None."""
        return self.event.move.noun if self.event.move is not None else None

    def text_kind(self) -> Iterator[str]:
        """The kind of event."""
        yield "event"
        yield self.event.kind

    def text_agency(self) -> Iterator[str]:
        """The provider's, and of those whom it moves."""
        yield from self.text_provider()
        yield from self.scope.agency_names(
            agencies_of(self.scope.ledger, self.event, tuple(self._people()))
        )

    def text_flight(self) -> Iterator[str]:
        """Its flight; of a reboost the ship whose engines do it."""
        if self.event.trip is not None:
            yield from self.scope.flight_names((self.id,))
        elif self.event.kind == "reboost":
            by = self.scope.schedule.reboosts[self.event.id].by
            yield from self.scope.flight_names((by,) if by else ())

    def text_station(self) -> Iterator[str]:
        """Its station."""
        yield from self.scope.station_names(self.event.station)

    def text_port(self) -> Iterator[str]:
        """The port that it is about."""
        move = self.event.move
        if move is not None and self.event.kind in ("dock", "undock", "relocate"):
            port = self._movement.port if self.event.kind == "relocate" else move.port
            yield from self.scope.port_names(self.event.station, (port,))

    def text_expedition(self) -> Iterator[str]:
        """The expedition that begins, or whose commander changes."""
        if self.event.kind in ("expedition", "handover"):
            yield self.event.id
            number = self.scope.schedule.expeditions[self.event.id].number
            if number is not None:
                yield str(number)

    def _sites(self) -> list[str]:
        site = getattr(self._movement, "site", None)
        return [site] if site else []

    def text_status(self) -> Iterator[str]:
        """How it stands."""
        status = status_at(self.event, self.at)
        if status is not None:
            yield status

    def number_days(self) -> float | None:
        """An event has none."""
        return None

    def number_crew(self) -> float:
        """How many it moves."""
        return len(self._people())

    def number_slips(self) -> float:
        """How often its time has changed."""
        return len(getattr(self._movement, "slips", ()))

    def time_when(self) -> Iterator[Span]:
        """When it happens."""
        yield _moment(self.event.move) if self.event.move is not None else moment(self.event.when)

    def _moves(self) -> list[Moved]:
        return [self.event.move] if self.event.move is not None else []

    def flag_aboard(self) -> bool:
        """Moves somebody who is aboard."""
        return any(one in self.scope.state.aboard for one in self._people())

    def flag_transit(self) -> bool:
        """Moves somebody who is in free flight."""
        return any(one in self.scope.state.transit for one in self._people())

    def flag_planned(self) -> bool:
        """Still to come."""
        return self.event.instant > self.at

    def flag_flown(self) -> bool:
        """Has happened."""
        return self.event.instant <= self.at

    def flag_crewed(self) -> bool:
        """A flight with people, or anything that moves some."""
        trip = self.event.trip
        return bool(self._people()) or (trip is not None and bool(trip.up or trip.down))

    def flag_cargo(self) -> bool:
        """A flight without."""
        return self.event.trip is not None and not self.flag_crewed()

    def flag_cancelled(self) -> bool:
        """Never: what is cancelled is no event."""
        return status_at(self.event, self.at) == "cancelled"

    def flag_failed(self) -> bool:
        """It went wrong."""
        return status_at(self.event, self.at) in ("failure", "partial-failure")

    def names(self) -> Iterator[str]:
        """What it is about, what happens, and where."""
        yield from words_of(self.scope.ledger, self.event)
        yield self.event.kind
        yield from self.text_flight()
        yield from self.text_spacecraft()
        yield from self.scope.person_names(self._people())
        yield from self.text_agency()
        yield from self.text_port()
        yield from self.text_site()

    def writings(self) -> Iterator[str]:
        """Its note and source."""
        yield from written(self._occurrence)


class PortFacts(Facts):
    """A port of a station, and the ships on it."""

    kind = "port"

    def __init__(self, scope: Scope, station: str, ident: str) -> None:
        """Be about a port."""
        super().__init__(scope, ("station", station, "port", ident))
        self.station = station
        self.id = ident
        self.noun = scope.schedule.port(station, ident)
        self.berths = [
            berth
            for berth in scope.state.berths.values()
            if berth.port == ident and berth.trip.station == station
        ]
        self.ships = [FlightFacts(scope, berth.trip.id) for berth in self.berths]

    def texts(self, field: str) -> tuple[str, ...]:
        """What is its own; else what its ships say."""
        if hasattr(self, f"text_{field}"):
            return super().texts(field)
        return tuple(text for ship in self.ships for text in ship.texts(field))

    def text_station(self) -> Iterator[str]:
        """Its station."""
        yield from self.scope.station_names(self.station)

    def text_port(self) -> Iterator[str]:
        """Its names."""
        yield from self.scope.port_names(self.station, (self.id,))

    def text_docking(self) -> Iterator[str]:
        """Its docking system."""
        if self.noun is not None and self.noun.docking:
            yield self.noun.docking

    def number_days(self) -> float | None:
        """Days since its ship came."""
        return days(self.berths[0].since, self.at) if self.berths else None

    def time_when(self) -> Iterator[Span]:
        """The stays of its ships."""
        for ship in self.ships:
            trip = ship.trip
            span = span_of(trip.dock, trip.undock) if trip is not None else None
            if span is not None:
                yield span

    def flag(self, name: str) -> bool:
        """What is its own; else what one of its ships says."""
        own = {"free": not self.ships, "taken": bool(self.ships), "aboard": bool(self.ships)}
        return own[name] if name in own else any(ship.flag(name) for ship in self.ships)

    def names(self) -> Iterator[str]:
        """Its names, its module's, and those of its ships."""
        yield from self.text_port()
        if self.noun is not None and self.noun.docking:
            yield self.noun.docking
        for ship in self.ships:
            yield from ship.names()

    def writings(self) -> Iterator[str]:
        """Notes on it."""
        yield from written(self.noun)


class BulletinFacts(Facts):
    """A dated statement."""

    kind = "bulletin"

    def __init__(self, scope: Scope, ident: str) -> None:
        """Be about a bulletin, by id."""
        super().__init__(scope, ("bulletin", ident))
        self.noun = scope.schedule.bulletins.get(ident)

    def _about(self, head: str) -> list[str]:
        about = self.noun.about if self.noun is not None else ()
        return [one.removeprefix(f"{head}.").partition(".")[0] for one in about if one.startswith(f"{head}.")]  # fmt: skip

    def text_agency(self) -> Iterator[str]:
        """The agencies that it is about."""
        yield from self.scope.agency_names(self._about("agency"))

    def text_person(self) -> Iterator[str]:
        """The people."""
        yield from self.scope.person_names(self._about("person"))

    def text_flight(self) -> Iterator[str]:
        """The flights."""
        yield from self.scope.flight_names(self._about("flight"))

    def text_station(self) -> Iterator[str]:
        """The stations."""
        yield from self._about("station")

    def time_when(self) -> Iterator[Span]:
        """When it was said."""
        if self.noun is not None and self.noun.at is not None:
            yield moment(self.noun.at)

    def flag_planned(self) -> bool:
        """Not said yet."""
        return any(span.low > self.at for span in self.time_when())

    def flag_flown(self) -> bool:
        """Said."""
        return not self.flag_planned()

    def names(self) -> Iterator[str]:
        """Its title and text, and whom it is about."""
        yield from written(self.noun)
        yield from self.text_agency()
        yield from self.text_person()
        yield from self.text_flight()


class ProblemFacts(Facts):
    """Something that is wrong: what is asked of a fact is asked of the fact that it stands at."""

    kind = "problem"

    def __init__(self, scope: Scope, problem: Problem) -> None:
        """Be about a problem."""
        super().__init__(scope, problem.address)
        self.problem = problem
        self.fact = facts_at(scope, problem.address)

    def texts(self, field: str) -> tuple[str, ...]:
        """What is its own; else what the fact says."""
        return super().texts(field) if hasattr(self, f"text_{field}") else self.fact.texts(field)

    def times(self, field: str) -> tuple[Span, ...]:
        """Those of the fact."""
        return self.fact.times(field)

    def flag(self, name: str) -> bool:
        """How bad it is; else what the fact says."""
        if name in ("error", "warning", "advice"):
            return self.problem.severity.value == name
        return self.fact.flag(name)

    def text_severity(self) -> Iterator[str]:
        """How bad it is."""
        yield self.problem.severity.value

    def text_code(self) -> Iterator[str]:
        """The rule."""
        yield self.problem.code
        yield self.problem.name

    def names(self) -> Iterator[str]:
        """What it says, and the names of the fact."""
        yield from (self.problem.message, self.problem.hint or "", self.problem.code, self.problem.name)  # fmt: skip
        if self.problem.place is not None:
            yield self.problem.place.file
        yield from super().names()
        yield from self.fact.names()


class OtherFacts(Facts):
    """An agency, a station, a site, a type of ship: names alone."""

    kind = "other"

    def texts(self, field: str) -> tuple[str, ...]:
        """Its own names, in the field of its noun."""
        if self.address and self.address[0] == field:
            from crewtrack.views.filter.fold import folded

            return tuple(folded(one) for one in self.names())
        return super().texts(field)

    def names(self) -> Iterator[str]:
        """Its id and its name."""
        if len(self.address) < 2:
            return
        ident = str(self.address[1])
        yield ident
        if self.address[0] == "agency":
            yield from self.scope.agency_names((ident,))
        tables: dict[str, Any] = {
            "spacecraft": self.scope.schedule.spacecraft,
            "station": self.scope.schedule.stations,
            "site": self.scope.schedule.sites,
        }
        found = tables.get(str(self.address[0]), {}).get(ident)
        if found is not None and found.name:
            yield found.name


def _moments(moves: Any) -> Iterator[Span]:
    return (_moment(one) for one in moves if one is not None)


def _ports(trip: Trip) -> list[str | None]:
    return [one.port for one in trip.moves if one.port is not None]
