"""The Problems screen: what `check` finds, live."""

# ruff: noqa: ASYNC240 - a test may write a file of its own

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rich.cells import cell_len
from tests.tui.golden import check_golden
from tests.tui.hostile import READ, hostile_book
from tests.tui.screen import line_with, opened, screen_styles, screen_text

from crewtrack.model.address import dotted
from crewtrack.tui.glyphs import ASCII
from crewtrack.tui.messages import FilesChanged
from crewtrack.tui.screens.showing import screen_for

if TYPE_CHECKING:
    from pathlib import Path

SIZES = [(40, 12), (80, 24), (120, 40), (200, 60)]

BAD = """\
format = 1
station = "iss"
include = ["crewtrack:iss-2022-02-25"]
as-of = 2022-02-25T12:00:00Z
[flight.bad-1]
spacecraft = "soyuz-ms"
crew = ["dubrow"]
launch = { at = 2022-03-01T00:00:00Z }
dock = { at = 2022-03-01T06:00:00Z, port = "rassvet-nadir" }
undock = { at = 2022-03-05T06:00:00Z }
land = { at = 2022-03-05T09:00:00Z }
"""


@pytest.fixture
def bad(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "bad.toml"
    path.write_text(BAD)
    return path


@pytest.mark.parametrize("size", SIZES)
async def test_books_that_balance_are_a_sentence(size: tuple[int, int]) -> None:
    async with opened(size=size) as (app, pilot):
        await pilot.press("8")
        await pilot.pause()
        text = "\n".join(screen_text(app))
        assert "✓ the books balance:" in text
        assert " facts" in text


@pytest.mark.parametrize("size", SIZES)
async def test_the_worst_stands_first(size: tuple[int, int], bad: Path) -> None:
    async with opened("bad.toml", size=size) as (app, pilot):
        assert bad.exists()
        await pilot.press("8", "down")
        await pilot.pause()
        check_golden(app, "problems")
        y = line_with(app, "F107")
        assert any("✗" in piece and style.reverse for piece, style in screen_styles(app, y))


async def test_the_detail_says_what_would_help(bad: Path) -> None:
    async with opened(bad) as (app, pilot):
        await pilot.press("8")
        await pilot.pause()
        assert 'did you mean "dubrov"?' in "\n".join(screen_text(app))
        assert dotted(app.selected or ()) == "flight.bad-1.crew[0].id"


async def test_enter_goes_to_the_fact_on_the_screen_that_shows_it(bad: Path) -> None:
    async with opened(bad) as (app, pilot):
        await pilot.press("8", "down", "enter")
        await pilot.pause()
        await pilot.pause()
        assert app.base_screen is not None
        assert app.base_screen.NAME == "ports"
        assert "✗ Bad-1" in "\n".join(screen_text(app))  # at the instant at which they clash
        assert "bad.toml:9:44" in screen_text(app)[-1]


async def test_the_editor_opens_at_the_line(bad: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened_at: list[Any] = []
    monkeypatch.setenv("EDITOR", "vi")
    monkeypatch.setattr("crewtrack.tui.handlers.out._run", lambda _, words: opened_at.append(words))
    async with opened(bad) as (_, pilot):
        await pilot.press("8", "down", "E")
        await pilot.pause()
    assert opened_at == [["vi", "+9", str(bad)]]


async def test_a_form_mends_the_entry(bad: Path) -> None:
    async with opened(bad) as (app, pilot):
        await pilot.press("8", "down", "e")
        await pilot.pause()
        assert app.screen is not app.base_screen
        assert "Bad-1" in "\n".join(screen_text(app)) or "bad-1" in "\n".join(screen_text(app))


async def test_a_saved_file_is_judged_at_once(bad: Path) -> None:
    async with opened(bad) as (app, pilot):
        await pilot.press("8")
        await pilot.pause()
        bad.write_text(BAD.replace("dubrow", "dubrov").replace("03-01T", "05-01T"))
        app.post_message(FilesChanged())
        await pilot.pause()
        assert "F107" not in "\n".join(screen_text(app))
        bad.write_text("format = ")
        app.post_message(FilesChanged())
        await pilot.pause()
        assert "T101" in "\n".join(screen_text(app)[3:])


async def test_advice_on_request() -> None:
    async with opened() as (app, pilot):
        await pilot.press("8", "m")
        await pilot.pause()
        assert "ADVICE" in "\n".join(screen_text(app))
        await pilot.press("m")
        await pilot.pause()
        assert "the books balance" in "\n".join(screen_text(app))


async def test_a_filter(bad: Path) -> None:
    async with opened(bad) as (app, pilot):
        await pilot.press("8", "slash", *"P201", "enter")
        await pilot.pause()
        text = "\n".join(screen_text(app)[4:12])
        assert "P201" in text
        assert "F107" not in text


async def test_thousands_of_problems_are_made_as_far_as_they_are_read(tmp_path: Path) -> None:
    path = tmp_path / "many.toml"
    path.write_text(
        "[station.x]\n[spacecraft.s]\n"
        + "".join(
            f'[flight.f{one}]\nstation = "x"\nspacecraft = "s"\nnonsense = 1\n'
            for one in range(3000)
        )
    )
    async with opened(path) as (app, pilot):
        await pilot.press("8")
        await pilot.pause()
        panel = next(one for one in app.screen.query("#problems"))
        assert len(panel.lines) < 600  # type: ignore[attr-defined]
        assert "501 more" in panel.lines[-1].plain(100)  # type: ignore[attr-defined]
        for _ in range(3):
            await pilot.press("end")
            await pilot.pause()
        assert dotted(app.selected or ()) == "flight.f1000.nonsense", "which tells of the rest"


async def test_ascii_alone(bad: Path) -> None:
    async with opened(bad, signs=ASCII) as (app, pilot):
        await pilot.press("8", "m")
        await pilot.pause()
        assert all(line.isascii() for line in screen_text(app))


@pytest.mark.parametrize("probe", READ)
async def test_hostile_names(probe: str, tmp_path: Path) -> None:
    book = hostile_book(tmp_path, probe)
    async with opened(book) as (app, pilot):
        await pilot.press("8", "m")
        for size in SIZES:
            await pilot.resize_terminal(*size)
            await pilot.press("down", "end", "home", "enter", "escape", "8")
            await pilot.pause()
            assert all(cell_len(line) <= size[0] for line in screen_text(app))


@pytest.mark.parametrize(
    ("address", "screen"),
    [
        (("flight", "x", "dock", "port"), "ports"),
        (("station", "x", "port", "y"), "ports"),
        (("bulletin", "x"), "log"),
        (("nothing",), "overview"),
    ],
)
def test_which_screen_shows_what(address: tuple[str, ...], screen: str) -> None:
    assert screen_for(address) == screen
