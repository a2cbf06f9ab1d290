"""Ask: a few sentences, and a key for each answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical
from textual.widgets import Static

from crewtrack.tui.screens.dialog import Dialog
from crewtrack.tui.text import cell_width, content

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType


def packed(parts: Iterable[str], room: int) -> list[str]:
    """Return parts in as few rows as they fit in, three blanks between; a key stays with its word."""
    rows: list[str] = []
    for part in parts:
        if rows and cell_width(rows[-1]) + 3 + cell_width(part) <= room:
            rows[-1] += f"   {part}"
        else:
            rows.append(part)
    return rows


class Ask(Dialog[str]):
    """Asks something. The result is the key of the answer, or None where escape was pressed."""

    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self, title: str, lines: Iterable[str], answers: Mapping[str, str]) -> None:
        """Ask.

        Args:
            title: what it is about.
            lines: what is asked, a paragraph each.
            answers: what each key answers: ``{"enter": "yes"}``. Escape is always one.
        """
        super().__init__()
        self._heading = title
        self._text = tuple(lines)
        self._answers = dict(answers)

    def compose(self) -> ComposeResult:
        """The sentences, and the answers."""
        parts = [Static(content(line)) for line in self._text]
        answers = {"escape": "no", **self._answers}
        answers = {**self._answers, "escape": answers["escape"]}
        said = [f"{'esc' if key == 'escape' else key} {words}" for key, words in answers.items()]
        rows = packed(said, min(60, self.app.size.width - 4))
        box = Vertical(
            *parts,
            Vertical(*(Static(content(row, "bold")) for row in rows), classes="answers"),
            classes="dialog",
        )
        box.border_title = content(self._heading)
        yield box

    def on_key(self, event: events.Key) -> None:
        """Take the answer."""
        key = event.character if event.is_printable and event.character else event.key
        event.stop()
        if key in self._answers:
            self.dismiss(key if key != "escape" else None)
        elif key in ("escape", "q"):
            self.dismiss(None)
