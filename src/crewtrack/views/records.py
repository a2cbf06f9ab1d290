"""Records: the most days, the longest flights, the most people at once, up to an instant."""

from __future__ import annotations

from heapq import nsmallest
from typing import TYPE_CHECKING

from crewtrack.ledger.rides import start_of
from crewtrack.views.coverage import claim
from crewtrack.views.lasting import lasting
from crewtrack.views.milestones import milestones
from crewtrack.views.people import age_at, chosen, visited
from crewtrack.views.refs import agency_ref
from crewtrack.views.shapes.records import Crowd, Feat, Records
from crewtrack.views.totals import total_days

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from crewtrack.ledger.ledger import Ledger
    from crewtrack.ledger.rides import Ride
    from crewtrack.views.shapes.common import AgencyRef, Lasting

MOST = 10
"""How many places each list has."""


def records(ledger: Ledger, station: str, at: datetime, most: int = MOST) -> Records:
    """Return the records of the people who fly to a station, up to an instant (aware, UTC)."""
    people = chosen(ledger, station, at)
    flown = [feat for person in people for feat in _flown(ledger, person, station, at)]
    ages = [own for person in people if (own := list(_ages(ledger, person, station, at)))]
    peak, crowds = _crowds(ledger, station, at)
    covered = claim(ledger.schedule, "crewed", station)
    start = covered[0] if covered is not None else None
    return Records(
        station=station,
        station_name=ledger.schedule.station_name(station),
        at=at,
        most_days=_largest((_total(ledger, person, at) for person in people), most),
        longest_flights=_largest(flown, most),
        most_flights=_largest((_count(ledger, person, station, at) for person in people), most),
        oldest=_largest((own[-1] for own in ages), most),
        youngest=tuple(
            nsmallest(most, (own[0] for own in ages), key=lambda one: (one.value, one.name))
        ),
        most_aboard=peak,
        crowds=crowds,
        visited=sum(1 for person in people if visited(ledger, person, station, at)),
        ahead=milestones(ledger, station, at),
        since=start.date() if start is not None else None,
    )


def _largest(feats: Iterable[Feat | None], most: int) -> tuple[Feat, ...]:
    found = [one for one in feats if one is not None and one.value > 0]
    return tuple(nsmallest(most, found, key=lambda one: (-one.value, one.name)))


def _named(ledger: Ledger, person: str, at: datetime) -> tuple[str, AgencyRef]:
    schedule = ledger.schedule
    return schedule.person_name(person), agency_ref(schedule, ledger.agency(person, at))


def _total(ledger: Ledger, person: str, at: datetime) -> Feat | None:
    total = total_days(ledger, person, at)
    if total is None:
        return None
    state = ledger.state(at)
    name, agency = _named(ledger, person, at)
    flying = person in state.aboard or person in state.transit
    return Feat(person, name, agency, total, under_way=flying)


def _count(ledger: Ledger, person: str, station: str, at: datetime) -> Feat | None:
    """Count the flights to the station that have launched."""
    begun = [
        ride
        for ride in ledger.rides.get(person, ())
        if ride.up.station == station and start_of(ride.up) <= at
    ]
    name, agency = _named(ledger, person, at)
    return Feat(person, name, agency, float(len(begun)))


def _flown(ledger: Ledger, person: str, station: str, at: datetime) -> Iterator[Feat]:
    """Yield each flight of somebody to the station, with its days up to the instant."""
    for ride in ledger.rides.get(person, ()):
        if ride.up.station != station:
            continue
        land = ride.home.land if ride.home is not None else None
        spent = lasting(ride.up.launch, land, at)
        if spent is not None:
            under_way = land is None or land.instant > at
            yield _of_ride(ledger, person, ride, spent.days, spent, under_way=under_way)


def _ages(ledger: Ledger, person: str, station: str, at: datetime) -> Iterator[Feat]:
    """Yield somebody's age at each launch to the station, in order."""
    born = ledger.schedule.person(person).born
    for ride in ledger.rides.get(person, ()) if born is not None else ():
        if ride.up.station == station and start_of(ride.up) <= at and born is not None:
            years = age_at(born, ride)
            if years is not None:
                yield _of_ride(ledger, person, ride, float(years), None, under_way=False)


def _of_ride(
    ledger: Ledger, person: str, ride: Ride, value: float, spent: Lasting | None, *, under_way: bool
) -> Feat:
    schedule = ledger.schedule
    home = ride.home
    return Feat(
        person=person,
        name=schedule.person_name(person),
        agency=agency_ref(schedule, ride.seat.agency or schedule.person(person).agency),
        value=value,
        days=spent,
        up=ride.up.id,
        up_name=schedule.flight_name(ride.up.id),
        home=home.id if home is not None else None,
        home_name=schedule.flight_name(home.id) if home is not None else None,
        under_way=under_way,
    )


def _crowds(ledger: Ledger, station: str, at: datetime) -> tuple[int, tuple[Crowd, ...]]:
    """Return the most people aboard at once, and every time when that many were."""
    peak = 0
    crowds: list[Crowd] = []
    for event in ledger.station_events(station):
        if event.instant > at:
            break
        if event.move is None:
            continue
        if event.aboard > peak:
            peak, crowds = event.aboard, []
        if crowds and crowds[-1].end is None:
            if event.aboard < peak:
                last = crowds.pop()
                crowds.append(Crowd(last.start, event.instant, last.flight, last.flight_name))
        elif peak and event.aboard == peak:
            name = ledger.schedule.flight_name(event.id)
            crowds.append(Crowd(event.instant, None, event.id, name))
    return peak, tuple(crowds)
