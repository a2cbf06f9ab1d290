"""Small pieces that several views share: agencies, names of movements, spans of days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.model.names import agency_tag, from_id
from crewtrack.views.shapes.common import AgencyRef

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from crewtrack.ledger.ledger import Ledger
    from crewtrack.model.nouns import Port
    from crewtrack.model.schedule import Schedule

_DAY = 86_400


def agency_ref(schedule: Schedule, ident: str | None) -> AgencyRef:
    """Return an agency as views show it."""
    one = schedule.agency(ident)
    tag = (one.tag or agency_tag(one.id))[:4]
    return AgencyRef(ident, one.name or from_id(one.id), tag, (one.letter or tag[:1] or "-")[:1])


def days(start: datetime, end: datetime) -> float:
    """Return the elapsed days between two instants: seconds / 86 400."""
    return (end - start).total_seconds() / _DAY


def count_agencies(
    schedule: Schedule, agencies: Iterable[str | None]
) -> tuple[tuple[AgencyRef, int], ...]:
    """Count people's agencies, by id or None: the largest first, then by name; those of none last."""
    counts: dict[str | None, int] = {}
    for ident in agencies:
        counts[ident] = counts.get(ident, 0) + 1
    pairs = [(agency_ref(schedule, ident), count) for ident, count in counts.items()]
    pairs.sort(key=lambda pair: (pair[0].id is None, -pair[1], pair[0].name))
    return tuple(pairs)


def provider_ref(schedule: Schedule, flight: str) -> AgencyRef | None:
    """Return the agency whose seats a flight carries, or None if nothing says."""
    found = schedule.flights.get(flight)
    ident = schedule.provider_of(found) if found is not None else None
    return agency_ref(schedule, ident) if ident is not None else None


def notes_of(noun: object, label: str) -> tuple[tuple[str, str], ...]:
    """Return a noun's note with a label, if it has one."""
    note = getattr(noun, "note", None)
    return ((label, note),) if note else ()


def sources_of(noun: object, label: str) -> tuple[tuple[str, str], ...]:
    """Return a noun's source with a label, if it has one."""
    source = getattr(noun, "source", None)
    return ((label, source),) if source else ()


def station_short(schedule: Schedule, station: str) -> str:
    """Return a station's short name: its id in capitals where that is an abbreviation, else its name."""
    return station.upper() if len(station) <= 4 else schedule.station_name(station)


def in_order(ledger: Ledger, people: Iterable[str], at: datetime) -> list[str]:
    """Return people by ship home, then by their seat in it; those without one last."""

    def key(person: str) -> tuple[str, int]:
        ride = ledger.ride(person, at)
        if ride is None or ride.home is None:
            return ("~", ride.order if ride is not None else 0)
        return (ride.home.id, ride.home.down.index(person))

    return sorted(people, key=key)


def exists(port: Port, at: datetime) -> bool:
    """Whether a port may exist at an instant: from the first that it can be there to the last."""
    start, end = port.from_, port.to
    if start is not None and at < (start.earliest or start.instant):
        return False
    return end is None or at < end.instant
