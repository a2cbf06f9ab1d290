"""Zones, calendar steps and relative dates: the only module that knows pendulum.

pendulum is imported inside the functions that need it, since it costs more than everything else that a
text command imports. A clock reading in a zone needs only the zone's data, which ships with crewtrack,
so that it is the same on every machine.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import tzinfo

_NAME = re.compile(r"[A-Za-z0-9_+-]+(?:/[A-Za-z0-9_+-]+){0,2}\Z")
_LONGEST_LABEL = 14

_UNITS = {
    "s": "seconds",
    "sec": "seconds",
    "second": "seconds",
    "min": "minutes",
    "minute": "minutes",
    "h": "hours",
    "hour": "hours",
    "d": "days",
    "day": "days",
    "w": "weeks",
    "week": "weeks",
    "m": "months",
    "mo": "months",
    "month": "months",
    "y": "years",
    "year": "years",
}
_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_SIGNED = re.compile(r"([+-])\s*(\d{1,5})\s*([a-z]+)\Z")
_IN = re.compile(r"in\s+(\w+)\s+([a-z]+)\Z")
_AGO = re.compile(r"(\w+)\s+([a-z]+)\s+(ago|later|earlier|before|after)\Z")
_NEXT = re.compile(r"(next|last|this)\s+([a-z]+)\Z")

_UTC = frozenset({"UTC", "UCT", "Universal", "Zulu"})
"""The last names of zones that are UTC itself."""

_zones: dict[str, tzinfo | None] = {}


def zone(name: str) -> tzinfo | None:
    """Return a time zone by its IANA name, from the data that ships with crewtrack.

    None if there is no zone of that name.
    """
    if name not in _zones:
        _zones[name] = _read_zone(name)
    return _zones[name]


def _read_zone(name: str) -> tzinfo | None:
    if name in ("UTC", "Etc/UTC"):
        return UTC
    if not _NAME.match(name):
        return None
    from pathlib import Path
    from zoneinfo import ZoneInfo

    import tzdata

    file = Path(tzdata.__path__[0], "zoneinfo", *name.split("/"))
    try:
        with file.open("rb") as data:
            return ZoneInfo.from_file(data, key=name)
    except (OSError, ValueError):
        return None


def zone_names() -> tuple[str, ...]:
    """Return the names of the zones that ship with crewtrack."""
    from pathlib import Path

    import tzdata

    try:
        text = Path(tzdata.__path__[0], "zones").read_text(encoding="ascii")
    except OSError:
        return ()
    return tuple(text.split())


def local_zone() -> tuple[tzinfo, str]:
    """Return this computer's zone and a label for it."""
    from pendulum.tz.local_timezone import get_local_timezone

    try:
        found = get_local_timezone()
    except (OSError, ValueError, RuntimeError):
        return UTC, "UTC"
    name = str(getattr(found, "name", "") or "local")
    return found, city(name)


def city(name: str) -> str:
    """Return what people call a zone: ``America/New_York`` is New York."""
    return name.rpartition("/")[2].replace("_", " ")


def site_label(site_name: str | None, zone_name: str) -> str:
    """Return a short label for the zone of a site: ``Baikonur 31/6`` is Baikonur.

    The pad's number is left off; a name that is still long gives way to the zone's own city.
    """
    words = (site_name or "").split()
    while words and any(letter.isdigit() for letter in words[-1]):
        words.pop()
    label = " ".join(words).rstrip(",")
    return label if 0 < len(label) <= _LONGEST_LABEL else city(zone_name)


def local_time(at: datetime, zone_name: str, label: str | None = None) -> tuple[str, str] | None:
    """Return the clock reading in a zone and its label: ``("17:00", "Baikonur")``.

    None if there is no such zone, or no such time in it.
    """
    found = zone(zone_name)
    if found is None:
        return None
    try:
        return reading(at, found), label or city(zone_name)
    except OverflowError:
        return None


def second_clock(choice: str, at: datetime, sites: Iterable[tuple[str | None, str | None]]) -> str:
    """Return the clock that is shown beside UTC, always with its zone: ``17:00 Baikonur``.

    Args:
        choice: "site", "local", "utc", or the IANA name of a zone.
        at: the instant.
        sites: zones and names of sites; the first zone that exists is shown.

    Returns:
        The reading, or nothing for UTC alone.
    """
    if choice == "utc":
        return ""
    if choice == "local":
        found, label = local_zone()
        return "" if label in _UTC else f"{reading(at, found)} {label}"
    if choice != "site":
        named = local_time(at, choice)
        return "" if named is None or named[1] in _UTC else f"{named[0]} {named[1]}"
    for zone_name, site_name in sites:
        if zone_name and (there := local_time(at, zone_name, site_label(site_name, zone_name))):
            return f"{there[0]} {there[1]}"
    return ""


def reading(at: datetime, found: tzinfo) -> str:
    """Return the hour and minute in a zone, after the weekday where that is not the day in UTC.

    Raises:
        OverflowError: beyond the years 1 to 9999.
    """
    there = at.astimezone(found)
    if there.date() == at.astimezone(UTC).date():
        return f"{there:%H:%M}"
    return f"{('Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun')[there.weekday()]} {there:%H:%M}"


def step_month(at: datetime, months: int) -> datetime:
    """Return the instant some calendar months on: 31 January and a month is the last of February.

    Raises:
        OverflowError: beyond the years 1 to 9999.
    """
    return _moved(at, "months", months)


def _moved(at: datetime, unit: str, amount: int) -> datetime:
    import pendulum

    try:
        moved = pendulum.instance(at.astimezone(UTC)).add(**{unit: amount})
        return _plain(moved)
    except (ValueError, OverflowError) as error:
        msg = "beyond the years 1 to 9999"
        raise OverflowError(msg) from error


def _plain(moved: datetime) -> datetime:
    """Return a standard datetime: two pendulum values subtracted are slow, and are no timedelta."""
    return datetime(
        moved.year,
        moved.month,
        moved.day,
        moved.hour,
        moved.minute,
        moved.second,
        moved.microsecond,
        tzinfo=UTC,
    )


def parse_relative(text: str, at: datetime) -> datetime | None:
    """Read a date relative to `at`: tomorrow, +3d, in two weeks, a month ago, next friday.

    A day (a week, a month) by name means its first instant in UTC; an amount keeps the time of day.

    Returns:
        The instant, or None if the text is none of these.

    Raises:
        OverflowError: beyond the years 1 to 9999.
    """
    words = " ".join(text.casefold().split())
    if words in ("today", "tomorrow", "yesterday"):
        start = at.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
        return start + timedelta(days=("yesterday", "today", "tomorrow").index(words) - 1)
    if match := _SIGNED.match(words):
        return _by_amount(at, match[2], match[3], -1 if match[1] == "-" else 1)
    if match := _IN.match(words):
        return _by_amount(at, match[1], match[2], 1)
    if match := _AGO.match(words):
        return _by_amount(at, match[1], match[2], 1 if match[3] in ("later", "after") else -1)
    if match := _NEXT.match(words):
        return _by_name(at, match[1], match[2])
    return None


def _by_amount(at: datetime, amount: str, unit: str, sign: int) -> datetime | None:
    number = (
        int(amount)
        if amount.isascii() and amount.isdigit() and len(amount) < 6
        else _NUMBERS.get(amount)
    )
    found = _UNITS.get(unit) or _UNITS.get(unit.removesuffix("s"))
    return None if number is None or found is None else _moved(at, found, sign * number)


def _by_name(at: datetime, which: str, name: str) -> datetime | None:
    import pendulum

    step = {"next": 1, "this": 0, "last": -1}[which]
    start = pendulum.instance(at.astimezone(UTC)).start_of("day")
    try:
        if name in ("week", "month", "year"):
            return _plain(start.start_of(name).add(**{f"{name}s": step}))
        for index, day in enumerate(_DAYS):
            if name in (day, day[:3]):
                wanted = pendulum.WeekDay(index)
                if step < 0:
                    return _plain(start.previous(wanted))
                return _plain(start.next(wanted) if step or start.day_of_week != wanted else start)
    except (ValueError, OverflowError) as error:
        msg = "beyond the years 1 to 9999"
        raise OverflowError(msg) from error
    return None
