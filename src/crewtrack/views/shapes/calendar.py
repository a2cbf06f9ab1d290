"""The shapes of a calendar: what a station's traffic is in somebody's own calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attr

if TYPE_CHECKING:
    from datetime import date, datetime

    from crewtrack.model.when import When


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class CalendarEntry:
    """One entry: an event, or somebody's stay aboard.

    Attributes:
        uid: what it is, however often its time changes: `flight.soyuz-ms-19.land`.
        summary: a line: `Soyuz MS-19 landing`.
        start, end: instants in UTC where `days` is False, else the first day and the day after the last; `end`
            is None for something that takes no time.
        days: whether it is known no finer than to the day.
        state: "confirmed", "tentative" or "cancelled".
        sequence: how often its time has changed.
        lines: what else there is to say, a line each.
        location: where it is; None where nothing says.
        coordinates: its latitude and longitude, or None.
        categories: the kind, and the agency whose ship it is.
    """

    uid: str
    summary: str
    start: datetime | date
    end: datetime | date | None
    days: bool
    state: str
    sequence: int
    lines: tuple[str, ...]
    location: str | None
    coordinates: tuple[float, float] | None
    categories: tuple[str, ...]


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Calendar:
    """The entries of a station, in the order in which they happen.

    Attributes:
        at: the instant that it shows: what is known then.
        since: entries that were over by then are left out.
        undated: what is planned without a date, each with its time as it is known.
        alike: False under a what-if: its entries are not those of the plan, and must not replace them.
    """

    station: str
    name: str
    at: datetime
    since: datetime
    entries: tuple[CalendarEntry, ...]
    undated: tuple[tuple[str, When | None], ...]
    alike: bool = True
