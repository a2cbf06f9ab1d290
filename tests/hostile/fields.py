"""Schedules made from the field table, so that no field is forgotten: each says a probe wherever a text may stand.

`write` makes one of three. Where there are several probes, each text has the next of them.

- ``named``: every text that names nothing else is a probe; ids are plain, and the books can be read.
- ``called``: every id is a probe as well, and every text that names something says that id.
- ``lost``: every text is a probe, also where it is to name something that there is not, to be a time, a number or a
  table; and every table holds a key of that name. Nearly all of it is a problem to be told.
"""

from __future__ import annotations

import itertools
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from crewtrack.model.fields import Kind, Spec, specs
from crewtrack.model.nouns import (
    ENTRIES,
    MOVEMENT_KEYS,
    NESTED,
    Assertion,
    Head,
    Movement,
    Seat,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

BOOKS = ("named", "called", "lost")
"""What kinds of book there are."""

PLAIN = {
    "address": "flight.one",
    "agency": "house",
    "bulletin": "news",
    "eva": "walk",
    "expedition": "first",
    "flight": "one",
    "module": "hub",
    "person": "ada",
    "port": "front",
    "reboost": "burn",
    "site": "pad",
    "spacecraft": "pod",
    "station": "alpha",
}
"""What a text that names something says, where it is not to be hostile."""

_DAY = date(2022, 2, 20)
_INSTANT = datetime(2022, 2, 25, 12, tzinfo=UTC)


def texts() -> list[tuple[str, ...]]:
    """Return every text of the format that names nothing else and may say what it likes: noun, then keys."""
    return [where for where, spec in _every() if _free(spec)]


def _every() -> list[tuple[tuple[str, ...], Spec]]:
    nouns = {**ENTRIES, **NESTED, "Assertion": Assertion, "Head": Head}
    return [((noun, name), spec) for noun, cls in nouns.items() for name, (_, spec) in specs(cls).items()]  # fmt: skip


def _free(spec: Spec) -> bool:
    return spec.kind in {Kind.TEXT, Kind.TEXTS} and not spec.refers and not spec.choices


class _Maker:
    """Fills tables by the field table."""

    def __init__(self, kind: str, probes: Sequence[str], turn: int) -> None:
        self.kind = kind
        self.probes = itertools.cycle([*probes[turn:], *probes[:turn]])
        self.ids = {
            noun: (f"{self.key} {at}" if kind == "called" else plain)
            for at, (noun, plain) in enumerate(PLAIN.items())
        }
        self.ids["address"] = f"flight.{quoted(self.ids['flight'])}"

    @property
    def probe(self) -> str:
        """The next of the probes."""
        return next(self.probes)

    @property
    def key(self) -> str:
        """The next of the probes, as a key may be: on one line."""
        return self.probe.replace("\n", " ")

    def table(self, cls: type, movement: str = "") -> dict[str, Any]:
        out: dict[str, Any] = {}
        for name, (_, spec) in specs(cls).items():
            if movement and name not in MOVEMENT_KEYS[movement]:
                continue
            out[name] = self.value(name, spec)
        if self.kind == "lost":
            out[self.key] = self.probe
        return out

    def value(self, name: str, spec: Spec) -> Any:
        """What stands under a key."""
        lost = self.kind == "lost"
        match spec.kind:
            case Kind.TABLE if spec.noun == "Movement":
                return self.table(Movement, name)
            case Kind.TABLE:
                return self.table(NESTED[spec.noun or ""])
            case Kind.TABLES:
                return [self.table(NESTED[spec.noun or ""])]
            case Kind.ENTRIES:
                return {self.ids[name]: self.table(NESTED[spec.noun or ""])}
            case Kind.CREW:
                return [{**self.table(Seat), "id": self.probe if lost else self.ids["person"]}, "?"]
            case Kind.COUNTS:
                return {self.ids[spec.refers or ""]: 1}
            case Kind.NAMES:
                return {self.ids[spec.refers or ""]: self.ids["flight"]}
            case Kind.TEXTS:
                return [self.text(spec), self.text(spec)]
            case Kind.TEXT:
                return self.text(spec)
        if lost:
            return self.probe
        return {
            Kind.INTEGER: 1,
            Kind.NUMBER: 1.5,
            Kind.BOOL: True,
            Kind.WHEN: _DAY,
            Kind.DAY: _DAY,
            Kind.INSTANT: _INSTANT,
        }[spec.kind]

    def text(self, spec: Spec) -> str:
        if self.kind == "lost" or _free(spec):
            return self.probe
        if spec.choices:
            return spec.choices[0]
        return self.ids[spec.refers or ""]


def write(folder: Path, kind: str, *probes: str, turn: int = 0) -> Path:
    """Write a schedule of a kind (see `BOOKS`) and the file that declares its station; return the first.

    Args:
        folder: where.
        kind: of `BOOKS`.
        probes: what texts say.
        turn: the place of the first of them.
    """
    maker = _Maker(kind, probes, turn)
    path = folder / "my.toml"
    path.write_text(_book(maker), encoding="utf-8")
    (folder / "station.toml").write_text(_station(maker), encoding="utf-8")
    return path


def _book(maker: _Maker) -> str:
    head = maker.table(Head)
    del head["include"], head["drop"]  # what they say is looked for as a file, and tested as one
    data: dict[str, Any] = {**head, "station": maker.ids["station"]}
    for noun, cls in ENTRIES.items():
        if noun != "station":
            data[noun] = {maker.ids[noun]: maker.table(cls)}
    data["assert"] = [maker.table(Assertion)]
    if maker.kind != "lost":
        _set_right(data, maker)
    return written({"include": ["station.toml"], **data})


def _station(maker: _Maker) -> str:
    own = maker.table(ENTRIES["station"])
    if maker.kind != "lost":
        ids = maker.ids
        own["module"][ids["module"]].update(on=f"{ids['module']}-2", side="aft")
        own["module"][f"{ids['module']}-2"] = {"name": maker.probe}
        own["port"][ids["port"]].update(direction="forward")
        for one in (own["module"][ids["module"]], own["port"][ids["port"]]):
            del one["from"], one["to"]
    return written({"station": {maker.ids["station"]: own}})


def _set_right(data: dict[str, Any], maker: _Maker) -> None:
    """Give the one flight times that a flight can have, and let two more follow: else nobody is aboard."""
    ids = maker.ids
    one = data["flight"][ids["flight"]]
    times = {"launch": _DAY.replace(day=18), "dock": _DAY.replace(day=19), "undock": _DAY.replace(month=3), "land": _DAY.replace(month=3, day=21)}  # fmt: skip
    for movement, day in times.items():
        one[movement]["at"] = day
        one[movement].pop("status")
    one["relocate"][0].update(left=_DAY.replace(day=21), at=_DAY.replace(day=22))
    one["land"].pop("destroyed")
    one["dock"].pop("stays")
    craft = data["spacecraft"][ids["spacecraft"]]
    craft.update(seats=3, life=200)
    for number, day in ((2, _DAY.replace(month=1)), (3, _DAY.replace(month=6))):
        data["flight"][f"{ids['flight']}-{number}"] = {
            "name": maker.probe,
            "spacecraft": ids["spacecraft"],
            "launch": {"at": day},
            "dock": {"port": ids["port"]},
        }
    data["expedition"][ids["expedition"]]["to"] = _DAY.replace(month=6)


def quoted(text: str) -> str:
    """Return a text or a key as TOML, in ASCII alone: what may not stand there raw is written as somebody hostile would."""
    safe = "".join(c if " " <= c <= "~" and c not in '"\\' else f"\\U{ord(c):08x}" for c in text)
    return f'"{safe}"'


def written(data: dict[str, Any]) -> str:
    """Return tables as TOML: one header for each entry, what is in it on lines of its own."""
    lines = [f"{quoted(key)} = {_value(one)}" for key, one in data.items() if not _entries(one)]
    for key, one in data.items():
        if _entries(one):
            for ident, table in one.items():
                lines.append(f"\n[{quoted(key)}.{quoted(ident)}]")
                lines += [f"{quoted(name)} = {_value(value)}" for name, value in table.items()]
    return "\n".join(lines) + "\n"


def _entries(value: object) -> bool:
    return isinstance(value, dict) and all(isinstance(one, dict) for one in value.values())


def _value(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, datetime):
        return value.isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, dict):
        return f"{{ {', '.join(f'{quoted(key)} = {_value(one)}' for key, one in value.items())} }}"
    return repr(value)
