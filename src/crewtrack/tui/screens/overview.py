"""The Overview: who is aboard, what comes next, which port holds what, who depends on whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from crewtrack.tui.panels.bulletins import BulletinsPanel
from crewtrack.tui.panels.crew import CrewPanel
from crewtrack.tui.panels.dependence import DependencePanel
from crewtrack.tui.panels.docked import DockedPanel
from crewtrack.tui.panels.hero_count import HeroCount
from crewtrack.tui.panels.hero_next import HeroNext
from crewtrack.tui.panels.next import NextPanel
from crewtrack.tui.screens.overview_plan import LISTS, NORMAL, TINY, WIDE, Plan, plan
from crewtrack.tui.screens.planned import PlannedScreen

if TYPE_CHECKING:
    from crewtrack.tui.panels.base import Panel


_FIRST = frozenset({"hero-count", "hero-next", "crew", "next"})
"""The panes of the first paint: what the screen must say in one second."""


class OverviewScreen(PlannedScreen):
    """The first screen."""

    NAME = "overview"
    LISTS = LISTS
    AUTO_FOCUS: ClassVar[str | None] = "#crew"

    def __init__(self) -> None:
        """Begin with the crew, the detail closed where it lies over others."""
        super().__init__(
            HeroCount(id="hero-count"),
            HeroNext(id="hero-next"),
            CrewPanel(id="crew"),
            DockedPanel(id="docked"),
            NextPanel(id="next"),
            DependencePanel(id="dependence"),
            BulletinsPanel(id="bulletins"),
        )

    def due(self, panel: Panel) -> bool:
        """Who is aboard and what comes next are painted first, the rest a moment later."""
        return self.app.standing or panel.id in _FIRST

    def make_plan(self, width: int, height: int) -> Plan:
        """Return where the panes stand in a body of this size."""
        name = self.layout_for(width, height)
        wants, focused = self.wants(), self.focused_list
        return plan(name, width, height, wants, focused=focused, opened=self.opened)

    def wants(self) -> dict[str, int]:
        """Return how many lines each pane would fill: as built, or as far as the view tells beforehand."""
        name = self.size_name
        view, drawn = self.app.view, name in (NORMAL, WIDE)
        roster, ports = view.roster, view.ports
        moving = sum(1 + len(ship.crew) for ship in roster.transit)
        crew = roster.count + moving + (len(roster.groups) if drawn else 0)
        free = len(ports.rows) - ports.taken
        wants = {
            "crew": max(1, crew) + (0 if name == TINY else 1),
            "docked": 1
            + len(ports.moving)
            + (len(ports.rows) if drawn else ports.taken + min(free, 1)),
            "next": 1 + len(view.agenda.events),
            "dependence": 4,
            "bulletins": 1 + max(1, len(view.bulletins.lines)),
        }
        if self._built_for == name:
            for panel in self.panels:
                if panel.id in wants and panel.lines and self._whole_of(panel):
                    wants[panel.id] = len(panel.lines)
        # three bulletins are enough, unless there is nothing else to show
        wants["bulletins"] = min(wants["bulletins"], 4)
        return wants

    def _whole_of(self, panel: Panel) -> bool:
        """Whether a pane has all its lines: at the first paint, what comes next has those that are seen."""
        return self.app.standing or panel.id != "next"


SCREEN = OverviewScreen
