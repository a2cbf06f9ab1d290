"""Finding things on a screen: the filter, jump labels, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crewtrack.tui.app import CrewtrackApp


def jump(app: CrewtrackApp) -> None:
    """Show labels to jump to."""
    from crewtrack.tui.screens.jump import Jump

    panels = app.base_screen.label_panels() if app.base_screen is not None else []
    if not panels:
        app.tell("there is nothing to jump to here")
        return
    app.leave()
    app.push_screen(Jump(panels))


def back(app: CrewtrackApp) -> None:
    """Go back to where one was."""
    spot = app.trail.back(app.here())
    if spot is None:
        app.tell("this is where you began")
    else:
        app.go(spot)


def forward(app: CrewtrackApp) -> None:
    """Go forward again."""
    spot = app.trail.forward(app.here())
    if spot is None:
        app.tell("there is nothing further on")
    else:
        app.go(spot)


def filter(app: CrewtrackApp) -> None:  # noqa: A001 - the name of its command
    """Type a filter in the last row."""
    from crewtrack.tui.screens.filter import FilterLine

    if app.base_screen is not None:
        app.push_screen(FilterLine(app.base_screen))
