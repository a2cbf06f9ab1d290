"""The map of a station, laid out from what the file says: each module hangs on another, at one of its sides.

Seen from the side: forward is right, zenith up. What hangs to port or to starboard lies before or behind the
picture. It is drawn, above and below, only where ships dock at it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.model.names import from_id
from crewtrack.views.ports import ports as ports_of
from crewtrack.views.shapes.station_map import Aside, MapModule, MapPort, StationMap

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from crewtrack.ledger.ledger import Ledger
    from crewtrack.model.nouns import Module
    from crewtrack.views.shapes.ports import PortRow, Ports

    Cell = tuple[int, int]

_STEP = {"forward": (1, 0), "aft": (-1, 0), "zenith": (0, -1), "nadir": (0, 1)}
_ACROSS = {"port": ("zenith", "nadir"), "starboard": ("nadir", "zenith")}
"""Where a side that the picture does not have is drawn: the first of these that is free."""


def station_map(
    ledger: Ledger, station: str, at: datetime, ports: Ports | None = None
) -> StationMap | None:
    """Return the map of a station at an instant (aware, UTC), or None if nothing says how it is laid out.

    Args:
        ledger: the ledger.
        station: the station's id.
        at: the instant.
        ports: its ports then, where they are at hand.
    """
    found = ledger.schedule.stations.get(station)
    if found is None:
        return None
    view = ports if ports is not None else ports_of(ledger, station, at)
    carrying = {row.module for row in view.rows if row.module is not None}
    busy = {row.module for row in view.rows if row.holds}
    there = [one for one in found.modules if one.id in busy or stands(one, at)]
    if len(there) > 1 and not any(one.on and one.side for one in there):
        return None
    plan = _Plan(there, carrying)
    if not plan.cells:
        return None
    placed, unplaced = _ports(view.rows, plan)
    return _framed(view, plan, there, placed, unplaced)


def stands(module: Module, at: datetime) -> bool:
    """Whether a module is certainly part of its station at an instant."""
    start, end = module.from_, module.to
    return (start is None or start.instant <= at) and (end is None or at < end.instant)


def beside(found: StationMap, port: str, direction: str) -> str | None:
    """Return the id of the port that one comes to from another by going in a direction, or None.

    Args:
        found: the map.
        port: the id of the port where one stands.
        direction: "forward", "aft", "zenith" or "nadir".
    """
    here = next((one for one in found.ports if one.port.id == port), None)
    if here is None:
        return found.ports[0].port.id if found.ports else None
    along, across = _STEP[direction]
    best: tuple[int, int] | None = None
    nearest = None
    for place, one in enumerate(found.ports):
        right, down = one.column - here.column, one.row - here.row
        ahead = right * along + down * across
        off = abs(right * across) + abs(down * along)
        if ahead <= 0:
            continue
        rank = (ahead + 2 * off, place)
        if best is None or rank < best:
            best, nearest = rank, one.port.id
    return nearest


class _Plan:
    """Where each module stands, as the first of them is put down and the others are hung on it.

    Attributes:
        cells: the cell of each module that is drawn, by id.
        sides: on which side of its neighbour each is drawn.
        taken: what stands in a cell.
    """

    def __init__(self, modules: Sequence[Module], carrying: Iterable[str]) -> None:
        self.cells: dict[str, Cell] = {}
        self.sides: dict[str, str] = {}
        self.taken: set[Cell] = set()
        by_id = {one.id: one for one in modules}
        hung: dict[str, list[Module]] = {}
        for one in modules:
            if one.on in by_id and one.side:
                hung.setdefault(one.on or "", []).append(one)
        self._wanted = _leading(by_id, carrying)
        roots = [one for one in modules if one.on not in by_id]
        if not roots:
            return
        first = max(roots, key=lambda one: _weight(one.id, hung))
        self._put(first.id, (0, 0))
        queue = [first.id]
        for ident in queue:
            # those whose side is in the picture come first: the others take what is left
            near = sorted(hung.get(ident, ()), key=lambda one: one.side in _ACROSS)
            queue += [one.id for one in near if one.id not in self.cells and self._hang(one, ident)]

    def _put(self, ident: str, cell: Cell) -> None:
        self.cells[ident] = cell
        self.taken.add(cell)

    def _hang(self, module: Module, on: str) -> bool:
        side = module.side or ""
        if side in _ACROSS and module.id not in self._wanted:
            return False
        free = self.free(on, side)
        if free is None:
            return False
        drawn, cell = free
        self._put(module.id, cell)
        self.sides[module.id] = drawn
        return True

    def free(self, module: str, side: str) -> tuple[str, Cell] | None:
        """Return the side of a module that something may be drawn at, and its cell; None if it is taken."""
        column, row = self.cells[module]
        for drawn in _ACROSS.get(side, (side,)):
            right, down = _STEP[drawn]
            cell = (column + right, row + down)
            if cell not in self.taken:
                return drawn, cell
        return None


def _leading(by_id: dict[str, Module], carrying: Iterable[str]) -> set[str]:
    """Return the modules that carry a port, or lead to one that does."""
    wanted: set[str] = set()
    for ident in carrying:
        here: str | None = ident
        while here in by_id and here not in wanted:
            wanted.add(here)
            here = by_id[here].on
    return wanted


def _weight(root: str, hung: dict[str, list[Module]]) -> int:
    """Return how many modules hang on one, and on those, and so on."""
    seen = {root}
    queue = [root]
    for ident in queue:
        for one in hung.get(ident, ()):
            if one.id not in seen:
                seen.add(one.id)
                queue.append(one.id)
    return len(seen)


def _ports(rows: Sequence[PortRow], plan: _Plan) -> tuple[dict[str, MapPort], list[PortRow]]:
    """Place the ports: those that hold a ship first, since a free one may give way to them."""
    placed: dict[str, MapPort] = {}
    for row in sorted(rows, key=lambda row: not row.holds):
        if row.module not in plan.cells or row.direction not in {*_STEP, *_ACROSS}:
            continue
        module = row.module or ""
        free = plan.free(module, row.direction or "")
        if free is None:
            continue
        side, cell = free
        plan.taken.add(cell)
        placed[row.id] = MapPort(row, module, side, *cell)
    return placed, [row for row in rows if row.id not in placed]


def _framed(
    view: Ports,
    plan: _Plan,
    there: Sequence[Module],
    placed: dict[str, MapPort],
    unplaced: list[PortRow],
) -> StationMap:
    """Count the cells from 0, and say what is not in the picture."""
    left = min(column for column, _ in plan.taken)
    top = min(row for _, row in plan.taken)
    columns = max(column for column, _ in plan.taken) - left + 1
    rows = max(row for _, row in plan.taken) - top + 1
    modules = tuple(
        MapModule(
            one.id,
            one.name or from_id(one.id),
            plan.cells[one.id][0] - left,
            plan.cells[one.id][1] - top,
            one.on if one.id in plan.sides else None,
            plan.sides.get(one.id),
        )
        for one in there
        if one.id in plan.cells
    )
    ports = tuple(
        MapPort(row, spot.module, spot.side, spot.column - left, spot.row - top)
        for row in view.rows
        if (spot := placed.get(row.id)) is not None
    )
    aside = tuple(
        Aside(one.id, one.name or from_id(one.id), one.side or "")
        for one in there
        if one.id not in plan.cells and one.side in _ACROSS
    )
    return StationMap(
        station=view.station,
        station_name=view.station_name,
        at=view.at,
        columns=columns,
        rows=rows,
        modules=modules,
        ports=ports,
        aside=aside,
        unplaced=tuple(unplaced),
        moving=view.moving,
        recorded=view.recorded,
    )
