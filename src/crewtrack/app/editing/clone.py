"""Clone: a flight as the next one of its kind, with everything left out that nobody can know yet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from crewtrack.app.editing.changes import Add
from crewtrack.model.decode import clip
from crewtrack.model.names import as_id
from crewtrack.toml.splice import EditRefusedError

if TYPE_CHECKING:
    from crewtrack.app.editing.bench import Bench

_NUMBER: Final = re.compile(r"\d+(?!.*\d)")
_STAYS: Final = ("spacecraft", "station", "operator", "provider", "life")


def clone(bench: Bench, ident: str, to: str | None = None) -> Add:
    """Return a new flight like another: ``soyuz-ms-22`` like ``soyuz-ms-21``.

    Its id and names count up; it is launched from the same site to the same port, on a date to be determined, with a
    crew that is not yet named.

    Args:
        bench: the schedule.
        ident: the flight that it is like.
        to: its id; left out, the next number that is free.

    Raises:
        EditRefusedError: there is no such flight, or the id is taken.
    """
    bench.require(("flight", ident))
    old = bench.value(("flight", ident))
    if not isinstance(old, dict):
        message = f'there is no flight "{clip(ident)}"'
        raise EditRefusedError(message)
    steps = 1
    if to is None:
        stem = as_id(ident) or "flight"
        while bench.has(("flight", counted(stem, steps))):
            steps += 1
        to = counted(stem, steps)
    elif bench.has(("flight", to)):
        message = f"flight.{clip(to)} is there already"
        raise EditRefusedError(message)
    else:
        steps = _between(ident, to)
    new: dict[str, Any] = {}
    for key in ("name", "short"):
        if isinstance(old.get(key), str):
            new[key] = counted(old[key], steps)
    new |= {key: old[key] for key in _STAYS if key in old}
    crew = old.get("crew")
    if isinstance(crew, list) and crew:
        new["crew"] = ["?"] * len(crew)
    new["launch"] = {"at": "TBD"} | _kept(old, "launch", "site")
    dock = _kept(old, "dock", "port", "stays")
    if dock:
        new["dock"] = dock
    land = _kept(old, "land", "site", "destroyed")
    if land:
        new["land"] = land
    order = ("spacecraft", "name", "short", *_STAYS[1:-1], "crew", "launch", "dock", "land", "life")
    ordered = {key: new[key] for key in order if key in new}
    if list(old)[:1] == ["name"] and "name" in new:
        ordered = (
            {"name": new["name"]} | ({"short": new["short"]} if "short" in new else {}) | ordered
        )
    return Add(("flight", to), ordered)


def _kept(flight: dict[str, Any], movement: str, *keys: str) -> dict[str, Any]:
    table = flight.get(movement)
    return {key: table[key] for key in keys if key in table} if isinstance(table, dict) else {}


def counted(text: str, steps: int = 1) -> str:
    """Return a name with its last number counted up, as wide as it was; without a number, it gets one.

    ``Soyuz MS-21`` becomes ``Soyuz MS-22``; ``hubble`` becomes ``hubble-2``.
    """
    found = _NUMBER.search(text)
    if found is None:
        return f"{text}{'-' if ' ' not in text else ' '}{steps + 1}"
    digits = found.group()
    return f"{text[: found.start()]}{int(digits) + steps:0{len(digits)}d}{text[found.end() :]}"


def _between(ident: str, to: str) -> int:
    """Return how many numbers apart two ids are; 1 where that makes no sense."""
    one, other = _NUMBER.search(ident), _NUMBER.search(to)
    if one is None or other is None:
        return 1
    return max(int(other.group()) - int(one.group()), 1)
