"""Between panes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crewtrack.tui.app import CrewtrackApp


def next(app: CrewtrackApp) -> None:  # noqa: A001 - the name of its command
    """Move the focus to the next pane."""
    if app.base_screen is not None:
        app.base_screen.step_pane(1)


def previous(app: CrewtrackApp) -> None:
    """Move the focus to the pane before."""
    if app.base_screen is not None:
        app.base_screen.step_pane(-1)


def close(app: CrewtrackApp) -> None:
    """Close what lies on top; where nothing does, take the filter off."""
    screen = app.base_screen
    if screen is None:
        return
    if getattr(screen, "opened", False) or screen.filtered_by is None:
        screen.open_detail(opened=False)
    else:
        screen.want(None)
