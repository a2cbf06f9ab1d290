"""What dialogs share: they lie over the screen, and escape closes them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual.binding import Binding
from textual.screen import ModalScreen
from textual.widgets import Input

from crewtrack.app.registry import in_scope
from crewtrack.tui.keys import textual_key

if TYPE_CHECKING:
    from textual.binding import BindingType

    from crewtrack.tui.app import CrewtrackApp

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
    """A dialog over the screen."""

    app: CrewtrackApp
    CSS_PATH = Path(__file__).parent.with_name("app.tcss")
    BINDINGS: ClassVar[list[BindingType]] = dialog_bindings()

    def action_accept(self) -> None:
        """Do what the dialog says; a field for text does it by itself."""

    def action_close(self) -> None:
        """Leave without a result."""
        self.dismiss(None)


class Field(Input):
    """A line to type in, still: nothing blinks."""

    def __init__(self, *, placeholder: str = "", id: str | None = None) -> None:  # noqa: A002 - Textual's name
        """Begin empty."""
        super().__init__(placeholder=placeholder, id=id, select_on_focus=False)
        self.cursor_blink = False
