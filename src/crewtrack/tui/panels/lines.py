"""Lines of a panel: pieces of text at fixed columns, before they are coloured.

A panel builds lines; what they look like in a theme is decided when they are painted. So a line can be
compared with the one before it, read as plain text, and tested without a terminal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from crewtrack.tui.text import ascii_only, cell_width, fit, safe

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from crewtrack.model.address import Address
    from crewtrack.tui.glyphs import Glyphs


class Cell(NamedTuple):
    """A piece of text at a column.

    Attributes:
        column: where it begins, counted from 0.
        text: what it says, safe and on one line.
        style: words for its style (`crewtrack.tui.agencies.Palette.style`).
        ticks: True if it changes with every step in time, so that a change of it is no news.
    """

    column: int
    text: str
    style: str = ""
    ticks: bool = False

    @property
    def end(self) -> int:
        """The column after it."""
        return self.column + cell_width(self.text)


class Line(NamedTuple):
    """One row of a panel.

    Attributes:
        cells: from left to right.
        address: what the line is about, or None.
        selectable: whether the selection can stand on it.
        mark: the column of the selection's sign; blank in every cell.
        heading: True for the rows that stay when the others scroll.
        key: what identifies the line over time, where the address does not; "" if nothing does.
        lead: what is added at the left where the line stands first below the headings: the group
            that it belongs to, whose name has scrolled away.
        also: other addresses that the line is about, for a filter.
    """

    cells: tuple[Cell, ...] = ()
    address: Address | None = None
    selectable: bool = False
    mark: int = 0
    heading: bool = False
    key: str = ""
    lead: tuple[Cell, ...] = ()
    also: tuple[Address, ...] = ()

    @property
    def identity(self) -> object:
        """What the line is about: its key, else its address, else None."""
        return self.key or self.address

    def pieces(self, width: int) -> list[tuple[str, str]]:
        """Return the line as (text, style) that together fill `width` cells exactly."""
        out: list[tuple[str, str]] = []
        at = 0
        for index, cell in enumerate(self.cells):
            limit = self.cells[index + 1].column if index + 1 < len(self.cells) else width
            text = fit(cell.text, min(limit, width) - cell.column)
            if not text:
                continue
            if cell.column > at:
                out.append((" " * (cell.column - at), ""))
            out.append((text, cell.style))
            at = cell.column + cell_width(text)
        if at < width:
            out.append((" " * (width - at), ""))
        return out

    def plain(self, width: int, *, ascii_text: bool = False) -> str:
        """Return the line as plain text of `width` cells."""
        text = "".join(text for text, _ in self.pieces(width))
        return ascii_only(text) if ascii_text else text


class Row:
    """Builds a line: text is put at columns, from left to right."""

    def __init__(self, width: int, glyphs: Glyphs) -> None:
        self.width = width
        self._glyphs = glyphs
        self._cells: list[Cell] = []

    @property
    def end(self) -> int:
        """The column after what was put last."""
        return self._cells[-1].end if self._cells else 0

    def put(
        self,
        column: int,
        text: str,
        style: str = "",
        *,
        room: int | None = None,
        ticks: bool = False,
    ) -> Row:
        """Put text at a column, cut to `room` cells, and before the last column, which stays blank."""
        space = max(0, self.width - 1 - column)
        if room is not None:
            space = min(room, space)
        cut = fit(text, space, self._glyphs.cut)
        if cut and column >= 0:
            self._cells.append(Cell(column, cut, style, ticks))
        return self

    def then(self, text: str, style: str = "", *, gap: int = 1, ticks: bool = False) -> Row:
        """Put text after what was put last, `gap` blanks between, as far as the row reaches."""
        return self.put(self.end + gap, text, style, ticks=ticks)

    def right(
        self, last: int, text: str, style: str = "", *, room: int | None = None, ticks: bool = False
    ) -> Row:
        """Put text so that it ends in the column `last`, as numbers do."""
        cut = fit(text, last + 1 if room is None else room, self._glyphs.cut)
        if cut:
            self._cells.append(Cell(max(0, last + 1 - cell_width(cut)), cut, style, ticks))
        return self

    def rule(self, column: int, last: int, sign: str, style: str = "rule") -> Row:
        """Draw a rule from a column to the column `last`."""
        if last >= column:
            self._cells.append(Cell(column, sign * (last - column + 1), style))
        return self

    def line(
        self,
        address: Address | None = None,
        *,
        mark: int | None = None,
        heading: bool = False,
        key: str = "",
        lead: tuple[str, str] | None = None,
    ) -> Line:
        """Return the line; with a `mark` it can be selected, `lead` is a group's tag and style."""
        cells: list[Cell] = []
        for cell in sorted(self._cells, key=lambda cell: cell.column):
            if cells and cells[-1].end > cell.column:
                # what comes later keeps its column: what is in its way is cut, a blank between
                last = cells.pop()
                cut = fit(last.text, cell.column - 1 - last.column, self._glyphs.cut)
                if cut:
                    cells.append(last._replace(text=cut))
            cells.append(cell)
        first = (Cell(1, fit(lead[0], 4, self._glyphs.cut), lead[1]),) if lead is not None else ()
        return Line(tuple(cells), address, mark is not None, mark or 0, heading, key, first)


BLANK = Line()
"""An empty row."""


def changed(lines: Iterable[Line], before: Iterable[Line], *, new: bool) -> list[Line]:
    """Return the lines with everything bold that is not as it was.

    Args:
        lines: as they are now.
        before: as they were before a step in time.
        new: whether a line that was not there before is bold as a whole.
    """
    past: Mapping[object, Line] = {
        line.identity: line for line in before if line.identity is not None
    }
    return [_changed(line, past, new=new) for line in lines]


def _changed(line: Line, past: Mapping[object, Line], *, new: bool) -> Line:
    if line.identity is None:
        return line
    was = past.get(line.identity)
    if was is None and not new:
        return line
    known = {(cell.text, cell.style) for cell in was.cells} if was is not None else set()
    cells = tuple(
        cell
        if (cell.ticks and was is not None) or (cell.text, cell.style) in known
        else cell._replace(style=f"{cell.style} bold".strip())
        for cell in line.cells
    )
    return line._replace(cells=cells)


def joined(words: Iterable[str], mark: str = ", ") -> str:
    """Join safe words."""
    return mark.join(safe(word) for word in words)
