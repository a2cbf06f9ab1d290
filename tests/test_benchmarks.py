"""The benchmarks: the made-up record balances, others are given as many items, and the plot is drawn alike each time."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from crewtrack.app.checking import check_files

if TYPE_CHECKING:
    from pathlib import Path

FLIGHTS = 130  # two years of seats swapped, relocations and rough times


@pytest.fixture(autouse=True)
def benchmarks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the scripts be imported by their names, as they import each other."""
    monkeypatch.syspath_prepend("benchmarks")
    for name in ("generate", "peers", "plot", "processes", "rivals"):
        monkeypatch.delitem(sys.modules, name, raising=False)


def written(folder: Path) -> Path:
    import generate  # type: ignore[import-not-found, unused-ignore]

    path: Path = generate.write(FLIGHTS, folder)
    return path


def test_the_made_up_record_balances(tmp_path: Path) -> None:
    loaded, problems, _ = check_files(str(written(tmp_path)), {}, datetime(2026, 1, 1, tzinfo=UTC))
    assert loaded.schedule is not None
    assert len(loaded.schedule.flights) == FLIGHTS
    assert problems == ()


def test_others_are_given_as_many_items(tmp_path: Path) -> None:
    import peers  # type: ignore[import-not-found, unused-ignore]

    found = {name: f"/bin/{name}" for name in ("hledger", "bean-check", "calcurse", "khal")}
    commands = peers.write(written(tmp_path), tmp_path, found)
    assert {one[0] for one in commands.values()} == set(found.values())
    journal = (tmp_path / "flights.journal").read_text()
    assert journal.count(" * (") == FLIGHTS
    # four movements each; the last ship is still there
    assert journal.count("; date: ") == FLIGHTS * 4 - 2
    assert (tmp_path / "flights.beancount").read_text().count(" * ") == FLIGHTS
    assert len((tmp_path / "calcurse" / "apts").read_text().splitlines()) == FLIGHTS
    assert len(list((tmp_path / "khal" / "flights").glob("*.ics"))) == FLIGHTS


def test_the_plot_is_drawn_alike_each_time() -> None:
    import plot  # type: ignore[import-not-found, unused-ignore]
    from processes import Took  # type: ignore[import-not-found, unused-ignore]

    results: dict[int, dict[str, Any]] = {
        100: {"crewtrack check": Took(0.1, 20), "<other>": Took(0.2, 30)},
        1_000: {"crewtrack check": Took(0.4, 20)},
    }
    drawn = plot.plot(results)
    assert drawn == plot.plot(results)
    assert "&lt;other&gt;" in drawn
    assert "http" not in drawn.replace("http://www.w3.org/2000/svg", "")


def test_what_is_ended_as_too_slow_is_slower_than_that() -> None:
    import plot  # type: ignore[import-not-found, unused-ignore]
    import rivals  # type: ignore[import-not-found, unused-ignore]
    from processes import Took  # type: ignore[import-not-found, unused-ignore]

    results: dict[int, dict[str, Any]] = {
        1_000: {"crewtrack flights": Took(0.2, 20), "calcurse -Q, all": Took(1.0, 30)},
        10_000: {"crewtrack flights": Took(1.2, 90), "calcurse -Q, all": Took(60, 0, ended=True)},
    }
    told = rivals.measure(results)
    assert "| `calcurse -Q, all` | 1.000 s | > 60 s |  |  |" in told
    assert "| `crewtrack flights` of `calcurse -Q, all` | 0.20 | < 0.02 | 0.30: kept |" in told
    assert plot.plot(results).count("calcurse") == 1
