"""Which instant the screens show: following the clock, standing still, or running through time.

The clock never asks what time it is: `now` comes from outside, always.
"""

from __future__ import annotations

import enum
from datetime import datetime, timedelta

DAY = timedelta(days=1)
TICK = 1.0
"""Seconds between two steps while time runs: a step is a day, so the hour stands still."""


class Mode(enum.Enum):
    """How the shown instant moves."""

    LIVE = "live"
    REPLAY = "replay"
    RUNNING = "running"


class Clock:
    """The as-of instant, and what moves it.

    Attributes:
        mode: LIVE follows `now`; REPLAY stands still; RUNNING goes on a day with each tick.
        at: the instant shown, in UTC.
    """

    def __init__(self, now: datetime, at: datetime | None = None) -> None:
        """Stand still at `at`, or follow the clock where it is None."""
        self.mode = Mode.LIVE if at is None else Mode.REPLAY
        self.at = now if at is None else at

    def seek(self, at: datetime) -> None:
        """Stand still at an instant."""
        self.mode = Mode.REPLAY
        self.at = at

    def follow(self, now: datetime) -> None:
        """Show now, and stay with it."""
        self.mode = Mode.LIVE
        self.at = now

    def play(self) -> None:
        """Start to run, or stop."""
        self.mode = Mode.REPLAY if self.mode is Mode.RUNNING else Mode.RUNNING

    def tick(self, now: datetime) -> bool:
        """Move on by one tick; return whether the shown instant changed."""
        before = self.at
        if self.mode is Mode.LIVE:
            self.at = now
        elif self.mode is Mode.RUNNING:
            try:
                self.at += DAY
            except OverflowError:
                self.mode = Mode.REPLAY
        return self.at != before

    def wait(self, now: datetime, coming: datetime | None) -> float | None:
        """Return the seconds until the next tick, or None if none is needed.

        A live screen changes with the second while the next event is under a day away, since its
        countdown shows seconds then, and with the minute otherwise.
        """
        if self.mode is Mode.REPLAY:
            return None
        if self.mode is Mode.RUNNING:
            return TICK
        if coming is not None and coming - now <= DAY + timedelta(minutes=1):
            return 1.0 - now.microsecond / 1e6
        return 60.0 - now.second - now.microsecond / 1e6
