"""Segments: which part of a station each person aboard belongs to.

A station's modules say which segment they are of. An agency that flies crews belongs to the segment at whose
ports most of its crewed ships dock, and its people with it, whatever ship they came on: Kikina, up on Crew-5, is
of the Russian segment, Vande Hei, up on Soyuz MS-18, of the other. People whose agency flies no crews belong to
the segment of the ship that they came up on. Visitors belong to none: they do not run one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from crewtrack.ledger.ledger import Ledger
    from crewtrack.ledger.state import State
    from crewtrack.ledger.trips import Trip


def segments(ledger: Ledger, station: str) -> tuple[str, ...]:
    """Return the segments of a station, in the order of its modules; none where it has fewer than two."""
    found = ledger.schedule.stations.get(station)
    modules = found.modules if found is not None else ()
    names = tuple(dict.fromkeys(one.segment for one in modules if one.segment))
    return names if len(names) > 1 else ()


def agencies(ledger: Ledger, station: str) -> dict[str, str]:
    """Return, by agency that flies crews to a station, the segment that it belongs to."""
    counts: dict[str, dict[str, int]] = {}
    found: dict[str | None, str | None] = {}
    flown_by = {craft.id: craft.provider for craft in ledger.schedule.spacecraft.values()}
    for trip in ledger.crewed:
        if trip.station != station or not (trip.up or trip.down):
            continue
        if "provider" in vars(trip.flight):
            provider = trip.flight.provider
        else:
            provider = flown_by.get(trip.spacecraft or "")
        port = trip.dock.port if trip.dock is not None else None
        if port not in found:  # the same few ports, many times
            found[port] = _docks_at(ledger, trip)
        segment = found[port]
        if provider is not None and segment is not None:
            own = counts.setdefault(provider, {})
            own[segment] = own.get(segment, 0) + 1
    return {agency: max(own, key=lambda one: own[one]) for agency, own in counts.items()}


def crewed(
    ledger: Ledger, state: State, station: str, at: datetime, homes: dict[str, str]
) -> Iterator[str]:
    """Yield the segments that have somebody of their own aboard at an instant.

    Args:
        ledger: the ledger.
        state: its state at that instant.
        station: the station's id.
        at: the instant (aware, UTC).
        homes: of `agencies`.
    """
    seen: set[str] = set()
    for person, here in state.aboard.items():
        if here.station != station:
            continue
        ride = ledger.ride(person, at)
        if ride is not None and ride.seat.visitor:
            continue
        segment = homes.get(ledger.agency(person, at) or "")
        if segment is None:
            segment = _docks_at(ledger, here.trip)
        if segment is not None and segment not in seen:
            seen.add(segment)
            yield segment


def _docks_at(ledger: Ledger, trip: Trip) -> str | None:
    """Return the segment of the port where a ship first docks, or None if nothing says."""
    if trip.dock is None:
        return None
    port = ledger.schedule.port(trip.station, trip.dock.port)
    station = ledger.schedule.stations.get(trip.station or "")
    if port is None or station is None:
        return None
    return next((one.segment for one in station.modules if one.id == port.module), None)
