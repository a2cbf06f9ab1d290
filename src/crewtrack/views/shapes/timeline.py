"""The shapes of a timeline: lanes of bars with ends that may be uncertain, marks, and the head count as steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attr

if TYPE_CHECKING:
    from datetime import datetime

    from crewtrack.model.address import Address
    from crewtrack.model.when import When
    from crewtrack.views.shapes.common import AgencyRef


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True, slots=True)
class Bar:
    """A stay: of a ship on a port, of a person at a station, of a flight.

    It certainly lasts from `start_high` to `end_low`, and perhaps from `start_low` to `end_high`. The ledger
    counts it from `start` to `end`. What never ends, or nobody knows when, ends with FAR_FUTURE.

    Attributes:
        id: the flight; a person's ride up.
        name, short: what it is called where there is room, and where there is little.
        home, home_short: a person's ride home, where that is another flight; else None.
        agency: whose it is: the ship's provider's, or the person's.
        begins, ends: both ends with their precision; None where nothing says.
        port, port_name: where it first docked, as its id and its short name; of people, and where no file says, None.
        out: since when it is on its way to the station, where that is before `start`; else None.
        back: until when it is on its way home; else None.
        stays: False for what never reaches the station: all of it is transit.
        forever: True for a module, which never leaves; else an end that nobody knows may fall anywhere.
        conflict: what is wrong with its being here, as `check` says it; None where nothing is.
    """

    id: str
    name: str
    short: str
    home: str | None
    home_short: str | None
    agency: AgencyRef | None
    start_low: datetime
    start: datetime
    start_high: datetime
    end_low: datetime
    end: datetime
    end_high: datetime
    begins: When | None
    ends: When | None
    port: str | None
    port_name: str | None
    out: datetime | None
    back: datetime | None
    stays: bool
    forever: bool
    conflict: str | None
    address: Address


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Mark:
    """Something that happens on a lane.

    Attributes:
        kind: ``command``, a person takes it; ``no-lifeboat``, a person has no seat, until `until`; ``conflict``.
        text: what `check` says of a conflict; else None.
    """

    kind: str
    at: datetime
    until: datetime | None
    text: str | None
    address: Address


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Lane:
    """One line of a timeline.

    Attributes:
        kind: port, person, flight or agency.
        id: of the port, person, flight or agency; "" for ships whose port no file gives.
        name, short: what it is called, and in a narrow place.
        agency: the person's or the flight's, as of the instant shown; None for a port.
        group: of people and flights: ``aboard``, ``transit``, ``arriving`` or ``left``; "" of others.
        bars: in order of their beginning; none for an agency.
        steps: an agency's head count, from each instant on; empty for others.
    """

    kind: str
    id: str
    name: str
    short: str
    agency: AgencyRef | None
    group: str
    bars: tuple[Bar, ...]
    marks: tuple[Mark, ...]
    steps: tuple[tuple[datetime, int], ...]
    address: Address


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Section:
    """Lanes of one kind: ``ports``, ``people``, ``flights`` or ``agencies``."""

    kind: str
    lanes: tuple[Lane, ...]


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Step:
    """The head count from an instant on: as the ledger has it, its bounds, and by agency, by name."""

    at: datetime
    count: int
    least: int
    most: int
    agencies: tuple[tuple[AgencyRef, int], ...]


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Timeline:
    """A station from one instant to another, as of a third.

    Attributes:
        at: the as-of instant: what lies before it has happened, what lies after it is planned.
        start, end: the window, half-open.
        complement: the head count, its first step at `start`.
        recorded: the parts of the window in which the file claims to know who is aboard.
    """

    station: str
    station_name: str
    at: datetime
    start: datetime
    end: datetime
    sections: tuple[Section, ...]
    complement: tuple[Step, ...]
    recorded: tuple[tuple[datetime, datetime], ...]
