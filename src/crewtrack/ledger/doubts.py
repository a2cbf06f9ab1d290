"""Doubts: the spans in which someone may or may not be aboard, since a docking or undocking is imprecise.

The ledger places a movement at one instant. Until the latest that it can be, and from the earliest on, the
count may be another: these spans say by how much.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.model.when import FAR_FUTURE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from crewtrack.ledger.rides import Ride


class Span:
    """A time in which a person may be aboard (`more`) though the ledger has them away, or the other way round."""

    __slots__ = ("end", "more", "person", "start")

    def __init__(self, person: str, start: datetime, end: datetime, *, more: bool) -> None:
        """Keep a span; it is half-open."""
        self.person = person
        self.start = start
        self.end = end
        self.more = more


class Doubts:
    """All spans of one station, and what they add up to.

    Attributes:
        spans: in no order.
        instants: where the sums change, in order.
        less, more: from each of those instants on, by how many the count may be too high, and too low.
    """

    __slots__ = ("instants", "less", "more", "spans")

    def __init__(self, spans: list[Span]) -> None:
        """Add up the spans."""
        self.spans = spans
        changes: dict[datetime, list[int]] = {}
        for span in spans:
            changes.setdefault(span.start, [0, 0])[span.more] += 1
            changes.setdefault(span.end, [0, 0])[span.more] -= 1
        self.instants = sorted(changes)
        self.less: list[int] = []
        self.more: list[int] = []
        less = more = 0
        for instant in self.instants:
            less += changes[instant][0]
            more += changes[instant][1]
            self.less.append(less)
            self.more.append(more)


def doubts(rides: dict[str, list[Ride]]) -> dict[str, Doubts]:
    """Return the doubts of every station that has any."""
    spans: dict[str, list[Span]] = {}
    for person, own in rides.items():
        for place, ride in enumerate(own):
            # Whoever launches again is no longer there, however late they may have left.
            following = own[place + 1].up if place + 1 < len(own) else None
            first = following.launch or following.dock if following is not None else None
            until = first.low if first is not None else FAR_FUTURE
            for span in _spans(person, ride):
                span.end = min(span.end, until)
                if span.start < span.end:
                    spans.setdefault(ride.up.station or "", []).append(span)
    return {station: Doubts(own) for station, own in spans.items()}


def _spans(person: str, ride: Ride) -> Iterator[Span]:
    """Yield the spans in which a ride leaves open whether the person is aboard."""
    arrive = ride.up.dock
    if arrive is None:
        return
    leave = ride.home.undock if ride.home is not None else None
    low, there, high = arrive.low, arrive.instant, arrive.high
    if leave is None:
        soon = gone = late = FAR_FUTURE
    else:
        soon, gone, late = leave.low, leave.instant, leave.high
    if low < min(there, late):
        yield Span(person, low, min(there, late), more=True)
    if max(there, gone) < late:
        yield Span(person, max(there, gone), late, more=True)
    if high >= soon:
        # At no instant are they certainly aboard.
        if there < gone:
            yield Span(person, there, gone, more=False)
        return
    if there < high:
        yield Span(person, there, high, more=False)
    if soon < gone:
        yield Span(person, soon, gone, more=False)
