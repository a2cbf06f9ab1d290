"""The Partners screen: who depends on whom, and the scenario bench."""

# ruff: noqa: ASYNC240 - a test may look at a folder of its own

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

    from textual.pilot import Pilot

    from crewtrack.tui.app import CrewtrackApp

SIZES = [(40, 12), (80, 24), (120, 40), (200, 60)]


async def told(app: CrewtrackApp, pilot: Pilot[int], words: str) -> str:
    """Wait until the screen says something that is worked out beside it; return what it says."""
    for _ in range(200):
        text = "\n".join(screen_text(app))
        if words in text:
            return text
        await pilot.pause(0.05)
    raise AssertionError(text)


@pytest.mark.parametrize("size", SIZES)
async def test_the_scene(size: tuple[int, int]) -> None:
    async with opened(size=size) as (app, pilot):
        await pilot.press("6")
        await pilot.pause()
        if size != (40, 12):
            await told(app, pilot, "First, on")
        check_golden(app, "partners")


async def test_two_futures_of_what_is_picked() -> None:
    async with opened() as (app, pilot):
        await pilot.press("6", "end")
        text = await told(app, pilot, "without ROSC from 25 Feb 2022")
        text = await told(app, pilot, "First, on")
        assert "lifeboat" in text
        assert not app.session.what_if


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 40)])
async def test_enter_opens_the_futures_and_escape_closes_them(size: tuple[int, int]) -> None:
    async with opened(size=size) as (app, pilot):
        await pilot.press("6", "enter")
        await told(app, pilot, "First, on")
        assert "OVER TIME" not in "\n".join(screen_text(app))
        await pilot.press("escape")
        await pilot.pause()
        assert "WHAT IF" in "\n".join(screen_text(app))


async def test_the_whole_program_is_laid_under_it_and_as_it_was_again() -> None:
    async with opened() as (app, pilot):
        await pilot.press("6", "end", "x")
        await pilot.pause()
        y = line_with(app, "without ROSC from 25 Feb 2022")
        assert any(
            "without ROSC" in piece and style.reverse for piece, style in screen_styles(app, y)
        )
        assert "●" in screen_text(app)[line_with(app, "Roscosmos  ")] or "●" in "\n".join(
            screen_text(app)
        )
        await pilot.press("1")
        await pilot.pause()
        assert "a seat home for 4 of 7" in "\n".join(screen_text(app))
        await pilot.press("6", "x")
        await pilot.pause()
        assert not app.session.what_if
        await pilot.press("1")
        await pilot.pause()
        assert "a seat home for 7 of 7" in "\n".join(screen_text(app))


async def test_a_time_alone_is_gone_to() -> None:
    async with opened() as (app, pilot):
        await pilot.press("6", "shift+tab", "shift+tab")
        for _ in range(4):
            if app.focused is not None and app.focused.id == "times":
                break
            await pilot.press("tab")
        await pilot.press("enter")
        await pilot.pause()
        assert app.clock.at.isoformat() == "2022-06-28T11:07:00+00:00"


async def test_what_follows_is_gone_to() -> None:
    async with opened() as (app, pilot):
        await pilot.press("6")
        await told(app, pilot, "First, on")
        await pilot.press("tab", "enter")
        await pilot.pause()
        assert app.clock.at > SCENE_AT


async def test_writing_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "my.toml"
    path.write_text(
        'include = ["crewtrack:iss-2022-02-25"]\nstation = "iss"\nas-of = 2022-02-25T12:00:00Z\n'
    )
    words: list[list[str]] = []

    def run(_: object, given: list[str]) -> None:
        words.append(given)
        (tmp_path / "what-if.toml").write_text('drop = ["flight.soyuz-ms-21"]\nstation = "iss"\n')

    monkeypatch.setenv("EDITOR", "vi")
    monkeypatch.setattr("crewtrack.tui.handlers.out._run", run)
    async with opened(path) as (app, pilot):
        await pilot.press("6", "w")
        text = await told(app, pilot, "Soyuz MS-21 does not launch")
        assert "what-if.toml" in text
    assert words[0][-1] == str(tmp_path / "what-if.toml")


async def test_no_editor_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "my.toml"
    path.write_text('include = ["crewtrack:iss-2022-02-25"]\n')
    monkeypatch.delenv("EDITOR", raising=False)
    monkeypatch.delenv("VISUAL", raising=False)
    async with opened(path) as (app, pilot):
        await pilot.press("6", "w")
        await pilot.pause()
        assert "no editor is set" in screen_text(app)[-1]
    assert [one.name for one in tmp_path.iterdir()] == ["my.toml"]


async def test_a_scenario_that_cannot_be_read(tmp_path: Path) -> None:
    path = tmp_path / "my.toml"
    path.write_text('include = ["crewtrack:iss-2022-02-25"]\nas-of = 2022-02-25T12:00:00Z\n')
    (tmp_path / "bad.toml").write_text("[flight")
    async with opened(path) as (app, pilot):
        await pilot.press("6", "down")
        await told(app, pilot, "bad.toml:1:")
        await pilot.press("x")
        await pilot.pause()
        assert "not laid" in screen_text(app)[-1]
        assert not app.session.what_if


async def test_ascii_alone() -> None:
    async with opened(signs=ASCII) as (app, pilot):
        await pilot.press("6")
        await told(app, pilot, "First, on")
        assert all(line.isascii() for line in screen_text(app))


@pytest.mark.parametrize("probe", READ)
async def test_hostile_names(probe: str, tmp_path: Path) -> None:
    async with opened(hostile_book(tmp_path, probe)) as (app, pilot):
        await pilot.press("6", "x")
        for size in SIZES:
            await pilot.resize_terminal(*size)
            await pilot.press("tab", "down", "enter", "escape", "tab", "down")
            await pilot.pause(0.2)
            assert all(cell_len(line) <= size[0] for line in screen_text(app))


async def test_the_editor_opens_the_scenario(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "my.toml"
    path.write_text('include = ["crewtrack:iss-2022-02-25"]\nas-of = 2022-02-25T12:00:00Z\n')
    (tmp_path / "late.toml").write_text('drop = ["flight.soyuz-ms-21"]\n')
    words: list[list[str]] = []
    monkeypatch.setenv("EDITOR", "vi")
    monkeypatch.setattr("crewtrack.tui.handlers.out._run", lambda _, given: words.append(given))
    async with opened(path) as (_, pilot):
        await pilot.press("6", "down", "E")
        await pilot.pause()
    assert words == [["vi", str(tmp_path / "late.toml")]]


async def test_nothing_is_written_where_one_only_looks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "my.toml"
    path.write_text('include = ["crewtrack:iss-2022-02-25"]\n')
    monkeypatch.setenv("EDITOR", "vi")
    async with opened(path, read_only=True) as (app, pilot):
        await pilot.press("6", "w")
        await pilot.pause()
        app.run_command("partners.write")
        await pilot.pause()
    assert [one.name for one in tmp_path.iterdir()] == ["my.toml"]


async def test_what_was_said_and_who_depends_on_whom_have_screens_of_their_own() -> None:
    async with opened() as (app, pilot):
        await pilot.press("3")
        for command, screen in (("out.bulletins", "log"), ("out.dependence", "partners")):
            app.run_command(command)
            await pilot.pause()
            assert app.base_screen is not None
            assert screen == app.base_screen.NAME


async def test_a_filter_narrows_the_table_the_bars_and_the_times_alone() -> None:
    async with opened() as (app, pilot):
        await pilot.press("6", "slash", *"agency", "colon", *"roscosmos", "enter")
        await pilot.pause()
        text = "\n".join(screen_text(app))
        assert "WHO DEPENDS ON WHOM  1 of 4 agencies  the sentences are of all" in text
        above = text.partition("WHAT IF")[0].partition("can raise the orbit")[2]
        assert "ROSC" in above
        assert "NASA" not in above
        assert "only Roscosmos can raise the orbit" in above
        await pilot.press("slash", *["backspace"] * 20, *"agency", "colon", *"esa", "enter")
        await pilot.pause()
        text = "\n".join(screen_text(app))
        assert "none of these brings people home or raises the orbit" in text
        assert "only Roscosmos can" not in text


async def test_a_time_alone_opens_under_a_filter() -> None:
    """The lines that a filter leaves keep the places that they have without it."""
    async with opened() as (app, pilot):
        await pilot.press("6", "slash", *"agency", "colon", *"roscosmos", "enter")
        await pilot.press("tab", "tab", "tab", "down", "enter")
        await pilot.pause()
        assert "14 Jan 2026" in screen_text(app)[1]
