"""The app: screens, themes, keys and commands, wired together."""

from __future__ import annotations

import gc
import time
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.app import App
from textual.screen import ModalScreen

from crewtrack.app.keynames import effective
from crewtrack.app.registry import BY_ID, EVERYWHERE, SCREEN_IDS, SCREENS
from crewtrack.tui import themes, warm
from crewtrack.tui.handlers import handler
from crewtrack.tui.keys import bindings, key_words, keymap
from crewtrack.tui.options import Options
from crewtrack.tui.screens import maker
from crewtrack.tui.screens.base import BaseScreen
from crewtrack.tui.styles import Styles
from crewtrack.tui.viewer import Viewer

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path
    from threading import Event

    from textual.binding import BindingType
    from textual.theme import Theme

    from crewtrack.app.indexes import Indexes
    from crewtrack.app.registry import Command
    from crewtrack.app.session import Session
    from crewtrack.model.problem import Place
    from crewtrack.tui.agencies import Palette
    from crewtrack.tui.messages import FilesChanged


__all__ = ["CrewtrackApp", "Options"]

_BREATH = 0.005
"""Seconds."""


class CrewtrackApp(Viewer):
    """The terminal UI of one schedule."""

    TITLE = "crewtrack"
    ENABLE_COMMAND_PALETTE = False
    MODES: ClassVar[dict[str, Any]] = {entry.id: maker(entry.id) for entry in SCREENS}
    DEFAULT_MODE = SCREENS[0].id
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(EVERYWHERE)]
    _painted = ""
    _variables: tuple[Theme, dict[str, str]] | None = None

    def __init__(
        self,
        session: Session,
        now_fn: Callable[[], datetime],
        *,
        at: datetime | None,
        options: Options,
    ) -> None:
        """Stand at `at`, or follow the clock, `now_fn`, where it is None."""
        if options.screen in self.MODES:
            setattr(self, "DEFAULT_MODE", options.screen)  # noqa: B010 - Textual asks the app for it, once, in its own start
        super().__init__(session, now_fn, at=at, note=options.note, no_color=options.no_color)
        self.zone_choice = self.zone_first = options.zone
        self.kept: dict[str, Any] = dict(options.kept)
        self.views = dict(options.views)
        self.config_file = options.config
        self.remembered: dict[str, Any] | None = None
        self.animation_level = "none"
        self.signs = options.signs
        self.chosen_keys = effective(options.keys)
        self.watching = options.watch
        self.read_only = options.read_only
        self.stop_watching: Event | None = None
        self.problem_shown = -1
        self.editor_place: Place | None = None
        self.warned_of: Path | None = None
        for theme in themes.themes():
            self.register_theme(theme)
        name = themes.ANSI if options.no_color else options.theme
        self._pressed = time.monotonic()
        self._warmed: Indexes | None = None
        self._warming = False
        self._first_version = True
        self._painted = name if name in self.available_themes else themes.DARK
        self._theme_first = self._painted
        self.set_reactive(App.theme, self._painted)
        self._watch_ansi_color(
            self.ansi_color
        )  # nobody watches a theme that is there from the start
        self.stylesheet = Styles(variables=self.get_css_variables())
        self.set_keymap(keymap(self.chosen_keys))

    @property
    def palette(self) -> Palette:
        """The colours that lines are painted with."""
        return themes.palette_of(self.theme)

    def get_css_variables(self) -> dict[str, str]:
        """Return the colours of the theme, worked out once: Textual asks for every screen and dialog that opens.

        There are none before the theme is chosen, when it asks for those of its own.
        """
        if not self._painted:
            return {}
        theme = self.current_theme
        if self._variables is None or self._variables[0] is not theme:
            self._variables = (theme, super().get_css_variables())
        return self._variables[1]

    def on_load(self) -> None:
        """Leave the terminal as it was found, whatever asks for the end."""
        if self.is_headless:
            return
        import asyncio
        import signal

        loop = asyncio.get_running_loop()
        for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT"):
            number = getattr(signal, name, None)
            if number is None:
                continue
            try:
                # what a shell says of a program that a signal has ended
                loop.add_signal_handler(number, self.exit, 128 + number)
            except (NotImplementedError, RuntimeError, ValueError):
                return  # this system, or this thread, has no such handlers
        if hasattr(signal, "SIGHUP"):
            from crewtrack.tui.input import end_without_terminal

            # it wakes the loop all the same; but the loop may wait for a thread that died with the terminal
            signal.signal(signal.SIGHUP, lambda *_: end_without_terminal(128 + signal.SIGHUP))

    async def on_event(self, event: events.Event) -> None:
        """Give a dialog the keys that were on their way to what lies under it when it opened."""
        if isinstance(event, events.InputEvent):
            self._pressed = time.monotonic()
        if isinstance(event, events.Key) and event.is_forwarded:
            screen = self.screen
            if isinstance(screen, ModalScreen) and getattr(screen, "seen", event) is not event:
                screen.post_message(event)
                return
        await super().on_event(event)

    def on_mount(self) -> None:
        """Follow the clock; and the files, once the first screen stands."""
        self.theme_changed_signal.subscribe(self, self._repaint)
        self.set_next_tick()
        self.call_after_refresh(self._paint_first)

    def _paint_first(self) -> None:
        """Let the first screen go to the terminal, which a thread of its own does, before anything else is done."""
        if self.is_headless:
            self._stand()
        else:
            self.set_timer(_BREATH, self._stand)

    def _stand(self) -> None:
        """The first screen stands: begin what would have delayed it."""
        if self.standing:
            return  # it stood from the start, for a picture
        self.standing = True
        if not gc.isenabled():
            gc.freeze()
            gc.enable()
        self.refresh_view()
        if self.watching:
            self.run_command("files.watch")

    def refresh_view(self) -> None:
        """Show the view on the screen that is open; do ahead what others need of it, if that is a new schedule."""
        super().refresh_view()
        if self.standing and not self.is_headless and self._warmed is not self.indexes:
            if self._warmed is not None:
                gc.unfreeze()  # the version before is let go
                self._first_version = False
            self._warmed = self.indexes
            if not self._warming:
                self._warming = True
                self.set_timer(warm.BEGIN, self._warm)

    def _warm(self) -> None:
        """Do ahead what the next screens need, a short step at a time, as long as nobody waits."""
        idle = time.monotonic() - self._pressed
        if idle < warm.PAUSE:
            self.set_timer(warm.PAUSE - idle, self._warm)
            return
        self._warming = warm.step(self.indexes)
        if self._first_version:
            gc.freeze()  # what was made stays: nobody need look through it for what can go
        if self._warming:
            self.set_timer(warm.REST, self._warm)

    def on_unmount(self) -> None:
        """End the thread that waits for changes."""
        if self.stop_watching is not None:
            self.stop_watching.set()

    def _repaint(self, theme: Theme) -> None:
        """Paint in the colours of another theme; at the start there is none before it."""
        if theme.name != self._painted:
            self._painted = theme.name
            self.refresh_view()

    def action_focus_next(self) -> None:
        """Go to the next pane in the screen's own order: tab is Textual's, which goes by place on the screen."""
        self._step(1)

    def action_focus_previous(self) -> None:
        """Go to the pane before."""
        self._step(-1)

    def _step(self, by: int) -> None:
        screen = self.base_screen
        if screen is not None and self.screen is screen:
            screen.step_pane(by)
        elif by > 0:
            self.screen.focus_next()
        else:
            self.screen.focus_previous()

    def action_help_quit(self) -> None:
        """Say how to leave, to those who press ctrl+c."""
        key = key_words(BY_ID["program.quit"], self.signs, self.chosen_keys)[0]
        self.tell(f"{key} leaves crewtrack")

    # -- what is kept ------------------------------------------------------------------------------

    def exit(self, *args: Any, **options: Any) -> None:
        """End; what is to be kept is gathered while the screens still stand."""
        if self.remembered is None:
            self.remembered = self._gathered()
        super().exit(*args, **options)

    def _gathered(self) -> dict[str, Any]:
        screens = dict(self.kept)
        for stack in self._screen_stacks.values():
            if stack and isinstance(stack[0], BaseScreen):
                screens[stack[0].NAME] = stack[0].memory()
        found: dict[str, Any] = {"screens": {name: own for name, own in screens.items() if own}}
        if self.base_screen is not None:
            found["screen"] = self.base_screen.NAME
        # what an option or the settings said holds for them alone; what was changed here is kept
        if self.theme != self._theme_first:
            found["theme"] = self.theme.removeprefix("crewtrack-")
        if self.zone_choice != self.zone_first:
            found["zone"] = self.zone_choice
        return found

    # -- commands ----------------------------------------------------------------------------------

    def works(self, command: Command) -> bool:
        """Whether a command does anything now: one of another screen does not."""
        screen = self.base_screen
        if command.writes and (self.read_only or (self.is_web and command.starts)):
            return False  # and over the web nobody starts a program here
        if command.id == "out.snapshot" and self.read_only and not self.is_web:
            return False
        if command.scope in SCREEN_IDS and (screen is None or command.scope != screen.NAME):
            return False
        return command.id != "time.scene" or self.session.scene_at is not None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave keys alone whose command does nothing now."""
        command = BY_ID.get(str(parameters[0])) if action == "command" and parameters else None
        return command is None or self.works(command)

    def action_command(self, command: str) -> None:
        """Run a command of the registry, at the press of its key.

        A key that comes after the one that opened a dialog is not meant for what lies under it.
        """
        if self.screen is self.base_screen:
            self.run_command(command)

    def run_command(self, command: str) -> None:
        """Run a command of the registry."""
        found, screen = BY_ID.get(command), self.base_screen
        if (
            found is not None
            and (found.writes or command == "out.snapshot")
            and not self.works(found)
        ):
            self.tell("this is open to look at only")
            return
        if found is not None and screen is not None and found.scope == screen.NAME:
            screen.run_command(command)
        else:
            handler(command)(self)

    def on_files_changed(self, _: FilesChanged) -> None:
        """Read the schedule anew."""
        self.reload()
