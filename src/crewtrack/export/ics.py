"""Calendars (RFC 5545), written by the icalendar library, which only this module imports.

The same calendar gives the same bytes: the instant that it shows is its DTSTAMP, and nothing asks the clock.
A slip moves an entry rather than adding one, since its UID stays and its SEQUENCE counts the slips.
"""

from __future__ import annotations

import re
from datetime import UTC, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from icalendar import Alarm, Event, vDDDTypes

    from crewtrack.export.formats import Subject, View
    from crewtrack.views.shapes.calendar import Calendar, CalendarEntry

_HOME = "crewtrack"
_WHAT_IF = "what-if.crewtrack"
_REFRESH = timedelta(hours=6)
_ALARM = re.compile(r"(\d{1,4})([mhd])\Z")
_UNITS = {"m": "minutes", "h": "hours", "d": "days"}
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029\ud800-\udfff]")
_FOLDED = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


def alarm(text: str) -> timedelta:
    """Read how long before an event to be reminded: ``30m``, ``2h``, ``1d``.

    Raises:
        ValueError: it is nothing of the kind.
    """
    found = _ALARM.match(text.strip().lower())
    if found is None or not found[1].isascii():
        msg = f'"{text}" is no span of time; write it as 30m, 2h or 1d'
        raise ValueError(msg)
    return timedelta(**{_UNITS[found[2]]: int(found[1])})


def ics(subject: Subject, view: View) -> bytes:
    """Return the calendar of a station's traffic; of the view of its crew, that of who is aboard."""
    from crewtrack.views.calendar import calendar, stays

    what_if = subject.book.what_if
    made = (stays if view.id == "crew" else calendar)(
        subject.book.ledger,
        subject.station,
        subject.at,
        since=subject.since,
        known_on=what_if.known_on,
        alike=not (what_if.above or what_if.without),
    )
    return calendar_ics(made, alarms=subject.alarms, under=what_if.words or None)


def calendar_ics(
    calendar: Calendar, *, alarms: Iterable[timedelta] = (), under: str | None = None
) -> bytes:
    """Return a calendar as iCalendar.

    Args:
        calendar: the entries.
        alarms: how long before each exact entry to be reminded.
        under: the what-if that it is laid under, in words.
    """
    from icalendar import Calendar as Component
    from icalendar import vDDDTypes, vText

    made = Component()
    made.add("version", "2.0")
    made.add("prodid", "-//crewtrack//calendar 1//EN")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    name = _line(f"{calendar.name} ({under})" if under else calendar.name)
    made.add("x-wr-calname", vText(name))  # the library knows no type for an extension
    made.add("name", name)
    about = _clean(_about(calendar))
    made.add("x-wr-caldesc", vText(about))
    made.add("description", about)
    # How often whoever subscribes may ask again, in the standard's word and in the older one.
    made.add("refresh-interval", _REFRESH, parameters={"VALUE": "DURATION"})
    made.add("x-published-ttl", vText("PT6H"))
    home = _HOME if calendar.alike else _WHAT_IF
    early = tuple(dict.fromkeys(alarms))
    stamp = vDDDTypes(calendar.at.astimezone(UTC))
    for entry in calendar.entries:
        made.add_component(_event(entry, stamp, home, early))
    data: bytes = made.to_ical(sorted=False)
    return data


def _about(calendar: Calendar) -> str:
    text = f"As known on {calendar.at:%Y-%m-%d %H:%M} UTC."
    if calendar.undated:
        names = ", ".join(name for name, _ in calendar.undated)
        text += f" Planned without a date, and not in here: {names}."
    return text


def _event(
    entry: CalendarEntry, stamp: vDDDTypes, home: str, alarms: tuple[timedelta, ...]
) -> Event:
    from icalendar import Event, vCategory, vDDDTypes, vGeo, vInt, vText

    # Set by their types, which spares the library finding those out by name, once for each of thousands.
    made = Event()
    made["UID"] = vText(_line(f"{entry.uid}@{home}"))
    made["DTSTAMP"] = stamp
    made["SEQUENCE"] = vInt(entry.sequence)
    made["DTSTART"] = vDDDTypes(entry.start)
    if entry.end is not None:
        made["DTEND"] = vDDDTypes(entry.end)
    summary = vText(_line(entry.summary))
    made["SUMMARY"] = summary
    made["STATUS"] = entry.state.upper()
    # Nobody is busy because a ship lands.
    made["TRANSP"] = "TRANSPARENT"
    if entry.location:
        made["LOCATION"] = vText(_line(entry.location))
    if entry.coordinates is not None:
        made["GEO"] = vGeo(entry.coordinates)
    if entry.lines:
        made["DESCRIPTION"] = vText(_clean("\n".join(entry.lines)))
    made["CATEGORIES"] = vCategory([_line(one) for one in entry.categories])
    if not entry.days and entry.state == "confirmed":
        for span in alarms:
            made.add_component(_alarm(span, summary))
    return made


def _alarm(span: timedelta, summary: str) -> Alarm:
    from icalendar import Alarm

    made = Alarm()
    made.add("action", "DISPLAY")
    made.add("trigger", -span)
    made.add("description", summary)
    return made


def _clean(text: str) -> str:
    """Return a text without what iCalendar cannot hold: every line end is one, and no control character is left."""
    return _UNSAFE.sub("", _FOLDED.sub("\n", text))


def _line(text: str) -> str:
    """Return a text as one line."""
    return " ".join(_clean(text).split())
