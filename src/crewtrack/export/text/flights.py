"""Flights as text: every flight with how it stands, who goes up and down, and how long it lasts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.export.ink import PLAIN, agency_code
from crewtrack.export.table import lines
from crewtrack.export.text.words import flush, instant, named, plural, text, the_station
from crewtrack.model.when_words import day

if TYPE_CHECKING:
    from collections.abc import Iterable

    from crewtrack.export.ink import Ink
    from crewtrack.export.table import Cell
    from crewtrack.model.when import When
    from crewtrack.views.shapes import FlightLine, Flights, Lasting, Longest

_HEAD = (
    "flight",
    "whose",
    "",
    "launched",
    "at",
    "docked",
    "left",
    "landed",
    "days",
    "slips",
    "up",
    "home",
)
_ALIGN = "llllllllrrll"
_SHOWN = 3

ABOUT = "~ is counted from or to a time that is not known to the minute"
"""What the sign of `lasted` means, where it is used."""


def flights_text(flights: Flights, *, ink: Ink = PLAIN) -> str:
    """Return flights, as text that ends in a newline.

    `days` are whole days elapsed from launch to landing, or so far. `home` names those who come down where they are
    not those who went up.
    """
    count = len(flights.rows) + flights.more
    out = [f"{ink.bold(plural(count, 'flight'))} {_where(flights)}  {instant(flights.at)}"]
    if len(flights.kinds) > 1:
        out.append(", ".join(f"{number} {kind}" for kind, number in flights.kinds))
    if flights.rows:
        year = flights.at.year
        rows = [_row(one, year) for one in flights.rows]
        out += ["", *lines(rows, align=_ALIGN, head=_HEAD, ink=ink)]
    if flights.more:
        out += ["", f"{flights.more} more; --limit all shows them"]
    ends = [
        (label, _longest(found))
        for label, found in (
            ("longest flights", flights.longest),
            ("longest stays", flights.stays),
        )
        if found and count > 1
    ]
    if ends:
        out += ["", *(f"{label:<16} {words}" for label, words in ends)]
    if any(_loose(one.days) for one in flights.rows):
        out += ["", ABOUT]
    return text(out)


def _where(flights: Flights) -> str:
    if flights.station is None:
        return "to no station"
    return f"to {the_station(flights.station_name)}"


def _row(one: FlightLine, year: int) -> list[Cell]:
    agency = one.provider
    return [
        named(one.name),
        (named(agency.tag), agency_code(agency)) if agency is not None else "",
        standing(one),
        _day(one.launch, year),
        named(" → ".join(one.port_names)) if one.port_names else "",
        _day(one.dock, year),
        _day(one.undock, year),
        _day(one.land, year),
        lasted(one.days),
        str(one.slips) if one.slips else "",
        people(one.up_family),
        people(one.down_family) if one.swapped and one.state != "failed" else "",
    ]


def standing(one: FlightLine) -> str:
    """Write how a flight stands: its state, and of a plan what its status adds: `planned, tbd`."""
    if one.state == "planned" and one.status not in {None, "go"}:
        return f"planned, {one.status}"
    return one.state


def people(names: Iterable[str]) -> str:
    """Write a crew by family names; `nobody` for none."""
    return ", ".join(map(named, names))


def _day(when: When | None, year: int) -> str:
    return "" if when is None else flush(day(when, year))


def lasted(days: Lasting | None) -> str:
    """Write whole days: `190`, or `~60` where its ends leave it open."""
    if days is None:
        return ""
    return f"{'~' if _loose(days) else ''}{int(days.days)}"


def _loose(days: Lasting | None) -> bool:
    return days is not None and int(days.least) != int(days.most)


def _longest(found: tuple[Longest, ...]) -> str:
    return ", ".join(
        f"{named(one.name)} {lasted(one.days)} d{' so far' if one.under_way else ''}"
        for one in found[:_SHOWN]
    )
