"""Expeditions and events: command of a station (E701, E702), one expedition after the other (E703), and who takes
part without being there (E704, E705, E706).
"""  # noqa: D205 - one sentence

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from crewtrack.ledger.rules.catalogue import problem
from crewtrack.ledger.rules.look import move_at
from crewtrack.model.problem import Related
from crewtrack.model.when_words import long

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from crewtrack.ledger.ledger import Ledger
    from crewtrack.ledger.rules.look import Look
    from crewtrack.ledger.trips import Trip
    from crewtrack.model.address import Address
    from crewtrack.model.nouns import Expedition, Handover, Seat
    from crewtrack.model.problem import Problem
    from crewtrack.model.when import When

_GAP = timedelta(days=1)
_OVERLAP = timedelta(days=21)


def command(look: Look) -> Iterator[Problem]:
    """E701 and E702: who takes command is aboard, and stays until somebody else takes it."""
    schedule = look.ledger.schedule
    home = schedule.main_station()
    by: dict[str, list[tuple[Handover, Address]]] = {}
    for ident, expedition in schedule.expeditions.items():
        station = expedition.station or home
        for place, one in enumerate(expedition.command):
            if station is not None and one.at is not None and one.person is not None:
                by.setdefault(station, []).append((one, ("expedition", ident, "command", place)))
    for station, own in by.items():
        own.sort(key=_instant)
        for one, at in own:
            if one.at is None or _told_before(look, station, one.at):
                continue
            person = schedule.person_id(one.person or "")
            if not _may_be_aboard(look.ledger, person, station, one.at, one.at):
                yield problem(
                    "E701",
                    f"{schedule.person_name(person)} takes command of {schedule.the_station(station)} "
                    f"({long(one.at)}), and is not aboard then",
                    (*at, "person"),
                    hint="command of a station is not that of a ship: one of the two is wrong, or the time",
                    related=_rides(look.ledger, person),
                )
        yield from _gaps(look, station, own)


def _gaps(look: Look, station: str, own: list[tuple[Handover, Address]]) -> Iterator[Problem]:
    """E702: whoever has command leaves before it is handed on, and others stay.

    Where the file claims to hold who commands (`coverage`, "command"), only within that span.
    """
    ledger, schedule = look.ledger, look.ledger.schedule
    for place, (one, at) in enumerate(own):
        following = own[place + 1][0].at if place + 1 < len(own) else None
        person = schedule.person_id(one.person or "")
        trip = _leaves(ledger, person, station, one.at)
        leave = trip.undock if trip is not None else None
        if trip is None or leave is None:
            continue
        if following is None:
            if not _under_way(look, station, leave.high):
                continue
        elif following.earliest is None or leave.high > following.earliest:
            continue
        if not ledger.aboard(station, leave.instant):
            continue
        if not look.held("command", station, leave.instant):
            continue  # from there on the file does not claim to know
        until = f"until {long(following)}" if following is not None else "and nobody takes it after"
        yield problem(
            "E702",
            f"{schedule.person_name(person)} has command of {schedule.the_station(station)}, leaves "
            f"({long(leave.when)}), {until}",
            move_at(trip, leave),
            hint="a handover is missing: command = [{ at = ..., person = ... }]",
            related=(Related("command was taken here", (*at, "person")),),
        )


def _under_way(look: Look, station: str, at: datetime) -> bool:
    """Whether an expedition is told of that goes on after an instant up to which the file was kept."""
    if look.known_to is None or at > look.known_to:
        return False
    schedule = look.ledger.schedule
    home = schedule.main_station()
    return any(
        (one.station or home) == station
        and one.from_ is not None
        and one.from_.before_instant(at) is True
        and (one.to is None or one.to.before_instant(at) is False)
        for one in schedule.expeditions.values()
    )


def order(look: Look) -> Iterator[Problem]:
    """E703: numbers follow each other, and so do their times, within reason.

    A day between two expeditions is left to rounding; three weeks of overlap were usual once.
    """
    schedule = look.ledger.schedule
    home = schedule.main_station()
    by: dict[str | None, list[Expedition]] = {}
    for one in schedule.expeditions.values():
        if one.number is not None:
            by.setdefault(one.station or home, []).append(one)
    for own in by.values():
        own.sort(key=lambda one: one.number or 0)
        for before, then in pairwise(own):
            number = then.number or 0
            if before.number == number:
                yield problem(
                    "E703",
                    f"two expeditions have the number {number}",
                    ("expedition", then.id, "number"),
                    related=(Related("the other", ("expedition", before.id, "number")),),
                )
                continue
            if before.number != number - 1 or then.from_ is None:
                continue
            end, words = before.to, None
            if end is None:
                if before.from_ is not None and then.from_.before(before.from_) is True:
                    words = f"begins before expedition {before.number} does"
            else:
                words = _apart(end, then.from_, before.number)
            if words is not None:
                yield problem(
                    "E703",
                    f"expedition {number} ({long(then.from_)}) {words}",
                    ("expedition", then.id, "from"),
                    hint="one begins when the one before ends, as a rule with the undocking of its ship",
                    related=(
                        Related(
                            "the one before",
                            ("expedition", before.id, "to" if end is not None else "from"),
                        ),
                    ),
                )


def _apart(end: When, start: When, number: int | None) -> str | None:
    if end.latest and start.earliest and start.earliest - end.latest > _GAP:
        return f"begins long after expedition {number} ends ({long(end)})"
    if end.earliest and start.latest and end.earliest - start.latest > _OVERLAP:
        return f"begins long before expedition {number} ends ({long(end)})"
    return None


def crews(look: Look) -> Iterator[Problem]:
    """E704 and E705: members of an expedition, and who goes outside, are aboard at some time in its span."""
    schedule = look.ledger.schedule
    home = schedule.main_station()
    for ident, expedition in schedule.expeditions.items():
        station, start, end = expedition.station or home, expedition.from_, expedition.to
        if station is not None and start is not None and expedition.crew:
            number = expedition.number if expedition.number is not None else ident
            yield from _there(
                look,
                "E704",
                f"is of expedition {number}",
                station,
                (start, end),
                (expedition.crew, ("expedition", ident, "crew")),
            )
    for ident, eva in schedule.evas.items():
        station, start = eva.station or home, eva.from_
        if station is not None and start is not None and eva.crew:
            yield from _there(
                look,
                "E705",
                f"goes outside ({long(start)})",
                station,
                (start, eva.to or start),
                (eva.crew, ("eva", ident, "crew")),
            )


def reboosts(look: Look) -> Iterator[Problem]:
    """E706: the ship that raises the orbit is docked then, and can."""
    ledger, schedule = look.ledger, look.ledger.schedule
    home = schedule.main_station()
    for ident, burn in schedule.reboosts.items():
        flight = schedule.flights.get(burn.by or "")
        if flight is None or burn.from_ is None:
            continue
        trip = ledger.trips.get(flight.id)
        craft = schedule.spacecraft.get(flight.spacecraft or "")
        name = schedule.flight_name(flight.id)
        station = burn.station or home
        related: tuple[Related, ...] = (Related("the flight", ("flight", flight.id)),)
        if trip is None or trip.station != station or trip.dock is None:
            words = f"{name} never docks there"
        elif burn.from_.before_instant(trip.dock.low) is True:
            words = f"{name} docks only later ({long(trip.dock.when)})"
            related = (Related("it docks here", move_at(trip, trip.dock)),)
        elif trip.undock is not None and burn.from_.before_instant(trip.undock.high) is False:
            words = f"{name} has left by then ({long(trip.undock.when)})"
            related = (Related("it leaves here", move_at(trip, trip.undock)),)
        elif craft is not None and not craft.reboost:
            words = f"a {craft.name or craft.id} cannot raise the orbit"
            related = (Related("what it can do", ("spacecraft", craft.id)),)
        else:
            continue
        yield problem(
            "E706",
            f"a reboost ({long(burn.from_)}) is by {name}, but {words}",
            ("reboost", ident, "by"),
            hint="the ship or the time is wrong",
            related=related,
        )


# -- who is where ----------------------------------------------------------------------------------


def _instant(one: tuple[Handover, Address]) -> tuple[float, str]:
    at = one[0].at
    return (at.instant.timestamp() if at is not None else 0.0, str(one[1]))


def _told_before(look: Look, station: str, when: When) -> bool:
    """Whether something lies before what the file claims to hold, so that nobody need be known aboard."""
    spans = look.covered("crewed", station)
    first = min((start for start, _ in spans), default=None)
    return first is not None and when.before_instant(first) is True


def _there(
    look: Look,
    code: str,
    words: str,
    station: str,
    span: tuple[When, When | None],
    crew: tuple[tuple[Seat, ...], Address],
) -> Iterator[Problem]:
    schedule = look.ledger.schedule
    start, end = span
    if _told_before(look, station, start):
        return
    for place, seat in enumerate(crew[0]):
        person = schedule.person_id(seat.id)
        if seat.id == "?" or _may_be_aboard(look.ledger, person, station, start, end):
            continue
        yield problem(
            code,
            f"{schedule.person_name(person)} {words}, and is not aboard {schedule.the_station(station)} then",
            (*crew[1], place, "id"),
            hint="the name or the time is wrong, or a flight is missing",
            related=_rides(look.ledger, person),
        )


def _may_be_aboard(
    ledger: Ledger, person: str, station: str, start: When, end: When | None
) -> bool:
    """Whether somebody may be aboard at some instant of a span, by the bounds of their rides."""
    if person not in ledger.rides:
        # Nobody knows how they came up; where they are unknown as well, that is said already.
        return person not in ledger.schedule.people
    for ride in ledger.rides[person]:
        dock = ride.up.dock
        if ride.up.station != station or dock is None:
            continue
        leave = ride.home.undock if ride.home is not None else None
        late = end is not None and end.before_instant(dock.low) is True
        early = leave is not None and start.before_instant(leave.high) is False
        if not late and not (early and leave is not None and start.earliest != leave.high):
            return True
    return False


def _leaves(ledger: Ledger, person: str, station: str, at: When | None) -> Trip | None:
    """Return the trip on which somebody leaves who is aboard at a time."""
    for ride in ledger.rides.get(person, ()):
        home = ride.home
        if ride.up.station != station or home is None or home.undock is None or at is None:
            continue
        if at.before_instant(home.undock.high) is not False:
            return home
    return None


def _rides(ledger: Ledger, person: str) -> tuple[Related, ...]:
    """Return where a person's ways up are written."""
    return tuple(
        Related(
            f"goes up on {ledger.schedule.flight_name(ride.up.id)}",
            ("flight", ride.up.id, "crew", ride.order, "id"),
        )
        for ride in ledger.rides.get(person, ())[:3]
    )
