"""The roster as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.export.markdown.write import at, bold, heading, plain, table
from crewtrack.export.text.words import counted, date_words, ride, the_station, where
from crewtrack.model.when_words import day

if TYPE_CHECKING:
    from collections.abc import Iterable

    from crewtrack.views.shapes import CrewMember, Roster

_HEAD = ("agency", "name", "from", "role", "days", "up → home", "lands")


def crew_md(roster: Roster, *, level: int = 1) -> list[str]:
    """Return who is aboard and who is on the way, as lines."""
    out = heading(f"{_count(roster)} aboard {plain(the_station(roster.station_name))}", level)
    counts = [f"{plain(group.agency.name)} {group.count}" for group in roster.groups]
    out += [" · ".join((at(roster.at), *counts)), ""]
    about = _about(roster)
    if about:
        out += [about, ""]
    out += table(_HEAD, _rows(roster, roster.crew), right=(4,))
    for ship in roster.transit:
        way = "on its way up" if ship.upward else "on its way home"
        out += [f"{bold(ship.name)}, {way}:", ""]
        out += table(_HEAD, _rows(roster, ship.crew), right=(4,))
    return out


def _count(roster: Roster) -> str:
    if roster.most == 0:
        return "Nobody" if roster.recorded else "Not recorded: who is"
    if roster.certain:
        return str(roster.count)
    return f"{roster.count} (from {roster.least} to {roster.most})"


def _about(roster: Roster) -> str:
    said = []
    if roster.expedition_name and roster.count:
        said.append(f"{plain(roster.expedition_name)}.")
    if roster.commander_name:
        said.append(f"{plain(roster.commander_name)} commands.")
    if roster.count:
        said.append(f"A seat home for {roster.seats_home} of {roster.count}.")
    if roster.count and roster.unbroken_since is not None:
        said.append(f"Never empty since {date_words(roster.unbroken_since)}.")
    if roster.beyond_record and roster.kept_to is not None:
        said.append(f"As far as the record knows: kept to {date_words(roster.kept_to)}.")
    return " ".join(said)


def _rows(roster: Roster, crew: Iterable[CrewMember]) -> list[tuple[str, ...]]:
    return [
        (
            plain(one.agency.tag),
            plain(one.name),
            plain(where(one.nationality)),
            bold(one.role) if one.commands else plain(one.role),
            plain(counted(one.days_flight, one.up_when)),
            "no seat home" if one.lifeboat is None and one.aboard_since else plain(ride(one)),
            plain(day(one.returns, roster.at.year)) if one.returns is not None else "",
        )
        for one in crew
    ]
