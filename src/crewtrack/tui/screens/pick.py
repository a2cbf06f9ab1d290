"""Pick: one of a few things, found by typing a part of its name."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from crewtrack.tui.screens.dialog import Dialog, Field
from crewtrack.tui.text import content, fit, pad
from crewtrack.views.filter.fold import folded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.widgets import Input

_WIDTH = 58


class Pick(Dialog[str]):
    """Asks for one of several; the result is its name."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Up", show=False),
        Binding("down", "move(1)", "Down", show=False),
        Binding("pageup", "move(-10)", "Page up", show=False),
        Binding("pagedown", "move(10)", "Page down", show=False),
    ]

    def __init__(self, title: str, choices: Mapping[str, str]) -> None:
        """Offer these, each with what is said of it."""
        super().__init__()
        self._heading = title
        self._choices = choices
        self._found: list[str] = []
        self._list = OptionList(markup=False)
        self._list.can_focus = False

    def compose(self) -> ComposeResult:
        """A line to type in, and what it finds."""
        box = Vertical(Field(), self._list, classes="dialog")
        box.border_title = content(self._heading)
        box.border_subtitle = content("enter takes it   esc closes")
        yield box

    def on_mount(self) -> None:
        """Begin with all."""
        self._find("")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Find along."""
        self._find(event.value)

    def _find(self, query: str) -> None:
        wanted = folded(query.strip())
        found = [
            (not folded(name).startswith(wanted), place, name)
            for place, (name, words) in enumerate(self._choices.items())
            if wanted in folded(name) or wanted in folded(words)
        ]
        self._found = [name for _, _, name in sorted(found)]
        self._list.clear_options()
        self._list.add_options([Option(self._prompt(name)) for name in self._found])
        if self._found:
            self._list.highlighted = 0
        else:
            self._list.add_option(Option(content("nothing found", "dim"), disabled=True))

    def _prompt(self, name: str) -> Content:
        aside = fit(self._choices[name], _WIDTH // 2)
        return Content.assemble(Content(pad(name, _WIDTH - len(aside) - 1)), " ", (aside, "dim"))

    def action_move(self, lines: int) -> None:
        """Go up or down through what was found."""
        if self._found:
            at = (self._list.highlighted or 0) + lines
            self._list.highlighted = max(0, min(at, len(self._found) - 1))

    def on_input_submitted(self) -> None:
        """Take what is highlighted."""
        if self._found:
            self.dismiss(self._found[self._list.highlighted or 0])

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take what was clicked."""
        self.dismiss(self._found[event.option_index])
