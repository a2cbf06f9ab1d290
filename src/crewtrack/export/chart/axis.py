"""The axis of a chart, and the head count under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.export.chart.lane import per_cell
from crewtrack.export.chart.pen import AHEAD, CURSOR, LEVELS, NOW, TICK, TRANSIT, runs

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from crewtrack.export.chart.pen import Pen, Run
    from crewtrack.export.chart.window import Window


def draw_cursor(window: Window, pen: Pen, *, label: int, width: int) -> list[Run]:
    """Return the rule over the axis, with the sign of the as-of instant, or of the side on which it lies."""
    cells = [AHEAD] * width
    styles = ["rule"] * width
    if window.now is not None:
        now = window.cell(window.now)
        if 0 <= now < window.cells:
            cells[label + now] = NOW
            for place, letter in enumerate("now"):
                if now + 1 + place < window.cells:
                    cells[label + now + 1 + place] = letter
                    styles[label + now + 1 + place] = "dim"
    place, sign = _cursor(window)
    cells[label + place] = sign
    styles[label + place] = "bold"
    return runs(cells, styles, pen)


def _cursor(window: Window) -> tuple[int, str]:
    if window.at_cell < 0:
        return 0, "◂"
    if window.at_cell >= window.cells:
        return window.cells - 1, "▸"
    return window.at_cell, CURSOR


def draw_axis(window: Window, pen: Pen, *, cursor: bool = False) -> list[Run]:
    """Return the ticks with what they stand for; with `cursor`, the sign of the as-of instant over them."""
    cells = [" "] * window.cells
    styles = ["dim"] * window.cells
    over, sign = _cursor(window) if cursor else (-1, "")
    ticks = [(window.cell(at), words) for at, words in window.scale.ticks(window.start, window.end)]
    for place, (cell, words) in enumerate(ticks):
        end = ticks[place + 1][0] if place + 1 < len(ticks) else window.cells
        cells[cell] = TICK
        begin, text = _beside(words, cell + 1, end, over)
        for offset, letter in enumerate(text, begin):
            cells[offset] = letter
    if cursor:
        cells[over] = sign
        styles[over] = "bold"
    return runs(cells, styles, pen)


_NEAR = 3
"""So many cells behind its tick a label may stand where the cursor is in its way."""


def _beside(words: Sequence[str], begin: int, end: int, over: int) -> tuple[int, str]:
    """Return where a tick's label stands and what it says: whole, on one side of the cursor.

    Args:
        words: the wordings, the longest first.
        begin: the first cell that there is for it.
        end: the cell after the last.
        over: the cell of the cursor, or -1.
    """
    for text in words:
        last = begin + len(text)
        if last <= end and not begin <= over < last:
            return begin, text
        if begin <= over < begin + _NEAR and over + 1 + len(text) <= end:
            return over + 1, text
    return begin, ""


def draw_curve(
    changes: tuple[list[datetime], list[int]],
    recorded: Sequence[tuple[datetime, datetime]],
    window: Window,
    pen: Pen,
    rows: int,
) -> list[tuple[int, list[Run]]]:
    """Return the head count as rows, the highest first, each with the count that its top stands for.

    Args:
        changes: when the count changes, and what it is from then on.
        recorded: the parts of the window in which it is known: elsewhere nobody is not nought.
        window: the window.
        pen: the pen.
        rows: how many; a row stands for four people where that is enough.
    """
    values = per_cell(*changes, window)
    each = 16 // rows if rows < 3 else 4
    while max(values, default=0) > rows * each:
        each *= 2
    blank = [
        (value == 0 or not recorded or window.edges[cell] >= recorded[-1][1])
        and not any(
            window.edges[cell] < end and start < window.edges[cell + 1] for start, end in recorded
        )
        for cell, value in enumerate(values)
    ]
    ahead = max(0, min(window.cells, window.at_cell + 1))
    styles = [""] * ahead + ["dim"] * (window.cells - ahead)
    out = []
    for row in range(rows - 1, -1, -1):
        cells = [LEVELS[max(0, min(each, value - row * each)) * 8 // each] for value in values]
        for cell, unknown in enumerate(blank):
            if unknown:
                cells[cell] = TRANSIT if row == 0 else " "
        out.append(((row + 1) * each, runs(cells, styles, pen)))
    return out
