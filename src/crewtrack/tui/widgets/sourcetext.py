"""A file as text: numbered lines, coloured by what they are, with a sign where something is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from crewtrack.model.problem import Severity
from crewtrack.toml.lexemes import Lexemes
from crewtrack.tui.text import cell_width, segment

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rich.segment import Segment
    from rich.style import Style
    from textual import events

    from crewtrack.model.problem import Problem
    from crewtrack.tui.app import CrewtrackApp

_STYLES = {
    "table": "bold",
    "key": "",
    "text": "quoted",
    "number": "figure",
    "time": "figure",
    "word": "figure",
    "comment": "dim",
    "sign": "dim",
}
"""The words for the style of each kind of lexeme: keys are the body, values have a hue, the rest is quiet."""


class SourceText(Widget, can_focus=True):
    """The text of one file. A line is chosen with the keys, the wheel or a click.

    Attributes:
        at: the chosen line, counted from 0.
        marks: by line, the problems that stand there, worst first.
    """

    app: CrewtrackApp
    DEFAULT_CSS: ClassVar[str] = "SourceText { height: 1fr; width: 1fr; }"

    class Moved(Message):
        """Another line is chosen."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        """Show nothing yet."""
        super().__init__(id=id)
        self.lexemes = Lexemes("")
        self.marks: Mapping[int, list[Problem]] = {}
        self.at = 0
        self._top = 0
        self._left = 0

    def show_text(self, text: str, problems: Iterable[Problem], at: int) -> None:
        """Show a text, with the problems that stand in it; `at` is the line to choose, counted from 0."""
        self.lexemes = Lexemes(text)
        marks: dict[int, list[Problem]] = {}
        for problem in problems:
            if problem.place is not None:
                marks.setdefault(problem.place.line - 1, []).append(problem)
        for found in marks.values():
            found.sort(key=lambda one: one.severity.rank)
        self.marks = marks
        self._left = 0
        self.at = max(0, min(at, len(self.lexemes.lines) - 1))
        # a line that is gone to stands a third from the top, so that what it belongs to is seen
        self._top = max(0, self.at - self.size.height // 3)
        self._settle()

    @property
    def here(self) -> list[Problem]:
        """The problems on the chosen line."""
        return self.marks.get(self.at, [])

    def move(self, lines: int) -> None:
        """Choose a line further on, or back."""
        self.go(self.at + lines)

    def go(self, line: int) -> None:
        """Choose a line, counted from 0."""
        self.at = max(0, min(line, len(self.lexemes.lines) - 1))
        self._settle()

    def page(self, pages: int) -> None:
        """Move by as many lines as there are rows."""
        self.move(pages * max(1, self.size.height - 1))

    def shift(self, columns: int) -> None:
        """Show what stands further right, or left."""
        self._left = max(0, self._left + columns)
        self.refresh()

    def next_problem(self) -> bool:
        """Choose the next line where something is wrong, around and around; False if there is none."""
        if not self.marks:
            return False
        lines = sorted(self.marks)
        self.go(next((line for line in lines if line > self.at), lines[0]))
        return True

    def _settle(self) -> None:
        height = max(1, self.size.height)
        self._top = min(self._top, self.at)
        self._top = max(self._top, self.at - height + 1, 0)
        self.refresh()
        self.post_message(self.Moved())

    # -- events ------------------------------------------------------------------------------------

    def on_resize(self) -> None:
        """Keep the chosen line in view."""
        self._settle()

    def on_click(self, event: events.Click) -> None:
        """Choose the line under the pointer."""
        self.go(self._top + event.y)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Move on by three lines."""
        event.stop()
        self.move(3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Move back by three lines."""
        event.stop()
        self.move(-3)

    # -- painting ----------------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """Paint one row: the sign, the number, the text."""
        width, base = self.size.width, self.rich_style
        number = self._top + y
        if number >= len(self.lexemes.lines):
            return Strip.blank(width, base)
        palette, ascii_text = self.app.palette, self.app.signs.ascii
        if number == self.at:
            base += palette.style("selected")
        digits = len(str(len(self.lexemes.lines)))
        sign, style = self._sign(number)
        row: list[Segment] = [
            segment(f" {sign}", base + palette.style(style), ascii_text=ascii_text),
            segment(
                f" {number + 1:>{digits}} ",
                base + palette.style("bold" if number == self.at else "dim"),
            ),
            segment(" ", base),
        ]
        body = self._body(number, base)
        strip = Strip(body)
        room = width - sum(cell_width(one.text) for one in row)
        if self._left:
            strip = strip.crop(self._left, self._left + room)
        if strip.cell_length > room:
            cut = segment(self.app.signs.cut, base + palette.style("dim"), ascii_text=ascii_text)
            strip = Strip([*strip.crop(0, room - 1), cut])
        return Strip([*row, *strip]).extend_cell_length(width, base)

    def _sign(self, number: int) -> tuple[str, str]:
        """What stands in the margin: the sign of the worst that is wrong there, or the selection's."""
        found, signs = self.marks.get(number), self.app.signs
        if found:
            severity = found[0].severity
            if severity is Severity.ERROR:
                return signs.error, "error"
            return signs.warning if severity is Severity.WARNING else signs.unseated, "warning"
        return (signs.mark, "focus") if number == self.at else (" ", "")

    def _body(self, number: int, base: Style) -> list[Segment]:
        palette, ascii_text = self.app.palette, self.app.signs.ascii
        line = self.lexemes.lines[number]
        out: list[Segment] = []
        at = 0

        def put(text: str, words: str) -> None:
            style = base + palette.style(words)
            out.append(segment(text.replace("\t", " "), style, ascii_text=ascii_text))

        for start, end, kind in self.lexemes.of(number):
            if start > at:
                put(line[at:start], "")
            put(line[start:end], _STYLES[kind])
            at = end
        if at < len(line):
            put(line[at:], "")
        return out
