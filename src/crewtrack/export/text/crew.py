"""The roster as text: who is aboard, by agency."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.export.ink import PLAIN, agency_code
from crewtrack.export.table import WIDEST, lines
from crewtrack.export.text.words import (
    ROUGHLY,
    as_kept,
    counted,
    date_words,
    flush,
    instant,
    named,
    ride,
    tagged,
    text,
    the_station,
    where,
)
from crewtrack.model.when_words import day, loose

if TYPE_CHECKING:
    from collections.abc import Iterable

    from crewtrack.export.ink import Ink
    from crewtrack.export.table import Cell
    from crewtrack.views.shapes import CrewMember, Roster, Transit

_HEAD = ("", "", "from", "role", "days", "up → home", "lands")
_ALIGN = "llllrll"


def crew_text(roster: Roster, *, ink: Ink = PLAIN) -> str:
    """Return who is aboard, as text that ends in a newline.

    `days` are whole days elapsed since launch; `lands` is as exact as it is known, to the day.
    """
    out = [_head(roster, ink)]
    if roster.groups:
        out.append("  ".join(tagged(one.agency, ink, count=one.count) for one in roster.groups))
    about = _about(roster)
    if about:
        out.append(about)
    if roster.beyond_record and roster.kept_to is not None:
        out.append(as_kept(roster.kept_to, roster.at))
    elif not roster.recorded and roster.count:
        out.append("there may be others: the record does not claim to be complete then")
    rows: list[list[Cell]] = []
    for group in roster.groups:
        rows += _rows(roster, group.crew)
    transit = [(ship, _rows(roster, ship.crew)) for ship in roster.transit]
    if rows:
        out += ["", *lines(rows, align=_ALIGN, head=_HEAD, most=WIDEST, ink=ink)]
    for ship, people in transit:
        out += ["", _underway(ship, ink), *lines(people, align=_ALIGN, most=WIDEST, ink=ink)]
    everyone = (*roster.crew, *(one for ship in roster.transit for one in ship.crew))
    if any(loose(one.up_when) for one in everyone):
        out += ["", ROUGHLY]
    return text(out)


def _head(roster: Roster, ink: Ink) -> str:
    name = the_station(roster.station_name)
    at = instant(roster.at)
    if roster.of is not None:
        return f"{ink.bold(f'{roster.count} of {roster.of}')} aboard {name}  {at}"
    if roster.most == 0 and not roster.recorded:
        return f"{ink.bold('not recorded')}: who is aboard {name}  {at}"
    if roster.count == 0 and roster.most == 0:
        return f"{ink.bold('nobody')} aboard {name}  {at}"
    return f"{ink.bold(_count(roster))} aboard {name}  {at}"


def _count(roster: Roster) -> str:
    """Write the head count, with what it may be instead: `7`, `7, up to 10`, `10, or as few as 7`."""
    if roster.certain:
        return str(roster.count)
    if roster.least == roster.count:
        return f"{roster.count}, up to {roster.most},"
    if roster.most == roster.count:
        return f"{roster.count}, or as few as {roster.least},"
    return f"{roster.count}, from {roster.least} to {roster.most},"


def _about(roster: Roster) -> str:
    parts = []
    if roster.expedition_name and roster.commander_name:
        parts.append(f"{named(roster.expedition_name)}, {named(roster.commander_name)} commands")
    elif roster.commander_name:
        parts.append(f"{named(roster.commander_name)} commands")
    elif roster.expedition_name and roster.count:
        parts.append(named(roster.expedition_name))
    if roster.count:
        parts.append(f"a seat home for {roster.seats_home} of {roster.count}")
        if roster.unbroken_since is not None and (roster.recorded or roster.beyond_record):
            record = ", where the record begins" if roster.unbroken_from_record else ""
            parts.append(f"never empty since {date_words(roster.unbroken_since)}{record}")
    elif roster.record_begins is not None and roster.at < roster.record_begins:
        parts.append(f"the record of this station begins {date_words(roster.record_begins)}")
    return "; ".join(parts)


def _rows(roster: Roster, crew: Iterable[CrewMember]) -> list[list[Cell]]:
    rows: list[list[Cell]] = []
    last: str | None = ""
    for member in crew:
        agency = member.agency
        tag = (named(agency.tag), agency_code(agency)) if agency.id != last or not rows else ""
        last = agency.id
        rows.append(
            [
                tag,
                named(member.name),
                where(member.nationality),
                member.role,
                counted(member.days_flight, member.up_when),
                _ship(member),
                flush(day(member.returns, roster.at.year)) if member.returns is not None else "",
            ]
        )
    return rows


def _ship(member: CrewMember) -> str:
    """Write the ship up and home; who is aboard without a seat home has no ship to name."""
    alone = member.lifeboat is None and member.aboard_since is not None
    return "○ no seat" if alone else ride(member)


def _underway(ship: Transit, ink: Ink) -> str:
    way = "on its way up" if ship.upward else "on its way home"
    return f"{ink.bold(named(ship.name))}, {way} with {len(ship.crew)}"
