"""One lane of a chart, as cells: bars whose ends may be uncertain, names in them, and marks on them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from crewtrack.export.chart.pen import (
    AFTER,
    AHEAD,
    AS_OF,
    BEFORE,
    BEHIND,
    COMMAND,
    CONFLICT,
    MAYBE,
    NOW,
    TRANSIT,
    UNSEATED,
    agency_style,
    runs,
)
from crewtrack.model.when import FAR_FUTURE

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from crewtrack.export.chart.pen import Pen, Run
    from crewtrack.export.chart.window import Window
    from crewtrack.views.shapes.timeline import Bar, Lane

_FREE = frozenset({" ", TRANSIT, MAYBE})
"""What a bar may be drawn over without meeting another."""


class Drawing:
    """The cells of one lane, while it is drawn."""

    __slots__ = ("cells", "clashes", "last", "marked", "pen", "styles", "taken", "window")

    def __init__(self, window: Window, pen: Pen, lane: Lane) -> None:
        """Begin with blanks."""
        self.marked = sorted(window.cell(mark.at) for mark in lane.marks)
        self.window = window
        self.pen = pen
        self.cells = [" "] * window.cells
        # blanks have the style of what stands beside them, so that there are fewer runs
        first = next((bar.agency for bar in lane.bars), lane.agency)
        self.styles = [agency_style(first)] * window.cells
        self.taken = bytearray(window.cells)
        """Cells that hold a letter of a name."""
        self.last: Bar | None = None
        self.clashes: list[int] = []

    # -- bars ------------------------------------------------------------------------------------

    def bars(self, bars: Iterable[Bar], *, named: str, alone: bool) -> None:
        """Draw bars, in order.

        Args:
            bars: the bars.
            named: which name they get: ``name`` (or the short one), ``short``, or ``port``.
            alone: whether none of them may overlap with the one before it.
        """
        # a coarse chart has thousands of bars of a cell or two: those are drawn here, without a call for each
        window, cells, styles = self.window, self.cells, self.styles
        edges, count, at = window.edges, window.cells, window.at
        style, owner = "", None
        begun, size = (
            0,
            len(edges),
        )  # how many cells have begun: one bar begins and ends near to where the last did
        for bar in bars:
            start, end = bar.start_low, bar.end_low
            if begun and start < edges[begun - 1]:
                begun = bisect_right(edges, start, 0, begun)
            elif begun < size and edges[begun] <= start:
                begun += 1
                if begun < size and edges[begun] <= start:
                    begun = bisect_right(edges, start, begun)
            ended = begun
            if end < start:
                ended = bisect_right(edges, end)
            elif ended < size and edges[ended] <= end:
                ended += 1
                if ended < size and edges[ended] <= end:
                    ended = bisect_right(edges, end, ended)
            first, last = begun - 1, ended - 1
            before = self.last
            if (
                last - first > 1
                or start is not bar.start_high
                or end is not bar.end_high
                or bar.out is not None
                or bar.back is not None
                or bar.conflict is not None
                or not bar.stays
                or (alone and before is not None and start < before.end_low)
            ):
                self.bar(bar, named=named, alone=alone)
                continue
            self.last = bar
            if bar.agency is not owner:
                owner = bar.agency
                style = agency_style(owner)
            if first == last:
                if 0 <= first < count:
                    met, been = cells[first] not in _FREE, start <= at
                    cells[first] = ("╋" if been else "┼") if met else "┃" if been else "│"
                    styles[first] = style
                continue
            if first >= 0:
                met, been = cells[first] not in _FREE, start <= at
                cells[first] = ("╋" if been else "┼") if met else "┣" if been else "├"
                styles[first] = style
            if last < count:
                met, been = cells[last] not in _FREE, end <= at
                cells[last] = ("╋" if been else "┼") if met else "┫" if been else "┤"
                styles[last] = style

    def bar(self, bar: Bar, *, named: str, alone: bool) -> None:
        """Draw a bar; the arguments are those of `bars`."""
        window = self.window
        style = agency_style(bar.agency)
        if bar.out is not None:
            self._transit(window.cell(bar.out), window.cell(bar.start) - 1, style)
        if bar.back is not None:
            self._transit(window.cell(bar.end) + 1, window.cell(bar.back), style)
        if not bar.stays:
            self._transit(window.cell(bar.start), window.cell(bar.end), style)
            self._conflict(bar, clash=False)
            return
        first = window.cell(bar.start_low)
        sure = first if bar.start_high is bar.start_low else window.cell(bar.start_high)
        until = window.cell(bar.end_low)
        last = until if bar.end_high is bar.end_low else window.cell(bar.end_high)
        if bar.end_low >= FAR_FUTURE and not bar.forever:
            # nobody knows: it has lasted up to now, and may end anywhere after
            until = max(sure, window.at_cell) if bar.start <= window.at else sure
        if sure > until:
            self._maybe(first, last, style)
        else:
            if first < sure:
                self._maybe(first, sure - 1, style)
            if until < last:
                self._maybe(until + 1, last, style)
            if until < last >= window.cells and until < window.cells:
                self.cells[-1] = AFTER
            self._line(bar, sure, until, exact=(first == sure, until == last), style=style)
            self._name(bar, sure, last, named)
        before = self.last
        clash = alone and before is not None and bar.start_high < before.end_low
        if before is None or bar.end_low > before.end_low:
            self.last = bar
        self._conflict(bar, clash=clash)

    def _transit(self, first: int, last: int, style: str) -> None:
        cells, styles = self.cells, self.styles
        for cell in range(max(0, first), min(last, self.window.cells - 1) + 1):
            if cells[cell] == " ":
                cells[cell] = TRANSIT
                styles[cell] = style

    def _maybe(self, first: int, last: int, style: str) -> None:
        cells, styles = self.cells, self.styles
        for cell in range(max(0, first), min(last, self.window.cells - 1) + 1):
            if cells[cell] in _FREE:
                cells[cell] = MAYBE
                styles[cell] = style

    def _line(
        self, bar: Bar, first: int, last: int, *, exact: tuple[bool, bool], style: str
    ) -> None:
        """Draw what certainly is, with a tick at an end that is known."""
        window, cells, styles = self.window, self.cells, self.styles
        low, high = max(0, first), min(last, window.cells - 1)
        if low > high:
            return
        old_first, old_last = cells[low], cells[high]
        behind = min(high, window.at_cell)
        if behind >= low:
            cells[low : behind + 1] = [BEHIND] * (behind + 1 - low)
        ahead = max(low, window.at_cell + 1)
        if ahead <= high:
            cells[ahead : high + 1] = [AHEAD] * (high + 1 - ahead)
        styles[low : high + 1] = [style] * (high + 1 - low)
        self.taken[low : high + 1] = bytes(high + 1 - low)
        begun, ended = bar.start <= window.at, bar.end <= window.at
        starts, ends = exact[0] and first >= 0, exact[1] and last < window.cells
        if low == high and starts and ends:
            sign = "┃" if begun else "│"
            cells[low] = sign if old_first in _FREE else "╋" if begun else "┼"
            return
        if last >= window.cells:
            cells[high] = AFTER
        elif ends:
            cells[high] = "┫" if ended else "┤"
        if first < 0:
            if low < high or not ends:
                cells[low] = BEFORE
        elif starts:
            cells[low] = "┣" if begun else "├"
            if old_first not in _FREE:
                cells[low] = "╋" if begun else "┼"
        if ends and old_last not in _FREE and (low < high or not starts):
            cells[high] = "╋" if ended else "┼"

    # -- names -----------------------------------------------------------------------------------

    def _name(self, bar: Bar, first: int, last: int, named: str) -> None:
        """Write a name behind the start, and that of another ride home before the end, where there is room."""
        low = max(0, first) + 1
        high = min(last, self.window.cells - 1) - 1
        if high - low < 1:
            return
        pen = self.pen
        wanted = (
            (bar.name, bar.short)
            if named == "name"
            else (bar.short if named == "short" else bar.port_name,)
        )
        names = [pen.measured(one) for one in wanted if one]
        home, home_size = pen.measured(bar.home_short) if bar.home_short is not None else ("", 0)
        for spaced in (True, False):
            for name, size in names:
                needed = size + (4 if spaced else 0)
                if low + needed - 1 > high:
                    continue
                start = self._room(low, needed)
                if start + needed - 1 > high:
                    continue
                end = self._write(start, name, spaced=spaced)
                back = high - home_size - 2
                if home and back > end and self._room(back, high - back + 1) == back:
                    self._write(back, home, spaced=True)
                return

    def _room(self, at: int, size: int) -> int:
        """Return the first cell from one on where so many are in a row without a mark."""
        for cell in self.marked:
            if at <= cell < at + size:
                at = cell + 1
        return at

    def _write(self, at: int, text: str, *, spaced: bool) -> int:
        """Write a name; between blanks, one cell further on, where there is room. Return the cell after it."""
        cells, taken = self.cells, self.taken
        if spaced:
            at += 1
            cells[at] = " "
            taken[at] = 1
            at += 1
        for letter, size in self.pen.clusters(text):
            cells[at] = letter
            taken[at] = 1
            if size == 2:
                cells[at + 1] = ""
                taken[at + 1] = 1
            at += size
        if spaced:
            cells[at] = " "
            taken[at] = 1
            at += 1
        return at

    # -- marks -----------------------------------------------------------------------------------

    def _conflict(self, bar: Bar, *, clash: bool) -> None:
        if bar.conflict is None and not clash:
            return
        cell = self.window.cell(bar.start)
        if 0 <= cell < self.window.cells:
            self.clashes.append(cell)

    def conflicts(self) -> None:
        """Draw where something is wrong, over all else."""
        for cell in self.clashes:
            self._mark(cell, CONFLICT, "error")

    def _mark(self, cell: int, sign: str, style: str) -> None:
        cells = self.cells
        if cells[cell] == "" and cell:
            cells[cell - 1] = " "
        elif cell + 1 < len(cells) and cells[cell + 1] == "":
            cells[cell + 1] = " "
        cells[cell] = sign
        self.styles[cell] = style

    def marks(self, lane: Lane) -> None:
        """Draw what happens on a lane, over its bars."""
        window = self.window
        for mark in lane.marks:
            cell = window.cell(mark.at)
            if mark.kind == "no-lifeboat":
                last = window.cell(mark.until) if mark.until is not None else cell
                for one in range(max(0, cell), min(last, window.cells - 1) + 1):
                    if not self.taken[one] or one == max(0, cell):
                        self._mark(one, UNSEATED, "warning")
            elif 0 <= cell < window.cells:
                if mark.kind == "command":
                    self._mark(cell, COMMAND, f"bold {agency_style(lane.agency)}".strip())
                else:
                    self.clashes.append(cell)

    def instants(self) -> None:
        """Draw the as-of instant and the clock's where nothing else is."""
        for cell, sign in ((self.window.at_cell, AS_OF), (self._now(), NOW)):
            if 0 <= cell < self.window.cells and self.cells[cell] == " " and not self.taken[cell]:
                self.cells[cell] = sign
                self.styles[cell] = "dim"

    def _now(self) -> int:
        return self.window.cell(self.window.now) if self.window.now is not None else -1


def draw_lane(lane: Lane, window: Window, pen: Pen) -> list[Run]:
    """Return a lane as runs that together fill the window's cells."""
    drawing = Drawing(window, pen, lane)
    if lane.kind == "agency":
        _steps(lane, drawing)
    else:
        named = {"port": "name", "person": "short"}.get(lane.kind, "port")
        alone = lane.kind == "person" or (lane.kind == "port" and lane.id != "")
        drawing.bars(lane.bars, named=named, alone=alone)
        drawing.marks(lane)
        drawing.conflicts()
    drawing.instants()
    return runs(drawing.cells, drawing.styles, pen)


def _steps(lane: Lane, drawing: Drawing) -> None:
    """Draw an agency's head count: a line where it has anybody, and the number wherever that changes."""
    window, cells, styles = drawing.window, drawing.cells, drawing.styles
    style = agency_style(lane.agency)
    values = per_cell([at for at, _ in lane.steps], [count for _, count in lane.steps], window)
    begin = 0
    for cell in range(1, window.cells + 1):
        if cell < window.cells and values[cell] == values[begin]:
            continue
        value = values[begin]
        number = str(value)
        # two numbers side by side would be read as one
        crowded = cell < window.cells and bool(values[cell]) and len(number) >= cell - begin
        for place in range(begin, cell if value else begin):
            behind = place <= window.at_cell
            styles[place] = style
            if crowded:
                cells[place] = "╋" if behind else "┼"
            elif place - begin < len(number):
                cells[place] = number[place - begin]
            else:
                cells[place] = BEHIND if behind else AHEAD
        begin = cell


def per_cell(instants: list[datetime], counts: list[int], window: Window) -> list[int]:
    """Return the count of each cell: that which differs most from the one before, so that a gap of days is seen."""
    out: list[int] = []
    edges = window.edges
    place = bisect_right(instants, edges[0])
    before = now = counts[place - 1] if place else 0
    for cell in range(window.cells):
        stop = bisect_left(instants, edges[cell + 1], place)
        if stop > place:
            inside = counts[place:stop]
            least, most = min(now, *inside), max(now, *inside)
            picked = most if most - before >= before - least else least
            now = inside[-1]
            place = stop
        else:
            picked = now
        out.append(picked)
        before = picked
    return out
