"""Coverage: what a file claims to hold completely, so that no view mistakes a gap for nothing."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from crewtrack.model.when import FAR_FUTURE, When

if TYPE_CHECKING:
    from datetime import date

    from crewtrack.ledger.ledger import Ledger
    from crewtrack.model.schedule import Schedule

_ALWAYS = datetime.min.replace(tzinfo=UTC)


def spans(
    schedule: Schedule, what: str, station: str
) -> list[tuple[datetime | None, datetime | None]]:
    """Return the spans over which a file claims to be complete, in order, those that touch as one.

    An open bound is None; an end is the first instant that is no longer claimed.
    """
    found = [
        (
            one.from_.earliest if one.from_ is not None else None,
            one.to.latest if one.to is not None else None,
        )
        for one in schedule.head.coverage
        if one.what == what and (one.station or schedule.head.station or station) == station
    ]
    found.sort(key=lambda span: span[0] or _ALWAYS)
    out: list[tuple[datetime | None, datetime | None]] = []
    for start, end in found:
        if out and (out[-1][1] is None or (start or _ALWAYS) <= out[-1][1]):
            before = out[-1][1]
            out[-1] = (out[-1][0], max(before, end) if before and end else None)
        else:
            out.append((start, end))
    return out


def claim(
    schedule: Schedule, what: str, station: str, at: datetime | None = None
) -> tuple[datetime | None, datetime | None] | None:
    """Return the span over which a file claims to be complete, or None if it claims nothing.

    Args:
        schedule: the file.
        what: the kind of thing, ``crewed``.
        station: the station's id.
        at: where given, the span that holds this instant, or None; else from the first start to the last
            end. An open bound is None.
    """
    found = spans(schedule, what, station)
    if at is not None:
        return next((span for span in found if _holds(span, at)), None)
    return (found[0][0], found[-1][1]) if found else None


def _holds(span: tuple[datetime | None, datetime | None], at: datetime) -> bool:
    start, end = span
    return (start is None or start <= at) and (end is None or at < end)


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
    return claim(schedule, what, station, at) is not None


def judged(
    schedule: Schedule, what: str, station: str, start: datetime, end: datetime
) -> list[tuple[datetime, datetime]]:
    """Return the parts of a span in which that nothing is there is a finding: those that a file claims to hold.

    Of a file that claims nothing of a kind, the whole span.
    """
    found = spans(schedule, what, station)
    if not found:
        return [(start, end)]
    parts = [(max(start, one or start), min(end, two or end)) for one, two in found]
    return [(one, two) for one, two in parts if one < two]


def record_begins(ledger: Ledger, station: str) -> datetime | None:
    """Return the first movement at a station that the record holds, or None."""
    return next(
        (event.instant for event in ledger.station_events(station) if event.move is not None), None
    )


def kept_to(schedule: Schedule) -> date | None:
    """Return the day to which the file was kept, or None if it does not say."""
    return schedule.head.known_to


def horizon(ledger: Ledger, station: str, what: str = "crewed") -> datetime | None:
    """Return the instant up to which a view may judge, or None if there is nothing to judge by.

    It is where the file's claim to hold everything of a kind ends; where it makes no such claim, the end of the
    day to which it was kept; else its last event. Beyond it, that nobody comes is no finding.
    """
    span = claim(ledger.schedule, what, station)
    if span is not None and span[1] is not None:
        return span[1]
    kept = kept_to(ledger.schedule)
    if span is None and kept is not None:
        return When.day(kept).latest
    ends = [one.instant for one in ledger.station_events(station) if one.instant < FAR_FUTURE]
    return max(ends, default=None)
