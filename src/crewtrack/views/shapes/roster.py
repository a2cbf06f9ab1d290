"""The shapes of the roster: who is aboard, and who is on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attr

if TYPE_CHECKING:
    from datetime import date, datetime

    from crewtrack.model.address import Address
    from crewtrack.model.when import When
    from crewtrack.views.shapes.common import AgencyRef


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class CrewMember:
    """One person aboard a station, or in transit.

    Attributes:
        id: the person's id; begins with ``?`` for a seat not yet named.
        role: "ISS commander" style for who commands the station (`commands` is then True), else
            "flight engineer", or a visitor's own role.
        ride_up, ride_home: ids of flights, or None; `ride_up_name` and so on are their names, `_short` their
            short names.
        aboard_since: the instant of docking; None in transit up.
        days_aboard: since docking; None in transit up.
        aboard_when, up_when: docking and launch as exactly as they are known; None where nothing says.
        days_flight: since launch.
        days_total: over all flights up to the instant; None where the record does not reach back.
        returns: when they land, with its precision; None if nothing says.
        lifeboat: the id of the flight that holds their seat, or None if they have none.
    """

    id: str
    name: str
    family: str
    agency: AgencyRef
    nationality: tuple[str, ...]
    role: str
    commands: bool
    visitor: bool
    ride_up: str | None
    ride_up_name: str | None
    ride_up_short: str | None
    ride_home: str | None
    ride_home_name: str | None
    ride_home_short: str | None
    aboard_since: datetime | None
    days_aboard: float | None
    days_flight: float
    days_total: float | None
    returns: When | None
    lifeboat: str | None
    lifeboat_name: str | None
    address: Address
    aboard_when: When | None = None
    up_when: When | None = None

    def __repr__(self) -> str:
        return f"<CrewMember {self.id}: {self.name}, {self.agency.tag}, home on {self.ride_home}>"

    @property
    def swapped(self) -> bool:
        """Whether they go home on another ship than they came up on."""
        return self.ride_home is not None and self.ride_home != self.ride_up


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class CrewGroup:
    """The people of one agency, in the order of a list: by ship home, then seat."""

    agency: AgencyRef
    crew: tuple[CrewMember, ...]

    @property
    def count(self) -> int:
        """How many they are."""
        return len(self.crew)


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Transit:
    """A ship in free flight with people in it, going up to the station or down from it."""

    flight: str
    name: str
    upward: bool
    crew: tuple[CrewMember, ...]


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Roster:
    """Who is aboard a station at an instant, by agency, the largest group first, then by name.

    Attributes:
        least, most: the head count where imprecise times leave it open; equal to `count` where certain.
        expedition: "Expedition 66", or None.
        commander: the person who commands the station, or None.
        seats_home: how many of those aboard have a lifeboat seat.
        unbroken_since: since when somebody has always been aboard, as far as coverage claims; None if nobody
            is, or nothing is claimed.
        unbroken_from_record: True where that is the beginning of the record rather than a fact of history.
        record_begins: when the record of this station begins, or None.
        kept_to: the day to which the file was kept (`known-to`), or None.
        beyond_record: True if the instant is later than that day.
        recorded: False where the file does not claim to know who is aboard: a count of 0 then means that
            nothing is recorded, never that nobody is there.
        of: how many are aboard in all, where a filter shows some of them; else None.
    """

    station: str
    station_name: str
    at: datetime
    count: int
    least: int
    most: int
    groups: tuple[CrewGroup, ...]
    transit: tuple[Transit, ...]
    expedition: str | None
    expedition_name: str | None
    commander: str | None
    commander_name: str | None
    seats_home: int
    unbroken_since: datetime | None
    unbroken_from_record: bool
    record_begins: datetime | None
    kept_to: date | None
    beyond_record: bool
    recorded: bool = True
    of: int | None = None

    @property
    def certain(self) -> bool:
        """Whether the count rests on no imprecise time."""
        return self.least == self.most == self.count

    @property
    def crew(self) -> tuple[CrewMember, ...]:
        """Everyone aboard, in the order of the groups."""
        return tuple(member for group in self.groups for member in group.crew)
