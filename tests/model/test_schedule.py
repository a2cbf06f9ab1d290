"""The schedule: what things are called, and what follows when a file leaves something out."""

from __future__ import annotations

import pytest
from tests.support import ISS, decoded

from crewtrack.model.schedule import Schedule, movement_of

TEXT = (
    ISS
    + """
[person.bare-name]
[person.named]
name = "Given Family"
aliases = ["nick"]
[spacecraft.own]
operator = "Maker"
provider = "esa"
[flight.soyuz-ms-30]
spacecraft = "soyuz-ms"
[flight.own-1]
spacecraft = "own"
[flight.bought]
name = "Bought 1"
short = "B1"
spacecraft = "own"
provider = "axiom"
operator = "Somebody"
[flight.free]
spacecraft = "soyuz-ms"
station = "none"
[flight.odd]
spacecraft = "nothing"
"""
)


@pytest.fixture(scope="module")
def schedule() -> Schedule:
    found, problems = decoded(TEXT)
    assert problems == []
    return found


def test_people_are_called_by_name_else_after_their_id(schedule: Schedule) -> None:
    assert schedule.person_name("named") == schedule.person_name("nick") == "Given Family"
    assert schedule.person_name("bare-name") == "Bare Name"
    assert schedule.person_name("not-declared") == "Not Declared"
    assert schedule.person_name("?") == schedule.person_name("?x#1") == "to be named"


def test_agencies(schedule: Schedule) -> None:
    assert schedule.agency("nasa").name == "NASA"
    assert schedule.agency(None).tag == "none"
    assert (schedule.agency("isro-x").name, schedule.agency("isro-x").tag) == ("Isro X", "ISRO")


def test_flights_are_called_by_name_else_after_their_spacecraft(schedule: Schedule) -> None:
    assert schedule.flight_name("soyuz-ms-30") == "Soyuz MS-30"
    assert schedule.flight_short("soyuz-ms-30") == "MS-30"
    assert (schedule.flight_name("bought"), schedule.flight_short("bought")) == ("Bought 1", "B1")
    assert schedule.flight_name("not-there-1") == "Not There-1"
    assert schedule.flight_name("odd") == "Odd"


def test_a_flight_says_who_flies_it_and_whose_seats_they_are_or_its_spacecraft_does(
    schedule: Schedule,
) -> None:
    flights = schedule.flights
    assert schedule.provider_of(flights["own-1"]) == "esa"
    assert schedule.operator_of(flights["own-1"]) == "Maker"
    assert schedule.provider_of(flights["bought"]) == "axiom"
    assert schedule.operator_of(flights["bought"]) == "Somebody"
    assert schedule.provider_of(flights["odd"]) is None
    assert schedule.operator_of(flights["odd"]) is None


def test_a_flight_goes_to_the_files_station_unless_it_says_otherwise(schedule: Schedule) -> None:
    assert schedule.station_of(schedule.flights["own-1"]) == "iss"
    assert schedule.station_of(schedule.flights["free"]) is None


def test_places_have_names(schedule: Schedule) -> None:
    assert schedule.port_name("iss", "rassvet-nadir") == "Rassvet nadir"
    assert schedule.port_name("iss", "not-there") == "Not There"
    assert schedule.port("nowhere", "spare") is None
    assert schedule.module_name("iss", "zvezda") == "Zvezda"
    assert schedule.module_name("iss", "other") == "Other"
    assert schedule.station_name("iss") == "International Space Station"
    assert schedule.station_name("mir-2") == "Mir-2"
    assert schedule.station_name(None) == "free flight"
    assert schedule.site_name("baikonur-31-6") == "Baikonur 31/6"
    assert schedule.site_name("not-there-7") == "Not There-7"
    assert schedule.site_name(None) is None


def test_a_port_is_called_by_its_name_else_after_its_id() -> None:
    schedule, _ = decoded(
        '[station.iss.port.spare-1]\n[station.iss.port.called]\nname = "The other"\n'
    )
    assert schedule.port_name("iss", "called") == "The other"
    assert schedule.port_name("iss", "spare-1") == "Spare-1"


def test_the_main_station_is_the_files_else_the_one_with_most_flights() -> None:
    flight = '[flight.{}]\nspacecraft = "soyuz-ms"\nstation = "{}"\n'
    two = flight.format("a", "iss") + flight.format("b", "mir") + flight.format("c", "mir")
    assert decoded(two)[0].main_station() == "mir"
    assert decoded('station = "iss"\n' + two)[0].main_station() == "iss"
    assert decoded('station = "none"\n' + two)[0].main_station() == "mir"
    assert decoded("")[0].main_station() == "iss"
    assert decoded("", catalog=False)[0].main_station() is None
    assert decoded(flight.format("a", "none"), catalog=False)[0].main_station() is None


def test_a_movement_is_found_by_its_name(schedule: Schedule) -> None:
    assert movement_of(schedule.flights["own-1"], "launch") is None


def test_a_family_name_stands_where_the_nation_puts_it() -> None:
    schedule, _ = decoded(
        """
        [person.zhang-li]
        name = "Zhang Li"
        nationality = "CN"
        [person.scott-kelly]
        name = "Scott Kelly"
        nationality = "US"
        """
    )
    assert schedule.person_family("zhang-li") == "Zhang Li"
    assert schedule.person_family("scott-kelly") == "S. Kelly"
    assert schedule.person_family("?1") == "to be named"
