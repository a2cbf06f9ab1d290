"""The shapes of the list of people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attr

if TYPE_CHECKING:
    from datetime import date, datetime

    from crewtrack.model.address import Address
    from crewtrack.model.when import When
    from crewtrack.views.shapes.common import AgencyRef
    from crewtrack.views.shapes.records import Milestone


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class PersonLine:
    """One person as they stand at an instant.

    Attributes:
        born: their day of birth; None where no source gives it.
        age: in whole years at the launch of their last flight, or of the next if there was none; None where that
            is not known.
        flights: how many have launched, of those that the record holds.
        earlier: whether they have flown before, on flights that the record does not hold.
        planned: how many are still to launch.
        days_total: days in space up to the instant; None where the record does not reach back.
        days_recorded: over the flights that the record holds.
        days_flight: of the flight that they are on; None on the ground.
        evas: how often they went outside; None where the record holds no spacewalks.
        state: "aboard", "going up", "going home", "in flight" (to no station) or "ground".
        place: the station's short name aboard, the ship's name in flight, or None.
        flight, flight_name: the flight that they came up on last, or are to come up on first.
        home, home_name, home_short: their ride home; None where nothing says.
        first, last: their first launch, and their last landing up to the instant.
        returns: when they land, if they are in space.
        next, next_name, next_launch: the flight that they are to launch on next.
    """

    id: str
    name: str
    family: str
    agency: AgencyRef
    nationality: tuple[str, ...]
    born: date | None
    age: int | None
    flights: int
    earlier: bool
    planned: int
    days_total: float | None
    days_recorded: float
    days_flight: float | None
    evas: int | None
    state: str
    place: str | None
    flight: str | None
    flight_name: str | None
    home: str | None
    home_name: str | None
    home_short: str | None
    up_when: When | None
    first: When | None
    last: When | None
    returns: When | None
    next: str | None
    next_name: str | None
    next_launch: When | None
    address: Address

    def __repr__(self) -> str:
        return f"<PersonLine {self.id}: {self.state}>"


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class People:
    """The people who fly to a station, in the order that was asked for.

    Attributes:
        station: its id; None for flights to no station.
        rows: up to the limit.
        more: how many more there are.
        in_space: how many of all that were asked for are in space at the instant.
        visited: how many of them have been aboard the station up to then.
        ahead: what those in space are about to pass, the next first.
    """

    station: str | None
    station_name: str
    at: datetime
    rows: tuple[PersonLine, ...]
    more: int
    in_space: int
    visited: int
    ahead: tuple[Milestone, ...]
