"""How panels word times, people and ships in the little room that a column has.

No rule of the domain lives here: what is said comes from a view, and how exactly a time may be said from
`crewtrack.model.when_words`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from crewtrack.model.when import Precision
from crewtrack.model.when_words import (
    MONTHS,
    WEEKDAYS,
    countdown,
    day,
    duration,
    long,
    loose,
    short,
)
from crewtrack.tui.panels.lines import Row
from crewtrack.tui.text import cell_width, safe

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

    from crewtrack.model.when import When
    from crewtrack.tui.glyphs import Glyphs
    from crewtrack.tui.panels.base import FrameState
    from crewtrack.tui.panels.lines import Line
    from crewtrack.views.shapes import AgencyRef, CrewMember, Occurrence, PortRow

_ONE_DIGIT = re.compile(r"\d ")
_ID = re.compile(r"[A-Za-z0-9_-]+\Z")

# -- times -----------------------------------------------------------------------------------------


def on_day(text: str) -> str:
    """Return a date with its day in two columns: `` 9 Apr``, so that a column of dates aligns."""
    return " " + text if _ONE_DIGIT.match(text) else text


def plain_date(when: date) -> str:
    """Return a date in full: ``2 Nov 2000``."""
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def month_of(when: date) -> str:
    """Return a month: ``Aug``."""
    return MONTHS[when.month - 1]


def day_in(when: When, year: int, room: int) -> str:
    """Return a time to the day at the finest, in `room` cells: said more coarsely where that is too long."""
    text = day(when, year)
    if len(text) <= room:
        return text
    words = text.split(" ")
    bound = f"{words[0]} " if words[0] in {"NET", "NLT"} else ""
    rest = words[1:] if bound else words
    for coarser in (f"{bound}{' '.join(rest[-2:])}", f"{bound}{rest[-1]}", rest[-1]):
        if len(coarser) <= room:
            return coarser
    return text


def time_in(when: When, year: int, room: int) -> str:
    """Return a time for a list, its day in two columns, in `room` cells."""
    for text in (on_day(short(when, year)), on_day(day(when, year))):
        if len(text) <= room:
            return text
    return on_day(day_in(when, year, room))


def in_full(when: When, year: int, *, weekday: bool = True, utc: bool = True) -> str:
    """Return a time as exactly as it is known: ``Fri 18 Mar 15:55:18 UTC``, the year where it differs."""
    text = long(when)
    if not utc:
        text = text.removesuffix(" UTC")
    start = when.earliest
    if start is None or when.bound or when.precision.rank > Precision.DAY.rank:
        return text
    if start.year == year:
        text = text.replace(f" {year:04d}", "", 1)
    return f"{WEEKDAYS[start.weekday()][:3]} {text}" if weekday else text


def since_in(when: When | None, instant: datetime, at: datetime, room: int) -> str:
    """Return since when, in `room` cells and no finer than it is known: ``5 Oct``, ``NET Mar``.

    Args:
        when: the time as exactly as it is known, or None where only the instant is.
        instant: where the ledger places it.
        at: the instant shown; of its own year nothing is said.
        room: in cells.
    """
    year = at.year
    if when is None or (when.bound is None and when.precision.rank <= Precision.DAY.rank):
        start = (when.earliest if when is not None else None) or instant
        if start.year != year and (at - start).days > 300:
            return f"{month_of(start)} {start.year}"  # the day would be read as this year's
        return f"{start.day} {month_of(start)}"
    text = day(when, year)
    if len(text) > room:
        text = text.removesuffix(f" {year:04d}")
    return text if len(text) <= room else day_in(when, year, room)


def counted(days: float, since: When | None) -> str:
    """Return whole days: ``322``, or ``~60`` where it is not known to the day since when."""
    return f"{'~' if loose(since) else ''}{int(days)}"


def lasting(days: float, *ends: When | None) -> str:
    """Return a duration no finer than its ends are known: ``322 d 00 h``, ``60 d``, ``about 60 d``."""
    if any(loose(one) for one in ends):
        return f"about {int(days)} d"
    if any(one is not None and one.precision.rank > Precision.HOUR.rank for one in ends):
        return f"{int(days)} d"
    return duration(days)


_UNITS = {
    "day": "d",
    "week": "wk",
    "month": "mo",
    "quarter": "qtr",
    "half-year": "half",
    "year": "yr",
    "decade": "dec",
}
_DAYS = re.compile(r"^in (\d+) days$")
_WHOLE_DAYS = re.compile(r"\d+d\Z")
_CLOCK = re.compile(r"(\d+d) \d\dh$|(\d\d:\d\d):\d\d$")
_UNIT = re.compile(r"(?:fiscal )?(half-year|day|week|month|quarter|year|decade)s?$")


def until(when: When, now: datetime, room: int) -> str:
    """Return how long it is until a time, in `room` cells: ``21d 03h``, ``3-4 wk``, ``this mo``."""
    text = countdown(when, now)
    if text == "TBD":  # the date beside it says so
        return ""
    text = _DAYS.sub(r"\1d", text)
    if len(text) <= room:
        return text
    text = text.removeprefix("in ").replace("within ", "<").replace("tomorrow or later", "1+ days")
    text = text.replace("any time now", "any day").replace("this hour", "now")
    if text.startswith("NET "):
        text = text[4:].split(" ")[0] + "+"
    text = _UNIT.sub(lambda match: _UNITS[match[1]], text)
    if len(text) > room and (clock := _CLOCK.search(text)) is not None:
        text = text[: clock.start()] + (clock[1] or clock[2])
    if len(text) > room:
        text = "1d" if text == "tomorrow" else text.replace(" ", "")
    return text if len(text) <= room and text != "thisdec" else ""


def is_days(text: str) -> bool:
    """Whether `until` has said whole days, without hours."""
    return _WHOLE_DAYS.match(text) is not None


def late_by(when: When, now: datetime) -> str:
    """Return in a few cells how long a time is past: ``2d``, ``3 wk``."""
    words = countdown(when, now).removeprefix("overdue").strip()
    return _UNIT.sub(lambda match: _UNITS[match[1]], words) or "late"


def is_overdue(when: When, now: datetime) -> bool:
    """Whether a time is certainly past."""
    return when.latest is not None and when.latest <= now


# -- agencies --------------------------------------------------------------------------------------


def put_counts(
    row: Row, column: int, counts: Iterable[tuple[AgencyRef, int]], last: int, style: str = "dim"
) -> Row:
    """Put how many people of which agency: the tag in its colour, as many as end before the column `last`."""
    for agency, many in counts:
        tag = safe(agency.tag)
        if column + cell_width(tag) + len(str(many)) > last:
            break
        row.put(column, tag, agency_style(agency)).then(str(many), style)
        column = row.end + 2
    return row


def said(width: int, frame: FrameState, sentence: str, key: str, words: str) -> list[Line]:
    """Return a sentence for an empty list, and the way on beside it, or below where it does not fit."""
    row = Row(width, frame.glyphs).put(2, sentence)
    if row.end + 4 + len(key) + 1 + len(words) < width:
        return [row.then(key, "strong", gap=4).then(words, "dim").line()]
    return [row.line(), Row(width, frame.glyphs).put(2, key, "strong").then(words, "dim").line()]


# -- names -----------------------------------------------------------------------------------------


def agency_style(agency: AgencyRef | None) -> str:
    """Return the words for the style of an agency's tag. Ids come from files: odd ones have no colour."""
    ident = agency.id if agency is not None else None
    return f"agency:{ident}" if ident is not None and _ID.match(ident) else ""


def person_in(member: CrewMember, room: int) -> str:
    """Return a person's name in `room` cells: the given name shortened where it is too long."""
    name = safe(member.name)
    if cell_width(name) <= room or member.id.startswith("?"):
        return name
    last = safe(member.family)
    if name.endswith(last) and len(name) > len(last):
        return f"{name[0]}. {last}"
    return name


def together(names: Iterable[str]) -> str:
    """Return names of ships as one, their common beginning once: ``Progress MS-18, MS-19``."""
    out: list[str] = []
    before = ""
    for name in names:
        clean = safe(name)
        head, _, tail = clean.rpartition(" ")
        out.append(tail if head and head == before else clean)
        before = head
    return ", ".join(out)


def ride_words(member: CrewMember, glyphs: Glyphs, *, full: bool = False) -> str:
    """Return the ships up and home: one where both are the same, else ``MS-18 → 19``."""
    up, home = member.ride_up_short, member.ride_home_short
    if full:
        up, home = member.ride_up_name, member.ride_home_name
    if up is None or home is None or not member.swapped:
        return safe(home or up or "")
    clean, other = safe(up), safe(home)
    shared = 0
    for at, (a, b) in enumerate(zip(clean, other, strict=False)):
        if a != b:
            break
        if a in "- ":
            shared = at + 1
    return f"{clean} {glyphs.arrow} {other[shared:]}"


def people(members: Sequence[tuple[str, str, AgencyRef | None]]) -> str:
    """Return people given as (id, family name, agency), grouped: ``Shkaplerov, Dubrov (ROSC), Rubio (NASA)``."""
    out: list[str] = []
    for at, (_, name, agency) in enumerate(members):
        after = members[at + 1][2] if at + 1 < len(members) else None
        last = agency is not None and (after is None or after.id != agency.id)
        tag = (
            f" ({safe(agency.tag)})"
            if agency is not None and agency.id is not None and last
            else ""
        )
        out.append(safe(name) + tag)
    return ", ".join(out)


def crew_words(event: Occurrence, commander: str = " (commander)") -> str:
    """Return who an event moves, the commander first, and marked."""
    names = [safe(name) for name in event.crew_family]
    if len(names) > 1 and event.kind in {"launch", "dock", "undock", "land"}:
        names[0] += commander
    return ", ".join(names)


_DIRECTIONS = {"forward": "fwd", "zenith": "zen", "nadir": "nad", "starboard": "stbd"}


def direction_in_short(direction: str) -> str:
    """Return a direction for narrow columns: ``fwd``."""
    return _DIRECTIONS.get(direction, direction)


def module_of(row: PortRow) -> str:
    """Return the part of a port's name before its direction: its module's name."""
    name = safe(row.name)
    if row.direction and name.lower().endswith(" " + row.direction):
        return name[: -len(row.direction) - 1]
    return name


def port_in_short(row: PortRow, rows: Iterable[PortRow]) -> str:
    """Return a port's name for narrow columns: its module, and the direction where that has several."""
    module = module_of(row)
    if sum(1 for one in rows if module_of(one) == module) > 1 and row.direction:
        return f"{module} {direction_in_short(safe(row.direction))}"
    return module


_COUNTRIES = {
    "CN": "China",
    "FR": "France",
    "GF": "French Guiana",
    "IN": "India",
    "JP": "Japan",
    "KZ": "Kazakhstan",
    "NZ": "New Zealand",
    "RU": "Russia",
    "US": "United States",
}


def country(code: str | None) -> str:
    """Return the name of a country in which flights start or end; others keep their code."""
    return _COUNTRIES.get(code or "", safe(code or ""))
