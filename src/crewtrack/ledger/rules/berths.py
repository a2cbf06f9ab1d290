"""Ports, where it is not certain: two ships that may be on one port at once (P204 possible-conflict), and a ship
that undocks from a port that it is not on (P205 other-port).
"""  # noqa: D205 - one sentence

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from crewtrack.ledger.rules.catalogue import problem
from crewtrack.ledger.rules.ports import arrival
from crewtrack.ledger.stays import Stay
from crewtrack.model.problem import Related
from crewtrack.model.when_words import long

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crewtrack.ledger.rules.look import Look
    from crewtrack.model.problem import Problem


def possible(look: Look) -> Iterator[Problem]:
    """P204: an arrival that is placed later than a departure may come before it. It stands at the arrival.

    Only a ship that has a time for leaving is looked at: while that is open, there is no plan to contradict.
    """
    schedule = look.ledger.schedule
    for (station, port), own in look.ledger.stays.items():
        for holder, stay in pairwise(own):
            leave, arrive = holder.leave, stay.arrive
            if leave is None or (leave.exact and arrive.exact) or holder.trip is stay.trip:
                continue
            if leave.when.derived or arrive.when.derived:
                continue
            if not arrive.low < leave.high or arrive.high < leave.low:
                continue  # certain, one way or the other
            there = schedule.flight_name(holder.trip.id)
            yield problem(
                "P204",
                f"{schedule.flight_name(stay.trip.id)} comes to {schedule.port_name(station, port)} "
                f"({long(arrive.when)}), where {there} may still be (until {long(leave.when)})",
                arrival(stay),
                hint="give the two times more exactly, if they are known",
                related=(
                    Related(f"{there} came here ({long(holder.arrive.when)})", arrival(holder)),
                ),
                possible=not (look.past(arrive.when) and look.past(leave.when)),
            )


def other_port(look: Look) -> Iterator[Problem]:
    """P205: `undock.port` is not the port that the ship is on by then."""
    schedule = look.ledger.schedule
    for trip in look.ledger.trips.values():
        leave = trip.flight.undock
        if leave is None or leave.port is None or trip.undock is None:
            continue
        here = trip.undock.port
        if here is not None and here != leave.port:
            last = next(
                (one for one in reversed(trip.moves) if one.step in ("dock", "arrived")), None
            )
            at = (
                arrival(Stay(trip, here, last)) if last is not None else ("flight", trip.id, "dock")
            )
            yield problem(
                "P205",
                f"{schedule.flight_name(trip.id)} undocks from {schedule.port_name(trip.station, leave.port)}, "
                f"and is on {schedule.port_name(trip.station, here)}",
                ("flight", trip.id, "undock", "port"),
                hint="a relocation is missing, or one of the ports is wrong",
                related=(Related("it came here", at),),
            )
