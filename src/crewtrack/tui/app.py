"""The app: one session, one clock, and the wiring between them and the screens."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

import attr
from textual.app import App

from crewtrack.app.clock import Clock, Mode
from crewtrack.app.registry import BY_ID, EVERYWHERE
from crewtrack.tui import themes
from crewtrack.tui.glyphs import UNICODE, Glyphs
from crewtrack.tui.handlers import handler
from crewtrack.tui.keys import bindings, keymap
from crewtrack.tui.messages import FilesChanged
from crewtrack.tui.screens.base import BaseScreen
from crewtrack.tui.screens.overview import OverviewScreen
from crewtrack.tui.text import content, safe

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from textual.binding import BindingType
    from textual.timer import Timer

    from crewtrack.app.registry import Command
    from crewtrack.app.session import Session
    from crewtrack.model.address import Address
    from crewtrack.model.problem import Place
    from crewtrack.tui.agencies import Palette
    from crewtrack.views.shapes import Overview


@attr.s(frozen=True, eq=False, auto_attribs=True)
class Options:
    """How a person wants it: theme, signs, keys by command id, a note for the first start, watching files."""

    theme: str = themes.DARK
    signs: Glyphs = UNICODE
    keys: dict[str, tuple[str, ...]] = attr.Factory(dict)
    note: str = ""
    watch: bool = True
    no_color: bool = False


class CrewtrackApp(App[int]):
    """The terminal UI of one schedule. `now_fn` alone knows what time it is."""

    TITLE = "crewtrack"
    CSS_PATH = Path(__file__).with_name("app.tcss")
    ENABLE_COMMAND_PALETTE = False
    MODES: ClassVar[dict[str, Any]] = {"overview": OverviewScreen}
    DEFAULT_MODE = "overview"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(EVERYWHERE)]

    def __init__(
        self,
        session: Session,
        now_fn: Callable[[], datetime],
        *,
        at: datetime | None,
        options: Options,
    ) -> None:
        """Stand at `at`, or follow the clock where it is None."""
        # without colour, everything is the terminal's own
        super().__init__(ansi_color=True if options.no_color else None)
        self.animation_level = "none"
        self.session = session
        self.now = now_fn
        self.clock = Clock(now_fn(), at)
        self.signs = options.signs
        self.chosen_keys = options.keys
        self.note = options.note
        self.zone_choice = "site"
        self.previous: Overview | None = None
        self.view: Overview = session.overview(self.clock.at)
        self.problem_shown = -1
        self.editor_place: Place | None = None
        self._options = options
        self._stale = False
        self._timer: Timer | None = None
        for theme in themes.themes():
            self.register_theme(theme)
        name = themes.ANSI if options.no_color else options.theme
        self.set_reactive(App.theme, name if name in self.available_themes else themes.DARK)
        self.stylesheet.set_variables(self.get_css_variables())
        self.set_keymap(keymap(options.keys))

    @property
    def palette(self) -> Palette:
        """The colours that lines are painted with."""
        return themes.palette_of(self.theme)

    def on_mount(self) -> None:
        """Follow the clock, and the files once the first screen stands."""
        self.theme_changed_signal.subscribe(self, lambda _: self.refresh_view())
        self.set_next_tick()
        if self._options.watch:
            self.call_after_refresh(lambda: handler("files.watch")(self))

    # -- time ----------------------------------------------------------------------------------

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
        now = self.now()
        wait = self.clock.wait(now, self.session.next_instant(self.clock.at))
        if wait is not None:
            self._timer = self.set_timer(wait, self.tick)

    def tick(self) -> None:
        """Move with the clock, or through time; stop at the end of the plan."""
        running = self.clock.mode is Mode.RUNNING
        if running and self.session.next_instant(self.clock.at) is None:
            self.clock.seek(self.clock.at)
            self.tell("nothing is planned after this")
        self.clock.tick(self.now())
        self.step()

    # -- showing -------------------------------------------------------------------------------

    def refresh_view(self) -> None:
        """Show the view on the screen that is open."""
        self._stale = False
        screen = self.screen_stack[0] if self.screen_stack else None
        if isinstance(screen, BaseScreen) and screen.is_mounted:
            screen.show_view()

    def settle(self) -> None:
        """End what lasts until the next key: the note of the first start, and what is bold as changed."""
        if self.previous is None and not self.note:
            return
        self.previous, self.note, self._stale = None, "", True
        # a step in time that the same key makes shows it all anyway
        self.call_later(lambda: self.refresh_view() if self._stale else None)

    @property
    def under(self) -> str:
        """What the view is laid under: the opening scene, or the name of the file."""
        loaded = self.session.loaded
        if loaded.shipped:
            return "opening scene" if self.session.scene_at is not None else safe(loaded.name)
        return safe(loaded.path.name)

    def elsewhere(self) -> str:
        """Return the second clock: that of the next event's site, this computer's, or nothing."""
        from crewtrack.app.zones import second_clock

        sites = [(one.zone, one.site_name) for one in self.view.agenda.events if one.zone]
        return safe(second_clock(self.zone_choice, self.clock.at, sites))

    # -- what is selected ----------------------------------------------------------------------

    @property
    def selected(self) -> Address | None:
        """The address that the selection of the open screen stands on."""
        screen = self.screen_stack[0]
        return screen.selected if isinstance(screen, BaseScreen) else None

    def jump(self, address: Address) -> None:
        """Show an address on the open screen."""
        screen = self.screen_stack[0]
        if isinstance(screen, BaseScreen):
            screen.jump(address)

    def detail_text(self, address: Address) -> str | None:
        """Return what the screen says of an address in full, as text."""
        screen = self.screen_stack[0]
        return screen.detail_text(address) if isinstance(screen, BaseScreen) else None

    def tell(self, sentence: str, *, bad: bool = False) -> None:
        """Say a sentence in the corner; text from files is literal."""
        self.notify(
            str(content(sentence)),
            markup=False,
            severity="error" if bad else "information",
            timeout=6,
        )

    # -- commands ------------------------------------------------------------------------------

    def works(self, command: Command) -> bool:
        """Whether a command does anything now."""
        if command.id == "time.scene":
            return self.session.scene_at is not None
        return True

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave keys alone whose command does nothing now."""
        command = BY_ID.get(str(parameters[0])) if action == "command" and parameters else None
        return command is None or self.works(command)

    def action_command(self, command: str) -> None:
        """Run a command of the registry."""
        handler(command)(self)

    def on_files_changed(self, _: FilesChanged) -> None:
        """Read the schedule anew; the last good version stays while the new one cannot be read."""
        self.session.reload(self.now())
        self.step()
        self.previous = None
