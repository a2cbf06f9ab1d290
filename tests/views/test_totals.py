"""Days in space: from the launch of each ride up to the landing of its ride home."""

from __future__ import annotations

import pytest
from tests.support import ISS, at, book

from crewtrack.views.totals import recorded_days, total_days

BOOK = (
    ISS
    + """
[person.new]
[person.old]
prior = { days = 100.5 }
[person.dated]
prior = { days = 100.5, before = 2021-01-11 }
[flight.a]
spacecraft = "soyuz-ms"
crew = ["new", "old", "dated"]
launch = { at = 2021-01-01T00:00:00Z }
dock = { at = 2021-01-01T06:00:00Z, port = "p" }
undock = { at = 2021-01-20T18:00:00Z }
land = { at = 2021-01-21T00:00:00Z }
[flight.b]
spacecraft = "soyuz-ms"
crew = ["new", "old", "dated"]
launch = { at = 2021-03-01T00:00:00Z }
dock = { at = 2021-03-01T06:00:00Z, port = "p" }
"""
)
COVERED = 'coverage = [{ what = "crewed" }]\n'


def test_days_grow_from_launch_to_landing_and_then_stand() -> None:
    ledger = book(BOOK)
    for when, days in (
        ("2020-12-31", 0.0),
        ("2021-01-01", 0.0),
        ("2021-01-01T12:00", 0.5),
        ("2021-01-21", 20.0),
        ("2021-02-15", 20.0),
        ("2021-03-02", 21.0),
        ("2021-03-31", 50.0),
    ):
        assert recorded_days(ledger, "new", at(when)) == pytest.approx(days)
    assert recorded_days(ledger, "nobody", at("2021-03-31")) == 0.0


def test_a_total_is_known_only_where_the_record_reaches_back() -> None:
    assert total_days(book(BOOK), "new", at("2021-02-15")) is None
    assert total_days(book(COVERED + BOOK), "new", at("2021-02-15")) == pytest.approx(20.0)
    from_then = COVERED.replace('"crewed"', '"crewed", from = 2021-01-01')
    assert total_days(book(from_then + BOOK), "new", at("2021-02-15")) is None
    cargo = COVERED.replace("crewed", "cargo")
    assert total_days(book(cargo + BOOK), "new", at("2021-02-15")) is None


def test_what_came_before_the_record_is_added() -> None:
    assert total_days(book(BOOK), "old", at("2020-12-31")) == pytest.approx(100.5)
    assert total_days(book(BOOK), "old", at("2021-02-15")) == pytest.approx(120.5)
    assert total_days(book(COVERED + BOOK), "old", at("2021-02-15")) == pytest.approx(120.5)


def test_days_that_it_counts_are_not_counted_twice() -> None:
    # The first ten days of flight a lie before the day up to which `prior` counts.
    ledger = book(BOOK)
    assert total_days(ledger, "dated", at("2021-01-10T23:59")) is None
    assert total_days(ledger, "dated", at("2021-01-11")) == pytest.approx(100.5)
    assert total_days(ledger, "dated", at("2021-02-15")) == pytest.approx(110.5)


def test_seats_not_yet_named_have_no_total() -> None:
    assert total_days(book(COVERED + BOOK), "?a#0", at("2021-02-15")) is None


def test_a_ride_home_on_another_ship_counts_to_its_landing() -> None:
    text = BOOK + 'land = { at = 2021-05-01T00:00:00Z, crew = ["new"] }\n'
    text = text.replace(
        "land = { at = 2021-01-21T00:00:00Z }",
        "land = { at = 2021-01-21T00:00:00Z, crew = ['old', 'dated'] }",
    )
    text = text.replace(
        '[flight.b]\nspacecraft = "soyuz-ms"\ncrew = ["new", "old", "dated"]',
        '[flight.b]\nspacecraft = "soyuz-ms"',
    )
    ledger = book(text)
    assert recorded_days(ledger, "new", at("2021-06-01")) == pytest.approx(120.0)
    assert recorded_days(ledger, "old", at("2021-06-01")) == pytest.approx(20.0)
