"""The shapes of the agenda: what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attr

if TYPE_CHECKING:
    from datetime import date, datetime

    from crewtrack.model.address import Address
    from crewtrack.model.when import When
    from crewtrack.views.shapes.common import AgencyRef


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
        crew: ids of the people that it moves, the commander first; `crew_names` and `crew_family` beside them.
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
    crew_family: tuple[str, ...]
    agencies: tuple[tuple[AgencyRef, int], ...]
    provider: AgencyRef | None
    aboard: int | None
    note: str | None
    source: str | None
    address: Address

    def __repr__(self) -> str:
        return f"<Occurrence {self.when.words} {self.verb} {self.name}>"


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Agenda:
    """What comes next at a station, in order.

    Attributes:
        start: the instant that it looks ahead from.
        events: those after `start`, up to the limit.
        more: how many more there are before the end of the file (or `until`).
        last: the last event that the file plans at all, past or to come; None if there is none.
        kept_to: the day to which the file was kept, or None: what it says of the days before is what happened.
    """

    station: str
    start: datetime
    events: tuple[Occurrence, ...]
    more: int
    last: Occurrence | None
    kept_to: date | None = None

    @property
    def hindsight(self) -> bool:
        """Whether events to come are shown as they happened, and not as they were planned."""
        return self.kept_to is not None and self.start.date() < self.kept_to
