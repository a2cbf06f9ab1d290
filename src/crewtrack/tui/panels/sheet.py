"""A sheet: labels in a narrow gutter, values beside them, words wrapped at the width."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.tui.panels.lines import BLANK, Line, Row
from crewtrack.tui.panels.words import agency_style
from crewtrack.tui.text import cell_width, fit, safe, wrap

if TYPE_CHECKING:
    from crewtrack.tui.panels.base import FrameState
    from crewtrack.views.shapes import AgencyRef

_GUTTER = 7
_SECOND = 23  # from the first value to the one beside it: `30 Mar 2022 11:28:26` and three blanks


class Sheet:
    """Collects the lines of a detail."""

    def __init__(self, frame: FrameState, width: int, *, brief: bool = False) -> None:
        small = frame.size in {"tiny", "narrow"}
        self.frame = frame
        self.width = width
        self.left = 1 if small else 2
        self.value = self.left + _GUTTER
        self.last = width - (2 if small else 3)
        self.brief = brief
        self.lines: list[Line] = []

    def indent(self, gutter: int) -> None:
        """Let the values of what follows begin so many cells from the left: some labels are longer than others."""
        self.value = self.left + gutter

    def row(self) -> Row:
        """Begin a row."""
        return Row(self.width, self.frame.glyphs)

    def title(self, name: str, agency: AgencyRef | None = None, beside: str = "") -> None:
        """Head the sheet with a name, an agency's tag and a word at the right."""
        row = self.row()
        words = safe(beside)
        tag = safe(agency.tag) if agency is not None else ""
        start = self.last + 1 - cell_width(words)
        place = start - (2 if words and tag else 0) - cell_width(tag)
        row.put(self.left, name.upper(), "strong", room=max(4, place - self.left - 1))
        if agency is not None:
            row.put(place, tag, agency_style(agency))
        row.put(start, words)
        self.lines.append(row.line())

    def blank(self) -> None:
        """Leave a row empty, unless the one before is."""
        if self.lines and self.lines[-1].cells:
            self.lines.append(BLANK)

    def words(self, text: str, style: str = "") -> None:
        """Put a paragraph over the whole width."""
        for part in wrap(text, self.last + 1 - self.left):
            self.lines.append(self.row().put(self.left, part, style).line())

    def field(self, label: str, text: str, style: str = "") -> None:
        """Put a label and a text beside it; nothing where there is no text."""
        for at, part in enumerate(wrap(text, max(8, self.last + 1 - self.value))):
            row = self.row()
            if not at:
                row.put(self.left, label, "dim")
            self.lines.append(row.put(self.value, part, style).line())

    def line(self, label: str, text: str) -> None:
        """Put a label and a text; where the sheet is brief, as much of it as a line holds."""
        self.field(
            label,
            fit(text, self.last + 1 - self.value, self.frame.glyphs.cut) if self.brief else text,
        )

    def pair(
        self, label: str, first: str, second: str = "", style: str = "", *, strong: bool = False
    ) -> None:
        """Put a label and two values side by side, the second below where it does not fit."""
        row = (
            self.row()
            .put(self.left, label, "dim")
            .put(self.value, first, "strong" if strong else "")
        )
        column = self.value + _SECOND
        if second and max(column, row.end + 2) + cell_width(second) <= self.last + 1:
            row.put(max(column, row.end + 2), second, style)
            second = ""
        self.lines.append(row.line())
        if second:
            self.field("", second, style)

    def then(self, text: str, style: str = "", gap: int = 4) -> None:
        """Put a word after the last row's end, or below where it does not fit."""
        line = self.lines[-1]
        column = max((cell.end for cell in line.cells), default=self.left) + gap
        if column + cell_width(text) <= self.last + 1:
            cells = self.row().put(column, text, style).line().cells
            self.lines[-1] = line._replace(cells=(*line.cells, *cells))
        else:
            self.field("", text, style)
