"""The command line, run inside the test's own process: quick, and with its exit code and both streams."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

from crewtrack.cli.main import run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class Ran(NamedTuple):
    code: int
    out: str
    err: str


@pytest.fixture
def crewtrack(capfdbinary: pytest.CaptureFixture[bytes]) -> Callable[..., Ran]:
    """Run `crewtrack WORDS...`."""

    def call(*words: str) -> Ran:
        code = run(list(words))
        out, err = capfdbinary.readouterr()
        assert b"Traceback" not in err
        return Ran(code, out.decode(), err.decode())

    return call


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A schedule of its own, with two stations and a launch that is known to the month."""
    path = tmp_path / "small.toml"
    path.write_text(SMALL, encoding="utf-8")
    return path


SMALL = """\
format = 1

[station.alpha]
name = "Alpha Station"
[station.alpha.port.front]
[station.beta]
name = "Beta"

[agency.nasa]
name = "NASA"
tag = "NASA"

[spacecraft.pod]
name = "Pod"
provider = "nasa"
seats = 3

[person.lovelace]
name = "Ada Lovelace"
agency = "nasa"
nationality = ["GB", "IT"]

[flight.pod-1]
spacecraft = "pod"
station = "alpha"
crew = ["lovelace", "?"]
launch = { at = 2030-01-01T00:00:00Z }
dock = { at = 2030-01-02T00:00:00Z, port = "front" }
undock = { at = "2030-03" }
land = { at = "2030-03" }

[flight.pod-2]
spacecraft = "pod"
station = "beta"
launch = { at = "2030-06" }
"""
