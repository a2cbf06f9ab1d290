"""What stands at a docking place of the map, from all that is worth saying down to the ship's short name."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from crewtrack.export.text.words import NOTHING, counted
from crewtrack.model.when import Precision
from crewtrack.model.when_words import MONTHS, countdown, day

if TYPE_CHECKING:
    from datetime import datetime

    from crewtrack.export.text.sketch import Letters
    from crewtrack.model.when import When
    from crewtrack.views.shapes.common import AgencyRef
    from crewtrack.views.shapes.ports import Docked, PortRow
    from crewtrack.views.shapes.station_map import MapPort, StationMap

_NAME = 20  # no name of a ship needs more; what is longer is cut
_DAY = 86_400
_DAY_RANK = Precision.DAY.rank


class Piece(NamedTuple):
    """A piece of a label: what it says, what it is, and whose."""

    text: str
    kind: str
    agency: AgencyRef | None = None


Line = tuple[Piece, ...]
Block = tuple[Line, ...]


def labels(
    spot: MapPort, found: StationMap, letters: Letters, lines: int, *, large: bool, level: str
) -> tuple[Block, ...]:
    """Return the forms of a label, the fullest first; the last is as short as it can be.

    Args:
        spot: the docking place.
        found: the map.
        letters: how names are cut.
        lines: how many lines a label may have.
        large: whether names are written in full.
        level: "tall" where each thing has a line of its own, "flat" where a line may hold two.
    """
    port = spot.port
    if spot.clash:
        return _clash(port, letters, lines)
    if port.holds:
        return _ship(port.holds[0], found, letters, lines, large=large, level=level)
    return _free(port, found, letters, lines, large=large)


def _name(text: str, letters: Letters, room: int = _NAME) -> str:
    return letters.fit(letters.clean(text), room)


def _clash(port: PortRow, letters: Letters, lines: int) -> tuple[Block, ...]:
    ships = port.holds[: max(1, lines)]
    full = tuple((Piece(f"✗ {_name(ship.name, letters)}", "clash"),) for ship in ships)
    short = tuple((Piece(f"✗ {_name(ship.short, letters, 10)}", "clash"),) for ship in ships)
    return full, short, short[:1], ((Piece("✗", "clash"),),)


def _ship(
    ship: Docked, found: StationMap, letters: Letters, lines: int, *, large: bool, level: str
) -> tuple[Block, ...]:
    whose = ship.provider
    year = found.at.year
    tag = letters.clean(whose.tag) if whose is not None else ""
    days = f"{counted(ship.days, ship.since_when)} d"
    long = _name(ship.name, letters)
    name = long if large or letters.width(long) <= 14 else _name(ship.short, letters, 14)
    head: Line = (Piece(name, "ship", whose),)
    stay = Piece(f"{tag}{'  ' if large else ' '}{days}".strip(), "words")
    leaves = _leaves(ship, year)
    rest = [Piece(leaves, "words")] if leaves else []
    if not ship.fit:
        rest.insert(0, Piece("▲ unfit", "warning"))
    elif ship.boat_for:
        rest.append(Piece(f"boat for {ship.boat_for}", "words"))
    tall: Block = (head, (stay,), *((one,) for one in rest))
    flat: Block = (head, (stay, *rest[:1]), *((one,) for one in rest[1:]))
    short = _name(ship.short, letters, 14)
    forms = [flat, tall] if level == "flat" else [tall]
    forms += [(head, (stay,)), (head,), ((Piece(short, "ship", whose),),)]
    out = tuple(form for form in forms if len(form) <= lines)
    return out or (forms[0][:lines],)


def _leaves(ship: Docked, year: int) -> str:
    if ship.moving:
        return "moving"
    if ship.relocates is not None:
        return f"moves {_day_of(ship.relocates[0], year)}"
    return f"leaves {_day_of(ship.leaves, year)}" if ship.leaves is not None else ""


def _day_of(when: When, year: int) -> str:
    """Write a day; of another year the month, since there is little room."""
    start = when.earliest
    if start is None or when.bound or start.year == year or when.precision.rank > _DAY_RANK:
        return day(when, year)
    return f"{MONTHS[start.month - 1]} {start.year:04d}"


def _free(
    port: PortRow, found: StationMap, letters: Letters, lines: int, *, large: bool
) -> tuple[Block, ...]:
    if not found.recorded:
        return (((Piece(f"{NOTHING} not recorded", "free"),),), ((Piece(NOTHING, "free"),),))
    free: Line = (Piece(f"{NOTHING} free", "free"),)
    if port.next is None or port.next_when is None:
        forms: list[Block] = [(free, (Piece("nothing planned", "words"),)), (free,)]
        return tuple(form for form in forms if len(form) <= lines)
    wait = _wait(port.next_when, found.at)
    names = [port.next_name or port.next, port.next_short or port.next]
    short = [_name(one, letters, 14) for one in names]
    words = [f"{one} {wait}" for one in (short if large or len(short[0]) <= 8 else short[1:])]
    forms = [(free, (Piece(one, "words"),)) for one in words]
    forms += [(free, (Piece(short[1], "words"),)), (free,)]
    return tuple(form for form in forms if len(form) <= lines)


def _wait(when: When, at: datetime) -> str:
    """Say how long until a ship comes: `in 21 d`, `in 7 h`, or as roughly as it is known."""
    start = when.earliest
    words = countdown(when, at)
    if start is None or not (words[:1].isdigit()):
        return words
    seconds = int((start - at).total_seconds())
    return f"in {seconds // _DAY} d" if seconds >= _DAY else f"in {seconds // 3600} h"
