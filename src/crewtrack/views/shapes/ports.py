"""The shapes of the ports: what each holds, and what comes there next."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attr

if TYPE_CHECKING:
    from datetime import datetime

    from crewtrack.model.address import Address
    from crewtrack.model.when import When
    from crewtrack.views.shapes.common import AgencyRef


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Docked:
    """A ship on a port (or moving between two).

    Attributes:
        since: when it came to this port; `days` since then.
        since_when: the same, as exactly as it is known; None where nothing says.
        leaves: when it undocks, with its precision; None if never or unknown.
        relocates: when and whereto it moves before that, or None; `relocates_name` is that port's name.
        seats: how many people it can take home now; 0 for cargo or an unfit ship.
        boat_for: how many have their lifeboat seat in it.
        fit: False while it cannot take its full crew home.
        brings_home: ids of the people due to land in it.
    """

    flight: str
    name: str
    short: str
    provider: AgencyRef | None
    since: datetime
    days: float
    leaves: When | None
    relocates: tuple[When, str] | None
    lands: When | None
    landing_site: str | None
    seats: int
    boat_for: int
    fit: bool
    moving: bool
    crewed: bool
    reboost: bool
    brings_home: tuple[str, ...]
    brings_home_names: tuple[str, ...]
    launched: datetime | None
    launch_site: str | None
    life: float | None
    address: Address
    since_when: When | None = None
    relocates_name: str | None = None


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class PortRow:
    """One port of a station at an instant.

    Attributes:
        holds: the ships on it: none if free, one, or more where the books do not balance.
        free_since: since when it has been free, or None if it never held anything.
        next: the next ship to come to it, or None.
        next_when: when, with its precision.
    """

    id: str
    name: str
    module: str | None
    direction: str | None
    docking: str | None
    holds: tuple[Docked, ...]
    free_since: datetime | None
    next: str | None
    next_name: str | None
    next_short: str | None
    next_when: When | None
    address: Address


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Ports:
    """The ports of a station that exist at an instant, in the order of the file.

    Attributes:
        recorded: False where the file does not claim to know what is docked: a port without a ship is then
            not recorded rather than free.
    """

    station: str
    station_name: str
    at: datetime
    rows: tuple[PortRow, ...]
    moving: tuple[Docked, ...]
    recorded: bool = True

    @property
    def taken(self) -> int:
        """How many ports hold a ship."""
        return sum(1 for row in self.rows if row.holds)
