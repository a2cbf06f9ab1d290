"""Milestones: what those in space are about to pass, and when; never finer than their launch is known."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from crewtrack.model.names import family_name
from crewtrack.model.when import Precision, When
from crewtrack.views.lasting import lasting
from crewtrack.views.refs import agency_ref, station_short
from crewtrack.views.shapes.records import Milestone
from crewtrack.views.totals import prior_days
from crewtrack.views.words import possessive

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from crewtrack.ledger.ledger import Ledger
    from crewtrack.ledger.rides import Ride
    from crewtrack.ledger.trips import Moved
    from crewtrack.views.standings import Best, Standings

IN_ONE_FLIGHT = (100, 200, 300, 365, 400, 500)
"""Days in one flight that are worth a word."""

IN_ALL = (100, 200, 300, 365, 400, 500, 600, 700, 800, 900, 1000, 1100, 1200)
"""Days over all flights that are."""

_WIDEST = timedelta(days=731)


def milestones(
    ledger: Ledger, station: str | None, at: datetime, standings: Standings
) -> tuple[Milestone, ...]:
    """Return what those in space pass on their flight to or from a station, the next first.

    What lies further ahead than two years is left out, and what they certainly land before. Of somebody of whom
    nobody knows when they land, only the first of each kind is told.
    """
    state = ledger.state(at)
    people = [one for one, here in state.aboard.items() if here.station == station]
    people += [one for one, trip in state.transit.items() if trip.station == station]
    people = [one for one in people if not one.startswith("?")]
    if not people:
        return ()
    everybody, by_agency = standings.best(at)
    found: list[Milestone] = []
    for person in people:
        ride = ledger.ride(person, at)
        if ride is not None:
            rider = _Rider(ledger, person, ride, at)
            own = list(_one_flight(rider, everybody, by_agency.get(rider.agency.id)))
            own += _all_flights(rider)
            found += own if rider.land is not None else _first_of_each(own)
    found.sort(key=lambda one: (one.when.instant, one.name, one.days))
    return tuple(found)


class _Rider:
    """Somebody in space, and until when at the latest and the earliest."""

    __slots__ = ("agency", "at", "family", "ledger", "name", "person", "ride")

    def __init__(self, ledger: Ledger, person: str, ride: Ride, at: datetime) -> None:
        self.ledger = ledger
        self.person = person
        self.ride = ride
        self.at = at
        self.name = ledger.schedule.person_name(person)
        nations = ledger.schedule.person(person).nationality
        self.family = family_name(person, self.name, nations)
        self.agency = agency_ref(ledger.schedule, ledger.agency(person, at))

    @property
    def start(self) -> Moved | None:
        """What their flight began with."""
        return self.ride.up.launch or self.ride.up.dock

    @property
    def land(self) -> Moved | None:
        """What their flight is to end with; None where nobody knows."""
        land = self.ride.home.land if self.ride.home is not None else None
        return None if land is None or land.when.precision is Precision.TBD else land

    def passing(
        self, kind: str, days: float, words: str, first: datetime | None, last: datetime | None
    ) -> Iterator[Milestone]:
        """Yield what they pass between two instants, unless they have passed it, or land before.

        None is past the end of the calendar.
        """
        at = self.at
        land = self.land
        if first is None or last is None:
            return
        if last <= at or last - at > _WIDEST or (land is not None and land.high <= first):
            return
        yield Milestone(
            person=self.person,
            name=self.name,
            family=self.family,
            agency=self.agency,
            kind=kind,
            days=days,
            words=words,
            when=_between(max(first, at), last),
            certain=land is not None and land.low >= last,
        )


def _one_flight(rider: _Rider, everybody: Best | None, own: Best | None) -> Iterator[Milestone]:
    """Yield what somebody passes on the flight that they are on."""
    start = rider.start
    if start is None:
        return
    station = rider.ride.up.station
    name = station_short(rider.ledger.schedule, station) if station else "free flights"
    if station and name != rider.ledger.schedule.station_name(station):
        name = f"the {name}"  # an abbreviation, as the ISS; Tiangong is a name
    marks: list[tuple[str, float, str]] = [
        ("flight", mark, f"passes {mark} days in one flight") for mark in IN_ONE_FLIGHT
    ]
    for kind, best, whose in (
        ("record", everybody, f"to {name}" if station else f"of {name}"),
        (
            "agency-record",
            own if own is not everybody else None,
            f"of {rider.agency.name}",
        ),
    ):
        if best is not None:
            holder = possessive(rider.ledger.schedule.person_name(best.person))
            if best.person == rider.person:
                holder = "their own"
            words = f"passes {holder} {int(best.days)} days, the longest {whose}"
            marks.append((kind, best.days, words))
    for kind, mark, words in marks:
        first, last = _after(start.low, mark), _after(start.high, mark)
        yield from rider.passing(kind, mark, words, first, last)


def _all_flights(rider: _Rider) -> Iterator[Milestone]:
    """Yield what somebody passes over all their flights, where the record knows them all.

    On a first flight that is the same as in one flight.
    """
    before = prior_days(rider.ledger, rider.person, rider.at)
    if before is None:
        return
    least = most = before
    flown = 0
    for ride in rider.ledger.rides.get(rider.person, ()):
        land = ride.home.land if ride.home is not None else None
        spent = lasting(ride.up.launch or ride.up.dock, land, rider.at)
        if spent is not None:
            flown += 1
            least += spent.least
            most += spent.most
    if flown < 2 and not before:
        return
    for mark in IN_ALL:
        if mark > least:
            first, last = (_after(rider.at, mark - days) for days in (most, least))
            yield from rider.passing("total", mark, f"passes {mark} days in space", first, last)


def _after(instant: datetime, days: float) -> datetime | None:
    """Return the instant so many days later, or None where the calendar has none."""
    try:
        return instant + timedelta(days=days)
    except OverflowError:
        return None


def _first_of_each(found: list[Milestone]) -> list[Milestone]:
    """Keep the first milestone of each kind."""
    first: dict[str, Milestone] = {}
    for one in found:
        first.setdefault(one.kind, one)
    return list(first.values())


def _between(first: datetime, last: datetime) -> When:
    """Return the days, of UTC, within which something falls."""
    start, end = first.date(), last.date()
    return When.day(start) if start == end else When.parse(f"{start}..{end}")
