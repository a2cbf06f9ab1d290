"""Finding things on a screen: the filter, jump labels, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crewtrack.tui.app import CrewtrackApp


def filter(app: CrewtrackApp) -> None:  # noqa: A001 - the name of its command
    """Type a filter in the last row."""
    from crewtrack.tui.screens.filter import FilterLine

    if app.base_screen is not None:
        app.push_screen(FilterLine(app.base_screen))
