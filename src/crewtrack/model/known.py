"""As known on: a schedule as it stood on a day, from the slips that its movements keep.

A movement says since when its present values stand (`known`) and what stood before (`slips`, oldest first).
A flight that was not yet known is absent. What says nothing of the kind is taken as always known, with two
exceptions: nobody knows on a day how something later will come out, and a time that contradicts the launch
as it then stood cannot have been the plan.
"""

from __future__ import annotations

from datetime import date
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

import attr

from crewtrack.model.nouns import OUTCOMES

if TYPE_CHECKING:
    from crewtrack.model.nouns import Flight, Movement, Relocation, Slip
    from crewtrack.model.schedule import Schedule
    from crewtrack.model.when import When

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
)
_RELOCATION_KEYS = ("left", "at", "port", "status")


def known_on(schedule: Schedule, day: date) -> Schedule:
    """Return the schedule as it stood at the end of a day, in UTC.

    Bulletins later than that day are absent too: nobody had said so yet. So are claims about the ledger, which
    speak of the plan as it is.
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
    return attr.evolve(schedule, flights=flights, bulletins=bulletins, assertions=(), bases=())


def _flight(flight: Flight, day: date) -> Flight | None:
    """Return a flight as it stood, or None if it, or its launch, was not yet known."""
    if flight.known is not None and flight.known > day:
        return None
    changed: dict[str, Any] = {}
    for name in ("launch", "dock", "undock", "land"):
        movement: Movement | None = getattr(flight, name)
        if movement is None:
            continue
        then = _movement(movement, day)
        if then is None and name == "launch":
            return None
        then = _open(then, day)
        if then is not movement:
            changed[name] = then
    if flight.relocate:
        relocate = tuple(
            then for then in (_relocation(one, day) for one in flight.relocate) if then is not None
        )
        if any(one is not two for one, two in zip_longest(relocate, flight.relocate)):
            changed["relocate"] = relocate
    if not changed:
        return flight
    found = attr.evolve(flight, **changed)
    launch = found.launch
    return found if launch is None or launch is flight.launch else _after(found, flight, launch)


def _movement(movement: Movement, day: date) -> Movement | None:
    """Return a movement as it stood, or None if nothing was known of it.

    Each slip says what its movement's next change replaced, so they are undone from the last one back.
    """
    if movement.known is None or movement.known <= day:
        return movement
    undone = _undone(movement.slips, day)
    if undone is None:
        return None
    return attr.evolve(movement, **_values(undone, _KEYS))


def _relocation(relocation: Relocation, day: date) -> Relocation | None:
    if relocation.known is not None and relocation.known > day:
        undone = _undone(relocation.slips, day)
        if undone is None:
            return None
        relocation = attr.evolve(relocation, **_values(undone, _RELOCATION_KEYS))
    start = relocation.left if relocation.left is not None else relocation.at
    if relocation.status in OUTCOMES and _later(start, day):
        relocation = attr.evolve(relocation, status=None)
    return relocation


def in_order(slips: tuple[Slip, ...]) -> tuple[Slip, ...]:
    """Return a history in the order of its days, which is the order that it should be written in.

    One without a day of its own stands where it is written: after the one before it.
    """
    if len(slips) < 2:
        return slips
    days: list[date] = []
    for slip in slips:
        days.append(slip.known if slip.known is not None else days[-1] if days else date.min)
    places = sorted(range(len(slips)), key=days.__getitem__)
    return tuple(slips[place] for place in places)


def _undone(slips: tuple[Slip, ...], day: date) -> tuple[Slip, ...] | None:
    """Return the slips from the one that stood on a day on; None if none did.

    One without a day of its own stood since the one before it, the first since ever.
    """
    slips = in_order(slips)
    place = -1
    for number, slip in enumerate(slips):
        if slip.known is not None and slip.known > day:
            break
        place = number
    return slips[place:] if place >= 0 else None


def _values(undone: tuple[Slip, ...], keys: tuple[str, ...]) -> dict[str, Any]:
    then = undone[0]
    # A status, a note and a source speak of the value that they stand beside.
    values: dict[str, Any] = {
        "known": then.known,
        "status": None,
        "note": then.note,
        "source": then.source,
    }
    for slip in reversed(undone):
        for key in keys:
            value = getattr(slip, key)
            if value is not None and (key != "status" or slip is then):
                values[key] = value
    return values


def _open(movement: Movement | None, day: date) -> Movement | None:
    """Return a movement without the outcome that it had only after a day."""
    if movement is None or movement.status not in OUTCOMES or movement.at is None:
        return movement
    return attr.evolve(movement, status=None) if _later(movement.at, day) else movement


def _later(when: When | None, day: date) -> bool:
    """Whether a time begins only after a day."""
    return when is not None and when.earliest is not None and when.earliest.date() > day


def _after(found: Flight, flight: Flight, launch: Movement) -> Flight:
    """Fit to a launch that stood otherwise what does not say since when it is known.

    The docking goes by the launch, so its time is left to be derived; of the rest, what would come before
    the launch goes.
    """
    changed: dict[str, Any] = {}
    start = launch.at.earliest if launch.at is not None else None
    moved = launch.at != flight.launch.at if flight.launch is not None else True
    dock = found.dock
    if moved and dock is not None and dock.known is None:
        changed["dock"] = attr.evolve(dock, at=None, status=None, captured=None)
    for name in ("undock", "land"):
        movement: Movement | None = getattr(found, name)
        if movement is None or movement.known is not None or movement.at is None or start is None:
            continue
        if movement.at.before_instant(start) is True:
            changed[name] = attr.evolve(movement, at=None, status=None)
    if moved:
        kept = tuple(
            one
            for one in found.relocate
            if one.known is not None
            or start is None
            or one.left is None
            or one.left.before_instant(start) is not True
        )
        if len(kept) != len(found.relocate):
            changed["relocate"] = kept
    return attr.evolve(found, **changed) if changed else found
