"""The timeline as CSV: one row for each bar, and for an agency one for each change of its head count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.export.csv import write
from crewtrack.export.json_timeline import state
from crewtrack.model.when import FAR_FUTURE
from crewtrack.model.when_words import iso, long

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from crewtrack.model.when import When
    from crewtrack.views.shapes.timeline import Timeline

TIMELINE = (
    "station", "at", "kind", "id", "name", "agency", "group", "flight", "flight_name", "home", "state",
    "from", "from_earliest", "from_latest", "from_text", "to", "to_earliest", "to_latest", "to_text", "out", "back",
    "count", "conflict",
)  # fmt: skip


def timeline_csv(timelines: Iterable[Timeline]) -> str:
    """Return timelines as CSV."""
    return write(TIMELINE, [row for one in timelines for row in _rows(one)])


def _rows(timeline: Timeline) -> Iterator[tuple[object, ...]]:
    for section in timeline.sections:
        for lane in section.lanes:
            agency = lane.agency.id if lane.agency is not None else None
            ident = agency if lane.kind == "agency" else lane.id
            first = (timeline.station, iso(timeline.at), lane.kind, ident, lane.name)
            for at, count in lane.steps:
                gap = (None,) * 4
                yield (
                    *first, agency, None, *gap, iso(at), *gap[:3], *gap, None, None, count, None,
                )  # fmt: skip
            for bar in lane.bars:
                own = bar.agency.id if bar.agency is not None else None
                yield (
                    *first,
                    own,
                    lane.group or None,
                    bar.id,
                    bar.name,
                    bar.home,
                    state(bar, timeline.at),
                    *_end(bar.begins, (bar.start, bar.start_low, bar.start_high)),
                    *_end(bar.ends, (bar.end, bar.end_low, bar.end_high)),
                    _instant(bar.out),
                    _instant(bar.back),
                    None,
                    bar.conflict,
                )


def _end(when: When | None, bounds: tuple[datetime, ...]) -> tuple[str | None, ...]:
    return (*(_instant(one) for one in bounds), long(when) if when is not None else None)


def _instant(at: datetime | None) -> str | None:
    return None if at is None or at >= FAR_FUTURE else iso(at)
