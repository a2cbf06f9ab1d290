"""The plan of the Overview: every pane in its place, at any size."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crewtrack.tui.screens.overview_plan import (
    LISTS,
    NARROW,
    NORMAL,
    TINY,
    WIDE,
    Plan,
    hairlines,
    layout_of,
    plan,
    stack,
)

WANTS = {"crew": 11, "docked": 9, "next": 61, "dependence": 4, "bulletins": 4}
SMALL = {"crew": 8, "docked": 7, "next": 61, "dependence": 4, "bulletins": 4}


def made(width: int, height: int, wants: dict[str, int] | None = None, **more: object) -> Plan:
    layout = layout_of(width, height)
    usual = WANTS if layout in (NORMAL, WIDE) else SMALL
    body = height - 1 - (1 if layout == TINY else 2)
    return plan(layout, width, body, wants or usual, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("width", "height", "layout"),
    [
        (40, 12, TINY), (79, 40, TINY), (120, 23, TINY), (80, 24, NARROW), (119, 60, NARROW),
        (120, 29, NARROW), (120, 30, NORMAL), (179, 60, NORMAL), (180, 40, WIDE), (200, 60, WIDE),
    ],
)  # fmt: skip
def test_the_layout_follows_from_the_size(width: int, height: int, layout: str) -> None:
    assert layout_of(width, height) == layout


def test_the_drawn_plan_of_120x40() -> None:
    assert made(120, 40).boxes == {
        "hero-count": (0, 1, 70, 4),
        "hero-next": (71, 1, 49, 4),
        "crew": (0, 6, 70, 11),
        "docked": (0, 18, 70, 9),
        "dependence": (0, 28, 70, 4),
        "bulletins": (0, 33, 70, 4),
        "next": (71, 6, 49, 11),
        "detail": (71, 18, 49, 19),
    }


def test_the_drawn_plan_of_80x24() -> None:
    assert made(80, 24).boxes == {
        "hero-count": (0, 1, 80, 1),
        "hero-next": (0, 2, 80, 1),
        "crew": (0, 4, 80, 8),
        "docked": (0, 13, 36, 7),
        "next": (37, 13, 43, 7),
    }


def test_the_drawn_plan_of_40x12() -> None:
    found = made(40, 12, {**SMALL, "crew": 7})
    assert found.boxes == {
        "hero-count": (0, 0, 40, 1),
        "hero-next": (0, 1, 40, 1),
        "crew": (0, 3, 40, 7),
    }
    assert found.banner == 2


def test_three_columns_where_there_is_room() -> None:
    boxes = made(200, 60).boxes
    assert len({boxes[name][0] for name in ("crew", "next", "detail")}) == 3
    assert boxes["docked"][0] == boxes["dependence"][0] == boxes["crew"][0]
    assert boxes["bulletins"][0] == boxes["detail"][0]
    assert boxes["bulletins"][1] > boxes["detail"][1]


def test_a_larger_crew_takes_the_lines_of_the_bulletins_then_of_dependence() -> None:
    assert "bulletins" not in made(120, 40, {**WANTS, "crew": 15}).boxes
    found = made(120, 40, {**WANTS, "crew": 17}).boxes
    assert found["crew"][3] == 17
    assert "dependence" not in found


def test_with_more_than_seven_aboard_the_lower_half_keeps_five_lines() -> None:
    boxes = made(80, 24, {**SMALL, "crew": 13}).boxes
    assert boxes["docked"][3] == boxes["next"][3] == 5


def test_the_open_detail_pane_leaves_the_focused_list_in_sight() -> None:
    for size, name in (
        ((80, 24), "crew"),
        ((80, 24), "next"),
        ((120, 40), "crew"),
        ((200, 60), "docked"),
    ):
        closed, found = made(*size, focused=name), made(*size, focused=name, opened=True)
        assert name in found.boxes
        assert found.boxes["detail"][3] > closed.boxes.get("detail", (0, 0, 0, 0))[3]


def test_in_the_smallest_terminal_the_focused_list_is_shown() -> None:
    for name in LISTS:
        assert name in made(40, 12, focused=name).boxes
    assert made(40, 12, opened=True).over == "detail"


@given(
    st.integers(40, 260),
    st.integers(12, 90),
    st.integers(1, 30),
    st.integers(1, 20),
    st.integers(1, 80),
    st.sampled_from(LISTS),
    st.booleans(),
)
def test_panes_stay_inside_and_apart_and_off_the_lines(
    width: int, height: int, crew: int, docked: int, coming: int, focused: str, opened: bool
) -> None:
    wants = {"crew": crew, "docked": docked, "next": coming, "dependence": 4, "bulletins": 4}
    found = made(width, height, wants, focused=focused, opened=opened)
    body = height - 1 - (1 if layout_of(width, height) == TINY else 2)
    taken: dict[tuple[int, int], str] = {}
    for name, (x, y, wide, high) in found.boxes.items():
        assert wide > 0
        assert high > 0
        assert 0 <= x <= x + wide <= width
        assert 0 <= y <= y + high <= body
        if name != found.over:
            for cell in ((cx, cy) for cx in range(x, x + wide) for cy in range(y, y + high)):
                assert cell not in taken
                taken[cell] = name
    lines = hairlines(found)
    for y, stretches in lines.items():
        for x, text in stretches:
            assert not any((x + at, y) in taken for at in range(len(text)))
            assert y < body
    assert found.banner in lines
    assert all(name in LISTS for name in found.reachable)


def test_lines_meet_in_junctions() -> None:
    lines = hairlines(made(120, 40))
    assert lines[0] == [(0, "─" * 70 + "┬" + "─" * 49)]
    assert lines[5] == [(0, "─" * 70 + "┼" + "─" * 49)]
    assert lines[27] == [(0, "─" * 70 + "┤")]
    assert lines[6] == [(70, "│")]
    assert "┴" in hairlines(made(80, 24))[20][0][1]


def test_lines_in_ascii() -> None:
    lines = hairlines(made(120, 40), ascii_only=True)
    assert set("".join(text for stretches in lines.values() for _, text in stretches)) == {"-", "|"}


@given(
    st.integers(1, 60),
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 30)), min_size=1, max_size=6),
)
def test_a_stack_deals_every_line(height: int, pairs: list[tuple[int, int]]) -> None:
    dealt = stack(height, [(str(at), least, want) for at, (least, want) in enumerate(pairs)])
    assert sum(lines for _, lines in dealt) + len(dealt) - 1 == height
    assert [name for name, _ in dealt] == [str(at) for at in range(len(dealt))]
