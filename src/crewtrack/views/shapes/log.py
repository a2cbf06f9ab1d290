"""The shapes of the log: what happened, what was said, and what was put off, the newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attr

if TYPE_CHECKING:
    from datetime import datetime

    from crewtrack.model.address import Address
    from crewtrack.model.when import When
    from crewtrack.views.shapes.agenda import Occurrence
    from crewtrack.views.shapes.bulletins import BulletinLine
    from crewtrack.views.shapes.common import AgencyRef


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Moved:
    """The day on which a movement got another time.

    Attributes:
        flight, name, short: the flight.
        movement: launch, dock, relocate, undock or land.
        was: the time that stood before.
        now: the time that has stood since; None if there was none any more.
        why, source: why it was given up, and who said so.
        provider: whose flight it is.
    """

    flight: str
    name: str
    short: str
    movement: str
    was: When
    now: When | None
    why: str | None
    source: str | None
    provider: AgencyRef | None


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class LogEntry:
    """One line of the log: an event, a statement, or a change of plan.

    Attributes:
        kind: the kind of the event, "bulletin", or "slip".
        when: as exact as it is known.
        instant: where it stands in the log: statements and changes from the start of what is known of them.
        ahead: whether it is still to come.
        event, bulletin, moved: what it is; one of the three.
        address: where it stands in the schedule.
    """

    kind: str
    when: When
    instant: datetime
    ahead: bool
    event: Occurrence | None
    bulletin: BulletinLine | None
    moved: Moved | None
    address: Address


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Log:
    """The log of a station at an instant, the newest first.

    Attributes:
        start, until: the bounds that were asked for, or None.
        entries: those to come first, then what has been.
        more: how many older ones there are within the bounds.
        more_ahead: how many later ones.
        recorded: False where the file does not claim to know of that time.
    """

    station: str
    station_name: str
    at: datetime
    start: datetime | None
    until: datetime | None
    entries: tuple[LogEntry, ...]
    more: int
    more_ahead: int
    recorded: bool = True
