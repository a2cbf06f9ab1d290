"""`crewtrack timeline`: the text as it is drawn, JSON by its schema, CSV, and what it is asked for."""

from __future__ import annotations

import csv
import io
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from crewtrack.export.cells import width

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Ran

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden"

TEXTS = {
    "timeline-80": ("--width", "80"),
    "timeline-120": (),
    "timeline-200": ("--width", "200"),
    "timeline-40": ("--width", "40"),
    "timeline-agencies": ("--lanes", "agencies"),
    "timeline-flights": ("--lanes", "flights", "--cell", "1d"),
    "timeline-whole": ("--from", "1998-11", "--until", "2026", "--lanes", "ports"),
    "timeline-hours": ("--from", "2022-03-17", "--cell", "1h", "--lanes", "people"),
    "timeline-ascii": ("--ascii",),
}


@pytest.mark.parametrize("name", TEXTS)
def test_golden_text(crewtrack: Callable[..., Ran], name: str) -> None:
    """The texts are kept as files; CREWTRACK_GOLDEN=write writes them anew, to be read before a commit."""
    ran = crewtrack("timeline", "--now", "2026-11-26", *TEXTS[name])
    assert (ran.code, ran.err) == (0, "")
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("CREWTRACK_GOLDEN") == "write":
        path.write_text(ran.out, encoding="utf-8", newline="")
    assert ran.out == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("cells", [40, 57, 80, 99, 119, 160, 240])
def test_no_line_is_wider_than_was_asked_for(crewtrack: Callable[..., Ran], cells: int) -> None:
    text = crewtrack("timeline", "--width", str(cells)).out
    assert max(width(line) for line in text.splitlines()[2:]) == cells


def test_ascii_keeps_the_columns(crewtrack: Callable[..., Ran]) -> None:
    plain = crewtrack("timeline", "--ascii").out
    assert plain.isascii()
    signs = crewtrack("timeline").out
    assert [len(line) for line in plain.splitlines()] == [len(line) for line in signs.splitlines()]


def valid(text: str) -> Any:
    schema = json.loads((ROOT / "data/schema/timeline-1.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    found = json.loads(text)
    Draft202012Validator(schema).validate(found)
    return found


@pytest.mark.parametrize("which", ["ports+people", "ports", "people", "flights", "agencies"])
def test_json_is_as_published(crewtrack: Callable[..., Ran], which: str) -> None:
    ran = crewtrack(
        "timeline", "--format", "json", "--lanes", which, "--from", "2022", "--until", "2026"
    )
    found = valid(ran.out)
    assert (found["start"], found["end"]) == ("2022-01-01T00:00:00Z", "2027-01-01T00:00:00Z")
    kinds = {"ports": {"port"}, "people": {"person"}, "flights": {"flight"}, "agencies": {"agency"}}
    expected = set().union(*(kinds[one] for one in which.split("+")))
    assert {lane["kind"] for lane in found["lanes"]} == expected


def test_json_says_what_has_happened_at_the_instant(crewtrack: Callable[..., Ran]) -> None:
    found = valid(crewtrack("timeline", "--format", "json").out)
    lanes = {lane["id"]: lane for lane in found["lanes"]}
    (bar,) = lanes["vande-hei"]["bars"]
    assert (bar["flight"], bar["home"], bar["state"]) == ("soyuz-ms-18", "soyuz-ms-19", "current")
    assert bar["to"]["counted"] == "2022-03-30T07:21:03Z"
    assert [one["state"] for one in lanes["artemyev"]["bars"]] == ["planned"]
    assert [one["state"] for one in lanes["pesquet"]["bars"]] == ["flown"]
    counts = [one["count"] for one in found["complement"]]
    assert counts == [7, 3, 7, 10, 7, 10, 7, 11, 7, 11, 7]


def test_json_of_all_stations_is_a_list(crewtrack: Callable[..., Ran], small: Path) -> None:
    ran = crewtrack(
        "timeline", "-f", str(small), "--format", "json", "--station", "all", "--at", "2030-02-01"
    )
    found = valid(ran.out)
    assert [one["station"] for one in found] == ["alpha", "beta"]


def test_a_what_if_is_named(crewtrack: Callable[..., Ran]) -> None:
    found = valid(crewtrack("timeline", "--format", "json", "--without", "roscosmos").out)
    assert found["under"]["without"][0]["agency"] == "roscosmos"
    text = crewtrack("timeline", "--without", "roscosmos").out
    assert "Soyuz MS-21" not in text
    assert "without" in text.splitlines()[1]


@pytest.mark.parametrize("which", ["ports+people", "flights", "agencies"])
def test_csv_is_a_row_for_each_bar(crewtrack: Callable[..., Ran], which: str) -> None:
    rows = list(
        csv.reader(io.StringIO(crewtrack("timeline", "--format", "csv", "--lanes", which).out))
    )
    assert {len(row) for row in rows} == {len(rows[0])}
    assert len(rows) > 10


def test_the_window_follows_what_is_asked_for(crewtrack: Callable[..., Ran]) -> None:
    text = crewtrack("timeline", "--until", "2022-02-25", "--cell", "1d").out
    assert text.splitlines()[3].endswith("╷7 Feb ╷14 Feb╷21")
    found = valid(
        crewtrack("timeline", "--format", "json", "--from", "2022-03-01", "--cell", "1h").out
    )
    assert (found["start"], found["end"]) == ("2022-03-01T00:00:00Z", "2022-03-05T04:00:00Z")


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("--from", "2023", "--until", "2022"), "--until lies before --from"),
        (("--width", "10"), "--width: 10 is not from 40 to 1000"),
        (("--cell", "2d"), '--zoom cannot be "2d"'),
        (("--lanes", "ships"), '--lanes cannot be "ships"'),
        (("--from", "TBD"), "--from"),
    ],
)
def test_what_makes_no_sense_is_refused(
    crewtrack: Callable[..., Ran], words: tuple[str, ...], complaint: str
) -> None:
    ran = crewtrack("timeline", *words)
    assert ran.code == 2
    assert complaint in ran.err
    assert ran.out == ""


@pytest.mark.parametrize("when", ["0001-01-01", "9999-12-31", "1900", "2500"])
@pytest.mark.parametrize("cell", ["1h", "1year"])
def test_far_away(crewtrack: Callable[..., Ran], when: str, cell: str) -> None:
    ran = crewtrack("timeline", "--at", when, "--cell", cell)
    assert (ran.code, ran.err) == (0, "")


HOSTILE = (
    "[bold red]x[/]", "=1+2", "e\\u0301" * 30, "神舟十四号", "<svg/onload=1>", "a" * 300,
)  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("which", ["ports+people", "flights", "agencies"])
def test_hostile_names_stay_in_their_cells(
    crewtrack: Callable[..., Ran], small: Path, name: str, which: str
) -> None:
    text = small.read_text(encoding="utf-8")
    text = text.replace('"Ada Lovelace"', f'"{name}"').replace('name = "NASA"', f'name = "{name}"')
    text = text.replace("[flight.pod-1]", f'[flight.pod-1]\nname = "{name}"')
    text = text.replace(
        "[station.alpha.port.front]", f'[station.alpha.port.front]\nname = "{name}"'
    )
    small.write_text(text, encoding="utf-8")
    ran = crewtrack(
        "timeline", "-f", str(small), "--station", "alpha", "--at", "2030-02-01", "--lanes", which
    )
    assert ran.code == 0
    assert "\x1b" not in ran.out
    assert "\u202e" not in ran.out
    assert max(width(line) for line in ran.out.splitlines()[2:]) <= 120
