"""Snapshot: which view, in which format, how large, in which theme, and under what name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from crewtrack.export import formats
from crewtrack.export.colours import ANSI, THEMES
from crewtrack.tui import themes
from crewtrack.tui.screens.dialog import Dialog, Field, dialog_bindings
from crewtrack.tui.text import content, fit, pad

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.events import Click
    from textual.widgets import Input

    from crewtrack.export.formats import Format, View
    from crewtrack.tui.app import CrewtrackApp

SIZES = ((120, 40), (80, 24), (200, 60))
"""The sizes to choose from, besides that of the terminal."""

_ROWS = ("view", "format", "size", "theme")
_LABEL, _VALUE = 8, 14


class Wanted(NamedTuple):
    """What is to be saved.

    Attributes:
        view, form, size, theme: what, and how; None for a theme where the format has none.
        name: the file, as typed.
        replace: whether it may take the place of one that is there.
    """

    view: View
    form: Format
    size: tuple[int, int]
    theme: str | None
    name: str
    replace: bool


class SaveAs(Dialog[Wanted]):
    """Asks what to save, and how; the result is None where it is left alone."""

    BINDINGS: ClassVar[list[BindingType]] = dialog_bindings("choice")

    def __init__(self, app: CrewtrackApp) -> None:
        """Begin with the screen that is open, as a picture of the terminal's size."""
        super().__init__()
        screen = app.base_screen
        of = None if app.selected is None else app.selected[0]
        views = [one for one in formats.VIEWS if one.of is None or one.of == of]
        shown = screen.NAME if screen is not None else ""
        first = [one for one in views if one.screen == shown and one.of is None]
        own = (app.size.width, app.size.height)
        dark = themes.palette_of(app.theme).name
        self._typed = False
        self._row = 1
        self._warned = ""
        self._views_known = [*first, *(one for one in views if one not in first)]
        self._sizes_known = [own, *(one for one in SIZES if one != own)]
        self._themes_known = [dark, *(one for one in (*THEMES, ANSI) if one != dark)]
        self._chosen_view, self._chosen_format = (
            self._views_known[0],
            formats.formats_of(self._views_known[0])[0],
        )
        self._chosen_size, self._chosen_theme = own, self._themes_known[0]

    # -- what can be chosen --------------------------------------------------------------------

    def _choices(self, row: str) -> Sequence[Any]:
        if row == "view":
            return self._views_known
        if row == "format":
            return formats.formats_of(self._chosen_view)
        if row == "size":
            return self._sizes_known if self._sized else ()
        known = formats.themes_of(self._chosen_format)
        return [one for one in self._themes_known if one in known]

    @property
    def _sized(self) -> bool:
        return self._chosen_format.photo or (
            self._chosen_view.wide and self._chosen_format.id in {"txt", "ansi"}
        )

    def _change(self, row: str, step: int) -> None:
        choices = list(self._choices(row))
        if not choices:
            return
        value = getattr(self, f"_chosen_{row}")
        at = choices.index(value) if value in choices else -1
        new = choices[(at + step) % len(choices)]
        setattr(self, f"_chosen_{row}", new)
        if row == "view" and not formats.exists(self._chosen_view, self._chosen_format):
            self._chosen_format = formats.formats_of(self._chosen_view)[0]
        self._rename()

    def _theme_now(self) -> str | None:
        known = [one for one in self._themes_known if one in formats.themes_of(self._chosen_format)]
        if not known:
            return None
        return self._chosen_theme if self._chosen_theme in known else known[0]

    # -- what is shown -------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """The choices, and a line for the name."""
        self._list = _Choices(self)
        self._field = Field(id="name")
        self._said = Static(id="reading")
        self._label = Static()
        line = Horizontal(self._label, self._field)
        box = Vertical(self._list, line, self._said, classes="dialog")
        box.border_title = content("snapshot")
        yield box

    def on_mount(self) -> None:
        """Begin with the format."""
        self._rename()
        self._label.update(Content.assemble("  ", ("file", "dim")))
        self._list.focus()
        self._say()

    def lines(self, width: int) -> list[Content]:
        """Return the rows of choices."""
        signs = self.app.signs
        left, right = ("<", ">") if signs.ascii else ("‹", "›")
        out = []
        for at, row in enumerate(_ROWS):
            here = at == self._row
            value, aside = self._words(row)
            mark = signs.mark if here else " "
            several = len(self._choices(row)) > 1
            shown = f"{left} {value} {right}" if several else f"  {value}"
            line = Content.assemble(
                mark,
                (f" {pad(row, _LABEL)}", "dim"),
                (pad(shown, _VALUE), "bold" if here else ""),
                (f" {fit(aside, max(0, width - _LABEL - _VALUE - 3))}", "dim"),
            )
            out.append(line)
        return out

    def _words(self, row: str) -> tuple[str, str]:
        """Return what a row says, and what that means."""
        if row == "view":
            open_now = (
                self._chosen_view is self._views_known[0] and self._chosen_view.screen is not None
            )
            return self._chosen_view.id, "this screen" if open_now else self._chosen_view.title
        if row == "format":
            return self._chosen_format.id, self._chosen_format.title
        if not self._choices(row):
            return "-", f"{self._chosen_format.id} has none"
        if row == "size":
            own = "this terminal" if self._chosen_size == self._sizes_known[0] else ""
            return f"{self._chosen_size[0]}x{self._chosen_size[1]}", own
        return self._theme_now() or "-", ""

    def _rename(self) -> None:
        """Give the file the name of what it will hold, as long as nobody has typed another."""
        form = self._chosen_format.id
        if self._typed:
            stem, dot, ending = self._field.value.rpartition(".")
            if not dot or not _is_format(ending):
                self._list.refresh()
                return
            self._set(f"{stem}.{form}")
        else:
            from crewtrack.tui.handlers.snapshot import name_of

            self._set(f"{name_of(self.app, self._chosen_view.id)}.{form}")
        self._list.refresh()

    def _set(self, name: str) -> None:
        with self.prevent(Field.Changed):
            self._field.value = name
        self._warned = ""
        self._say()

    def _say(self, warning: str = "") -> None:
        if warning:
            self._said.update(content(f"{self.app.signs.error} {warning}", "bold"))
            return
        arrows = "left right" if self.app.signs.ascii else "←→"
        where = "your browser keeps it" if self.app.is_web else "enter saves"
        self._said.update(content(f"{arrows} choose   tab next   {where}   esc closes", "dim"))

    # -- keys ----------------------------------------------------------------------------------

    def on_input_changed(self, event: Input.Changed) -> None:
        """A typed ending chooses the format."""
        self._typed = True
        self._warned = ""
        ending = event.value.rpartition(".")[2] if "." in event.value else ""
        if _is_format(ending):
            form = formats.format_named(ending.lower())
            if formats.exists(self._chosen_view, form):
                self._chosen_format = form
        self._say()
        self._list.refresh()

    def on_descendant_focus(self) -> None:
        """Follow the focus."""
        if self._field.has_focus:
            self._row = len(_ROWS)
        elif self._row == len(_ROWS):
            self._row = len(_ROWS) - 1
        self._list.refresh()
        mark = self.app.signs.mark if self._field.has_focus else " "
        self._label.update(Content.assemble(mark, (" file", "dim")))

    def action_up(self) -> None:
        """Go up by a row."""
        self._go(max(0, self._row - 1))

    def action_down(self) -> None:
        """Go down by a row."""
        self._go(min(len(_ROWS), self._row + 1))

    def action_around(self) -> None:
        """Go down by a row, from the last to the first."""
        self._go((self._row + 1) % (len(_ROWS) + 1))

    def action_around_back(self) -> None:
        """Go up by a row, from the first to the last."""
        self._go((self._row - 1) % (len(_ROWS) + 1))

    def _go(self, row: int) -> None:
        self._row = row
        if row == len(_ROWS):
            self._field.focus()
        else:
            self._list.focus()
            self._list.refresh()

    def action_previous(self) -> None:
        """Choose what comes before."""
        if self._row < len(_ROWS):
            self._change(_ROWS[self._row], -1)

    def action_next(self) -> None:
        """Choose what comes next."""
        if self._row < len(_ROWS):
            self._change(_ROWS[self._row], 1)

    def clicked(self, row: int) -> None:
        """Choose what comes next in the row that was clicked."""
        if 0 <= row < len(_ROWS):
            self._go(row)
            self._change(_ROWS[row], 1)

    async def action_accept(self) -> None:
        """Save it."""
        self._accept()

    def on_input_submitted(self) -> None:
        """Save it."""
        self._accept()

    def _accept(self) -> None:
        if self.left:
            return
        name = self._field.value.strip()
        if not name:
            self._say("it needs a name")
            return
        from crewtrack.tui.handlers.snapshot import obstacle

        against = obstacle(self.app, name)
        if against is not None and self._warned != name:
            replaceable, words = against
            self._say(words)
            self._warned = name if replaceable else ""
            return
        self.dismiss(
            Wanted(
                self._chosen_view,
                self._chosen_format,
                self._chosen_size,
                self._theme_now(),
                name,
                against is not None,
            )
        )


def _is_format(ending: str) -> bool:
    try:
        formats.format_named(ending.lower())
    except formats.UnknownError:
        return False
    return True


class _Choices(Widget, can_focus=True):
    """The rows of choices."""

    DEFAULT_CSS = "_Choices { height: 4; }"

    def __init__(self, owner: SaveAs) -> None:
        super().__init__(id="choices")
        self._owner = owner

    def render(self) -> Content:
        """Show them."""
        return Content("\n").join(self._owner.lines(self.size.width))

    def on_click(self, event: Click) -> None:
        """Choose with the mouse."""
        event.stop()
        self._owner.clicked(event.y)
