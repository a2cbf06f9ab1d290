"""The ground that panes stand on: it places them, and paints what they do not cover.

Header, keys and lines between panes are painted here rather than by widgets of their own, since each
widget delays the first paint; and not on the screen itself, since Textual paints a screen whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from textual.widget import Widget

from crewtrack.tui.screens.arrange import Places, PlanLayout

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.style import Style
    from textual.app import ComposeResult
    from textual.events import Click
    from textual.geometry import Size
    from textual.layout import Layout
    from textual.strip import Strip


class Owner(Protocol):
    """The screen whose ground it is."""

    def panes(self) -> Iterable[Widget]:
        """Return the panes, in the order of tab."""

    def all_places(self, size: Size) -> Places:
        """Return where they stand."""

    def line(self, y: int) -> Strip:
        """Return what a line shows where no pane covers it."""

    def command_under(self, x: int, y: int) -> str | None:
        """Return the command that a click there runs."""


class Canvas(Widget, can_focus=False):
    """The ground of a screen."""

    def __init__(self, owner: Owner) -> None:
        """Belong to a screen."""
        super().__init__(id="canvas")
        self._owner = owner
        self._layout = PlanLayout(owner.all_places)
        self._ground: tuple[str, Style] | None = None

    def compose(self) -> ComposeResult:
        """Hold the panes."""
        yield from self._owner.panes()

    @property
    def layout(self) -> Layout:
        """The panes by plan."""
        return self._layout

    @property
    def ground(self) -> Style:
        """The style of a blank, worked out once for a theme: every line asks for it."""
        if self._ground is None or self._ground[0] != self.app.theme:
            self._ground = (self.app.theme, self.rich_style)
        return self._ground[1]

    def render_line(self, y: int) -> Strip:
        """Paint a line."""
        return self._owner.line(y)

    async def on_click(self, event: Click) -> None:
        """Run the command under a click."""
        command = self._owner.command_under(event.x, event.y)
        if command is not None:
            event.stop()
            await self.run_action(f"app.command('{command}')")
