"""The shapes of slips: how far each flight has moved, and how often."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attr

if TYPE_CHECKING:
    from datetime import date

    from crewtrack.model.address import Address
    from crewtrack.model.when import When


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Earlier:
    """A time that stood before.

    Attributes:
        known: since when it stood; None if nothing says.
        when: the time.
        why, source: why it was given up, and who said so.
    """

    known: date | None
    when: When
    why: str | None
    source: str | None


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Slipped:
    """A movement of a flight that has had another time.

    Attributes:
        movement: launch, dock, relocate, undock or land.
        times: how often its time has changed.
        earlier: the times that stood before, oldest first.
        when: the time that stands; None if there is none any more.
        known: since when it stands.
        days: how much later it is than at first, from start to start: less than 0 if it is earlier; None where
            a start is open.
        ordered: whether the file tells the history in order; else it is told here by its days.
        certain: whether both times are known to the hour or finer; else the days are about so many.
    """

    flight: str
    name: str
    movement: str
    times: int
    earlier: tuple[Earlier, ...]
    when: When | None
    known: date | None
    days: float | None
    certain: bool
    ordered: bool
    address: Address


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Slips:
    """The movements of a station's flights that have slipped: the flight that slipped last in the plan last."""

    station: str
    station_name: str
    rows: tuple[Slipped, ...]
