"""The shapes of a person: their rides up and home."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attr

if TYPE_CHECKING:
    from datetime import date, datetime

    from crewtrack.model.address import Address
    from crewtrack.model.when import When
    from crewtrack.views.shapes.common import AgencyRef
    from crewtrack.views.shapes.roster import CrewMember


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Ride:
    """One trip of a person: up on a flight, home on the same or another.

    Attributes:
        launch, dock, undock, land: the movements that carry this person, with their precision; None where
            the file has none.
        days: from launch to landing, or to the view's instant while it lasts; None before launch or where
            an end is imprecise.
        days_planned: from launch to landing, whether past or planned; None where an end is imprecise or
            missing.
        state: "flown", "aboard", "in transit" or "planned".
        companions: ids of those who go up on the same ship; `home_companions` of those who come home on it.
    """

    up: str
    up_name: str
    home: str | None
    home_name: str | None
    station: str | None
    station_name: str | None
    role: str | None
    agency: AgencyRef
    launch: When | None
    launch_site: str | None
    dock: When | None
    port_name: str | None
    undock: When | None
    land: When | None
    landing_site: str | None
    landing_country: str | None
    days: float | None
    days_planned: float | None
    state: str
    companions: tuple[str, ...]
    companion_names: tuple[str, ...]
    notes: tuple[tuple[str, str], ...]
    sources: tuple[tuple[str, str], ...]
    address: Address
    home_companions: tuple[str, ...] = ()
    home_companion_names: tuple[str, ...] = ()


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class PersonView:
    """A person, with all their rides in order, as of an instant.

    Attributes:
        days_total: days in space up to the instant; None where the record does not reach back.
        days_recorded: days in space over the rides that the record holds.
        member: their line in the roster, if they are aboard or in transit now.
        station_role: "flight engineer", or the command they hold; None on the ground.
    """

    id: str
    name: str
    agency: AgencyRef
    nationality: tuple[str, ...]
    born: date | None
    aliases: tuple[str, ...]
    at: datetime
    rides: tuple[Ride, ...]
    days_total: float | None
    days_recorded: float
    member: CrewMember | None
    commands: tuple[tuple[str, When], ...]
    note: str | None
    source: str | None
    address: Address
    command_names: tuple[str, ...] = ()
