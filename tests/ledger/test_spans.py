"""Spans and segments: what holds between events, and whom a segment has of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.support import ISS, at, book

from crewtrack.ledger.segments import agencies, crewed, segments
from crewtrack.ledger.spans import days, edges, held, unseated, walk

if TYPE_CHECKING:
    from datetime import datetime

    from crewtrack.ledger.state import State

TEXT = """
[flight.a]
spacecraft = "soyuz-ms"
crew = ["dubrov", "vande-hei"]
launch.at = 2022-01-01T00:00:00Z
dock = { at = 2022-01-02T00:00:00Z, port = "rassvet-nadir" }
undock.at = 2022-01-20T00:00:00Z
land.at = 2022-01-21T00:00:00Z
unfit = [{ from = 2022-01-05T00:00:00Z, to = 2022-01-07T00:00:00Z, seats = 1 }]

[flight.b]
spacecraft = "crew-dragon"
crew = ["kikina", "maurer", { id = "chari", visitor = true }]
launch.at = 2022-01-10T00:00:00Z
dock = { at = 2022-01-11T00:00:00Z, port = "harmony-forward" }
undock.at = 2022-01-30T00:00:00Z
land.at = 2022-01-31T00:00:00Z
"""


def test_edges_are_movements_and_the_bounds_of_what_is_unfit() -> None:
    found = edges(book(ISS + TEXT), "iss", at("2022-01-01T12:00"), at("2022-01-11"))
    assert found == [
        at(one)
        for one in (
            "2022-01-01T12:00", "2022-01-02", "2022-01-05", "2022-01-07", "2022-01-10",
        )
    ]  # fmt: skip
    assert edges(book(ISS + TEXT), "iss", at("2022-01-02"), at("2022-01-02")) == []
    assert edges(book(ISS + TEXT), "tiangong", at("2022-01-01"), at("2023-01-01")) == [
        at("2022-01-01")
    ]


def test_touching_spans_are_one() -> None:
    points = [at("2022-01-01"), at("2022-01-02"), at("2022-01-03")]
    ledger = book(ISS + TEXT)

    def both(when: datetime, _: State) -> list[str]:
        return ["x"] if when.day != 2 else ["x", "y"]

    found = held(ledger, points, at("2022-01-05"), both)
    assert found == {
        "x": [(at("2022-01-01"), at("2022-01-05"))],
        "y": [(at("2022-01-02"), at("2022-01-03"))],
    }
    assert days(found["x"]) == 4.0
    assert held(ledger, points, at("2022-01-05"), lambda when, _: ["x"] * (when.day != 2)) == {
        "x": [(at("2022-01-01"), at("2022-01-02")), (at("2022-01-03"), at("2022-01-05"))]
    }


@pytest.mark.parametrize(
    ("when", "expected"),
    [("2022-01-04", []), ("2022-01-05", ["vande-hei"]), ("2022-01-07", []), ("2022-02-01", [])],
)
def test_who_has_no_seat(when: str, expected: list[str]) -> None:
    ledger = book(ISS + TEXT)
    assert list(unseated(ledger, ledger.state(at(when)), "iss", at(when))) == expected


def test_walking_gives_the_state_at_each_instant() -> None:
    ledger = book(ISS + TEXT)
    points = edges(ledger, "iss", at("2021-12-01"), at("2022-03-01"))
    seen = [(set(state.aboard), set(state.transit)) for _, state in walk(ledger, points)]
    jumped = [ledger.state(one) for one in points]
    assert seen == [(set(state.aboard), set(state.transit)) for state in jumped]
    assert len(seen) > 8
    assert list(walk(ledger, [])) == []


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("2022-01-01", set()),
        ("2022-01-03", {"Russian", "US"}),  # Vande Hei, up on a Soyuz, is of the other segment
        ("2022-01-12", {"Russian", "US"}),
        (
            "2022-01-25",
            {"Russian", "US"},
        ),  # Kikina, up on a Dragon; Maurer, whose agency has no ship
        ("2022-02-01", set()),
    ],
)
def test_segments_have_people_of_their_own(when: str, expected: set[str]) -> None:
    ledger = book(ISS + TEXT)
    homes = agencies(ledger, "iss")
    assert homes == {"roscosmos": "Russian", "nasa": "US"}
    assert set(crewed(ledger, ledger.state(at(when)), "iss", at(when), homes)) == expected


def test_visitors_run_no_segment() -> None:
    ledger = book(ISS + TEXT.replace('"kikina", "maurer", ', ""))
    when = at("2022-01-25")
    found = crewed(ledger, ledger.state(when), "iss", when, agencies(ledger, "iss"))
    assert set(found) == set()


def test_a_station_without_segments_has_none() -> None:
    assert segments(book(ISS + TEXT), "iss") == ("Russian", "US")
    assert segments(book(ISS + TEXT), "nowhere") == ()
