"""What dialogs share: they lie over the screen, and escape closes them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, TypeVar

from rich.cells import cell_len
from rich.highlighter import Highlighter
from textual import events
from textual.binding import Binding
from textual.screen import ModalScreen
from textual.widgets import Input

from crewtrack.app.registry import in_scope
from crewtrack.tui.keys import textual_key
from crewtrack.tui.text import one_for_one

if TYPE_CHECKING:
    from rich.text import Text
    from textual.await_complete import AwaitComplete
    from textual.binding import BindingType

    from crewtrack.tui.app import CrewtrackApp

_BREAKS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
"""Line ends, tabs and every other character that a line cannot hold."""

Result = TypeVar("Result")


def dialog_bindings(scope: str = "dialog") -> list[BindingType]:
    """Return the bindings of a scope, each running the method named after its command."""
    return [
        Binding(
            ",".join(map(textual_key, one.keys)),
            one.name.replace("-", "_"),
            one.title,
            id=one.id,
            show=False,
        )
        for one in in_scope(scope)
    ]


class Dialog(ModalScreen[Result]):
    """A dialog over the screen.

    Attributes:
        left: whether it has been closed. Keys that were pressed faster than it went still come to it; they
            do nothing.
        seen: the key that came to it last.
    """

    app: CrewtrackApp
    CSS_PATH = Path(__file__).parent.with_name("app.tcss")
    BINDINGS: ClassVar[list[BindingType]] = dialog_bindings()

    left = False
    seen: events.Key | None = None

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Close it with a result; the first time counts."""
        if self.left:
            from textual.await_complete import AwaitComplete

            return AwaitComplete()
        self.left = True
        return super().dismiss(result)

    async def on_event(self, event: events.Event) -> None:
        """Swallow the keys that come after it was closed."""
        if isinstance(event, events.Key):
            self.seen = event
        if self.left and isinstance(event, events.InputEvent):
            event.stop()
            return
        await super().on_event(event)

    def on_key(self, event: events.Key) -> None:
        """Let the first letters count: those typed before the line to type in had the focus come here."""
        field = next(iter(self.query(Field)), None)
        if field is not None and event.is_printable and event.character:
            event.stop()
            field.insert_text_at_cursor(event.character)

    def press(self, event: events.Key, scope: str) -> bool:
        """Run the command of a scope whose key this is, at once; False if it is none's.

        A binding would run only after the keys that were typed with it: too late for a dialog that one key ends.
        """
        for command in in_scope(scope):
            keys = self.app.chosen_keys.get(command.id, command.keys)
            if event.key in map(textual_key, keys):
                event.stop()
                event.prevent_default()
                getattr(self, f"action_{command.name.replace('-', '_')}")()
                return True
        return False

    async def action_accept(self) -> None:
        """Do what the dialog says; a field for text that has the focus does it by itself."""
        field = next(iter(self.query(Field)), None)
        if field is not None:
            await field.action_submit()

    def action_close(self) -> None:
        """Leave without a result."""
        self.dismiss(None)


class _Safe(Highlighter):
    """Stands where a highlighter may: between what a line holds and what it paints."""

    def __init__(self, field: Field) -> None:
        self._field = field

    def highlight(self, text: Text) -> None:
        """Make the text harmless."""
        text.plain = self._field.shown(text.plain)


class Field(Input):
    """A line to type in, still: nothing blinks.

    It may be filled from a file, whose text is hostile: what it shows is made safe, and what it holds stays as it is.
    """

    app: CrewtrackApp

    def __init__(self, *, placeholder: str = "", id: str | None = None) -> None:  # noqa: A002 - Textual's name
        """Begin empty."""
        super().__init__(
            placeholder=placeholder, id=id, select_on_focus=False, highlighter=_Safe(self)
        )
        self.cursor_blink = False

    def shown(self, text: str) -> str:
        """Return a text as it is shown here: as many characters, all harmless."""
        return one_for_one(text, ascii_text=self.app.signs.ascii)

    def _position_to_cell(self, position: int) -> int:
        return cell_len(self.shown(self.value[:position]))

    def _cell_offset_to_index(self, offset: int) -> int:
        """Where in the text a click falls: signs that show nothing in it take room here."""
        offset += self.scroll_offset.x
        taken = 0
        for place, character in enumerate(self.shown(self.value)):
            taken += cell_len(character)
            if offset < taken:
                return place
        return len(self.value)

    def on_paste(self, event: events.Paste) -> None:
        """Take every line that is pasted, all in one; Textual's takes the first and says nothing of the rest."""
        event.stop()
        event.prevent_default()
        lines = _BREAKS.split(event.text)
        text = " ".join(line.strip() for line in lines if line.strip()) if lines[1:] else event.text
        selection = self.selection
        if selection.is_empty:
            self.insert_text_at_cursor(text)
        else:
            self.replace(text, *selection)
