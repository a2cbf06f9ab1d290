"""Moving: what a layer that gives a flight a new time leaves of the times below it.

A new time speaks for its movement: the status below it, and when the arm caught or released the ship, spoke of the
old one. What the new time certainly contradicts goes too, so that it is derived anew, or left open: a docking
before the new launch, a landing before the new undocking, a relocation outside of the new stay. Under a scenario
the history of such a movement goes as well, else the plan as known on a day would have the old time back.
"""

from __future__ import annotations

from typing import Any

from crewtrack.model.when import When, WhenError

_ORDER = ("launch", "dock", "undock", "land")
_OF_THE_TIME = ("status", "captured", "unberthed")
_HISTORY = ("known", "slips")


def fitted(below: dict[str, Any], above: dict[str, Any], *, scenario: bool) -> dict[str, Any]:
    """Return a flight's table without what a layer above makes void; neither is changed.

    Args:
        below: the table of one flight, as read.
        above: the table that is laid over it.
        scenario: whether the layer is a scenario.
    """
    new = {name: above[name]["at"] for name in _ORDER if "at" in _table(above, name)}
    if not new:
        return below
    kept = dict(below)
    if "land" in new:
        kept.pop("undock", None)
    gone = _OF_THE_TIME + _HISTORY if scenario else _OF_THE_TIME
    for name in new:
        if _table(kept, name):
            kept[name] = _less(kept[name], gone)
    times = {name: _when(value) for name, value in new.items()}
    for place, name in enumerate(_ORDER):
        old = _when(_table(kept, name).get("at"))
        if name in new or old is None:
            continue
        before = [times[one] for one in _ORDER[:place] if one in times]
        if any(one is not None and old.before(one) is True for one in before):
            kept[name] = _less(kept[name], ("at", *gone))
    moves = kept.get("relocate")
    if type(moves) is list and "relocate" not in above:
        stay = [one for one in moves if type(one) is not dict or _within(one, times)]
        if len(stay) < len(moves):
            kept["relocate"] = stay
    return kept


def _within(relocation: dict[str, Any], times: dict[str, When | None]) -> bool:
    """Whether a relocation may still be in the stay that the new times leave."""
    for key in ("left", "at"):
        when = _when(relocation.get(key))
        if when is None:
            continue
        begins = [times.get("launch"), times.get("dock")]
        ends = [times.get("undock"), times.get("land")]
        if any(one is not None and when.before(one) is True for one in begins):
            return False
        if any(one is not None and one.before(when) is True for one in ends):
            return False
    return True


def _less(table: dict[str, Any], keys: tuple[str, ...]) -> dict[str, Any]:
    return {key: value for key, value in table.items() if key not in keys}


def _table(flight: dict[str, Any], name: str) -> dict[str, Any]:
    found = flight.get(name)
    return found if type(found) is dict else {}


def _when(value: object) -> When | None:
    """Return a time as read, or None where there is none: the decoder says what is wrong with it."""
    if value is None:
        return None
    try:
        return When.parse(value)
    except WhenError:
        return None
