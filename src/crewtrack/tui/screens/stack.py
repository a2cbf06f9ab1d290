"""A screen of panes one below the other, a line between each two, and the detail at the side or below.

What a further screen needs: a module named as the screen's id with a class made from `StackScreen` and
`SCREEN` set to it, and its line in `crewtrack.app.registry.SCREENS`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crewtrack.tui.screens.overview_plan import TINY, WIDE, Box, Plan, stack
from crewtrack.tui.screens.planned import PlannedScreen

if TYPE_CHECKING:
    from crewtrack.views.shapes import Overview

Want = tuple[str, int, int]
"""A pane's id, the fewest lines that it can do with (0 if it may be left out), and the lines it would fill."""

_DETAIL = 50
"""The columns of the detail pane where it stands at the side."""


class StackScreen(PlannedScreen):
    """Panes one below the other. Subclasses give `view` and `wanted`.

    The view is made once for each instant and version of the schedule, when the screen is open.
    """

    def view(self) -> Any:
        """Return what the panes show of the app's session at its clock's instant."""
        raise NotImplementedError

    def wanted(self, layout: str) -> list[Want]:
        """Return the panes from top to bottom in a layout, those that may be left out too."""
        raise NotImplementedError

    def make_plan(self, width: int, height: int) -> Plan:
        """Return where the panes stand in a body of this size."""
        layout = self.layout_for(width, height)
        return stacked(
            layout,
            width,
            height,
            self.wanted(layout),
            lists=self.LISTS,
            focused=self.focused_list,
            opened=self.opened,
        )

    # -- the view, made once for an instant ----------------------------------------------------

    _of: Overview | None = None
    _content: Any = None
    _before: Any = None

    def forget_view(self) -> None:
        """Make the view anew."""
        self._of = None

    def content(self) -> Any:
        """Return the view; the app's own changes whenever the instant or the schedule does."""
        if self._of is not self.app.view:
            self._of, self._before, self._content = self.app.view, self._content, self.view()
        return self._content

    def content_before(self) -> Any:
        """Return the view before the last step in time, until the next key."""
        return self._before if self.app.previous is not None else None


def stacked(
    layout: str,
    width: int,
    height: int,
    wants: list[Want],
    *,
    lists: tuple[str, ...],
    focused: str,
    opened: bool,
) -> Plan:
    """Return the plan of panes one below the other.

    Args:
        layout: from `layout_of`, for the whole terminal.
        width: of the body.
        height: of the body, whose first line is a rule.
        wants: the panes, top to bottom.
        lists: the panes that can have the focus.
        focused: the list that has it.
        opened: whether the detail pane is asked for: below the focused list, or over it where there is
            room for one alone. In the wide layout it stands at the side, always.
    """
    room = height - 1
    if layout == WIDE:
        left = width - _DETAIL - 1
        boxes, lines = _down(left, stack(room, wants))
        boxes["detail"] = (left + 1, 1, _DETAIL, room)
        across = ((0, width, 0), *lines)
        return Plan(boxes, _reach(boxes, lists), across, ((left, 0, height),), 0)
    if opened and layout == TINY:
        # the list stays where it is, beneath: what loses its place loses the focus
        box = (0, 1, width, room)
        return Plan({focused: box, "detail": box}, lists, ((0, width, 0),), (), 0, "detail")
    if opened:
        # the list stays above it, with fewer lines, so that one can walk on through it
        above = max(4, room * 2 // 5)
        boxes, lines = _down(width, [(focused, above), ("detail", room - above - 1)])
    else:
        boxes, lines = _down(width, stack(room, wants))
    return Plan(boxes, _reach(boxes, lists), ((0, width, 0), *lines), (), 0)


def _down(
    width: int, parts: list[tuple[str, int]]
) -> tuple[dict[str, Box], list[tuple[int, int, int]]]:
    """Return boxes one below the other from line 1 on, and the lines between."""
    boxes: dict[str, Box] = {}
    lines: list[tuple[int, int, int]] = []
    y = 1
    for name, tall in parts:
        if boxes:
            lines.append((0, width, y))
            y += 1
        boxes[name] = (0, y, width, tall)
        y += tall
    return boxes, lines


def _reach(boxes: dict[str, Box], lists: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for name in lists if name in boxes)
