"""What the screens look through: one session, at the instant of one clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import App

from crewtrack.app.clock import Clock, Mode
from crewtrack.tui.screens.base import BaseScreen
from crewtrack.tui.text import safe
from crewtrack.tui.trail import Spot, Trail

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from textual.timer import Timer

    from crewtrack.app.indexes import Indexes
    from crewtrack.app.session import Session
    from crewtrack.model.address import Address
    from crewtrack.views.shapes import Overview


class Viewer(App[int]):
    """An app that shows a session at an instant, and moves through time.

    Attributes:
        session: the schedule.
        now: the clock; nothing else knows what time it is.
        clock: the instant shown.
        view: what the screens show of it.
        previous: what they showed before the last step in time, until the next key.
        note: what the footer says until the next key.
        zone_choice: the second clock: "site", "local", "utc", or the IANA name of a zone.
        zone_first: the one that it began with.
        standing: whether the first screen has been painted.
        still: whether it is photographed only, and never painted.
        trail: where one has been.
        filters_used: filters that were typed, the latest last.
    """

    def __init__(
        self,
        session: Session,
        now_fn: Callable[[], datetime],
        *,
        at: datetime | None,
        note: str = "",
        no_color: bool = False,
    ) -> None:
        """Stand at `at`, or follow the clock where it is None."""
        # without colour everything is the terminal's own, whatever the theme
        super().__init__(ansi_color=True if no_color else None)
        self.session = session
        self.now = now_fn
        self.clock = Clock(now_fn(), at)
        self.view: Overview = session.overview(self.clock.at)
        self.previous: Overview | None = None
        self.note = note
        self.zone_choice = self.zone_first = "site"
        self.standing = False
        self.still = False
        self.trail = Trail()
        self.filters_used: list[str] = []
        self._stale = False
        self._timer: Timer | None = None

    # -- time --------------------------------------------------------------------------------------

    def seek(self, at: datetime) -> None:
        """Stand still at an instant."""
        self.clock.seek(at)
        self.step()

    def step(self) -> None:
        """Show the clock's instant; what differs from what was shown is bold until the next key."""
        before = self.view
        self.view = self.session.overview(self.clock.at)
        self.previous = before if self.clock.mode is not Mode.LIVE else None
        self.refresh_view()
        self.set_next_tick()

    def set_next_tick(self) -> None:
        """Set the one timer."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        wait = self.clock.wait(self.now(), self.session.next_instant(self.clock.at))
        if wait is not None:
            self._timer = self.set_timer(wait, self.tick)

    def tick(self) -> None:
        """Move with the clock, or through time; stop at the end of the plan."""
        running = self.clock.mode is Mode.RUNNING
        if running and self.session.next_instant(self.clock.at) is None:
            self.clock.seek(self.clock.at)
        self.clock.tick(self.now())
        self.step()

    def reload(self) -> None:
        """Read the schedule anew; the last good version stays while the new one cannot be read."""
        self.session.reload(self.now())
        self.view = self.session.overview(self.clock.at)
        self.previous = None
        self.refresh_view()
        self.set_next_tick()

    def show_schedule(self) -> None:
        """Show the session's schedule, which has been laid under something else."""
        self.view = self.session.overview(self.clock.at)
        self.previous = None
        self.refresh_view()
        self.set_next_tick()

    # -- showing -----------------------------------------------------------------------------------

    def refresh_view(self) -> None:
        """Show the view on the screen that is open."""
        self._stale = False
        screen = self.base_screen
        if screen is not None and screen.is_mounted:
            screen.show_view()

    @property
    def base_screen(self) -> BaseScreen | None:
        """The screen that is open, under whatever dialog lies over it."""
        screen = self.screen_stack[0] if self.screen_stack else None
        return screen if isinstance(screen, BaseScreen) else None

    @property
    def selected(self) -> Address | None:
        """The address that the selection of the open screen stands on."""
        return None if self.base_screen is None else self.base_screen.selected

    def jump(self, address: Address) -> None:
        """Show an address on the open screen."""
        if self.base_screen is not None:
            self.base_screen.jump(address)

    # -- where one has been ------------------------------------------------------------------------

    def here(self) -> Spot:
        """Return where one is."""
        screen = self.base_screen
        name, pane, address = screen.spot() if screen is not None else ("", "", None)
        return Spot(name, None if self.clock.mode is Mode.LIVE else self.clock.at, pane, address)

    def leave(self) -> None:
        """Remember this place, which is about to be left by a jump."""
        if self.base_screen is not None:
            self.trail.leave(self.here())

    def go(self, spot: Spot) -> None:
        """Go to a place: screen, instant and selection."""
        if spot.at is None:
            self.clock.follow(self.now())
        else:
            self.clock.seek(spot.at)
        if self.base_screen is None or spot.screen != self.base_screen.NAME:
            self.switch_mode(spot.screen)
        self.step()
        self.call_after_refresh(self._stand_at, spot)

    def _stand_at(self, spot: Spot) -> None:
        if self.base_screen is not None:
            self.base_screen.stand_at(spot.pane, spot.address)

    def remember_filter(self, text: str) -> None:
        """Keep a filter that was typed, for the key that brings it back."""
        if text:
            past = [one for one in self.filters_used if one != text]
            self.filters_used = [*past[-49:], text]

    def tell(self, sentence: str) -> None:
        """Say a sentence in the last row, until the next key."""
        self.note = safe(sentence)
        if self.base_screen is not None:
            self.base_screen.show_keys()

    def on_key(self) -> None:
        """End what lasts until the next key: a note, and what is bold as changed."""
        if self.previous is not None or self.note:
            self.previous, self.note, self._stale = None, "", True
            # the key's own command comes first, and what it shows needs no second painting
            self.call_later(self._refresh_stale)

    def _refresh_stale(self) -> None:
        if self._stale:
            self.refresh_view()

    @property
    def indexes(self) -> Indexes:
        """What the screens look up of the schedule; the rules are judged once the first screen stands."""
        return self.session.indexes(judged=self.standing)

    @property
    def under(self) -> str:
        """What the view is laid under: a what-if, the opening scene, or the name of the file; safe text."""
        if self.session.what_if:
            return safe(self.session.what_if.short)
        loaded = self.session.loaded
        if loaded.shipped and self.session.scene_at is not None:
            return "opening scene"
        return safe(loaded.name if loaded.shipped else loaded.path.name)

    def elsewhere(self) -> str:
        """Return the second clock: that of the next event's site, this computer's, or nothing.

        Nothing, too, until the first screen stands: zones take time to load.
        """
        if not self.standing:
            return ""
        from crewtrack.app.zones import second_clock

        sites = [(one.zone, one.site_name) for one in self.view.agenda.events if one.zone]
        return safe(second_clock(self.zone_choice, self.clock.at, sites))
