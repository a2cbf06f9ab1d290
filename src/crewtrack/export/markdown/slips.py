"""Slips as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.export.markdown.write import heading, plain, table
from crewtrack.export.text.slips import moved
from crewtrack.export.text.words import date_words, the_station
from crewtrack.model.when_words import long

if TYPE_CHECKING:
    from crewtrack.views.shapes import Slips

_HEAD = ("flight", "movement", "at first", "known", "now", "since", "moved", "times", "why")


def slips_md(slips: Slips, *, level: int = 1) -> list[str]:
    """Return how far each flight has moved, and how often, as lines."""
    out = heading(f"What has moved at {plain(the_station(slips.station_name))}", level)
    if not slips.rows:
        return [*out, "No slip is on record."]
    rows = [
        (
            plain(row.name),
            plain(row.movement),
            plain(long(row.earlier[0].when)),
            date_words(row.earlier[0].known) if row.earlier[0].known is not None else "",
            plain(long(row.when)) if row.when is not None else "not known any more",
            date_words(row.known) if row.known is not None else "",
            plain(moved(row)),
            str(row.times),
            "; ".join(plain(one.why) for one in row.earlier if one.why),
        )
        for row in slips.rows
    ]
    return out + table(_HEAD, rows, right=(7,))
