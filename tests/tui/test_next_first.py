"""What comes next stands first after every step in time, unless it is being read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.tui.screen import opened

from crewtrack.tui.screens.overview import OverviewScreen

if TYPE_CHECKING:
    from crewtrack.model.address import Address


def first_shown(screen: OverviewScreen) -> tuple[int | None, Address | None, Address | None]:
    panel = next(one for one in screen.panels if one.id == "next")
    return panel._index(1), panel.lines[1].address, panel.selected


async def test_after_a_jump_the_next_event_stands_first() -> None:
    async with opened(size=(80, 24)) as (app, pilot):
        screen = app.base_screen
        assert isinstance(screen, OverviewScreen)
        await pilot.press("tab", "tab", *["down"] * 12)
        for where in ("2022-06-01", "2021-11-01", "2022-02-25"):
            await pilot.press("g", *where, "enter")
            await pilot.pause()
            top, address, selected = first_shown(screen)
            assert top == 1
            assert selected == address == app.view.agenda.events[0].address


async def test_a_list_without_the_focus_follows_every_step() -> None:
    async with opened(size=(80, 24)) as (app, pilot):
        screen = app.base_screen
        assert isinstance(screen, OverviewScreen)
        await pilot.press("tab", "tab", *["down"] * 12, "tab")
        await pilot.press("right")
        top, address, selected = first_shown(screen)
        assert top == 1
        assert selected == address


async def test_what_is_being_read_stays_while_it_is_ahead() -> None:
    async with opened(size=(80, 24)) as (app, pilot):
        screen = app.base_screen
        assert isinstance(screen, OverviewScreen)
        await pilot.press("tab", "tab", "down", "down", "down")
        chosen = screen.selected
        await pilot.press("right", "right", "left")
        assert screen.selected == chosen
        await pilot.press(*["right"] * 5)
        assert screen.selected == app.view.agenda.events[0].address
