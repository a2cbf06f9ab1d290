"""The Ports screen: the map, the table, and the selection that they share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len
from tests.tui.golden import check_golden
from tests.tui.hostile import READ, hostile_book
from tests.tui.screen import SCENE_AT, line_with, opened, screen_styles, screen_text

from crewtrack.tui.glyphs import ASCII

if TYPE_CHECKING:
    from pathlib import Path

SIZES = [(40, 12), (80, 24), (120, 40), (200, 60)]

CLASH = """\
format = 1
as-of = 2022-03-01T00:00:00Z
[station.x]
name = "X"
[station.x.module.core]
name = "Core"
[station.x.port.front]
module = "core"
direction = "forward"
[agency.nasa]
[spacecraft.s]
provider = "nasa"
[flight.a]
name = "Ship A"
station = "x"
spacecraft = "s"
launch = { at = 2022-01-01T00:00:00Z }
dock = { at = 2022-01-02T00:00:00Z, port = "front" }
[flight.b]
name = "Ship B"
station = "x"
spacecraft = "s"
launch = { at = 2022-02-01T00:00:00Z }
dock = { at = 2022-02-02T00:00:00Z, port = "front" }
"""


@pytest.mark.parametrize("size", SIZES)
async def test_the_scene(size: tuple[int, int]) -> None:
    async with opened(size=size) as (app, pilot):
        await pilot.press("3", *["down"] * 4)
        await pilot.pause()
        check_golden(app, "ports")


async def test_map_and_table_share_the_selection() -> None:
    async with opened() as (app, pilot):
        await pilot.press("3", "down", "down", "down")
        await pilot.pause()
        assert app.selected == ("station", "iss", "port", "unity-nadir")
        assert "▌Cygnus NG-17" in screen_text(app)[line_with(app, "▌Cygnus")]
        await pilot.press("tab")
        assert app.focused is not None
        assert app.focused.id == "map"
        assert app.selected == ("station", "iss", "port", "unity-nadir")
        await pilot.press("left")
        await pilot.pause()
        assert app.selected == ("station", "iss", "port", "rassvet-nadir")
        assert line_with(app, "▌ Rassvet nadir")
        assert "SOYUZ MS-19 at Rassvet nadir" in "\n".join(screen_text(app))


async def test_arrows_walk_on_the_map_and_step_through_time_elsewhere() -> None:
    async with opened() as (app, pilot):
        await pilot.press("3", "tab", "right", "left", "up", "down")
        assert app.clock.at == SCENE_AT
        assert "walk" in screen_text(app)[-1]
        assert "event" not in screen_text(app)[-1]
        await pilot.press("l")  # the letter keeps its meaning
        assert app.clock.at > SCENE_AT
        at = app.clock.at
        await pilot.press("tab", "right")
        assert app.clock.at > at
        assert "event" in screen_text(app)[-1]


async def test_stepping_in_time_frees_and_fills_ports() -> None:
    async with opened() as (app, pilot):
        await pilot.press("3", "right", "right")
        await pilot.pause()
        assert "Soyuz MS-21" in screen_text(app)[line_with(app, "Prichal nadir ")]


async def test_enter_opens_the_port_and_escape_closes_it() -> None:
    async with opened(size=(80, 24)) as (app, pilot):
        await pilot.press("3", "down", "enter")
        await pilot.pause()
        assert "HARMONY ZENITH" in "\n".join(screen_text(app))
        await pilot.press("escape")
        await pilot.pause()
        assert "[Harmony]" in "\n".join(screen_text(app))


async def test_two_ships_on_one_port_stand_reversed_with_a_sign(tmp_path: Path) -> None:
    path = tmp_path / "clash.toml"
    path.write_text(CLASH)
    async with opened(path) as (app, pilot):
        await pilot.press("3")
        await pilot.pause()
        text = "\n".join(screen_text(app))
        assert "✗ Ship A" in text
        assert "✗ Ship B" in text
        y = line_with(app, "✗ Ship B")
        assert any("Ship B" in piece and style.reverse for piece, style in screen_styles(app, y))


async def test_a_station_without_a_layout_has_the_table_alone(tmp_path: Path) -> None:
    path = tmp_path / "flat.toml"
    path.write_text(
        CLASH.replace("[station.x.module.core]", "[station.x.module.lab]\n[station.x.module.core]")
    )
    async with opened(path) as (app, pilot):
        await pilot.press("3")
        await pilot.pause()
        assert "aft" not in "\n".join(screen_text(app))
        assert line_with(app, "PORT") == 3


async def test_the_map_is_clicked() -> None:
    async with opened() as (app, pilot):
        await pilot.press("3")
        await pilot.pause()
        y = line_with(app, "Cygnus NG-17")
        x = screen_text(app)[y].index("Cygnus")
        await pilot.click(offset=(x + 2, y))
        await pilot.pause()
        assert app.selected == ("station", "iss", "port", "unity-nadir")


async def test_ascii_alone() -> None:
    async with opened(signs=ASCII) as (app, pilot):
        await pilot.press("3", "tab")
        await pilot.pause()
        assert all(line.isascii() for line in screen_text(app))


@pytest.mark.parametrize("probe", READ)
async def test_hostile_names(probe: str, tmp_path: Path) -> None:
    async with opened(hostile_book(tmp_path, probe)) as (app, pilot):
        await pilot.press("3")
        for size in SIZES:
            await pilot.resize_terminal(*size)
            await pilot.press("tab", "right", "enter", "escape", "right", "down")
            await pilot.pause()
            assert all(cell_len(line) <= size[0] for line in screen_text(app))


async def test_another_size_and_another_day() -> None:
    async with opened("crewtrack:iss", at=SCENE_AT) as (app, pilot):
        await pilot.press("3", "tab")
        for size in ((80, 24), (120, 24), (40, 12), (200, 60), (100, 30)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            await pilot.press("left", "up", "tab", "<", ">")
        assert line_with(app, "Zvezda")


async def test_a_wide_screen_lists_what_comes_to_the_ports_next() -> None:
    async with opened(size=(200, 60)) as (app, pilot):
        await pilot.press("3", "tab", "tab", "down")
        await pilot.pause()
        assert app.focused is not None
        assert app.focused.id == "traffic"
        assert app.selected == ("flight", "soyuz-ms-19", "undock")
        text = "\n".join(screen_text(app))
        assert "SOYUZ MS-19" in text
        assert "launch" not in text.split("NEXT AT THE PORTS")[1].split("│")[0]
