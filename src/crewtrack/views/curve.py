"""The curve: the head count of a station week by week."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from crewtrack.views.coverage import claim, record_begins
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
    covered = claim(ledger.schedule, "crewed", station)
    began = (
        covered[0]
        if covered is not None and covered[0] is not None
        else record_begins(ledger, station)
    )
    ended = covered[1] if covered is not None else None
    changes = [
        (event.instant, event.aboard)
        for event in ledger.station_events(station)
        if event.move is not None and start < event.instant <= at
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
        if began is None or end <= began or (ended is not None and start + week * _WEEK >= ended):
            out.append(None)
            continue
        picked = max(counts, key=lambda one: abs(one - before))
        out.append(picked)
        seen += counts
        before = picked
    return Curve(start, at, tuple(out), min(seen) if seen else None, max(seen) if seen else None)
