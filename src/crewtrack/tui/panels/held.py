"""A chart that is taken hold of: dragging and the wheel move its window on time."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from crewtrack.export.chart.frame import frame
from crewtrack.tui.panels.base import Panel

if TYPE_CHECKING:
    from datetime import datetime

    from textual import events

    from crewtrack.export.chart.window import Window

_WHEEL = 40
"""A turn of the wheel pans by one part of this many of the width."""


class HeldPanel(Panel):
    """A panel with a window on time. Subclasses say how it is zoomed, panned and scrolled.

    Attributes:
        window: the window shown, once the size is known.
        parts: how the panel is parted.
    """

    ALLOW_SELECT: ClassVar[bool] = False  # dragging moves the window

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        """Show nothing yet."""
        super().__init__(id=id)
        self.window: Window | None = None
        self.parts = frame(80)
        self._grabbed: int | None = None
        self._moved = False

    def zoom(self, by: int, column: int | None = None) -> bool:
        """Show more time (or less, for a negative number); what is in a column stays there."""
        raise NotImplementedError

    def pan(self, cells: int) -> None:
        """Move the window by so many cells."""
        raise NotImplementedError

    def _dragged(self) -> bool:
        """Whether a click is the end of a drag, which is forgotten."""
        moved, self._moved = self._moved, False
        return moved

    class Sought(Panel.Told):
        """The instant under the pointer is asked for."""

        def __init__(self, panel: Panel, at: datetime) -> None:
            super().__init__(panel, ())
            self.at = at

    def _seek(self, cell: int) -> None:
        window = self.window
        if window is not None and 0 <= cell < window.cells:
            self.post_message(self.Sought(self, window.edges[cell]))

    class Moved(Panel.Told):
        """The window has moved or the lanes are others."""

        def __init__(self, panel: Panel) -> None:
            super().__init__(panel, ())

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of the chart."""
        self._moved = False
        if event.button == 1 and event.x >= self.parts.label:
            self._grabbed = event.x
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Pull the window along."""
        if self._grabbed is not None and event.x != self._grabbed:
            self.pan(self._grabbed - event.x)
            self._grabbed = event.x
            self._moved = True
            self.post_message(self.Moved(self))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Let go of it."""
        del event
        if self._grabbed is not None:
            self._grabbed = None
            self.release_mouse()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll; with ctrl zoom out, with shift pan."""
        self._wheel(event, 1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll back; with ctrl zoom in, with shift pan."""
        self._wheel(event, -1)

    def on_mouse_scroll_right(self, event: events.MouseScrollRight) -> None:
        """Pan."""
        self._sideways(event, 1)

    def on_mouse_scroll_left(self, event: events.MouseScrollLeft) -> None:
        """Pan back."""
        self._sideways(event, -1)

    def _wheel(self, event: events.MouseEvent, by: int) -> None:
        event.prevent_default()
        if event.ctrl and self.window is not None:
            event.stop()
            cell = max(0, min(event.x - self.parts.label, self.window.cells - 1))
            if self.zoom(by, cell):
                self.post_message(self.Moved(self))
        elif event.shift:
            self._sideways(event, by)
        elif self._scroll(by):
            event.stop()
            self.post_message(self.Moved(self))

    def _sideways(self, event: events.MouseEvent, by: int) -> None:
        event.stop()
        self.pan(by * max(1, self.parts.cells // _WHEEL))
        self.post_message(self.Moved(self))
