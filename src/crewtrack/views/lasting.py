"""How long something has lasted between two movements, with what imprecise times leave open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.views.refs import days
from crewtrack.views.shapes.common import Lasting

if TYPE_CHECKING:
    from datetime import datetime

    from crewtrack.ledger.trips import Moved


def lasting(start: Moved | None, end: Moved | None, at: datetime) -> Lasting | None:
    """Return the days from one movement up to another, or to an instant while it lasts.

    Returns:
        None before it begins, and where nothing says when that is.
    """
    if start is None or start.instant > at:
        return None
    if start.exact and (end is None or end.exact or end.low > at):
        length = days(start.instant, at if end is None else min(end.instant, at))
        length = max(0.0, length)
        return Lasting(length, length, length, exact=True)
    stop = low = high = at
    if end is not None:
        stop, low, high = min(end.instant, at), min(end.low, at), min(end.high, at)
    return Lasting(
        max(0.0, days(start.instant, stop)),
        max(0.0, days(start.high, low)),
        max(0.0, days(start.low, high)),
        exact=False,
    )


def length(start: Moved | None, end: Moved | None, at: datetime) -> float:
    """Return the `days` of `lasting` alone, 0 before it begins: for many, of which few are shown."""
    if start is None or start.instant >= at:
        return 0.0
    return max(0.0, days(start.instant, at if end is None else min(end.instant, at)))
