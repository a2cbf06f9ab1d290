"""Go to: a date is typed, and what is understood by it shown at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.widgets import Static

from crewtrack.app.instant import EXAMPLES, NoInstantError, understand
from crewtrack.tui.screens.dialog import Dialog, Field
from crewtrack.tui.text import content
from crewtrack.tui.widgets.top import as_of

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widgets import Input


class GoTo(Dialog[None]):
    """Asks for a date, and goes there."""

    def compose(self) -> ComposeResult:
        """A line to type in, and the reading of it."""
        box = Vertical(
            Field(id="date"), Static(content(EXAMPLES, "dim"), id="reading"), classes="dialog"
        )
        box.border_title = content("go to")
        yield box

    def on_input_changed(self, event: Input.Changed) -> None:
        """Read along."""
        self._say(event.value)

    def _say(self, text: str) -> None:
        app = self.app
        try:
            instant, words, clock = understand(text, at=app.clock.at, now=app.now())
        except NoInstantError as error:
            said = content(EXAMPLES if error.begun else str(error), "dim")
        else:
            head = "follow the clock" if clock else words
            said = content(f"{head}{' ->' if app.signs.ascii else ' →'} {as_of(instant)}")
        self.query_one("#reading", Static).update(said)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go there; or say what is wrong, and stay."""
        app = self.app
        if self.left:
            return
        if not event.value.strip():
            self.dismiss(None)
            return
        try:
            instant, _, clock = understand(event.value, at=app.clock.at, now=app.now())
        except NoInstantError as error:
            self.query_one("#reading", Static).update(content(f"{app.signs.error} {error}", "bold"))
            return
        self.dismiss(None)
        app.leave()
        if clock:
            app.clock.follow(instant)
            app.step()
        else:
            app.seek(instant)
