"""Which flights are lost, new or moved, and which find their port taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.ledger.rides import start_of
from crewtrack.model.when import FAR_FUTURE
from crewtrack.views.refs import days as elapsed
from crewtrack.views.shapes.comparison import (
    Consequence,
    FlightChange,
)

if TYPE_CHECKING:
    from datetime import datetime

    from crewtrack.ledger.ledger import Ledger
    from crewtrack.ledger.trips import Trip
    from crewtrack.model.when import When
    from crewtrack.views.futures.both import Both


def changes(
    both: Both,
) -> tuple[tuple[FlightChange, ...], tuple[FlightChange, ...], tuple[FlightChange, ...]]:
    """Return the flights that do not happen, that are new, and that launch at another time."""
    lost, new, moved = [], [], []
    for trip in both.plan.trips.values():
        other = both.other.trips.get(trip.id)
        if trip.station != both.station or not trip.flown:
            continue
        if other is None or not other.flown or other.station != both.station:
            if both.start < start_of(trip) < both.end:
                lost.append(_change(both.plan, trip, None, _launch(trip)))
        elif start_of(trip) != start_of(other) and (
            both.start < start_of(trip) < both.end or both.start < start_of(other) < both.end
        ):
            late = start_of(other) < FAR_FUTURE > start_of(trip)
            moved.append(
                _change(
                    both.other,
                    other,
                    _launch(other),
                    _launch(trip),
                    elapsed(start_of(trip), start_of(other)) if late else None,
                )
            )
    for trip in both.other.trips.values():
        old = both.plan.trips.get(trip.id)
        if trip.station != both.station or not trip.flown:
            continue
        if (old is None or not old.flown) and both.start < start_of(trip) < both.end:
            new.append(_change(both.other, trip, _launch(trip), None))
    key = lambda one: (_order(one.plan or one.launch), one.flight)  # noqa: E731
    return tuple(sorted(lost, key=key)), tuple(sorted(new, key=key)), tuple(sorted(moved, key=key))


def _order(when: When | None) -> datetime:
    return when.instant if when is not None else FAR_FUTURE


def _launch(trip: Trip) -> When | None:
    move = trip.launch or trip.dock
    return move.when if move is not None else None


def _change(
    ledger: Ledger, trip: Trip, launch: When | None, plan: When | None, late: float | None = None
) -> FlightChange:
    schedule = ledger.schedule
    return FlightChange(
        flight=trip.id,
        name=schedule.flight_name(trip.id),
        launch=launch if launch is not None else plan,
        plan=plan,
        crew=trip.up,
        crew_names=tuple(schedule.person_name(one) for one in trip.up),
        days=late,
    )


def launches(
    both: Both,
    lost: tuple[FlightChange, ...],
    new: tuple[FlightChange, ...],
    moved: tuple[FlightChange, ...],
) -> list[Consequence]:
    """Tell of each flight that it does not launch, launches besides, or at another time, when it would have."""
    out = []
    for one in lost:
        names = both.families(one.crew)
        stay = f": {names} {'stays' if len(one.crew) == 1 else 'stay'} on the ground"
        text = f"{one.name} does not launch{stay if names else ''}"
        out.append(_of_flight(both.plan, "flight", one, text))
    for one in new:
        names = both.families(one.crew)
        out.append(
            _of_flight(
                both.other,
                "new-flight",
                one,
                f"{one.name} launches{f' with {names}' if names else ''}",
            )
        )
    for one in moved:
        where = "does not launch yet"
        ledger = both.plan
        if one.days is not None and one.days < 0:
            where, ledger = "launches already", both.other
        out.append(_of_flight(ledger, "moved", one, f"{one.name} {where}"))
    return out


def _of_flight(ledger: Ledger, kind: str, one: FlightChange, text: str) -> Consequence:
    return Consequence(start_of(ledger.trips[one.flight]), kind, text, one.crew, (one.flight,))


def blocked(both: Both) -> list[Consequence]:
    """Tell which ships find their port taken by one that has left in the plan."""
    out = []
    schedule = both.other.schedule
    for trip in both.other.trips.values():
        dock = trip.dock
        if trip.station != both.station or dock is None or not trip.flown or dock.port is None:
            continue
        if not both.start < dock.instant < both.end:
            continue
        for berth in both.other.state(dock.instant).berths.values():
            if (
                berth.port != dock.port
                or berth.trip.id == trip.id
                or berth.trip.station != trip.station
            ):
                continue
            held_then = both.plan.state(dock.instant).berths.get(berth.trip.id)
            if held_then is not None and held_then.port == dock.port:
                continue
            port = schedule.port_name(both.station, dock.port)
            out.append(
                Consequence(
                    dock.instant,
                    "port",
                    f"{schedule.flight_name(trip.id)} finds {port} taken by"
                    f" {schedule.flight_name(berth.trip.id)}",
                    (),
                    (trip.id, berth.trip.id),
                )
            )
    return out
