"""Dependence: whose seats bring whom home, and whose ships raise the orbit."""

from __future__ import annotations

from tests.support import ISS, at, book

import crewtrack
from crewtrack.views.dependence import Fleet, dependence, reliance
from crewtrack.views.outlook import outlook

SOYUZ = """
[flight.ms]
name = "MS 1"
spacecraft = "soyuz-ms"
crew = ["dubrov", "vande-hei"]
launch = { at = 2022-01-01T00:00:00Z }
dock = { at = 2022-01-01T06:00:00Z, port = "rassvet-nadir" }
"""
DRAGON = """
[flight.dragon]
name = "D 1"
spacecraft = "crew-dragon"
crew = ["chari", "maurer", "kikina"]
launch = { at = 2022-02-01T00:00:00Z }
dock = { at = 2022-02-01T06:00:00Z, port = "harmony-forward" }
undock = { at = 2022-04-01T00:00:00Z }
land = { at = 2022-04-01T06:00:00Z }
"""
PROGRESS = """
[flight.progress]
name = "P 1"
spacecraft = "progress-ms"
launch = { at = 2022-02-01T00:00:00Z }
dock = { at = 2022-02-01T06:00:00Z, port = "zvezda-aft" }
"""
LANDS = "land = { at = 2022-06-01T00:00:00Z }\n"
BOOK = ISS + SOYUZ + LANDS + DRAGON + PROGRESS


def test_seats_home_by_provider_the_most_first() -> None:
    found = dependence(book(BOOK), "iss", at("2022-03-01"))
    assert [
        (one.provider.id, one.seats, one.ships, one.ship_names) for one in found.seats_home
    ] == [
        ("nasa", 4, ("dragon",), ("D 1",)),
        ("roscosmos", 3, ("ms",), ("MS 1",)),
    ]
    assert found.sole_return is None


def test_one_agency_alone_is_named() -> None:
    found = dependence(book(BOOK), "iss", at("2022-01-15"))
    assert found.sole_return is not None
    assert found.sole_return.id == "roscosmos"
    assert found.sole_reboost is None
    found = dependence(book(BOOK), "iss", at("2022-03-01"))
    assert found.sole_reboost is not None
    assert [(agency.id, ships) for agency, ships in found.reboost] == [("roscosmos", ("P 1",))]


def test_nobody_is_the_only_one_where_cargo_ships_are_not_recorded() -> None:
    claim = 'coverage = [{ what = "cargo", from = 2022-04-01 }]\n'
    found = dependence(book(claim + BOOK), "iss", at("2022-03-01"))
    assert (found.sole_reboost, found.reboost_known) == (None, False)
    assert len(found.reboost) == 1
    assert dependence(book(BOOK), "iss", at("2022-03-01")).reboost_known


def test_an_unfit_ship_brings_nobody_home() -> None:
    unfit = "unfit = [{ from = 2022-02-15T00:00:00Z }]\n"
    found = dependence(book(ISS + SOYUZ + LANDS + unfit + DRAGON), "iss", at("2022-03-01"))
    assert [one.provider.id for one in found.seats_home] == ["nasa"]


def test_a_flights_own_provider_goes_before_its_spacecrafts() -> None:
    text = BOOK.replace('name = "D 1"', 'name = "D 1"\nprovider = "axiom"')
    found = dependence(book(text), "iss", at("2022-03-01"))
    assert [one.provider.id for one in found.seats_home] == ["axiom", "roscosmos"]


def test_those_who_ride_home_with_another_agency_that_flies_crews() -> None:
    found = dependence(book(BOOK), "iss", at("2022-03-01"))
    # Maurer of ESA always does: his agency flies no ships.
    assert [
        (one.person, one.agency.id, one.provider.id, one.ride_home) for one in found.across
    ] == [
        ("vande-hei", "nasa", "roscosmos", "ms"),
        ("kikina", "roscosmos", "nasa", "dragon"),
    ]
    assert (found.across[0].family, found.across[0].ride_home_name) == ("Vande Hei", "MS 1")


def test_nothing_docked_is_nobody() -> None:
    found = dependence(book(BOOK), "iss", at("2021-03-01"))
    assert (found.seats_home, found.across, found.reboost) == ((), (), ())
    assert (found.sole_return, found.sole_reboost) == (None, None)


def test_ships_that_are_looked_at_for_two_views_give_each_the_same() -> None:
    ledger = crewtrack.load("crewtrack:iss", now=at("2026-01-01")).ledger
    start, end = at("2021-10-10"), at("2023-04-01")
    fleet = Fleet(ledger, "iss")
    for until in (end, at("2022-05-01"), end):
        views = [
            (
                reliance(ledger, "iss", start, until, fleet=one),
                outlook(ledger, "iss", start, until, fleet=one),
            )
            for one in (fleet, None)
        ]
        told = [
            (
                [(one.start, one.end, one.agency and one.agency.id) for one in ours.sole_return],
                [(one.start, one.end, one.agency and one.agency.id) for one in ours.sole_reboost],
                [
                    (one.start, one.end, one.aboard, one.seats, len(one.boosts))
                    for one in plan.stretches
                ],
            )
            for ours, plan in views
        ]
        assert told[0] == told[1]
        assert told[0][0]
