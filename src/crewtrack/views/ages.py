"""Ages at launches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.model.when import FAR_FUTURE

if TYPE_CHECKING:
    from datetime import date, datetime

    from crewtrack.ledger.rides import Ride


def age_at(born: date, ride: Ride) -> int | None:
    """Return an age in whole years at a launch; None where the launch is not known finely enough to say."""
    launch = ride.up.launch
    if launch is None or launch.high == FAR_FUTURE:
        return None
    least = _years(born, launch.low)
    return least if launch.exact or least == _years(born, launch.high) else None


def _years(born: date, day: datetime) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
