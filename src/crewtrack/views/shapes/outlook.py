"""The shapes of the outlook: who can do what, from change to change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attr

if TYPE_CHECKING:
    from datetime import datetime

    from crewtrack.views.shapes.common import AgencyRef


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Stretch:
    """A time in which nothing changes.

    Attributes:
        start, end: half-open.
        aboard: how many people are at the station.
        homes: the agencies with seats home in docked ships, with how many.
        boosts: the agencies with docked ships that can raise the orbit.
    """

    start: datetime
    end: datetime
    aboard: int
    homes: tuple[tuple[AgencyRef, int], ...]
    boosts: tuple[AgencyRef, ...]

    @property
    def seats(self) -> int:
        """How many seats home there are."""
        return sum(count for _, count in self.homes)


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Outlook:
    """A span of a station from change to change.

    Attributes:
        start, end: the span.
        boosts_end: up to when engines are judged: cargo may be recorded less far.
        stretches: in order, without gaps.
    """

    station: str
    start: datetime
    end: datetime
    boosts_end: datetime
    stretches: tuple[Stretch, ...]
