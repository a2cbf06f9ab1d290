"""A station through time, in one pass: who has no lifeboat seat (S404), when it is left without anybody (C505),
and when a segment is left without its own crew (C506).
"""  # noqa: D205 - one sentence

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from crewtrack.ledger.lifeboats import deal, seats
from crewtrack.ledger.rules.catalogue import problem
from crewtrack.ledger.rules.look import move_at
from crewtrack.model.problem import Related
from crewtrack.model.when_words import long

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from crewtrack.ledger.events import Event
    from crewtrack.ledger.ledger import Ledger
    from crewtrack.ledger.rules.look import Look
    from crewtrack.ledger.trips import Trip
    from crewtrack.model.address import Address
    from crewtrack.model.nouns import LifeboatSeat, Unfit
    from crewtrack.model.problem import Problem
    from crewtrack.model.when import When


class Cause:
    """What makes a span begin or end: where it is written, what it is, and how early and late it can be."""

    __slots__ = ("address", "high", "low", "when", "words")

    def __init__(
        self, words: str, address: Address, when: When, low: datetime, high: datetime
    ) -> None:
        self.words = words
        self.address = address
        self.when = when
        self.low = low
        self.high = high


_BERTHS = frozenset({"dock", "left", "arrived", "undock"})
_ENDINGS = {
    "launch": "launches",
    "dock": "docks",
    "left": "leaves its port",
    "arrived": "is back on a port",
    "undock": "leaves",
    "land": "lands",
}


def movement(event: Event, ledger: Ledger) -> Cause:
    """Return an event as a cause."""
    move, trip = event.move, event.trip
    assert move is not None  # noqa: S101 - only movements are looked at
    assert trip is not None  # noqa: S101
    words = f"{ledger.schedule.flight_name(trip.id)} {_ENDINGS[move.step]}"
    return Cause(words, move_at(trip, move), move.when, move.low, move.high)


def _sure(start: datetime, cause: Cause, end: Cause | None) -> bool:
    """Whether a span certainly is one: what begins it is over before what ends it can be."""
    return cause.high <= start and (end is None or end.low > start)


def _span(first: Cause, last: Cause | None) -> str:
    """Return from when to when, no finer than it is known."""
    until = f"to {long(last.when)}" if last is not None else "on"
    return f"from {long(first.when)} {until}"


# -- lifeboats -------------------------------------------------------------------------------------


def lifeboats(look: Look) -> Iterator[Problem]:
    """S404: somebody aboard has no seat in a fit ship, for a time.

    One problem for each person and span, at their entry in the crew that brought them up; `related` says what took
    the seat away. Seats are dealt afresh at every movement and at every edge of `unfit` and `lifeboat`. Everybody
    has one where the ships on ports have as many as there are people, since spare seats are anybody's; they are
    dealt one by one only elsewhere. Where no ship that flies is said to bring people home, nothing is told.
    """
    ledger = look.ledger
    able = {craft.id for craft in ledger.schedule.spacecraft.values() if craft.returns}
    if not ledger.short_of_seats:
        return
    if not any(trip.spacecraft in able for trip in ledger.trips.values()):
        return
    free: dict[str, dict[str, int]] = {}
    counts: dict[str, int] = {}
    open_: dict[str, dict[str, tuple[datetime, Cause]]] = {}
    for instant, group in groupby(instants(ledger), key=lambda one: one.instant):
        touched: dict[str, list[Event | Edge]] = {}
        for one in group:
            station = one.station
            assert station is not None  # noqa: S101 - see above
            touched.setdefault(station, []).append(one)
            if isinstance(one, Edge):
                ships = free.get(station, {})
                if one.trip.id in ships:
                    ships[one.trip.id] = seats(ledger, one.trip.flight, instant)
                continue
            counts[station] = one.aboard
            _berth(ledger, free.setdefault(station, {}), one, instant)
        for station, causes in touched.items():
            lacking: list[str] = []
            if counts.get(station, 0) > sum(free.get(station, {}).values()):
                state = ledger.state(instant)
                dealt = deal(ledger, state, station, instant)
                lacking = [
                    person
                    for person, here in state.aboard.items()
                    if here.station == station and person not in dealt
                ]
            gaps = open_.setdefault(station, {})
            if not lacking and not gaps:
                continue
            cause = _cause(causes, ledger)
            for person in [one for one in gaps if one not in lacking]:
                start, first = gaps.pop(person)
                yield _gap(look, station, person, (start, instant), (first, cause))
            for person in lacking:
                if _overcrowded(ledger, person, instant):
                    continue  # that is an error of its own
                gaps.setdefault(person, (instant, cause))
    for station, gaps in open_.items():
        for person, (start, first) in gaps.items():
            yield _gap(look, station, person, (start, None), (first, None))


class Edge:
    """An instant at which a ship becomes unfit or fit, or a named seat begins or ends."""

    __slots__ = ("cause", "instant", "station", "trip")

    def __init__(self, trip: Trip, when: When, cause: Cause) -> None:
        self.trip = trip
        self.instant = when.instant
        self.station = trip.station
        self.cause = cause


def instants(ledger: Ledger) -> list[Event | Edge]:
    """Return all movements to and from ports, and all edges, in order; at one instant movements come first."""
    out: list[Event | Edge] = [
        event
        for event in ledger.events
        if event.station is not None and event.move is not None and event.move.step in _BERTHS
    ]
    found = edges(ledger)
    if found:
        out += found
        out.sort(key=lambda one: one.instant)
    return out


def edges(ledger: Ledger) -> list[Edge]:
    """Return the edges of all spans in which a ship is unfit, or holds a seat for somebody."""
    out: list[Edge] = []
    for trip in ledger.trips.values():
        flight = trip.flight
        if trip.station is None or not (flight.unfit or flight.lifeboat):
            continue
        name = ledger.schedule.flight_name(trip.id)
        both: tuple[tuple[str, Sequence[LifeboatSeat | Unfit]], ...] = (
            ("unfit", flight.unfit),
            ("lifeboat", flight.lifeboat),
        )
        for key, spans in both:
            for place, span in enumerate(spans):
                for side, when in (("from", span.from_), ("to", span.to)):
                    if when is None:
                        continue
                    words = (
                        f"{name} is {'' if side == 'from' else 'no longer '}unfit"
                        if key == "unfit"
                        else f"a seat in {name} {'is given' if side == 'from' else 'is given up'}"
                    )
                    at: Address = ("flight", trip.id, key, place, side)
                    low = when.instant if when.is_exact else when.earliest or when.instant
                    out.append(Edge(trip, when, Cause(words, at, when, low, when.instant)))
    return out


def _berth(ledger: Ledger, ships: dict[str, int], event: Event, instant: datetime) -> None:
    """Keep the seats of the ships at a station; one between two ports still has its own."""
    trip, move = event.trip, event.move
    if trip is None or move is None or not trip.flown:
        return
    if move.step == "dock":
        found = seats(ledger, trip.flight, instant)
        if found or trip.flight.unfit:
            ships[trip.id] = found
    elif move.step == "undock":
        ships.pop(trip.id, None)


def _cause(causes: list[Event | Edge], ledger: Ledger) -> Cause:
    """Return the one of several that happen at once which says most: an edge, then the last movement."""
    for one in causes:
        if isinstance(one, Edge):
            return one.cause
    last = causes[-1]
    assert not isinstance(last, Edge)  # noqa: S101 - see above
    return movement(last, ledger)


def _overcrowded(ledger: Ledger, person: str, at: datetime) -> bool:
    """Whether somebody came up on a ship with more people than it has seats."""
    ride = ledger.ride(person, at)
    if ride is None:
        return False
    craft = ledger.schedule.spacecraft.get(ride.up.flight.spacecraft or "")
    return craft is not None and len(ride.up.up) > craft.seats


def _gap(
    look: Look,
    station: str,
    person: str,
    span: tuple[datetime, datetime | None],
    causes: tuple[Cause, Cause | None],
) -> Problem:
    schedule, start, (first, last) = look.ledger.schedule, span[0], causes
    ride = look.ledger.ride(person, start)
    at: Address = ("flight", ride.up.id, "crew", ride.order, "id") if ride else first.address
    return problem(
        "S404",
        f"{schedule.person_name(person)} has no seat to leave {schedule.the_station(station)} in, "
        f"{_span(first, last)}",
        at,
        hint="a ship with a seat is missing, or give them one: lifeboat = [{ from = ..., crew = [...] }]",
        related=(Related(f"{first.words} ({long(first.when)})", first.address),),
        possible=not _sure(start, first, last),
    )


# -- left empty ------------------------------------------------------------------------------------


def empty(look: Look) -> Iterator[Problem]:
    """C505 and C506: a station, or one of its segments, is left empty after people have begun to live there.

    It stands at the departure after which nobody is left.
    """
    for ident, station in look.ledger.schedule.stations.items():
        since = station.crewed_from
        if since is None or since.earliest is None:
            continue
        # Cargo ships come and go without changing who is there.
        crewed = {trip for trip in look.ledger.crewed if trip.station == ident}
        if not crewed:
            continue
        own = [event for event in look.ledger.events if event.trip in crewed]
        yield from _empty(look, ident, own, since.earliest)
        yield from _segments(look, ident, own, since.earliest)


def _empty(look: Look, station: str, own: list[Event], since: datetime) -> Iterator[Problem]:
    left: Event | None = None
    crewed = False
    for event in own:
        if event.aboard:
            if left is not None:
                yield from _left(look, station, None, left, event)
                left = None
            crewed = True
        elif crewed:
            left = event if event.instant >= since else None
            crewed = False
    if left is not None:
        yield from _left(look, station, None, left, None)


def _left(
    look: Look, station: str, segment: str | None, left: Event, back: Event | None
) -> Iterator[Problem]:
    start, end = left.instant, back.instant if back is not None else None
    if not look.told(station, start, end) or start == end:
        return
    first = movement(left, look.ledger)
    last = movement(back, look.ledger) if back is not None else None
    name = look.ledger.schedule.the_station(station)
    what = (
        f"the {segment} segment of {name} is without its own crew"
        if segment
        else f"{name} is empty"
    )
    yield problem(
        "C506" if segment else "C505",
        f"{what}, {_span(first, last)}",
        first.address,
        hint="a crew that comes before this ship leaves is missing, or one of the times is wrong",
        related=(Related(last.words, last.address),) if last is not None else (),
        possible=not _sure(start, first, last),
    )


def _segments(look: Look, station: str, own: list[Event], since: datetime) -> Iterator[Problem]:
    from crewtrack.ledger.segments import agencies, segments

    ledger = look.ledger
    names = segments(ledger, station)
    if not names:
        return
    homes = agencies(ledger, station)
    ports = _port_segments(ledger, station)
    people: dict[str, str] = {}
    counts = dict.fromkeys(names, 0)
    left: dict[str, Event] = {}
    declared = ledger.schedule.people
    theirs: dict[str, str | None] = {}
    for event in own:
        kind = event.kind
        if kind not in ("dock", "undock"):
            continue
        trip, move = event.trip, event.move
        if trip is None or move is None or not trip.flown:
            continue
        if kind == "dock" and trip.up:
            for person, seat in zip(trip.up, trip.flight.crew, strict=True):
                if person in people or ("visitor" in vars(seat) and seat.visitor):
                    continue
                if person not in theirs:  # once for each of them: many fly often
                    known = declared.get(person)
                    theirs[person] = known.agency if known is not None else None
                agency = (seat.agency if "agency" in vars(seat) else None) or theirs[person]
                segment = homes.get(agency or "") or ports.get(move.port or "")
                if segment is None:
                    continue
                people[person] = segment
                counts[segment] += 1
                if segment in left:
                    yield from _left(look, station, segment, left.pop(segment), event)
        elif kind == "undock":
            for person in trip.takes:
                segment = people.pop(person, None)
                if segment is None:
                    continue
                counts[segment] -= 1
                if not counts[segment] and event.aboard and event.instant >= since:
                    left[segment] = event
    for segment, event in left.items():
        yield from _left(look, station, segment, event, None)


def _port_segments(ledger: Ledger, station: str) -> dict[str, str]:
    found = ledger.schedule.stations[station]
    modules = {one.id: one.segment for one in found.modules}
    out = {}
    for port in found.ports:
        segment = modules.get(port.module or "")
        if segment is not None:
            out[port.id] = segment
    return out
