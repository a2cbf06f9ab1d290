"""Reliance: who depends on whom over a span, and when everything hangs on one agency."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import itemgetter
from typing import TYPE_CHECKING

from crewtrack.ledger.lifeboats import deal
from crewtrack.views.coverage import horizon, judged
from crewtrack.views.dependence import Fleet, able, engines_known
from crewtrack.views.refs import agency_ref
from crewtrack.views.shapes.dependence import Reliance, Share, SoleSpan
from crewtrack.views.words import listed, possessive

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from crewtrack.ledger.ledger import Ledger
    from crewtrack.views.shapes.common import AgencyRef

_NUMBERS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_SEVERAL = "\0several"
_first = itemgetter(0)


def over(fleet: Fleet, at: datetime, until: datetime | None) -> Reliance:
    """Return who depends on whom at a station from an instant to another (aware, UTC)."""
    ledger, station = fleet.ledger, fleet.station
    end = until if until is not None else horizon(ledger, station)
    end = max(at, end) if end is not None else at
    engines = judged(ledger.schedule, "cargo", station, at, end)
    turns = _turns(fleet, at, end)
    return Reliance(
        station=station,
        at=at,
        until=end,
        shares=_shares(ledger, station, at, end),
        sole_return=_sole(ledger, turns, at, end, engines=False),
        sole_reboost=tuple(
            span
            for start, stop in engines
            for span in _sole(ledger, turns, start, stop, engines=True)
        ),
        reboost_until=engines[-1][1] if engines else at,
        answer=_answer(ledger, station, at),
        reboost_over=tuple(engines),
    )


# -- by agency -------------------------------------------------------------------------------------


def _shares(ledger: Ledger, station: str, at: datetime, end: datetime) -> tuple[Share, ...]:
    schedule = ledger.schedule
    state = ledger.state(at)
    homes, boosts = able(ledger, state, station, at)
    crew: dict[str | None, int] = {}
    for person, here in state.aboard.items():
        if here.station == station:
            agency = ledger.agency(person, at)
            crew[agency] = crew.get(agency, 0) + 1
    boats: dict[str | None, int] = {}
    for flight in deal(ledger, state, station, at).values():
        provider = schedule.provider_of(schedule.flights[flight])
        boats[provider] = boats.get(provider, 0) + 1
    ups: dict[str | None, list[tuple[str, int]]] = {}
    for trip in ledger.trips.values():
        if not trip.up or trip.station != station or trip.launch is None or not trip.flown:
            continue
        if at < trip.launch.instant <= end:
            craft = schedule.spacecraft.get(trip.flight.spacecraft or "")
            places = craft.seats if craft is not None and craft.seats else len(trip.up)
            ups.setdefault(schedule.provider_of(trip.flight), []).append((trip.id, places))
    every = dict.fromkeys((*crew, *homes, *boosts, *ups))
    shares = [
        Share(
            agency_ref(schedule, ident),
            sum(places for _, places in ups.get(ident, ())),
            tuple(flight for flight, _ in ups.get(ident, ())),
            sum(places for _, places in homes.get(ident, ())),
            boats.get(ident, 0),
            crew.get(ident, 0),
            tuple(schedule.flight_name(flight) for flight in boosts.get(ident, ())),
        )
        for ident in every
    ]
    shares.sort(key=lambda one: (-one.crew, -one.seats_home, -one.seats_up, one.agency.name))
    return tuple(shares)


# -- a single point of failure ---------------------------------------------------------------------


def sole(
    ledger: Ledger, station: str, start: datetime, end: datetime, *, engines: bool
) -> tuple[SoleSpan, ...]:
    """Return the spans in which one agency alone, or none, can bring people home, or raise the orbit.

    Args:
        ledger: the ledger.
        station: the station's id.
        start: from when to look (aware, UTC).
        end: up to when.
        engines: whether to ask for engines rather than for seats home.
    """
    return _sole(ledger, _turns(Fleet(ledger, station), start, end), start, end, engines=engines)


def _turns(
    fleet: Fleet, start: datetime, end: datetime
) -> list[tuple[datetime, str | None, str | None]]:
    """Return, from each instant on at which that may change, which agency alone can bring people home, and which raise the orbit.

    It is None if none can, or `_SEVERAL`; with nobody aboard, as if several could bring them home.
    """
    return [
        (at, _alone(homes) if aboard else _SEVERAL, _alone(boosts))
        for at, homes, boosts, aboard in fleet.changes(start, end)
    ]


def _alone(able: Mapping[str | None, object]) -> str | None:
    if len(able) > 1:
        return _SEVERAL
    return next(iter(able), None)


def _sole(
    ledger: Ledger,
    turns: list[tuple[datetime, str | None, str | None]],
    start: datetime,
    end: datetime,
    *,
    engines: bool,
) -> tuple[SoleSpan, ...]:
    """Return the spans of a part of what `turns` is about in which one agency alone can, or none."""
    spans: list[tuple[datetime, datetime, str | None]] = []
    first = max(0, bisect_right(turns, start, key=_first) - 1)
    for place in range(first, bisect_left(turns, end, key=_first)):
        at, home, boost = turns[place]
        at = max(at, start)
        until = min(turns[place + 1][0], end) if place + 1 < len(turns) else end
        who = boost if engines else home
        if who == _SEVERAL:
            continue
        if spans and spans[-1][1] == at and spans[-1][2] == who:
            spans[-1] = (spans[-1][0], until, who)
        else:
            spans.append((at, until, who))
    return tuple(
        SoleSpan(one, two, agency_ref(ledger.schedule, who) if who is not None else None)
        for one, two, who in spans
    )


# -- in sentences ----------------------------------------------------------------------------------


def _answer(ledger: Ledger, station: str, at: datetime) -> str:
    """Say who depends on whom: whose seats bring whom home, and whose ships raise the orbit."""
    schedule = ledger.schedule
    state = ledger.state(at)
    people = [person for person, here in state.aboard.items() if here.station == station]
    homes, boosts = able(ledger, state, station, at)
    out = []
    if people:
        out.append(_going_home(ledger, people, at))
        places = {ident: sum(one for _, one in ships) for ident, ships in homes.items()}
        if len(places) > 1 and max(places.values()) < len(people):
            out.append(f"No agency alone has seats for all {_number(len(people))}.")
        elif len(places) == 1:
            (only,) = places
            out.append(f"Only {_name(ledger, only)} can bring people home.")
        elif not places:
            out.append("No docked ship can bring people home.")
    else:
        out.append("Nobody is aboard.")
    count = sum(len(ships) for ships in boosts.values())
    if not engines_known(ledger, station, at):
        out.append(
            "Who could raise the orbit is not recorded: not every cargo ship of that time is."
        )
    elif not boosts:
        out.append("No docked ship can raise the orbit.")
    elif len(boosts) == 1:
        (only,) = boosts
        names = listed(schedule.flight_name(one) for one in boosts[only])
        out.append(f"Only {_name(ledger, only)} can raise the orbit, with {names}.")
    else:
        ranked = sorted(boosts, key=lambda one: (-len(boosts[one]), _name(ledger, one)))
        parts = [
            f"{_number(len(boosts[one]))} {'is' if len(boosts[one]) == 1 else 'are'}"
            f" {possessive(_name(ledger, one))}"
            for one in ranked
        ]
        out.append(
            f"Of the {_number(count)} docked ships that can raise the orbit, {listed(parts)}."
        )
    return " ".join(out)


def _going_home(ledger: Ledger, people: list[str], at: datetime) -> str:
    schedule = ledger.schedule
    rides: dict[str | None, list[str]] = {}
    stuck: list[str] = []
    for person in people:
        ride = ledger.ride(person, at)
        if ride is None or ride.home is None:
            stuck.append(person)
        else:
            rides.setdefault(schedule.provider_of(ride.home.flight), []).append(person)
    total = len(people)
    ranked = sorted(rides, key=lambda one: (-len(rides[one]), _name(ledger, one)))
    parts = []
    for ident in ranked:
        guests = [one for one in rides[ident] if ledger.agency(one, at) != ident]
        among = f", {_guests(ledger, guests, at)} among them" if guests else ""
        every = "all " if 1 < len(rides[ident]) == total else ""
        parts.append(f"{every}{_number(len(rides[ident]))} with {_name(ledger, ident)}{among}")
    if parts:
        verb = "goes" if parts[0].startswith("one ") else "go"
        parts[0] = parts[0].replace(" with ", f" {verb} home with ", 1)
    if stuck:
        parts.append(f"{_number(len(stuck))} {'has' if len(stuck) == 1 else 'have'} no ride home")
    return f"Of the {_number(total)} aboard, {'; '.join(parts)}."


def _guests(ledger: Ledger, guests: list[str], at: datetime) -> str:
    """Name people with their agencies: `Mark Vande Hei of NASA`; count them where they are many."""
    schedule = ledger.schedule
    if len(guests) > 3:
        return f"{_number(len(guests))} of other agencies"
    return listed(
        f"{schedule.person_name(one)} of {_name(ledger, ledger.agency(one, at))}"
        if ledger.agency(one, at) is not None
        else schedule.person_name(one)
        for one in guests
    )


def _name(ledger: Ledger, ident: str | None) -> str:
    ref: AgencyRef = agency_ref(ledger.schedule, ident)
    return ref.name if ident is not None else "no agency"


def _number(count: int) -> str:
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)
