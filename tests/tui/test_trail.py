"""The way back: where one has been, by jumps and not by steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from tests.tui.screen import SCENE_AT, opened, screen_text

from crewtrack.tui.trail import Spot, Trail

if TYPE_CHECKING:
    from crewtrack.tui.app import CrewtrackApp

_SPOTS = [Spot(name, None, "list", None) for name in "abcd"]


def test_back_and_forward_again() -> None:
    trail = Trail()
    a, b, c, _ = _SPOTS
    trail.leave(a)
    trail.leave(b)
    assert trail.back(c) == b
    assert trail.back(b) == a
    assert trail.back(a) is None
    assert trail.forward(a) == b
    assert trail.forward(b) == c
    assert trail.forward(c) is None


def test_a_jump_gives_up_what_lay_ahead() -> None:
    trail = Trail()
    a, b, c, d = _SPOTS
    trail.leave(a)
    assert trail.back(b) == a
    trail.leave(a)
    assert trail.forward(d) is None
    assert trail.back(c) == a


def test_a_spot_that_is_here_already_is_passed_over() -> None:
    trail = Trail()
    a, b, _, _ = _SPOTS
    trail.leave(a)
    trail.leave(a)
    trail.leave(b)
    assert trail.behind == [a, b]
    assert trail.back(b) == a


@given(st.lists(st.sampled_from(["leave", "back", "forward"]), max_size=60), st.data())
def test_what_was_done_can_be_taken_back(steps: list[str], data: st.DataObject) -> None:
    trail, here = Trail(), _SPOTS[0]
    for step in steps:
        if step == "leave":
            trail.leave(here)
            here = data.draw(st.sampled_from(_SPOTS))
            continue
        found = trail.back(here) if step == "back" else trail.forward(here)
        if found is not None:
            assert found != here
            other = trail.forward(found) if step == "back" else trail.back(found)
            assert other == here  # and back again
            again = trail.back(here) if step == "back" else trail.forward(here)
            assert again == found
            here = found


def screen(app: CrewtrackApp) -> str:
    assert app.base_screen is not None
    return app.base_screen.NAME


async def test_back_to_the_screen_the_instant_and_the_selection() -> None:
    async with opened() as (app, pilot):
        await pilot.press("down", "down")
        was = app.selected
        assert was == ("person", "barron")
        await pilot.press("3", "right", "n")
        await pilot.pause()
        assert screen(app) == "ports"
        assert app.here().at is None
        await pilot.press("left_square_bracket")
        await pilot.pause()
        assert app.clock.at > SCENE_AT
        assert app.clock.at.year == 2022
        assert screen(app) == "ports"
        await pilot.press("left_square_bracket")
        await pilot.pause()
        assert (screen(app), app.clock.at, app.selected) == ("overview", SCENE_AT, was)
        await pilot.press("left_square_bracket")
        await pilot.pause()
        assert "this is where you began" in screen_text(app)[-1]
        await pilot.press("right_square_bracket", "right_square_bracket")
        await pilot.pause()
        assert screen(app) == "ports"
        assert app.here().at is None


async def test_steps_leave_no_spots() -> None:
    async with opened() as (app, pilot):
        await pilot.press("right", "right", "full_stop", "left", "down", "tab")
        assert app.trail.behind == []


async def test_a_date_that_was_gone_to_is_left_behind() -> None:
    async with opened() as (app, pilot):
        await pilot.press("g", *"2021", "enter")
        await pilot.pause()
        assert app.clock.at.year == 2021
        await pilot.press("left_square_bracket")
        await pilot.pause()
        assert app.clock.at == SCENE_AT
