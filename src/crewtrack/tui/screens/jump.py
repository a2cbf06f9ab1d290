"""Jump labels: a letter before every row that can be selected, a digit on every pane; typing it goes there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.tui.screens.dialog import Dialog
from crewtrack.tui.widgets.rows import QUIET, STRONG, Rows, piece

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

    from crewtrack.tui.panels.base import Panel

LETTERS = "asdfghjklqwertyuiopzxcvbnm"
"""The letters of labels: those under the fingers first."""


_ROOMY = 60
"""Columns below which little is said."""


def labels(count: int) -> list[str]:
    """Return so many labels, none the beginning of another: one letter each where that is enough, else also two."""
    prefixes = 0
    while len(LETTERS) - prefixes + prefixes * len(LETTERS) < count and prefixes < len(LETTERS):
        prefixes += 1
    single = LETTERS[: len(LETTERS) - prefixes]
    double = [first + second for first in LETTERS[len(single) :] for second in LETTERS]
    return [*single, *double][:count]


class Jump(Dialog[None]):
    """Shows the labels until one is typed."""

    def __init__(self, panels: list[Panel]) -> None:
        """Label these panes and their rows."""
        super().__init__()
        self._panels = panels
        rows = [(panel, y) for panel in panels for y in panel.targets()]
        self._rows = dict(zip(labels(len(rows)), rows, strict=False))
        self._panes = {str(number): panel for number, panel in enumerate(panels[:9], 1)}
        self._typed = ""

    def compose(self) -> ComposeResult:
        """One row that says what to do; the labels are painted by the panes themselves."""
        yield Rows(id="choice")

    def on_mount(self) -> None:
        """Show all labels."""
        row, pane = " goes to its row   ", " to its pane   "
        if self.app.size.width < _ROOMY:
            row, pane = " row  ", " pane  "
        words = (piece(" a letter", STRONG), piece(row, QUIET), piece("a digit", STRONG), piece(pane, QUIET), piece("esc", STRONG), piece(" close", QUIET))  # fmt: skip
        self.query_one("#choice", Rows).show_rows((words,))
        self._show()

    def _show(self) -> None:
        """Show what the letters typed so far leave."""
        for panel in self._panels:
            shown = {
                y: label[len(self._typed) :]
                for label, (own, y) in self._rows.items()
                if own is panel and label.startswith(self._typed)
            }
            if not self._typed:
                number = next((key for key, own in self._panes.items() if own is panel), None)
                if number is not None:
                    shown = {0: number, **shown} if 0 not in shown else shown
            panel.show_labels(shown)

    def on_key(self, event: events.Key) -> None:
        """Go where a label is; any key that is none ends it."""
        if event.key == "escape":
            return
        event.stop()
        typed = self._typed + (event.character or "")
        if typed in self._rows:
            panel, y = self._rows[typed]
            self._leave()
            panel.focus()
            panel.go_to_row(y)
        elif typed in self._panes:
            self._leave()
            self._panes[typed].focus()
        elif event.character and any(label.startswith(typed) for label in self._rows):
            self._typed = typed
            self._show()
        else:
            self._leave()

    def action_close(self) -> None:
        """Go nowhere."""
        self._leave()

    def _leave(self) -> None:
        for panel in self._panels:
            panel.show_labels({})
        self.dismiss(None)
