"""The shapes of a comparison: two futures of one station."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attr

if TYPE_CHECKING:
    from datetime import datetime

    from crewtrack.model.when import When
    from crewtrack.views.shapes.common import AgencyRef


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Consequence:
    """Something that is otherwise than in the plan.

    Attributes:
        at: from when.
        kind: lifeboat, flight, new-flight, moved, ride-home, port, sole-return, reboost, segment or empty.
        text: what follows, as a clause without its time.
        people, flights: the ids of those whom it is about.
    """

    at: datetime
    kind: str
    text: str
    people: tuple[str, ...] = ()
    flights: tuple[str, ...] = ()


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Stranded:
    """A person aboard whose ride home is otherwise than in the plan.

    Attributes:
        plan, plan_name, plan_lands: the ride home of the plan, and when it lands.
        home, home_name, lands: the ride home under the what-if; None if they have none any more.
        days: how much longer they stay: to that landing, or, with none, to where the comparison ends.
    """

    person: str
    name: str
    family: str
    agency: AgencyRef
    plan: str
    plan_name: str
    plan_lands: When | None
    home: str | None
    home_name: str | None
    lands: When | None
    days: float


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Unseated:
    """A person aboard without a lifeboat seat.

    Attributes:
        start: from when.
        end: until when; None if it lasts to where the comparison ends.
        days, days_plan: how long in all, and in the plan.
    """

    person: str
    name: str
    family: str
    agency: AgencyRef
    start: datetime
    end: datetime | None
    days: float
    days_plan: float


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class FlightChange:
    """A flight that does not happen, that is new, or that launches at another time.

    Attributes:
        launch: when it launches under the what-if; in the plan, if it does not happen.
        plan: when it launches in the plan; None if it is new.
        crew, crew_names: those who go up on it.
        days: how much later it launches; None unless it is moved.
    """

    flight: str
    name: str
    launch: When | None
    plan: When | None
    crew: tuple[str, ...]
    crew_names: tuple[str, ...]
    days: float | None = None


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Booster:
    """A ship that can still raise the orbit.

    Attributes:
        since: from when it is docked.
        until: when it leaves, or is fit no more; None if nothing says.
    """

    flight: str
    name: str
    provider: AgencyRef
    since: datetime
    until: When | None


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Measure:
    """How many days something lasts, in the plan and under the what-if.

    Attributes:
        key: empty, unseated, no-reboost, or ``segment`` with the segment's name.
        words: what it is.
        first: from when on, under the what-if; None if never.
    """

    key: str
    words: str
    plan: float
    days: float
    first: datetime | None


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Comparison:
    """Two futures of a station: the plan, and the same under a what-if.

    Attributes:
        start, end: what is compared.
        claimed: whether the file claims to know of crews up to `end`; else `end` is where it was asked for.
        reboost_end: up to when engines are judged, if that is not `end`: cargo may be recorded less far.
        consequences: what follows, first consequence first.
        stranded: people without a ride home, then those with another one.
        unseated: people without a lifeboat seat, and not so in the plan.
        lost, new, moved: flights.
        boosters: ships that can still raise the orbit, in order of docking.
        measures: days, in the plan and under the what-if.
        seats: seats home by provider at `start`: in the plan, and under the what-if.
    """

    station: str
    station_name: str
    start: datetime
    end: datetime
    claimed: bool
    reboost_end: datetime | None
    consequences: tuple[Consequence, ...]
    stranded: tuple[Stranded, ...]
    unseated: tuple[Unseated, ...]
    lost: tuple[FlightChange, ...]
    new: tuple[FlightChange, ...]
    moved: tuple[FlightChange, ...]
    boosters: tuple[Booster, ...]
    measures: tuple[Measure, ...]
    seats: tuple[tuple[AgencyRef, int, int], ...]

    @property
    def first(self) -> Consequence | None:
        """What happens first, or None if nothing is otherwise."""
        return self.consequences[0] if self.consequences else None
