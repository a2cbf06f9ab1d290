"""A person: all their rides up and home, and their days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.ledger.lifeboats import deal
from crewtrack.ledger.rides import end_of, start_of
from crewtrack.views.refs import agency_ref, days, notes_of, sources_of, station_short
from crewtrack.views.roster import member
from crewtrack.views.shapes.person import PersonView
from crewtrack.views.shapes.person import Ride as RideShape
from crewtrack.views.totals import recorded_days, ride_days, total_days

if TYPE_CHECKING:
    from datetime import datetime

    from crewtrack.ledger.ledger import Ledger
    from crewtrack.ledger.rides import Ride


def person(ledger: Ledger, ident: str, at: datetime) -> PersonView | None:
    """Return a person by id or alias as of an instant (aware, UTC), or None if nobody is called that."""
    schedule = ledger.schedule
    key = schedule.person_id(ident)
    rides = ledger.rides.get(key, [])
    if key not in schedule.people and not rides:
        return None
    noun = schedule.person(key)
    state = ledger.state(at)
    here = state.aboard.get(key)
    line = None
    if here is not None:
        boats = deal(ledger, state, here.station, at)
        line = member(ledger, key, at, state, boats, ledger.commander(here.station, at))
    elif key in state.transit:
        line = member(ledger, key, at, state, {}, None)
    commands = tuple(
        (event.station or "", event.when)
        for event in ledger.every("handover")
        if event.person == key
    )
    return PersonView(
        id=key,
        name=schedule.person_name(key),
        agency=agency_ref(schedule, ledger.agency(key, at)),
        nationality=noun.nationality,
        born=noun.born,
        aliases=noun.aliases,
        at=at,
        rides=tuple(_ride(ledger, key, one, at) for one in rides),
        days_total=total_days(ledger, key, at),
        days_recorded=recorded_days(ledger, key, at),
        member=line,
        commands=commands,
        command_names=tuple(station_short(schedule, station) for station, _ in commands),
        note=noun.note,
        source=noun.source,
        address=("person", key),
    )


def _ride(ledger: Ledger, key: str, ride: Ride, at: datetime) -> RideShape:
    schedule = ledger.schedule
    up, home = ride.up, ride.home
    flight = up.flight
    landing = home.flight.land if home is not None else None
    site = schedule.sites.get((landing.site if landing is not None else None) or "")
    dock = up.dock
    undock = home.undock if home is not None else None
    land = home.land if home is not None else None
    launch = up.launch
    exact = land is not None and land.exact and launch is not None and launch.exact
    station = up.station
    companions = tuple(one for one in up.up if one != key)
    beside = tuple(one for one in home.down if one != key) if home is not None else ()
    pairs = [(flight, schedule.flight_name(up.id))]
    if home is not None and home is not up:
        pairs.append((home.flight, schedule.flight_name(home.id)))
    notes = [note for noun, label in pairs for note in notes_of(noun, label)]
    sources = [source for noun, label in pairs for source in sources_of(noun, label)]
    notes += (
        notes_of(flight.launch, "launch")
        + notes_of(flight.dock, "docking")
        + notes_of(landing, "landing")
    )
    sources += sources_of(landing, "landing")
    return RideShape(
        up=up.id,
        up_name=schedule.flight_name(up.id),
        home=home.id if home is not None else None,
        home_name=schedule.flight_name(home.id) if home is not None else None,
        station=station,
        station_name=schedule.station_name(station) if station is not None else None,
        role=ride.seat.role or ("commander" if ride.order == 0 else None),
        agency=agency_ref(schedule, ride.seat.agency or schedule.person(key).agency),
        launch=launch.when if launch is not None else None,
        launch_site=schedule.site_name(flight.launch.site if flight.launch is not None else None),
        dock=dock.when if dock is not None else None,
        port_name=schedule.port_name(station, dock.port)
        if dock is not None and dock.port
        else None,
        undock=undock.when if undock is not None else None,
        land=land.when if land is not None else None,
        landing_site=schedule.site_name(landing.site if landing is not None else None),
        landing_country=site.country if site is not None else None,
        days=_days(ride, at),
        days_planned=days(start_of(up), end_of(home)) if exact and home is not None else None,
        state=_state(ledger, key, ride, at),
        companions=companions,
        companion_names=tuple(schedule.person_name(one) for one in companions),
        notes=tuple(notes),
        sources=tuple(sources),
        address=("flight", up.id),
        home_companions=beside,
        home_companion_names=tuple(schedule.person_name(one) for one in beside),
    )


def _days(ride: Ride, at: datetime) -> float | None:
    """Return the days of a ride so far; None before its launch, or where an end of it is imprecise."""
    launch = ride.up.launch
    if launch is None or not launch.exact or launch.instant > at:
        return None
    land = ride.home.land if ride.home is not None else None
    if land is not None and not land.exact and land.low <= at:
        return None
    return ride_days(ride, at)


def _state(ledger: Ledger, key: str, ride: Ride, at: datetime) -> str:
    if start_of(ride.up) > at:
        return "planned"
    if ride.home is not None and end_of(ride.home) <= at:
        return "flown"
    return "aboard" if key in ledger.state(at).aboard else "in transit"
