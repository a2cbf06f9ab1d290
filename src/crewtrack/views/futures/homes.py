"""Who goes home otherwise: the rides home that are lost, changed or moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.ledger.rides import end_of, start_of
from crewtrack.model.when import FAR_FUTURE
from crewtrack.views.refs import agency_ref
from crewtrack.views.refs import days as elapsed
from crewtrack.views.shapes.comparison import (
    Consequence,
    Stranded,
)

if TYPE_CHECKING:
    from crewtrack.ledger.rides import Ride
    from crewtrack.ledger.trips import Trip
    from crewtrack.views.futures.both import Both


def stranded(both: Both) -> tuple[Stranded, ...]:
    """Return those aboard, then or later, whose ride home is otherwise."""
    out = []
    for person, rides in both.other.rides.items():
        before = {one.up.id: one for one in both.plan.rides.get(person, ())}
        for ride in rides:
            planned = before.get(ride.up.id)
            if planned is None or planned.home is None or ride.up.station != both.station:
                continue
            if end_of(planned.home) <= both.start or start_of(ride.up) >= both.end:
                continue
            if ride.home is not None and _same_landing(ride.home, planned.home):
                continue
            out.append(_one_stranded(both, person, ride, planned.home))
    out.sort(key=lambda one: (one.home is not None, -one.days, one.person))
    return tuple(out)


def _same_landing(one: Trip, two: Trip) -> bool:
    return one.id == two.id and end_of(one) == end_of(two)


def _one_stranded(both: Both, person: str, ride: Ride, home: Trip) -> Stranded:
    schedule = both.plan.schedule
    planned = end_of(home)
    until = both.end if ride.home is None else end_of(ride.home)
    longer = elapsed(planned, until) if planned < FAR_FUTURE > until else 0.0
    return Stranded(
        person=person,
        name=schedule.person_name(person),
        family=both.family(person),
        agency=agency_ref(schedule, both.plan.agency(person, max(both.start, start_of(ride.up)))),
        plan=home.id,
        plan_name=schedule.flight_name(home.id),
        plan_lands=home.land.when if home.land is not None else None,
        home=ride.home.id if ride.home is not None else None,
        home_name=both.other.schedule.flight_name(ride.home.id) if ride.home is not None else None,
        lands=ride.home.land.when if ride.home is not None and ride.home.land is not None else None,
        days=max(0.0, longer) if ride.home is None else longer,
    )


def leaving(both: Both, stranded: tuple[Stranded, ...]) -> list[Consequence]:
    """Tell at the planned departure of each ship who does not go home on it."""
    by: dict[tuple[str, str | None], list[Stranded]] = {}
    for one in stranded:
        by.setdefault((one.plan, one.home), []).append(one)
    out = []
    for (plan, home), people in by.items():
        trip = both.plan.trips[plan]
        move = trip.undock or trip.land
        if move is None or move.instant >= both.end:
            continue
        names = both.families(one.person for one in people)
        verb = "does" if len(people) == 1 else "do"
        ship = both.plan.schedule.flight_name(plan)
        if home is None:
            text = f"{names} {verb} not go home on {ship}, and there is no other ride"
        elif home == plan:
            text = f"{names} {verb} not go home on {ship} yet"
            if end_of(both.other.trips[home]) < end_of(trip):
                move = both.other.trips[home].undock or both.other.trips[home].land or move
                text = f"{names} {'goes' if len(people) == 1 else 'go'} home on {ship} already"
        else:
            other = both.other.schedule.flight_name(home)
            text = f"{names} {verb} not go home on {ship} but on {other}"
        flights = (plan,) if home in (None, plan) else (plan, str(home))
        out.append(
            Consequence(
                max(both.start, move.instant),
                "ride-home",
                text,
                tuple(one.person for one in people),
                flights,
            )
        )
    return out
