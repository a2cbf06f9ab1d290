"""Dialogs: keys that come faster than a dialog goes, and answers that are no use."""

from __future__ import annotations

import asyncio
from datetime import UTC
from typing import TYPE_CHECKING, Any

import pytest
from tests.tui.screen import SCENE_AT, opened, screen_text
from textual import events
from textual.widgets import Input

from crewtrack.tui.screens.goto import GoTo
from crewtrack.tui.screens.overview import OverviewScreen

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


async def test_a_query_that_finds_nothing_says_so() -> None:
    async with opened(size=(80, 24)) as (app, pilot):
        await pilot.press("colon", *"qqzzxx")
        assert any("nothing found" in line for line in screen_text(app))
        await pilot.press("enter", "down", "escape")
        assert app.screen is app.base_screen


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize(
    ("name", "words"), [("depends", "rides across"), ("bulletins", "BULLETINS")]
)
async def test_panes_without_room_are_reached_by_name(
    name: str, words: str, size: tuple[int, int]
) -> None:
    async with opened(size=size) as (app, pilot):
        await pilot.press("colon", *name, "enter")
        await pilot.pause()
        screen = app.base_screen
        assert isinstance(screen, OverviewScreen)
        assert any(words in line for line in screen_text(app))
        assert words in screen.detail.plain_text() or screen.focused_list == "bulletins"
        await pilot.press("escape", "tab", "tab", "down")
        assert words not in screen.detail.plain_text()


async def test_one_screen_has_no_key_to_open_it() -> None:
    async with opened() as (app, pilot):
        await pilot.press("question_mark")
        assert not any("Open the screen" in line for line in screen_text(app))


async def test_a_second_clock_that_is_utc_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crewtrack.app.zones.local_zone", lambda: (UTC, "UTC"))
    async with opened() as (app, pilot):
        await pilot.press("z")
        assert "12:00 UTC   12:00" not in screen_text(app)[1]
        assert app.zone_choice == "utc"
        await pilot.press("z")
        assert app.zone_choice == "site"


async def test_a_shipped_file_is_opened_only_after_a_warning(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("VISUAL", "vi")
    ran: list[list[str]] = []

    def run(_: CrewtrackApp, words: list[str]) -> None:
        ran.append(words)

    monkeypatch.setattr("crewtrack.tui.handlers.out._run", run)
    async with opened() as (app, pilot):
        await pilot.press("E")
        assert ran == []
        assert "ships with crewtrack" in screen_text(app)[-1]
        await pilot.press("E")
        assert len(ran) == 1
        assert app.warned_of is not None


async def test_keys_that_are_on_their_way_when_a_dialog_opens_come_to_it() -> None:
    async with opened() as (app, pilot):
        await at_once(app, pilot, "g", *"2023")
        for _ in range(20):
            await pilot.pause()
        assert app.screen.query_one(Input).value == "2023"
        await pilot.press("enter")
        assert app.clock.at.isoformat() == "2023-01-01T00:00:00+00:00"


async def test_what_is_typed_before_a_dialog_stands_is_not_lost() -> None:
    async with opened() as (app, pilot):
        app.post_message(key("g"))
        for _ in range(10_000):
            if app.screen is not app.base_screen:
                break
            await asyncio.sleep(0)
        assert app.screen.focused is None, "the line to type in is not there yet"
        names = ("minus" if one == "-" else one for one in "2022-06-01")
        for name in names:
            app.screen._forward_event(events.Key(name, "-" if name == "minus" else name))
        await at_once(app, pilot, "enter")
        for _ in range(20):
            await pilot.pause()
            if app.screen is app.base_screen:
                break
        assert app.clock.at.isoformat() == "2022-06-01T00:00:00+00:00"


async def test_a_line_holds_what_it_was_filled_with_and_shows_it_harmless() -> None:
    text = "a\u200b\u200b\u200b中\U000e0041z"
    async with opened() as (app, pilot):
        await pilot.press("g")
        await pilot.pause()
        field = app.screen.query_one(Input)
        field.value = text
        await pilot.press("end")
        await pilot.pause()
        assert "a\ufffd\ufffd\ufffd中\ufffdz" in "\n".join(screen_text(app))
        assert field.value == text
        for x, place in enumerate((0, 1, 2, 3, 4, 4, 5, 6, 7, 7)):
            await pilot.click(Input, offset=(x + field.gutter.left, field.gutter.top))
            assert field.cursor_position == place, x
