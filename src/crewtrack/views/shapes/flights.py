"""The shapes of the list of flights."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attr

if TYPE_CHECKING:
    from datetime import datetime

    from crewtrack.model.address import Address
    from crewtrack.model.when import When
    from crewtrack.views.shapes.common import AgencyRef, Lasting


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class FlightLine:
    """One flight as it stands at an instant.

    Attributes:
        kind: "crewed" if anybody goes up or comes down on it, "uncrewed" for a ship with empty seats, "cargo", or
            "module" for what never leaves.
        state: "planned", "going up", "docked", "going home", "left" (nothing says when it ended), "in flight" (to no
            station), "landed", "re-entered", "failed" or "cancelled".
        status: of the launch, in the words of the file; never an outcome later than the instant.
        provider: the agency whose seats or cargo it carries.
        ports, port_names: where it docks, and where it moves to; the first is the port of its docking.
        place: the name of the port where it is at the instant, where it was last, or where it is to dock; None where
            nothing says.
        up, down: ids of those who go up and come down, the commander first; `_names` and `_family` beside them.
        agencies: of those who go up, largest first.
        days: from launch to landing, or so far; None before launch, and for a launch that failed.
        stay: the same from docking to undocking.
        slips: how often the times of its movements have changed.
    """

    id: str
    name: str
    short: str
    kind: str
    spacecraft: str | None
    spacecraft_name: str | None
    provider: AgencyRef | None
    station: str | None
    state: str
    status: str | None
    launch: When | None
    launch_site: str | None
    dock: When | None
    ports: tuple[str, ...]
    port_names: tuple[str, ...]
    place: str | None
    undock: When | None
    land: When | None
    land_site: str | None
    up: tuple[str, ...]
    up_names: tuple[str, ...]
    up_family: tuple[str, ...]
    down: tuple[str, ...]
    down_names: tuple[str, ...]
    down_family: tuple[str, ...]
    agencies: tuple[tuple[AgencyRef, int], ...]
    days: Lasting | None
    stay: Lasting | None
    slips: int
    address: Address

    def __repr__(self) -> str:
        return f"<FlightLine {self.id}: {self.state}>"

    @property
    def swapped(self) -> bool:
        """Whether others come down on it than go up."""
        return set(self.up) != set(self.down)


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Longest:
    """A flight that lasts long, or one whose stay does.

    Attributes:
        under_way: whether it still lasts at the view's instant.
    """

    flight: str
    name: str
    days: Lasting
    under_way: bool


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Flights:
    """The flights of a station, in the order that was asked for.

    Attributes:
        station: its id; None for flights to no station.
        rows: up to the limit.
        more: how many more there are.
        kinds: how many of each kind there are among all that were asked for.
        longest, stays: the longest from launch to landing, and from docking to undocking, among them.
    """

    station: str | None
    station_name: str
    at: datetime
    rows: tuple[FlightLine, ...]
    more: int
    kinds: tuple[tuple[str, int], ...]
    longest: tuple[Longest, ...]
    stays: tuple[Longest, ...]
