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
            there are several, or none, or where `reboost_known` is not.
        reboost_known: whether all cargo ships are recorded at that time; else others may have been there.
    """

    station: str
    at: datetime
    seats_home: tuple[SeatsHome, ...]
    across: tuple[Across, ...]
    reboost: tuple[tuple[AgencyRef, tuple[str, ...]], ...]
    sole_return: AgencyRef | None
    sole_reboost: AgencyRef | None
    reboost_known: bool = True


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Share:
    """What one agency provides and needs.

    Attributes:
        seats_up: seats in its crewed flights that launch ahead; `launches` are their ids.
        seats_home: seats in its docked ships, now.
        lifeboats: how many of those aboard have their lifeboat seat in them.
        crew: how many of those aboard are its own.
        reboost: names of its docked ships that can raise the orbit.
    """

    agency: AgencyRef
    seats_up: int
    launches: tuple[str, ...]
    seats_home: int
    lifeboats: int
    crew: int
    reboost: tuple[str, ...]


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class SoleSpan:
    """A time in which one agency alone can do something; `agency` is None where none can."""

    start: datetime
    end: datetime
    agency: AgencyRef | None


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Reliance:
    """Who depends on whom over a span: from an instant to another.

    Attributes:
        shares: by agency, those with most crew first.
        sole_return, sole_reboost: the spans in which one agency alone, or none, can bring people home, or
            raise the orbit; while nobody is aboard, nobody needs to be brought home.
        reboost_until: up to when engines are judged: cargo may be recorded less far.
        reboost_over: the parts of the span in which they are, with its gaps and before it begins.
        answer: the whole in sentences.
    """

    station: str
    at: datetime
    until: datetime
    shares: tuple[Share, ...]
    sole_return: tuple[SoleSpan, ...]
    sole_reboost: tuple[SoleSpan, ...]
    reboost_until: datetime
    answer: str
    reboost_over: tuple[tuple[datetime, datetime], ...] = ()
