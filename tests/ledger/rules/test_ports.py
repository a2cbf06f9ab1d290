"""P201 port-conflict, P202 no-such-port-then and P203 docking-system."""

from __future__ import annotations

import pytest
from tests.support import found, problems_of

STATION = """
[spacecraft.ship]
docking = "probe"
[spacecraft.other]
docking = "IDA"
[spacecraft.any]
[station.iss.port.p]
docking = "probe"
[station.iss.port.q]
docking = "probe"
[station.iss.port.bare]
[station.iss.port.new]
from = 2022-03-10T12:00:00Z
[station.iss.port.old]
to = 2022-03-10T12:00:00Z
"""


def ship(ident: str, dock: str, undock: str | None = None, port: str = "p", rest: str = "") -> str:
    text = f"""
[flight.{ident}]
spacecraft = "ship"
station = "iss"
dock = {{ at = {dock}, port = "{port}" }}
{rest}
"""
    return text + (f"undock = {{ at = {undock} }}\n" if undock else "")


def wrong(*ships: str) -> list[tuple[str, tuple[str | int, ...]]]:
    return found(STATION + "".join(ships), catalog=False)


# -- P201 ------------------------------------------------------------------------------------------


def test_two_ships_on_one_port_stand_at_the_later_arrival() -> None:
    problems = problems_of(
        STATION
        + ship("a", "2022-03-05T00:00:00Z", "2022-03-09T00:00:00Z")
        + ship("b", "2022-03-01T00:00:00Z", "2022-03-05T00:01:00Z"),
        catalog=False,
    )
    (problem,) = problems
    assert (problem.code, problem.name) == ("P201", "port-conflict")
    assert problem.address == ("flight", "a", "dock", "port")
    assert problem.related[0].address == ("flight", "b", "dock", "port")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # one after the other, in the same minute, and at the same second
        (("2022-03-01T00:00:00Z", "2022-03-05T00:00:00Z"), ("2022-03-05T00:00:00Z", None)),
        (("2022-03-01T00:00:00Z", "2022-03-05T00:00:10Z"), ("2022-03-05T00:00:10Z", None)),
        # on the same day, in the same month, and who knows when
        (("2022-03-01T00:00:00Z", "2022-03-05"), ("2022-03-05", None)),
        (("2022-03-01T00:00:00Z", '"2022-03"'), ("2022-03-20T00:00:00Z", None)),
        (("2022-03-01T00:00:00Z", '"TBD"'), ("2022-03-20T00:00:00Z", None)),
        (("2022-03-01T00:00:00Z", '"NET 2022-03-02"'), ("2022-03-20T00:00:00Z", None)),
        # the earlier stay is over before, though the ledger places its arrival last
        (('"2022-03"', '"2022-03"'), ("2022-03-20T00:00:00Z", '"2022-09"')),
    ],
)
def test_what_is_only_possible_is_no_conflict(
    first: tuple[str, str | None], second: tuple[str, str | None]
) -> None:
    assert wrong(ship("a", *first), ship("b", *second)) == []


def test_a_ship_that_never_leaves_is_in_the_way() -> None:
    ships = (ship("a", "2022-03-01T00:00:00Z"), ship("b", "2022-03-05T00:00:00Z"))
    assert wrong(*ships) == [("P201", ("flight", "b", "dock", "port"))]


def test_a_relocation_frees_a_port_and_takes_another() -> None:
    move = 'relocate = [{ left = 2022-03-04T00:00:00Z, at = 2022-03-04T01:00:00Z, port = "q" }]'
    a = ship("a", "2022-03-01T00:00:00Z", rest=move)
    assert wrong(a, ship("b", "2022-03-05T00:00:00Z")) == []
    assert wrong(a, ship("b", "2022-03-05T00:00:00Z", port="q")) == [
        ("P201", ("flight", "b", "dock", "port"))
    ]
    assert wrong(a, ship("b", "2022-03-02T00:00:00Z", port="q")) == [
        ("P201", ("flight", "a", "relocate", 0, "port"))
    ]


def test_a_ship_may_come_back_to_its_own_port() -> None:
    move = 'relocate = [{ left = 2022-03-04T00:00:00Z, at = 2022-03-04T01:00:00Z, port = "p" }]'
    assert wrong(ship("a", "2022-03-01T00:00:00Z", rest=move)) == []


def test_a_ship_that_came_back_to_its_own_port_is_in_the_way() -> None:
    move = 'relocate = [{ left = 2022-03-04T00:00:00Z, at = 2022-03-04T01:00:00Z, port = "p" }]'
    a = ship("a", "2022-03-01T00:00:00Z", "2022-03-09T00:00:00Z", rest=move)
    assert wrong(a, ship("b", "2022-03-05T00:00:00Z")) == [
        ("P201", ("flight", "b", "dock", "port"))
    ]


def test_a_third_ship_meets_whoever_stays_longest() -> None:
    assert wrong(
        ship("a", "2022-03-01T00:00:00Z", "2022-06-01T00:00:00Z"),
        ship("b", "2022-03-05T00:00:00Z", "2022-03-06T00:00:00Z"),
        ship("c", "2022-05-01T00:00:00Z", "2022-07-01T00:00:00Z"),
        ship("d", "2022-06-15T00:00:00Z", "2022-06-16T00:00:00Z"),
        ship("e", "2022-07-02T00:00:00Z"),
    ) == [("P201", ("flight", one, "dock", "port")) for one in "bcd"]


def test_ports_of_one_name_at_two_stations_are_two() -> None:
    there = ship("b", "2022-03-05T00:00:00Z").replace('"iss"', '"tss"')
    assert wrong(ship("a", "2022-03-01T00:00:00Z"), there, "[station.tss.port.p]\n") == []


# -- P202 ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("dock", "undock", "port", "related"),
    [
        ("2022-03-10T11:59:00Z", "2022-04-01", "new", "from"),
        ("2022-03-09", "2022-04-01", "new", "from"),
        ("2022-03-10T12:01:00Z", "2022-04-01", "old", "to"),
        ("2022-03-11", "2022-04-01", "old", "to"),
        ("2022-03-01", "2022-03-10T12:01:00Z", "old", "to"),
    ],
)
def test_a_port_that_is_not_there_then(dock: str, undock: str, port: str, related: str) -> None:
    (problem,) = problems_of(STATION + ship("a", dock, undock, port), catalog=False)
    assert (problem.code, problem.name) == ("P202", "no-such-port-then")
    assert problem.address == ("flight", "a", "dock", "port")
    assert problem.related[0].address == ("station", "iss", "port", port, related)


@pytest.mark.parametrize(
    ("dock", "undock", "port"),
    [
        ("2022-03-10T12:00:00Z", "2022-04-01", "new"),
        ("2022-03-10", "2022-04-01", "new"),
        ('"2022-03"', "2022-04-01", "new"),
        ("2022-03-01", "2022-03-10T12:00:00Z", "old"),
        ("2022-03-01", "2022-03-10", "old"),
        ("2022-03-01", '"TBD"', "old"),
    ],
)
def test_a_port_that_may_be_there_then(dock: str, undock: str, port: str) -> None:
    assert wrong(ship("a", dock, undock, port)) == []


def test_a_relocation_to_a_port_that_is_not_there_then() -> None:
    move = 'relocate = [{ left = 2022-03-04T00:00:00Z, at = 2022-03-04T01:00:00Z, port = "new" }]'
    assert wrong(ship("a", "2022-03-01T00:00:00Z", rest=move)) == [
        ("P202", ("flight", "a", "relocate", 0, "port"))
    ]


# -- P203 ------------------------------------------------------------------------------------------


def test_a_docking_system_that_does_not_fit() -> None:
    text = STATION + ship("a", "2022-03-01").replace('"ship"', '"other"')
    (problem,) = problems_of(text, catalog=False)
    assert (problem.code, problem.name) == ("P203", "docking-system")
    assert problem.address == ("flight", "a", "dock", "port")
    assert [one.address for one in problem.related] == [
        ("spacecraft", "other", "docking"),
        ("station", "iss", "port", "p", "docking"),
    ]


def test_a_docking_system_that_nobody_names_fits() -> None:
    assert wrong(ship("a", "2022-03-01").replace('"ship"', '"any"')) == []
    assert wrong(ship("a", "2022-03-01", port="bare")) == []
