"""Dependence: whose seats bring whom home, and whose ships raise the orbit.

The engines of the station's own modules are not counted: the file says nothing of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.ledger.lifeboats import seats, works
from crewtrack.ledger.spans import edges, walk
from crewtrack.views.coverage import recorded, spans
from crewtrack.views.refs import agency_ref
from crewtrack.views.shapes.dependence import Across, Dependence, SeatsHome

if TYPE_CHECKING:
    from datetime import datetime

    from crewtrack.ledger.ledger import Ledger
    from crewtrack.ledger.state import State
    from crewtrack.model.nouns import Flight
    from crewtrack.views.shapes.dependence import Reliance

    Homes = dict[str | None, list[tuple[str, int]]]
    Boosts = dict[str | None, list[str]]
    Turn = tuple[datetime, Homes, Boosts, int]


def dependence(ledger: Ledger, station: str, at: datetime) -> Dependence:
    """Return who depends on whom at a station at an instant (aware, UTC)."""
    schedule = ledger.schedule
    state = ledger.state(at)
    homes, boosts = able(ledger, state, station, at)
    seats_home = [
        SeatsHome(
            agency_ref(schedule, provider),
            sum(places for _, places in ships),
            tuple(flight for flight, _ in ships),
            tuple(schedule.flight_name(flight) for flight, _ in ships),
        )
        for provider, ships in homes.items()
    ]
    seats_home.sort(key=lambda one: (-one.seats, one.provider.name))
    reboost = sorted(
        ((agency_ref(schedule, provider), tuple(ships)) for provider, ships in boosts.items()),
        key=lambda one: (-len(one[1]), one[0].name),
    )
    known = engines_known(ledger, station, at)
    return Dependence(
        station=station,
        at=at,
        seats_home=tuple(seats_home),
        across=_across(ledger, station, at),
        reboost=tuple(
            (agency, tuple(schedule.flight_name(flight) for flight in ships))
            for agency, ships in reboost
        ),
        sole_return=seats_home[0].provider if len(seats_home) == 1 else None,
        sole_reboost=reboost[0][0] if len(reboost) == 1 and known else None,
        reboost_known=known,
    )


def engines_known(ledger: Ledger, station: str, at: datetime) -> bool:
    """Whether all docked ships are known at an instant, so that one that is not there cannot raise the orbit.

    It is mostly cargo ships that do. A file that claims nothing of them is taken at its word.
    """
    schedule = ledger.schedule
    return not spans(schedule, "cargo", station) or recorded(schedule, "cargo", station, at)


class Fleet:
    """The ships of a station, and who can do what with them; what a ship has for good is looked up once."""

    __slots__ = ("_changes", "_ships", "ledger", "station")

    def __init__(self, ledger: Ledger, station: str) -> None:
        """Look at a station."""
        self.ledger = ledger
        self.station = station
        self._changes: tuple[datetime, datetime, list[Turn]] | None = None
        self._ships: dict[str, tuple[str | None, int, bool]] = {}

    def changes(self, start: datetime, end: datetime) -> list[Turn]:
        """Return who can do what from each instant on at which that may change, and how many people are aboard then.

        The last that was asked for is kept: it is not to be changed.
        """
        if self._changes is None or self._changes[:2] != (start, end):
            points = edges(self.ledger, self.station, start, end)
            found = [
                (at, *self.able(state, at), state.counts.get(self.station, 0))
                for at, state in walk(self.ledger, points)
            ]
            self._changes = start, end, found
        return self._changes[2]

    def able(self, state: State, at: datetime) -> tuple[Homes, Boosts]:
        """Return, by provider, the docked ships with seats home and how many, and those that can raise the orbit."""
        homes: Homes = {}
        boosts: Boosts = {}
        known, station = self._ships, self.station
        for ident, berth in state.berths.items():
            if berth.trip.station != station:
                continue
            found = known.get(ident)
            if found is None:
                found = self._ship(berth.trip.flight, at)
                if not berth.trip.flight.unfit:
                    known[ident] = found
            provider, places, boost = found
            if places:
                homes.setdefault(provider, []).append((ident, places))
            if boost:
                boosts.setdefault(provider, []).append(ident)
        return homes, boosts

    def _ship(self, flight: Flight, at: datetime) -> tuple[str | None, int, bool]:
        """Return a ship's provider, its seats home at an instant, and whether it can raise the orbit then."""
        schedule = self.ledger.schedule
        craft = schedule.spacecraft.get(flight.spacecraft or "")
        boost = craft is not None and craft.reboost and works(flight, at)
        return schedule.provider_of(flight), seats(self.ledger, flight, at), boost


def able(ledger: Ledger, state: State, station: str, at: datetime) -> tuple[Homes, Boosts]:
    """Return, by provider, the docked ships with seats home and how many, and those that can raise the orbit."""
    return Fleet(ledger, station).able(state, at)


def reliance(
    ledger: Ledger,
    station: str,
    at: datetime,
    until: datetime | None = None,
    *,
    fleet: Fleet | None = None,
) -> Reliance:
    """Return who depends on whom at a station from an instant to another.

    Args:
        ledger: the ledger.
        station: the station's id.
        at: the instant (aware, UTC).
        until: how far to look; left out, as far as the file claims to know of crews (`coverage.horizon`).
        fleet: the station's ships, where they are looked at for something else, too.
    """
    from crewtrack.views.reliance import over

    return over(fleet if fleet is not None else Fleet(ledger, station), at, until)


def _across(ledger: Ledger, station: str, at: datetime) -> tuple[Across, ...]:
    """Return those aboard whose ride home is another partner's.

    People whose agency provides no ship at all (ESA, JAXA, private crews) always ride with a partner, so
    only those whose own agency flies crews are named.
    """
    schedule = ledger.schedule
    own: set[str] | None = None
    out: list[Across] = []
    for person, here in ledger.state(at).aboard.items():
        ride = ledger.ride(person, at)
        if here.station != station or ride is None or ride.home is None:
            continue
        provider = schedule.provider_of(ride.home.flight)
        agency = ledger.agency(person, at)
        if provider is None or agency is None or provider == agency:
            continue
        own = _crew_providers(ledger) if own is None else own
        if agency not in own:
            continue
        name = schedule.person_name(person)
        out.append(
            Across(
                person,
                name,
                schedule.person_family(person),
                agency_ref(schedule, agency),
                agency_ref(schedule, provider),
                ride.home.id,
                schedule.flight_name(ride.home.id),
            )
        )
    return tuple(out)


def _crew_providers(ledger: Ledger) -> set[str]:
    """Return the agencies whose seats any crewed flight of the schedule carries."""
    schedule = ledger.schedule
    kinds = {
        (trip.flight.provider, trip.flight.spacecraft): trip.flight
        for trip in ledger.trips.values()
        if trip.up or trip.down
    }
    found = {schedule.provider_of(flight) for flight in kinds.values()}
    return {one for one in found if one is not None}
