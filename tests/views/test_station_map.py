"""The map of a station: laid out from what hangs on what, at the instant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.support import at, book

from crewtrack.app.loading import load
from crewtrack.ledger.ledger import Ledger
from crewtrack.views.station_map import beside, station_map

if TYPE_CHECKING:
    from crewtrack.views.shapes.station_map import StationMap


def drawn(text: str, when: str = "2022-02-25", station: str = "x") -> StationMap:
    found = station_map(book(text, catalog=False), station, at(when))
    assert found is not None
    return found


def cells(found: StationMap) -> dict[str, tuple[int, int]]:
    modules = {one.id: (one.column, one.row) for one in found.modules}
    return modules | {one.port.id: (one.column, one.row) for one in found.ports}


ONE = """
[station.x.module.core]
[station.x.module.lab]
on = "core"
side = "forward"
[station.x.module.tower]
on = "core"
side = "zenith"
from = 2020-01-01
to = 2022-06-01
[station.x.port.front]
module = "lab"
direction = "forward"
[station.x.port.top]
module = "tower"
direction = "zenith"
[station.x.port.below]
module = "core"
direction = "nadir"
"""


def test_forward_is_right_and_zenith_is_up() -> None:
    assert cells(drawn(ONE)) == {
        "core": (0, 2),
        "lab": (1, 2),
        "tower": (0, 1),
        "front": (2, 2),
        "top": (0, 0),
        "below": (0, 3),
    }
    assert (drawn(ONE).columns, drawn(ONE).rows) == (3, 4)


def test_a_module_is_there_between_its_dates() -> None:
    before, after = drawn(ONE, "2019-12-31"), drawn(ONE, "2022-06-02")
    for found in (before, after):
        assert "tower" not in cells(found)
        assert [one.id for one in found.unplaced] == ["top"]


def test_a_module_whose_first_day_is_rough_is_there_when_that_is_certain() -> None:
    text = ONE.replace("from = 2020-01-01", 'from = "2022-02"')
    assert "tower" not in cells(drawn(text, "2022-02-25"))
    assert "tower" in cells(drawn(text, "2022-03-01"))


def test_a_ship_keeps_its_module_there() -> None:
    ship = """
    [spacecraft.s]
    [flight.f]
    station = "x"
    spacecraft = "s"
    launch = { at = 2019-01-01T00:00:00Z }
    dock = { at = 2019-01-02T00:00:00Z, port = "top" }
    """
    assert "tower" in cells(drawn(ONE + ship, "2019-06-01"))


def test_what_hangs_to_the_side_is_drawn_only_where_ships_dock() -> None:
    side = """
    [station.x.module.left]
    on = "core"
    side = "port"
    """
    found = drawn(ONE + side)
    assert [(one.id, one.side) for one in found.aside] == [("left", "port")]
    dock = '[station.x.port.out]\nmodule = "left"\ndirection = "port"\n'
    found = drawn(ONE + side + dock, "2022-07-01")  # the tower has gone: zenith is free
    assert not found.aside
    core = cells(found)["core"]
    assert cells(found)["left"] == (core[0], core[1] - 1)
    assert cells(found)["out"] == (core[0], core[1] - 2)


def test_a_station_of_which_nothing_says_how_it_hangs_together_has_no_map() -> None:
    text = "[station.x.module.a]\n[station.x.module.b]\n[station.x.port.p]\nmodule = 'a'\n"
    assert station_map(book(text, catalog=False), "x", at("2022-01-01")) is None
    assert station_map(book(text, catalog=False), "nowhere", at("2022-01-01")) is None
    assert station_map(book("[station.x]", catalog=False), "x", at("2022-01-01")) is None


def test_one_module_is_a_map() -> None:
    text = "[station.x.module.a]\n[station.x.port.p]\nmodule = 'a'\ndirection = 'aft'\n"
    assert cells(drawn(text)) == {"a": (1, 0), "p": (0, 0)}


def test_modules_that_hang_on_each_other_in_a_ring_have_no_map() -> None:
    text = """
    [station.x.module.a]
    on = "b"
    side = "aft"
    [station.x.module.b]
    on = "a"
    side = "forward"
    """
    assert station_map(book(text, catalog=False), "x", at("2022-01-01")) is None


def test_of_two_ports_at_one_side_the_one_with_a_ship_is_drawn() -> None:
    text = """
    [station.x.module.a]
    [station.x.port.old]
    module = "a"
    direction = "aft"
    [station.x.port.new]
    module = "a"
    direction = "aft"
    [spacecraft.s]
    [flight.f]
    station = "x"
    spacecraft = "s"
    launch = { at = 2019-01-01T00:00:00Z }
    dock = { at = 2019-01-02T00:00:00Z, port = "new" }
    """
    assert [one.port.id for one in drawn(text).ports] == ["new"]
    assert [one.id for one in drawn(text).unplaced] == ["old"]


@pytest.mark.parametrize(
    ("when", "modules", "free"),
    [
        ("1999-06-01", {"zarya", "unity"}, {"zarya-nadir"}),
        ("2001-10-01", {"zarya", "zvezda", "pirs", "unity", "destiny"}, {"pma-2-destiny"}),
        (
            "2010-06-05",
            {"zarya", "zvezda", "poisk", "pirs", "rassvet", "unity", "destiny", "harmony"},
            {"pirs-nadir", "rassvet-nadir", "zvezda-aft", "pma-2-harmony", "harmony-nadir"},
        ),
    ],
)
def test_the_station_as_it_was(when: str, modules: set[str], free: set[str]) -> None:
    schedule = load("crewtrack:iss").schedule
    assert schedule is not None
    found = station_map(Ledger.of(schedule), "iss", at(when))
    assert found is not None
    assert {one.id for one in found.modules} == modules
    assert {one.port.id for one in found.ports if not one.port.holds} >= free
    assert not found.unplaced


def test_one_walks_from_port_to_port_by_where_they_lie() -> None:
    schedule = load("crewtrack:iss").schedule
    assert schedule is not None
    found = station_map(Ledger.of(schedule), "iss", at("2022-02-25T12:00"))
    assert found is not None
    steps = {
        ("harmony-forward", "aft"): "harmony-zenith",
        ("rassvet-nadir", "forward"): "unity-nadir",
        ("rassvet-nadir", "aft"): "prichal-nadir",
        ("prichal-nadir", "zenith"): "rassvet-nadir",
        ("zvezda-aft", "zenith"): "poisk-zenith",
        ("poisk-zenith", "forward"): "harmony-zenith",
        ("harmony-forward", "forward"): None,
    }
    assert {step: beside(found, *step) for step in steps} == steps
    assert beside(found, "gone", "forward") == "harmony-forward"
