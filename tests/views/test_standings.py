"""Standings: at any instant they are what one finds who goes through everything anew."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from heapq import nsmallest
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.strategies_books import START, books
from tests.support import at, book

import crewtrack
from crewtrack.ledger.ledger import Ledger
from crewtrack.ledger.rides import start_of
from crewtrack.model.decode import decode
from crewtrack.views.ages import age_at
from crewtrack.views.lasting import lasting
from crewtrack.views.people import Roll
from crewtrack.views.standings import Standings, _Top

if TYPE_CHECKING:
    from crewtrack.ledger.rides import Ride
    from crewtrack.views.standings import Best

    Mine = list[tuple[str, Ride]]

MOST = 3


def begun(ledger: Ledger, station: str, when: datetime) -> Mine:
    """Return everybody's flights to a station that have begun, by person."""
    return [
        (person, ride)
        for person in sorted(Roll(ledger, station).everybody())
        for ride in ledger.rides.get(person, ())
        if ride.up.station == station and start_of(ride.up) <= when
    ]


def top(found: list[Any], *, least: bool = False) -> list[Any]:
    sign = 1 if least else -1
    return nsmallest(MOST, found, key=lambda one: (sign * one[0], one[1]))


def flown(rides: Mine, when: datetime) -> list[Any]:
    out = []
    for person, ride in rides:
        land = ride.home.land if ride.home is not None else None
        spent = lasting(ride.up.launch, land, when)
        if spent is not None and spent.days > 0:
            out.append((spent.days, person, ride))
    return top(out)


def aged(ledger: Ledger, rides: Mine) -> tuple[list[Any], list[Any]]:
    ages = [
        (years, person, ride)
        for person, ride in rides
        if (noun := ledger.schedule.people.get(person)) is not None
        and noun.born is not None
        and (years := age_at(noun.born, ride)) is not None
    ]
    last = {one[1]: one for one in ages}
    first = {one[1]: one for one in reversed(ages)}
    return top(list(last.values())), top(list(first.values()), least=True)


def best(ledger: Ledger, station: str, when: datetime) -> tuple[Any, dict[str | None, Any]]:
    every: tuple[str, float] | None = None
    by: dict[str | None, tuple[str, float]] = {}
    for person, rides in ledger.rides.items():
        for ride in rides if not person.startswith("?") else ():
            land = ride.home.land if ride.home is not None else None
            if ride.up.station != station or land is None or land.instant > when:
                continue
            spent = lasting(ride.up.launch, land, when)
            if spent is None:
                continue
            agency = ride.seat.agency or ledger.schedule.person(person).agency
            one = by.get(agency)
            if one is None or spent.least > one[1]:
                by[agency] = one = (person, spent.least)
            if every is None or one[1] > every[1]:
                every = one
    return every, by


def crowds(ledger: Ledger, station: str, when: datetime) -> tuple[int, list[Any]]:
    peak = 0
    out: list[Any] = []
    for event in ledger.station_events(station):
        if event.instant > when:
            break
        if event.move is None:
            continue
        if event.aboard > peak:
            peak, out = event.aboard, []
        if out and out[-1][1] is None:
            if event.aboard < peak:
                out[-1] = (out[-1][0], event.instant, out[-1][2])
        elif peak and event.aboard == peak:
            out.append((event.instant, None, event.id))
    return peak, out


def visited(ledger: Ledger, rides: Mine, when: datetime) -> int:
    return len(
        {
            person
            for person, ride in rides
            if ride.up.dock is not None and ride.up.dock.instant <= when
        }
    )


def told(one: Best | None) -> tuple[str, float] | None:
    return (one.person, one.days) if one is not None else None


def check(ledger: Ledger, station: str, standings: Standings, when: datetime) -> None:
    rides = begun(ledger, station, when)
    assert [(days, who, ride) for days, who, _, ride in standings.longest(when, MOST)] == flown(
        rides, when
    )
    old, young = aged(ledger, rides)
    assert standings.oldest(when, MOST) == old
    assert standings.youngest(when, MOST) == young
    counts: dict[str, int] = {}
    for person, _ in rides:
        counts[person] = counts.get(person, 0) + 1
    assert standings.flights(when, MOST) == top([(many, who) for who, many in counts.items()])
    every, by = standings.best(when)
    assert told(every) == best(ledger, station, when)[0]
    assert {agency: told(one) for agency, one in by.items()} == best(ledger, station, when)[1]
    assert every is None or any(every is one for one in by.values())
    assert standings.crowds(when) == crowds(ledger, station, when)
    assert standings.visited(when) == visited(ledger, rides, when)


@settings(max_examples=150)
@given(books(exact=False), st.lists(st.floats(-5, 400), min_size=1, max_size=6))
def test_of_any_books_at_any_instant(data: dict[str, Any], after: list[float]) -> None:
    schedule, _ = decode(data, None)
    ledger = Ledger.of(schedule)
    station = schedule.main_station() or "none"
    standings = Standings(ledger, station, Roll(ledger, station), MOST)
    instants = [START + timedelta(days=one) for one in after]
    instants += [event.instant for event in ledger.events if event.instant.year < 3000][:20]
    for when in instants:
        check(ledger, station, standings, when)


@pytest.mark.parametrize("station", ["iss", "tiangong"])
def test_of_the_record_year_by_year(station: str) -> None:
    ledger = crewtrack.load(f"crewtrack:{station}", now=at("2026-01-01")).ledger
    standings = Standings(ledger, station, Roll(ledger, station), MOST)
    for year in range(1998, 2028):
        for month in (1, 4, 8):
            check(ledger, station, standings, datetime(year, month, 17, 11, tzinfo=UTC))


def test_a_flight_is_over_or_under_way_and_never_both() -> None:
    text = "".join(
        f"""
    [flight.{who}]
    station = "iss"
    spacecraft = "soyuz-ms"
    crew = ["{who}"]
    launch = {{ at = 2010-01-0{start}T00:00:00Z }}
    land = {{ at = 2010-0{end}-01T00:00:00Z }}
    """
        for who, start, end in (("long", 1, 9), ("short", 2, 5), ("next", 3, 6))
    )
    ledger = book(text)
    standings = Standings(ledger, "iss", Roll(ledger, "iss"), MOST)
    for when in (
        "2010-04-30",
        "2010-05-01",
        "2010-05-02",
        "2010-06-01",
        "2010-09-01",
        "2011-01-01",
    ):
        found = [who for _, who, _, _ in standings.longest(at(when), MOST)]
        assert sorted(found) == ["long", "next", "short"]
        check(ledger, "iss", standings, at(when))


def test_who_comes_in_anew_may_fall_back() -> None:
    ride: Any = None
    when = at("2020-01-01")
    first = _Top(2, lambda one: one[:2])
    for place, (years, who) in enumerate(((30, "p"), (31, "q"), (32, "r"))):
        first.put(when + timedelta(days=place), (years, who, ride), 0)
    first.put(when + timedelta(days=9), (40, "p", ride), 1)
    first.put(when + timedelta(days=9), (1, "p", ride), 0)
    assert [one[:2] for one in first.course.at(at("2020-01-05")) or ()] == [(30, "p"), (31, "q")]
    assert [one[:2] for one in first.course.at(at("2020-02-01")) or ()] == [(31, "q"), (32, "r")]


def test_an_age_that_was_known_better_gives_way_to_a_later_flight() -> None:
    text = """
    [person.a]
    born = 1970-06-01
    [person.b]
    born = 1975-01-01
    [person.c]
    born = 1980-01-01
    """ + "".join(
        f"""
    [flight.{who}{year}]
    station = "iss"
    spacecraft = "soyuz-ms"
    crew = ["{who}"]
    launch = {{ at = {year}-03-01T00:00:00Z }}
    land = {{ at = {year}-04-01T00:00:00Z }}
    """
        for who, year in (("a", 2010), ("b", 2011), ("c", 2012), ("a", 2020), ("c", 2021))
    )
    ledger = book(text)
    standings = Standings(ledger, "iss", Roll(ledger, "iss"), 2)
    shown = {
        year: [(years, who) for years, who, _ in standings.oldest(at(f"{year}-12-31"), 2)]
        for year in (2009, 2010, 2012, 2021)
    }
    assert shown == {
        2009: [],
        2010: [(39, "a")],
        2012: [(39, "a"), (36, "b")],
        2021: [(49, "a"), (41, "c")],
    }
