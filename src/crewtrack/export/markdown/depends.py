"""Dependence as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.export.markdown.write import at, bold, heading, plain, table
from crewtrack.export.text.words import the_station

if TYPE_CHECKING:
    from crewtrack.views.shapes import Dependence, Reliance, SoleSpan

_HEAD = ("agency", "crew", "seats home", "lifeboat for", "seats up ahead", "can reboost")


def depends_md(
    dependence: Dependence, station_name: str, reliance: Reliance, *, level: int = 1
) -> list[str]:
    """Return who depends on whom, as lines."""
    out = heading(f"Who depends on whom at {plain(the_station(station_name))}", level)
    out += [at(dependence.at), "", plain(reliance.answer), ""]
    across = [
        f"- {bold(one.name)} ({plain(one.agency.tag)}) goes home on {plain(one.ride_home_name)}"
        f" ({plain(one.provider.tag)})"
        for one in dependence.across
    ]
    out += [*across, ""] if across else []
    out += table(
        _HEAD,
        [
            (
                plain(one.agency.name),
                *(
                    str(number or "")
                    for number in (
                        one.crew,
                        one.seats_home,
                        one.lifeboats,
                        one.seats_up,
                        len(one.reboost),
                    )
                ),
            )
            for one in reliance.shares
        ],
        right=(1, 2, 3, 4, 5),
    )
    out += _sole("bring people home", reliance.sole_return, level)
    return out + _sole("raise the orbit", reliance.sole_reboost, level)


def _sole(what: str, spans: tuple[SoleSpan, ...], level: int) -> list[str]:
    if not spans:
        return []
    rows = [
        (at(one.start), at(one.end), plain(one.agency.tag) if one.agency is not None else "nobody")
        for one in spans
    ]
    return heading(f"When one agency alone can {what}, or none", level + 1) + table(
        ("from", "to", "only"), rows
    )
