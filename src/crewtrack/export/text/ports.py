"""The ports as text: what each holds, since and until when, and what comes there next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.export.ink import PLAIN, agency_code
from crewtrack.export.table import WIDEST, lines
from crewtrack.export.text.words import (
    NOTHING,
    ROUGHLY,
    counted,
    flush,
    instant,
    named,
    plural,
    text,
    the_station,
)
from crewtrack.model.when import When
from crewtrack.model.when_words import loose, short

if TYPE_CHECKING:
    from datetime import datetime

    from crewtrack.export.ink import Ink
    from crewtrack.export.table import Cell
    from crewtrack.views.shapes import Docked, PortRow, Ports

_HEAD = ("port", "system", "holds", "whose", "since", "days", "until", "then")
_ALIGN = "lllllrll"


def ports_text(ports: Ports, *, ink: Ink = PLAIN, drawn: str | None = None) -> str:
    """Return the ports of a station, as text that ends in a newline; a drawn map stands above the table."""
    taken = f"{ports.taken} of {len(ports.rows)} ports taken"
    if not ports.recorded:
        taken = (
            f"{plural(ports.taken, 'port')} taken on record"
            if ports.taken
            else "not recorded: what is docked"
        )
    out = [f"{ink.bold(taken)} at {the_station(ports.station_name)}  {instant(ports.at)}"]
    if not ports.rows:
        out = [f"no ports are given for {the_station(ports.station_name)}  {instant(ports.at)}"]
    if drawn is not None:
        out += ["", *drawn.splitlines()]
    rows = [row for port in ports.rows for row in _rows(ports, port)]
    if rows:
        out += ["", *lines(rows, align=_ALIGN, head=_HEAD, most=WIDEST, ink=ink)]
    out += [_moving(ports, one, ink) for one in ports.moving]
    if any(loose(ship.since_when) for port in ports.rows for ship in port.holds):
        out += ["", ROUGHLY]
    return text(out)


def _rows(ports: Ports, port: PortRow) -> list[list[Cell]]:
    year = ports.at.year
    then = ""
    if port.next_name is not None:
        when = f", {short(port.next_when, year)}" if port.next_when is not None else ""
        then = f"{named(port.next_name)}{when}"
    first: list[Cell] = [named(port.name), port.docking or ""]
    if not port.holds:
        since, days = "", ""
        if not ports.recorded:
            return [[*first, f"{NOTHING} not recorded", "", since, days, "", then]]
        if port.free_since is not None:
            since = _short(port.free_since, year)
            days = str((ports.at - port.free_since).days)
        return [[*first, f"{NOTHING} free", "", since, days, "", then]]
    rows: list[list[Cell]] = []
    for place, ship in enumerate(port.holds):
        start = first if place == 0 else ["", ""]
        rows.append([*start, *_ship(ship, year), then if place == 0 else ""])
    return rows


def _ship(ship: Docked, year: int) -> list[Cell]:
    until = ""
    if ship.relocates is not None:
        other = ship.relocates_name or ship.relocates[1]
        until = f"{flush(short(ship.relocates[0], year))} to {named(other)}"
    elif ship.leaves is not None:
        until = flush(short(ship.leaves, year))
    whose: Cell = (
        (named(ship.provider.tag), agency_code(ship.provider)) if ship.provider is not None else ""
    )
    since = _since(ship, year)
    return [named(ship.name), whose, flush(since), counted(ship.days, ship.since_when), until]


def _since(ship: Docked, year: int) -> str:
    """Write since when, no finer than it is known."""
    when = ship.since_when if ship.since_when is not None else When.at_instant(ship.since)
    return short(when, year)


def _short(at: datetime, year: int) -> str:
    return flush(short(When.at_instant(at), year))


def _moving(ports: Ports, ship: Docked, ink: Ink) -> str:
    home = f", with a seat home for {ship.boat_for}" if ship.boat_for else ""
    since = _since(ship, ports.at.year)
    return f"{ink.bold(named(ship.name))} is between ports since {since}{home}"
