"""Locating: from an address to file, line and column, when somebody wants to see it.

The files are looked through from the top: the first that holds the address is where it stands. An address
that no file holds (a missing key, a derived docking) is placed at the nearest table that one does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attr

from crewtrack.app.layers import JOINED, holds, joined_from
from crewtrack.model.problem import Place, Problem
from crewtrack.toml.locate import index, locate, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from crewtrack.app.loading import Layer, Loaded
    from crewtrack.model.address import Address
    from crewtrack.toml.locate import Index, Target

    Indexes = dict[str, Index]
    Joined = dict[str, list[tuple[int, int]]]

_FEW = 5
"""For more problems than these, each file is looked through once, and not once for each."""


def place_of(
    loaded: Loaded,
    address: Address,
    *,
    layer: str | None = None,
    on_key: bool = False,
    indexes: Indexes | None = None,
    joined: Joined | None = None,
) -> Place | None:
    """Return where an address stands, or None if no file has anything of it.

    Args:
        loaded: the files.
        address: what is looked for.
        layer: the name of the only file to look in.
        on_key: whether the key is meant, and not its value.
        indexes: where all of a file stands, by its name; filled in. Without it, only the one is looked for.
        joined: where the entries of lists come from to which all layers add, by their key; filled in.
    """
    if layer is None and len(address) > 1 and address[0] in JOINED and isinstance(address[1], int):
        layer, address = _own_place(loaded, address, {} if joined is None else joined)
    layers = [one for one in reversed(loaded.layers) if layer is None or one.name == layer]
    for length in range(len(address), 0, -1):
        for one in layers:
            if holds(one.data, address[:length]):
                return _place(one, address, length, on_key=on_key, indexes=indexes)
    return Place(layers[0].name, 1, 1, 1, 1) if layers else None


def _own_place(loaded: Loaded, address: Address, joined: Joined) -> tuple[str | None, Address]:
    """Return the layer, and the address in it, of an entry of a list that all layers add to."""
    place = address[1]
    assert isinstance(place, int)  # noqa: S101 - the caller has looked
    key = str(address[0])
    entries = joined.get(key)
    if entries is None:
        entries = joined[key] = joined_from([layer.data for layer in loaded.layers], key)
    if place >= len(entries):
        return None, address
    number, own = entries[place]
    return loaded.layers[number].name, (address[0], own, *address[2:])


def _place(
    layer: Layer, address: Address, length: int, *, on_key: bool, indexes: Indexes | None
) -> Place:
    path = address[:length]
    whole = length == len(address)
    on_key = on_key or (not whole and not isinstance(path[-1], int))
    target: Target = "key" if on_key else "value"
    if indexes is not None:
        own = indexes.get(layer.name)
        if own is None:
            own = indexes[layer.name] = index(layer.text)
        there = own.nearest(path, target=target)
        return Place(layer.name, there.line, there.column, there.end_line, there.end_column)
    there = locate(layer.text, path, target=target, plain=layer.plain_to) or nearest(
        layer.text, path, target=target
    )
    return Place(layer.name, there.line, there.column, there.end_line, there.end_column)


def located(loaded: Loaded, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return problems with file, line and column looked up, in order of place, then code.

    What one rule finds in one place stays as it was found: the spans of one person in order of time.
    """
    names = {layer.name: place for place, layer in enumerate(reversed(loaded.layers))}
    found = list(problems)
    indexes: Indexes | None = {} if len(found) > _FEW else None
    joined: Joined = {}
    out = [_located(loaded, one, indexes, joined) for one in found]

    def order(problem: Problem) -> tuple[int, int, int, str]:
        place = problem.place
        if place is None:
            return (-1, 0, 0, problem.code)
        return (names.get(place.file, -1), place.line, place.column, problem.code)

    return tuple(sorted(out, key=order))


def _located(loaded: Loaded, problem: Problem, indexes: Indexes | None, joined: Joined) -> Problem:
    place = problem.place
    if place is None and problem.address:
        place = place_of(
            loaded,
            problem.address,
            layer=problem.layer,
            on_key=problem.on_key,
            indexes=indexes,
            joined=joined,
        )
    if place is None and loaded.layers:
        place = Place(loaded.name, 1, 1, 1, 1)
    related = tuple(
        one
        if one.place is not None or not one.address
        else attr.evolve(
            one,
            place=place_of(loaded, one.address, layer=one.layer, indexes=indexes, joined=joined),
        )
        for one in problem.related
    )
    return attr.evolve(problem, place=place, related=related)
