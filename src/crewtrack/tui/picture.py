"""The screen as a picture: of what a terminal shows now, or of an instant, without a terminal."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from crewtrack.export.svg import sealed
from crewtrack.model.when import When
from crewtrack.model.when_words import long

if TYPE_CHECKING:
    from datetime import datetime

    from crewtrack.app.session import Session
    from crewtrack.tui.app import CrewtrackApp


def picture(app: CrewtrackApp) -> bytes:
    """Return what the terminal shows now as SVG."""
    view = app.view
    counts = ", ".join(f"{group.agency.name} {group.count}" for group in view.roster.groups)
    at = long(When.at_instant(view.at))
    aboard = f"{view.roster.count} aboard" + (f": {counts}" if counts else "")
    under = f", {app.session.what_if.words}" if app.session.what_if else ""
    return sealed(
        app.export_screenshot(title=f"crewtrack {view.station_short}"),
        f"crewtrack: {view.station_name}, {at}{under}",
        f"{aboard}. crewtrack crew prints the same as text.",
    )


def photograph(session: Session, at: datetime, size: tuple[int, int], theme: str) -> bytes:
    """Return a picture of the Overview at an instant as SVG; the same input gives the same bytes.

    Args:
        session: the schedule.
        at: the instant (aware, UTC); the picture does not know what the clock says.
        size: columns and rows.
        theme: "dark" or "light".
    """
    import asyncio

    from crewtrack.tui.app import CrewtrackApp, Options

    # A picture is the same wherever it is taken: whether this terminal wants colour is no matter to it.
    no_color = os.environ.pop("NO_COLOR", None)
    try:
        app = CrewtrackApp(
            session, lambda: at, at=at, options=Options(theme=f"crewtrack-{theme}", watch=False)
        )
    finally:
        if no_color is not None:
            os.environ["NO_COLOR"] = no_color
    taken: list[bytes] = []

    async def take(pilot: object) -> None:
        await pilot.pause()  # type: ignore[attr-defined]
        taken.append(picture(app))
        app.exit()

    asyncio.run(app.run_async(headless=True, size=size, auto_pilot=take))
    return taken[0]
