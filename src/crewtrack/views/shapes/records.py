"""The shapes of records: the most days, the longest flights, who visited when, and what is passed next."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attr

if TYPE_CHECKING:
    from datetime import date, datetime

    from crewtrack.model.when import When
    from crewtrack.views.shapes.common import AgencyRef, Lasting


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Milestone:
    """What somebody in space passes on their flight.

    Attributes:
        kind: "flight" for days in one flight, "total" for days over all flights, "record" for the longest flight
            to the station, "agency-record" for the longest of their agency.
        days: how many they pass.
        words: what they pass, as a clause: "passes 300 days in one flight".
        when: the day, or the days between which it falls; no finer than the launch is known.
        certain: False where they may land before.
    """

    person: str
    name: str
    family: str
    agency: AgencyRef
    kind: str
    days: float
    words: str
    when: When
    certain: bool


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Feat:
    """Somebody's place in a list of records.

    Attributes:
        value: days, flights or years.
        days: the same as a length of time with its bounds, for a flight.
        up, up_name, home, home_name: the flight, where it is one flight.
        under_way: whether it still grows at the view's instant.
    """

    person: str
    name: str
    agency: AgencyRef
    value: float
    days: Lasting | None = None
    up: str | None = None
    up_name: str | None = None
    home: str | None = None
    home_name: str | None = None
    under_way: bool = False


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Crowd:
    """A time when more people were aboard than ever before or after, up to the view's instant.

    Attributes:
        start, end: from when, and until when; None if it lasts.
        flight, flight_name: the flight that brought the last of them.
    """

    start: datetime
    end: datetime | None
    flight: str | None
    flight_name: str | None


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Records:
    """The records of a station's people up to an instant, as far as they are recorded.

    Attributes:
        most_days: people by days in space over all flights.
        longest_flights: people's flights to the station, by days from launch to landing.
        most_flights: people by the number of their flights to the station.
        oldest, youngest: people by whole years at their last launch to the station, and at their first.
        most_aboard, crowds: the most people aboard at once, and when that was.
        visited: how many different people have been aboard.
        ahead: what those in space pass next.
        since: since when the file claims to hold every crewed flight; None if it claims nothing.
    """

    station: str
    station_name: str
    at: datetime
    most_days: tuple[Feat, ...]
    longest_flights: tuple[Feat, ...]
    most_flights: tuple[Feat, ...]
    oldest: tuple[Feat, ...]
    youngest: tuple[Feat, ...]
    most_aboard: int
    crowds: tuple[Crowd, ...]
    visited: int
    ahead: tuple[Milestone, ...]
    since: date | None


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class VisitorRow:
    """Who was aboard, in one year, from one country or of one agency.

    Attributes:
        key: the year, the country's code or the agency's id; None for people without any.
        name: what to call it.
        people: how many different people.
        newcomers: how many of them had never been aboard before.
        total: how many different people had been aboard by the end of it; only by year.
        stays: how many stays began.
        days: their days aboard, summed.
        complete: whether the file claims to hold every crewed flight of that time.
    """

    key: str | None
    name: str
    people: int
    newcomers: int
    total: int | None
    stays: int
    days: float
    complete: bool


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Visitors:
    """Different people who have been aboard a station, by year, country or agency.

    Attributes:
        by: "year", "country" or "agency".
        start, until: the span that was asked for; None where open. Never later than `at`.
        people: how many different people in all.
    """

    station: str
    station_name: str
    at: datetime
    by: str
    start: datetime | None
    until: datetime | None
    rows: tuple[VisitorRow, ...]
    people: int
