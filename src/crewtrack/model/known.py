"""As known on: a schedule as it stood on a day, from the slips that its movements keep.

A movement says since when its present values stand (`known`) and what stood before (`slips`, oldest first).
A flight that was not yet known is absent. What says nothing of the kind is taken as always known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attr

if TYPE_CHECKING:
    from datetime import date

    from crewtrack.model.nouns import Flight, Movement, Relocation, Slip
    from crewtrack.model.schedule import Schedule

_KEYS = (
    "at",
    "port",
    "site",
    "status",
    "crew",
    "destroyed",
    "stays",
    "captured",
    "unberthed",
    "note",
    "source",
)


def known_on(schedule: Schedule, day: date) -> Schedule:
    """Return the schedule as it stood at the end of a day.

    Bulletins later than that day are absent too: nobody had said so yet.
    """
    flights = {}
    for ident, flight in schedule.flights.items():
        then = _flight(flight, day)
        if then is not None:
            flights[ident] = then
    bulletins = {
        ident: one
        for ident, one in schedule.bulletins.items()
        if one.at is None or one.at.earliest is None or one.at.earliest.date() <= day
    }
    return attr.evolve(schedule, flights=flights, bulletins=bulletins, assertions=())


def _flight(flight: Flight, day: date) -> Flight | None:
    if flight.known is not None and flight.known > day:
        return None
    changed: dict[str, Any] = {}
    for name in ("launch", "dock", "undock", "land"):
        movement: Movement | None = getattr(flight, name)
        if movement is None:
            continue
        then = _movement(movement, day)
        if then is not movement:
            changed[name] = then
    relocate = tuple(one for one in flight.relocate if one.known is None or one.known <= day)
    if len(relocate) != len(flight.relocate):
        changed["relocate"] = relocate
    return attr.evolve(flight, **changed) if changed else flight


def _movement(movement: Movement, day: date) -> Movement | None:
    """Return a movement as it stood, or None if nothing was known of it."""
    if movement.known is None or movement.known <= day:
        return movement
    then: Slip | None = None
    for slip in movement.slips:
        if slip.known is not None and slip.known <= day:
            then = slip
    if then is None:
        return None
    values = {key: getattr(then, key) for key in _KEYS if getattr(then, key) is not None}
    kept = attr.evolve(movement, known=then.known, status=None)
    return attr.evolve(kept, **values)


def history(movement: Movement | Relocation) -> tuple[Slip, ...]:
    """Return what stood before, oldest first; those without a day last."""
    dated = [one for one in movement.slips if one.known is not None]
    return tuple(dated) + tuple(one for one in movement.slips if one.known is None)
