"""The choice of a saved view, in the last row: a digit opens one, s and a digit saves one."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from crewtrack.tui.screens.dialog import Dialog, dialog_bindings
from crewtrack.tui.text import fit
from crewtrack.tui.widgets.rows import QUIET, STRONG, Piece, Row, Rows, cut, piece

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from crewtrack.app.settings import View


class ViewChoice(Dialog[tuple[str, bool]]):
    """Asks for a digit; the result is the digit, and whether it is to be saved."""

    BINDINGS: ClassVar[list[BindingType]] = dialog_bindings("view")

    def __init__(self, views: dict[str, View]) -> None:
        """Choose among these."""
        super().__init__()
        self._views = views
        self._saving = False

    def compose(self) -> ComposeResult:
        """One row."""
        yield Rows(id="choice")

    def on_mount(self) -> None:
        """Say what there is."""
        self._say()

    def _say(self) -> None:
        row = choices(self._views, self.app.size.width, saving=self._saving)
        self.query_one("#choice", Rows).show_rows((row,))

    def on_key(self, event: events.Key) -> None:
        """A digit decides; any other key ends it."""
        if event.character and event.character in "123456789":
            event.stop()
            self.dismiss((event.character, self._saving))
        elif not self.press(event, "view"):
            event.stop()
            self.dismiss(None)

    def action_save(self) -> None:
        """Save instead."""
        self._saving = True
        self._say()

    def action_cancel(self) -> None:
        """Neither."""
        self.dismiss(None)


def title_of(view: View) -> str:
    """Return what a saved view is called: its title, else what it shows."""
    return view.title or view.filter or view.screen or (view.at.words if hasattr(view.at, "words") else "now")  # type: ignore[union-attr]  # fmt: skip


def choices(views: dict[str, View], width: int, *, saving: bool) -> Row:
    """Return the row: the digits with their views, then how to save one."""
    out: list[Piece] = [piece(" save as   " if saving else " view   ")]
    room = max(6, (width - 30) // max(1, len(views)) - 5)
    for digit in sorted(views):
        out += [piece(digit, STRONG), piece(f" {fit(title_of(views[digit]), room)}   ", QUIET)]
    if saving:
        out += [piece("1-9", STRONG), piece(" that one   ", QUIET)]
    else:
        out += [piece("s", STRONG), piece(" save this one   ", QUIET)]
    return cut((*out, piece("esc", STRONG), piece(" close", QUIET)), width)
