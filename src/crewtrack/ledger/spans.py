"""Spans: when something holds that changes only at events: nobody aboard, nobody in a segment, no lifeboat seat.

Everything here looks at a station from one instant to another, both aware and in UTC. Spans are half-open.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from crewtrack.ledger.lifeboats import deal

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator
    from datetime import datetime

    from crewtrack.ledger.ledger import Ledger
    from crewtrack.ledger.state import State

    Span = tuple[datetime, datetime]

_DAY = 86_400


def edges(ledger: Ledger, station: str, start: datetime, end: datetime) -> list[datetime]:
    """Return the instants from `start` up to `end` at which something may change, `start` the first.

    They are the movements at the station, and the bounds of the times in which its ships are unfit or hold seats
    for named people.
    """
    if start >= end:
        return []
    found = {
        event.instant for event in ledger.between(station, start, end) if event.move is not None
    }
    for trip in ledger.limited:
        flight = trip.flight
        if trip.station == station:
            bounds = [when for one in flight.unfit for when in (one.from_, one.to)]
            bounds += [when for one in flight.lifeboat for when in (one.from_, one.to)]
            found.update(one.instant for one in bounds if one is not None and start < one.instant)
    found.add(start)
    return sorted(one for one in found if one < end)


def walk(ledger: Ledger, points: list[datetime]) -> Iterator[tuple[datetime, State]]:
    """Yield the state at each of several instants, in order: one state, moved on; look at it, do not keep it."""
    if not points:
        return
    state = ledger.state(points[0]).copy()
    place = bisect_right(ledger.instants, points[0])
    for at in points:
        while place < len(ledger.instants) and ledger.instants[place] <= at:
            state.apply(ledger.events[place])
            place += 1
        yield at, state


def held(
    ledger: Ledger,
    points: list[datetime],
    end: datetime,
    what: Callable[[datetime, State], Iterable[Hashable]],
) -> dict[Hashable, list[Span]]:
    """Return the spans in which each thing holds that `what` names at an instant, of its state.

    Args:
        ledger: the ledger.
        points: the instants at which it may change, in order (`edges`).
        end: where the last span ends.
        what: what holds at an instant, and up to the next.
    """
    out: dict[Hashable, list[Span]] = {}
    for place, (at, state) in enumerate(walk(ledger, points)):
        until = points[place + 1] if place + 1 < len(points) else end
        for one in what(at, state):
            spans = out.setdefault(one, [])
            if spans and spans[-1][1] == at:
                spans[-1] = (spans[-1][0], until)
            else:
                spans.append((at, until))
    return out


def days(spans: Iterable[Span]) -> float:
    """Return how long spans last together: elapsed seconds / 86 400."""
    return sum((end - start).total_seconds() for start, end in spans) / _DAY


def beyond(spans: list[Span], known: list[Span]) -> list[Span]:
    """Return the parts of spans that are in none of the known ones."""
    out = []
    for start, end in spans:
        at = start
        for low, high in known:
            if high <= at or low >= end:
                continue
            if at < low:
                out.append((at, low))
            at = max(at, high)
        if at < end:
            out.append((at, end))
    return out


def joined(many: Iterable[list[Span]]) -> list[Span]:
    """Return the spans in which any of several holds."""
    out: list[Span] = []
    for start, end in sorted(span for spans in many for span in spans):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def unseated(ledger: Ledger, state: State, station: str, at: datetime) -> Iterator[str]:
    """Yield those aboard who have no lifeboat seat, in the order in which they came aboard."""
    dealt = deal(ledger, state, station, at)
    for person, here in state.aboard.items():
        if here.station == station and person not in dealt:
            yield person
