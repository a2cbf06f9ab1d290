"""The agenda as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.export.markdown.write import at, heading, plain, table, when
from crewtrack.export.text.words import date_words, plural, the_station
from crewtrack.model.when_words import countdown, long

if TYPE_CHECKING:
    from crewtrack.views.shapes import Agenda, Occurrence

_HEAD = ("in", "UTC", "event", "", "where", "crew", "aboard")


def next_md(
    agenda: Agenda, station_name: str, *, what_if: bool = False, level: int = 1
) -> list[str]:
    """Return what comes next, as lines."""
    out = heading(f"Next at {plain(the_station(station_name))}", level)
    told = ""
    if agenda.hindsight and not what_if and agenda.kept_to is not None:
        told = f", as it happened (record kept to {date_words(agenda.kept_to)})"
    out += [f"From {at(agenda.start)}{told}", ""]
    if not agenda.events and not agenda.more:
        last = agenda.last
        out.append(
            "Nothing is planned."
            if last is None
            else f"Nothing planned after {plain(long(last.when))}."
        )
    out += table(_HEAD, (_row(agenda, one) for one in agenda.events), right=(0, 6))
    if agenda.more:
        out += [f"{plural(agenda.more, 'more event')}", ""]
    return out


def _row(agenda: Agenda, one: Occurrence) -> tuple[str, ...]:
    place = one.site_name if one.kind in {"launch", "land"} else one.port_name
    crew = " ".join(f"{plain(agency.tag)} {count}" for agency, count in one.agencies)
    return (
        plain(countdown(one.when, agenda.start)),
        when(one.when, agenda.start.year),
        plain(one.verb),
        plain(one.name),
        plain(place),
        crew if one.flight is not None else "",
        plain(one.aboard),
    )
