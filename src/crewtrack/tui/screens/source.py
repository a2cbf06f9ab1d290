"""The schedule as text, in the program: coloured, with what is wrong in the margin."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical

from crewtrack.store.files import SourceError, read_source
from crewtrack.tui.keys import bindings
from crewtrack.tui.screens.dialog import Dialog, dialog_bindings
from crewtrack.tui.text import cell_width, file_name, safe
from crewtrack.tui.widgets.banner import sentence
from crewtrack.tui.widgets.footer import footer_row
from crewtrack.tui.widgets.rows import ERROR, LOOK, QUIET, STRONG, Rows, piece, spread, width_of
from crewtrack.tui.widgets.sourcetext import SourceText

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from crewtrack.app.loading import Layer
    from crewtrack.model.problem import Place, Problem, Severity


_ROOMY = 100
"""Columns below which that nothing is wrong is a sign alone."""


class Source(Dialog[None]):
    """One of the files that were read, as text; tab goes to the next."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *dialog_bindings("source"),
        *bindings("list"),
        Binding("left,h", "shift(-8)", "Left", show=False),
        Binding("right,l", "shift(8)", "Right", show=False),
        Binding("q", "close", "Close", show=False),
    ]

    def __init__(self, layers: tuple[Layer, ...], place: Place | None) -> None:
        """Show the file of `place` there, else the first.

        Args:
            layers: the files, in the order in which they are gone through.
            place: where to begin.
        """
        super().__init__()
        self._layers = layers
        self._place = place
        names = [layer.name for layer in layers]
        self._open = names.index(place.file) if place is not None and place.file in names else 0

    def compose(self) -> ComposeResult:
        """The name of the file, its text, what is wrong at the chosen line, and the keys."""
        yield Vertical(
            Rows(id="source-head"),
            SourceText(id="source-text"),
            Rows(id="source-foot"),
            id="source",
        )

    def on_mount(self) -> None:
        """Open the file."""
        self._text.focus()
        # how many lines there is room for is known after the first arrangement
        self.call_after_refresh(self._show, None if self._place is None else self._place.line - 1)

    @property
    def _text(self) -> SourceText:
        return self.query_one("#source-text", SourceText)

    @property
    def _layer(self) -> Layer:
        return self._layers[self._open]

    def _problems(self) -> list[Problem]:
        session = self.app.session
        found = list(session.problems)
        if session.broken is not None:
            # the version on disk is what is shown, and of that nothing else is known yet
            broken = session.broken.place
            mine = broken is not None and broken.file == self._layer.name
            found = [session.broken] if mine else found
        return [
            one for one in found if one.place is not None and one.place.file == self._layer.name
        ]

    def _show(self, line: int | None) -> None:
        """Show the open file as it stands on disk, at a line."""
        layer = self._layer
        try:
            text = read_source(layer.path).text
        except SourceError:
            text = layer.text
        self._text.show_text(text, self._problems(), line or 0)
        self._say()

    def on_source_text_moved(self) -> None:
        """Say what is wrong at the line that is chosen now."""
        self._say()

    def on_resize(self) -> None:
        """Write the rows for another width."""
        self._say()

    def _say(self) -> None:
        app, text, layer = self.app, self._text, self._layer
        width = app.size.width
        count = sum(map(len, text.marks.values()))
        own = "   ships with crewtrack" if layer.shipped else ""
        line = f"line {text.at + 1} of {len(text.lexemes.lines)}   "
        state = f"{count} to look at" if count else f"{app.signs.ok} nothing is wrong here"
        if width < _ROOMY and not count:
            state = app.signs.ok
        if width < 80:
            line, state = f" {text.at + 1}", f"{count}" if count else f"{app.signs.ok}"
        many = f"   file {self._open + 1} of {len(self._layers)}" if len(self._layers) > 1 else ""
        right = [piece(line, QUIET), piece(f" {state} ", LOOK if count else QUIET)]
        room = width - width_of(right) - 3
        name = piece(file_name(safe(layer.name), room), STRONG)
        left = cell_width(name[0]) + 1
        # words that do not fit are left out whole
        said = next((one for one in (own + many, own, many) if left + len(one) <= room), "")
        head = spread([piece(" "), name, piece(said, QUIET)], [piece("  "), *right], width)
        here = [
            piece(f" {one.code} {safe(sentence(one))}", _role(one.severity)) for one in text.here
        ]
        keys = footer_row(
            ("source",), width, app.signs, keys=app.chosen_keys, works=app.works, last=()
        )
        self.query_one("#source-head", Rows).show_rows((head,))
        self.query_one("#source-foot", Rows).show_rows(((here[0],) if here else (), keys))

    # -- keys --------------------------------------------------------------------------------------

    def action_command(self, name: str) -> None:
        """Run a command of the registry's scope "list" by its id."""
        text = self._text
        run = {
            "list.up": lambda: text.move(-1),
            "list.down": lambda: text.move(1),
            "list.page-up": lambda: text.page(-1),
            "list.page-down": lambda: text.page(1),
            "list.first": lambda: text.go(0),
            "list.last": lambda: text.go(len(text.lexemes.lines) - 1),
            "list.open": self.action_editor,
        }
        run[name]()

    def action_shift(self, columns: int) -> None:
        """Show what stands further right, or left."""
        self._text.shift(columns)

    def action_next_problem(self) -> None:
        """Go to the next problem in this file, else to the first in the next one that has any."""
        lines = sorted(self._text.marks)
        if lines and self._text.at < lines[-1]:
            self._text.next_problem()
            return
        names = {one.place.file for one in self.app.session.problems if one.place is not None}
        for step in range(1, len(self._layers)):
            other = (self._open + step) % len(self._layers)
            if self._layers[other].name in names:
                self._open = other
                self._show(0)
                if 0 in self._text.marks:
                    return
                break
        self._text.next_problem()

    def action_next_file(self) -> None:
        """Open the next file."""
        self._open = (self._open + 1) % len(self._layers)
        self._show(None)

    def action_editor(self) -> None:
        """Open the file at the chosen line in the editor, and read it again afterwards."""
        from crewtrack.tui.handlers.out import open_editor

        line = self._text.at
        if open_editor(self.app, self._layer.path, line + 1):
            self.app.reload()
            self._show(line)


def _role(severity: Severity) -> str:
    return ERROR if severity.value == "error" else LOOK
