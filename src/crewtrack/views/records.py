"""Records: the most days, the longest flights, the most people at once, up to an instant."""

from __future__ import annotations

from heapq import nsmallest
from typing import TYPE_CHECKING, Any

from crewtrack.ledger.rides import start_of
from crewtrack.views.coverage import claim
from crewtrack.views.lasting import lasting, length
from crewtrack.views.milestones import milestones
from crewtrack.views.people import Roll, age_at, visited
from crewtrack.views.refs import agency_ref
from crewtrack.views.shapes.records import Crowd, Feat, Records
from crewtrack.views.totals import total_days

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from crewtrack.ledger.ledger import Ledger
    from crewtrack.ledger.rides import Ride
    from crewtrack.views.shapes.common import Lasting

MOST = 10
"""How many places each list has."""


def records(
    ledger: Ledger, station: str, at: datetime, most: int = MOST, *, roll: Roll | None = None
) -> Records:
    """Return the records of the people who fly to a station, up to an instant (aware, UTC).

    `roll` is the station's, where one is kept.
    """
    people = sorted(roll.names() if roll is not None else Roll(ledger, station).everybody())
    rides = [
        (person, ride)
        for person in people
        for ride in ledger.rides.get(person, ())
        if ride.up.station == station and start_of(ride.up) <= at
    ]
    counts: dict[str, int] = {}
    for person, _ in rides:
        counts[person] = counts.get(person, 0) + 1
    ages = list(_ages(ledger, rides))
    peak, crowds = _crowds(ledger, station, at)
    covered = claim(ledger.schedule, "crewed", station)
    start = covered[0] if covered is not None else None
    maker = _Feats(ledger, at)
    return Records(
        station=station,
        station_name=ledger.schedule.station_name(station),
        at=at,
        most_days=tuple(maker.person(*one) for one in _top(_totals(ledger, people, at), most)),
        longest_flights=tuple(maker.flight(*one) for one in _top(_flown(rides, at), most)),
        most_flights=tuple(
            maker.person(float(count), person, grows=False)
            for count, person in _top(((many, who) for who, many in counts.items()), most)
        ),
        oldest=tuple(
            maker.ride(*one) for one in _top({one[1]: one for one in ages}.values(), most)
        ),
        youngest=tuple(
            maker.ride(*one)
            for one in _top({one[1]: one for one in reversed(ages)}.values(), most, least=True)
        ),
        most_aboard=peak,
        crowds=crowds,
        visited=sum(1 for person in people if visited(ledger, person, station, at)),
        ahead=milestones(ledger, station, at),
        since=start.date() if start is not None else None,
    )


def _top(found: Iterable[Any], most: int, *, least: bool = False) -> list[Any]:
    """Return those with the largest value, or the smallest; among equal ones by the person's id."""
    sign = 1 if least else -1
    return nsmallest(most, found, key=lambda one: (sign * one[0], one[1]))


def _totals(ledger: Ledger, people: list[str], at: datetime) -> Iterator[tuple[float, str]]:
    """Yield the days of everybody who has been in space, and whose days are all known."""
    for person in people:
        total = total_days(ledger, person, at)
        if total:
            yield total, person


def _flown(rides: list[tuple[str, Ride]], at: datetime) -> Iterator[tuple[float, str, Ride]]:
    """Yield each flight with its days up to the instant."""
    for person, ride in rides:
        land = ride.home.land if ride.home is not None else None
        spent = length(ride.up.launch, land, at)
        if spent > 0:
            yield spent, person, ride


def _ages(ledger: Ledger, rides: list[tuple[str, Ride]]) -> Iterator[tuple[int, str, Ride]]:
    """Yield everybody's age at each launch, in order."""
    people = ledger.schedule.people
    for person, ride in rides:
        noun = people.get(person)
        if noun is not None and noun.born is not None:
            years = age_at(noun.born, ride)
            if years is not None:
                yield years, person, ride


class _Feats:
    """Makes the lines of the lists: only for those who have a place in one."""

    def __init__(self, ledger: Ledger, at: datetime) -> None:
        self._ledger = ledger
        self._at = at

    def person(self, value: float, person: str, *, grows: bool = True) -> Feat:
        """Return the place of somebody with all their flights."""
        schedule, state = self._ledger.schedule, self._ledger.state(self._at)
        return Feat(
            person=person,
            name=schedule.person_name(person),
            agency=agency_ref(schedule, self._ledger.agency(person, self._at)),
            value=value,
            under_way=grows and (person in state.aboard or person in state.transit),
        )

    def ride(self, years: int, person: str, ride: Ride) -> Feat:
        """Return the place of somebody at one launch."""
        return self._of(float(years), person, ride, None, under_way=False)

    def flight(self, days: float, person: str, ride: Ride) -> Feat:
        """Return the place of one flight."""
        land = ride.home.land if ride.home is not None else None
        spent = lasting(ride.up.launch, land, self._at)
        under_way = land is None or land.instant > self._at
        return self._of(days, person, ride, spent, under_way=under_way)

    def _of(
        self, value: float, person: str, ride: Ride, spent: Lasting | None, *, under_way: bool
    ) -> Feat:
        schedule, home = self._ledger.schedule, ride.home
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
