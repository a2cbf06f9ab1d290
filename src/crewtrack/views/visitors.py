"""Visitors: how many different people have been aboard, by year, by country or by agency."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from crewtrack.model.when import FAR_FUTURE
from crewtrack.views.coverage import record_begins, spans
from crewtrack.views.refs import agency_ref, days
from crewtrack.views.shapes.records import VisitorRow, Visitors

if TYPE_CHECKING:
    from collections.abc import Iterable

    from crewtrack.ledger.ledger import Ledger

BY = ("year", "country", "agency")
"""What visitors can be counted by."""

_LAST_YEAR = 9999


class Stay:
    """Somebody's time aboard, up to an instant."""

    __slots__ = ("agency", "end", "first", "person", "start")

    def __init__(
        self, person: str, start: datetime, end: datetime, agency: str | None, *, first: bool
    ) -> None:
        """Keep a stay; `first` says that they had not been aboard before."""
        self.person = person
        self.start = start
        self.end = end
        self.agency = agency
        self.first = first


def visitors(
    ledger: Ledger,
    station: str,
    at: datetime,
    by: str = "year",
    start: datetime | None = None,
    until: datetime | None = None,
) -> Visitors:
    """Return how many different people have been aboard a station up to an instant.

    Args:
        ledger: the ledger.
        station: the station's id.
        at: the instant (aware, UTC).
        by: one of `BY`.
        start: only those aboard at some time from this instant on.
        until: only those aboard at some time before this one.
    """
    every = stays(ledger, station, at)
    found = [one for one in every if _within_span(one, start, until)]
    if by == "year":
        rows = _years(ledger, station, every, at, start, until)
    else:
        rows = _groups(ledger, station, found, at, by, start, until)
    return Visitors(
        station=station,
        station_name=ledger.schedule.station_name(station),
        at=at,
        by=by,
        start=start,
        until=until,
        rows=tuple(rows),
        people=len({one.person for one in found}),
    )


def stays(ledger: Ledger, station: str, at: datetime) -> list[Stay]:
    """Return every stay at a station that has begun by an instant, in order; seats not yet named are nobody."""
    out: list[Stay] = []
    for person, rides in ledger.rides.items():
        if person.startswith("?"):
            continue
        first = True
        for ride in rides:
            dock = ride.up.dock
            if ride.up.station != station or dock is None or dock.instant > at:
                continue
            leave = ride.home.undock if ride.home is not None else None
            end = at if leave is None else min(leave.instant, at)
            agency = ride.seat.agency or ledger.schedule.person(person).agency
            out.append(Stay(person, dock.instant, end, agency, first=first))
            first = False
    out.sort(key=lambda one: (one.start, one.person))
    return out


def _years(
    ledger: Ledger,
    station: str,
    every: list[Stay],
    at: datetime,
    start: datetime | None,
    until: datetime | None,
) -> Iterable[VisitorRow]:
    """Yield a row for each year in which anybody was aboard, in order."""
    by: dict[int, list[Stay]] = {}
    for one in every:
        for year in range(one.start.year, one.end.year + 1):
            if one.end > _first(year) or one.start == one.end:
                by.setdefault(year, []).append(one)
    met: set[str] = set()
    for year in sorted(by):
        low, high = _first(year), min(_first(year + 1), at)
        own = by[year]
        met.update(one.person for one in own)
        if (start is not None and high <= start) or (until is not None and low >= until):
            continue
        begun = [one for one in own if one.start.year == year]
        yield VisitorRow(
            key=f"{year}",
            name=f"{year}",
            people=len({one.person for one in own}),
            newcomers=sum(one.first for one in begun),
            total=len(met),
            stays=len(begun),
            days=sum(days(max(one.start, low), min(one.end, high)) for one in own),
            complete=_complete(ledger, station, low, high),
        )


def _within_span(stay: Stay, start: datetime | None, until: datetime | None) -> bool:
    return (start is None or stay.end > start) and (until is None or stay.start < until)


def _first(year: int) -> datetime:
    return datetime(year, 1, 1, tzinfo=UTC) if year <= _LAST_YEAR else FAR_FUTURE


def _groups(
    ledger: Ledger,
    station: str,
    found: list[Stay],
    at: datetime,
    by: str,
    start: datetime | None,
    until: datetime | None,
) -> Iterable[VisitorRow]:
    """Return a row for each country or agency, most people first.

    Who has two nationalities, or flew for two agencies, counts for both.
    """
    groups: dict[str | None, list[Stay]] = {}
    for one in found:
        nations = ledger.schedule.person(one.person).nationality or (None,)
        for key in nations if by == "country" else (one.agency,):
            groups.setdefault(key, []).append(one)
    complete = _complete(
        ledger,
        station,
        start or datetime.min.replace(tzinfo=UTC),
        at if until is None else min(until, at),
    )
    rows = []
    for key, own in groups.items():
        name = key or "not recorded"
        if by == "agency":
            name = agency_ref(ledger.schedule, key).name
        rows.append(
            VisitorRow(
                key=key,
                name=name,
                people=len({one.person for one in own}),
                newcomers=sum(one.first for one in own),
                total=None,
                stays=len(own),
                days=sum(days(one.start, one.end) for one in own),
                complete=complete,
            )
        )
    return sorted(rows, key=lambda row: (-row.people, row.key is None, row.name))


def _complete(ledger: Ledger, station: str, low: datetime, high: datetime) -> bool:
    """Whether the file claims every crewed flight of a span; what lies before the first that it holds is held."""
    begins = record_begins(ledger, station)
    for first, last in spans(ledger.schedule, "crewed", station):
        opened = first is None or first <= low or (begins is not None and first <= begins)
        if opened and (last is None or high <= last):
            return True
    return False
