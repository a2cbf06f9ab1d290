"""The timeline as JSON, ``crewtrack/timeline/1``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crewtrack.model.when import FAR_FUTURE
from crewtrack.model.when_words import bounds_json, iso

if TYPE_CHECKING:
    from datetime import datetime

    from crewtrack.model.when import When
    from crewtrack.views.shapes.timeline import Bar, Lane, Mark, Step, Timeline

Data = dict[str, Any]


def timeline_data(timeline: Timeline) -> Data:
    """Return a timeline as ``crewtrack/timeline/1``."""
    return {
        "schema": "crewtrack/timeline/1",
        "station": timeline.station,
        "at": iso(timeline.at),
        "start": iso(timeline.start),
        "end": iso(timeline.end),
        "complement": [_step(step) for step in timeline.complement],
        "recorded": [{"start": iso(start), "end": iso(end)} for start, end in timeline.recorded],
        "lanes": [
            _lane(lane, timeline.at) for section in timeline.sections for lane in section.lanes
        ],
    }


def _step(step: Step) -> Data:
    data: Data = {"at": iso(step.at), "count": step.count}
    if step.least != step.count or step.most != step.count:
        data |= {"certain": False, "least": step.least, "most": step.most}
    return data | {"agencies": {agency.id or "none": count for agency, count in step.agencies}}


def _lane(lane: Lane, at: datetime) -> Data:
    data: Data = {"kind": lane.kind, "id": lane.id or None, "name": lane.name}
    if lane.kind in {"person", "flight"}:
        data |= {"agency": lane.agency.id if lane.agency is not None else None}
        data |= {"group": lane.group}
    if lane.kind == "agency":
        data["id"] = lane.agency.id if lane.agency is not None else None
        return data | {"steps": [{"at": iso(when), "count": count} for when, count in lane.steps]}
    return data | {
        "bars": [_bar(bar, at) for bar in lane.bars],
        "marks": [_mark(mark) for mark in lane.marks],
    }


def state(bar: Bar, at: datetime) -> str:
    """Return whether a bar has happened as of an instant: ``flown``, ``current`` or ``planned``."""
    if bar.end <= at:
        return "flown"
    return "current" if bar.start <= at else "planned"


def _bar(bar: Bar, at: datetime) -> Data:
    data: Data = {
        "flight": bar.id,
        "name": bar.name,
        "agency": bar.agency.id if bar.agency is not None else None,
        "home": bar.home,
        "port": bar.port,
        "state": state(bar, at),
        "from": _end(bar.begins, (bar.start_low, bar.start, bar.start_high)),
        "to": _end(bar.ends, (bar.end_low, bar.end, bar.end_high)),
        "out": _instant(bar.out),
        "back": _instant(bar.back),
        "conflict": bar.conflict,
    }
    if not bar.stays:
        data["stays"] = False
    return data


def _end(when: When | None, bounds: tuple[datetime, datetime, datetime]) -> Data | None:
    """Return one end of a bar: the time as the file has it, and what the ledger makes of it."""
    if when is None:
        return None
    low, counted, high = bounds
    return {
        **bounds_json(when),
        "counted": _instant(counted),
        "earliest": _instant(low),
        "latest": _instant(high),
    }


def _mark(mark: Mark) -> Data:
    return {
        "kind": mark.kind,
        "at": iso(mark.at),
        "until": _instant(mark.until),
    }


def _instant(at: datetime | None) -> str | None:
    return None if at is None or at >= FAR_FUTURE else iso(at)
