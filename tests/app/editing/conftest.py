"""A schedule of one's own on top of the record, to be edited."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from crewtrack.app.editing.bench import Bench
from crewtrack.app.editing.changes import Set, Slip
from crewtrack.app.editing.field import field_at
from crewtrack.app.editing.planning import parsed
from crewtrack.app.editing.typed import typed

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 11, 26, 3, tzinfo=UTC)

MINE = """\
# mine
format  = 1
station = "iss"
include = ["crewtrack:iss"]

[person.zed]
name = "Zed"   # a friend
agency = "nasa"
aliases = ["zeddie"]

[flight.soyuz-ms-98]
spacecraft = "soyuz-ms"
crew   = ["zed", { id = "rubio", role = "guest" }]
launch = { at = "2027-03", site = "baikonur-31-6", known = 2026-01-20, source = "a plan" }
dock   = { port = "rassvet-nadir" }
land   = { at = "2027-10", crew = ["zeddie", "rubio"] }

[bulletin.word]
at    = 2026-11-01
title = "said"
about = ["flight.soyuz-ms-98.launch", "person.zed"]

[[assert]]
at       = 2027-06-01T00:00:00Z
agencies = { nasa = 4 }
ports    = { rassvet-nadir = "soyuz-ms-98" }
next     = "flight.soyuz-ms-98.undock"
"""


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    path = tmp_path / "mine.toml"
    path.write_bytes(MINE.encode())
    return path


@pytest.fixture
def bench(mine: Path) -> Bench:
    return Bench.open(mine, now=NOW)


def setting(address: str, value: str, **slip: Any) -> Set:
    """Return the change that was typed."""
    at = parsed(address)
    return Set(at, typed(value, field_at(at)), Slip(**slip))


def changed(diff: str) -> list[str]:
    """Return the lines of a diff that differ."""
    return [
        line
        for line in diff.splitlines()
        if line[:1] in ("+", "-") and line[:4] not in ("--- ", "+++ ")
    ]
