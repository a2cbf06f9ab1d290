"""The curve: the head count of a station week by week."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from crewtrack.views.coverage import record_begins, spans
from crewtrack.views.shapes.curve import Curve

if TYPE_CHECKING:
    from datetime import datetime

    from crewtrack.ledger.ledger import Ledger

_WEEK = timedelta(days=7)
WEEKS = 26


def curve(ledger: Ledger, station: str, at: datetime, weeks: int = WEEKS) -> Curve:
    """Return the head counts of the weeks up to an instant (aware, UTC).

    Each week shows the count that differs most from the week before, so that a gap of three days is seen.
    """
    try:
        start = at - weeks * _WEEK
    except OverflowError:
        start = at
        weeks = 0
    claimed = spans(ledger.schedule, "crewed", station)
    if not claimed:
        claimed = [(record_begins(ledger, station) or at, None)]
    changes = [
        (event.instant, event.aboard)
        for event in ledger.between(station, start, at)
        if event.move is not None
    ]
    count = ledger.aboard(station, start)
    out: list[int | None] = []
    seen: list[int] = []
    before = count
    place = 0
    for week in range(weeks):
        end = start + (week + 1) * _WEEK
        counts = [count]
        while place < len(changes) and changes[place][0] <= end:
            count = changes[place][1]
            counts.append(count)
            place += 1
        if not _overlaps(claimed, end - _WEEK, end):
            out.append(None)
            continue
        picked = max(counts, key=lambda one: abs(one - before))
        out.append(picked)
        seen += counts
        before = picked
    return Curve(start, at, tuple(out), min(seen) if seen else None, max(seen) if seen else None)


def _overlaps(
    claimed: list[tuple[datetime | None, datetime | None]], start: datetime, end: datetime
) -> bool:
    """Whether any of a week is claimed."""
    return any(
        (first is None or first < end) and (last is None or start < last) for first, last in claimed
    )
