"""Panes one below the other have all the room there is, and never lie over one another."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from crewtrack.tui.screens.overview_plan import TINY, WIDE, layout_of
from crewtrack.tui.screens.stack import stacked

PARTS = [("table", 4, 1000), ("words", 2, 2), ("notes", 0, 3)]
LISTS = ("table", "notes")


@given(
    st.integers(40, 240), st.integers(12, 80), st.booleans(), st.sampled_from(["table", "notes"])
)
def test_panes_fill_the_body_and_stand_apart(
    width: int, height: int, opened: bool, focused: str
) -> None:
    layout = layout_of(width, height)
    body = height - (2 if layout == TINY else 3)
    plan = stacked(layout, width, body, PARTS, lists=LISTS, focused=focused, opened=opened)
    lines = {(x, y) for start, end, y in plan.across for x in range(start, end)}
    lines |= {(x, y) for x, top, bottom in plan.down for y in range(top, bottom)}
    cells: set[tuple[int, int]] = set()
    for name, (x, y, wide, high) in plan.boxes.items():
        box = {(a, b) for a in range(x, x + wide) for b in range(y, y + high)}
        assert not box & lines
        assert name == plan.over or not box & cells
        cells |= box
    assert cells | lines == {(x, y) for x in range(width) for y in range(body)}
    assert set(plan.reachable) <= set(LISTS)


def test_the_detail_stands_at_the_side_where_there_is_room_for_it() -> None:
    plan = stacked(WIDE, 200, 57, PARTS, lists=LISTS, focused="table", opened=False)
    assert plan.boxes["detail"] == (150, 1, 50, 56)
    assert plan.boxes["table"][2] == 149


def test_the_list_stays_above_the_detail_that_is_opened() -> None:
    plan = stacked("narrow", 80, 21, PARTS, lists=LISTS, focused="table", opened=True)
    assert list(plan.boxes) == ["table", "detail"]
    assert plan.boxes["table"][3] >= 4
