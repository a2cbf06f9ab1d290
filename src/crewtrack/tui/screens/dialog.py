"""What dialogs share: they lie over the screen, and escape closes them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import events
from textual.binding import Binding
from textual.screen import ModalScreen
from textual.widgets import Input

from crewtrack.app.registry import in_scope
from crewtrack.tui.keys import textual_key

if TYPE_CHECKING:
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


class Field(Input):
    """A line to type in, still: nothing blinks."""

    def __init__(self, *, placeholder: str = "", id: str | None = None) -> None:  # noqa: A002 - Textual's name
        """Begin empty."""
        super().__init__(placeholder=placeholder, id=id, select_on_focus=False)
        self.cursor_blink = False

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
