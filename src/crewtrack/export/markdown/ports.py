"""The ports as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.export.markdown.write import at, bold, heading, plain, table, when
from crewtrack.export.text.words import counted, the_station

if TYPE_CHECKING:
    from crewtrack.views.shapes import Docked, PortRow, Ports

_HEAD = ("port", "system", "holds", "whose", "since", "days", "until", "then")


def ports_md(ports: Ports, *, level: int = 1) -> list[str]:
    """Return what each port holds, since and until when, and what comes there next, as lines."""
    out = heading(f"Ports of {plain(the_station(ports.station_name))}", level)
    taken = f"{ports.taken} of {len(ports.rows)} taken" if ports.recorded else "not all recorded"
    out += [f"{at(ports.at)} · {taken}", ""]
    rows = [row for port in ports.rows for row in _rows(ports, port)]
    out += table(_HEAD, rows, right=(5,))
    for ship in ports.moving:
        out += [f"{bold(ship.name)} is between two ports.", ""]
    return out


def _rows(ports: Ports, port: PortRow) -> list[tuple[str, ...]]:
    then = plain(port.next_name)
    if then and port.next_when is not None:
        then += f", {when(port.next_when, ports.at.year)}"
    first = (plain(port.name), plain(port.docking))
    if not port.holds:
        return [(*first, "free" if ports.recorded else "not recorded", "", "", "", "", then)]
    return [
        (*(first if place == 0 else ("", "")), *_ship(ports, ship), then if place == 0 else "")
        for place, ship in enumerate(port.holds)
    ]


def _ship(ports: Ports, ship: Docked) -> tuple[str, ...]:
    year = ports.at.year
    until = when(ship.leaves, year)
    if ship.relocates is not None:
        other = ship.relocates_name or ship.relocates[1]
        until = f"{when(ship.relocates[0], year)} to {plain(other)}"
    return (
        bold(ship.name),
        plain(ship.provider.tag) if ship.provider is not None else "",
        when(ship.since_when, year),
        plain(counted(ship.days, ship.since_when)),
        until,
    )
