"""The list of flights: how each stands at an instant, which are asked for, and in which order."""

from __future__ import annotations

from typing import Any

import pytest
from tests.support import ISS, at, book

from crewtrack.views.asking import Ask
from crewtrack.views.flights import FlightLines, chosen, flights, natural

BOOK = (
    ISS
    + """
[person.a]
name = "Ann Able"
agency = "nasa"
[person.b]
name = "Bob Baker"
agency = "esa"
[flight.ship-9]
name = "Ship 9"
spacecraft = "soyuz-ms"
crew = ["a", "b"]
launch = { at = 2021-01-01T00:00:00Z, status = "success" }
dock = { at = 2021-01-01T06:00:00Z, port = "rassvet-nadir" }
relocate = [{ left = 2021-01-05T06:00:00Z, at = 2021-01-05T07:00:00Z, port = "prichal-nadir" }]
undock = { at = 2021-01-20T18:00:00Z }
land = { at = 2021-01-21T00:00:00Z, crew = ["a"] }
[flight.ship-10]
name = "Ship 10"
spacecraft = "soyuz-ms"
provider = "nasa"
launch = { at = 2021-01-10T00:00:00Z, known = 2020-12-01, slips = [
    { known = 2020-06-01, at = "2020-11" },
    { known = 2020-08-01, at = "2020-12" },
] }
dock = { at = 2021-01-10T06:00:00Z, port = "rassvet-nadir" }
undock = { at = 2021-02-20T18:00:00Z }
land = { at = 2021-02-21T00:00:00Z, crew = ["b"] }
[flight.load]
spacecraft = "progress-ms"
launch = { at = "2021-02", status = "tbd" }
land = { at = "2021-05", destroyed = true }
[flight.lost]
spacecraft = "progress-ms"
launch = { at = 2021-01-15T00:00:00Z, status = "failure" }
[flight.off]
spacecraft = "progress-ms"
launch = { at = 2021-01-16T00:00:00Z, status = "cancelled" }
[flight.node]
spacecraft = "progress-ms"
launch = { at = 2021-01-02T00:00:00Z }
dock = { at = 2021-01-03T00:00:00Z, port = "prichal-nadir", stays = true }
[flight.free]
station = "none"
spacecraft = "soyuz-ms"
launch = { at = 2021-01-02T00:00:00Z }
land = { at = 2021-01-03T00:00:00Z }
[flight.gone]
spacecraft = "progress-ms"
launch = { at = 2020-01-01T00:00:00Z }
dock = { at = 2020-01-02T00:00:00Z, port = "zvezda-aft" }
undock = { at = 2020-03-01T00:00:00Z }
[flight.empty]
spacecraft = "soyuz-ms"
launch = { at = 2021-06-02T00:00:00Z }
"""
)


def ids(when: str = "2021-03-01", station: str | None = "iss", **ask: Any) -> list[str]:
    found = chosen(book(BOOK), station, at(when), Ask(**ask))
    return [one.id for one in found]


@pytest.mark.parametrize(
    ("flight", "when", "state", "status"),
    [
        ("ship-9", "2020-12-31", "planned", "go"),  # that it went well is not known yet
        ("ship-9", "2021-01-01T01:00", "going up", "success"),
        ("ship-9", "2021-01-10", "docked", "success"),
        ("ship-9", "2021-01-20T20:00", "going home", "success"),
        ("ship-9", "2021-01-21", "landed", "success"),
        ("load", "2021-01-21", "planned", "tbd"),
        ("load", "2021-06-01", "re-entered", "tbd"),
        ("lost", "2021-01-14", "planned", "go"),
        ("lost", "2021-01-15", "failed", "failure"),
        ("off", "2021-01-01", "cancelled", "cancelled"),
        ("free", "2021-01-02T12:00", "in flight", "success"),
        ("gone", "2020-02-01", "docked", "success"),
        ("gone", "2020-03-01", "left", "success"),  # and nothing says when it ended
        ("node", "2030-01-01", "docked", "success"),
    ],
)
def test_how_a_flight_stands(flight: str, when: str, state: str, status: str) -> None:
    ledger = book(BOOK)
    line = FlightLines(ledger, at(when)).line(ledger.schedule.flights[flight])
    assert (line.state, line.status) == (state, status)


def test_a_line_tells_crews_ports_days_and_slips() -> None:
    ledger = book(BOOK)
    lines = FlightLines(ledger, at("2021-03-01"))
    one = lines.line(ledger.schedule.flights["ship-9"])
    assert (one.up, one.up_family, one.down, one.down_names) == (
        ("a", "b"),
        (["Ann", "Able"][1], "Baker"),
        ("a",),
        ("Ann Able",),
    )
    assert one.swapped
    assert one.ports == ("rassvet-nadir", "prichal-nadir")
    assert one.port_names == ("Rassvet nadir", "Prichal nadir")
    places = [
        FlightLines(ledger, at(when)).line(ledger.schedule.flights["ship-9"]).place
        for when in ("2020-12-01", "2021-01-04", "2021-01-06", "2021-03-01")
    ]
    assert places == ["Rassvet nadir", "Rassvet nadir", "Prichal nadir", "Prichal nadir"]
    assert [(agency.id, count) for agency, count in one.agencies] == [("esa", 1), ("nasa", 1)]
    assert (one.days and one.days.days, one.stay and one.stay.days) == (20.0, 19.5)
    assert one.slips == 0
    assert lines.line(ledger.schedule.flights["ship-10"]).slips == 2
    lost = lines.line(ledger.schedule.flights["lost"])
    assert (lost.days, lost.stay, lost.dock) == (None, None, None)


def test_in_order_of_launch_the_unknown_last() -> None:
    assert ids() == ["gone", "ship-9", "node", "ship-10", "lost", "off", "load", "empty"]
    assert ids(station=None) == ["free"]


@pytest.mark.parametrize(
    ("ask", "found"),
    [
        ({"kind": "crewed"}, ["ship-9", "ship-10"]),  # who comes down on it counts
        ({"kind": "uncrewed"}, ["empty"]),
        ({"kind": "cargo"}, ["gone", "lost", "off", "load"]),
        ({"kind": "module"}, ["node"]),
        ({"agency": "nasa"}, ["ship-9", "ship-10"]),  # by its seats, or by its people
        ({"agency": "esa"}, ["ship-9", "ship-10"]),
        ({"start": at("2021-01-15"), "until": at("2021-01-16T00:01")}, ["lost", "off"]),
        ({"start": at("2021-02-20"), "until": at("2021-03-01")}, ["load"]),  # it may
        ({"sort": "name"}, ["empty", "gone", "load", "lost", "node", "off", "ship-9", "ship-10"]),
        ({"sort": "days", "reverse": False, "kind": "crewed"}, ["ship-10", "ship-9"]),
        ({"sort": "crew", "kind": "crewed"}, ["ship-9", "ship-10"]),
        ({"sort": "slips", "kind": "crewed", "reverse": True}, ["ship-9", "ship-10"]),
        ({"sort": "agency", "kind": "crewed"}, ["ship-10", "ship-9"]),
    ],
)
def test_which_flights_in_which_order(ask: dict[str, Any], found: list[str]) -> None:
    assert ids(**ask) == found


def test_the_view_counts_and_compares_what_was_asked_for() -> None:
    found = flights(book(BOOK), "iss", at("2021-02-15"), Ask(limit=2))
    assert [one.id for one in found.rows] == ["gone", "ship-9"]
    assert found.more == 6
    assert found.kinds == (("crewed", 2), ("uncrewed", 1), ("cargo", 4), ("module", 1))
    assert [(one.flight, one.days.days, one.under_way) for one in found.longest] == [
        ("ship-10", 36.0, True),
        ("ship-9", 20.0, False),
    ]
    assert [one.flight for one in found.stays] == ["gone", "ship-10", "ship-9"]


def test_numbers_in_names_sort_as_numbers() -> None:
    assert sorted(["MS-10", "MS-9", "MS"], key=natural) == ["MS", "MS-9", "MS-10"]
