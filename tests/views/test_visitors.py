"""How many different people have been aboard: each counted once, however often they came."""

from __future__ import annotations

from typing import Any

from tests.support import ISS, at, book

from crewtrack.views.visitors import visitors

BOOK = (
    ISS
    + """
coverage = [{ what = "crewed", to = 2021-12-31 }]
[person.two]
agency = "nasa"
nationality = ["US", "IT"]
[person.one]
agency = "nasa"
nationality = "US"
[person.none]
[flight.a]
spacecraft = "soyuz-ms"
crew = ["one", { id = "two", agency = "esa" }, "?"]
launch = { at = 2020-12-01T00:00:00Z }
dock = { at = 2020-12-02T00:00:00Z, port = "rassvet-nadir" }
undock = { at = 2021-01-02T00:00:00Z }
land = { at = 2021-01-03T00:00:00Z }
[flight.b]
spacecraft = "soyuz-ms"
crew = ["one", "none"]
launch = { at = 2021-06-01T00:00:00Z }
dock = { at = 2021-06-02T00:00:00Z, port = "rassvet-nadir" }
undock = { at = 2021-06-12T00:00:00Z }
land = { at = 2021-06-13T00:00:00Z }
[flight.c]
spacecraft = "soyuz-ms"
crew = ["two"]
launch = { at = 2022-06-01T00:00:00Z }
dock = { at = 2022-06-02T00:00:00Z, port = "rassvet-nadir" }
undock = { at = 2023-01-01T00:00:00Z }
land = { at = 2023-01-02T00:00:00Z }
"""
)


def rows(by: str, when: str = "2023-06-01", **span: Any) -> list[tuple[object, ...]]:
    found = visitors(book(BOOK), "iss", at(when), by, **span)
    return [
        (one.key, one.people, one.newcomers, one.total, one.stays, round(one.days), one.complete)
        for one in found.rows
    ]


def test_by_year_who_was_aboard_who_was_new_and_who_had_ever_been() -> None:
    assert rows("year") == [
        ("2020", 2, 2, 2, 2, 60, True),
        ("2021", 3, 1, 3, 2, 22, True),
        ("2022", 1, 0, 3, 1, 213, False),  # left as 2023 began, and beyond what is claimed
    ]


def test_a_span_leaves_out_years_and_not_who_was_there_before() -> None:
    span: dict[str, Any] = {"start": at("2021-02-01"), "until": at("2022-01-01")}
    assert [row[:4] for row in rows("year", **span)] == [("2021", 3, 1, 3)]
    assert [row[:2] for row in rows("agency", **span)] == [("nasa", 1), (None, 1)]


def test_by_country_and_agency_who_has_two_counts_for_both() -> None:
    assert [row[:3] for row in rows("country")] == [("US", 2, 2), ("IT", 1, 1), (None, 1, 1)]
    assert [row[:3] for row in rows("agency")] == [("nasa", 2, 1), ("esa", 1, 1), (None, 1, 1)]


def test_nobody_later_than_the_instant() -> None:
    ledger = book(BOOK)
    days = ("2020-12-01", "2020-12-02", "2021-06-02")
    assert [visitors(ledger, "iss", at(day)).people for day in days] == [0, 2, 3]
    assert [ledger.visitors("iss", at(day)) for day in days] == [(0, 0), (2, 2), (3, 3)]
