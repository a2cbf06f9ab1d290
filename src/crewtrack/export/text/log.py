"""The log as text: what happened, what was said and what was put off, the newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.export.ink import PLAIN, agency_code
from crewtrack.export.table import WIDEST, lines
from crewtrack.export.text.words import flush, instant, named, tags, text, the_station
from crewtrack.model.when_words import short

if TYPE_CHECKING:
    from crewtrack.export.ink import Ink
    from crewtrack.export.table import Cell
    from crewtrack.views.shapes import AgencyRef, Log, LogEntry, Moved

_HEAD = ("UTC", "", "whose", "what", "where", "crew", "aboard")


def log_text(log: Log, *, ink: Ink = PLAIN, hints: bool = True) -> str:
    """Return the log, as text that ends in a newline; with `hints`, which options would show more of it."""
    at = instant(log.at)
    out = [f"{ink.bold('log')} of {the_station(log.station_name)}  {at}"]
    if not log.entries:
        out += ["", _nothing(log)]
        return text(out)
    year = log.at.year
    rows = [_row(one, year) for one in log.entries]
    table = lines(rows, align="llllllr", head=_HEAD, most=WIDEST, ink=ink)
    coming = sum(1 for one in log.entries if one.ahead)
    if coming:
        # the instant stands between what is to come and what has been
        table.insert(coming + 1, f"-- {at} --")
    out += ["", *table]
    if log.more or log.more_ahead:
        out.append("")
    if log.more:
        out.append(f"{log.more} older" + ("; --limit all shows them" if hints else ""))
    if log.more_ahead:
        how = "--limit all" if coming else "--ahead"
        out.append(
            f"{log.more_ahead} {'later' if coming else 'to come'}"
            + (f"; {how} shows them" if hints else "")
        )
    return text(out)


def _nothing(log: Log) -> str:
    if log.start is not None or log.until is not None:
        return "nothing happened in that time, as far as is recorded"
    if not log.recorded:
        return "not recorded: the file does not claim to know of that time"
    return "nothing has happened yet"


def _row(one: LogEntry, year: int) -> list[Cell]:
    when = flush(short(one.when, year))
    if one.bulletin is not None:
        return [when, "said", _whose(one.bulletin.agency), _cut(one.bulletin.title), "", "", ""]
    if one.moved is not None:
        return [when, "slip", _whose(one.moved.provider), slip_words(one.moved, year), "", "", ""]
    event = one.event
    assert event is not None  # noqa: S101 - an entry is one of the three
    where = event.site_name if event.kind in {"launch", "land"} else event.port_name
    crew = tags(event.agencies)
    return [
        when,
        event.verb,
        _whose(event.provider),
        named(event.name),
        named(where or ""),
        crew if event.flight is not None or event.kind == "eva" else "",
        str(event.aboard) if event.aboard is not None else "",
    ]


def _whose(agency: AgencyRef | None) -> Cell:
    return (named(agency.tag), agency_code(agency)) if agency is not None else ""


def _cut(title: str) -> str:
    from crewtrack.export.cells import cut

    return cut(title, WIDEST)


def slip_words(moved: Moved, year: int) -> str:
    """Say what was put off: `Soyuz MS-21 launch, 15 Mar → 18 Mar: why`."""
    now = short(moved.now, year) if moved.now is not None else "not known any more"
    why = f": {moved.why}" if moved.why else ""
    return f"{named(moved.name)} {moved.movement}, {short(moved.was, year)} → {now}{why}"
