"""The map of a station as text: the drawing, and in words what it leaves out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.export import cells
from crewtrack.export.ink import BOLD, DIM, ERROR, PLAIN, WARNING, agency_code
from crewtrack.export.text.sketch import Letters, sketch
from crewtrack.export.text.words import listed, named, text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from crewtrack.export.ink import Ink
    from crewtrack.export.text.sketch import Span
    from crewtrack.views.shapes.station_map import StationMap

WIDTH = 118
"""The width that a map is drawn for where nothing else is asked."""

_CODES = {
    "box": DIM,
    "axis": DIM,
    "dotted": DIM,
    "free": DIM,
    "clash": ERROR,
    "warning": WARNING,
    "heavy": "",
    "module": "",
    "words": "",
}


def station_map_text(
    found: StationMap, *, width: int = WIDTH, ink: Ink = PLAIN, ascii_only: bool = False
) -> str | None:
    """Return the map as text that ends in a newline, or None where it does not fit.

    Args:
        found: the map.
        width: in cells.
        ink: what it is written with.
        ascii_only: whether only ASCII may be drawn.
    """
    letters = Letters(cells.safe, cells.width, cells.cut, ascii_only)
    drawn = sketch(found, letters, width=width)
    if drawn is None:
        return None
    out = [_row(row, ink) for row in drawn.rows]
    words = beyond(found)
    return text([*out, *(["", *words] if words else [])])


def beyond(found: StationMap) -> list[str]:
    """Say in sentences what the drawing leaves out."""
    out = []
    for side in ("port", "starboard"):
        names = [one.name for one in found.aside if one.side == side]
        if names:
            be = "is" if len(names) == 1 else "are"
            out.append(f"to {side} {be} {listed(names)}, not drawn: no ship docks there")
    if found.unplaced:
        be = "is" if len(found.unplaced) == 1 else "are"
        out.append(f"not on the map {be} {listed(one.name for one in found.unplaced)}")
    out += [f"{named(ship.name)} is between two ports" for ship in found.moving]
    return out


def _row(row: Iterable[Span], ink: Ink) -> str:
    out, end = "", 0
    for span in row:
        out += " " * (span.column - end) + ink.paint(span.text, _code(span))
        end = span.column + cells.width(span.text)
    return out.rstrip()


def _code(span: Span) -> str:
    if span.kind == "ship":
        code = agency_code(span.agency)
        return f"{BOLD};{code}" if code else BOLD
    return _CODES[span.kind]
