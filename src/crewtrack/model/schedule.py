"""The schedule: all nouns of a set of files, by id."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attr

from crewtrack.model.names import agency_tag, family_name, flight_name, flight_short, from_id
from crewtrack.model.nouns import Agency, Head, Person

if TYPE_CHECKING:
    from collections.abc import Callable

    from crewtrack.model.nouns import (
        Assertion,
        Bulletin,
        Eva,
        Expedition,
        Flight,
        Movement,
        Port,
        Reboost,
        Site,
        Spacecraft,
        Station,
    )

NOWHERE = "none"
"""The station of a free flight, and the group of people without an agency."""


class Base:
    """A run of assertions that speak of the files below, and not of what others laid over them make of it.

    Attributes:
        first, last: the run: from `first` up to, not including, `last`, as places in `Schedule.assertions`.
        schedule: works out the schedule that they are about; made only when somebody checks.
    """

    __slots__ = ("first", "last", "schedule")

    def __init__(self, first: int, last: int, schedule: Callable[[], Schedule]) -> None:
        """Keep a run."""
        self.first = first
        self.last = last
        self.schedule = schedule


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Schedule:
    """What a schedule says. Every mapping is from id to noun, in the order of the file."""

    head: Head
    agencies: dict[str, Agency]
    people: dict[str, Person]
    spacecraft: dict[str, Spacecraft]
    stations: dict[str, Station]
    sites: dict[str, Site]
    flights: dict[str, Flight]
    expeditions: dict[str, Expedition]
    evas: dict[str, Eva]
    reboosts: dict[str, Reboost]
    bulletins: dict[str, Bulletin]
    assertions: tuple[Assertion, ...]
    aliases: dict[str, str]
    """From an alias to the id of the person it means."""
    bases: tuple[Base, ...] = ()
    """The runs of `assertions` that are not about this schedule itself."""
    excused: bool = True
    """Whether some entry excuses itself from a rule: False where certainly none does."""

    def person_id(self, name: str) -> str:
        """Return the id that a crew entry's id or alias means; unknown ids stand for themselves."""
        return name if name in self.people else self.aliases.get(name, name)

    def person(self, name: str) -> Person:
        """Return a person by id or alias; one that nobody declared has a name made from the id."""
        found = self.people.get(self.person_id(name))
        return found if found is not None else Person(name, name=from_id(name))

    def person_name(self, name: str) -> str:
        """Return what to call a person; a seat not yet named is "to be named"."""
        if name.startswith("?"):
            return "to be named"
        person = self.person(name)
        return person.name or from_id(person.id)

    def person_family(self, name: str) -> str:
        """Return a person's family name, for places with little room."""
        nations = () if name.startswith("?") else self.person(name).nationality
        return family_name(name, self.person_name(name), nations)

    def agency(self, name: str | None) -> Agency:
        """Return an agency by id; nobody's is the group "none"."""
        if name is None:
            return Agency(NOWHERE, name="No agency", tag="none", letter="-")
        found = self.agencies.get(name)
        return (
            found if found is not None else Agency(name, name=from_id(name), tag=agency_tag(name))
        )

    def station_of(self, flight: Flight) -> str | None:
        """Return the id of the station that a flight goes to, or None for a free flight."""
        station = flight.station or self.head.station
        return None if station == NOWHERE else station

    def provider_of(self, flight: Flight) -> str | None:
        """Return the id of the agency whose seats a flight carries."""
        if flight.provider is not None:
            return flight.provider
        craft = self.spacecraft.get(flight.spacecraft or "")
        return craft.provider if craft is not None else None

    def operator_of(self, flight: Flight) -> str | None:
        """Return who flies a flight."""
        if flight.operator is not None:
            return flight.operator
        craft = self.spacecraft.get(flight.spacecraft or "")
        return craft.operator if craft is not None else None

    def flight_name(self, flight_id: str) -> str:
        """Return what people call a flight: ``Soyuz MS-21``."""
        flight = self.flights.get(flight_id)
        if flight is None:
            return from_id(flight_id)
        craft = self.spacecraft.get(flight.spacecraft or "")
        return flight_name(flight, craft.name if craft is not None else None)

    def flight_short(self, flight_id: str) -> str:
        """Return what fits in a narrow place: ``MS-21``."""
        flight = self.flights.get(flight_id)
        if flight is not None and flight.short:
            return flight.short
        return flight_short(self.flight_name(flight_id))

    def port(self, station: str | None, port: str | None) -> Port | None:
        """Return a port of a station by its id, or None."""
        found = self.stations.get(station or "")
        if found is None:
            return None
        return next((p for p in found.ports if p.id == port), None)

    def port_name(self, station: str | None, port: str | None) -> str:
        """Return what people call a port: ``Rassvet nadir``."""
        found = self.port(station, port)
        if found is None:
            return from_id(port or "")
        if found.name:
            return found.name
        if found.module and found.direction:
            return f"{self.module_name(station, found.module)} {found.direction}"
        return from_id(found.id)

    def module_name(self, station: str | None, module: str) -> str:
        """Return what people call a module."""
        found = self.stations.get(station or "")
        if found is not None:
            for one in found.modules:
                if one.id == module and one.name:
                    return one.name
        return from_id(module)

    def station_name(self, station: str | None) -> str:
        """Return what people call a station."""
        if station is None:
            return "free flight"
        found = self.stations.get(station)
        return found.name if found is not None and found.name else from_id(station)

    def the_station(self, station: str | None) -> str:
        """Return what people call a station within a sentence: with an article, if it is a description."""
        name = self.station_name(station)
        return f"the {name}" if name.endswith(("Station", "station")) else name

    def site_name(self, site: str | None) -> str | None:
        """Return what people call a site."""
        if site is None:
            return None
        found = self.sites.get(site)
        return found.name if found is not None and found.name else from_id(site)

    def main_station(self) -> str | None:
        """Return the file's station, else the one with most flights, else None."""
        if self.head.station and self.head.station != NOWHERE:
            return self.head.station
        counts: dict[str, int] = {}
        for flight in self.flights.values():
            station = self.station_of(flight)
            if station is not None:
                counts[station] = counts.get(station, 0) + 1
        if counts:
            return max(counts, key=lambda one: counts[one])
        return next(iter(self.stations), None)


def movement_of(flight: Flight, name: str) -> Movement | None:
    """Return a flight's launch, dock, undock or land by its name."""
    found: Movement | None = getattr(flight, name)
    return found
