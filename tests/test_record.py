"""The shipped record: the crew that history gives, on days of all its years, and who came up and went home on what.

The counts and names here are other people's, not the record's own: a public list of the people in space and its
versions since 2021, the landings that were told of, and the lists of records.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.support import at

import crewtrack
from crewtrack.ledger.lifeboats import deal
from crewtrack.views.person import person

if TYPE_CHECKING:
    from crewtrack.ledger.ledger import Ledger

BOOK = crewtrack.load("crewtrack:iss", now=at("2026-11-22"))
LEDGER = BOOK.ledger
TIANGONG = crewtrack.load("crewtrack:tiangong", now=at("2026-11-22")).ledger


def aboard(when: str, ledger: Ledger = LEDGER, station: str = "iss") -> set[str]:
    state = ledger.state(at(when))
    return {one for one, here in state.aboard.items() if here.station == station}


@pytest.mark.parametrize(
    ("when", "crew"),
    [
        ("1998-12-10", "cabana sturckow ross currie newman krikalev"),
        ("1999-07-01", ""),
        ("2000-12-25", "shepherd gidzenko krikalev"),
        ("2001-05-03", "usachov james-voss helms musabayev baturin tito"),
        ("2001-09-11", "culbertson tyurin dezhurov"),
        ("2002-12-25", "bowersox budarin pettit"),
        ("2003-02-01", "bowersox budarin pettit"),
        ("2003-12-25", "foale kaleri"),
        ("2004-12-25", "chiao sharipov"),
        ("2005-12-25", "william-mcarthur tokarev"),
        ("2006-08-15", "vinogradov jeff-williams reiter"),
        ("2007-02-01", "lopez-alegria tyurin sunita-williams"),
        ("2008-01-01", "whitson malenchenko tani"),
        ("2009-01-01", "fincke lonchakov magnus"),
        ("2009-06-10", "padalka barratt wakata romanenko thirsk de-winne"),
        ("2010-12-25", "scott-kelly kaleri skripochka kondratyev coleman nespoli"),
        ("2011-08-01", "borisenko garan samokutyayev fossum furukawa sergey-volkov"),
        ("2012-12-25", "ford novitsky tarelkin hadfield romanenko marshburn"),
        ("2014-12-25", "wilmore samokutyayev serova virts cristoforetti shkaplerov"),
        ("2015-12-25", "scott-kelly korniyenko sergey-volkov kopra malenchenko peake"),
        ("2017-07-04", "yurchikhin fischer whitson"),
        ("2018-10-11", "gerst aunon-chancellor prokopyev"),
        ("2019-12-25", "parmitano skvortsov koch skripochka meir andrew-morgan"),
        ("2020-07-04", "cassidy ivanishin vagner behnken hurley"),
        ("2020-12-25", "ryzhikov kud-sverchkov rubins hopkins glover walker noguchi"),
        ("2023-07-04", "prokopyev petelin rubio bowen hoburg al-neyadi fedyaev"),
        ("2024-01-01", "mogensen moghbeli furukawa borisov kononenko chub ohara"),
        (
            "2024-07-04",
            "kononenko chub caldwell-dyson dominick barratt epps grebenkin wilmore sunita-williams",
        ),
        ("2024-12-25", "sunita-williams wilmore hague gorbunov ovchinin vagner pettit"),
        ("2025-09-01", "ryzhikov zubritsky kim cardman fincke yui platonov"),
        ("2026-01-20", "kud-sverchkov mikayev chris-williams"),
        ("2026-10-08", "dubrov kikina menon watkins delaney kutryk teteryatnikov"),
    ],
)
def test_the_crew_of_a_day(when: str, crew: str) -> None:
    found = {one.replace("james-voss", "voss") for one in aboard(when)}
    expected = {
        one.replace("james-voss", "voss").replace("sergey-volkov", "volkov") for one in crew.split()
    }
    assert found == expected


@pytest.mark.parametrize(
    ("when", "crew"),
    [
        ("2021-08-01", "nie liu-boming tang-hongbo"),
        ("2022-05-01", ""),
        ("2022-12-01", "chen-dong liu-yang cai fei deng zhang-lu"),
        ("2025-11-10", "chen-dong chen-zhongrui wang-jie zhang-lu wu zhang-hongzhang"),
        ("2025-12-25", "zhang-lu wu zhang-hongzhang"),
        ("2026-07-01", "zhu zhang-zhiyuan lai"),
    ],
)
def test_the_crew_of_tiangong(when: str, crew: str) -> None:
    assert aboard(when, TIANGONG, "tiangong") == set(crew.split())


@pytest.mark.parametrize(
    ("who", "up", "home"),
    [
        ("tito", "soyuz-tm-32", "soyuz-tm-31"),
        ("shepherd", "soyuz-tm-31", "sts-102"),
        ("bowersox", "sts-113", "soyuz-tma-1"),
        ("reiter", "sts-121", "sts-116"),
        ("sunita-williams", "sts-116", "sts-117"),
        ("stott", "sts-128", "sts-129"),
        ("laliberte", "soyuz-tma-16", "soyuz-tma-14"),
        ("mogensen", "soyuz-tma-18m", "soyuz-tma-16m"),
        ("aimbetov", "soyuz-tma-18m", "soyuz-tma-16m"),
        ("scott-kelly", "soyuz-tma-16m", "soyuz-tma-18m"),
        ("whitson", "soyuz-ms-03", "soyuz-ms-04"),
        ("al-mansouri", "soyuz-ms-15", "soyuz-ms-12"),
        ("andrew-morgan", "soyuz-ms-13", "soyuz-ms-15"),
        ("koch", "soyuz-ms-12", "soyuz-ms-13"),
        ("vande-hei", "soyuz-ms-18", "soyuz-ms-19"),
        ("dubrov", "soyuz-ms-18", "soyuz-ms-19"),
        ("peresild", "soyuz-ms-19", "soyuz-ms-18"),
        ("shipenko", "soyuz-ms-19", "soyuz-ms-18"),
        ("rubio", "soyuz-ms-22", "soyuz-ms-23"),
        ("petelin", "soyuz-ms-22", "soyuz-ms-23"),
        ("prokopyev", "soyuz-ms-22", "soyuz-ms-23"),
        ("kononenko", "soyuz-ms-24", "soyuz-ms-25"),
        ("vasilevskaya", "soyuz-ms-25", "soyuz-ms-24"),
        ("wilmore", "starliner-cft", "crew-9"),
        ("sunita-williams", "starliner-cft", "crew-9"),
    ],
)
def test_a_seat_swap(who: str, up: str, home: str) -> None:
    found = [(ride.up.id, ride.home.id) for ride in LEDGER.rides[who] if ride.home is not None]
    assert (up, home) in found


@pytest.mark.parametrize(
    ("who", "up", "home"),
    [
        ("chen-dong", "shenzhou-20", "shenzhou-21"),
        ("wang-jie", "shenzhou-20", "shenzhou-21"),
        ("zhang-lu", "shenzhou-21", "shenzhou-22"),
        ("wu", "shenzhou-21", "shenzhou-22"),
    ],
)
def test_the_crews_that_swapped_ships_at_tiangong(who: str, up: str, home: str) -> None:
    ride = TIANGONG.rides[who][-1]
    assert ride.home is not None
    assert (ride.up.id, ride.home.id) == (up, home)


def test_a_ship_without_people_is_told_of_too() -> None:
    """Soyuz MS-14 carried nobody and MS-23 nobody up: neither brings a ride, and the second takes three home."""
    assert LEDGER.trips["soyuz-ms-14"].up == LEDGER.trips["soyuz-ms-14"].down == ()
    assert LEDGER.trips["soyuz-ms-23"].up == ()
    assert len(LEDGER.trips["soyuz-ms-23"].down) == 3


@pytest.mark.parametrize(
    ("when", "ships"),
    [
        ("2012-06-15", "atv-3"),
        ("2015-01-20", "atv-5 crs-5"),
        ("2019-05-20", "progress-ms-10 progress-ms-11 cygnus-ng-11 crs-17"),
        ("2021-06-10", "progress-ms-16 cygnus-ng-15 crs-22"),
        ("2024-03-30", "progress-ms-25 progress-ms-26 crs-30 cygnus-ng-20"),
        ("2026-04-28T09:00", "progress-ms-33 progress-ms-34 cygnus-ng-24"),
    ],
)
def test_the_cargo_ships_of_a_day(when: str, ships: str) -> None:
    found = {
        ident
        for ident, berth in LEDGER.state(at(when)).berths.items()
        if not LEDGER.schedule.spacecraft[berth.trip.flight.spacecraft or ""].seats
    }
    assert found == set(ships.split())


@pytest.mark.parametrize(
    ("who", "up", "days"),
    [
        ("rubio", "soyuz-ms-22", 370.89),
        ("vande-hei", "soyuz-ms-18", 355.16),
        ("dubrov", "soyuz-ms-18", 355.16),
        ("scott-kelly", "soyuz-tma-16m", 340.36),
        ("koch", "soyuz-ms-12", 328.58),
        ("whitson", "soyuz-ms-03", 289.22),
        ("wilmore", "starliner-cft", 286.30),
        ("kononenko", "soyuz-ms-24", 373.84),
        ("lopez-alegria", "soyuz-tma-9", 215.35),
    ],
)
def test_the_days_of_a_long_flight(who: str, up: str, days: float) -> None:
    (ride,) = [one for one in LEDGER.rides[who] if one.up.id == up]
    assert ride.up.launch is not None
    assert ride.home is not None
    assert ride.home.land is not None
    found = (ride.home.land.instant - ride.up.launch.instant).total_seconds() / 86_400
    assert found == pytest.approx(days, abs=0.02)


@pytest.mark.parametrize(
    ("when", "who"),
    [
        ("2000-12-25", "shepherd"),
        ("2005-05-01", "krikalev"),
        ("2010-01-01", None),  # a gap in the list: nobody rather than somebody wrong
        ("2022-02-25", "shkaplerov"),
        ("2023-10-01", "mogensen"),
        ("2024-04-01", "kononenko"),
        ("2024-12-01", "sunita-williams"),
        ("2025-04-01", "ovchinin"),
        ("2025-06-01", "onishi"),
        ("2025-09-01", "ryzhikov"),
        ("2025-12-10", "fincke"),
        ("2026-03-01", "kud-sverchkov"),
    ],
)
def test_who_commands_the_station(when: str, who: str | None) -> None:
    assert LEDGER.commander("iss", at(when)) == who


def test_never_empty_since_the_second_of_november_2000() -> None:
    since = at("2000-11-02T09:21:03")
    assert LEDGER.aboard("iss", at("2000-11-02T09:21:02")) == 0
    assert all(LEDGER.aboard("iss", one) > 0 for one in LEDGER.instants if one >= since)


def test_thirteen_is_the_most_and_when() -> None:
    counts = {one: LEDGER.aboard("iss", one) for one in LEDGER.instants}
    assert max(counts.values()) == 13
    ships = {
        berth.trip.id
        for one, count in counts.items()
        if count == 13
        for berth in LEDGER.state(one).berths.values()
    }
    assert {one for one in ships if one.startswith("sts")} == {"sts-127", "sts-128", "sts-131"}


@pytest.mark.parametrize(("year", "people"), [(2020, 242), (2021, 251)])
def test_how_many_different_people_had_been_aboard_by_the_end_of(year: int, people: int) -> None:
    end = datetime(year + 1, 1, 1, tzinfo=UTC)
    been = {
        who
        for who, rides in LEDGER.rides.items()
        for ride in rides
        if ride.up.dock is not None and ride.up.dock.instant < end and ride.up.station == "iss"
    }
    assert len(been) == people


def test_the_abort_gives_no_time_in_space() -> None:
    view = person(LEDGER, "hague", at("2018-12-01"))
    assert view is not None
    assert next(one.id for one in (ride.up for ride in LEDGER.rides["hague"])) == "soyuz-ms-12"


@pytest.mark.parametrize(
    ("who", "days"),
    [
        ("whitson", 695.29),
        ("krikalev", 803.40),
        ("padalka", 878.48),
        ("kononenko", 1110.61),
        ("vande-hei", 523.37),
    ],
)
def test_the_days_of_a_life(who: str, days: float) -> None:
    found = person(LEDGER, who, at("2026-10-08"))
    assert found is not None
    assert found.days_total == pytest.approx(days, abs=0.1)


@pytest.mark.parametrize(
    ("when", "without"),
    [
        ("2025-11-04", ""),
        ("2025-11-10", "chen-dong chen-zhongrui wang-jie"),
        ("2025-11-20", "zhang-lu wu zhang-hongzhang"),
        ("2025-11-26", ""),
    ],
)
def test_a_cracked_window_left_three_at_tiangong_without_a_seat_home(
    when: str, without: str
) -> None:
    dealt = deal(TIANGONG, TIANGONG.state(at(when)), "tiangong", at(when))
    assert aboard(when, TIANGONG, "tiangong") - set(dealt) == set(without.split())


def test_everybody_has_a_nationality() -> None:
    people = {**LEDGER.schedule.people, **TIANGONG.schedule.people}
    assert [one.id for one in people.values() if not one.nationality] == []


def test_the_readme_counts_the_flights() -> None:
    crewed = [one for one in LEDGER.trips.values() if one.up or one.down]
    readme = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
    assert f"{len(crewed)} flights with people" in readme
