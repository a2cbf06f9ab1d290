"""The window of a chart: which cells it has, and where instants lie in it."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from crewtrack.views.scale import Scale, around

if TYPE_CHECKING:
    from datetime import datetime


class Window:
    """So many cells of a scale, from one on, as of an instant.

    Attributes:
        scale, first, cells: the scale, the number of its first cell, and how many there are.
        at, now: the as-of instant, and the clock's where it is to be shown, else None.
        edges: where the cells begin, and where the last of them ends.
        at_cell: the cell of the as-of instant: -1 if it lies before the window, `cells` if after it.
    """

    __slots__ = ("at", "at_cell", "cells", "edges", "first", "now", "scale")

    def __init__(
        self, scale: Scale, first: int, cells: int, at: datetime, now: datetime | None = None
    ) -> None:
        """Lay a window; it is moved onto the calendar where it reaches beyond."""
        self.scale = scale
        self.first = scale.fitting(first, cells)
        self.cells = cells
        self.at = at
        self.now = now
        self.edges = scale.edges(self.first, cells)
        self.at_cell = self.cell(at)

    @classmethod
    def around(cls, step: str, at: datetime, cells: int, now: datetime | None = None) -> Window:
        """Lay the usual window around an instant."""
        scale = Scale(step)
        return cls(scale, around(scale, at, cells), cells, at, now)

    @property
    def start(self) -> datetime:
        """The first instant of the window."""
        return self.edges[0]

    @property
    def end(self) -> datetime:
        """The first instant after the window."""
        return self.edges[-1]

    def cell(self, at: datetime) -> int:
        """Return the cell of an instant: -1 before the window, `cells` after it."""
        return bisect_right(self.edges, at) - 1
