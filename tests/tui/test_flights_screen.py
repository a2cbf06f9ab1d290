"""The Flights screen: every flight as it stands, at the one that launched last; kinds and orders by a key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.tui.golden import check_golden
from tests.tui.screen import line_with, opened, screen_text

if TYPE_CHECKING:
    from crewtrack.tui.app import CrewtrackApp

SIZES = [(40, 12), (80, 24), (120, 40), (200, 60)]


def shown(app: CrewtrackApp) -> str:
    return "\n".join(screen_text(app))


@pytest.mark.parametrize("size", SIZES)
async def test_the_scene(size: tuple[int, int]) -> None:
    async with opened(size=size) as (app, pilot):
        await pilot.press("5")
        await pilot.pause()
        check_golden(app, "flights")


async def test_it_stands_at_the_flight_that_launched_last_at_each_instant() -> None:
    async with opened() as (app, pilot):
        await pilot.press("5")
        await pilot.pause()
        assert app.selected == ("flight", "cygnus-ng-17")
        await pilot.press("right")  # Soyuz MS-21 launches
        await pilot.pause()
        assert app.selected == ("flight", "soyuz-ms-21")
        assert "going up" in screen_text(app)[line_with(app, "▌")]


async def test_an_outcome_that_is_to_come_is_not_shown() -> None:
    async with opened() as (app, pilot):
        await pilot.press("5", "down")
        await pilot.pause()
        line = screen_text(app)[line_with(app, "▌")]
        assert "planned" in line
        assert "success" not in line


async def test_t_shows_one_kind_after_another() -> None:
    async with opened() as (app, pilot):
        await pilot.press("5", "t")
        await pilot.pause()
        assert "FLIGHTS 130" in shown(app)
        assert "crewed" in shown(app)
        assert app.selected == ("flight", "soyuz-ms-20")
        await pilot.press("t", "t")
        await pilot.pause()
        assert "cargo" in shown(app)
        assert "Soyuz MS-20" not in shown(app)
        await pilot.press("t")
        await pilot.pause()
        assert "all kinds" in shown(app)


async def test_m_goes_through_the_orders() -> None:
    async with opened() as (app, pilot):
        await pilot.press("5", "m", "m")
        await pilot.pause()
        first = screen_text(app)[4]
        assert "Progress MS-14" in first  # the longest
        assert "~369" in first
        await pilot.press("M")
        await pilot.pause()
        assert screen_text(app)[4] != first


async def test_who_comes_home_instead_stands_behind_an_arrow() -> None:
    async with opened(size=(200, 60)) as (app, pilot):
        await pilot.press("5")
        await pilot.pause()
        line = screen_text(app)[line_with(app, "Soyuz MS-19")]
        assert "Shkaplerov, Shipenko, Peresild → Dubrov, Vande Hei" in line
        assert "Prokopyev, Petelin, Rubio → nobody" in shown(app)
        assert "nobody → Prokopyev, Petelin, Rubio" in shown(app)


async def test_a_flight_is_gone_to_and_opened() -> None:
    async with opened(size=(80, 24)) as (app, pilot):
        await pilot.press("5", "enter")
        await pilot.pause()
        assert "CYGNUS NG-17" in shown(app)
        await pilot.press("escape")
        app.screen.jump(("flight", "sts-88"))  # type: ignore[attr-defined]
        await pilot.pause()
        assert app.selected == ("flight", "sts-88")
        assert "STS-88" in shown(app)


async def test_where_no_landing_is_recorded_nobody_is_said_to_stay() -> None:
    async with opened("crewtrack:iss", live=True) as (app, pilot):
        await pilot.press("5")
        await pilot.pause()
        line = screen_text(app)[line_with(app, "Crew-13")]
        assert "Watkins" in line
        assert "nobody" not in line
