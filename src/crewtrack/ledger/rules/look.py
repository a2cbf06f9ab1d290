"""What a rule looks at: a ledger, from the instant at which plans are judged."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container

    from crewtrack.ledger.ledger import Ledger
    from crewtrack.ledger.trips import Moved, Trip
    from crewtrack.model.address import Address
    from crewtrack.model.schedule import Schedule
    from crewtrack.model.when import When

_ALWAYS = datetime.min.replace(tzinfo=UTC)
_EVER = datetime.max.replace(tzinfo=UTC)


class Look:
    """A ledger, and from when it is looked at.

    Attributes:
        ledger: the ledger.
        at: the instant at which plans are judged, or None if nothing says: then nothing is overdue.
        now: the clock, or None.
        known_to: the end of the day to which the file was kept, or None.
        own: the entries of the top file, as (table, id): only those can be unused.
    """

    __slots__ = ("_covered", "at", "known_to", "ledger", "now", "own")

    def __init__(
        self,
        ledger: Ledger,
        at: datetime | None,
        own: Container[tuple[str, str]] = (),
    ) -> None:
        """Look at a ledger."""
        self.ledger = ledger
        self.at = at
        self.now = at
        self.own = own
        day = ledger.schedule.head.known_to
        self.known_to: datetime | None = None
        if day is not None:
            start = datetime(day.year, day.month, day.day, tzinfo=UTC)
            self.known_to = (
                start + timedelta(days=1) if start < _EVER - timedelta(days=2) else start
            )
        self._covered: dict[tuple[str, str], list[tuple[datetime, datetime]]] = {}

    def past(self, when: When) -> bool:
        """Whether something has certainly happened by the instant at which plans are judged."""
        return self.at is not None and when.before_instant(self.at) is True

    def covered(self, what: str, station: str) -> list[tuple[datetime, datetime]]:
        """Return the spans in which the file claims to hold every flight of a kind to a station."""
        found = self._covered.get((what, station))
        if found is None:
            home = self.ledger.schedule.main_station()
            found = self._covered[what, station] = [
                (
                    (one.from_.earliest if one.from_ else None) or _ALWAYS,
                    (one.to.latest if one.to else None) or _EVER,
                )
                for one in self.ledger.schedule.head.coverage
                if one.what in (what, "all") and (one.station or home) == station
            ]
        return found

    def held(self, what: str, station: str, at: datetime) -> bool:
        """Whether an instant is within what the file claims to hold, if it claims anything."""
        spans = self.covered(what, station)
        return not spans or any(first <= at < last for first, last in spans)

    def told(self, station: str, start: datetime, end: datetime | None) -> bool:
        """Whether the absence of people from a station at an instant is a fact, and not just unrecorded.

        Where the file claims to hold all crewed flights of a span, it is within that span. Elsewhere it is where
        somebody comes again later, or where the file was kept up to then.
        """
        if self.covered("crewed", station):
            return self.held("crewed", station, start)
        return end is not None or (self.known_to is not None and start < self.known_to)


def move_at(trip: Trip, move: Moved) -> Address:
    """Return where the time of a movement is written, or would be."""
    if move.step in ("left", "arrived"):
        return ("flight", trip.id, "relocate", move.place, "left" if move.step == "left" else "at")
    return ("flight", trip.id, move.step, "at")


def plainly_after(then: Moved, first: Moved) -> bool:
    """Whether two exact movements are in order: what nearly all are, and so looked at first.

    Exactly at one instant is in order too. False says nothing: then their bounds have to be compared.
    """
    return then.exact and first.exact and then.instant >= first.instant


def entries(schedule: Schedule) -> dict[str, dict[str, object]]:
    """Return the entries of a schedule by table, as the file has them."""
    return {
        "agency": schedule.agencies,  # type: ignore[dict-item]
        "person": schedule.people,  # type: ignore[dict-item]
        "spacecraft": schedule.spacecraft,  # type: ignore[dict-item]
        "station": schedule.stations,  # type: ignore[dict-item]
        "site": schedule.sites,  # type: ignore[dict-item]
        "flight": schedule.flights,  # type: ignore[dict-item]
        "expedition": schedule.expeditions,  # type: ignore[dict-item]
        "eva": schedule.evas,  # type: ignore[dict-item]
        "reboost": schedule.reboosts,  # type: ignore[dict-item]
        "bulletin": schedule.bulletins,  # type: ignore[dict-item]
    }
