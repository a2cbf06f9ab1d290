"""Records: the most days, the longest flights, the most people at once, up to an instant."""

from __future__ import annotations

from heapq import nsmallest
from typing import TYPE_CHECKING

from crewtrack.views.coverage import claim
from crewtrack.views.lasting import lasting
from crewtrack.views.milestones import milestones
from crewtrack.views.people import Roll
from crewtrack.views.refs import agency_ref
from crewtrack.views.shapes.records import Crowd, Feat, Records
from crewtrack.views.standings import Standings
from crewtrack.views.totals import total_days

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from crewtrack.ledger.ledger import Ledger
    from crewtrack.ledger.rides import Ride
    from crewtrack.views.shapes.common import Lasting

MOST = 10
"""How many places each list has."""


def records(
    ledger: Ledger,
    station: str,
    at: datetime,
    most: int = MOST,
    *,
    roll: Roll | None = None,
    standings: Standings | None = None,
) -> Records:
    """Return the records of the people who fly to a station, up to an instant (aware, UTC).

    Args:
        ledger: the ledger.
        station: the station's id.
        at: the instant.
        most: how many places each list has.
        roll: the station's, where one is kept.
        standings: the station's, with that many places at least, where they are kept.
    """
    if roll is None:
        roll = Roll(ledger, station)
    if standings is None:
        standings = Standings(ledger, station, roll, most)
    peak, crowds = standings.crowds(at)
    covered = claim(ledger.schedule, "crewed", station)
    start = covered[0] if covered is not None else None
    maker = _Feats(ledger, at)
    totals = nsmallest(
        most, _totals(ledger, roll.everybody(), at), key=lambda one: (-one[0], one[1])
    )
    name = ledger.schedule.flight_name
    return Records(
        station=station,
        station_name=ledger.schedule.station_name(station),
        at=at,
        most_days=tuple(maker.person(*one) for one in totals),
        longest_flights=tuple(
            maker.flight(value, person, ride)
            for value, person, _, ride in standings.longest(at, most)
        ),
        most_flights=tuple(
            maker.person(float(count), person, grows=False)
            for count, person in standings.flights(at, most)
        ),
        oldest=tuple(maker.ride(*one) for one in standings.oldest(at, most)),
        youngest=tuple(maker.ride(*one) for one in standings.youngest(at, most)),
        most_aboard=peak,
        crowds=tuple(Crowd(one, end, flight, name(flight)) for one, end, flight in crowds),
        visited=standings.visited(at),
        ahead=milestones(ledger, station, at, standings),
        since=start.date() if start is not None else None,
    )


def _totals(ledger: Ledger, people: list[str], at: datetime) -> Iterator[tuple[float, str]]:
    """Yield the days of everybody who has been in space, and whose days are all known."""
    for person in people:
        total = total_days(ledger, person, at)
        if total:
            yield total, person


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
