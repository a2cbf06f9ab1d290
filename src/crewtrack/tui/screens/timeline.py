"""The Timeline: where the as-of instant stands in the traffic, who shares a ship, when a port is free."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from crewtrack.app.clock import Mode
from crewtrack.export.chart.axis import draw_cursor
from crewtrack.export.chart.frame import legend_runs
from crewtrack.export.chart.pen import CONFLICT
from crewtrack.tui.keys import bindings
from crewtrack.tui.panels.lanes import LanesPanel
from crewtrack.tui.screens.overview_plan import NARROW, NORMAL, TINY, WIDE, Box, Plan
from crewtrack.tui.screens.planned import PlannedScreen
from crewtrack.tui.text import safe
from crewtrack.tui.widgets.rows import ERROR, LOOK, Rows, cut, piece, width_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.binding import BindingType
    from textual.widget import Widget

    from crewtrack.tui.panels.base import Panel
    from crewtrack.tui.panels.held import HeldPanel
    from crewtrack.tui.widgets.rows import Piece, Row
    from crewtrack.tui.widgets.top import Head
    from crewtrack.views.lanes import Index

_DETAIL = 17
"""The most lines that the detail pane gets below the lanes."""


class TimelineScreen(PlannedScreen):
    """The second screen."""

    NAME = "timeline"
    LISTS = ("lanes",)
    AUTO_FOCUS: ClassVar[str | None] = "#lanes"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("timeline")]

    def __init__(self) -> None:
        """Begin with ports and people around the instant."""
        self.lanes = LanesPanel(id="lanes")
        self.words = Rows(id="words")
        super().__init__(self.lanes)

    def panes(self) -> tuple[Widget, ...]:  # type: ignore[override]
        """Return the panes in the order of tab, and the words below the lanes."""
        return (*self.panels, self.words)

    def content(self) -> Index:
        """Return what is known of the station; the same for each version of the schedule."""
        return self.app.indexes.lanes

    def content_before(self) -> None:
        """Return nothing: that a step in time fills the bars is seen without more."""

    # -- plan ----------------------------------------------------------------------------------

    def make_plan(self, width: int, height: int) -> Plan:
        """Return where the lanes, the words and the detail stand."""
        broken = self.app.session.broken is not None
        return planned(
            self.layout_for(width, height), width, height, opened=self.opened, banner=broken
        )

    def show_banner(self) -> None:
        """Show the as-of instant on the rule over the axis, or what is wrong with the version on disk."""
        if self.app.session.broken is None and self.size_name in {NORMAL, WIDE}:
            if self._banner_at != self.head_height:
                self.put_row(self._banner_at, None)
            self._banner_at = self.head_height
            self.put_row(self.head_height, self._cursor_row())
        else:
            super().show_banner()

    def _cursor_row(self) -> Row | None:
        lanes, width = self.lanes, self.app.size.width
        label = lanes.parts.label
        # a terminal that has just become smaller: the lanes are laid for the one before, and tell when they are anew
        if lanes.window is None or label + lanes.window.cells > width:
            return None
        runs = draw_cursor(lanes.window, lanes.pen, label=label, width=width)
        return tuple(piece(text, style) for text, style in runs)

    def head(self) -> Head:
        """Return what the rows at the top say: on a small screen how much a cell stands for."""
        found = super().head()
        window = self.lanes.window
        return found._replace(aside=window.scale.words) if window is not None else found

    # -- showing -------------------------------------------------------------------------------

    def show_body(self) -> None:
        """Show the instant in the chart, and in words what stands there."""
        clock, now = self.app.clock, self.app.now()
        # a picture is taken with the clock at its instant: there is no other now to speak of
        self.lanes.now = now if clock.mode is not Mode.LIVE and now != clock.at else None
        super().show_body()
        self.show_around()

    def show_around(self) -> None:
        """Show what stands around the lanes: the instant over them, the words below, the scale at the top."""
        if self.too_small:
            return
        self.show_banner()
        self.show_words()
        if self.size_name == NARROW:
            self.show_top()

    def show_words(self) -> None:
        """Show in words what stands under the cursor."""
        lanes, width = self.lanes, self.app.size.width
        more = lanes.more() if self.size_name in {NARROW, TINY} else ""
        lead: Row = (piece(f" {more}  ", "dim"),) if more else ()
        first, second = _sentences(lanes, width - width_of(lead))
        if self.size_name in {NORMAL, WIDE}:
            if not second:
                second = tuple(piece(text, style) for text, style in legend_runs(width, lanes.pen))
            self.words.show_rows((first, second))
        else:
            # what is wrong comes first where there is one line for all
            self.words.show_rows((cut((*lead, *(second or first)), width),))

    # -- events --------------------------------------------------------------------------------

    def on_panel_highlighted(self, message: Panel.Highlighted) -> None:
        """Follow the selection in words, and in the detail."""
        super().on_panel_highlighted(message)
        self.show_words()

    def on_held_panel_moved(self) -> None:
        """The window was moved with the mouse."""
        self.show_around()

    def on_held_panel_sought(self, message: HeldPanel.Sought) -> None:
        """Go to the instant that was clicked."""
        self.app.seek(message.at)

    def on_resize(self) -> None:
        """The lanes are drawn anew once they have their size; then what stands around them."""
        super().on_resize()
        self.call_after_refresh(self.show_around)

    # -- what is kept ----------------------------------------------------------------------------

    def memory(self) -> dict[str, Any]:
        """Keep the zoom and the lanes, too."""
        return {**super().memory(), "zoom": self.lanes.step, "lanes": self.lanes.which}

    def recall(self, kept: Mapping[str, Any]) -> None:
        """Take up the zoom and the lanes."""
        self.lanes.take_up(kept.get("zoom"), kept.get("lanes"))
        super().recall(kept)
        if self.lanes.window is not None:
            self.show_around()

    # -- commands ------------------------------------------------------------------------------

    def do_zoom_in(self) -> None:
        """Show less time, more finely."""
        self._zoom(-1)

    def do_zoom_out(self) -> None:
        """Show more time, more coarsely."""
        self._zoom(1)

    def _zoom(self, by: int) -> None:
        if self.lanes.zoom(by):
            self.show_around()
        else:
            self.app.tell(
                "no finer than an hour a cell" if by < 0 else "no coarser than a year a cell"
            )

    def do_pan_left(self) -> None:
        """Look at what was before."""
        self.lanes.stride(-1)
        self.show_around()

    def do_pan_right(self) -> None:
        """Look at what comes after."""
        self.lanes.stride(1)
        self.show_around()

    def do_lanes(self) -> None:
        """Show other lanes."""
        which = self.lanes.cycle()
        self.show_around()
        self.show_detail()
        self.app.tell(f"lanes: {which.replace('+', ' and ')}")


def _sentences(lanes: LanesPanel, width: int) -> tuple[Row, Row]:
    """Return the selected lane in words: what is there, and what is not to be overlooked."""
    found = lanes.words()
    if found is None:
        return (piece(" nothing in this window"),), ()
    out: list[Piece] = [piece(f" {safe(found.title)}", "bold")]
    gap = "   " if lanes.parts.roomy else "  "
    if found.tag and lanes.parts.roomy:
        out.append(piece(f"  {safe(found.tag)}"))
    room = width - sum(lanes.pen.width(text) for text, _, _ in out)
    parts = [safe(part) for part in found.parts]
    more = [safe(part) for part in found.more]
    for part in parts:
        need = lanes.pen.width(part) + len(gap)
        if need > room:
            break
        out.append(piece(f"{gap}{part}"))
        room -= need
    second: list[Piece] = []
    if more and found.sign:
        sign = lanes.pen.sign(found.sign)
        role = ERROR if found.sign == CONFLICT else LOOK
        second = [piece(" "), piece(f" {sign} {more[0]} ", role)]
    elif more and lanes.pen.width(more[0]) + len(gap) <= room:
        out.append(piece(f"{gap}{more[0]}"))
    return tuple(out), tuple(second)


def planned(layout: str, width: int, height: int, *, opened: bool, banner: bool) -> Plan:
    """Return the plan of the Timeline's body.

    Args:
        layout: from `layout_of`, for the whole terminal.
        width: of the body.
        height: of the body.
        opened: whether the detail pane is asked for.
        banner: whether the first line is taken by what is wrong; in a roomy layout it always has a rule.
    """
    roomy = layout in {NORMAL, WIDE}
    top = int(roomy or banner)
    across: list[tuple[int, int, int]] = [(0, width, 0)] if top else []
    words = 2 if roomy else 1
    bottom = height
    boxes: dict[str, Box] = {}
    if layout == NARROW:
        bottom -= 1
        across.append((0, width, bottom))
    if opened and layout == TINY:
        boxes["lanes"] = (0, top, width, height - top - words)
        boxes["words"] = (0, height - words, width, words)
        boxes["detail"] = (0, top, width, height - top)
        return Plan(boxes, ("lanes",), tuple(across), (), 0, "detail")
    if opened:
        tall = min(_DETAIL, (bottom - top) * 3 // 5)
        bottom -= tall
        boxes["detail"] = (0, bottom, width, tall)
        bottom -= 1
        across.append((0, width, bottom))
    boxes["words"] = (0, bottom - words, width, words)
    bottom -= words
    if roomy:
        bottom -= 1
        across.append((0, width, bottom))
    boxes = {"lanes": (0, top, width, bottom - top), **boxes}
    return Plan(boxes, ("lanes",), tuple(across), (), 0)


SCREEN = TimelineScreen
