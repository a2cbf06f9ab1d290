"""Steps through time."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from crewtrack.app.clock import Mode

if TYPE_CHECKING:
    from crewtrack.tui.app import CrewtrackApp

_END = "the calendar ends here"


def previous_event(app: CrewtrackApp) -> None:
    """Step back to the event before."""
    at = app.session.previous_instant(app.clock.at)
    if at is None:
        app.tell("nothing is recorded before this")
    else:
        app.seek(at)


def next_event(app: CrewtrackApp) -> None:
    """Step to the next event."""
    at = app.session.next_instant(app.clock.at)
    if at is None:
        app.tell("nothing is planned after this")
    else:
        app.seek(at)


def _days(app: CrewtrackApp, days: int) -> None:
    try:
        app.seek(app.clock.at + timedelta(days=days))
    except OverflowError:
        app.tell(_END)


def previous_day(app: CrewtrackApp) -> None:
    """Step back by a day."""
    _days(app, -1)


def next_day(app: CrewtrackApp) -> None:
    """Step ahead by a day."""
    _days(app, 1)


def _months(app: CrewtrackApp, months: int) -> None:
    from crewtrack.app.zones import step_month

    try:
        app.seek(step_month(app.clock.at, months))
    except OverflowError:
        app.tell(_END)


def previous_month(app: CrewtrackApp) -> None:
    """Step back by a calendar month."""
    _months(app, -1)


def next_month(app: CrewtrackApp) -> None:
    """Step ahead by a calendar month."""
    _months(app, 1)


def now(app: CrewtrackApp) -> None:
    """Follow the clock."""
    app.leave()
    app.clock.follow(app.now())
    app.step()


def scene(app: CrewtrackApp) -> None:
    """Go back to the instant that the schedule opens with."""
    if app.session.scene_at is not None:
        app.leave()
        app.seek(app.session.scene_at)


def play(app: CrewtrackApp) -> None:
    """Let time run, or stop it."""
    if app.clock.mode is not Mode.RUNNING and app.session.next_instant(app.clock.at) is None:
        app.tell("nothing is planned after this")
        return
    app.clock.play()
    app.step()


def go_to(app: CrewtrackApp) -> None:
    """Ask for a date."""
    from crewtrack.tui.screens.goto import GoTo

    app.push_screen(GoTo())
