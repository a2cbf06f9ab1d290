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
    from collections.abc import Iterable, Iterator, Sequence

    from crewtrack.app.loading import Layer, Loaded
    from crewtrack.model.address import Address
    from crewtrack.toml.locate import Index, Target

    Joined = dict[str, list[tuple[int, int]]]

_FEW = 5
"""For more problems than these, each file is looked through once, and not once for each."""


def place_of(
    loaded: Loaded, address: Address, *, layer: str | None = None, on_key: bool = False
) -> Place | None:
    """Return where an address stands, or None if no file has anything of it.

    Args:
        loaded: the files.
        address: what is looked for.
        layer: the name of the only file to look in.
        on_key: whether the key is meant, and not its value.
    """
    return _place_of(_Few(loaded), address, layer, on_key=on_key)


class _Few:
    """Where addresses stand, each looked for by itself."""

    def __init__(self, loaded: Loaded) -> None:
        """Start without a look at any file."""
        self.loaded = loaded
        self._joined: Joined = {}

    def layers(self, address: Address, layer: str | None) -> tuple[Sequence[Layer], Address]:
        """Return the files that may hold an address, the topmost first, and the address in them."""
        if (
            layer is None
            and len(address) > 1
            and address[0] in JOINED
            and isinstance(address[1], int)
        ):
            layer, address = self._own(address)
        every = reversed(self.loaded.layers)
        return [one for one in every if layer is None or one.name == layer], address

    def _own(self, address: Address) -> tuple[str | None, Address]:
        """Return the layer, and the address in it, of an entry of a list that all layers add to."""
        place = address[1]
        assert isinstance(place, int)  # noqa: S101 - the caller has looked
        key = str(address[0])
        entries = self._joined.get(key)
        if entries is None:
            heads = [layer.head for layer in self.loaded.layers]
            entries = self._joined[key] = joined_from(heads, key)
        if place >= len(entries):
            return None, address
        number, own = entries[place]
        return self.loaded.layers[number].name, (address[0], own, *address[2:])

    def holds(self, layer: Layer, path: Address) -> bool:
        """Whether a file has something at a path."""
        return holds(layer.data, path)

    def span(self, layer: Layer, path: Address, target: Target) -> Place:
        """Return where a path stands that a file has."""
        there = locate(layer.text, path, target=target, plain=layer.plain_to) or nearest(
            layer.text, path, target=target
        )
        return Place(layer.name, there.line, there.column, there.end_line, there.end_column)


class _Many(_Few):
    """Where addresses stand, all of them known before: each file is looked through once, for what is wanted of it."""

    def __init__(self, loaded: Loaded, asked: Iterable[tuple[Address, str | None]]) -> None:
        """Look through the files that have something of what is asked for: addresses, each perhaps with its file."""
        super().__init__(loaded)
        self._wanted: dict[str, set[Address]] = {}
        self._indexes: dict[str, Index] = {}
        for address, layer in asked:
            layers, own = self.layers(address, layer)
            self._want(layers, own)

    def _want(self, layers: Sequence[Layer], address: Address) -> None:
        for one in layers:
            if not one.has_data:  # whether it has it, its text will tell
                self._wanted.setdefault(one.name, set()).add(address)
        for length in range(len(address), 0, -1):
            for one in layers:
                if one.has_data and holds(one.data, address[:length]):
                    self._wanted.setdefault(one.name, set()).add(address[:length])
                    return

    def _index(self, layer: Layer) -> Index:
        found = self._indexes.get(layer.name)
        if found is None:
            found = self._indexes[layer.name] = index(layer.text, self._wanted.get(layer.name, ()))
        return found

    def holds(self, layer: Layer, path: Address) -> bool:
        return holds(layer.data, path) if layer.has_data else path in self._index(layer)

    def span(self, layer: Layer, path: Address, target: Target) -> Place:
        there = self._index(layer).nearest(path, target=target)
        return Place(layer.name, there.line, there.column, there.end_line, there.end_column)


def _place_of(places: _Few, address: Address, layer: str | None, *, on_key: bool) -> Place | None:
    layers, address = places.layers(address, layer)
    for length in range(len(address), 0, -1):
        path = address[:length]
        for one in layers:
            if places.holds(one, path):
                whole = length == len(address)
                on_key = on_key or (not whole and not isinstance(path[-1], int))
                return places.span(one, path, "key" if on_key else "value")
    return Place(layers[0].name, 1, 1, 1, 1) if layers else None


def located(loaded: Loaded, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return problems with file, line and column looked up, in order of place, then code.

    What one rule finds in one place stays as it was found: the spans of one person in order of time.
    """
    names = {layer.name: place for place, layer in enumerate(reversed(loaded.layers))}
    out = list(problems)
    many = len(out) > _FEW or not all(layer.has_data for layer in loaded.layers)
    places = _Many(loaded, _asked(out)) if many else _Few(loaded)
    for number, one in enumerate(out):
        out[number] = _located(places, one)

    def order(problem: Problem) -> tuple[int, int, int, str]:
        place = problem.place
        if place is None:
            return (-1, 0, 0, problem.code)
        return (names.get(place.file, -1), place.line, place.column, problem.code)

    out.sort(key=order)
    return tuple(out)


def _asked(problems: Iterable[Problem]) -> Iterator[tuple[Address, str | None]]:
    """Yield what has to be looked up, each with the only file to look in, if there is one."""
    for problem in problems:
        if problem.place is None and problem.address:
            yield problem.address, problem.layer
        for one in problem.related:
            if one.place is None and one.address:
                yield one.address, one.layer


def _located(places: _Few, problem: Problem) -> Problem:
    place = problem.place
    if place is None and problem.address:
        place = _place_of(places, problem.address, problem.layer, on_key=problem.on_key)
    if place is None and places.loaded.layers:
        place = Place(places.loaded.name, 1, 1, 1, 1)
    related = tuple(
        one
        if one.place is not None or not one.address
        else attr.evolve(one, place=_place_of(places, one.address, one.layer, on_key=False))
        for one in problem.related
    )
    return attr.evolve(problem, place=place, related=related)
