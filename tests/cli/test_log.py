"""`crewtrack log`, as text, JSON and CSV."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

from tests.cli.test_views import data

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran

SLIPPED = """
[spacecraft.s]
[station.x]
[flight.f]
station = "x"
spacecraft = "s"
launch = { at = 2022-03-01T00:00:00Z, known = 2022-02-10, slips = [{ known = 2022-01-01, at = "2022-02", why = "=weather" }] }
"""


def test_slips_in_every_form(crewtrack: Callable[..., Ran], tmp_path: Path) -> None:
    path = tmp_path / "my.toml"
    path.write_text(SLIPPED)
    words = ("log", "-f", str(path), "--at", "2022-02-15")
    text = crewtrack(*words).out
    assert "10 Feb  slip         F launch, Feb 2022 → 1 Mar 00:00: =weather" in text
    (entry,) = data(crewtrack(*words, "--format", "json").out, "log")["entries"]
    assert (entry["kind"], entry["movement"], entry["was"]["precision"]) == (
        "slip",
        "launch",
        "month",
    )
    (row,) = csv.DictReader(io.StringIO(crewtrack(*words, "--format", "csv").out))
    assert row["words"] == "'=weather"
    assert row["now_at"] == "2022-03-01T00:00:00Z"


def test_what_is_to_come_is_told_on_request(crewtrack: Callable[..., Ran]) -> None:
    assert "to come; --ahead shows them" in crewtrack("log").out
    ran = crewtrack("log", "--ahead", "--limit", "2")
    lines = ran.out.splitlines()
    place = lines.index("-- 25 Feb 2022 12:00 UTC --")
    assert "Soyuz MS-21" in lines[place - 1]
    assert "replies" in lines[place + 1]
    every = data(crewtrack("log", "--ahead", "--format", "json").out, "log")
    assert every["more"] == every["more_ahead"] == 0
    assert {one["kind"] for one in every["entries"]} >= {"launch", "bulletin", "handover"}


def test_bounds(crewtrack: Callable[..., Ran]) -> None:
    found = data(
        crewtrack("log", "--from", "2022-02-21", "--until", "2022-02-24", "--format", "json").out,
        "log",
    )
    assert [one["kind"] for one in found["entries"]] == ["bulletin"] * 3 + ["dock"]
    assert json.dumps(found["from"]) == '"2022-02-21T00:00:00Z"'
    assert "nothing happened in that time" in crewtrack("log", "--from", "2022-02-26").out
    assert crewtrack("log", "--from", "never").code == 2


def test_every_station(crewtrack: Callable[..., Ran]) -> None:
    found = data(
        crewtrack("log", "-f", "crewtrack:tiangong", "--station", "all", "--format", "json").out,
        "log",
    )
    assert {one["station"] for one in found} >= {"tiangong", "tiangong-1"}


def test_a_filter(crewtrack: Callable[..., Ran]) -> None:
    ran = crewtrack("log", "--filter", "kind:landing", "--format", "json")
    assert {one["kind"] for one in data(ran.out, "log")["entries"]} == {"land"}
