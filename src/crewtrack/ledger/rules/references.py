"""References: every id and port that a schedule names exists (F107 unknown-id, F108 unknown-port)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attr

from crewtrack.ledger.rules.look import entries
from crewtrack.model.address import dotted, parse_address
from crewtrack.model.decode import MOST_GUESSES, nearest
from crewtrack.model.fields import META, Kind
from crewtrack.model.nouns import ENTRIES
from crewtrack.model.problem import Problem, Severity
from crewtrack.model.schedule import NOWHERE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from crewtrack.ledger.ledger import Ledger
    from crewtrack.model.address import Address
    from crewtrack.model.nouns import Flight, Seat
    from crewtrack.model.schedule import Schedule


class Known(frozenset[str]):
    """The ids of a table, with a guess at which of them a misspelt one means.

    Guessing takes longer than all the rest of a problem, and nobody reads the thousandth: later ones get none.
    """

    left = MOST_GUESSES

    def nearest(self, found: str) -> str | None:
        """Return the id that a misspelt one most likely means, or None."""
        if not self.left:
            return None
        self.left -= 1
        return nearest(found, sorted(self))


def unknown_ids(ledger: Ledger) -> Iterator[Problem]:
    """F107: an id names an entry that no file has."""
    schedule = ledger.schedule
    tables = entries(schedule)
    known = {name: Known(table) for name, table in tables.items()}
    home = schedule.head.station
    if home is not None and home != NOWHERE and home not in known["station"]:
        yield _unknown("station", home, ("station",), known["station"])
    if not _all_known(schedule, known):
        for ident, flight in schedule.flights.items():
            yield from _flight(ident, flight, schedule, known)
    for name in ("person", "spacecraft", "expedition", "eva", "reboost"):
        for ident, entry in tables[name].items():
            yield from _walk(entry, (name, ident), schedule, known)
    for place, assertion in enumerate(schedule.assertions):
        yield from _walk(assertion, ("assert", place), schedule, known)
        for agency in assertion.agencies or ():
            if agency not in known["agency"] and agency != NOWHERE:
                yield _unknown(
                    "agency",
                    agency,
                    ("assert", place, "agencies", agency),
                    known["agency"],
                    on_key=True,
                )
        for person in assertion.days or ():
            if person not in known["person"]:
                yield _unknown(
                    "person",
                    person,
                    ("assert", place, "days", person),
                    known["person"],
                    on_key=True,
                )
    for place, coverage in enumerate(schedule.head.coverage):
        yield from _walk(coverage, ("coverage", place), schedule, known)
    yield from _modules(schedule)
    yield from _about(schedule, known)


def unknown_ports(ledger: Ledger) -> Iterator[Problem]:
    """F108: a docking or a relocation names a port that its station does not have."""
    schedule = ledger.schedule
    ports = {
        ident: frozenset(port.id for port in station.ports)
        for ident, station in schedule.stations.items()
    }
    plain = ports.get(schedule.head.station or "", frozenset())
    for ident, flight in schedule.flights.items():
        given = vars(flight)
        dock, undock = flight.dock, flight.undock
        if (
            dock is not None
            and dock.port in plain
            and "station" not in given
            and "relocate" not in given
            and (undock is None or "port" not in vars(undock))
        ):
            continue  # as most are
        station = schedule.station_of(flight)
        if station is not None and station not in ports:
            continue  # that is an unknown station, and says so
        known = ports.get(station or "", frozenset())
        named: list[tuple[str | None, Address]] = []
        if flight.dock is not None:
            named.append((flight.dock.port, ("dock", "port")))
        if flight.undock is not None:
            named.append((flight.undock.port, ("undock", "port")))
        named += [
            (one.port, ("relocate", place, "port")) for place, one in enumerate(flight.relocate)
        ]
        for port, at in named:
            if port is not None and port not in known:
                close = nearest(port, known)
                yield Problem(
                    "F108",
                    "unknown-port",
                    Severity.ERROR,
                    f'{station or "a free flight"} has no port "{port}"',
                    ("flight", ident, *at),
                    hint=f'did you mean "{close}"?' if close else _list("its ports are", known),
                )
    for place, assertion in enumerate(schedule.assertions):
        station = assertion.station or schedule.main_station()
        if station not in ports:
            continue
        known = ports[station]
        for port in assertion.ports or ():
            if port not in known:
                yield Problem(
                    "F108",
                    "unknown-port",
                    Severity.ERROR,
                    f'{station} has no port "{port}"',
                    ("assert", place, "ports", port),
                    on_key=True,
                    hint=_list("its ports are", known),
                )


def _all_known(schedule: Schedule, known: dict[str, Known]) -> bool:
    """Whether every id that a flight names is an entry's: nearly always, and quick to see for all of them at once."""
    craft: set[str | None] = set()
    stations: set[str | None] = set()
    agencies: set[str | None] = set()
    sites: set[str | None] = set()
    seats: list[Seat] = []
    # flight by flight, not key by key: what is far apart in memory is fetched once
    for flight in schedule.flights.values():
        craft.add(flight.spacecraft)
        given = vars(
            flight
        )  # what the file gives; to ask the noun for what it leaves out takes three times as long
        if "station" in given:
            stations.add(flight.station)
        if "provider" in given:
            agencies.add(flight.provider)
        if "crew" in given:
            seats += flight.crew
        launch, land = flight.launch, flight.land
        if launch is not None:
            sites.add(launch.site)
            if "crew" in vars(launch):
                seats += launch.crew or ()
        if land is not None:
            sites.add(land.site)
            if "crew" in vars(land):
                seats += land.crew or ()
        if "lifeboat" in given:
            for boat in flight.lifeboat:
                seats += boat.crew or ()
    if not {seat.id for seat in seats} - {"?"} - schedule.aliases.keys() <= known["person"]:
        return False
    named = {
        "spacecraft": craft,
        "station": stations - {NOWHERE},
        "agency": agencies | {seat.agency for seat in seats if "agency" in vars(seat)},
        "site": sites,
    }
    return all(ids - {None} <= known[table] for table, ids in named.items())


def _flight(
    ident: str, flight: Flight, schedule: Schedule, known: dict[str, Known]
) -> Iterator[Problem]:
    """Look at one flight: by hand and not by the field table, since flights are many."""
    at = ("flight", ident)
    if flight.spacecraft is not None and flight.spacecraft not in known["spacecraft"]:
        yield _unknown("spacecraft", flight.spacecraft, (*at, "spacecraft"), known["spacecraft"])
    if (
        flight.station is not None
        and flight.station != NOWHERE
        and flight.station not in known["station"]
    ):
        yield _unknown("station", flight.station, (*at, "station"), known["station"])
    if flight.provider is not None and flight.provider not in known["agency"]:
        yield _unknown("agency", flight.provider, (*at, "provider"), known["agency"])
    yield from _crew(flight.crew, (*at, "crew"), schedule, known)
    for name, movement in (("launch", flight.launch), ("land", flight.land)):
        if movement is None:
            continue
        if movement.site is not None and movement.site not in known["site"]:
            yield _unknown("site", movement.site, (*at, name, "site"), known["site"])
        if movement.crew is not None:
            yield from _crew(movement.crew, (*at, name, "crew"), schedule, known)
    for place, boat in enumerate(flight.lifeboat):
        yield from _crew(boat.crew or (), (*at, "lifeboat", place, "crew"), schedule, known)


def _crew(
    crew: Iterable[Seat], at: Address, schedule: Schedule, known: dict[str, Known]
) -> Iterator[Problem]:
    people = known["person"]
    for place, seat in enumerate(crew):
        if seat.id not in people and seat.id != "?" and seat.id not in schedule.aliases:
            yield _unknown("person", seat.id, (*at, place, "id"), people)
        if seat.agency is not None and seat.agency not in known["agency"]:
            yield _unknown("agency", seat.agency, (*at, place, "agency"), known["agency"])


def _walk(noun: Any, at: Address, schedule: Schedule, known: dict[str, Known]) -> Iterator[Problem]:
    """Look at every key of a noun that names another, by the field table."""
    for name, own, kind, table in _naming(type(noun)):
        value = getattr(noun, name)
        if value is None or value == ():
            continue
        if kind is Kind.TEXT:
            if value in known[table] or (table == "person" and value in schedule.aliases):
                continue
            if table == "station" and value == NOWHERE:
                continue
            yield _unknown(table, value, (*at, own), known[table])
        elif kind is Kind.CREW:
            yield from _crew(value, (*at, own), schedule, known)
        else:
            for place, one in enumerate(value):
                yield from _walk(one, (*at, own, place), schedule, known)


def _naming(cls: type) -> list[tuple[str, str, Kind, str]]:
    """Return the keys of a noun that may name others: attribute, key, kind, and the table that a text names."""
    found = _NAMING.get(cls)
    if found is None:
        found = _NAMING[cls] = []
        for attribute in attr.fields(cls):
            spec = attribute.metadata.get(META)
            if spec is None:
                continue
            key = spec.name or attribute.name.rstrip("_").replace("_", "-")
            if spec.kind in (Kind.CREW, Kind.TABLES):
                found.append((attribute.name, key, spec.kind, ""))
            elif spec.kind is Kind.TEXT and spec.noun in ENTRIES:
                found.append((attribute.name, key, Kind.TEXT, spec.noun))
    return found


_NAMING: dict[type, list[tuple[str, str, Kind, str]]] = {}


def _modules(schedule: Schedule) -> Iterator[Problem]:
    """Look at the modules that ports are on and that modules hang on."""
    for ident, station in schedule.stations.items():
        known = Known(one.id for one in station.modules)
        named = [(("module", one.id, "on"), one.on) for one in station.modules]
        named += [(("port", one.id, "module"), one.module) for one in station.ports]
        for key, module in named:
            if module is not None and module not in known:
                yield _unknown("module", module, ("station", ident, *key), known)


def _about(schedule: Schedule, known: dict[str, Known]) -> Iterator[Problem]:
    """Look at the addresses that bulletins are about."""
    for ident, bulletin in schedule.bulletins.items():
        for place, text in enumerate(bulletin.about):
            at = ("bulletin", ident, "about", place)
            try:
                address = parse_address(text)
            except ValueError:
                address = ()
            table = str(address[0]) if address else ""
            if len(address) < 2 or table not in known:
                yield Problem(
                    "F107",
                    "unknown-id",
                    Severity.ERROR,
                    f'"{text}" is no address',
                    at,
                    hint='an address is a table and an id: "flight.soyuz-ms-21"',
                )
            elif address[1] not in known[table]:
                yield _unknown(table, str(address[1]), at, known[table])


def _unknown(noun: str, found: str, at: Address, known: Known, *, on_key: bool = False) -> Problem:
    close = known.nearest(found)
    return Problem(
        "F107",
        "unknown-id",
        Severity.ERROR,
        f'unknown {noun} "{found}"',
        at,
        on_key=on_key,
        hint=f'did you mean "{close}"?' if close else _declare(noun, found, at),
    )


def _declare(noun: str, found: str, at: Address) -> str:
    """Return the header that would declare an id, as TOML."""
    table = ("station", at[1], noun, found) if noun == "module" else (noun, found)
    return f"declare it: [{dotted(table)}]"


def _list(words: str, known: Iterable[str]) -> str | None:
    names = sorted(known)
    return f"{words} {', '.join(names)}" if names else None
