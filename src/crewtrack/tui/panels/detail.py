"""The detail pane: in full what is selected elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.tui.panels.base import Panel
from crewtrack.tui.panels.details import detail, of_problem
from crewtrack.tui.panels.lines import BLANK, Line, Row

if TYPE_CHECKING:
    from crewtrack.model.address import Address
    from crewtrack.model.problem import Problem
    from crewtrack.tui.panels.base import FrameState
    from crewtrack.tui.panels.details import Lookup
    from crewtrack.views.shapes import Overview


class DetailPanel(Panel):
    """In full what is selected elsewhere. It can be focused to scroll it.

    Attributes:
        lookup: where it finds people, flights and places; the frame sets it.
        address: what it shows, or None.
    """

    ABOUT = (
        "In full",
        "All that is known of what is selected: every time no finer than it is known, with notes, sources, and where it stands in the file.",
    )

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id)
        self.lookup: Lookup | None = None
        self.address: Address | None = None
        self._problem: Problem | None = None
        self._panel: Panel | None = None

    def show_address(self, address: Address | None) -> None:
        """Show what there is to know of an address."""
        if address != self.address or self._problem is not None or self._panel is not None:
            self.address, self._problem, self._panel = address, None, None
            self._begin()

    def show_problem(self, problem: Problem) -> None:
        """Show what is wrong, and what would help."""
        self.address, self._problem, self._panel = problem.address, problem, None
        self._begin()

    def show_panel(self, panel: Panel) -> None:
        """Show what another panel shows, for which there may be no room of its own."""
        self._problem, self._panel = None, panel
        self._begin()

    def _begin(self) -> None:
        shown = self._shown()
        self._top = 0
        self._repaint(shown)
        self._rebuild()

    @property
    def selected(self) -> Address | None:
        """What it shows."""
        return self.address

    def build(self, overview: Overview, frame: FrameState, width: int) -> list[Line]:
        """All that there is to know of the address."""
        if self._panel is not None:
            return [
                line._replace(selectable=False) for line in self._panel.made(overview, frame, width)
            ]
        if self._problem is not None:
            return of_problem(self._problem, frame, width)
        if self.address is None or self.lookup is None:
            left = 1 if frame.size in {"tiny", "narrow"} else 2
            return [Row(width, frame.glyphs).put(left, "nothing is selected", "dim").line()]
        lines = detail(self.address, overview, self.lookup, frame, width)
        if 0 < self.room < len(lines):
            lines = detail(self.address, overview, self.lookup, frame, width, brief=True)
        for index in range(len(lines) - 1, -1, -1):
            if 0 < self.room < len(lines) and lines[index] == BLANK:
                del lines[index]  # better close together than out of sight
        return lines
