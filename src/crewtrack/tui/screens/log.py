"""The Log: statements beside the events of their days, and what was put off."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from crewtrack.tui.panels.log import LogPanel
from crewtrack.tui.screens.overview_plan import NORMAL
from crewtrack.tui.screens.stack import StackScreen
from crewtrack.views.log import log

if TYPE_CHECKING:
    from crewtrack.model.address import Address
    from crewtrack.tui.panels.base import Panel
    from crewtrack.tui.screens.stack import Want
    from crewtrack.views.shapes import Log

_PAST, _COMING = 200, 40
_MORE = 4
_ALL = 10**9


class LogScreen(StackScreen):
    """What has been, and above it what is to come.

    A record of ten thousand entries opens like a short one: only those around the instant are made, and more
    of them when one comes to the end.
    """

    NAME = "log"
    LISTS = ("log",)
    AUTO_FOCUS: ClassVar[str | None] = "#log"

    def __init__(self) -> None:
        """Begin with the entries around the instant."""
        self._log = LogPanel(id="log")
        self._past, self._coming = _PAST, _COMING
        super().__init__(self._log)

    def view(self) -> Log:
        """Return the log around the instant."""
        session = self.app.session
        return log(
            session.ledger,
            session.station,
            self.app.clock.at,
            limit=self._past,
            ahead=self._coming,
            keep=self.sieve.keep if self.sieve is not None else None,
        )

    def wanted(self, layout: str) -> list[Want]:
        """Return the log, with the selected entry in full below it where there is room."""
        wants: list[Want] = [("log", 8, _ALL)]
        return [*wants, ("detail", 11, 11)] if layout == NORMAL else wants

    def show_body(self) -> None:
        """Show the view; at another instant as few entries as at first."""
        if self._of is not self.app.view:
            self._past, self._coming = _PAST, _COMING
        super().show_body()

    def on_panel_highlighted(self, message: Panel.Highlighted) -> None:
        """At an end of the list make more of it."""
        if message.panel is not self._log:
            return
        content: Log = self.content()
        if content.more and self._log.at_end:
            self._past *= _MORE
        elif content.more_ahead and self._log.at_start:
            self._coming *= _MORE
        else:
            return
        self._of = None
        super().show_body()

    def jump(self, address: Address) -> bool:
        """Select an entry, wherever in the log it is."""
        if not self._log.select(address):
            self._past = self._coming = _ALL
            self._of = None
            super().show_body()
        return super().jump(address)


SCREEN = LogScreen
