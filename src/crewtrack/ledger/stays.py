"""Stays: which ship is on which port of which station, from when and until when."""

from __future__ import annotations

from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from crewtrack.ledger.trips import Moved, Trip

    Stays = dict[tuple[str | None, str], list["Stay"]]

_start = attrgetter("start")


class Stay:
    """A ship's time on one port.

    Attributes:
        trip, port: the ship's trip, and the port.
        arrive: the movement that brought it.
        leave: the one that took it away, or None.
        start, end: where the ledger places them; `end` is None where nothing took it away.
        exact: whether both are exact. These three say most of what rules ask, and are near at hand.
    """

    __slots__ = ("arrive", "end", "exact", "leave", "port", "start", "trip")

    def __init__(self, trip: Trip, port: str, arrive: Moved, leave: Moved | None = None) -> None:
        """Keep a stay."""
        self.trip = trip
        self.port = port
        self.arrive = arrive
        self.leave = leave
        self.start: datetime = arrive.instant
        self.end: datetime | None = None
        self.exact = arrive.exact
        if leave is not None:
            self.end = leave.instant
            self.exact = arrive.exact and leave.exact


def stays(trips: Iterable[Trip]) -> tuple[Stays, set[tuple[str | None, str, str | None]]]:
    """Return every ship's stays, by station and port, in order of arrival.

    Returns:
        The stays, and what comes where: each station and port with each spacecraft that is ever there.
    """
    out: Stays = {}
    crafts: set[tuple[str | None, str, str | None]] = set()
    for trip in trips:
        for here in _of(trip):
            crafts.add((trip.station, here.port, trip.spacecraft))
            out.setdefault((trip.station, here.port), []).append(here)
    for own in out.values():
        own.sort(key=_start)
        if any(one.start == then.start for one, then in pairwise(own)):
            own.sort(key=_order)
    return out, crafts


def _of(trip: Trip) -> Iterable[Stay]:
    """Return the stays of one ship."""
    dock = trip.dock
    if "relocate" not in vars(trip.flight):  # as of nearly all
        if dock is None or dock.port is None:
            return ()
        return (Stay(trip, dock.port, dock, trip.undock),)
    out: list[Stay] = []
    here: Moved | None = None
    for move in trip.moves:
        if move.step in ("dock", "arrived"):
            if move.port is not None:
                here = move
        elif here is not None and here.port is not None and move.step in ("undock", "left"):
            out.append(Stay(trip, here.port, here, move))
            here = None
    if here is not None and here.port is not None:
        out.append(Stay(trip, here.port, here))
    return out


def _order(stay: Stay) -> tuple[datetime, str]:
    return stay.start, stay.trip.id
