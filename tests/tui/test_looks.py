"""What holds for the look of every screen at every size, down to the smallest terminal."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len
from tests.tui.golden import GOLDEN, check_golden
from tests.tui.screen import NOW, opened, screen_text
from textual.filter import ANSIToTruecolor

from crewtrack.app.registry import SCREENS
from crewtrack.tui.glyphs import ASCII, UNICODE
from crewtrack.tui.panels.base import Panel

if TYPE_CHECKING:
    from pathlib import Path

    from crewtrack.tui.app import CrewtrackApp

SIZES = [(40, 12), (80, 24), (120, 40), (200, 60)]
BY_SIZE = pytest.mark.parametrize("size", SIZES, ids="{0[0]}x{0[1]}".format)


@BY_SIZE
async def test_the_scene_on_the_overview(size: tuple[int, int]) -> None:
    async with opened(size=size) as (app, _):
        check_golden(app, "overview")


def test_every_screen_is_kept_at_every_size() -> None:
    for screen in SCREENS:
        for width, height in SIZES:
            assert (GOLDEN / f"screen-{screen.id}-{width}x{height}.txt").is_file()


def _touched(app: CrewtrackApp) -> list[str]:
    """Return the rows at whose end the sign of more lines touches a word."""
    out = []
    for panel in app.screen.query(Panel):
        frame = panel._frame
        if frame is None or not panel.display:
            continue
        for y in range(panel.size.height):
            text = panel.render_line(y).text
            if panel._more(y, frame) and text[-1:] in {frame.glyphs.up, frame.glyphs.down}:
                out += [text] if text[-2] != " " else []
    return out


@pytest.mark.parametrize("signs", [UNICODE, ASCII], ids=["unicode", "ascii"])
@BY_SIZE
async def test_the_sign_of_more_lines_touches_no_word(size: tuple[int, int], signs: object) -> None:
    async with opened(size=size, signs=signs) as (app, pilot):
        for screen in SCREENS:
            await pilot.press(str(screen.number))
            await pilot.pause()
            assert _touched(app) == []
            await pilot.press("end")
            await pilot.pause()
            assert _touched(app) == []


async def test_a_crowded_crew_leaves_room_for_the_sign() -> None:
    at = datetime(2009, 7, 20, 12, tzinfo=UTC)  # thirteen aboard
    async with opened("crewtrack:iss", size=(80, 24), at=at) as (app, pilot):
        await pilot.pause()
        assert any("↓" in line for line in screen_text(app)[6:17])
        assert _touched(app) == []


@pytest.mark.parametrize("screen", SCREENS, ids=lambda one: one.id)
async def test_the_smallest_terminal_says_where_and_when_and_how_to_go_on(screen: object) -> None:
    async with opened(size=(40, 12)) as (app, pilot):
        await pilot.press(str(screen.number))  # type: ignore[attr-defined]
        await pilot.pause()
        lines = screen_text(app)
        assert lines[0].startswith("ISS 25 Feb 2022 12:00 UTC")
        assert lines[-1].endswith(": all  ? help")
        assert "  :" in lines[-1].removeprefix(" : all")  # a key of its own as well
        assert len([line for line in lines if line.strip()]) > 4
        assert all(cell_len(line) <= 40 for line in lines)


async def test_agencies_keep_a_letter_in_the_smallest_terminal() -> None:
    async with opened(size=(40, 12)) as (app, pilot):
        for key, row in (
            ("3", "Unity       N Cygnus NG-17"),
            ("4", "R Padalka"),
            ("5", "R Pr MS-19"),
            ("7", "21 Feb    N berth"),
        ):
            await pilot.press(key)
            await pilot.pause()
            assert any(row in line for line in screen_text(app)), key


@pytest.mark.parametrize("key", "1234567")
@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids="{0[0]}x{0[1]}".format)
async def test_a_filter_that_matches_nothing_says_so_and_no_more(
    size: tuple[int, int], key: str
) -> None:
    async with opened(size=size) as (app, pilot):
        await pilot.press(key, "slash", *"zzz", "enter")
        await pilot.pause()
        text = "\n".join(screen_text(app))
        assert "matches zzz" in text
        assert "as far as is recorded" not in text.partition("BULLETINS")[0]
        assert "esc clear" in screen_text(app)[-1]


async def test_an_empty_schedule_says_how_to_begin(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text("")
    async with opened(path, live=True) as (app, pilot):
        for key, words in (
            ("1", "a add a flight or a person"),
            ("2", "nothing is recorded of this time"),
            ("4", "a add a flight or a person"),
            ("5", "a add a flight"),
        ):
            await pilot.press(key)
            await pilot.pause()
            text = "\n".join(screen_text(app))
            assert words in text
            assert "previous event" not in text


async def test_what_is_not_recorded_is_not_called_free() -> None:
    async with opened("crewtrack:iss", live=True) as (app, pilot):
        assert app.now() == NOW
        await pilot.press("2", "down")
        await pilot.pause()
        assert "HARMONY ZENITH   not recorded" in "\n".join(screen_text(app))


async def test_a_station_is_named_once() -> None:
    async with opened("crewtrack:tiangong", live=True) as (app, _):
        assert screen_text(app)[1].count("Tiangong") == 1


@pytest.mark.parametrize("size", [(40, 12), (80, 24)], ids="{0[0]}x{0[1]}".format)
async def test_what_is_opened_again_is_what_it_is_now(size: tuple[int, int]) -> None:
    """The detail has no place of its own in a small terminal; what it showed before is past."""
    async with opened(size=size) as (app, pilot):
        await pilot.press("enter")
        await pilot.pause()
        assert "105 d 12 h" in "\n".join(screen_text(app))
        await pilot.press("escape", ".", "enter")
        await pilot.pause()
        assert "106 d 12 h" in "\n".join(screen_text(app))


async def test_dialogs_fit_into_the_smallest_terminal() -> None:
    async with opened(size=(40, 12)) as (app, pilot):
        for key, rows in (
            ("y", [" as  t text  j JSON  m TOML  esc cancel"]),
            ("f", [" a letter row  a digit pane  esc close"]),
            (
                "e",
                [
                    "│ enter yes   c choose a place         │",
                    "│ esc no                               │",
                ],
            ),
            ("colon", ["│ Previous event                ←  h   │"]),
            ("a", ["│ person           someone who flies   │"]),
        ):
            await pilot.press(key)
            await pilot.pause()
            shown = screen_text(app)
            assert all(row in shown for row in rows), shown
            await pilot.press("escape")
            await pilot.pause()


async def test_what_is_wrong_can_be_read_in_full_where_there_are_80_columns() -> None:
    async with opened(size=(80, 24)) as (app, pilot):
        await pilot.press("8", "m")
        await pilot.pause()
        lines = screen_text(app)
        assert any("only Roscosmos can bring people home fr…" in line for line in lines)
        assert "  ○ D801 one-way-home" in lines
        assert any(line.startswith(" from 14 Jan 2026 22:20 UTC to") for line in lines)


@pytest.mark.parametrize("width", [80, 84, 96, 119])
async def test_the_instant_stands_whole_beside_a_what_if(width: int) -> None:
    async with opened(size=(width, 24)) as (app, pilot):
        await pilot.press("6", "x")
        await pilot.pause()
        head = screen_text(app)[0]
        assert "Fri 25 Feb 2022  12:00 UTC " in head
        assert " ‖ REPLAY   with 2022-02-25-withdrawal.toml " in head
        await pilot.press("1")
        await pilot.pause()
        assert "command to Thomas Marshburn" in "\n".join(screen_text(app))


async def test_the_terminals_own_colours_go_to_it_as_they_are() -> None:
    """The theme ansi leaves it to the terminal what its blue is, from the first paint on."""
    for theme, translated in (("ansi", False), ("dark", True)):
        async with opened(theme=f"crewtrack-{theme}") as (app, _):
            found = [one.enabled for one in app._filters if isinstance(one, ANSIToTruecolor)]
            assert found == [translated]


@BY_SIZE
async def test_tab_comes_to_every_pane_in_one_order(size: tuple[int, int]) -> None:
    """Panes that have no place in a small terminal get it when they are come to."""
    orders = {
        "1": ["crew", "docked", "next", "bulletins"],
        "6": ["bench", "futures", "shares", "times"],
    }
    async with opened(size=size) as (app, pilot):

        def here() -> str:
            return str(app.screen.focused.id) if app.screen.focused is not None else ""

        for key, order in orders.items():
            wanted = [one for one in order if size != (80, 24) or one != "bulletins"]
            await pilot.press(key)
            await pilot.pause()
            found = []
            for _ in wanted:
                found.append(here())
                await pilot.press("tab")
                await pilot.pause()
            assert found == wanted
            assert here() in {"detail", order[0]}
            await pilot.press("shift+tab")
            await pilot.pause()
            assert here() == wanted[-1]


async def test_a_problem_can_be_read_in_full_in_the_smallest_terminal() -> None:
    async with opened(size=(40, 12)) as (app, pilot):
        await pilot.press("8", "m")
        await pilot.pause()
        lines = screen_text(app)
        assert lines[3].startswith("▌ ○  D801  iss/2023-2026.toml:")
        assert lines[4:8] == [
            "     only Roscosmos can bring people",
            "     home from the International Space",
            "     Station, from 14 Jan 2026 22:20",
            "     UTC to 14 Feb 2026 20:15 UTC",
        ]
