"""What every screen has: the rows at the top, panes in its body, the keys at the bottom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual._context import active_app
from textual.app import App
from textual.geometry import Region
from textual.screen import Screen

from crewtrack.app.clock import Mode
from crewtrack.app.registry import EVERYWHERE, SCREENS
from crewtrack.model.when_words import MONTHS
from crewtrack.tui.screens.arrange import Places, PlanLayout
from crewtrack.tui.text import wrap
from crewtrack.tui.widgets.canvas import Canvas
from crewtrack.tui.widgets.footer import footer_row
from crewtrack.tui.widgets.rows import command_at, painted, piece
from crewtrack.tui.widgets.top import Head, rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.geometry import Size
    from textual.layout import Layout
    from textual.strip import Strip
    from textual.widget import Widget

    from crewtrack.app.registry import Command
    from crewtrack.app.sieve import Sieve
    from crewtrack.model.address import Address
    from crewtrack.model.problem import Problem
    from crewtrack.tui.app import CrewtrackApp
    from crewtrack.tui.panels.base import FrameState, Panel
    from crewtrack.tui.widgets.rows import Row
    from crewtrack.views.filter import Filter
    from crewtrack.views.shapes import Overview

LEAST_WIDTH, LEAST_HEIGHT = 40, 12
"""The smallest terminal that a screen can be shown in."""


class BaseScreen(Screen[None]):
    """A screen with header, panes and keys; the app tells it when to show another instant."""

    app: CrewtrackApp
    NAME: ClassVar[str]
    """The id of the screen in the registry."""

    def __init__(self) -> None:
        """Stand ready; nothing is composed yet."""
        super().__init__()
        app = active_app.get(None)
        if (
            isinstance(app, App)
            and getattr(app, "standing", False)
            and not getattr(app, "still", True)
        ):
            # its parts get their styles as they are mounted; Textual would style what lies under it anew as well
            self._css_update_count = app._css_update_count
        self.canvas = Canvas(self)
        self._whole = PlanLayout(lambda size: {"canvas": (0, 0, *size, 0)})
        self._rows: dict[int, Row] = {}
        self._shown_at: Size | None = None
        self._shown: Overview | None = None
        self.filtered_by: Filter | None = None
        self._sieve: Sieve | None = None

    def compose(self) -> ComposeResult:
        """Put the ground on the screen, and the panes on it."""
        self.recall(self.app.kept.get(self.NAME, {}))
        yield self.canvas

    @property
    def layout(self) -> Layout:
        """The ground alone, in full."""
        return self._whole

    def all_places(self, size: Size) -> Places:
        """Return where the panes stand on the screen."""
        width, height = size
        if self.too_small:
            return {}
        head = self.head_height
        places = self.places(width, height - head - 1)
        return {
            name: (x, y + head, wide, high, order)
            for name, (x, y, wide, high, order) in places.items()
        }

    @property
    def too_small(self) -> bool:
        """Whether the terminal is too small for any screen."""
        width, height = self.app.size
        return width < LEAST_WIDTH or height < LEAST_HEIGHT

    def line(self, y: int) -> Strip:
        """Return what a line shows where no pane covers it: a row, or the lines between the panes.

        A sentence alone, where the terminal is too small for a screen.
        """
        width, height = self.app.size
        if self.too_small:
            text = (
                f"crewtrack needs {LEAST_WIDTH}x{LEAST_HEIGHT}; this is {width}x{height}. "
                "crewtrack crew prints the same as text."
            )
            lines = wrap(text, max(1, width))
            row: Row | None = (piece(lines[y]),) if y < len(lines) else ()
        else:
            row = self._rows.get(y)
        if row is None:
            return self.paint(y - self.head_height)
        return painted(row, width, self.canvas.ground, self.app)

    def put_row(self, y: int, row: Row | None) -> None:
        """Show a row at a line of the screen, or none; nothing is painted if that is there already."""
        if self._rows.get(y) != row:
            if row is None:
                del self._rows[y]
            else:
                self._rows[y] = row
            self.canvas.refresh(Region(0, y, self.app.size.width, 1))

    def command_under(self, x: int, y: int) -> str | None:
        """Return the command that a click on a row runs."""
        return command_at(self._rows.get(y, ()), x)

    # -- what a screen must give ---------------------------------------------------------------

    def panes(self) -> Iterable[Widget]:
        """Return the panes, in the order of tab."""
        raise NotImplementedError

    def places(self, width: int, height: int) -> Places:
        """Return where the panes stand in the body, the lines between header and keys."""
        raise NotImplementedError

    def paint(self, y: int) -> Strip:
        """Return what the line `y` of the body shows where no pane covers it."""
        raise NotImplementedError

    @property
    def head_height(self) -> int:
        """How many rows the header has in this terminal: 1 or 2."""
        raise NotImplementedError

    @property
    def scopes(self) -> tuple[str, ...]:
        """The scopes whose keys the footer shows, the focused pane's first."""
        return (EVERYWHERE,)

    def frame_state(self, previous: Any = None) -> FrameState:
        """Return what panels must know of this screen."""
        raise NotImplementedError

    def show_body(self) -> None:
        """Show the app's view in the panes."""
        raise NotImplementedError

    @property
    def selected(self) -> Address | None:
        """The address that the selection stands on."""
        return None

    def jump(self, address: Address) -> bool:
        """Show an address; False if this screen does not show it."""
        raise NotImplementedError

    def show_problem(self, problem: Problem) -> None:
        """Show what is wrong, and what would help."""
        raise NotImplementedError

    def open_detail(self, *, opened: bool = True) -> None:
        """Show the selected entry in full, or no longer."""
        raise NotImplementedError

    def show_pane(self, name: str) -> None:
        """Show a pane of the screen, or what it would show where there is no room for it."""
        raise NotImplementedError

    @property
    def file_selected(self) -> Path | None:
        """A file that the selection stands on and that is no part of what was read, or None."""
        return None

    def detail_text(self, address: Address) -> str | None:
        """Return what this screen says of an address in full."""
        raise NotImplementedError

    # -- the filter ----------------------------------------------------------------------------

    @property
    def sieve(self) -> Sieve | None:
        """The filter of this screen over what the app shows, or None: what its lists ask for each line."""
        if self.filtered_by is None:
            return None
        app, made = self.app, self._sieve
        ledger, at = app.session.ledger, app.clock.at
        if made is None or (made.wanted, made.ledger, made.at) != (self.filtered_by, ledger, at):
            from crewtrack.app.sieve import Sieve

            made = self._sieve = Sieve(self.filtered_by, ledger, at)
        return made

    def want(self, wanted: Filter | None) -> None:
        """Show what a filter leaves of the lists; all, if it is None or lets everything through."""
        wanted = wanted or None
        if (wanted and wanted.text) == (self.filtered_by and self.filtered_by.text):
            return
        self.filtered_by = wanted
        self.forget_view()
        if self.is_mounted:
            self.show_view()

    def forget_view(self) -> None:
        """Make anew what the lists show, if that is kept."""

    # -- where one stands ----------------------------------------------------------------------

    def spot(self) -> tuple[str, str, Address | None]:
        """Return where one stands on this screen: its id, the list with the focus, and what is selected."""
        return self.NAME, "", self.selected

    def stand_at(self, pane: str, address: Address | None) -> None:
        """Stand there again, as far as that is still shown."""

    def step_pane(self, by: int) -> None:
        """Move the focus to the next pane, or to the one before."""
        if by > 0:
            self.focus_next()
        else:
            self.focus_previous()

    def label_panels(self) -> list[Panel]:
        """Return the panes that jump labels are put on: those that can have the focus now."""
        return []

    # -- what is kept from run to run ----------------------------------------------------------

    def memory(self) -> dict[str, Any]:
        """Return what is to be kept of this screen, as JSON has it: the filter; screens add what is theirs."""
        return {"filter": self.filtered_by.text} if self.filtered_by is not None else {}

    def recall(self, kept: Mapping[str, Any]) -> None:
        """Take up what was kept, before the screen is first shown, or when a saved view is opened.

        Anything may stand there: what makes no sense is passed over.
        """
        text = kept.get("filter")
        if isinstance(text, str) and text:
            from crewtrack.views.filter import Filter, parse

            found = parse(text)
            self.want(found if isinstance(found, Filter) else None)

    # -- showing -------------------------------------------------------------------------------

    def action_command(self, command: str) -> None:
        """Run a command of this screen's own scope: ``timeline.zoom-in`` is the method `do_zoom_in`."""
        if self.app.screen is self:
            self.run_command(command)

    def run_command(self, command: str) -> None:
        """Run a command of this screen's own scope, at a key or from the palette."""
        getattr(self, f"do_{command.partition('.')[2].replace('-', '_')}")()

    def show_view(self) -> None:
        """Show what the app's clock and session say."""
        if self._shown_at != self.app.size:
            self._rows.clear()
            self.canvas.refresh()
        self._shown_at, self._shown = self.app.size, self.app.view
        if self.too_small:
            return
        self.show_top()
        self.show_body()
        self.show_keys()

    def show_top(self) -> None:
        """Show the rows at the top."""
        width, height = self.app.size.width, self.head_height
        for y, row in enumerate(rows(self.head(), width, self.app.signs, height=height)):
            self.put_row(y, row)

    def show_keys(self) -> None:
        """Show the keys at the bottom."""
        if self.too_small:
            return
        app = self.app
        width, height = app.size
        row = footer_row(
            self.scopes,
            width,
            app.signs,
            keys=app.chosen_keys,
            works=self.works,
            note=app.note,
            named=self.named,
        )
        self.put_row(height - 1, row)

    @property
    def named(self) -> Mapping[str, str]:
        """What keys do here and now, where that is something else than usual."""
        return {}

    def works(self, command: Command) -> bool:
        """Whether a command does anything here and now."""
        return self.app.works(command)

    def head(self) -> Head:
        """Return what the rows at the top say."""
        app = self.app
        view, session = app.view, app.session
        # the rules are judged once the first screen stands
        errors, warnings = session.balance if app.standing else (None, None)
        if session.broken is not None:
            errors = max(1, errors or 0)
        until = view.roster.kept_to
        kept = ""
        if view.roster.beyond_record and until is not None:
            kept = f"record to {until.day} {MONTHS[until.month - 1]} {until.year}"
        return Head(
            station=view.station_short,
            station_name=view.station_name,
            at=app.clock.at,
            elsewhere=app.elsewhere(),
            mode=app.clock.mode,
            under=app.under if app.clock.mode is not Mode.LIVE or session.what_if else kept,
            what_if=bool(session.what_if),
            screens=SCREENS,
            open=self.NAME,
            errors=errors,
            warnings=warnings,
            aside=kept or view.roster.expedition_name or "",
            wanted=self.filtered_by.text if self.filtered_by is not None else "",
        )

    def _compositor_refresh(self) -> None:
        """Paint what has changed; of a screen that is photographed only, nothing."""
        if not self.app.still:
            super()._compositor_refresh()

    # -- events --------------------------------------------------------------------------------

    def on_resize(self) -> None:
        """Show it all anew: which parts there are depends on the size."""
        if self._shown_at != self.app.size:
            self.show_view()

    def on_screen_resume(self) -> None:
        """Catch up with what happened while another screen was open."""
        if self._shown_at is not None and self._shown is not self.app.view:
            self.show_view()

    def on_descendant_focus(self) -> None:
        """Show the keys of the pane that has the focus now; at the start they come with all else."""
        if self._shown_at is not None:
            self.show_keys()
