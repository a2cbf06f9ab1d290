"""The shapes of a station's map: modules, joints and docking places on a grid."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attr

if TYPE_CHECKING:
    from datetime import datetime

    from crewtrack.views.shapes.ports import Docked, PortRow


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class MapModule:
    """A module's box.

    Attributes:
        column, row: its cell: columns count forward, rows toward nadir, both from 0.
        on: the module that it hangs on, or None for the first.
        side: on which side of that one it is drawn: "forward", "aft", "zenith" or "nadir".
    """

    id: str
    name: str
    column: int
    row: int
    on: str | None
    side: str | None


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class MapPort:
    """A port on its module, and the cell beside it where what is there stands.

    Attributes:
        port: what it holds, and what comes there next.
        module: the module's id.
        side: on which side of the module it is drawn: "forward", "aft", "zenith" or "nadir".
        column, row: the cell beside the module.
    """

    port: PortRow
    module: str
    side: str
    column: int
    row: int

    @property
    def clash(self) -> bool:
        """Whether two ships stand here."""
        return len(self.port.holds) > 1


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Aside:
    """A module to port or to starboard that no ship docks at: it is named, not drawn."""

    id: str
    name: str
    side: str


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class StationMap:
    """A station seen from its side, port side toward the reader: forward is right, zenith up.

    Attributes:
        columns, rows: how many cells the grid has; a docking place takes one like a module.
        modules: in the order of the file.
        ports: in the order of the file.
        aside: what lies before and behind the picture, and carries no port.
        unplaced: ports of which nothing says where they are; the table has them.
        moving: ships between two ports.
    """

    station: str
    station_name: str
    at: datetime
    columns: int
    rows: int
    modules: tuple[MapModule, ...]
    ports: tuple[MapPort, ...]
    aside: tuple[Aside, ...]
    unplaced: tuple[PortRow, ...]
    moving: tuple[Docked, ...] = ()
    recorded: bool = True
