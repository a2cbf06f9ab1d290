"""The list of people as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.export.markdown.write import at, heading, plain, table
from crewtrack.export.text.people import now
from crewtrack.export.text.words import counted, plural, the_station, where
from crewtrack.model.when_words import day, long

if TYPE_CHECKING:
    from crewtrack.model.when import When
    from crewtrack.views.shapes import People, PersonLine

_HEAD = (
    "agency", "name", "from", "days", "this flight", "flights", "EVAs", "age", "first", "last home", "now",
)  # fmt: skip


def people_md(people: People, *, level: int = 1) -> list[str]:
    """Return everyone with their flights and days, and what is passed next, as lines."""
    where_to = "to no station"
    if people.station is not None:
        where_to = f"to {plain(the_station(people.station_name))}"
    count = plural(len(people.rows) + people.more, "person", "people")
    out = heading(f"{count} who fly {where_to}", level)
    about = f"{at(people.at)} · {people.in_space} in space"
    if people.station is not None:
        about += f" · {people.visited} have been aboard"
    out += [about, ""]
    rows = [_row(one, people.at.year) for one in people.rows]
    out += table(_HEAD, rows, right=(3, 4, 5, 6, 7))
    for one in people.ahead:
        sure = "" if one.certain else ", if still in space then"
        out.append(f"- {plain(long(one.when))}: {plain(one.name)} {plain(one.words)}{sure}")
    return out


def _row(one: PersonLine, year: int) -> tuple[str, ...]:
    total = one.days_recorded if one.days_total is None else one.days_total
    return (
        plain(one.agency.tag),
        plain(one.name),
        plain(where(one.nationality)),
        _at_least(int(total), least=one.days_total is None),
        plain(counted(one.days_flight, one.up_when)) if one.days_flight is not None else "",
        _at_least(one.flights, least=one.earlier),
        "" if one.evas is None else str(one.evas),
        "" if one.age is None else str(one.age),
        _day(one.first, year),
        _day(one.last, year),
        plain(now(one, year)),
    )


def _at_least(number: int, *, least: bool) -> str:
    return f"{number}+" if least else str(number)


def _day(when: When | None, year: int) -> str:
    return plain(day(when, year)) if when is not None else ""
