"""Which instant the screens show, and when it moves."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from crewtrack.app.clock import Clock, Mode

NOW = datetime(2026, 11, 22, 10, 30, 15, 250_000, tzinfo=UTC)
SCENE = datetime(2022, 2, 25, 12, tzinfo=UTC)


def test_a_clock_without_an_instant_follows() -> None:
    clock = Clock(NOW)
    assert clock.mode is Mode.LIVE
    assert clock.tick(NOW + timedelta(seconds=1))
    assert clock.at == NOW + timedelta(seconds=1)


def test_a_replay_stands_still() -> None:
    clock = Clock(NOW, SCENE)
    assert clock.mode is Mode.REPLAY
    assert not clock.tick(NOW + timedelta(days=1))
    assert clock.at == SCENE
    assert clock.wait(NOW, SCENE + timedelta(seconds=3)) is None


def test_running_goes_on_a_day_with_each_second_and_stops_where_it_is() -> None:
    clock = Clock(NOW, SCENE)
    clock.play()
    assert clock.mode is Mode.RUNNING
    assert clock.wait(NOW, None) == 1.0
    clock.tick(NOW)
    assert clock.at == SCENE + timedelta(days=1)
    clock.play()
    assert (clock.mode, clock.at) == (Mode.REPLAY, SCENE + timedelta(days=1))


def test_stepping_leaves_the_clock() -> None:
    clock = Clock(NOW)
    clock.seek(SCENE)
    assert (clock.mode, clock.at) == (Mode.REPLAY, SCENE)
    clock.follow(NOW)
    assert (clock.mode, clock.at) == (Mode.LIVE, NOW)


def test_running_stops_at_the_end_of_the_calendar() -> None:
    clock = Clock(NOW, datetime.max.replace(tzinfo=UTC))
    clock.play()
    clock.tick(NOW)
    assert clock.mode is Mode.REPLAY


@pytest.mark.parametrize(
    ("ahead", "seconds"),
    [
        (None, 44.75),
        (timedelta(days=3), 44.75),
        (timedelta(hours=23), 0.75),
        (timedelta(seconds=5), 0.75),
        (timedelta(days=-1), 0.75),
    ],
)
def test_live_ticks_with_the_minute_when_far_and_with_the_second_when_near(
    ahead: timedelta | None, seconds: float
) -> None:
    clock = Clock(NOW)
    assert clock.wait(NOW, None if ahead is None else NOW + ahead) == pytest.approx(seconds)
