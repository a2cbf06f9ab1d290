"""Stays: which ship is on which port of which station, from when and until when."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from crewtrack.ledger.trips import Moved, Trip

    Stays = dict[tuple[str | None, str], list["Stay"]]


class Stay:
    """A ship's time on one port: the movement that brought it, and the one that took it away, if any."""

    __slots__ = ("arrive", "leave", "port", "trip")

    def __init__(self, trip: Trip, port: str, arrive: Moved) -> None:
        """Start a stay."""
        self.trip = trip
        self.port = port
        self.arrive = arrive
        self.leave: Moved | None = None


def stays(trips: Iterable[Trip]) -> Stays:
    """Return every ship's stays, by station and port, in order of arrival."""
    out: Stays = {}
    for trip in trips:
        here: Stay | None = None
        for move in trip.moves:
            kind = move.kind
            if kind in ("dock", "arrived"):
                if move.port is not None:
                    here = Stay(trip, move.port, move)
            elif here is not None and kind in ("undock", "left"):
                here.leave = move
                out.setdefault((trip.station, here.port), []).append(here)
                here = None
        if here is not None:
            out.setdefault((trip.station, here.port), []).append(here)
    for own in out.values():
        own.sort(key=_order)
    return out


def _order(stay: Stay) -> tuple[datetime, str]:
    return stay.arrive.instant, stay.trip.id
