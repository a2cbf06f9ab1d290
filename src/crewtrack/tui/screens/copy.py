"""Copy as: the keys at the bottom give way to the choice of a form; the next key decides."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from crewtrack.tui.screens.dialog import Dialog, dialog_bindings
from crewtrack.tui.text import cell_width
from crewtrack.tui.widgets.footer import footer_row
from crewtrack.tui.widgets.rows import Rows, piece, width_of

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType


class CopyAs(Dialog[str]):
    """Asks in which form to copy; the result is that of the command: text, json or toml."""

    BINDINGS: ClassVar[list[BindingType]] = dialog_bindings("copy")

    def __init__(self, what: str) -> None:
        """Ask about an entry, named by `what`."""
        super().__init__()
        self._what = what

    def compose(self) -> ComposeResult:
        """One row."""
        yield Rows(id="choice")

    def on_mount(self) -> None:
        """Say what can be chosen."""
        app = self.app
        row = footer_row(("copy",), 1000, app.signs, keys=app.chosen_keys, last=())
        head = f" copy {self._what} as   "
        if cell_width(head) + width_of(row[1:]) > app.size.width:
            # the choices weigh more than what is copied: that is selected
            row = footer_row(("copy",), 60, app.signs, keys=app.chosen_keys, last=())
            head = " as  "
        self.query_one("#choice", Rows).show_rows(((piece(head), *row[1:]),))

    def on_key(self, event: events.Key) -> None:
        """Any other key ends it."""
        if not self.press(event, "copy"):
            event.stop()
            self.dismiss(None)

    def action_text(self) -> None:
        """As plain text."""
        self.dismiss("text")

    def action_json(self) -> None:
        """As JSON."""
        self.dismiss("json")

    def action_toml(self) -> None:
        """As the lines of the file."""
        self.dismiss("toml")

    def action_cancel(self) -> None:
        """Not at all."""
        self.dismiss(None)
