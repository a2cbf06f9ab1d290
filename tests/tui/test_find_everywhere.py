"""On every screen: the filter, jump labels, the way back, and what is kept, whatever the screen lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.tui.screen import SCENE_AT, opened, screen_text

from crewtrack.app.registry import SCREENS
from crewtrack.tui.screens.jump import Jump

if TYPE_CHECKING:
    from crewtrack.app.registry import ScreenEntry
    from crewtrack.tui.app import CrewtrackApp

EVERY = pytest.mark.parametrize("entry", SCREENS, ids=lambda entry: entry.id)
HOSTILE = '"[@click=app.pwn]X[/] [b]\u202e é"'


def name(app: CrewtrackApp) -> str:
    assert app.base_screen is not None
    return app.base_screen.NAME


@EVERY
@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 40)])
async def test_a_filter_is_shown_and_taken_back(entry: ScreenEntry, size: tuple[int, int]) -> None:
    async with opened(size=size) as (app, pilot):
        await pilot.press(str(entry.number))
        await pilot.pause()
        await pilot.press("slash", *"agency", "colon", *"ros", "enter")
        await pilot.pause()
        head = "\n".join(screen_text(app)[:2])
        assert "/agency:ros" in head if size[0] > 40 else "/" in head
        await pilot.press("escape")
        await pilot.pause()
        assert app.base_screen is not None
        assert app.base_screen.filtered_by is None
        assert "/agency" not in "\n".join(screen_text(app)[:2])


@EVERY
async def test_a_filter_that_finds_nothing_leaves_a_whole_screen(entry: ScreenEntry) -> None:
    async with opened(size=(80, 24)) as (app, pilot):
        await pilot.press(str(entry.number))
        await pilot.pause()
        await pilot.press("slash")
        app.screen.query_one("#filter").value = HOSTILE  # type: ignore[attr-defined]
        await pilot.press("enter", "down", "enter", "tab", "right", "z", "f", "escape")
        await pilot.pause()
        lines = screen_text(app)
        assert len(lines) == 24
        assert not any("\u202e" in line for line in lines)
        assert app.is_running


@EVERY
async def test_labels_lead_to_what_they_stand_on(entry: ScreenEntry) -> None:
    async with opened(size=(120, 40)) as (app, pilot):
        await pilot.press(str(entry.number))
        await pilot.pause()
        await pilot.press("f")
        await pilot.pause()
        jump = app.screen
        if not isinstance(jump, Jump):
            assert "nothing to jump to" in screen_text(app)[-1]
            return
        rows = list(jump._rows.items())
        if rows:
            label, (panel, y) = rows[len(rows) // 2]
            await pilot.press(*label)
            await pilot.pause()
            assert app.focused is panel
            assert y in panel.targets()
        else:
            await pilot.press("escape")
        await pilot.pause()
        assert len(app.screen_stack) == 1


@EVERY
async def test_back_from_it_and_forward_to_it(entry: ScreenEntry) -> None:
    async with opened(size=(80, 24)) as (app, pilot):
        if entry.id == name(app):
            return
        await pilot.press(str(entry.number))
        await pilot.pause()
        assert name(app) == entry.id
        await pilot.press("left_square_bracket")
        await pilot.pause()
        assert (name(app), app.clock.at) == (SCREENS[0].id, SCENE_AT)
        await pilot.press("right_square_bracket")
        await pilot.pause()
        assert name(app) == entry.id


@EVERY
async def test_what_it_keeps_it_takes_up_again(entry: ScreenEntry) -> None:
    import json

    async with opened(size=(80, 24)) as (app, pilot):
        await pilot.press(str(entry.number))
        await pilot.pause()
        await pilot.press("slash", *"aboard", "enter")
        await pilot.pause()
        assert app.base_screen is not None
        kept = json.loads(json.dumps({entry.id: app.base_screen.memory()}))
        assert kept[entry.id]["filter"] == "aboard"
    async with opened(size=(80, 24), kept=kept, screen=entry.id) as (app, pilot):
        assert name(app) == entry.id
        assert app.base_screen is not None
        assert app.base_screen.memory() == kept[entry.id]
    nonsense = {entry.id: {"filter": [], "sort": 3, "zoom": {}, "kind": "x", "lanes": None}}
    async with opened(size=(80, 24), kept=nonsense, screen=entry.id) as (app, pilot):
        assert app.is_running
        assert app.base_screen is not None
        assert app.base_screen.filtered_by is None
