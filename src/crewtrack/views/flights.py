"""The flights of a station: every one with how it stands at an instant.

`chosen` finds and orders flights without making their lines, and `FlightLines` makes one line at a time: so a
screen of forty rows costs the same whether there are a hundred flights or a hundred thousand.
"""

from __future__ import annotations

from heapq import nlargest
from operator import itemgetter
from typing import TYPE_CHECKING

from crewtrack.ledger.rides import end_of, start_of
from crewtrack.model.when import FAR_FUTURE
from crewtrack.views.agenda import move_status
from crewtrack.views.asking import EVERYTHING, KINDS
from crewtrack.views.gradual import Gradual, in_order, parts
from crewtrack.views.lasting import lasting
from crewtrack.views.refs import agency_ref
from crewtrack.views.shapes.flights import FlightLine, Flights, Longest
from crewtrack.views.slips import slipped_times

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime

    from crewtrack.ledger.ledger import Ledger
    from crewtrack.ledger.trips import Moved, Trip
    from crewtrack.model.nouns import Flight
    from crewtrack.model.when import When
    from crewtrack.views.asking import Ask
    from crewtrack.views.gradual import Parts
    from crewtrack.views.shapes.common import AgencyRef

    Ends = tuple[Moved | None, Moved | None]

LONGEST = 10
"""How many of the longest are kept."""


def flights(ledger: Ledger, station: str | None, at: datetime, ask: Ask = EVERYTHING) -> Flights:
    """Return the flights of a station as they stand at an instant.

    Args:
        ledger: the ledger.
        station: the station's id, or None for flights to no station.
        at: the instant (aware, UTC).
        ask: which of them, in which order.
    """
    lines = FlightLines(ledger, at)
    found = chosen(ledger, station, at, ask)
    shown = found if ask.limit is None else found[: ask.limit]
    counts: dict[str, int] = {}
    for one in found:
        kind = kind_of(ledger, one)
        counts[kind] = counts.get(kind, 0) + 1
    return Flights(
        station=station,
        station_name=ledger.schedule.station_name(station),
        at=at,
        rows=tuple(map(lines.line, shown)),
        more=len(found) - len(shown),
        kinds=tuple((kind, counts[kind]) for kind in KINDS if kind in counts),
        longest=_longest(ledger, found, at, _flying),
        stays=_longest(ledger, found, at, _staying),
    )


# -- which, and in which order ---------------------------------------------------------------------


class Launches:
    """The flights to a station in order of launch: the same at every instant, so it is made once for a ledger.

    Attributes:
        ledger, station: of what.
    """

    __slots__ = ("_flights", "ledger", "station")

    def __init__(self, ledger: Ledger, station: str | None) -> None:
        """Look at a station, or with None at flights to no station; nothing is worked out yet."""
        self.ledger = ledger
        self.station = station
        self._flights: Gradual[list[Flight]] = Gradual(self._in_order())

    def parts(self) -> Iterator[Gradual[list[Flight]]]:
        """Yield what can be worked out ahead."""
        yield self._flights

    def flights(self) -> list[Flight]:
        """Return the flights, those that were cancelled too; they stand where they were to launch."""
        return self._flights.value

    def _in_order(self) -> Parts[list[Flight]]:
        schedule, trips = self.ledger.schedule, self.ledger.trips
        keyed: list[tuple[datetime, str, Flight]] = []
        for some in parts(schedule.flights.values()):
            keyed += [
                (_start(trips.get(one.id), one), one.id, one)
                for one in some
                if schedule.station_of(one) == self.station
            ]
            yield
        keyed = yield from in_order(keyed)
        return [one for _, _, one in keyed]


def chosen(
    ledger: Ledger,
    station: str | None,
    at: datetime,
    ask: Ask = EVERYTHING,
    *,
    launches: Launches | None = None,
) -> list[Flight]:
    """Return the flights that are asked for, in order; `launches` is the station's, where one is kept."""
    made = launches if launches is not None else Launches(ledger, station)
    found: Iterable[Flight] = made.flights()
    if ask.kind is not None:
        found = (one for one in found if kind_of(ledger, one) == ask.kind)
    if ask.start is not None or ask.until is not None:
        found = (one for one in found if _launches(ledger, one, ask))
    if ask.agency is not None:
        found = (one for one in found if _concerns(ledger, one, ask.agency))
    if ask.keep is not None:
        keep = ask.keep
        found = (one for one in found if keep(("flight", one.id)))
    return _sorted(ledger, list(found), at, ask)


def kind_of(ledger: Ledger, flight: Flight) -> str:
    """Return what kind of flight it is: one of `KINDS`."""
    trip = ledger.trips.get(flight.id)
    if flight.crew or (trip is not None and trip.down):
        return "crewed"
    if flight.dock is not None and flight.dock.stays:
        return "module"
    craft = ledger.schedule.spacecraft.get(flight.spacecraft or "")
    return "uncrewed" if craft is not None and craft.seats else "cargo"


def _launches(ledger: Ledger, flight: Flight, ask: Ask) -> bool:
    """Whether a flight launches, or may, in the span that is asked for; what was cancelled, by its plan."""
    trip = ledger.trips.get(flight.id)
    first = last = None
    if trip is not None:
        move = trip.launch or trip.dock
        if move is None:
            return False
        first, last = move.low, move.high
    elif flight.launch is not None and flight.launch.at is not None:
        first, last = flight.launch.at.earliest, flight.launch.at.latest
    if ask.start is not None and last is not None and last < ask.start:
        return False
    return ask.until is None or first is None or first < ask.until


def _concerns(ledger: Ledger, flight: Flight, agency: str) -> bool:
    schedule = ledger.schedule
    if schedule.provider_of(flight) == agency:
        return True
    if any(
        (seat.agency or (schedule.person(seat.id).agency if seat.id != "?" else None)) == agency
        for seat in flight.crew
    ):
        return True
    trip = ledger.trips.get(flight.id)
    if trip is None:
        return False
    end = end_of(trip)
    return any(ledger.agency(person, end) == agency for person in trip.down)


def _sorted(ledger: Ledger, found: list[Flight], at: datetime, ask: Ask) -> list[Flight]:
    """Sort what is in order of launch by what is asked for: numbers largest first, words from A."""
    trips = ledger.trips
    out = found
    schedule = ledger.schedule
    if ask.sort == "name":
        out.sort(key=lambda one: natural(schedule.flight_name(one.id)))
    elif ask.sort == "kind":
        out.sort(key=lambda one: KINDS.index(kind_of(ledger, one)))
    elif ask.sort == "agency":
        names = {ident: one.name or ident for ident, one in schedule.agencies.items()}
        out.sort(key=lambda one: _provider(names, schedule.provider_of(one)))
    elif ask.sort == "crew":
        out.sort(key=lambda one: -len(one.crew))
    elif ask.sort == "slips":
        out.sort(key=lambda one: -slipped_times(one))
    elif ask.sort in {"days", "stay"}:
        measure = _flying if ask.sort == "days" else _staying
        out.sort(key=lambda one: -_length(measure(trips.get(one.id), at), at))
    if ask.reverse:
        out.reverse()
    return out


def natural(name: str) -> list[tuple[int, int | str]]:
    """Return a key by which MS-9 comes before MS-10."""
    import re

    return [
        (0, int(part)) if part.isdigit() and part.isascii() else (1, part)
        for part in re.split(r"([0-9]+)", name.casefold())
        if part
    ]


def _provider(names: dict[str, str], ident: str | None) -> tuple[bool, str]:
    return ident is None, names.get(ident or "", ident or "").casefold()


def _start(trip: Trip | None, flight: Flight) -> datetime:
    """Return when a flight begins; one that was cancelled, when it was to."""
    if trip is not None:
        return start_of(trip)
    launch = flight.launch
    return launch.at.instant if launch is not None and launch.at is not None else FAR_FUTURE


# -- the longest -----------------------------------------------------------------------------------


def _flying(trip: Trip | None, at: datetime) -> Ends:
    """Return the two ends of a flight: none of a launch that failed, and none where nothing says when it ended."""
    if trip is None or not trip.flown:
        return None, None
    left = trip.undock
    if trip.land is None and left is not None and left.instant <= at:
        return None, None
    return trip.launch, trip.land


def _staying(trip: Trip | None, at: datetime) -> Ends:
    """Return the two ends of a stay."""
    del at
    return (None, None) if trip is None else (trip.dock, trip.undock)


def _length(ends: Ends, at: datetime) -> float:
    """Return how long something has lasted, in seconds; below 0 before it begins."""
    start, end = ends
    if start is None or start.instant > at:
        return -1.0
    stop = at if end is None or end.instant > at else end.instant
    return (stop - start.instant).total_seconds()


def _longest(
    ledger: Ledger,
    found: list[Flight],
    at: datetime,
    ends: Callable[[Trip | None, datetime], Ends],
) -> tuple[Longest, ...]:
    """Return the longest of some flights, or of their stays; what never leaves is no flight to compare."""
    trips = ledger.trips
    ships = (one.id for one in found if one.dock is None or not one.dock.stays)
    measured = ((_length(ends(trips.get(ident), at), at), ident) for ident in ships)
    out = []
    for length, ident in nlargest(LONGEST, measured, key=itemgetter(0)):
        start, end = ends(trips.get(ident), at)
        lasts = lasting(start, end, at)
        if length < 0 or lasts is None:
            break
        under_way = end is None or end.instant > at
        out.append(Longest(ident, ledger.schedule.flight_name(ident), lasts, under_way))
    return tuple(out)


# -- one line --------------------------------------------------------------------------------------


class FlightLines:
    """Makes the lines of flights, one at a time; what many of them share is looked up once."""

    __slots__ = ("_agencies", "_at", "_ledger", "_people", "_ports")

    def __init__(self, ledger: Ledger, at: datetime) -> None:
        """Make lines as of an instant."""
        self._ledger = ledger
        self._at = at
        self._agencies: dict[str | None, AgencyRef] = {}
        self._people: dict[str, tuple[str, str]] = {}
        self._ports: dict[tuple[str | None, str], str] = {}

    def line(self, flight: Flight) -> FlightLine:
        """Return one flight as it stands at the instant."""
        at = self._at
        schedule = self._ledger.schedule
        trip = self._ledger.trips.get(flight.id)
        craft = schedule.spacecraft.get(flight.spacecraft or "")
        provider = schedule.provider_of(flight)
        station = schedule.station_of(flight)
        name = schedule.flight_name(flight.id)
        up = tuple(seat.id for seat in flight.crew) if trip is None else trip.up
        down = () if trip is None else trip.down
        up_names, up_family = self._names(up)
        down_names, down_family = (up_names, up_family) if down == up else self._names(down)
        launch, land = flight.launch, flight.land
        ports = _ports(trip)
        return FlightLine(
            id=flight.id,
            name=name,
            short=schedule.flight_short(flight.id),
            kind=kind_of(self._ledger, flight),
            spacecraft=flight.spacecraft,
            spacecraft_name=craft.name if craft is not None else None,
            provider=self._agency(provider) if provider is not None else None,
            station=station,
            state=state_of(trip, at),
            status=_status(trip, at),
            launch=_when(trip.launch) if trip is not None else launch.at if launch else None,
            launch_site=schedule.site_name(launch.site) if launch is not None else None,
            dock=_when(trip.dock) if trip is not None else None,
            ports=ports,
            port_names=tuple(self._port(station, port) for port in ports),
            place=self._port(station, ports[_moved(trip, at)]) if ports else None,
            undock=_when(trip.undock) if trip is not None else None,
            land=_when(trip.land) if trip is not None else None,
            land_site=schedule.site_name(land.site) if land is not None else None,
            up=up,
            up_names=up_names,
            up_family=up_family,
            down=down,
            down_names=down_names,
            down_family=down_family,
            agencies=self._counts(flight),
            days=lasting(*_flying(trip, at), at),
            stay=lasting(*_staying(trip, at), at),
            slips=slipped_times(flight),
            address=("flight", flight.id),
        )

    def _agency(self, ident: str | None) -> AgencyRef:
        found = self._agencies.get(ident)
        if found is None:
            found = self._agencies[ident] = agency_ref(self._ledger.schedule, ident)
        return found

    def _names(self, people: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        known = self._people
        schedule = self._ledger.schedule
        for one in people:
            if one not in known:
                known[one] = schedule.person_name(one), schedule.person_family(one)
        return tuple(known[one][0] for one in people), tuple(known[one][1] for one in people)

    def _port(self, station: str | None, port: str) -> str:
        found = self._ports.get((station, port))
        if found is None:
            found = self._ports[station, port] = self._ledger.schedule.port_name(station, port)
        return found

    def _counts(self, flight: Flight) -> tuple[tuple[AgencyRef, int], ...]:
        """Count the agencies of those who go up: the largest first, then by name."""
        if not flight.crew:
            return ()
        schedule = self._ledger.schedule
        counts: dict[str | None, int] = {}
        for seat in flight.crew:
            own = seat.agency or (schedule.person(seat.id).agency if seat.id != "?" else None)
            counts[own] = counts.get(own, 0) + 1
        pairs = [(self._agency(ident), count) for ident, count in counts.items()]
        if len(pairs) > 1:
            pairs.sort(key=lambda pair: (-pair[1], pair[0].id is None, pair[0].name))
        return tuple(pairs)


def state_of(trip: Trip | None, at: datetime) -> str:
    """Return how a flight stands at an instant; None is one that was cancelled."""
    if trip is None:
        return "cancelled"
    start, land = trip.launch or trip.dock, trip.land
    if start is None or start.instant > at:
        return "planned"
    if not trip.flown:
        return "failed"
    if land is not None and land.instant <= at:
        return "re-entered" if trip.flight.land and trip.flight.land.destroyed else "landed"
    dock, undock = trip.dock, trip.undock
    if dock is None:
        return "in flight"
    if dock.instant > at:
        return "going up"
    if undock is None or undock.instant > at:
        return "docked"
    return "going home" if land is not None else "left"


def _status(trip: Trip | None, at: datetime) -> str | None:
    """Return the status of a launch as it stands at an instant."""
    if trip is None:
        return "cancelled"
    return move_status(trip.launch, at) if trip.launch is not None else None


def _moved(trip: Trip | None, at: datetime) -> int:
    """Return at which of its ports a trip is, or was last; the first before it docks."""
    moves = trip.moves if trip is not None else ()
    return sum(1 for move in moves if move.step == "arrived" and move.port and move.instant <= at)


def _when(move: Moved | None) -> When | None:
    return None if move is None else move.when


def _ports(trip: Trip | None) -> tuple[str, ...]:
    """Return the ports that a trip docks at, in order."""
    if trip is None:
        return ()
    return tuple(move.port for move in trip.moves if move.port and move.step in {"dock", "arrived"})
