"""Order: where among its kind a new entry stands. Flights stand in order of launch, the rest by time or by id."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crewtrack.model.when import FAR_FUTURE, When, WhenError

if TYPE_CHECKING:
    from datetime import datetime

    from crewtrack.app.editing.planning import Planner
    from crewtrack.model.address import Address

TIMES: dict[str, tuple[tuple[str, ...], ...]] = {
    "flight": (("launch", "at"), ("dock", "at"), ("undock", "at"), ("land", "at")),
    "expedition": (("from",),),
    "eva": (("from",),),
    "reboost": (("from",),),
    "bulletin": (("at",),),
}


def neighbour(
    planner: Planner, data: dict[str, Any], entry: Address, value: Any
) -> tuple[str | None, bool]:
    """Return the entry of a file that a new one stands after, and whether it stands before that instead.

    Args:
        planner: knows the times that other files say.
        data: what the file says.
        entry: the address of the new entry.
        value: what it is to say.
    """
    kind, ident = str(entry[0]), str(entry[1])
    siblings = data.get(kind)
    if not isinstance(siblings, dict):
        return None, False
    kin = [key for key, one in siblings.items() if isinstance(one, dict)]
    if not kin:
        return None, False
    if kind in TIMES:
        own = moment(kind, planner.value(entry), value)
        moments = {one: moment(kind, planner.value((kind, one)), siblings[one]) for one in kin}
        before = [one for one in kin if moments[one] <= own]
        if not before:
            return min(kin, key=lambda one: moments[one]), True
        # Of several at once, the last.
        return max(reversed(before), key=lambda one: moments[one]), False
    if kin != sorted(kin):
        return kin[-1], False
    before = [one for one in kin if one < ident]
    return (before[-1], False) if before else (kin[0], True)


def moment(kind: str, whole: Any, own: Any) -> datetime:
    """Return the instant by which an entry is put in order: its own file's word first, last if it has none."""
    for keys in TIMES[kind]:
        for table in (own, whole):
            found = table
            for key in keys:
                found = found.get(key) if isinstance(found, dict) else None
            when = _when(found)
            if when is not None:
                return when.earliest or when.latest or FAR_FUTURE
    return FAR_FUTURE


def _when(value: Any) -> When | None:
    if value is None:
        return None
    try:
        return When.parse(value)
    except WhenError:
        return None
