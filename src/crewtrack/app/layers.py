"""Layers: how files are laid one over another.

Catalogue, then includes in order, then the file itself, then each scenario. Tables merge key by key; values
and lists replace; `drop` removes. A layer that gives a movement a new time drops the status below it, and
one that gives a landing a new time also drops the undocking below it, for they spoke of the old one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crewtrack.model.address import parse_address

if TYPE_CHECKING:
    from crewtrack.model.address import Address

HOME = "default station"
"""Where the default station is kept beside the table of stations: both are written `station`."""

JOINED = ("coverage", "assert")
"""Lists to which every layer adds its own entries."""

_TOP_ONLY = ("title", "as-of", "known-on")
_AT_STATION = ("flight", "expedition", "eva", "reboost")
_MOVEMENTS = ("launch", "dock", "undock", "land")


def lay_over(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    """Return the data of two layers as one; neither is changed.

    Lists of `coverage` and `assert` are joined, since each layer speaks for itself. The default station is
    taken apart from the table of stations, and kept under `HOME`.
    """
    out = _dropped(below, above.get("drop"))
    for key in _TOP_ONLY:
        out.pop(key, None)
    home = above.get("station")
    if type(home) is str and out.get(HOME, home) != home:
        # Two files with two defaults: each file's own holds for what it declares.
        out = _settled(out, out[HOME])
    for key, value in above.items():
        old = out.get(key)
        if key == "station" and type(value) is str:
            out[HOME] = value
            continue
        if key in JOINED and type(old) is list and type(value) is list:
            out[key] = [*old, *value]
        elif key == "flight" and type(old) is dict and type(value) is dict:
            out[key] = _flights(old, value)
        elif type(old) is dict and type(value) is dict:
            out[key] = _merge(old, value)
        else:
            out[key] = value
    return out


def _settled(data: dict[str, Any], home: str) -> dict[str, Any]:
    """Return the data with the default station written into every entry that leaves it out."""
    out = dict(data)
    for table in _AT_STATION:
        entries = out.get(table)
        if type(entries) is dict:
            out[table] = {
                ident: {"station": home, **entry} if type(entry) is dict else entry
                for ident, entry in entries.items()
            }
    return out


def _merge(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    out = dict(below)
    for key, value in above.items():
        old = out.get(key)
        out[key] = _merge(old, value) if type(old) is dict and type(value) is dict else value
    return out


def _flights(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    out = dict(below)
    for ident, flight in above.items():
        old = out.get(ident)
        if type(old) is not dict or type(flight) is not dict:
            out[ident] = flight
            continue
        kept = dict(old)
        for name in _MOVEMENTS:
            own, new = kept.get(name), flight.get(name)
            if type(own) is dict and type(new) is dict and "at" in new:
                kept[name] = {key: value for key, value in own.items() if key != "status"}
        land = flight.get("land")
        if type(land) is dict and "at" in land and "undock" not in flight:
            kept.pop("undock", None)
        out[ident] = _merge(kept, flight)
    return out


def _dropped(data: dict[str, Any], drop: object) -> dict[str, Any]:
    """Return the data without what `drop` names; addresses that are not there are no matter."""
    out = dict(data)
    if type(drop) is not list:
        return out
    for text in drop:
        if type(text) is not str:
            continue
        try:
            address = parse_address(text)
        except ValueError:
            continue
        out = _without(out, address)
    return out


def _without(data: dict[str, Any], address: Address) -> dict[str, Any]:
    first, rest = address[0], address[1:]
    if type(first) is not str or first not in data:
        return data
    out = dict(data)
    if not rest:
        del out[first]
    elif type(out[first]) is dict:
        out[first] = _without(out[first], rest)
    return out


def holds(data: Any, address: Address) -> bool:
    """Whether a layer's own data has a value at an address."""
    for part in address:
        if not isinstance(data, dict | list):
            return False
        try:
            data = data[part]  # type: ignore[index]
        except (KeyError, IndexError, TypeError):
            return False
    return True
