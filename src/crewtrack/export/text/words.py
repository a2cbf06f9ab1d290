"""Words that several texts share: instants, counts, ships, agencies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.export.cells import cut
from crewtrack.export.ink import PLAIN, agency_code
from crewtrack.model.when_words import MONTHS, loose

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from crewtrack.export.ink import Ink
    from crewtrack.export.table import Cell
    from crewtrack.model.when import When
    from crewtrack.views.shapes import AgencyRef, CrewMember

NOTHING = "·"
"""Stands for a free port, in front of the word."""

ROUGHLY = "~ is counted from a time that is not known to the day"
"""What the sign of `counted` means, where it is used."""


def counted(days: float, since: When | None) -> str:
    """Write whole days: `322`, or `~60` where it is not known to the day since when."""
    return f"{'~' if loose(since) else ''}{int(days)}"


_NAME = 40
_FOLDED = dict.fromkeys(map(ord, "\t\n\v\f\r\x1c\x1d\x1e\x85\u2028\u2029"), " ")


def text(rows: Iterable[str]) -> str:
    """Join lines to a text that ends in a newline; a line end or tab inside of one is a blank."""
    return "".join(f"{row.translate(_FOLDED)}\n" for row in rows)


def named(name: str) -> str:
    """Write a name from a file: what is longer than any name ends in an ellipsis."""
    return cut(name, _NAME)


def instant(at: datetime) -> str:
    """Write an instant to the minute: `25 Feb 2022 12:00 UTC`; with seconds where it has some."""
    clock = f"{at.hour:02d}:{at.minute:02d}" + (f":{at.second:02d}" if at.second else "")
    return f"{at.day} {MONTHS[at.month - 1]} {at.year:04d} {clock} UTC"


def date_words(day: date | datetime) -> str:
    """Write a day: `2 Nov 2000`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year:04d}"


def as_kept(known_to: date, at: datetime) -> str:
    """Write what a view rests on, past the day to which the record was kept."""
    late = plural((at.date() - known_to).days, "day")
    return f"as far as the record knows: kept to {date_words(known_to)}, {late} before"


def flush(day: str) -> str:
    """Line up a date on its day: a blank before a day of one figure."""
    return f" {day}" if len(day) > 1 and day[0].isdigit() and day[1] == " " else day


def plural(count: int, one: str, many: str | None = None) -> str:
    """Write a count with its noun."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def listed(names: Iterable[str]) -> str:
    """Join names as people do: `A`, `A and B`, `A, B and C`."""
    every = list(map(named, names))
    return " and ".join(filter(None, (", ".join(every[:-1]), every[-1]))) if every else ""


def the_station(name: str) -> str:
    """Put an article before a station whose name is a description."""
    article = "the " if name.endswith(("Station", "station")) else ""
    return article + named(name)


def tagged(agency: AgencyRef, ink: Ink, *, count: int | None = None) -> str:
    """Write an agency's tag in its colour, with a count if one is given: `NASA 4`."""
    tag = ink.paint(named(agency.tag), agency_code(agency))
    return tag if count is None else f"{tag} {count}"


def tags(agencies: Iterable[tuple[AgencyRef, int]]) -> Cell:
    """Write several agencies with their counts as a cell, each tag in its colour: `ROSC 2  NASA 1`."""
    every = tuple(agencies)
    if not every:
        return ""

    def written(ink: Ink) -> str:
        return "  ".join(tagged(agency, ink, count=count) for agency, count in every)

    plain = written(PLAIN)
    # what was cut stays as it is: nothing says which tag it ends in
    return plain, lambda shown, ink: written(ink) if shown == plain else shown


def ride(member: CrewMember) -> str:
    """Write the ship up and the ship home: `Crew-3`, `MS-18 → 19`, `MS-22 → no seat`."""
    up = member.ride_up_short or ""
    if member.ride_home is None:
        return f"{up} → ?".lstrip()
    if not member.swapped or not up:
        return member.ride_home_short or ""
    home = member.ride_home_short or ""
    stem, _, number = home.rpartition("-")
    if stem and up.startswith(f"{stem}-") and number.isdigit():
        home = number
    return f"{up} → {home}"


def where(names: tuple[str, ...]) -> str:
    """Write nationalities: `US`, or `US GR` for somebody of two."""
    return " ".join(names)
