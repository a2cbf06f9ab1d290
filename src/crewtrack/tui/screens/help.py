"""Help: every key, made from the command registry; those of the focused pane stand first."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from crewtrack.app.registry import BY_ID, EVERYWHERE, GROUPS, LISTED, SCREEN_IDS
from crewtrack.tui.keys import key_words
from crewtrack.tui.screens.dialog import Dialog
from crewtrack.tui.text import cell_width, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from crewtrack.app.registry import Command
    from crewtrack.tui.glyphs import Glyphs

_KEYS_WIDTH = 16


def help_lines(
    first: Iterable[str],
    width: int,
    signs: Glyphs,
    keys: Mapping[str, Iterable[str]] | None = None,
    about: tuple[str, str] | None = None,
) -> list[tuple[str, str]]:
    """Return the help as (text, style), a line each.

    Args:
        first: the groups that stand first: those of the focused pane.
        width: of a line, in cells.
        signs: the signs to draw with.
        keys: the keys a person chose, by command id.
        about: what the focused pane is called, and what it shows.
    """
    begin = tuple(first)
    works = {command.group for command in LISTED if command.scope == EVERYWHERE}
    # what works here, what works everywhere, and then what belongs to other screens and to dialogs
    rest = sorted((one for one in GROUPS if one not in begin), key=lambda one: one not in works)
    order = [*begin, *rest]
    out: list[tuple[str, str]] = []
    if about is not None:
        out.append((about[0], "bold"))
        shows = about[1] if width >= 60 else f"{about[1].partition('. ')[0].rstrip('.')}."
        out += [(f"  {line}", "") for line in wrap(shows, max(20, width - 2))]
    for group in order:
        commands = [command for command in LISTED if command.group == group]
        if not commands:
            continue
        if out:
            out.append(("", ""))
        out.append((GROUPS[group], "bold"))
        for command in commands:
            shown = "  ".join(key_words(command, signs, keys)) or _named(command, signs, keys)
            head = f"  {shown}" + " " * max(1, _KEYS_WIDTH - 2 - cell_width(shown))
            text = wrap(command.help, max(20, width - _KEYS_WIDTH))
            out.append((head + text[0], ""))
            out += [(" " * _KEYS_WIDTH + more, "") for more in text[1:]]
    out += [
        ("", ""),
        ("Every view is also a command that prints text or JSON: crewtrack --help", "dim"),
        (
            "Shift and drag selects text where the mouse is taken; --no-mouse leaves it to the terminal.",
            "dim",
        ),
    ]
    return out


def _named(command: Command, signs: Glyphs, keys: Mapping[str, Iterable[str]] | None) -> str:
    """What to press for a command without a key of its own: the palette finds it by name."""
    opens = key_words(BY_ID["program.palette"], signs, keys)
    return f"{opens[0]} {command.name}" if opens and command.palette else "-"


class Help(Dialog[None]):
    """All keys."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,question_mark,f1", "close", "Close", show=False),
        Binding("j", "down", "Down", show=False),
        Binding("k", "up", "Up", show=False),
    ]

    def compose(self) -> ComposeResult:
        """A page that scrolls."""
        self._text = Static()
        box = VerticalScroll(self._text, classes="dialog")
        box.border_title = Content("keys")
        box.border_subtitle = Content("esc closes")
        yield box

    def on_mount(self) -> None:
        """Write it for this width."""
        self._write()

    def on_resize(self) -> None:
        """Write it for another."""
        self._write()

    def _write(self) -> None:
        width = min(78, self.app.size.width) - 6
        behind = self.app.screen_stack[0]
        scopes = getattr(behind, "scopes", ())
        first = [scope for scope in scopes if scope in SCREEN_IDS and scope in GROUPS]
        first += ["list", "pane"] if "list" in scopes else []
        about = getattr(getattr(behind, "focused", None), "ABOUT", None)
        lines = help_lines(first, width, self.app.signs, self.app.chosen_keys, about)
        parts: list[Content] = [
            Content.styled(text, style) if style else Content(text) for text, style in lines
        ]
        self._text.update(Content("\n").join(parts))

    def action_down(self) -> None:
        """Scroll down by a line."""
        self.query_one(VerticalScroll).scroll_down(animate=False)

    def action_up(self) -> None:
        """Scroll up by a line."""
        self.query_one(VerticalScroll).scroll_up(animate=False)
