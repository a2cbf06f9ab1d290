"""Coverage: what a file claims to hold completely, so that no view mistakes a gap for nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

    from crewtrack.ledger.ledger import Ledger
    from crewtrack.model.schedule import Schedule


def claim(
    schedule: Schedule, what: str, station: str
) -> tuple[datetime | None, datetime | None] | None:
    """Return the widest span over which a file claims to be complete, or None if it claims nothing.

    An open bound is None.
    """
    spans = [
        one
        for one in schedule.head.coverage
        if one.what == what and (one.station or schedule.head.station or station) == station
    ]
    if not spans:
        return None
    starts = [one.from_.earliest if one.from_ is not None else None for one in spans]
    ends = [one.to.latest if one.to is not None else None for one in spans]
    known_starts = [start for start in starts if start is not None]
    known_ends = [end for end in ends if end is not None]
    return (
        min(known_starts) if len(known_starts) == len(starts) else None,
        max(known_ends) if len(known_ends) == len(ends) else None,
    )


def known(schedule: Schedule, station: str, at: datetime) -> bool:
    """Whether a file claims to know who is aboard at an instant.

    It does within the span over which it claims every crewed flight; one that claims nothing is believed up
    to the day to which it was kept.
    """
    if claim(schedule, "crewed", station) is not None:
        return recorded(schedule, "crewed", station, at)
    kept = kept_to(schedule)
    return kept is None or at.date() <= kept


def recorded(schedule: Schedule, what: str, station: str, at: datetime) -> bool:
    """Whether an instant lies within what a file claims to hold completely."""
    span = claim(schedule, what, station)
    if span is None:
        return False
    start, end = span
    return (start is None or start <= at) and (end is None or at < end)


def record_begins(ledger: Ledger, station: str) -> datetime | None:
    """Return the first movement at a station that the record holds, or None."""
    return next(
        (event.instant for event in ledger.station_events(station) if event.move is not None), None
    )


def kept_to(schedule: Schedule) -> date | None:
    """Return the day to which the file was kept, or None if it does not say."""
    return schedule.head.known_to
