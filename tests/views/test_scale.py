from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support import at

from crewtrack.views.scale import (
    FIRST,
    LAST,
    STEPS,
    Scale,
    around,
    ladder,
    spanning,
    usual,
    zoomed,
)

INSTANTS = st.integers(0, 3_600_000).map(
    lambda days: datetime(3, 1, 1, tzinfo=UTC) + timedelta(days)
)


@given(st.sampled_from(STEPS), INSTANTS)
def test_an_instant_lies_in_its_cell(step: str, instant: datetime) -> None:
    scale = Scale(step)
    index = scale.index(instant)
    assert scale.edge(index) <= instant < scale.edge(index + 1)


@given(st.sampled_from(STEPS), INSTANTS, st.integers(1, 300))
def test_cells_follow_one_another_and_stay_on_the_calendar(
    step: str, instant: datetime, cells: int
) -> None:
    scale = Scale(step)
    first = scale.fitting(scale.index(instant), cells)
    edges = scale.edges(first, cells)
    assert len(edges) == cells + 1
    assert all(a < b for a, b in pairwise(edges))
    assert edges[0] >= FIRST
    assert edges[-1] <= LAST


@given(st.sampled_from(STEPS), INSTANTS, st.integers(1, 300))
def test_ticks_stand_in_the_window_in_order_with_something_to_say(
    step: str, instant: datetime, cells: int
) -> None:
    scale = Scale(step)
    first = around(scale, instant, cells)
    edges = scale.edges(first, cells)
    ticks = list(scale.ticks(edges[0], edges[-1]))
    assert all(edges[0] <= when < edges[-1] for when, _ in ticks)
    assert all(a[0] < b[0] for a, b in pairwise(ticks))
    assert all(words and all(words) for _, words in ticks)


@pytest.mark.parametrize(
    ("step", "instant", "begins"),
    [
        ("1h", "2022-02-25T12:34", "2022-02-25T12:00"),
        ("6h", "2022-02-25T12:34", "2022-02-25T12:00"),
        ("1d", "2022-02-25T12:34", "2022-02-25"),
        ("1w", "2022-02-25T12:34", "2022-02-21"),
        ("1month", "2022-02-25", "2022-02-01"),
        ("1quarter", "2022-02-25", "2022-01-01"),
        ("1year", "2022-02-25", "2022-01-01"),
    ],
)
def test_cells_begin_with_the_calendar(step: str, instant: str, begins: str) -> None:
    scale = Scale(step)
    assert scale.edge(scale.index(at(instant))) == at(begins)


def test_zooming_goes_up_and_down_one_ladder() -> None:
    step, seen = "1h", ["1h"]
    while (finer := zoomed(step, 1, 100)) != step:
        step = finer
        seen.append(step)
    assert seen == list(ladder(100))
    assert seen == ["1h", "6h", "1d", "2.5d", "1w", "1month", "1quarter", "1year"]
    while (finer := zoomed(step, -1, 100)) != step:
        step = finer
        seen.append(step)
    assert seen[8:] == seen[6::-1]


def test_a_narrow_chart_shows_the_same_months() -> None:
    assert (usual(100), usual(65)) == ("2.5d", "3.5d")
    assert zoomed("1d", 1, 65) == "3.5d"
    assert zoomed("2.5d", 1, 65) == "3.5d"  # after the terminal became narrower
    assert zoomed("3.5d", -1, 100) == "2.5d"


def test_the_whole_record_fits() -> None:
    start, end = at("1998-11-01"), at("2026-12-31")
    for cells in (29, 65, 100, 172):
        scale = Scale(spanning(start, end, cells))
        edges = scale.edges(scale.index(start), cells)
        assert edges[0] <= start
        assert edges[-1] >= end
    assert spanning(start, start + timedelta(days=2), 100) == "1h"


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("instant", ["0001-01-01", "9999-12-31T23:59"])
def test_the_ends_of_the_calendar(step: str, instant: str) -> None:
    scale = Scale(step)
    first = around(scale, at(instant), 200)
    edges = scale.edges(first, 200)
    assert all(a < b for a, b in pairwise(edges))
    assert list(scale.ticks(edges[0], edges[-1])) is not None
