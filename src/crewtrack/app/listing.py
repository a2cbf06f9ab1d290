"""What ships with crewtrack: its records, their parts, scenes and scenarios, with what each holds.

Each file is read once and nothing is worked out: ids are counted along the includes, and a span is that of the launches
and landings as they are written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attr

from crewtrack.app.loading import PREFIX
from crewtrack.model.when import When, WhenError
from crewtrack.store.shipped import shipped_file, shipped_names, shipped_root
from crewtrack.toml.read import read

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime
    from pathlib import Path

KINDS = ("record", "part", "scene", "scenario")
"""What a shipped file can be."""

_HIDDEN = ("catalog",)
_SCENARIOS = "scenario"
_NOBODY = "?"


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Shipped:
    """A schedule or scenario that ships.

    Attributes:
        name: what ``crewtrack:NAME`` reads.
        kind: "record" for a whole one, "part" for some years of one, "scene" for one that opens at an instant of its
            own, "scenario" for what is laid over another with `--with`.
        station: the station of its flights, if it names one.
        as_of: the instant that it opens at, or None for the clock's.
        start, end: from the first launch to the last movement; None for a scenario, and where it has none.
        known_to: the day to which it was kept.
        flights, people: how many flights, and different people in their crews; of a scenario its own alone.
    """

    name: str
    kind: str
    title: str
    station: str | None
    as_of: datetime | None
    start: datetime | None
    end: datetime | None
    known_to: date | None
    flights: int
    people: int


def shipped() -> tuple[Shipped, ...]:
    """Return everything that ships and can be opened or laid over: records first, then parts, scenes, scenarios."""
    seen: dict[Path, dict[str, Any]] = {}
    found = [
        _listed(name, seen)
        for name in shipped_names()
        if name.split("/")[0] not in _HIDDEN and (shipped_root() / f"{name}.toml").is_file()
    ]
    found.sort(key=lambda one: (KINDS.index(one.kind), one.name))
    return tuple(found)


def _listed(name: str, seen: dict[Path, dict[str, Any]]) -> Shipped:
    own = _data(shipped_root() / f"{name}.toml", seen)
    flights: dict[str, dict[str, Any]] = {}
    layers = list(_layers(name, seen))
    for layer in layers:
        for address in layer.get("drop", ()):
            flights.pop(address.removeprefix("flight."), None)
        for ident, flight in layer.get("flight", {}).items():
            flights.setdefault(ident, {}).update(flight)
    head = {key: one[key] for one in layers for key in ("station", "known-to") if one.get(key)}
    if name.split("/", maxsplit=1)[0] == _SCENARIOS:
        kind = "scenario"
    elif "as-of" in own:
        kind = "scene"
    else:
        kind = "part" if "/" in name else "record"
    times = sorted(_times(flights.values())) if kind != "scenario" else []
    people = {person for flight in flights.values() for person in _people(flight)}
    return Shipped(
        name=name,
        kind=kind,
        title=own.get("title") or name,
        station=head.get("station"),
        as_of=own.get("as-of"),
        start=times[0] if times else None,
        end=times[-1] if times else None,
        known_to=head.get("known-to"),
        flights=len(flights),
        people=len(people),
    )


def _layers(name: str, seen: dict[Path, dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield the files that a shipped one is laid over, lowest first, then itself; folders hold no flights."""
    path = shipped_file(name)
    if path is None or path.is_dir():
        return
    data = _data(path, seen)
    for below in data.get("include", ()):
        if below.startswith(PREFIX):
            yield from _layers(below[len(PREFIX) :], seen)
    yield data


def _data(path: Path, seen: dict[Path, dict[str, Any]]) -> dict[str, Any]:
    if path not in seen:
        seen[path] = read(path.read_text(encoding="utf-8"))
    return seen[path]


def _people(flight: dict[str, Any]) -> Iterator[str]:
    for seat in flight.get("crew", ()):
        ident = seat["id"] if isinstance(seat, dict) else seat
        if ident != _NOBODY:
            yield ident


def _times(flights: Any) -> Iterator[datetime]:
    """Yield where the launches begin and the landings, or the last that is known of them, end."""
    for flight in flights:
        for part in ("launch", "dock", "undock", "land"):
            at = flight.get(part, {}).get("at")
            if at is None:
                continue
            try:
                when = When.parse(at)
            except WhenError:
                continue
            if when.earliest is not None:
                yield when.earliest
