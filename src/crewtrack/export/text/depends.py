"""Dependence as text: who brings whom home, and who can raise the orbit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.export.ink import PLAIN
from crewtrack.export.text.words import instant, listed, tagged, the_station

if TYPE_CHECKING:
    from crewtrack.export.ink import Ink
    from crewtrack.views.shapes import Dependence


def depends_text(dependence: Dependence, station_name: str, *, ink: Ink = PLAIN) -> str:
    """Return who depends on whom, as text that ends in a newline."""
    title = ink.bold("who depends on whom")
    out = [f"{title} at {the_station(station_name)}  {instant(dependence.at)}", ""]
    if dependence.seats_home:
        for one in dependence.seats_home:
            seats = tagged(one.provider, ink, count=one.seats)
            out.append(f"seats home    {seats}  {listed(one.ship_names)}")
    else:
        out.append("seats home    none")
    for rider in dependence.across:
        own, other = tagged(rider.agency, ink), tagged(rider.provider, ink)
        out.append(
            f"rides across  {rider.name} ({own}) goes home on {rider.ride_home_name} ({other})"
        )
    if dependence.reboost:
        for agency, ships in dependence.reboost:
            out.append(f"reboost       {tagged(agency, ink)}  {listed(ships)}")
    else:
        out.append("reboost       no ship that is docked can")
    if dependence.sole_return is not None:
        out.append(f"only {tagged(dependence.sole_return, ink)} can bring people home")
    if dependence.sole_reboost is not None:
        out.append(f"only {tagged(dependence.sole_reboost, ink)} can raise the orbit")
    return "\n".join(out) + "\n"
