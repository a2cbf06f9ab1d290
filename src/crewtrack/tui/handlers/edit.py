"""The schedule itself: its text, and changes to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crewtrack.tui.app import CrewtrackApp


def source(app: CrewtrackApp) -> None:
    """Show the file of the selected entry as text, or the file on disk that cannot be read."""
    from crewtrack.tui.screens.source import Source

    session = app.session
    broken = session.broken.place if session.broken is not None else None
    place = broken or app.editor_place
    if place is None and app.selected is not None:
        place = session.place(app.selected)
    # the file on top is the one that is kept by hand, and what it lies over comes after
    app.push_screen(Source(tuple(reversed(session.loaded.layers)), place))
