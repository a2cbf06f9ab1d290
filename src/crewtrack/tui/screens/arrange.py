"""Layouts by plan: boxes are worked out by a pure function, and lines between panes drawn from it.

A style sheet could not say which pane gives way when lines run short, and every rule in one delays the
first paint.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.geometry import NULL_OFFSET, NULL_SPACING, Region
from textual.layout import Layout, WidgetPlacement
from textual.widget import Widget

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.geometry import Size

Places = dict[str, tuple[int, int, int, int, int]]
"""By the widget's id: column, line, width, height, and how high it lies over others."""


class PlanLayout(Layout):
    """A layout that asks for the places of all children at once; those without a place are not shown."""

    name = "plan"

    def __init__(self, places: Callable[[Size], Places]) -> None:
        """Ask `places` whenever the widgets are arranged."""
        self._places = places

    def arrange(
        self,
        parent: Widget,  # noqa: ARG002 - part of the interface
        children: list[Widget],
        size: Size,
        greedy: bool = True,  # noqa: ARG002 - part of the interface
    ) -> list[WidgetPlacement]:
        """Return where each child stands."""
        places = self._places(size)
        out: list[WidgetPlacement] = []
        for child in children:
            found = places.get(child.id or "")
            if found is not None:
                x, y, width, height, order = found
                region = Region(x, y, width, height)
                # a widget whose scrollable size changes asks for another arrangement; nothing here scrolls
                child.set_reactive(Widget.virtual_size, region.size)
                out.append(WidgetPlacement(region, NULL_OFFSET, NULL_SPACING, child, order))
        return out
