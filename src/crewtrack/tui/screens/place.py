"""A place for a file: typed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.widgets import Static

from crewtrack.store.paths import is_folder, is_there
from crewtrack.tui.screens.dialog import Dialog, Field
from crewtrack.tui.text import content

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widgets import Input


class AskPlace(Dialog[Path]):
    """Asks where a schedule is to be kept."""

    def __init__(self, usual: Path) -> None:
        """Begin with the usual place."""
        super().__init__()
        self._usual = usual

    def compose(self) -> ComposeResult:
        """A line to type in."""
        field = Field()
        field.value = str(self._usual)
        box = Vertical(
            field,
            Static(content("a file that ends in .toml", "dim"), id="reading"),
            classes="dialog",
        )
        box.border_title = content("where to keep it")
        yield box

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take it, if it can be one."""
        text = event.value.strip()
        path = Path(text).expanduser()
        wrong = ""
        if not text or path.suffix != ".toml":
            wrong = "the name of a schedule ends in .toml"
        elif not is_there(path) and not is_folder(path.parent) and path != self._usual:
            wrong = f"there is no folder {path.parent}"
        if wrong:
            words = content(f"{self.app.signs.error} {wrong}", "bold")
            self.query_one("#reading", Static).update(words)
        else:
            self.dismiss(path.absolute())
