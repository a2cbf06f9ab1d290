"""A flight as the next one, and what a field may be given."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from crewtrack.app.editing.clone import clone, counted
from crewtrack.app.editing.completion import addresses, candidates
from crewtrack.app.editing.planning import parsed
from crewtrack.toml.splice import EditRefusedError

if TYPE_CHECKING:
    from crewtrack.app.editing.bench import Bench


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("soyuz-ms-21", "soyuz-ms-22"),
        ("Soyuz MS-09", "Soyuz MS-10"),
        ("crew-9", "crew-10"),
        ("starliner-cft", "starliner-cft-2"),
        ("Starliner CFT", "Starliner CFT 2"),
        ("NG-09", "NG-10"),
        ("Ax-2 extra", "Ax-3 extra"),
    ],
)
def test_the_last_number_counts_up(text: str, after: str) -> None:
    assert counted(text) == after


def test_a_clone_leaves_out_what_nobody_can_know(bench: Bench) -> None:
    change = clone(bench, "soyuz-ms-98")
    assert change.address == ("flight", "soyuz-ms-99")
    assert change.value == {
        "spacecraft": "soyuz-ms",
        "crew": ["?", "?"],
        "launch": {"at": "TBD", "site": "baikonur-31-6"},
        "dock": {"port": "rassvet-nadir"},
    }
    after = bench.commit(bench.plan(change))
    assert clone(after, "soyuz-ms-98").address == ("flight", "soyuz-ms-100")
    assert clone(after, "soyuz-ms-98", "soyuz-ms-105").address == ("flight", "soyuz-ms-105")
    with pytest.raises(EditRefusedError, match="is there already"):
        clone(after, "soyuz-ms-98", "soyuz-ms-99")
    with pytest.raises(EditRefusedError, match="there is no flight"):
        clone(after, "nothing")


def test_names_of_a_clone_count_up_with_its_id(bench: Bench) -> None:
    change = clone(bench, "progress-ms-18", "progress-ms-60")
    assert change.value["name"] == "Progress MS-60"
    assert change.value["short"] == "Pr MS-60"
    assert change.value["land"] == {"site": "pacific", "destroyed": True}


def test_a_clone_of_an_odd_id_has_a_proper_one(bench: Bench) -> None:
    from crewtrack.app.editing.changes import Add

    odd = Add(("flight", "Soyuz_MS 7"), {"spacecraft": "soyuz-ms"})
    bench.data["flight"][odd.address[1]] = odd.value
    assert clone(bench, "Soyuz_MS 7").address == ("flight", "soyuz-ms-8")


def test_a_field_is_given_what_the_schedule_knows(bench: Bench) -> None:
    def texts(address: str) -> list[str]:
        return [one.text for one in candidates(bench, parsed(address))]

    assert "rassvet-nadir" in texts("flight.soyuz-ms-98.dock.port")
    assert texts("flight.soyuz-ms-98.crew[0]")[0] == "?"
    assert "zed" in texts("flight.soyuz-ms-98.crew")
    assert "baikonur-31-6" in texts("flight.soyuz-ms-98.launch.site")
    assert texts("flight.soyuz-ms-98.launch.status")[:2] == ["go", "tbd"]
    assert texts("flight.soyuz-ms-98.land.destroyed") == ["true", "false"]
    assert texts("flight.soyuz-ms-98.station")[-1] == "none"
    assert "flight.soyuz-ms-98" in texts("bulletin.word.about[0]")
    assert "zvezda" in texts("station.iss.module.zarya.on")
    assert texts("flight.soyuz-ms-98.note") == []
    assert texts("nowhere.at.all") == []
    (one,) = [one for one in candidates(bench, parsed("person.zed.agency")) if one.text == "esa"]
    assert one.words == "ESA"


def test_an_address_is_completed_key_by_key(bench: Bench) -> None:
    assert addresses(bench, "fl") == ("flight",)
    assert addresses(bench, "flight.soyuz-ms-9") == ("flight.soyuz-ms-98",)
    assert "flight.soyuz-ms-98.launch" in addresses(bench, "flight.soyuz-ms-98.l")
    assert addresses(bench, "flight.soyuz-ms-98.launch.kn") == ("flight.soyuz-ms-98.launch.known",)
    assert addresses(bench, "flight..") == ()
    assert addresses(bench, "nothing.x") == ()
