"""Slips: a plan that changes is kept, a fact that is put right is not."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from tests.app.editing.conftest import changed, setting

from crewtrack.app.editing.bench import Bench
from crewtrack.toml.splice import EditRefusedError

if TYPE_CHECKING:
    from pathlib import Path

LAUNCH = "flight.soyuz-ms-98.launch.at"


def after(bench: Bench, *args: str, **slip: object) -> str:
    plan = bench.plan(setting(args[0], args[1], **slip))
    return "\n".join(line[1:] for line in changed(plan.diff) if line.startswith("+"))


def test_a_date_that_lies_ahead_is_kept_in_the_same_table(bench: Bench) -> None:
    assert after(bench, LAUNCH, "late 2027-04") == (
        'launch = { at = "late 2027-04", site = "baikonur-31-6", known = 2026-11-26, source = "a plan", '
        'slips = [{ known = 2026-01-20, at = "2027-03" }] }'
    )


def test_the_reason_and_the_source_are_kept(bench: Bench) -> None:
    assert after(bench, LAUNCH, "2027-04", why="weather", source="a call") == (
        'launch = { at = "2027-04", site = "baikonur-31-6", known = 2026-11-26, source = "a call", '
        'slips = [{ known = 2026-01-20, at = "2027-03", why = "weather", source = "a plan" }] }'
    )


def test_a_date_in_the_past_is_put_right_without_a_trace(bench: Bench) -> None:
    bench = Bench(bench.loaded, datetime(2028, 1, 1, tzinfo=UTC))
    assert "slips" not in after(bench, LAUNCH, "2027-04")
    assert "slips" in after(bench, LAUNCH, "2027-04", keep=True)


def test_a_reason_makes_no_slip_of_a_date_that_came_true(bench: Bench) -> None:
    later = Bench(bench.loaded, datetime(2028, 1, 1, tzinfo=UTC))
    with pytest.raises(EditRefusedError, match="has happened") as caught:
        after(later, LAUNCH, "2027-04", why="the source was wrong")
    assert "--slip" in str(caught.value.hint)
    assert "slips" in after(later, LAUNCH, "2027-04", why="it was a plan", keep=True)
    # it is over and yet has not happened: the new date lies ahead
    assert "slips" in after(later, LAUNCH, "2028-04", why="the ship is late")
    flown = later.commit(later.plan(setting("flight.soyuz-ms-98.launch.status", "success")))
    with pytest.raises(EditRefusedError, match="has happened"):
        after(Bench(flown.loaded, later.now), LAUNCH, "2028-04", why="the ship is late")


def test_no_slip_is_kept_where_none_is_wished(bench: Bench) -> None:
    assert "slips" not in after(bench, LAUNCH, "2027-04", keep=False)


def test_a_month_that_has_begun_still_lies_ahead(bench: Bench) -> None:
    bench = Bench(bench.loaded, datetime(2027, 3, 31, tzinfo=UTC))
    assert "slips" in after(bench, LAUNCH, "2027-04")
    bench = Bench(bench.loaded, datetime(2027, 4, 1, tzinfo=UTC))
    assert "slips" not in after(bench, LAUNCH, "2027-04")


def test_what_stood_for_less_than_a_day_is_no_slip(bench: Bench) -> None:
    bench = bench.commit(bench.plan(setting(LAUNCH, "2027-04")))
    bench = bench.commit(bench.plan(setting(LAUNCH, "2027-05", why="a slip of the pen")))
    assert bench.value(("flight", "soyuz-ms-98", "launch", "slips")) == [
        {"known": date(2026, 1, 20), "at": "2027-03", "why": "a slip of the pen"}
    ]
    assert bench.problems == ()


def test_later_slips_come_after_earlier_ones(bench: Bench) -> None:
    bench = bench.commit(bench.plan(setting(LAUNCH, "2027-04")))
    bench = Bench(bench.loaded, datetime(2026, 12, 1, tzinfo=UTC))
    bench = bench.commit(bench.plan(setting(LAUNCH, "2027-05")))
    assert [one["known"] for one in bench.value(("flight", "soyuz-ms-98", "launch", "slips"))] == [
        date(2026, 1, 20),
        date(2026, 11, 26),
    ]
    assert bench.problems == ()


def test_where_nobody_says_since_when_the_slip_does_not_either(bench: Bench) -> None:
    assert 'slips = [{ at = "2027-10" }]' in after(bench, "flight.soyuz-ms-98.land.at", "2027-11")


def test_the_other_keys_of_a_movement_are_kept_only_if_asked(bench: Bench) -> None:
    port = "flight.soyuz-ms-98.dock.port"
    assert "slips" not in after(bench, port, "prichal-nadir")
    assert 'slips = [{ port = "rassvet-nadir", why = "busy" }]' in after(
        bench, port, "prichal-nadir", why="busy"
    )


def test_the_history_of_what_ships_comes_along(tmp_path: Path) -> None:
    (tmp_path / "below.toml").write_text(
        '[flight.x]\nspacecraft = "soyuz-ms"\nlaunch = { at = "2027-02", known = 2026-03-01, '
        'slips = [{ known = 2026-01-01, at = "2027-01" }] }\n'
    )
    (tmp_path / "a.toml").write_text(
        'include = ["below.toml"]\n[flight.x]\nlaunch = { at = "2027-03" }\n'
    )
    bench = Bench.open(tmp_path / "a.toml", now=datetime(2026, 11, 26, tzinfo=UTC))
    bench = bench.commit(bench.plan(setting("flight.x.launch.at", "2027-04")))
    assert [one["at"] for one in bench.value(("flight", "x", "launch", "slips"))] == [
        "2027-01",
        "2027-03",
    ]
    assert "2026-11-26" not in (tmp_path / "below.toml").read_text()


def test_a_whole_movement_that_is_set_keeps_its_history(bench: Bench) -> None:
    bench = bench.commit(bench.plan(setting(LAUNCH, "2027-04")))
    bench = Bench(bench.loaded, datetime(2026, 12, 1, tzinfo=UTC))
    plan = bench.plan(
        setting("flight.soyuz-ms-98.launch", "{ at = 2027-05, status = go }", why="late")
    )
    assert plan.loaded.schedule is not None
    bench = bench.commit(plan)
    assert bench.value(("flight", "soyuz-ms-98", "launch")) == {
        "at": "2027-05",
        "status": "go",
        "known": date(2026, 12, 1),
        "slips": [
            {"known": date(2026, 1, 20), "at": "2027-03"},
            {"known": date(2026, 11, 26), "at": "2027-04", "why": "late"},
        ],
    }


def test_only_movements_keep_slips(bench: Bench) -> None:
    with pytest.raises(EditRefusedError, match="only a movement keeps slips"):
        bench.plan(setting("person.zed.name", "Z", why="x"))
    with pytest.raises(EditRefusedError, match="holds no source"):
        bench.plan(setting("title", "Z", source="x"))
    plan = bench.plan(setting("person.zed.name", "Z", source="a call"))
    assert '+source = "a call"' in changed(plan.diff)
