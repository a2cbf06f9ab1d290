"""The axis: what ticks stand for, on one side of the cursor or the other."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from crewtrack.export.chart.axis import draw_axis
from crewtrack.export.chart.pen import Pen
from crewtrack.export.chart.window import Window
from crewtrack.views.scale import STEPS, Scale, around

AT = datetime(2022, 2, 25, 12, tzinfo=UTC)


def drawn(step: str, cells: int = 66, at: datetime = AT) -> str:
    scale = Scale(step)
    window = Window(scale, around(scale, at, cells), cells, at, None)
    return "".join(text for text, _ in draw_axis(window, Pen(), cursor=True))


def test_a_label_in_the_way_of_the_cursor_is_said_in_short() -> None:
    assert "╷Jan    ▼" in drawn("1w")


def test_a_label_that_would_begin_under_the_cursor_stands_behind_it() -> None:
    assert "╷▼2022 " in drawn("1month")
    assert "╷ ▼2020 " in drawn("1year")


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("day", range(1, 29, 3))
def test_the_cursor_cuts_no_label(step: str, day: int) -> None:
    at = AT.replace(day=day)
    scale = Scale(step)
    window = Window(scale, around(scale, at, 66), 66, at, None)
    known = {one for _, words in scale.ticks(window.start, window.end) for one in words}
    said = drawn(step, at=at).replace("▼", "╷").split("╷")
    assert {one.strip() for one in said} - {""} <= known
