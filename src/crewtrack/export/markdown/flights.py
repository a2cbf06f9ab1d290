"""The list of flights as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.export.markdown.write import at, bold, heading, plain, table
from crewtrack.export.text.flights import ABOUT, lasted, standing
from crewtrack.export.text.words import plural, the_station
from crewtrack.model.when_words import day

if TYPE_CHECKING:
    from crewtrack.model.when import When
    from crewtrack.views.shapes import FlightLine, Flights

_HEAD = (
    "flight", "whose", "", "launch", "at", "docking", "undocking", "landing", "days", "slips", "up", "home",
)  # fmt: skip


def flights_md(flights: Flights, *, level: int = 1) -> list[str]:
    """Return every flight with how it stands, who goes up and down, and how long it lasts, as lines."""
    where = "to no station"
    if flights.station is not None:
        where = f"to {plain(the_station(flights.station_name))}"
    out = heading(f"{plural(len(flights.rows) + flights.more, 'flight')} {where}", level)
    kinds = [f"{number} {plain(kind)}" for kind, number in flights.kinds]
    out += [" · ".join((at(flights.at), *kinds)), ""]
    out += table(_HEAD, (_row(one, flights.at.year) for one in flights.rows), right=(8, 9))
    if any(lasted(one.days).startswith("~") for one in flights.rows):
        out += [plain(ABOUT), ""]
    return out


def _row(one: FlightLine, year: int) -> tuple[str, ...]:
    home = one.down_names if one.swapped and one.state != "failed" else ()
    return (
        bold(one.name),
        plain(one.provider.tag) if one.provider is not None else "",
        plain(standing(one)),
        _day(one.launch, year),
        plain(" → ".join(one.port_names)),
        _day(one.dock, year),
        _day(one.undock, year),
        _day(one.land, year),
        plain(lasted(one.days)),
        str(one.slips or ""),
        plain(", ".join(one.up_names)),
        plain(", ".join(home)),
    )


def _day(when: When | None, year: int) -> str:
    return plain(day(when, year)) if when is not None else ""
