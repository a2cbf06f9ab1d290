"""The Ports: the map of the station, a line for each port, and the selected one in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from crewtrack.export.text.sketch import sketch
from crewtrack.tui.panels.map_content import PortsContent
from crewtrack.tui.panels.port_table import PortTable
from crewtrack.tui.panels.port_words import PortWords
from crewtrack.tui.panels.station_map import MapPanel, letters
from crewtrack.tui.panels.traffic import TrafficPanel
from crewtrack.tui.screens.overview_plan import NORMAL, TINY, WIDE
from crewtrack.tui.screens.stack import StackScreen
from crewtrack.views.station_map import station_map

if TYPE_CHECKING:
    from crewtrack.app.registry import Command
    from crewtrack.model.address import Address
    from crewtrack.tui.panels.base import Panel
    from crewtrack.tui.screens.overview_plan import Plan
    from crewtrack.tui.screens.stack import Want
    from crewtrack.tui.widgets.top import Head

_STEPS = frozenset({"time.previous-event", "time.next-event"})
_DETAIL = 51
_FEW = 5


class PortsScreen(StackScreen):
    """Which docking points are taken, what leaves when, what comes there next.

    The map and the table share their selection.
    """

    NAME = "ports"
    LISTS = ("table", "map", "traffic")
    AUTO_FOCUS: ClassVar[str | None] = "#table"

    def __init__(self) -> None:
        """Begin with the table: its arrows up and down leave the others to time."""
        self._map = MapPanel(id="map")
        self._table = PortTable(id="table")
        self._words = PortWords(id="words")
        self._body = (0, 0)
        super().__init__(self._map, self._table, TrafficPanel(id="traffic"), self._words)

    def view(self) -> PortsContent:
        """Return the ports and their map."""
        app = self.app
        ports = app.view.ports
        session = app.session
        found = station_map(session.ledger, session.station, app.clock.at, ports)
        return PortsContent(ports, found, app.view.agenda)

    def head(self) -> Head:
        """Return what the rows at the top say: on a small screen how many ports are taken."""
        found, ports = super().head(), self.app.view.ports
        if not ports.recorded or not ports.rows:
            return found
        return found._replace(aside=f"{ports.taken} of {len(ports.rows)} ports taken")

    # -- places --------------------------------------------------------------------------------

    def make_plan(self, width: int, height: int) -> Plan:
        """Return where the panes stand: the map is as high as it is drawn."""
        self._body = (width, height)
        return super().make_plan(width, height)

    def wanted(self, layout: str) -> list[Want]:
        """Return the map above the table, and the words below it where there is room."""
        ports = self.content().ports
        rows = max(1, len(ports.rows) + len(ports.moving)) + (layout in {NORMAL, WIDE})
        table: Want = ("table", min(rows, 6), rows)
        if layout == TINY:
            return [table]
        words: list[Want] = [("words", 0, 3)] if layout == NORMAL else []
        high = self._high(layout, rows, 4 if words else 0)
        wants = [*([("map", high, high)] if high else []), table, *words]
        left = self._body[1] - 1 - sum(want + 1 for _, _, want in wants)
        # what comes next takes the room that is left, if that is enough for a few lines of it
        return [*wants, ("traffic", 5, 60)] if left >= _FEW else wants

    def _high(self, layout: str, rows: int, below: int) -> int:
        """Return how many rows the map takes; 0 where there is none, or no room for it beside the table."""
        found = self.content().map
        if found is None:
            return 0
        width, height = self._body
        if layout == WIDE:
            width -= _DETAIL
        for kept in dict.fromkeys((rows, max(4, rows - 3))):
            drawn = sketch(
                found,
                letters(self.frame_state()),
                width=width,
                height=height - 1 - kept - 1 - below,
            )
            if drawn is not None:
                return len(drawn.rows)
        return 0

    # -- showing -------------------------------------------------------------------------------

    def show_body(self) -> None:
        """Show the view in every pane."""
        self._words.lookup = self.app.session
        super().show_body()
        shared = self.lists[self.focused_list]
        self._follow(self._table if shared.id == "traffic" else shared)

    def _follow(self, panel: Panel) -> None:
        """Let the other list and the words show what a list has selected."""
        address = panel.selected
        if address is None:
            return
        for other in (self._map, self._table):
            if other is not panel:
                other.select(address)
        self._words.show_address(address)

    def on_panel_highlighted(self, message: Panel.Highlighted) -> None:
        """Follow the selection of the focused list, in the other one too."""
        if message.panel.id == self.focused_list and message.panel.id != "traffic":
            self._follow(message.panel)

    def jump(self, address: Address) -> bool:
        """Select an address in the table; a flight is found at its port."""
        for row in self.content().ports.rows:
            if any(ship.address[:2] == address[:2] for ship in row.holds):
                address = row.address
        if self.plan is not None and "words" in self.plan.boxes and self._table.select(address):
            self._table.focus()  # the words below say what stands there: the map need not give way
            return True
        return super().jump(address)

    # -- keys ----------------------------------------------------------------------------------

    @property
    def scopes(self) -> tuple[str, ...]:
        """On the map the arrows walk."""
        mine = super().scopes
        return ("map", *mine) if self.focused is self._map else mine

    def works(self, command: Command) -> bool:
        """On the map the arrows do not step through time."""
        if command.id in _STEPS and self.focused is self._map:
            return False
        return super().works(command)


SCREEN = PortsScreen
