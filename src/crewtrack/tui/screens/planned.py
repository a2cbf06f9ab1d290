"""A screen of panes whose places a plan gives, with a detail pane that shows in full what is selected."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, ClassVar

from textual.geometry import Region
from textual.strip import Strip

from crewtrack.app.clock import Mode
from crewtrack.app.registry import EVERYWHERE
from crewtrack.tui.panels.base import FrameState, Panel
from crewtrack.tui.panels.detail import DetailPanel
from crewtrack.tui.screens.base import BaseScreen
from crewtrack.tui.screens.overview_plan import TINY, Plan, hairlines, layout_of
from crewtrack.tui.text import segment
from crewtrack.tui.widgets.banner import banner_row

if TYPE_CHECKING:
    from collections.abc import Mapping

    from crewtrack.app.registry import Command
    from crewtrack.model.address import Address
    from crewtrack.model.problem import Problem
    from crewtrack.tui.screens.arrange import Places


_TEXT = 72
"""The columns of a detail that is copied as text where the pane is not shown."""


class PlannedScreen(BaseScreen):
    """Panes by plan. Subclasses say which panes there are, where they stand, and what they show.

    Attributes:
        opened: whether the detail pane has more room, or lies over others.
        plan: where everything stands, once the size is known.
        detail: the detail pane, the last of `panels`.
        panels: all panes, in the order of tab.
    """

    LISTS: ClassVar[tuple[str, ...]]
    """The ids of the panes that something can be selected in, in the order of tab; the first has the focus
    at the start."""

    def __init__(self, *panels: Panel) -> None:
        """Hold these panes, and the detail."""
        super().__init__()
        self.opened = False
        self.plan: Plan | None = None
        self.detail = DetailPanel(id="detail")
        self.panels: tuple[Panel, ...] = (*panels, self.detail)
        self.lists = {panel.id: panel for panel in self.panels if panel.id in self.LISTS}
        self._list = self.LISTS[0]
        self._later: list[Panel] = []
        self._built_for = ""
        self._banner_at = -1
        self._lines: dict[int, list[tuple[int, str]]] = {}

    # -- what a screen must give ---------------------------------------------------------------

    def make_plan(self, width: int, height: int) -> Plan:
        """Return where the panes stand in a body of this size.

        While the terminal is being resized, a body of the old size may still be arranged.
        """
        raise NotImplementedError

    def content(self) -> Any:
        """Return the view that the panes show, other than the detail."""
        return self.app.view

    def content_before(self) -> Any:
        """Return what `content` was before the last step in time, until the next key; else None."""
        return self.app.previous

    def due(self, panel: Panel) -> bool:  # noqa: ARG002 - screens decide by it
        """Whether a pane is mounted and painted now, or only once the first screen stands."""
        return True

    # -- frame ---------------------------------------------------------------------------------

    def panes(self) -> tuple[Panel, ...]:
        """Return the panes in the order of tab: at the start only those of the first paint."""
        self._later = [panel for panel in self.panels if not self.due(panel)]
        return tuple(panel for panel in self.panels if panel not in self._later)

    def _mount_later(self) -> None:
        """Mount what the first paint did without, each pane behind the one that it follows in the order of tab."""
        later, self._later = self._later, []
        for before, panel in pairwise(self.panels):
            if panel in later:
                self.canvas.mount(panel, after=before)

    @property
    def size_name(self) -> str:
        """Which layout this terminal gets."""
        return layout_of(*self.app.size)

    def layout_for(self, width: int, height: int) -> str:
        """Return which layout a body of this size gets: of the old size, while the terminal is resized."""
        if (width, height + self.head_height + 1) != self.app.size:
            return layout_of(width, height + 2)
        return self.size_name

    @property
    def head_height(self) -> int:
        """One row in the smallest layout, else two."""
        return 1 if self.size_name == TINY else 2

    @property
    def focused_list(self) -> str:
        """The list that has the focus, or had it last."""
        name = self.focused.id if self.focused is not None else None
        if name in self.LISTS:
            self._list = str(name)
        return self._list

    @property
    def scopes(self) -> tuple[str, ...]:
        """The keys of the focused list first, then those of this screen."""
        mine = (self.NAME, EVERYWHERE)
        return ("list", *mine) if isinstance(self.focused, Panel) else mine

    def works(self, command: Command) -> bool:
        """Whether a command does anything here and now."""
        if command.id == "list.open" and self.opened:
            return False
        if command.id == "pane.close":
            return self.opened or self.filtered_by is not None
        return super().works(command)

    @property
    def named(self) -> Mapping[str, str]:
        """Escape closes the detail; where none is open it takes the filter off."""
        return {"pane.close": "clear"} if self.filtered_by is not None and not self.opened else {}

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

    def replan(self) -> None:
        """Arrange the panes anew if another plan is due."""
        width, height = self.app.size
        if self.plan is None or self.too_small:
            return
        if self.make_plan(width, height - self.head_height - 1) != self.plan:
            # asked of a pane: a widget forgets its arrangement for those that it holds alone
            self.panels[0].refresh(layout=True)

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

    def frame_state(self, previous: Any = None) -> FrameState:
        """Return what panels must know; `previous` is what they showed before the last step in time."""
        app = self.app
        return FrameState(
            at=app.clock.at,
            year=app.clock.at.year,
            now=app.clock.at,
            size=self.size_name,
            glyphs=app.signs,
            palette=app.palette,
            previous=previous,
            scene=app.session.scene_at is not None,
            hindsight=app.view.agenda.hindsight
            and app.clock.mode is not Mode.LIVE
            and not app.session.what_if,
            sieve=self.sieve,
            first=not app.standing,
        )

    def show_body(self) -> None:
        """Show the view in every pane."""
        if self._later and self.app.standing:
            self._mount_later()
        self.show_banner()
        content = self.content()
        frame = self.frame_state(self.content_before())
        for panel in self.panels:
            if panel is not self.detail and self.due(panel):
                panel.show(content, frame)
        self.detail.lookup = self.app.session
        if self.due(self.detail):
            self.detail.show(self.app.view, self.frame_state(self.app.previous))
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
        self.detail.show_address(self.lists[self.focused_list].selected)

    def show_problem(self, problem: Problem) -> None:
        """Show in the detail pane what is wrong, until the selection moves."""
        self.detail.show_problem(problem)
        self._make_room()

    def show_pane(self, name: str) -> None:
        """Go to a pane; where that cannot be, show its lines in the detail pane, until the selection moves."""
        panel = next((panel for panel in self.panels if panel.id == name), None)
        if panel is None:
            return
        if self.plan is not None and name in self.plan.boxes and panel.can_focus:
            panel.focus()
            return
        self.detail.show_panel(panel)
        self._make_room()

    @property
    def selected(self) -> Address | None:
        """The address that the detail pane shows: where the selection stands, or what was gone to.

        A key that follows another at once finds the selection where that one has put it, told or not.
        """
        panel = self.lists[self.focused_list]
        return panel.untold or self.detail.address or panel.selected

    def spot(self) -> tuple[str, str, Address | None]:
        """Return where one stands: the list that has the focus, or had it last, and its selection."""
        return self.NAME, self.focused_list, self.selected

    def stand_at(self, pane: str, address: Address | None) -> None:
        """Stand there again."""
        panel = self.lists.get(pane)
        if panel is None:
            return
        if panel.can_focus:
            panel.focus()
        if address is not None:
            panel.select(address)

    def _in_order(self) -> list[Panel]:
        """Return the panes that can have the focus, in the order of tab: the lists, then the others."""
        lists = [self.lists[name] for name in self.LISTS]
        every = [*lists, *(one for one in self.panels if one not in lists)]
        return [one for one in every if one.can_focus and one.is_mounted]

    def step_pane(self, by: int) -> None:
        """Move the focus in the order of the panes, wherever they stand; one without a place gets it then."""
        panes: list[Panel] = self._in_order()
        if panes:
            here = panes.index(self.focused) if self.focused in panes else -max(by, 0)
            self.set_focus(panes[(here + by) % len(panes)])

    def label_panels(self) -> list[Panel]:
        """Return the panes in sight that can have the focus, in the order of tab."""
        boxes = self.plan.boxes if self.plan is not None else {}
        return [one for one in self._in_order() if one.id in boxes]

    def detail_text(self, address: Address) -> str | None:
        """Return the detail pane's text."""
        self.detail.show_address(address)
        text = self.detail.plain_text()
        if not text.strip():  # the pane has no place here, and so no lines
            lines = self.detail.build(self.app.view, self.frame_state(), _TEXT)
            ascii_text = self.app.signs.ascii
            text = "\n".join(line.plain(_TEXT, ascii_text=ascii_text).rstrip() for line in lines)
        return text + "\n"

    # -- events --------------------------------------------------------------------------------

    def on_panel_highlighted(self, message: Panel.Highlighted) -> None:
        """Follow the selection of the focused list."""
        if message.panel.untold == message.address:
            message.panel.untold = None
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
            self.lists[self.focused_list].focus()

    def open_detail(self, *, opened: bool = True) -> None:
        """Give the detail pane room, over others where it has none of its own; or take it away again."""
        if not opened:
            self.show_detail()
            if self.focused is self.detail:
                self.lists[self.focused_list].focus()
        if opened != self.opened:
            self.opened = opened
            self.replan()
            self.show_keys()

    def jump(self, address: Address) -> bool:
        """Select an address in whichever list has it, and open it; False if none has."""
        for name in self.LISTS:
            panel = self.lists[name]
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
