"""A person: all their rides, their days, and where they are."""

from __future__ import annotations

import pytest
from tests.support import ISS, at, book

from crewtrack.views.person import person

BOOK = (
    ISS
    + """
[person.fly]
name = "Ada Fly"
agency = "nasa"
nationality = ["US", "IT"]
born = 1970-01-02
aliases = ["ada"]
note = "n"
source = "s"
[flight.a]
name = "A 1"
spacecraft = "soyuz-ms"
crew = ["dubrov", { id = "fly", role = "engineer", agency = "esa" }]
launch = { at = 2021-01-01T00:00:00Z, site = "baikonur-31-6" }
dock = { at = 2021-01-01T06:00:00Z, port = "rassvet-nadir" }
land = { at = 2021-01-21T00:00:00Z, crew = ["dubrov"] }
note = "of a"
[flight.b]
name = "B 1"
spacecraft = "soyuz-ms"
launch = { at = 2021-01-10T00:00:00Z }
dock = { at = 2021-01-10T06:00:00Z, port = "poisk-zenith" }
undock = { at = 2021-02-01T00:00:00Z }
land = { at = 2021-02-01T06:00:00Z, site = "dzhezkazgan", crew = ["fly"], note = "of b's landing" }
source = "of b"
[flight.c]
spacecraft = "crew-dragon"
crew = ["fly", "?"]
launch = { at = 2022-03-01T00:00:00Z }
land = { at = "late 2022-09" }
[expedition.x]
from = 2021-01-05T00:00:00Z
command = [{ at = 2021-01-05T00:00:00Z, person = "ada" }]
"""
)


def test_a_person_is_found_by_id_and_by_alias_and_nobody_is_not() -> None:
    ledger = book(BOOK)
    for name in ("fly", "ada"):
        found = person(ledger, name, at("2021-01-15"))
        assert found is not None
        assert (found.id, found.name, found.aliases) == ("fly", "Ada Fly", ("ada",))
    assert person(ledger, "flo", at("2021-01-15")) is None


def test_who_a_person_is() -> None:
    found = person(book(BOOK), "fly", at("2020-01-01"))
    assert found is not None
    assert found.nationality == ("US", "IT")
    assert str(found.born) == "1970-01-02"
    assert (found.note, found.source, found.address) == ("n", "s", ("person", "fly"))
    assert found.member is None
    assert [(station, when.instant) for station, when in found.commands] == [
        ("iss", at("2021-01-05"))
    ]


def test_rides_up_and_home_are_in_order_and_may_differ() -> None:
    found = person(book(BOOK), "fly", at("2021-01-15"))
    assert found is not None
    first, second = found.rides
    assert (first.up, first.home, first.up_name, first.home_name) == ("a", "b", "A 1", "B 1")
    assert (first.role, first.agency.id) == ("engineer", "esa")
    assert first.launch is not None
    assert first.launch.instant == at("2021-01-01")
    assert first.undock is not None
    assert first.undock.instant == at("2021-02-01")
    assert first.land is not None
    assert (first.launch_site, first.port_name, first.landing_site, first.landing_country) == (
        "Baikonur 31/6",
        "Rassvet nadir",
        "near Dzhezkazgan",
        "KZ",
    )
    assert first.companions == ("dubrov",)
    assert first.companion_names == ("Pyotr Dubrov",)
    assert ("A 1", "of a") in first.notes
    assert ("landing", "of b's landing") in first.notes
    assert ("B 1", "of b") in first.sources
    assert (second.up, second.home, second.role, second.agency.id) == (
        "c",
        "c",
        "commander",
        "nasa",
    )
    assert second.companion_names == ("to be named",)


@pytest.mark.parametrize(
    ("when", "states", "days"),
    [
        ("2020-12-31", ["planned", "planned"], None),
        ("2021-01-01T03:00", ["in transit", "planned"], 0.125),
        ("2021-01-15", ["aboard", "planned"], 14.0),
        ("2021-02-01T03:00", ["in transit", "planned"], 31.125),
        ("2021-02-01T06:00", ["flown", "planned"], 31.25),
        ("2022-03-10", ["flown", "aboard"], 31.25),
        ("2022-12-10", ["flown", "flown"], 31.25),
    ],
)
def test_where_they_are_and_for_how_long(when: str, states: list[str], days: float | None) -> None:
    found = person(book(BOOK), "fly", at(when))
    assert found is not None
    assert [one.state for one in found.rides] == states
    assert found.rides[0].days == (pytest.approx(days) if days is not None else None)
    assert found.rides[0].days_planned == pytest.approx(31.25)
    aboard = any(state in {"aboard", "in transit"} for state in states)
    assert (found.member is not None) is aboard
    assert found.days_total is None


def test_an_imprecise_landing_gives_no_days() -> None:
    ledger = book(BOOK)
    found = person(ledger, "fly", at("2022-03-10"))
    assert found is not None
    assert found.rides[1].days == pytest.approx(9.0)
    assert found.rides[1].days_planned is None
    found = person(ledger, "fly", at("2022-09-25"))
    assert found is not None
    assert found.rides[1].days is None
    found = person(ledger, "fly", at("2022-12-10"))
    assert found is not None
    assert found.rides[1].days is None


def test_someone_whom_no_file_declares_has_rides_and_a_name_made_from_the_id() -> None:
    text = BOOK.replace('"fly", "?"', '"un-declared", "?"')
    found = person(book(text), "un-declared", at("2022-03-10"))
    assert found is not None
    assert (found.name, len(found.rides), found.agency.id) == ("Un Declared", 1, None)


def test_a_failed_launch_is_no_ride() -> None:
    text = BOOK.replace(
        "launch = { at = 2022-03-01T00:00:00Z }",
        "launch = { at = 2022-03-01T00:00:00Z, status = 'failure' }",
    )
    found = person(book(text), "fly", at("2022-03-10"))
    assert found is not None
    assert [one.up for one in found.rides] == ["a"]
    assert found.member is None
