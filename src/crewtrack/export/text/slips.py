"""Slips as text: how far each flight has moved, and how often."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.export.ink import PLAIN
from crewtrack.export.table import lines
from crewtrack.export.text.words import date_words, listed, named, plural, text, the_station
from crewtrack.model.when_words import long

if TYPE_CHECKING:
    from crewtrack.export.ink import Ink
    from crewtrack.export.table import Cell
    from crewtrack.views.shapes import Slipped, Slips

_HEAD = ("flight", "", "at first", "known", "now", "since", "moved", "times")


def slips_text(slips: Slips, *, ink: Ink = PLAIN) -> str:
    """Return what has slipped, as text that ends in a newline."""
    where = the_station(slips.station_name)
    if not slips.rows:
        return f"no slip is on record at {where}\n"
    flights = len({row.flight for row in slips.rows})
    out = [f"{ink.bold(plural(flights, 'flight'))} moved at {where}", ""]
    rows: list[list[Cell]] = []
    last = ""
    for row in slips.rows:
        first = row.earlier[0]
        rows.append(
            [
                named(row.name) if row.flight != last else "",
                row.movement,
                long(first.when),
                date_words(first.known) if first.known is not None else "",
                long(row.when) if row.when is not None else "not known any more",
                date_words(row.known) if row.known is not None else "",
                moved(row),
                str(row.times),
            ]
        )
        last = row.flight
    out += lines(rows, align="lllllllr", head=_HEAD, ink=ink)
    mixed = list(dict.fromkeys(named(row.name) for row in slips.rows if not row.ordered))
    if mixed:
        out += [
            "",
            f"not in order in the file: the history of {listed(mixed)}; crewtrack check tells",
        ]
    return text(out)


def moved(row: Slipped) -> str:
    """Write how far a movement has moved: `12 days later`, `about 30 days later`, `2 hours earlier`."""
    if row.days is None or row.when is None:
        return ""
    away = abs(row.days)
    was = row.earlier[0].when
    if row.when == was:
        return "back again"
    if not row.certain and away < 0.5:
        # From start to start it is nowhere: what has changed is how exactly it is known.
        return "less exact" if row.when.precision.rank > was.precision.rank else "more exact"
    if away < 1 and row.certain:
        hours = round(away * 24)
        minutes = round(away * 1440)
        size = plural(hours, "hour") if hours else plural(minutes, "minute")
        if not minutes:
            return "by seconds"
    else:
        size = plural(round(away), "day")
    about = "" if row.certain else "about "
    return f"{about}{size} {'later' if row.days > 0 else 'earlier'}"
