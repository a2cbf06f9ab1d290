"""The list of people: flights, days, age and where they are, which are asked for, and in which order."""

from __future__ import annotations

from typing import Any

import pytest
from tests.support import ISS, at, book

from crewtrack.views.asking import Ask
from crewtrack.views.people import PersonLines, chosen, people

BOOK = (
    ISS
    + """
[person.old]
name = "Olga Old"
agency = "roscosmos"
nationality = "RU"
born = 1971-06-01
prior = { days = 100, before = 2021-01-01 }
[person.new]
name = "Nina New"
agency = "nasa"
nationality = ["US", "IT"]
born = 1980-01-01
prior = { days = 0, before = 2021-01-01 }
[person.dark]
name = "Dan Dark"
[person.never]
name = "Ned Never"
[person.abort]
name = "Abe Abort"
[flight.one]
name = "One"
spacecraft = "soyuz-ms"
crew = ["old", "new", "?"]
launch = { at = 2021-01-01T00:00:00Z }
dock = { at = 2021-01-01T06:00:00Z, port = "rassvet-nadir" }
undock = { at = 2021-01-20T18:00:00Z }
land = { at = 2021-01-21T00:00:00Z, crew = ["old"] }
[flight.two]
name = "Two"
spacecraft = "soyuz-ms"
crew = ["old", { id = "dark", agency = "esa" }]
launch = { at = 2021-06-01T00:00:00Z }
dock = { at = 2021-06-01T06:00:00Z, port = "rassvet-nadir" }
undock = { at = 2021-06-20T18:00:00Z }
land = { at = 2021-06-21T00:00:00Z, crew = ["old", "dark", "new"] }
[flight.lost]
spacecraft = "soyuz-ms"
crew = ["abort"]
launch = { at = 2021-05-01T00:00:00Z, status = "failure" }
[eva.walk]
from = 2021-02-01T10:00:00Z
crew = ["new"]
"""
)


def ids(when: str = "2021-03-01", **ask: Any) -> list[str]:
    return chosen(book(BOOK), "iss", at(when), Ask(**ask))


def test_who_flies_and_whose_launch_failed_belong_to_the_list_and_empty_seats_do_not() -> None:
    assert sorted(ids()) == ["abort", "dark", "new", "old"]


def test_a_line_aboard() -> None:
    one = PersonLines(book(BOOK), at("2021-03-02")).line("new")
    assert (one.state, one.place, one.family) == ("aboard", "ISS", "New")
    assert (one.flights, one.planned, one.earlier, one.evas) == (1, 0, False, 1)
    assert (one.days_total, one.days_flight, one.age) == (60.0, 60.0, 41)
    assert (one.flight, one.home, one.returns and one.returns.words) == (
        "one",
        "two",
        "2021-06-21T00:00Z",
    )
    assert one.last is None


def test_a_line_between_two_flights() -> None:
    one = PersonLines(book(BOOK), at("2021-03-02")).line("old")
    assert (one.state, one.place, one.days_flight) == ("ground", None, None)
    assert (one.flights, one.planned, one.earlier) == (1, 1, True)
    assert (one.days_total, one.days_recorded, one.age) == (120.0, 20.0, 49)
    assert (one.next, one.last and one.last.words) == ("two", "2021-01-21T00:00Z")
    assert one.evas == 0


def test_what_the_record_does_not_know_is_not_told() -> None:
    one = PersonLines(book(BOOK), at("2021-07-02")).line("dark")
    assert (one.days_total, one.days_recorded, one.age, one.earlier) == (None, 20.0, None, True)
    assert one.agency.id == "esa"
    no_walks = book(BOOK.split("[eva.walk]", maxsplit=1)[0])
    assert PersonLines(no_walks, at("2021-07-02")).line("new").evas is None


@pytest.mark.parametrize(
    ("when", "state"),
    [
        ("2021-06-01T03:00", "going up"),
        ("2021-06-02", "aboard"),
        ("2021-06-20T20:00", "going home"),
        ("2021-06-21", "ground"),
    ],
)
def test_where_somebody_is(when: str, state: str) -> None:
    assert PersonLines(book(BOOK), at(when)).line("dark").state == state


@pytest.mark.parametrize(
    ("ask", "found"),
    [
        ({}, ["old", "new", "abort", "dark"]),  # by days, then by family name
        ({"reverse": True}, ["dark", "abort", "new", "old"]),
        ({"sort": "name"}, ["abort", "dark", "new", "old"]),
        ({"sort": "flights"}, ["new", "old", "abort", "dark"]),
        ({"sort": "flight"}, ["new", "abort", "dark", "old"]),
        ({"sort": "agency"}, ["new", "old", "abort", "dark"]),
        ({"sort": "nationality"}, ["old", "new", "abort", "dark"]),
        ({"sort": "age"}, ["old", "new", "abort", "dark"]),
        ({"sort": "launch"}, ["new", "old", "dark", "abort"]),
        ({"sort": "evas"}, ["new", "abort", "dark", "old"]),
        ({"agency": "nasa"}, ["new"]),
        ({"start": at("2021-02-01"), "until": at("2021-03-01")}, ["new"]),
        ({"start": at("2021-06-01")}, ["old", "new", "dark"]),
        ({"until": at("2021-01-01")}, []),
    ],
)
def test_who_in_which_order(ask: dict[str, Any], found: list[str]) -> None:
    assert ids(**ask) == found


def test_the_view_counts_all_that_were_asked_for() -> None:
    found = people(book(BOOK), "iss", at("2021-03-01"), Ask(limit=1))
    assert ([one.id for one in found.rows], found.more) == (["old"], 3)
    assert (found.visited, found.in_space) == (2, 1)
    assert {one.person for one in found.ahead} == {"new"}
