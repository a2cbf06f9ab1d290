"""Layers: how one file's data is laid over another's."""

from __future__ import annotations

from textwrap import dedent
from typing import Any

import pytest

from crewtrack.app.layers import HOME, addresses, holds, joined_from, lay_over
from crewtrack.toml.read import read


def over(below: str, *above: str, **how: bool) -> dict[str, Any]:
    data = lay_over({}, read(dedent(below)))
    for text in above:
        data = lay_over(data, read(dedent(text)), **how)
    return data


FLIGHT = """
[flight.x]
name = "X"
crew = ["a", "b"]
launch = { at = 2022-03-18, site = "s", status = "success", note = "n" }
dock = { at = 2022-03-19, port = "p", status = "success" }
undock = { at = 2022-09-28, note = "old" }
land = { at = 2022-09-29, site = "t", status = "go" }
"""


def flight(*above: str) -> Any:
    return over(FLIGHT, *above)["flight"]["x"]


# -- merging ---------------------------------------------------------------------------------------


def test_tables_merge_key_by_key_and_values_and_lists_replace() -> None:
    data = over(
        "[a]\none = 1\nlist = [1, 2]\n[a.b]\nx = 1\ny = 1\n",
        "[a]\nlist = [3]\n[a.b]\ny = 2\nz = 2\n[c]\n",
    )
    assert data == {"a": {"one": 1, "list": [3], "b": {"x": 1, "y": 2, "z": 2}}, "c": {}}


def test_a_value_replaces_a_table_and_a_table_a_value() -> None:
    assert over("[a]\nb = 1\n", "a = 5\n") == {"a": 5}
    assert over("a = 5\n", "[a]\nb = 1\n") == {"a": {"b": 1}}
    assert flight("[flight]\nx = 5\n") == 5


def test_neither_layer_is_changed() -> None:
    below, above = (
        read(FLIGHT),
        read("drop = ['flight.x.crew']\n[flight.x]\nland.at = 2022-09-30\n"),
    )
    lay_over(below, above)
    assert below == read(FLIGHT)
    assert above == read("drop = ['flight.x.crew']\n[flight.x]\nland.at = 2022-09-30\n")


def test_title_as_of_and_known_on_are_the_top_files_alone() -> None:
    below = 'title = "low"\nas-of = 2022-02-25T12:00:00Z\nknown-on = 2022-02-25\nknown-to = 2023-03-31\n'
    assert set(over(below, "")) == {"known-to"}
    assert over(below, 'title = "top"\n')["title"] == "top"
    assert "as-of" not in over(below, 'title = "top"\n')


def test_a_scenario_leaves_title_as_of_and_known_on_as_they_are() -> None:
    below = 'title = "own"\nas-of = 2022-02-25T12:00:00Z\n'
    data = over(below, 'title = "what if"\nknown-on = 2022-01-01\n[flight.x]\n', scenario=True)
    assert data["title"] == "own"
    assert "as-of" in data
    assert "known-on" not in data
    assert "flight" in data


def test_claims_and_coverage_are_joined() -> None:
    data = over(
        "coverage = [{ what = 'a' }]\n[[assert]]\ncount = 1\n",
        "coverage = [{ what = 'b' }]\n[[assert]]\ncount = 2\n[[assert]]\ncount = 3\n",
    )
    assert [one["what"] for one in data["coverage"]] == ["a", "b"]
    assert [one["count"] for one in data["assert"]] == [1, 2, 3]


# -- movements -------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["launch", "dock", "land"])
def test_a_new_time_drops_the_old_status(name: str) -> None:
    moved = flight(f"[flight.x]\n{name}.at = 2023-01-01\n")
    assert "status" not in moved[name]
    assert set(moved[name]) >= {"at", "site" if name != "dock" else "port"}


def test_a_new_time_with_a_status_has_that_status() -> None:
    moved = flight('[flight.x]\nlaunch = { at = 2023-01-01, status = "hold" }\n')
    assert moved["launch"] == {**moved["launch"], "status": "hold", "site": "s", "note": "n"}


def test_what_is_no_new_time_leaves_the_status() -> None:
    assert flight('[flight.x]\nlaunch.site = "other"\n')["launch"]["status"] == "success"


def test_a_new_landing_drops_the_old_undocking() -> None:
    assert "undock" not in flight("[flight.x]\nland.at = 2022-10-01\n")
    moved = flight("[flight.x]\nland.at = 2022-10-01\nundock.at = 2022-09-30\n")
    assert set(moved["undock"]) == {"at"}
    assert moved["undock"]["at"].day == 30
    moved = flight('[flight.x]\nland.at = 2022-10-01\nundock.note = "by night"\n')
    assert moved["undock"] == {"note": "by night"}


def test_another_change_of_the_landing_keeps_the_undocking() -> None:
    moved = flight('[flight.x]\nland = { crew = ["a"] }\n')
    assert moved["undock"]["note"] == "old"
    assert moved["land"]["status"] == "go"
    assert moved["land"]["crew"] == ["a"]


@pytest.mark.parametrize(
    ("above", "gone"),
    [
        ("launch.at = 2022-04-18", {"dock"}),
        ("launch.at = 2022-10-18", {"dock", "undock", "land"}),
        ("dock.at = 2022-10-18", {"undock", "land"}),
        ("undock.at = 2022-10-18", {"land"}),
        ('launch.at = "2022-04"', {"dock"}),
        # What is merely possible stays: it narrows.
        ('launch.at = "2022-03"', set()),
        ("launch.at = 2022-03-19", set()),
        ("launch.at = 2022-03-01", set()),
        # Nor is an earlier movement moved by a later one: whoever wrote that is told.
        ("dock.at = 2022-03-01", set()),
        ("undock.at = 2022-03-01", set()),
        # What is no time says nothing.
        ('launch.at = "soon"', set()),
        ("launch = 5", set()),
    ],
)
def test_a_new_time_drops_the_later_times_that_it_certainly_contradicts(
    above: str, gone: set[str]
) -> None:
    moved = flight(f"[flight.x]\n{above}\n")
    assert {name for name in ("dock", "undock", "land") if "at" not in moved[name]} == gone
    assert all(set(moved[name]) & {"port", "site", "note"} for name in gone)
    assert not any("status" in moved[name] for name in gone)


def test_a_time_that_a_layer_gives_itself_stays_whatever_it_contradicts() -> None:
    moved = flight("[flight.x]\nlaunch.at = 2022-10-18\ndock.at = 2022-03-19\n")
    assert moved["dock"]["at"].month == 3


def test_relocations_outside_of_the_new_stay_go() -> None:
    below = FLIGHT + (
        "relocate = [{ left = 2022-05-01, at = 2022-05-01, port = 'a' },"
        " { left = 2022-07-01, at = 2022-07-01, port = 'b' }]\n"
    )

    def ports(above: str) -> list[str]:
        return [one["port"] for one in over(below, above)["flight"]["x"]["relocate"]]

    assert ports("[flight.x]\nlaunch.at = 2022-03-01\n") == ["a", "b"]
    assert ports("[flight.x]\nlaunch.at = 2022-06-01\n") == ["b"]
    assert ports("[flight.x]\nland.at = 2022-06-01\n") == ["a"]
    assert ports("[flight.x]\nundock.at = 2022-04-01\n") == []
    own = "[flight.x]\nland.at = 2022-04-01\nrelocate = [{ left = 2022-05-01, port = 'c' }]\n"
    assert ports(own) == ["c"]


def test_a_new_time_drops_when_the_arm_caught_and_released_the_ship() -> None:
    below = (
        "[flight.x]\ndock = { at = 2022-03-19, port = 'p', captured = 2022-03-19 }\n"
        "undock = { at = 2022-06-19, unberthed = 2022-06-19 }\n"
    )
    moved = over(below, "[flight.x]\ndock.at = 2022-07-19\n")["flight"]["x"]
    assert (moved["dock"], moved["undock"]) == ({**moved["dock"], "port": "p"}, {})
    assert "captured" not in moved["dock"]


def test_under_a_scenario_the_history_of_a_moved_time_goes() -> None:
    below = (
        "[flight.x]\nlaunch = { at = 2022-03-18, known = 2022-01-20,"
        " slips = [{ known = 2021-12-10, at = '2022-03' }] }\n"
        "dock = { at = 2022-03-19, port = 'p', known = 2022-01-20 }\n"
    )
    above = "[flight.x]\nlaunch.at = 2022-05-18\n"
    moved = over(below, above, scenario=True)["flight"]["x"]
    assert (set(moved["launch"]), set(moved["dock"])) == ({"at"}, {"port"})
    moved = over(below, above)["flight"]["x"]
    assert set(moved["launch"]) == {"at", "known", "slips"}


# -- dropping --------------------------------------------------------------------------------------


def test_what_is_dropped_is_gone_from_the_layers_below_alone() -> None:
    assert "undock" not in flight('drop = ["flight.x.undock"]\n')
    assert over(FLIGHT, 'drop = ["flight.x"]\n')["flight"] == {}
    data = over(FLIGHT, 'drop = ["flight.x.undock"]\n[flight.x]\nundock.at = 2023-01-01\n')
    assert set(data["flight"]["x"]["undock"]) == {"at"}
    assert flight('drop = ["flight.x"]\n[flight.x]\nname = "new"\n') == {"name": "new"}


def test_one_text_may_be_dropped_without_a_list_and_one_entry_out_of_one() -> None:
    assert "undock" not in flight('drop = "flight.x.undock"\n')
    assert flight('drop = ["flight.x.crew[0]"]\n')["crew"] == ["b"]


@pytest.mark.parametrize(
    "drop", ["flight.y", "flight.x.crew[7]", "flight.x.name.at", "flight[0]", "a..b", "", "title"]
)
def test_what_is_not_there_is_no_matter(drop: str) -> None:
    data = over(FLIGHT, f'drop = ["{drop}"]\n')
    assert data["flight"] == read(FLIGHT)["flight"]


def test_what_is_no_address_is_told_from_what_is() -> None:
    assert list(addresses(["flight.x", "a..b", 5])) == [(0, ("flight", "x")), (1, None)]
    assert list(addresses("flight.x")) == [(0, ("flight", "x"))]
    assert list(addresses(5)) == list(addresses(None)) == []


# -- the default station ---------------------------------------------------------------------------


def test_the_default_station_and_the_stations_live_side_by_side() -> None:
    data = over("[station.iss]\n", 'station = "iss"\n')
    assert data[HOME] == "iss"
    assert data["station"] == {"iss": {}}


def test_no_key_of_a_file_is_taken_for_the_default_station() -> None:
    with pytest.raises(ValueError, match=r"."):
        read(f'"{HOME}" = 5\n')


def test_each_files_own_default_holds_for_what_it_declares() -> None:
    data = over(
        """
        station = "iss"
        coverage = [{ what = "crewed" }]
        [flight.a]
        [flight.b]
        station = "mir"
        [eva.a]
        [[assert]]
        count = 1
        """,
        """
        station = "tiangong"
        [flight.c]
        [[assert]]
        count = 2
        """,
    )
    assert data[HOME] == "tiangong"
    assert {key: one.get("station") for key, one in data["flight"].items()} == {
        "a": "iss",
        "b": "mir",
        "c": None,
    }
    assert data["eva"]["a"]["station"] == "iss"
    assert [one.get("station") for one in data["assert"]] == ["iss", None]
    assert data["coverage"][0]["station"] == "iss"


def test_one_default_in_two_files_is_written_nowhere() -> None:
    data = over('station = "iss"\n[flight.a]\n', 'station = "iss"\n[flight.b]\n', "[flight.c]\n")
    assert data[HOME] == "iss"
    assert data["flight"] == {"a": {}, "b": {}, "c": {}}


# -- where things are ------------------------------------------------------------------------------


def test_entries_of_a_joined_list_keep_their_origin() -> None:
    layers = [
        read("[[assert]]\n[[assert]]\n"),
        read('drop = ["assert[0]"]\n[[assert]]\n'),
        read(""),
        read("assert = 5\n"),
    ]
    assert joined_from(layers, "assert") == [(0, 1), (1, 0)]
    layers.append(read('drop = ["assert"]\n[[assert]]\n'))
    assert joined_from(layers, "assert") == [(4, 0)]
    assert joined_from(layers, "coverage") == []


@pytest.mark.parametrize(
    ("address", "there"),
    [
        (("flight", "x"), True),
        (("flight", "x", "crew", 1), True),
        (("flight", "x", "crew", 2), False),
        (("flight", "x", "crew", 0, "id"), False),
        (("flight", "x", 0), False),
        (("flight", "x", "crew", "0"), False),
        (("flight", "y"), False),
        ((), True),
    ],
)
def test_what_a_layer_holds(address: tuple[str | int, ...], there: bool) -> None:
    assert holds(read(FLIGHT), address) is there
