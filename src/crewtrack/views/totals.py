"""A person's days in space over all their flights."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from crewtrack.ledger.rides import end_of, start_of
from crewtrack.views.refs import days

if TYPE_CHECKING:
    from crewtrack.ledger.ledger import Ledger
    from crewtrack.ledger.rides import Ride


def ride_days(ride: Ride, at: datetime) -> float:
    """Return the days of one ride up to an instant: from launch to landing, or to the instant; 0 before."""
    start = start_of(ride.up)
    if start >= at:
        return 0.0
    end = end_of(ride.home) if ride.home is not None else at
    return max(0.0, days(start, min(end, at)))


def recorded_days(ledger: Ledger, person: str, at: datetime) -> float:
    """Return the days of all rides that the record holds, up to an instant."""
    return sum([ride_days(ride, at) for ride in ledger.rides.get(person, ())])


def total_days(ledger: Ledger, person: str, at: datetime) -> float | None:
    """Return a person's days in space up to an instant, or None where the record does not reach back."""
    before = prior_days(ledger, person, at)
    return None if before is None else before + recorded_days(ledger, person, at)


def prior_days(ledger: Ledger, person: str, at: datetime) -> float | None:
    """Return a person's days in space beside those that the record holds up to an instant, or None if not known.

    They are known where the person's `prior` says what came before the record, or where the file claims every
    crewed flight without a beginning. What the record itself holds of the days that `prior` counts is not counted
    again.
    """
    if person.startswith("?"):
        return None
    prior = ledger.schedule.person(person).prior
    if prior is None or prior.days is None:
        complete = any(
            one.what == "crewed" and one.from_ is None for one in ledger.schedule.head.coverage
        )
        return 0.0 if complete else None
    if prior.before is None:
        return prior.days
    start = datetime.combine(prior.before, time(), UTC)
    if at < start:
        # Who had no day in space by then had none at any time before.
        return None if prior.days else 0.0
    return prior.days - recorded_days(ledger, person, start)
