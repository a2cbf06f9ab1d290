"""The ports of a station at an instant: what each holds, until when, and what comes there next."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from crewtrack.ledger.lifeboats import deal, fit, seats
from crewtrack.views.coverage import known
from crewtrack.views.refs import days, exists, provider_ref
from crewtrack.views.shapes.ports import Docked, PortRow, Ports

if TYPE_CHECKING:
    from datetime import datetime

    from crewtrack.ledger.events import Event
    from crewtrack.ledger.ledger import Ledger
    from crewtrack.ledger.state import Berth
    from crewtrack.ledger.trips import Trip
    from crewtrack.model.when import When


def ports(ledger: Ledger, station: str, at: datetime) -> Ports:
    """Return the ports of a station that exist at an instant (aware, UTC), in the order of the file."""
    schedule = ledger.schedule
    state = ledger.state(at)
    boats = deal(ledger, state, station, at)
    berths = [berth for berth in state.berths.values() if berth.trip.station == station]
    found = schedule.stations.get(station)
    by: dict[str | None, list[Docked]] = {}
    for berth in berths:
        by.setdefault(berth.port, []).append(docked(ledger, berth, at, boats))
    # A port that holds a ship is shown, even where the books say that it is not there.
    all_ports = found.ports if found is not None else ()
    own = [port for port in all_ports if port.id in by or exists(port, at)]
    rows = []
    for port in own:
        arrivals, departures = ledger.traffic(station, port.id)
        ahead = bisect_right(arrivals, at, key=_instant)
        coming = arrivals[ahead] if ahead < len(arrivals) else None
        gone = bisect_right(departures, at, key=_instant)
        rows.append(
            PortRow(
                id=port.id,
                name=schedule.port_name(station, port.id),
                module=port.module,
                direction=port.direction,
                docking=port.docking,
                holds=tuple(by.get(port.id, ())),
                free_since=departures[gone - 1].instant if gone and port.id not in by else None,
                next=coming.id if coming else None,
                next_name=schedule.flight_name(coming.id) if coming else None,
                next_short=schedule.flight_short(coming.id) if coming else None,
                next_when=coming.when if coming else None,
                address=("station", station, "port", port.id),
            )
        )
    return Ports(
        station=station,
        station_name=schedule.station_name(station),
        at=at,
        rows=tuple(rows),
        moving=tuple(one for one in by.get(None, ()) if one.moving),
        recorded=known(schedule, station, at),
    )


def docked(ledger: Ledger, berth: Berth, at: datetime, boats: dict[str, str]) -> Docked:
    """Return a docked ship as views show it."""
    schedule = ledger.schedule
    trip = berth.trip
    craft = schedule.spacecraft.get(trip.flight.spacecraft or "")
    moves = [one for one in trip.moves if one.step == "left" and one.instant > at]
    relocation = moves[0].noun if moves else None
    land = trip.land
    launch = trip.launch
    site = trip.flight.land.site if trip.flight.land is not None else None
    start = trip.flight.launch.site if trip.flight.launch is not None else None
    life = (
        trip.flight.life
        if trip.flight.life is not None
        else craft.life
        if craft is not None
        else None
    )
    return Docked(
        flight=trip.id,
        name=schedule.flight_name(trip.id),
        short=schedule.flight_short(trip.id),
        provider=provider_ref(schedule, trip.id),
        since=berth.since,
        days=days(berth.since, at),
        leaves=trip.undock.when if trip.undock is not None else None,
        relocates=(moves[0].when, relocation.port or "") if relocation is not None else None,
        lands=land.when if land is not None else None,
        landing_site=schedule.site_name(site),
        seats=seats(ledger, trip.flight, at),
        boat_for=sum(1 for flight in boats.values() if flight == trip.id),
        fit=fit(trip.flight, at),
        moving=berth.moving,
        crewed=craft is not None and craft.seats > 0,
        reboost=craft is not None and craft.reboost,
        brings_home=trip.down,
        brings_home_names=tuple(schedule.person_name(person) for person in trip.down),
        launched=launch.instant if launch is not None else None,
        launch_site=schedule.site_name(start),
        life=life,
        address=("flight", trip.id),
        since_when=_since(trip, berth),
        relocates_name=schedule.port_name(trip.station, relocation.port)
        if relocation is not None and relocation.port
        else None,
    )


def _since(trip: Trip, berth: Berth) -> When | None:
    """Return when a ship came to its port, or left the one before, as exactly as it is known."""
    kinds = ("left",) if berth.moving else ("dock", "arrived")
    moves = (one for one in trip.moves if one.step in kinds and one.instant == berth.since)
    return next((one.when for one in moves), None)


def _instant(event: Event) -> datetime:
    return event.instant
