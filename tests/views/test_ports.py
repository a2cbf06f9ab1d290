"""The ports: what each holds, until when, and what comes there next."""

from __future__ import annotations

import pytest
from tests.support import at, book

from crewtrack.views.ports import ports

BOOK = """
[station.iss.port.new]
docking = "probe"
from = 2022-03-10
[station.iss.port.old]
to = 2022-03-10
[spacecraft.ship]
provider = "roscosmos"
seats = 3
returns = true
reboost = true
life = 200
[flight.a]
name = "Ship A"
short = "A"
station = "iss"
spacecraft = "ship"
crew = ["dubrov", "rubio"]
launch = { at = 2022-03-01T00:00:00Z, site = "baikonur-31-6" }
dock = { at = 2022-03-01T06:00:00Z, port = "rassvet-nadir" }
relocate = [{ left = 2022-04-01T10:00:00Z, at = 2022-04-01T11:00:00Z, port = "poisk-zenith" }]
undock = { at = 2022-05-01T00:00:00Z }
land = { at = 2022-05-01T06:00:00Z, site = "dzhezkazgan" }
unfit = [{ from = 2022-04-15T00:00:00Z, seats = 1 }]
[flight.b]
station = "iss"
spacecraft = "ship"
life = 245
launch = { at = "2022-06" }
dock = { at = "2022-06", port = "rassvet-nadir" }
"""


def row(when: str, port: str = "rassvet-nadir", text: str = BOOK):  # type: ignore[no-untyped-def]  # noqa: ANN201
    return next(one for one in ports(book(text), "iss", at(when)).rows if one.id == port)


def test_a_port_before_during_and_after_a_stay() -> None:
    before, during, after = row("2022-02-01"), row("2022-03-05T06:00"), row("2022-04-02")
    assert (before.holds, before.free_since) == ((), None)
    assert (before.next, before.next_name, before.next_short) == ("a", "Ship A", "A")
    assert before.next_when is not None
    assert before.next_when.instant == at("2022-03-01T06:00")
    assert [one.flight for one in during.holds] == ["a"]
    assert (during.free_since, during.next) == (None, "b")
    assert (after.holds, after.free_since, after.next) == ((), at("2022-04-01T10:00"), "b")
    assert (before.name, before.module, before.direction, before.docking) == (
        "Rassvet nadir",
        "rassvet",
        "nadir",
        "probe",
    )
    assert before.address == ("station", "iss", "port", "rassvet-nadir")


def test_the_edges_of_a_stay_are_half_open() -> None:
    assert row("2022-03-01T05:59:59").holds == ()
    assert len(row("2022-03-01T06:00").holds) == 1
    assert row("2022-04-01T10:00").holds == ()
    assert len(row("2022-05-01", "poisk-zenith").holds) == 0


def test_a_docked_ship_says_all_of_it() -> None:
    (one,) = row("2022-03-05T06:00").holds
    assert (one.flight, one.name, one.short) == ("a", "Ship A", "A")
    assert one.provider is not None
    assert one.provider.id == "roscosmos"
    assert (one.since, one.days) == (at("2022-03-01T06:00"), pytest.approx(4.0))
    assert one.leaves is not None
    assert one.leaves.instant == at("2022-05-01")
    assert one.relocates is not None
    assert (one.relocates[0].instant, one.relocates[1]) == (at("2022-04-01T10:00"), "poisk-zenith")
    assert one.lands is not None
    assert (one.landing_site, one.launch_site) == ("near Dzhezkazgan", "Baikonur 31/6")
    assert (one.seats, one.boat_for, one.fit, one.moving) == (3, 2, True, False)
    assert (one.crewed, one.reboost, one.life) == (True, True, 200.0)
    assert one.brings_home == ("dubrov", "rubio")
    assert one.brings_home_names == ("Pyotr Dubrov", "Frank Rubio") or one.brings_home_names[0] == (
        "Pyotr Dubrov"
    )
    assert one.launched == at("2022-03-01")


def test_a_ship_between_ports_is_on_none() -> None:
    found = ports(book(BOOK), "iss", at("2022-04-01T10:30"))
    assert found.taken == 0
    (one,) = found.moving
    assert (one.flight, one.moving) == ("a", True)
    assert one.relocates is None


def test_after_a_move_it_counts_its_days_there_and_moves_no_more() -> None:
    (one,) = row("2022-04-02T11:00", "poisk-zenith").holds
    assert (one.since, one.days) == (at("2022-04-01T11:00"), pytest.approx(1.0))
    assert one.relocates is None


def test_an_unfit_ship_says_so() -> None:
    (one,) = row("2022-04-20", "poisk-zenith").holds
    assert (one.seats, one.boat_for, one.fit) == (1, 1, False)


def test_a_flights_own_life_goes_before_its_spacecrafts() -> None:
    (one,) = row("2022-07-01").holds
    assert one.life == 245


def test_ports_are_there_from_the_first_that_they_can_be_to_the_last() -> None:
    def ids(when: str) -> set[str]:
        return {one.id for one in ports(book(BOOK), "iss", at(when)).rows} & {"new", "old"}

    assert ids("2022-03-09T23:59") == {"old"}
    assert ids("2022-03-10T12:00") == {"new", "old"}
    assert ids("2022-03-11") == {"new"}


def test_a_port_that_holds_a_ship_is_shown_even_where_it_should_not_be_there() -> None:
    text = BOOK.replace('06:00:00Z, port = "rassvet-nadir"', '06:00:00Z, port = "new"')
    assert [one.flight for one in row("2022-03-02", "new", text).holds] == ["a"]


def test_two_ships_on_one_port_are_both_shown() -> None:
    text = BOOK.replace('"2022-06"', "2022-03-02T00:00:00Z")
    assert [one.flight for one in row("2022-03-03", text=text).holds] == ["a", "b"]


def test_ports_are_in_the_order_of_the_file() -> None:
    ledger = book(BOOK)
    rows = [one.id for one in ports(ledger, "iss", at("2022-03-10T12:00")).rows]
    assert rows == [port.id for port in ledger.schedule.stations["iss"].ports if port.id in rows]
    assert ports(ledger, "salyut", at("2022-03-10")).rows == ()
