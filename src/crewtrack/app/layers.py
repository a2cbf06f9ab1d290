"""Layers: how files are laid one over another.

Catalogue, then includes in order, then the file itself, then each scenario. Tables merge key by key; values
and lists replace; `drop` removes. A layer that gives a movement a new time drops the status below it; one that
gives a landing a new time also drops the undocking below it, for they spoke of the old one; and what the new time
certainly contradicts goes (`crewtrack.app.moving`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crewtrack.model.address import parse_address
from crewtrack.model.decode import MOST_ITEMS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from crewtrack.model.address import Address

HOME = "\0station"
"""Where the default station is kept beside the table of stations: both are written `station`.

No file can hold this key, since the reader refuses control characters.
"""

JOINED = ("coverage", "assert")
"""Lists to which every layer adds its own entries."""

_TOP_ONLY = ("title", "as-of", "known-on")
_AT_STATION = ("flight", "expedition", "eva", "reboost")
_MOVEMENTS = ("launch", "dock", "undock", "land")


def lay_over(
    below: dict[str, Any], above: dict[str, Any], *, scenario: bool = False, beside: bool = False
) -> dict[str, Any]:
    """Return the data of two layers as one; neither is changed.

    Lists of `coverage` and `assert` are joined, since each layer speaks for itself. The default station is
    taken apart from the table of stations, and kept under `HOME`.

    Args:
        below: the data so far.
        above: the data of the next file.
        scenario: whether it is laid over the file that was asked for: then that file's title, as-of and
            known-on stay. Else they are its own, or none.
        beside: whether it is another file of one folder, which together are as one.
    """
    out = _dropped(below, above.get("drop"))
    if not scenario and not beside:
        for key in _TOP_ONLY:
            out.pop(key, None)
    home = above.get("station")
    if type(home) is str and out.get(HOME, home) != home:
        # Two files with two defaults: each file's own holds for what it declares.
        out = _settled(out, out[HOME])
    for key, value in above.items():
        if scenario and key in _TOP_ONLY:
            continue
        old = out.get(key)
        if key == "station" and type(value) is str:
            out[HOME] = value
            continue
        if key in JOINED and type(old) is list and type(value) is list:
            out[key] = [*old, *value]
        elif key == "flight" and type(old) is dict and type(value) is dict:
            out[key] = _flights(old, value, scenario=scenario)
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
    for key in JOINED:
        if type(out.get(key)) is list:
            out[key] = [
                {"station": home, **entry} if type(entry) is dict else entry for entry in out[key]
            ]
    return out


def _merge(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    out = dict(below)
    for key, value in above.items():
        old = out.get(key)
        out[key] = _merge(old, value) if type(old) is dict and type(value) is dict else value
    return out


def _flights(below: dict[str, Any], above: dict[str, Any], *, scenario: bool) -> dict[str, Any]:
    out = dict(below)
    for ident, flight in above.items():
        old = out.get(ident)
        if type(old) is not dict or type(flight) is not dict:
            out[ident] = flight
            continue
        if any(name in flight for name in _MOVEMENTS):
            from crewtrack.app.moving import fitted

            old = fitted(old, flight, scenario=scenario)
        out[ident] = _merge(old, flight)
    return out


def addresses(drop: object) -> Iterator[tuple[int, Address | None]]:
    """Yield what a layer drops, each with its place in the list; None for what is no address.

    Nothing of a list that is too long: that it is, the decoder tells.
    """
    listed = [drop] if type(drop) is str else drop if type(drop) is list else ()
    for place, text in enumerate(listed if len(listed) <= MOST_ITEMS else ()):
        if type(text) is not str:
            continue
        try:
            yield place, parse_address(text)
        except ValueError:
            yield place, None


def joined_from(layers: Sequence[dict[str, Any]], key: str) -> list[tuple[int, int]]:
    """Return where each entry of a joined list comes from: the layer, and its place there."""
    out: list[tuple[int, int]] = []
    for number, data in enumerate(layers):
        for _, address in addresses(data.get("drop")):
            if address == (key,):
                out = []
            elif address is not None and len(address) == 2 and address[0] == key:
                place = address[1]
                if type(place) is int and place < len(out):
                    del out[place]
        entries = data.get(key)
        if type(entries) is list:
            out += [(number, place) for place in range(len(entries))]
    return out


def _dropped(data: dict[str, Any], drop: object) -> dict[str, Any]:
    """Return the data without what `drop` names; addresses that are not there are no matter."""
    out: Any = dict(data)
    for _, address in addresses(drop):
        if address is not None:
            out = _without(out, address)
    return dict(out)


def _without(data: Any, address: Address) -> Any:
    """Return a table or a list without what an address in it names."""
    first, rest = address[0], address[1:]
    if not holds(data, (first,)):
        return data
    out = data.copy()
    if rest:
        out[first] = _without(out[first], rest)
    else:
        del out[first]
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
