"""An app to test, and what its screen says: the one place that looks inside of Textual."""

from __future__ import annotations

from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from crewtrack.app.session import Session
from crewtrack.tui.app import CrewtrackApp, Options

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from textual.pilot import Pilot

SCENE = "crewtrack:iss-2022-02-25"
SCENE_AT = datetime(2022, 2, 25, 12, tzinfo=UTC)
NOW = datetime(2026, 11, 22, 10, 30, 15, tzinfo=UTC)


@asynccontextmanager
async def opened(
    target: str | Path = SCENE,
    *,
    size: tuple[int, int] = (120, 40),
    now: Callable[[], datetime] = lambda: NOW,
    at: datetime | None = None,
    live: bool = False,
    **options: Any,
) -> AsyncIterator[tuple[CrewtrackApp, Pilot[int]]]:
    """Open an app on a schedule, at its scene unless an instant is given."""
    session = Session(target, now=now())
    instant = None if live else at or session.scene_at or SCENE_AT
    app = CrewtrackApp(session, now, at=instant, options=Options(**{"watch": False, **options}))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        for _ in range(100):  # the rest of the screen is painted a moment after its first part
            if app.standing:
                break
            await pilot.pause()
        await pilot.pause()
        yield app, pilot


def screen_text(app: CrewtrackApp) -> list[str]:
    """Return what the screen shows, line by line, blanks at the end left off."""
    strips = app.screen._compositor.render_strips()
    return [strip.text.rstrip() for strip in strips]


def screen_styles(app: CrewtrackApp, y: int) -> list[tuple[str, Any]]:
    """Return the pieces of a line with their styles."""
    strips = app.screen._compositor.render_strips()
    return [(segment.text, segment.style) for segment in strips[y]]


def line_with(app: CrewtrackApp, text: str) -> int:
    """Return the first line that shows a text.

    Raises:
        AssertionError: if none does.
    """
    lines = screen_text(app)
    for at, line in enumerate(lines):
        if text in line:
            return at
    raise AssertionError("\n".join(lines))
