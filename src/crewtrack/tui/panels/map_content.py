"""What the Ports screen shows of an instant."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from crewtrack.views.shapes import Agenda, Ports, StationMap


class PortsContent(NamedTuple):
    """The ports, the map that they stand in, and what comes next.

    Attributes:
        map: None where nothing says how the station is laid out.
    """

    ports: Ports
    map: StationMap | None
    agenda: Agenda
