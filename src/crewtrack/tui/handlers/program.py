"""The program itself: palette, help, theme, quit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.tui import themes

if TYPE_CHECKING:
    from crewtrack.tui.app import CrewtrackApp


def palette(app: CrewtrackApp) -> None:
    """Find a command, a person or a flight."""
    from crewtrack.tui.screens.palette import Palette

    app.push_screen(Palette())


def help(app: CrewtrackApp) -> None:  # noqa: A001 - the name of its command
    """Show all keys."""
    from crewtrack.tui.screens.help import Help

    app.push_screen(Help())


def theme(app: CrewtrackApp) -> None:
    """Change to the next theme."""
    app.theme = themes.after(app.theme)
    app.tell(f"theme {app.theme}")


def quit(app: CrewtrackApp) -> None:  # noqa: A001 - the name of its command
    """Leave."""
    app.exit(0)
