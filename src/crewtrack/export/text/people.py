"""People as text: everyone with their flights and days, where they are, and what they pass next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.export.ink import PLAIN, agency_code
from crewtrack.export.table import lines
from crewtrack.export.text.words import (
    ROUGHLY,
    counted,
    flush,
    instant,
    named,
    text,
    the_station,
    where,
)
from crewtrack.model.when_words import day, long, loose

if TYPE_CHECKING:
    from crewtrack.export.ink import Ink
    from crewtrack.export.table import Cell
    from crewtrack.views.shapes import Milestone, People, PersonLine

_HEAD = (
    "",
    "",
    "from",
    "days",
    "this flight",
    "flights",
    "EVAs",
    "age",
    "first",
    "last home",
    "now",
)
_ALIGN = "lllrrrrrlll"
_SHOWN = 5

_AT_LEAST = "+ is at least: the record does not hold all of their flights"


def people_text(people: People, *, ink: Ink = PLAIN) -> str:
    """Return people, as text that ends in a newline.

    `days` are whole days in space over all flights, `age` is at the launch of the last one.
    """
    count = len(people.rows) + people.more
    head = ink.bold(f"{count} {'person' if count == 1 else 'people'}")
    to = "to no station" if people.station is None else f"to {the_station(people.station_name)}"
    out = [f"{head} who fly {to}  {instant(people.at)}"]
    if people.station is not None:
        out.append(f"{people.visited} have been aboard; {people.in_space} in space")
    if people.rows:
        rows = [_row(one, people.at.year) for one in people.rows]
        out += ["", *lines(rows, align=_ALIGN, head=_HEAD, ink=ink)]
    if people.more:
        out += ["", f"{people.more} more; --limit all shows them"]
    if people.ahead:
        out += ["", *ahead(people.ahead[:_SHOWN])]
    notes = []
    if any(one.days_total is None or one.earlier for one in people.rows):
        notes.append(_AT_LEAST)
    if any(loose(one.up_when) for one in people.rows):
        notes.append(ROUGHLY)
    if notes:
        out += ["", *notes]
    return text(out)


def _row(one: PersonLine, year: int) -> list[Cell]:
    total = one.days_recorded if one.days_total is None else one.days_total
    return [
        (named(one.agency.tag), agency_code(one.agency)),
        named(one.name),
        where(one.nationality),
        _at_least(f"{int(total)}", least=one.days_total is None),
        counted(one.days_flight, one.up_when) if one.days_flight is not None else "",
        _at_least(f"{one.flights}", least=one.earlier),
        "" if one.evas is None else str(one.evas),
        "" if one.age is None else str(one.age),
        "" if one.first is None else flush(day(one.first, year)),
        "" if one.last is None else flush(day(one.last, year)),
        now(one, year),
    ]


def _at_least(number: str, *, least: bool) -> str:
    return f"{number}+" if least else number


def now(one: PersonLine, year: int) -> str:
    """Write where somebody is, and when they come home or go up next."""
    if one.state == "ground":
        if one.next_name is None:
            return ""
        when = f" {day(one.next_launch, year)}" if one.next_launch is not None else ""
        return f"to fly on {named(one.next_name)}{when}"
    place = named(one.place or "")
    home = f", home {day(one.returns, year)}" if one.returns is not None else ""
    return f"{one.state} {place}{home}" if one.state == "aboard" else f"{one.state}, {place}{home}"


def ahead(found: tuple[Milestone, ...]) -> list[str]:
    """Return the lines that say what is passed next: the day, who, and what."""
    rows: list[list[Cell]] = [[flush(long(one.when)), named(one.name), _may(one)] for one in found]
    return lines(rows, align="lll")


def _may(one: Milestone) -> str:
    return one.words if one.certain else f"{one.words}, if still in space then"
