"""The dialog behind `s`: what can be chosen, and where it goes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from tests.tui.screen import SCENE, opened, screen_text

from crewtrack.tui.screens.snapshot import SaveAs

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from crewtrack.tui.app import CrewtrackApp

NAME = "crewtrack-iss-2022-02-25T1200Z"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    return here


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def put(path: Path, words: str) -> bytes:
    path.write_text(words, encoding="utf-8")
    return path.read_bytes()


async def settled(app: CrewtrackApp, pilot: Pilot[int]) -> str:
    """Wait for what is being saved; return what the last row says."""
    await pilot.pause()
    await app.workers.wait_for_complete()
    await pilot.pause()
    return screen_text(app)[-1]


async def test_the_screen_as_it_stands(folder: Path) -> None:
    async with opened() as (app, pilot):
        await pilot.press("down", "down", "s")
        await pilot.pause()
        shown = "\n".join(screen_text(app))
        for words in (
            "‹ overview ›",
            "this screen",
            "‹ svg ›",
            "‹ 120x40 ›",
            "this terminal",
            "‹ dark ›",
        ):
            assert words in shown
        assert f"{NAME}.svg" in shown
        await pilot.press("enter")
        assert f"saved {NAME}.svg in {folder}"[:90] in await settled(app, pilot)
    assert names(folder) == [f"{NAME}.svg"]
    svg = text(folder / f"{NAME}.svg")
    ET.fromstring(svg)
    assert "KAYLA BARRON" in svg  # whoever was selected
    assert "saved" not in svg


async def test_another_view_in_another_format(folder: Path) -> None:
    async with opened() as (app, pilot):
        await pilot.press("s", "up", "right", "down", *["right"] * 5)
        await pilot.pause()
        shown = "\n".join(screen_text(app))
        assert "‹ crew ›" in shown
        assert "who is aboard, by agency" in shown
        assert "‹ ndjson ›" in shown
        assert "ndjson has none" in shown
        await pilot.press("left", "enter")
        await settled(app, pilot)
    data = json.loads(text(folder / f"{NAME.replace('iss', 'iss-crew')}.json"))
    assert data["schema"] == "crewtrack/crew/1"


async def test_a_picture_of_another_size_and_theme(folder: Path) -> None:
    async with opened() as (app, pilot):
        await pilot.press("s", "down", "right", "down", "right", "enter")
        await settled(app, pilot)
        assert app.theme == "crewtrack-dark"
        assert app.size == (120, 40)
    svg = text(folder / f"{NAME}.svg")
    assert 'viewBox="0 0 744 456"' in svg
    assert 'fill="#fafaf7"' in svg


async def test_it_is_what_the_command_line_writes(folder: Path) -> None:
    from crewtrack.cli.main import run

    async with opened() as (app, pilot):
        await pilot.press("s", "down", "right", "enter")
        await settled(app, pilot)
    words = [
        "snapshot",
        "-f",
        SCENE,
        "-o",
        "cli.svg",
        "--size",
        "80x24",
        "--at",
        "2022-02-25T12:00:00Z",
    ]
    import asyncio

    assert await asyncio.to_thread(run, words) == 0
    assert text(folder / "cli.svg") == text(folder / f"{NAME}.svg")


async def test_a_typed_ending_chooses_the_format(folder: Path) -> None:
    async with opened() as (app, pilot):
        await pilot.press("s", "shift+tab", "shift+tab", *["backspace"] * 60, *"my.csv")
        await pilot.pause()
        assert "‹ csv ›" in "\n".join(screen_text(app))
        await pilot.press("enter")
        assert "my.csv" in await settled(app, pilot)
    assert text(folder / "my.csv").startswith("station,")


async def test_what_is_there_is_replaced_only_on_a_second_enter(folder: Path) -> None:
    path = folder / f"{NAME}.svg"
    put(path, "mine")
    async with opened() as (app, pilot):
        await pilot.press("s", "enter")
        await pilot.pause()
        assert isinstance(app.screen, SaveAs)
        assert "there is such a file already; enter replaces it" in "\n".join(screen_text(app))
        assert text(path) == "mine"
        await pilot.press("enter")
        assert "saved" in await settled(app, pilot)
    assert text(path).startswith("<svg")


async def test_the_schedule_itself_is_never_written_over(folder: Path) -> None:
    path = folder / "my.toml"
    before = put(path, 'format = 1\ninclude = ["crewtrack:iss-2022-02-25"]\n')
    async with opened(path) as (app, pilot):
        await pilot.press("s", "shift+tab", "shift+tab", *["backspace"] * 60, *"my.toml", "enter")
        await pilot.press("enter", "enter")
        await pilot.pause()
        assert "my.toml is part of what is shown" in "\n".join(screen_text(app))
    assert text(path).encode() == before


async def test_what_cannot_be_saved_is_one_sentence(folder: Path) -> None:
    async with opened() as (app, pilot):
        await pilot.press("s", "shift+tab", "shift+tab", "home", *"no/", "enter")
        assert "not saved: " in await settled(app, pilot)
    assert names(folder) == []


async def test_it_can_be_left_alone(folder: Path) -> None:
    async with opened() as (app, pilot):
        await pilot.press("s", "right", "escape")
        await settled(app, pilot)
        assert app.screen is app.base_screen
    assert names(folder) == []


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12), (200, 60)])
async def test_it_fits(size: tuple[int, int]) -> None:
    async with opened(size=size) as (app, pilot):
        await pilot.press("s")
        await pilot.pause()
        lines = screen_text(app)
        assert sum("format" in line for line in lines) == 1
        assert any(NAME[:18] in line for line in lines)


async def test_in_ascii(folder: Path) -> None:
    from crewtrack.tui.glyphs import ASCII

    async with opened(signs=ASCII) as (app, pilot):
        await pilot.press("s")
        await pilot.pause()
        assert "< overview >" in "\n".join(screen_text(app))
        await pilot.press("right", "enter")
        await settled(app, pilot)
    assert names(folder) == [f"{NAME}.png"]
