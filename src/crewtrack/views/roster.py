"""The roster: who is aboard a station at an instant, by agency."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from crewtrack.ledger.lifeboats import deal
from crewtrack.model.names import family_name
from crewtrack.views.coverage import claim, kept_to, known, record_begins, spans
from crewtrack.views.refs import agency_ref, days, in_order, station_short
from crewtrack.views.shapes.roster import CrewGroup, CrewMember, Roster, Transit
from crewtrack.views.totals import total_days

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from crewtrack.ledger.ledger import Ledger
    from crewtrack.ledger.rides import Ride
    from crewtrack.ledger.state import State
    from crewtrack.ledger.trips import Trip


def roster(ledger: Ledger, station: str, at: datetime) -> Roster:
    """Return who is aboard a station at an instant (aware, UTC)."""
    schedule = ledger.schedule
    state = ledger.state(at)
    aboard = [person for person, here in state.aboard.items() if here.station == station]
    boats = deal(ledger, state, station, at)
    commander = ledger.commander(station, at)
    expedition = ledger.expedition(station, at)
    members = [
        member(ledger, person, at, state, boats, commander)
        for person in in_order(ledger, aboard, at)
    ]
    least, most = ledger.bounds(station, at)
    count = len(aboard)
    unbroken, from_record = _unbroken(ledger, station, at, count)
    kept = kept_to(schedule)
    found = schedule.expeditions.get(expedition or "")
    name = None
    if found is not None:
        name = f"Expedition {found.number}" if found.number is not None else found.id
    return Roster(
        station=station,
        station_name=schedule.station_name(station),
        at=at,
        count=count,
        least=least,
        most=most,
        groups=groups(members),
        transit=_transit(ledger, state, station, at),
        expedition=expedition,
        expedition_name=name,
        commander=commander,
        commander_name=schedule.person_name(commander) if commander is not None else None,
        seats_home=sum(1 for person in aboard if person in boats),
        unbroken_since=unbroken,
        unbroken_from_record=from_record,
        record_begins=record_begins(ledger, station),
        kept_to=kept,
        beyond_record=kept is not None and at.date() > kept,
        recorded=known(schedule, station, at),
    )


def groups(members: Iterable[CrewMember]) -> tuple[CrewGroup, ...]:
    """Group people by agency: the largest group first, then by name; the group without agency last."""
    by: dict[str | None, list[CrewMember]] = {}
    for one in members:
        by.setdefault(one.agency.id, []).append(one)
    out = [CrewGroup(own[0].agency, tuple(own)) for own in by.values()]
    out.sort(key=lambda group: (-group.count, group.agency.id is None, group.agency.name))
    return tuple(out)


def member(
    ledger: Ledger,
    person: str,
    at: datetime,
    state: State,
    boats: dict[str, str],
    commander: str | None,
) -> CrewMember:
    """Return one person's line."""
    schedule = ledger.schedule
    ride = ledger.ride(person, at)
    here = state.aboard.get(person)
    up: Trip | None = ride.up if ride is not None else here.trip if here is not None else None
    home = ride.home if ride is not None else None
    noun = schedule.person(person)
    name = schedule.person_name(person)
    boat = boats.get(person)
    start = up.launch or up.dock if up is not None else None
    commands = commander == person
    return CrewMember(
        id=person,
        name=name,
        family=family_name(person, name, noun.nationality),
        agency=agency_ref(schedule, ledger.agency(person, at)),
        nationality=noun.nationality,
        role=_role(ledger, ride, here.station if here else None, commands=commands),
        commands=commands,
        visitor=ride is not None and ride.seat.visitor,
        ride_up=up.id if up else None,
        ride_up_name=schedule.flight_name(up.id) if up else None,
        ride_up_short=schedule.flight_short(up.id) if up else None,
        ride_home=home.id if home else None,
        ride_home_name=schedule.flight_name(home.id) if home else None,
        ride_home_short=schedule.flight_short(home.id) if home else None,
        aboard_since=here.since if here else None,
        days_aboard=days(here.since, at) if here else None,
        days_flight=days(start.instant, at) if start is not None else 0.0,
        days_total=total_days(ledger, person, at),
        returns=home.land.when if home is not None and home.land is not None else None,
        lifeboat=boat,
        lifeboat_name=schedule.flight_name(boat) if boat else None,
        address=("person", person),
        aboard_when=here.trip.dock.when
        if here is not None and here.trip.dock is not None
        else None,
        up_when=start.when if start is not None else None,
    )


def _role(ledger: Ledger, ride: Ride | None, station: str | None, *, commands: bool) -> str:
    """Return a role: on a station its commander, a visitor or a flight engineer; in a ship the ship's own."""
    seat = ride.seat if ride is not None else None
    if commands and station is not None:
        return f"{station_short(ledger.schedule, station)} commander"
    if seat is not None and seat.visitor:
        return seat.role or "visitor"
    if station is not None:
        return "flight engineer"
    if seat is not None and seat.role:
        return seat.role
    return "commander" if ride is not None and ride.order == 0 else "crew"


def _transit(ledger: Ledger, state: State, station: str, at: datetime) -> tuple[Transit, ...]:
    """Return the ships in free flight to or from a station, with people in them."""
    by: dict[str, list[str]] = {}
    for person, trip in state.transit.items():
        if trip.station == station:
            by.setdefault(trip.id, []).append(person)
    out: list[Transit] = []
    for ident, people in by.items():
        trip = ledger.trips[ident]
        upward = trip.dock is not None and trip.dock.instant > at
        order = trip.up if upward else trip.down
        members = tuple(
            member(ledger, person, at, state, {}, None)
            for person in sorted(
                people, key=lambda one: order.index(one) if one in order else len(order)
            )
        )
        out.append(Transit(ident, ledger.schedule.flight_name(ident), upward, members))
    return tuple(out)


def _unbroken(
    ledger: Ledger, station: str, at: datetime, count: int
) -> tuple[datetime | None, bool]:
    """Return since when somebody has always been aboard, and whether that is only where the record begins."""
    if count == 0:
        return None, False
    covered = claim(ledger.schedule, "crewed", station, at) or _before(ledger, station, at)
    began = covered[0] if covered is not None else record_begins(ledger, station)
    crewed = ledger.schedule.stations.get(station)
    first = (
        crewed.crewed_from.instant
        if crewed is not None and crewed.crewed_from is not None
        else None
    )
    own, emptied = ledger.station_events(station), ledger.emptied(station)
    here = bisect_right(own, at, key=lambda one: one.instant)
    last = bisect_left(emptied, here) - 1
    if last >= 0 and (began is None or own[emptied[last]].instant >= began):
        arrived = next(
            (one.instant for one in own[emptied[last] + 1 : here] if one.move is not None), None
        )
        if arrived is not None:
            # Where the file does not claim to be complete, people may have been there before.
            return arrived, covered is None
    if began is None:
        return record_begins(ledger, station), False
    if first is not None and first >= began:
        return first, False
    return began, True


def _before(
    ledger: Ledger, station: str, at: datetime
) -> tuple[datetime | None, datetime | None] | None:
    """Return the last span that the file claims to hold, where the instant is later than all of them."""
    found = spans(ledger.schedule, "crewed", station)
    last = found[-1] if found else None
    return last if last is not None and last[1] is not None and last[1] <= at else None
