"""Finder: a line to type in, and below it what it finds; one of that is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from crewtrack.tui.screens.dialog import Dialog, Field, Result
from crewtrack.tui.text import content

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.content import Content
    from textual.widgets import Input


class Finder(Dialog[Result]):
    """A dialog that finds along. Subclasses give `find` and `take`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Up", show=False),
        Binding("down", "move(1)", "Down", show=False),
        Binding("pageup", "move(-10)", "Page up", show=False),
        Binding("pagedown", "move(10)", "Page down", show=False),
    ]

    def __init__(self, title: str, *, placeholder: str = "", below: str = "") -> None:
        """Begin with everything.

        Args:
            title: what stands in the border.
            placeholder: what can be typed.
            below: what stands in the lower border.
        """
        super().__init__()
        self._heading, self._placeholder, self._below = title, placeholder, below
        self._count = 0
        self._list = OptionList(markup=False)
        self._list.can_focus = False

    @property
    def room(self) -> int:
        """How many cells a line has: those of the terminal but for the border, its blanks and the scrollbar."""
        return self.app.size.width - 6

    def find(self, query: str) -> list[Content]:
        """Return the lines of what a query finds, the likeliest first."""
        raise NotImplementedError

    def take(self, index: int) -> None:
        """Take one of what was found last."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """A line to type in, and what it finds."""
        box = Vertical(Field(placeholder=self._placeholder), self._list, classes="dialog finder")
        box.border_title = content(self._heading)
        box.border_subtitle = content(self._below)
        yield box

    def on_mount(self) -> None:
        """Begin with everything."""
        self._show("")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Find along."""
        self._show(event.value)

    def _show(self, query: str) -> None:
        lines = self.find(query)
        self._count = len(lines)
        self._list.clear_options()
        self._list.add_options([Option(line) for line in lines])
        if lines:
            self._list.highlighted = 0
        else:
            self._list.add_option(Option(content("nothing found", "dim"), disabled=True))

    def action_move(self, lines: int) -> None:
        """Go up or down through what was found."""
        if self._count:
            at = (self._list.highlighted or 0) + lines
            self._list.highlighted = max(0, min(at, self._count - 1))

    def on_input_submitted(self) -> None:
        """Take what is highlighted."""
        if self._count and not self.left:
            self.take(self._list.highlighted or 0)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take what was clicked."""
        if not self.left:
            self.take(event.option_index)
