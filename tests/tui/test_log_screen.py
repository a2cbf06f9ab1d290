"""The Log screen: what was said beside what happened, and what is to come above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len
from tests.tui.golden import check_golden
from tests.tui.hostile import READ, hostile_book
from tests.tui.screen import line_with, opened, screen_text

from crewtrack.model.address import dotted
from crewtrack.tui.glyphs import ASCII

if TYPE_CHECKING:
    from pathlib import Path

SIZES = [(40, 12), (80, 24), (120, 40), (200, 60)]

LONG = """
[station.x]
[spacecraft.s]
"""


@pytest.mark.parametrize("size", SIZES)
async def test_the_scene(size: tuple[int, int]) -> None:
    async with opened(size=size) as (app, pilot):
        await pilot.press("7")
        await pilot.pause()
        check_golden(app, "log")


async def test_it_stands_at_the_instant_again_after_a_step() -> None:
    async with opened() as (app, pilot):
        await pilot.press("7")
        assert dotted(app.selected or ()) == "bulletin.roscosmos-reply"
        await pilot.press("right")
        await pilot.pause()
        assert dotted(app.selected or ()) == "flight.soyuz-ms-21.launch"
        assert line_with(app, "18 Mar 2022 15:55 ") + 1 == line_with(app, "▌ 18 Mar 15:55")


async def test_what_is_to_come_lies_above() -> None:
    async with opened() as (app, pilot):
        await pilot.press("7", "up")
        await pilot.pause()
        assert app.selected == ("flight", "soyuz-ms-21", "launch")
        assert "SOYUZ MS-21" in "\n".join(screen_text(app))


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_enter_opens_the_entry(size: tuple[int, int]) -> None:
    async with opened(size=size) as (app, pilot):
        await pilot.press("7", "enter")
        await pilot.pause()
        assert "25 FEB 2022" in "\n".join(screen_text(app))
        await pilot.press("escape")
        await pilot.pause()
        assert "25 FEB 2022" not in "\n".join(screen_text(app))


async def test_a_long_log_is_made_as_far_as_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "long.toml"
    flights = "".join(
        f'[flight.f{day:04}]\nstation = "x"\nspacecraft = "s"\nland = {{ at = {2001 + day // 336}-{day % 336 // 28 + 1:02}-'
        f"{day % 28 + 1:02}T00:00:00Z }}\n"
        for day in range(1000)
    )
    path.write_text(LONG + flights)
    async with opened(path) as (app, pilot):
        await pilot.press("7")
        await pilot.pause()
        panel = next(one for one in app.screen.query("#log"))
        assert len(panel.lines) < 300  # type: ignore[attr-defined]
        for _ in range(4):
            await pilot.press("end")
            await pilot.pause()
        assert app.selected == ("flight", "f0000", "land")


async def test_a_filter_looks_through_all_of_it() -> None:
    async with opened() as (app, pilot):
        await pilot.press("7", "slash", *"kind:landing", "enter")
        await pilot.pause()
        text = "\n".join(screen_text(app)[4:])
        assert "land     CRS-24" in text
        assert "undock" not in text.split("─" * 20)[0]
        await pilot.press("end", "end")
        await pilot.pause()
        assert "STS" in "\n".join(screen_text(app)) or "Soyuz T" in "\n".join(screen_text(app))


async def test_a_handover_that_has_been_is_told_in_full() -> None:
    async with opened(at=None) as (app, pilot):
        await pilot.press("7")
        app.jump(("expedition", "iss-66", "command", 0))
        await pilot.pause()
        assert "d ago" in "\n".join(screen_text(app))


async def test_nothing_and_ascii(tmp_path: Path) -> None:
    path = tmp_path / "empty.toml"
    path.write_text("[station.x]\nname = 'X'\n")
    async with opened(path, signs=ASCII) as (app, pilot):
        await pilot.press("7", "down", "up", "end", "enter")
        await pilot.pause()
        text = screen_text(app)
        assert "nothing happened before this" in "\n".join(text)
        assert all(line.isascii() for line in text)


@pytest.mark.parametrize("probe", READ)
async def test_hostile_names(probe: str, tmp_path: Path) -> None:
    async with opened(hostile_book(tmp_path, probe)) as (app, pilot):
        await pilot.press("7")
        for size in SIZES:
            await pilot.resize_terminal(*size)
            await pilot.press("down", "enter", "escape", "end", "home")
            await pilot.pause()
            assert all(cell_len(line) <= size[0] for line in screen_text(app))
