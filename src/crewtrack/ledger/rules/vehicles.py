"""Vehicles: how long they may stay in orbit (S403 past-orbital-life)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from crewtrack.ledger.rules.catalogue import problem
from crewtrack.ledger.rules.look import move_at
from crewtrack.model.problem import Related
from crewtrack.model.when_words import long

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crewtrack.ledger.rules.look import Look
    from crewtrack.model.address import Address
    from crewtrack.model.problem import Problem

_DAY = timedelta(days=1)


def past_life(look: Look) -> Iterator[Problem]:
    """S403: a vehicle is in orbit for longer than its life: its flight's, else its spacecraft's.

    A warning where that is certain by the bounds of its launch and its landing, or where it should have landed by
    the instant at which plans are judged; advice where it is merely possible.
    """
    schedule = look.ledger.schedule
    lives = {
        craft.id: craft.life for craft in schedule.spacecraft.values() if craft.life is not None
    }
    for trip in look.ledger.trips.values():
        flight, launch = trip.flight, trip.launch
        life = flight.life if "life" in vars(flight) else lives.get(trip.spacecraft or "")
        if life is None or launch is None or not trip.flown:
            continue
        end = trip.land or trip.undock
        if end is not None and (end.high - launch.low) / _DAY <= life:
            continue  # nearly all
        name = schedule.flight_name(trip.id)
        limit: Address = (
            ("flight", trip.id, "life")
            if flight.life is not None
            else ("spacecraft", flight.spacecraft or "", "life")
        )
        at: Address
        if end is None:
            if look.at is None or (flight.dock is not None and flight.dock.stays):
                continue
            days = (look.at - launch.high) / _DAY
            if days <= life:
                continue
            sure, at = True, move_at(trip, launch)
            words = f"{name} is in orbit since {long(launch.when)}, for {days:.1f} days"
            hint = "its landing is missing"
        else:
            # What is as long as it may be, to the day, is no problem.
            least, most = (end.low - launch.high) / _DAY, (end.high - launch.low) / _DAY
            if end.when.bound == "NET" or end.when.earliest is None:
                continue
            sure, at = least > life, move_at(trip, end)
            words = f"{name} is in orbit for {least if sure else most:.1f} days" + (
                "" if sure else " at the most"
            )
            hint = "one of the times is wrong, or it was cleared for longer: then give it a life of its own"
        yield problem(
            "S403",
            f"{words}, and may be for {life:g}",
            at,
            hint=hint,
            related=(Related("how long it may be", limit),),
            possible=not sure,
        )
