"""The timeline: lanes of stays in a window, as of an instant, and the head count as steps.

A screen asks an index for the lanes that it shows (`crewtrack.views.lanes`); `timeline` returns the whole of a window
as one frozen shape.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from crewtrack.views.headcount import count_at
from crewtrack.views.lanes import LANES, Index
from crewtrack.views.shapes.timeline import Section, Step, Timeline

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from crewtrack.ledger.ledger import Ledger


def timeline(
    ledger: Ledger,
    station: str,
    at: datetime,
    start: datetime,
    end: datetime,
    which: str = LANES[0],
    *,
    index: Index | None = None,
    by_agency: bool = True,
) -> Timeline:
    """Return a station's timeline.

    Args:
        ledger: the ledger.
        station: the station's id.
        at: the as-of instant (aware, UTC).
        start: where the window begins.
        end: where it ends; not in it.
        which: the lanes, one of `LANES`.
        index: the station's index, where one is kept.
        by_agency: whether the head count is told by agency, too: that takes a replay of everything.
    """
    found = index if index is not None else Index(ledger, station)
    return Timeline(
        station=station,
        station_name=ledger.schedule.station_name(station),
        at=at,
        start=start,
        end=end,
        sections=tuple(
            Section(kind, tuple(found.lane(key, at, start, end) for key in keys))
            for kind, keys in found.keys(at, start, end, which)
        ),
        complement=tuple(_complement(found, start, end, by_agency=by_agency)),
        recorded=tuple(found.count.recorded(at, start, end)),
    )


def _complement(index: Index, start: datetime, end: datetime, *, by_agency: bool) -> Iterator[Step]:
    """Yield the head count at the start of a window, and wherever it or its bounds change in it."""
    ledger, station = index.ledger, index.station
    steps = index.count.steps()
    by = index.count.by_agency() if by_agency else {}
    points = {start}
    for instants, _ in (steps, *by.values()):
        points.update(instants[bisect_right(instants, start) : bisect_left(instants, end)])
    points.update(ledger.doubt_instants(station, start, end))
    for at in sorted(points):
        least, most = ledger.bounds(station, at)
        agencies = [
            (index.ref(ident), count) for ident, own in by.items() if (count := count_at(own, at))
        ]
        agencies.sort(key=lambda one: (one[0].id is None, one[0].name))
        yield Step(at, count_at(steps, at), least, most, tuple(agencies))
