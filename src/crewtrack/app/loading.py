"""Loading: from a name on the command line to a schedule, its ledger's worth of data, and what is wrong.

A schedule is the catalogue, then its includes in order, then the file itself, then each scenario
(`crewtrack.app.layers`). Nothing here raises for bad data; only a target that cannot be read at all leaves
`Loaded.schedule` None.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attr

from crewtrack.app.layers import HOME, addresses, holds, joined_from, lay_over
from crewtrack.app.reading import PREFIX, Layer, Reader
from crewtrack.model.address import dotted
from crewtrack.model.decode import clip, decode, nearest
from crewtrack.model.problem import Problem, Severity
from crewtrack.model.schedule import Base
from crewtrack.store.paths import is_folder, is_there, own_schedule
from crewtrack.store.shipped import SCENE, shipped_root
from crewtrack.toml.dense import LONG

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from crewtrack.model.address import Address
    from crewtrack.model.schedule import Schedule

__all__ = ["PREFIX", "Layer", "Loaded", "default_target", "load"]

_CATALOG = "catalog"
_BOOKS = (
    "agency",
    "person",
    "spacecraft",
    "site",
    "flight",
    "expedition",
    "eva",
    "reboost",
    "drop",
)
"""The tables that claims may rest on, besides the stations."""


class Loaded:
    """What came of reading a schedule.

    Attributes:
        schedule: the nouns, or None if nothing could be read.
        problems: what could not be read; addresses are not yet looked up (`crewtrack.app.locating`).
        layers: the files, the lowest first.
        name, path: of the file that was asked for; `name` is as a person would say it.
        shipped: whether it came with crewtrack: then it is not edited in place.
        own: how many of the layers are the schedule's own; those after them are scenarios.
        unread: those of the problems that are about what could not be read at all.
    """

    __slots__ = ("layers", "name", "own", "path", "problems", "schedule", "shipped", "unread")

    def __init__(
        self,
        schedule: Schedule | None,
        problems: tuple[Problem, ...],
        layers: tuple[Layer, ...],
        name: str,
        path: Path,
        *,
        shipped: bool,
        own: int | None = None,
    ) -> None:
        """Keep what was read."""
        self.own = len(layers) if own is None else own
        self.unread: tuple[Problem, ...] = ()
        self.schedule = schedule
        self.problems = problems
        self.layers = layers
        self.name = name
        self.path = path
        self.shipped = shipped

    @property
    def files(self) -> tuple[Path, ...]:
        """Every file that was read, and the one that was asked for even if it could not be."""
        return tuple(dict.fromkeys((*(layer.path for layer in self.layers), self.path)))


def judged_by_clock(loaded: Loaded) -> bool:
    """Whether plans are judged by the clock although some file says to which day it was kept.

    An included file's `known-to` speaks for that file. One laid over it with flights of its own, and without a
    day of its own, is taken to be kept until now.
    """
    own = loaded.layers[: loaded.own]
    top = [layer.head for layer in own if own and layer.stack == own[-1].stack]
    return any("flight" in data for data in top) and not any("known-to" in data for data in top)


def default_target(environ: Mapping[str, str]) -> str:
    """Return what to read when nothing is named: $CREWTRACK_FILE, your own schedule, else the scene."""
    named = environ.get("CREWTRACK_FILE")
    if named:
        return named
    own = own_schedule()
    return str(own) if is_there(own) else f"{PREFIX}{SCENE}"


def load(
    target: str | Path,
    *,
    above: Iterable[str | Path] = (),
    texts: Mapping[Path, str] | None = None,
    spare: bool = False,
) -> Loaded:
    """Read a schedule.

    Args:
        target: a path, a folder, or ``crewtrack:NAME`` for what ships.
        above: files laid over it, in order.
        texts: what some files are taken to say, whatever is on disk.
        spare: whether to let go of the data of long files as soon as they are decoded. They can be asked for all the
            same, which reads them again; who only asks for the schedule needs half of the memory.
    """
    reader = Reader(texts)
    path, name, shipped = reader.resolve(str(target))
    if path is None:
        return Loaded(None, tuple(reader.problems), (), name, Path(name), shipped=shipped)
    reader.add(shipped_root() / _CATALOG, root=shipped_root(), shipped=True, quiet=True)
    top = reader.add(path, root=_folder_of(path), name=name, shipped=shipped)
    own = len(reader.layers)
    for one in above:
        over, over_name, over_shipped = reader.resolve(str(one))
        if over is not None:
            reader.add(over, root=_folder_of(over), name=over_name, shipped=over_shipped)
    layers = tuple(reader.layers)
    if not top:
        return Loaded(None, tuple(reader.problems), layers, name, path, shipped=shipped)
    return _laid(layers, tuple(reader.problems), name, path, shipped=shipped, own=own, spare=spare)


def relaid(loaded: Loaded, texts: Mapping[str, tuple[str, dict[str, Any]]]) -> Loaded:
    """Return a schedule with other texts in some of its files, without a look at the disk.

    Args:
        loaded: the schedule as it was read.
        texts: by a layer's name, its text and what that reads as. It must include what it did.
    """
    layers = tuple(
        layer.saying(*texts[layer.name]) if layer.name in texts else layer
        for layer in loaded.layers
    )
    return _laid(
        layers, loaded.unread, loaded.name, loaded.path, shipped=loaded.shipped, own=loaded.own
    )


def _laid(
    layers: tuple[Layer, ...],
    unread: tuple[Problem, ...],
    name: str,
    path: Path,
    *,
    shipped: bool,
    own: int,
    spare: bool = False,
) -> Loaded:
    useless: list[Problem] = []
    schedule, problems = _decoded(layers, own, useless, spare=spare)
    problems = [*unread, *_unheeded(layers), *useless, *problems]
    bases = _bases(layers, own, spare=spare)
    if bases:
        schedule = attr.evolve(schedule, bases=bases)
    out = Loaded(schedule, tuple(problems), layers, name, path, shipped=shipped, own=own)
    out.unread = unread
    return out


def _decoded(
    layers: tuple[Layer, ...],
    own: int,
    useless: list[Problem] | None = None,
    *,
    spare: bool = False,
) -> tuple[Schedule, list[Problem]]:
    """Read the data of layers laid one over another; those from `own` on are scenarios.

    What a layer drops that none below it has is added to `useless`. `spare` lets go of the data of long files.
    """
    data: dict[str, Any] = {}
    stack = 0
    for place, layer in enumerate(layers):
        if useless is not None and "drop" in layer.data:
            useless += _useless(layer, data)
        data = lay_over(data, layer.data, scenario=place >= own, beside=layer.stack == stack)
        stack = layer.stack
    home = data.pop(HOME, None)
    return decode(data, home, _let_go(layers, data) if spare else ())


def _let_go(layers: tuple[Layer, ...], data: dict[str, Any]) -> frozenset[str]:
    """Let go of the data of long files; return the keys of the merged data whose values are nobody else's now."""
    long = [layer for layer in layers if len(layer.text) >= LONG]
    for layer in long:
        layer.let_go()
    if not long:
        return frozenset()
    others = {id(value) for layer in layers if layer.has_data for value in layer.data.values()}
    return frozenset(key for key, value in data.items() if id(value) not in others)


def _bases(layers: tuple[Layer, ...], own: int, *, spare: bool) -> tuple[Base, ...]:
    """Return the runs of claims that are not about the whole, since what lies above them changes the books."""
    if not any("assert" in layer.head for layer in layers[:-1]):
        return ()
    bases: list[Base] = []
    claims = joined_from([layer.head for layer in layers], "assert")
    for first, (number, _) in enumerate(claims):
        if first > 0 and claims[first - 1][0] == number:
            continue
        last = first + sum(1 for one, _ in claims[first:] if one == number)
        end = number + 1
        while end < len(layers) and layers[end].stack == layers[number].stack:
            end += 1
        below, above = layers[:end], layers[end:]
        if any(_changes(layer, below) for layer in above):
            bases.append(Base(first, last, partial(_schedule, below, own, spare=spare)))
    return tuple(bases)


def _schedule(layers: tuple[Layer, ...], own: int, *, spare: bool) -> Schedule:
    return _decoded(layers, own, spare=spare)[0]


def _changes(layer: Layer, below: tuple[Layer, ...]) -> bool:
    """Whether a layer may change what follows from those below it: more than claims and news."""
    home = layer.head.get("station")
    if type(home) is str:
        # A default of their own holds for them whatever comes above.
        named = any(type(one.head.get("station")) is str for one in below)
        return not named or any(key in layer.head for key in _BOOKS)
    return type(home) is dict or any(key in layer.head for key in _BOOKS)


def _useless(layer: Layer, below: dict[str, Any]) -> Iterator[Problem]:
    """Yield what a layer drops that is in none of the layers below it."""
    for place, address in addresses(layer.data["drop"]):
        if address is None or holds(below, address):
            continue
        at = ("drop", place) if type(layer.data["drop"]) is list else ("drop",)
        there = 0
        while holds(below, address[: there + 1]):
            there += 1
        table = below
        for part in address[:there]:
            table = table[part]  # type: ignore[index]
        yield Problem(
            "F107",
            "unknown-id",
            Severity.ERROR,
            f"no file below has {_short(address)}",
            at,
            hint=_meant(address, there, table),
            layer=layer.name,
        )


def _meant(address: Address, there: int, table: object) -> str | None:
    """Return what somebody may have meant to drop: the nearest key where the address leads nowhere."""
    missed = address[there]
    if isinstance(table, list):
        return f"{_short(address[:there])} has {len(table)}, counted from 0"
    if not isinstance(table, dict) or not isinstance(missed, str):
        return None
    close = nearest(missed, [one for one in table if one != HOME])
    if close is not None:
        return f'did you mean "{dotted((*address[:there], close, *address[there + 1 :]))}"?'
    if there == 2 and address[0] == "flight" and len(address) == 3 and missed in ("dock", "undock"):
        return "it is derived: what it is derived from can be dropped"
    return None


def _short(address: Address) -> str:
    return dotted(tuple(clip(one) if isinstance(one, str) else one for one in address))


def _unheeded(layers: tuple[Layer, ...]) -> list[Problem]:
    """Return what is wrong with keys of a layer that do not come to the decoder."""
    out: list[Problem] = []
    for layer in layers:
        for place, address in addresses(layer.head.get("drop")):
            if address is None:
                at = ("drop", place) if type(layer.head["drop"]) is list else ("drop",)
                out.append(
                    Problem(
                        "F104",
                        "bad-value",
                        Severity.ERROR,
                        "what is dropped is no address",
                        at,
                        hint='an address is keys with dots: "flight.soyuz-ms-21.undock"',
                        layer=layer.name,
                    )
                )
        version = layer.head.get("format", 1)
        if type(version) is int and version != 1 and layer is not layers[-1]:
            out.append(
                Problem(
                    "F110",
                    "format-version",
                    Severity.ERROR,
                    f"format {version} is not known",
                    ("format",),
                    hint="this crewtrack reads format = 1",
                    layer=layer.name,
                )
            )
    return out


def _folder_of(path: Path) -> Path:
    """Return the folder that includes may not lead out of."""
    try:
        return path if is_folder(path) else path.parent
    except OSError:
        return path.parent
