"""Somebody else's change while an entry is being edited."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from crewtrack.app.editing.bench import Bench
from crewtrack.app.editing.changes import Set
from crewtrack.app.editing.merging import differences, stale
from crewtrack.app.editing.sheet import sheet

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
ENTRY = ("flight", "soyuz-ms-33")
AT = (*ENTRY, "launch", "at")
BOOKS = """\
include = ["crewtrack:iss"]
station = "iss"

[flight.soyuz-ms-33]
spacecraft = "soyuz-ms"
launch     = { at = 2027-03-18, site = "baikonur-31-6" }
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "my.toml"
    path.write_text(BOOKS, "utf-8")
    return path


def test_a_plan_is_stale_once_its_file_is_another(path: Path) -> None:
    plan = Bench.open(path, now=NOW).plan(Set(AT, date(2027, 4, 1)))
    assert not stale(plan)
    path.write_text(BOOKS + "# more\n", "utf-8")
    assert stale(plan)
    path.unlink()
    assert stale(plan)


def test_lines_that_either_has_changed_stand_side_by_side(path: Path) -> None:
    bench = Bench.open(path, now=NOW)
    lines = sheet(bench, ENTRY)
    theirs = BOOKS.replace("2027-03-18", "2027-03-20").replace("[flight", "# x\n[flight")
    path.write_text(theirs, "utf-8")
    fresh = Bench.open(path, now=NOW)
    (clash,) = differences(fresh, ENTRY, lines, {AT: "2027-04-01"})
    assert (clash.was, clash.theirs, clash.mine) == ("2027-03-18", "2027-03-20", "2027-04-01")
    assert clash.clash
    (agreed,) = differences(fresh, ENTRY, lines, {AT: "2027-03-20"})
    assert not agreed.clash
    (one, two) = differences(fresh, ENTRY, lines, {(*ENTRY, "name"): "Soyuz"})
    assert {one.label, two.label} == {"launch at", "name"}
    assert not one.clash
    assert not two.clash


def test_a_plan_tells_how_many_lines_it_changes(path: Path) -> None:
    bench = Bench.open(path, now=NOW)
    assert bench.plan(Set(AT, date(2027, 4, 1))).lines == 1
    both = bench.plan(Set(AT, date(2027, 4, 1)), Set((*ENTRY, "note"), "later"))
    assert both.lines == 2
