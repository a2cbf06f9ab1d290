"""A new id: typed, and looked at while it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.widgets import Static

from crewtrack.model.names import ID_RULE, is_id
from crewtrack.tui.screens.dialog import Dialog, Field
from crewtrack.tui.text import content

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widgets import Input

    from crewtrack.app.editing.bench import Bench

_EXAMPLES = {
    "flight": "soyuz-ms-30: the ship and its number",
    "person": "vande-hei: the family name; given and family where two share it",
    "bulletin": "crew-13-moved: a word or two",
    "expedition": "iss-76: the station and its number",
    "eva": "us-eva-95",
    "reboost": "progress-ms-33-1",
}


class NewId(Dialog[str]):
    """Asks under which id an entry is to stand."""

    def __init__(self, bench: Bench, kind: str) -> None:
        """Ask for the id of an entry of a kind."""
        super().__init__()
        self._bench = bench
        self._kind = kind

    def compose(self) -> ComposeResult:
        """A line to type in, and what is wrong with it."""
        box = Vertical(
            Field(), Static(content(self._hint(), "dim"), id="reading"), classes="dialog"
        )
        box.border_title = content(f"the id of a new {self._kind}")
        yield box

    def _hint(self) -> str:
        return f"such as {_EXAMPLES.get(self._kind, 'a-word-or-two')}"

    def _wrong(self, ident: str) -> str:
        if not ident:
            return self._hint()
        if not is_id(ident):
            return ID_RULE
        return f"{self._kind}.{ident} is there already" if self._taken(ident) else ""

    def _taken(self, ident: str) -> bool:
        return self._bench.has((self._kind, ident))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Look at it."""
        ident = event.value.strip()
        words = self._wrong(ident) or f"{self._kind}.{ident} is free"
        self.query_one("#reading", Static).update(content(words, "dim"))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take it, if it can be one."""
        ident = event.value.strip()
        wrong = self._wrong(ident)
        if wrong:
            words = content(f"{self.app.signs.error} {wrong}", "bold")
            self.query_one("#reading", Static).update(words)
        else:
            self.dismiss(ident)
