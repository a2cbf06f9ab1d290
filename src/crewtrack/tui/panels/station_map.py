"""The map of a station: one walks from port to port by where they lie."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from crewtrack.export.text.sketch import Letters, sketch
from crewtrack.tui.keys import bindings
from crewtrack.tui.panels.base import Panel
from crewtrack.tui.panels.lines import Cell, Line, Row
from crewtrack.tui.panels.words import agency_style
from crewtrack.tui.text import cell_width, fit, safe
from crewtrack.views.station_map import beside

if TYPE_CHECKING:
    from textual import events
    from textual.binding import BindingType

    from crewtrack.export.text.sketch import Sketch, Span
    from crewtrack.model.address import Address
    from crewtrack.tui.panels.base import FrameState
    from crewtrack.tui.panels.map_content import PortsContent
    from crewtrack.views.shapes import StationMap

_STYLES = {
    "box": "dim",
    "axis": "dim",
    "dotted": "dim",
    "free": "dim",
    "clash": "error",
    "warning": "warning",
    "heavy": "strong",
    "module": "",
    "words": "",
}
_LABEL = frozenset({"ship", "clash", "free", "words", "warning"})


def letters(frame: FrameState) -> Letters:
    """Return how the screens measure text."""
    return Letters(safe, cell_width, fit, frame.glyphs.ascii)


class MapPanel(Panel):
    """The map. Its selection is a port, not a line."""

    ABOUT = (
        "Map",
        "The station, module by module: heavy joints hold a ship, dotted ones are free. Arrows walk from port to port.",
    )

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("map")]

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id)
        self._here: Address | None = None
        self._drawn: Sketch | None = None
        self._tinted = 0

    # -- the selection -------------------------------------------------------------------------

    @property
    def _map(self) -> StationMap | None:
        return self._overview.map if self._overview is not None else None

    @property
    def selected(self) -> Address | None:
        """The port that the selection stands on, as long as it is on the map."""
        found = self._map
        if found is None or not found.ports:
            return None
        addresses = [one.port.address for one in found.ports]
        return self._here if self._here in addresses else addresses[0]

    def select(self, address: Address) -> bool:
        """Put the selection on a port, or on the one that holds a flight; False if the map has none such."""
        for one in self._map.ports if self._map is not None else ():
            if address == one.port.address or any(
                ship.address[:2] == address[:2] for ship in one.port.holds
            ):
                self._stand(one.port.address)
                return True
        return False

    def _stand(self, address: Address) -> None:
        if address != self._here:
            self._here = address
            self._rebuild()
            self._tell(self.Highlighted)

    def _tell(self, message: type[Panel.Told]) -> None:
        if self.selected is not None:
            self.post_message(message(self, self.selected))

    def action_command(self, name: str) -> None:
        """Walk, or run a command of a list that means something on a map."""
        walks = {
            "map.aft": "aft",
            "map.forward": "forward",
            "list.up": "zenith",
            "list.down": "nadir",
        }
        found, here = self._map, self.selected
        if name in walks and found is not None and here is not None:
            there = beside(found, str(here[-1]), walks[name])
            if there is not None:
                self._stand((*here[:-1], there))
        elif name in {"list.first", "list.last"} and found is not None and found.ports:
            self._stand(found.ports[0 if name == "list.first" else -1].port.address)
        elif name not in walks:
            super().action_command(name)

    # -- drawing -------------------------------------------------------------------------------

    def build(self, overview: PortsContent, frame: FrameState, width: int) -> list[Line]:
        """Return the rows of the map; a sentence where there is none, or no room for it."""
        found = overview.map
        if found is None:
            words = "nothing says how this station is laid out: the table has its ports"
            return [Row(width, frame.glyphs).put(2, words, "dim").line()]
        drawn = sketch(found, letters(frame), width=width, height=self.room or None)
        if overview is self._overview:
            self._drawn = drawn
        if drawn is None:
            words = "the map needs a larger terminal: the table has its ports"
            return [Row(width, frame.glyphs).put(2, words, "dim").line()]
        here = self.selected
        place = next((at for at, one in enumerate(found.ports) if one.port.address == here), None)
        ends = [
            span.column + cell_width(span.text)
            for row in drawn.rows
            for span in row
            if span.port == place and span.kind in _LABEL
        ]
        self._tinted = max(ends, default=0)
        return [self._line(row, place, frame) for row in drawn.rows]

    def _line(self, row: tuple[Span, ...], here: int | None, frame: FrameState) -> Line:
        cells: list[Cell] = []
        chosen = f" {'selected' if self._reads else 'blurred'}"
        marked = False
        for span in row:
            style = _STYLES.get(span.kind, "")
            if span.kind == "ship":
                style = f"strong {agency_style(span.agency)}".strip()
            if here is not None and span.port == here and span.kind in _LABEL:
                if not marked:
                    look = "focus" if self._reads else "dim"
                    cells.append(Cell(span.column - 1, frame.glyphs.mark, look))
                    marked = True
                style = f"{style}{chosen}".strip()
            cells.append(Cell(span.column, span.text, style))
            if style.endswith(chosen.strip()) and self._ends(row, span):
                # the tint is a rectangle, as wide as the longest line of the label
                blanks = " " * (self._tinted - cells[-1].end)
                cells.append(Cell(cells[-1].end, blanks, chosen.strip()))
        return Line(tuple(cells))

    @staticmethod
    def _ends(row: tuple[Span, ...], span: Span) -> bool:
        """Whether a piece is the last of its port's on a row."""
        return [one for one in row if one.port == span.port and one.kind in _LABEL][-1] is span

    def on_focus(self) -> None:
        """Show the selection as that of the focused pane."""
        self._visited = True
        self._rebuild(repaint=True)
        self._tell(self.Highlighted)

    def on_blur(self) -> None:
        """Show it as that of another."""
        self._clicked = None
        self._rebuild(repaint=True)

    def on_click(self, event: events.Click) -> None:
        """Select the port under the pointer; open it if it was clicked before."""
        offset = event.get_content_offset(self)
        found, drawn = self._map, self._drawn
        if offset is None or drawn is None or found is None or offset.y >= len(drawn.rows):
            return
        for span in drawn.rows[offset.y]:
            if span.port is None or not span.column <= offset.x < span.column + cell_width(
                span.text
            ):
                continue
            address = found.ports[span.port].port.address
            again = self._clicked == address
            self._stand(address)
            self._clicked = address
            if again:
                self._tell(self.Opened)
            return
        self._clicked = None
