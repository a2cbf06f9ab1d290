"""The Overview: who is aboard, what comes next, which port holds what, who depends on whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.geometry import Region
from textual.strip import Strip

from crewtrack.app.clock import Mode
from crewtrack.app.registry import EVERYWHERE
from crewtrack.tui.panels.base import FrameState, Panel
from crewtrack.tui.panels.bulletins import BulletinsPanel
from crewtrack.tui.panels.crew import CrewPanel
from crewtrack.tui.panels.dependence import DependencePanel
from crewtrack.tui.panels.detail import DetailPanel
from crewtrack.tui.panels.docked import DockedPanel
from crewtrack.tui.panels.hero_count import HeroCount
from crewtrack.tui.panels.hero_next import HeroNext
from crewtrack.tui.panels.next import NextPanel
from crewtrack.tui.screens.base import BaseScreen
from crewtrack.tui.screens.overview_plan import (
    LISTS,
    NORMAL,
    TINY,
    WIDE,
    Plan,
    hairlines,
    layout_of,
    plan,
)
from crewtrack.tui.text import segment
from crewtrack.tui.widgets.banner import banner_row

if TYPE_CHECKING:
    from crewtrack.app.registry import Command
    from crewtrack.model.address import Address
    from crewtrack.model.problem import Problem
    from crewtrack.tui.screens.arrange import Places


_FIRST = frozenset({"hero-count", "hero-next", "crew", "next"})
"""The panes of the first paint: what the screen must say in one second."""


class OverviewScreen(BaseScreen):
    """The first screen."""

    NAME = "overview"
    AUTO_FOCUS: ClassVar[str | None] = "#crew"

    def __init__(self) -> None:
        """Begin with the crew, the detail closed where it lies over others."""
        super().__init__()
        self.opened = False
        self.plan: Plan | None = None
        self.detail = DetailPanel(id="detail")
        self.panels: tuple[Panel, ...] = (
            HeroCount(id="hero-count"),
            HeroNext(id="hero-next"),
            CrewPanel(id="crew"),
            DockedPanel(id="docked"),
            NextPanel(id="next"),
            DependencePanel(id="dependence"),
            BulletinsPanel(id="bulletins"),
            self.detail,
        )
        self._lists = {panel.id: panel for panel in self.panels if panel.id in LISTS}
        self._list = "crew"
        self._built_for = ""
        self._banner_at = -1
        self._lines: dict[int, list[tuple[int, str]]] = {}

    def panes(self) -> tuple[Panel, ...]:
        """Return the panes in the order of tab."""
        return self.panels

    @property
    def size_name(self) -> str:
        """Which layout this terminal gets."""
        return layout_of(*self.app.size)

    @property
    def head_height(self) -> int:
        """One row in the smallest layout, else two."""
        return 1 if self.size_name == TINY else 2

    @property
    def focused_list(self) -> str:
        """The list that has the focus, or had it last."""
        name = self.focused.id if self.focused is not None else None
        if name in LISTS:
            self._list = str(name)
        return self._list

    @property
    def scopes(self) -> tuple[str, ...]:
        """The keys of the focused list first."""
        return ("list", EVERYWHERE) if isinstance(self.focused, Panel) else (EVERYWHERE,)

    def works(self, command: Command) -> bool:
        """Whether a command does anything here and now."""
        if command.id == "list.open" and self.opened:
            return False
        if command.id == "pane.close":
            return self.opened
        return super().works(command)

    # -- plan ----------------------------------------------------------------------------------

    def places(self, width: int, height: int) -> Places:
        """Return the boxes of the plan, and remember its lines."""
        found = self.make_plan(width, height)
        if found != self.plan:
            self.plan = found
            self._draw(hairlines(found, ascii_only=self.app.signs.ascii))
            for panel in self.panels:
                panel.can_focus = panel.id in found.reachable
            self.detail.can_focus = "detail" in found.boxes and found.over is None
            self.show_banner()
        return {name: (*box, 1 if name == found.over else 0) for name, box in found.boxes.items()}

    def _draw(self, lines: dict[int, list[tuple[int, str]]]) -> None:
        """Draw other lines, and paint those that differ: the panes paint themselves."""
        old, self._lines = self._lines, lines
        head, width = self.head_height, self.app.size.width
        rows = sorted(y for y in old.keys() | lines.keys() if old.get(y) != lines.get(y))
        if rows and old:
            self.canvas.refresh(*(Region(0, y + head, width, 1) for y in rows))

    def make_plan(self, width: int, height: int) -> Plan:
        """Return where the panes stand in a body of this size.

        While the terminal is being resized, a body of the old size may still be arranged.
        """
        name = self.size_name
        if (width, height + self.head_height + 1) != self.app.size:
            name = layout_of(width, height + 2)
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
                if panel.id in wants and panel.lines:
                    wants[panel.id] = len(panel.lines)
        # three bulletins are enough, unless there is nothing else to show
        wants["bulletins"] = min(wants["bulletins"], 4)
        return wants

    def replan(self) -> None:
        """Arrange the panes anew if another plan is due."""
        width, height = self.app.size
        if self.plan is None or self.too_small:
            return
        if self.make_plan(width, height - self.head_height - 1) != self.plan:
            # asked of a pane: a widget forgets its arrangement for those that it holds alone
            self.detail.refresh(layout=True)

    def paint(self, y: int) -> Strip:
        """Paint the lines between the panes."""
        base, width = self.canvas.ground, self.app.size.width
        stretches = self._lines.get(y)
        if not stretches:
            return Strip.blank(width, base)
        style = base + self.app.palette.style("rule")
        segments = []
        at = 0
        for x, text in stretches:
            if x > at:
                segments.append(segment(" " * (x - at), base))
            segments.append(segment(text, style))
            at = x + len(text)
        return Strip(segments).adjust_cell_length(width, base)

    # -- showing -------------------------------------------------------------------------------

    def frame_state(self) -> FrameState:
        """Return what panels must know."""
        app = self.app
        return FrameState(
            at=app.clock.at,
            year=app.clock.at.year,
            now=app.clock.at,
            size=self.size_name,
            glyphs=app.signs,
            palette=app.palette,
            previous=app.previous,
            scene=app.session.scene_at is not None,
            hindsight=app.view.agenda.hindsight
            and app.clock.mode is not Mode.LIVE
            and not app.session.what_if,
        )

    def show_body(self) -> None:
        """Show the view in every pane."""
        self.show_banner()
        frame = self.frame_state()
        self.detail.lookup = self.app.session
        for panel in self.panels:
            # who is aboard and what comes next are painted first, the rest a moment later
            if self.app.standing or panel.id in _FIRST:
                panel.show(self.app.view, frame)
        self._built_for = frame.size
        self.replan()

    def show_banner(self) -> None:
        """Show what is wrong with the version on disk, if it cannot be read, in the place of a rule."""
        if self.plan is None:
            return
        session = self.app.session
        width, signs = self.app.size.width, self.app.signs
        problem = session.broken
        row = None if problem is None else banner_row(problem, session.good_since, width, signs)
        y = self.plan.banner + self.head_height
        if self._banner_at != y:
            self.put_row(self._banner_at, None)
            self._banner_at = y
        self.put_row(y, row)

    def show_detail(self) -> None:
        """Show in the detail pane what the focused list has selected."""
        self.detail.show_address(self.selected)

    def show_problem(self, problem: Problem) -> None:
        """Show in the detail pane what is wrong, until the selection moves."""
        self.detail.show_problem(problem)
        self._make_room()

    def show_pane(self, name: str) -> None:
        """Go to a pane; where that cannot be, show its lines in the detail pane, until the selection moves."""
        panel = next(panel for panel in self.panels if panel.id == name)
        if self.plan is not None and name in self.plan.boxes and panel.can_focus:
            panel.focus()
            return
        self.detail.show_panel(panel)
        self._make_room()

    @property
    def selected(self) -> Address | None:
        """The address that the selection of the focused list stands on."""
        return self._lists[self.focused_list].selected

    def detail_text(self, address: Address) -> str | None:
        """Return the detail pane's text."""
        self.detail.show_address(address)
        return self.detail.plain_text() + "\n"

    # -- events --------------------------------------------------------------------------------

    def on_panel_highlighted(self, message: Panel.Highlighted) -> None:
        """Follow the selection of the focused list."""
        if message.panel.id == self.focused_list:
            self.detail.show_address(message.address)

    def on_panel_opened(self, message: Panel.Opened) -> None:
        """Make room for the detail pane."""
        self.detail.show_address(message.address)
        self.open_detail()

    def on_descendant_focus(self) -> None:
        """A list that had no room gets some with the focus."""
        self.replan()

    def on_resize(self) -> None:
        """Keep the focus on a list that is shown."""
        self.call_after_refresh(self._keep_focus)

    def _keep_focus(self) -> None:
        if self.focused is None and self.is_current and not self.too_small:
            self._lists[self.focused_list].focus()

    def open_detail(self, *, opened: bool = True) -> None:
        """Give the detail pane room, over others where it has none of its own; or take it away again."""
        if not opened:
            self.show_detail()
            if self.focused is self.detail:
                self._lists[self.focused_list].focus()
        if opened != self.opened:
            self.opened = opened
            self.replan()
            self.show_keys()

    def jump(self, address: Address) -> bool:
        """Select an address in whichever list has it, and open it; False if none has."""
        for name in LISTS:
            panel = self._lists[name]
            if panel.select(address):
                panel.focus()
                self.detail.show_address(address)
                self._make_room()
                return True
        self.detail.show_address(address)
        self._make_room()
        return False

    def _make_room(self) -> None:
        """Open the detail pane where it has no place of its own."""
        if self.plan is None or "detail" not in self.plan.boxes:
            self.open_detail()
