"""The log as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.export.markdown.write import at, bold, heading, plain, table, when
from crewtrack.export.text.log import slip_words
from crewtrack.export.text.words import plural, the_station

if TYPE_CHECKING:
    from crewtrack.views.shapes import AgencyRef, Log, LogEntry

_HEAD = ("UTC", "", "whose", "what", "where", "crew", "aboard")


def log_md(log: Log, *, level: int = 1) -> list[str]:
    """Return what happened, what was said and what was put off, the newest first, as lines."""
    out = heading(f"Log of {plain(the_station(log.station_name))}", level)
    out += [at(log.at), ""]
    if not log.entries:
        return [*out, "Nothing has happened yet." if log.recorded else "Not recorded."]
    out += table(_HEAD, (_row(one, log.at.year) for one in log.entries), right=(6,))
    if log.more:
        out += [f"{plural(log.more, 'older entry', 'older entries')}", ""]
    return out


def _row(one: LogEntry, year: int) -> tuple[str, ...]:
    start = when(one.when, year)
    if one.bulletin is not None:
        said = one.bulletin
        return start, "said", _whose(said.agency), bold(said.title), "", "", ""
    if one.moved is not None:
        return (
            start,
            "slip",
            _whose(one.moved.provider),
            plain(slip_words(one.moved, year)),
            "",
            "",
            "",
        )
    event = one.event
    if event is None:
        return start, plain(one.kind), "", "", "", "", ""
    place = event.site_name if event.kind in {"launch", "land"} else event.port_name
    crew = " ".join(f"{plain(agency.tag)} {count}" for agency, count in event.agencies)
    return (
        start,
        plain(event.verb),
        _whose(event.provider),
        plain(event.name),
        plain(place),
        crew if event.flight is not None or event.kind == "eva" else "",
        plain(event.aboard),
    )


def _whose(agency: AgencyRef | None) -> str:
    return plain(agency.tag) if agency is not None else ""
