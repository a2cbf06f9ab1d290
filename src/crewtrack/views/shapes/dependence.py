"""The shapes of dependence: whose seats and engines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attr

if TYPE_CHECKING:
    from datetime import datetime

    from crewtrack.views.shapes.common import AgencyRef


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class SeatsHome:
    """The seats home that one agency provides at a station now, and in which ships."""

    provider: AgencyRef
    seats: int
    ships: tuple[str, ...]
    ship_names: tuple[str, ...]


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Across:
    """A person whose ride home is provided by another agency than their own."""

    person: str
    name: str
    family: str
    agency: AgencyRef
    provider: AgencyRef
    ride_home: str
    ride_home_name: str


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Dependence:
    """Who depends on whom at a station at an instant.

    Attributes:
        seats_home: by provider, most seats first.
        across: people who ride home with another agency's ship.
        reboost: by provider, the docked ships that can raise the orbit.
        sole_return, sole_reboost: the only agency able to bring people home, or to reboost; None where
            there are several, or none.
    """

    station: str
    at: datetime
    seats_home: tuple[SeatsHome, ...]
    across: tuple[Across, ...]
    reboost: tuple[tuple[AgencyRef, tuple[str, ...]], ...]
    sole_return: AgencyRef | None
    sole_reboost: AgencyRef | None
