"""Rows of text that are laid out by pure functions and painted line by line.

A row is a list of pieces. A piece is text, its role (how loud it is), and the command that a click on it
runs, if any. Layout is thereby tested without a screen, and a row that did not change is not painted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from crewtrack.tui.text import cell_width, fit, segment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.events import Click

    from crewtrack.tui.app import CrewtrackApp

Piece = tuple[str, str, str | None]
"""Text, role, and a command's id or None."""

Row = tuple[Piece, ...]

PLAIN, STRONG, QUIET, ERROR, LOOK = "", "bold", "dim", "error", "warning"
"""The roles: as it is, bold, dim, reversed in red, reversed in amber; words of `agencies.Palette`."""

TURNED = "turned"
"""The role of what may not be overlooked, and is no problem: bold and reversed."""

_TURNED = Style(bold=True, reverse=True)


def piece(text: str, role: str = PLAIN, command: str | None = None) -> Piece:
    """Return a piece of a row."""
    return (text, role, command)


def width_of(row: Sequence[Piece]) -> int:
    """Return how many cells a row takes."""
    return sum(cell_width(text) for text, _, _ in row)


def spread(left: Sequence[Piece], right: Sequence[Piece], width: int) -> Row:
    """Return a row with one part at each end; the left one is cut where there is no room."""
    room = width - width_of(right)
    out = list(cut(left, room))
    gap = room - width_of(out)
    return (*out, piece(" " * max(0, gap)), *right)


def cut(row: Sequence[Piece], width: int) -> Row:
    """Return as much of a row as fits."""
    out: list[Piece] = []
    for text, role, command in row:
        size = cell_width(text)
        if size > width:
            if width > 0:
                out.append(piece(fit(text, width), role, command))
            break
        out.append((text, role, command))
        width -= size
    return tuple(out)


def painted(row: Row, width: int, base: Style, app: CrewtrackApp) -> Strip:
    """Return a row as what a widget paints, in the colours and signs of the app."""
    palette, ascii_text = app.palette, app.signs.ascii
    segments = [
        segment(
            text, base + (_TURNED if role == TURNED else palette.style(role)), ascii_text=ascii_text
        )
        for text, role, _ in cut(row, width)
    ]
    if not segments:
        return Strip.blank(width, base)
    return Strip(segments).extend_cell_length(width, base)


def command_at(row: Row, x: int) -> str | None:
    """Return the command of the piece at a column, if it has one."""
    end = 0
    for text, _, command in row:
        end += cell_width(text)
        if x < end:
            return command
    return None


class Rows(Widget, can_focus=False):
    """A widget that shows rows."""

    app: CrewtrackApp

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - the name that Textual gives it
        """Show nothing yet."""
        super().__init__(id=id)
        self.rows: tuple[Row, ...] = ()

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Show rows; nothing is painted where they are what is shown already."""
        if rows != self.rows:
            self.rows = rows
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Paint one line."""
        row = self.rows[y] if y < len(self.rows) else ()
        return painted(row, self.size.width, self.rich_style, self.app)

    async def on_click(self, event: Click) -> None:
        """Run the command of the piece that was clicked."""
        command = command_at(self.rows[event.y], event.x) if event.y < len(self.rows) else None
        if command is not None:
            event.stop()
            await self.run_action(f"app.command('{command}')")
