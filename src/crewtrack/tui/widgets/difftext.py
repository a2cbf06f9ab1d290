"""A change as people review it: the lines that go and the lines that come, of each file."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.strip import Strip
from textual.widget import Widget

from crewtrack.tui.text import cell_width, fit, safe, segment

if TYPE_CHECKING:
    from textual import events
    from textual.geometry import Size

    from crewtrack.tui.app import CrewtrackApp

_STYLES = {"+": "added", "-": "taken", "@": "dim", "\\": "dim"}


class DiffText(Widget, can_focus=True):
    """A unified diff. It scrolls."""

    app: CrewtrackApp
    DEFAULT_CSS: ClassVar[str] = "DiffText { width: 1fr; height: auto; max-height: 1fr; }"

    def __init__(self, diff: str) -> None:
        """Show a diff, its file names once."""
        super().__init__()
        self._diff = [line for line in diff.splitlines() if not line.startswith("--- ")]
        self._rows: list[tuple[str, str]] = []
        self._width = 0
        self._top = 0

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as lines; a long line takes several, since every byte is to be seen."""
        del container, viewport
        return len(self._wrapped(width))

    def _wrapped(self, width: int) -> list[tuple[str, str]]:
        """The rows for a width: text and style."""
        if width != self._width:
            self._width = width
            self._rows = [row for line in self._diff for row in _rows(line, width)]
        return self._rows

    def scroll_lines(self, lines: int) -> None:
        """Show lines further down, or up."""
        self._top = max(0, min(self._top + lines, len(self._rows) - self.size.height))
        self.refresh()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Move on by a line."""
        event.stop()
        self.scroll_lines(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Move back by a line."""
        event.stop()
        self.scroll_lines(-1)

    def render_line(self, y: int) -> Strip:
        """Paint one row; what is added and what is taken are told by their signs, too."""
        width, base, palette = self.size.width, self.rich_style, self.app.palette
        rows, number = self._wrapped(width), y + self._top
        if number >= len(rows):
            return Strip.blank(width, base)
        text, style = rows[number]
        one = segment(text, base + palette.style(style), ascii_text=self.app.signs.ascii)
        return Strip([one]).extend_cell_length(width, base)


def _rows(line: str, width: int) -> list[tuple[str, str]]:
    """Return a line of a diff as rows; what goes on is set in by as much as its sign takes."""
    if line.startswith("+++ "):
        return [(fit(line[4:], width), "bold")]
    style = _STYLES.get(line[:1], "")
    text = safe(line.replace("\t", " "))
    out: list[tuple[str, str]] = []
    while cell_width(text) > width > 2:
        head = fit(text, width, "") or text[: width - 2]
        out.append((head, style))
        text = "  " + text[len(head) :]
    return [*out, (text, style)]
