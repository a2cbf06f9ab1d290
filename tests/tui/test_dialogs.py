"""Dialogs: keys that come faster than a dialog goes, and answers that are no use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.tui.screen import SCENE_AT, opened, screen_text
from textual import events
from textual.widgets import Input

from crewtrack.tui.screens.goto import GoTo

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from crewtrack.tui.app import CrewtrackApp


def key(name: str) -> events.Key:
    return events.Key(name, name if len(name) == 1 else {"enter": "\r"}.get(name))


async def at_once(app: CrewtrackApp, pilot: Pilot[int], *names: str) -> None:
    """Press keys without waiting for what any of them does, as a fast hand or a paste does."""
    for name in names:
        app.post_message(key(name))
    await pilot.pause()
    await pilot.pause()


@pytest.mark.parametrize("last", ["x", "question_mark", "t", "escape"])
async def test_keys_that_are_faster_than_the_choice_of_a_form_are_swallowed(last: str) -> None:
    async with opened() as (app, pilot):
        await pilot.press("y")
        await at_once(app, pilot, *[last] * 5)
        assert app.screen is app.base_screen
        assert app._exception is None


@pytest.mark.parametrize(
    ("first", "typed"), [("colon", "vande"), ("g", "2022"), ("question_mark", "")]
)
async def test_enter_pressed_often_is_pressed_once(first: str, typed: str) -> None:
    async with opened() as (app, pilot):
        await pilot.press(first, *typed)
        await at_once(app, pilot, *["enter"] * 4, *["escape"] * 4)
        assert app.screen is app.base_screen
        assert app._exception is None


async def test_what_was_found_is_opened_once(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened() as (app, pilot):
        jumps: list[Any] = []
        monkeypatch.setattr(app, "jump", jumps.append)
        await pilot.press("colon", *"vande")
        await at_once(app, pilot, "enter", "enter", "enter")
        assert jumps == [("person", "vande-hei")]


async def test_a_key_opens_one_dialog() -> None:
    async with opened() as (app, pilot):
        await at_once(app, pilot, "y", "y")
        await pilot.press("escape")
        assert app.screen is app.base_screen


async def test_go_to_with_nothing_typed_stays_where_it_is() -> None:
    async with opened() as (app, pilot):
        await pilot.press("g", "enter")
        assert app.screen is app.base_screen
        assert app.clock.at == SCENE_AT


async def test_go_to_says_what_is_wrong_with_a_date() -> None:
    async with opened() as (app, pilot):
        await pilot.press("g")
        app.screen.query_one(Input).value = "2022-13-01"
        await pilot.press("enter")
        assert isinstance(app.screen, GoTo)
        text = "\n".join(screen_text(app))
        assert "expected a month from 01 to 12, not 13" in text
