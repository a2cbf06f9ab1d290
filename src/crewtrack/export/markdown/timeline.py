"""The timeline as Markdown: bars cannot be drawn there, so each is a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.export.markdown.write import at, heading, plain, table
from crewtrack.export.text.words import date_words, the_station
from crewtrack.model.when_words import long

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crewtrack.model.when import When
    from crewtrack.views.shapes.timeline import Section, Timeline

_TITLES = {"ports": "port", "people": "person", "flights": "flight", "agencies": "agency"}


def timeline_md(view: Timeline, *, level: int = 1) -> list[str]:
    """Return the stays of a window, by port and by person, as lines."""
    out = heading(f"Timeline of {plain(the_station(view.station_name))}", level)
    out += [f"{date_words(view.start)} to {date_words(view.end)}, as of {at(view.at)}", ""]
    for section in view.sections:
        head = (_TITLES.get(section.kind, section.kind), "flight", "home", "from", "to")
        out += table(head, _rows(section))
    return out


def _rows(section: Section) -> Iterator[tuple[str, ...]]:
    for lane in section.lanes:
        for place, bar in enumerate(lane.bars):
            yield (
                plain(lane.name) if place == 0 else "",
                plain(bar.name),
                plain(bar.home),
                _time(bar.begins),
                _time(bar.ends),
            )


def _time(when: When | None) -> str:
    return plain(long(when)) if when is not None else ""
