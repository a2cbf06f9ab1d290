"""The shapes of all views: frozen values that a face shows and an export writes.

A view is made from a ledger, a station and an instant, and holds everything that its screen, its text and
its JSON need: no face looks anything up by itself. Instants are aware datetimes in UTC; days are elapsed
seconds / 86 400; ids are those of the schedule, and names stand beside them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attr

if TYPE_CHECKING:
    from datetime import date, datetime

    from crewtrack.model.address import Address
    from crewtrack.model.when import When


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class AgencyRef:
    """An agency as views show it. `id` is None for the group of people without one."""

    id: str | None
    name: str
    tag: str
    letter: str


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

    @property
    def certain(self) -> bool:
        """Whether the count rests on no imprecise time."""
        return self.least == self.most == self.count

    @property
    def crew(self) -> tuple[CrewMember, ...]:
        """Everyone aboard, in the order of the groups."""
        return tuple(member for group in self.groups for member in group.crew)


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Occurrence:
    """One event: a movement, an EVA, a handover, a reboost, an expedition's begin, a bulletin.

    Attributes:
        kind: launch, dock, relocate, undock, land, eva, handover, reboost, expedition or bulletin.
        verb: the kind as people say it of this ship: "dock", "berth", "release", "re-entry", "splashdown",
            "command to", "begins".
        flight: the flight's id, or None.
        name: what it is about: the flight's name, the person who takes command, the expedition.
        when: as exact as it is known; `derived` is True if no file gives it.
        instant: where the ledger places it.
        status: of the movement at the view's instant: never an outcome later than that.
        crew: ids of the people that it moves, the commander first; `crew_names` beside them.
        agencies: of that crew, largest first, as (agency, count).
        aboard: the head count after it, where it changes the count, else None.
    """

    kind: str
    verb: str
    id: str
    flight: str | None
    name: str
    short: str
    when: When
    instant: datetime
    station: str | None
    port: str | None
    port_name: str | None
    site: str | None
    site_name: str | None
    country: str | None
    zone: str | None
    status: str | None
    crew: tuple[str, ...]
    crew_names: tuple[str, ...]
    agencies: tuple[tuple[AgencyRef, int], ...]
    provider: AgencyRef | None
    aboard: int | None
    note: str | None
    source: str | None
    address: Address


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Agenda:
    """What comes next at a station, in order.

    Attributes:
        start: the instant that it looks ahead from.
        events: those after `start`, up to the limit.
        more: how many more there are before the end of the file (or `until`).
        last: the last event that the file plans at all, past or to come; None if there is none.
    """

    station: str
    start: datetime
    events: tuple[Occurrence, ...]
    more: int
    last: Occurrence | None


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Docked:
    """A ship on a port (or moving between two).

    Attributes:
        since: when it came to this port; `days` since then.
        leaves: when it undocks, with its precision; None if never or unknown.
        relocates: when and whereto it moves before that, or None.
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
    """The ports of a station that exist at an instant, in the order of the file."""

    station: str
    station_name: str
    at: datetime
    rows: tuple[PortRow, ...]
    moving: tuple[Docked, ...]

    @property
    def taken(self) -> int:
        """How many ports hold a ship."""
        return sum(1 for row in self.rows if row.holds)


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


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class BulletinLine:
    """A dated statement, with the agency that it is about first."""

    id: str
    when: When
    agency: AgencyRef | None
    title: str
    text: str | None
    source: str | None
    about: tuple[str, ...]
    address: Address


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Bulletins:
    """Statements around an instant, newest first; nothing later than the instant.

    Attributes:
        recent: how many of `lines` fall into the seven days up to the instant.
    """

    at: datetime
    lines: tuple[BulletinLine, ...]
    recent: int


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Curve:
    """The head count of a station week by week up to an instant.

    Attributes:
        weeks: one count a week, oldest first: the count that differs most from the week before, so that a
            gap of three days is seen; None for a week before the record begins.
        least, most: over the whole span; None if nothing is recorded.
    """

    start: datetime
    end: datetime
    weeks: tuple[int | None, ...]
    least: int | None
    most: int | None


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Overview:
    """All that the first screen shows."""

    station: str
    station_name: str
    station_short: str
    at: datetime
    roster: Roster
    agenda: Agenda
    ports: Ports
    dependence: Dependence
    bulletins: Bulletins
    curve: Curve


__all__ = [
    "Across",
    "AgencyRef",
    "Agenda",
    "BulletinLine",
    "Bulletins",
    "CrewGroup",
    "CrewMember",
    "Curve",
    "Dependence",
    "Docked",
    "Occurrence",
    "Overview",
    "PersonView",
    "PortRow",
    "Ports",
    "Ride",
    "Roster",
    "SeatsHome",
    "Transit",
]
