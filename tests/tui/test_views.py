"""Saved views: opened by a digit, saved into config.toml without touching its other lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.tui.screen import SCENE_AT, opened, screen_text
from textual.events import Key

from crewtrack.app.config import load_config
from crewtrack.tui.screens.views import choices
from crewtrack.tui.widgets.rows import width_of

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """\
# mine
[ui]
theme = "light"   # bright

[views.1]
title = "Russians"
screen = "ports"
filter = "agency:roscosmos"
at = 2022-04-10

[views.2]
filter = "aboard"
at = "now"
"""


def write(folder: Path, text: str = TEXT) -> Path:
    path = folder / "config.toml"
    path.write_text(text, encoding="utf-8")
    return path


async def test_a_view_opens_its_screen_instant_and_filter(tmp_path: Path) -> None:
    views = load_config(write(tmp_path)).views
    async with opened(views=views) as (app, pilot):
        await pilot.press("v")
        await pilot.pause()
        assert "1 Russians" in screen_text(app)[-1]
        assert "2 aboard" in screen_text(app)[-1]
        await pilot.press("1")
        await pilot.pause()
        assert app.base_screen is not None
        assert app.base_screen.NAME == "ports"
        assert app.clock.at.isoformat() == "2022-04-10T00:00:00+00:00"
        assert "/agency:roscosmos" in screen_text(app)[1]
        await pilot.press("v", "2")
        await pilot.pause()
        assert app.here().at is None
        assert app.base_screen.filtered_by is not None
        assert app.base_screen.filtered_by.text == "aboard"
        await pilot.press("left_square_bracket", "left_square_bracket")
        await pilot.pause()
        assert app.clock.at == SCENE_AT


async def test_the_palette_finds_a_view_by_its_title(tmp_path: Path) -> None:
    views = load_config(write(tmp_path)).views
    async with opened(views=views) as (app, pilot):
        await pilot.press("ctrl+p", *"russians")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        await pilot.pause()
        assert app.base_screen is not None
        assert app.base_screen.NAME == "ports"
        assert "/agency:roscosmos" in screen_text(app)[1]


async def test_a_view_that_there_is_not() -> None:
    async with opened() as (app, pilot):
        await pilot.press("v", "7")
        await pilot.pause()
        assert "there is no view 7: v, s and 7 saves this one" in screen_text(app)[-1]
        await pilot.press("v", "x")
        await pilot.pause()
        assert app.screen is app.base_screen


async def test_what_is_on_the_screen_is_saved_and_every_other_byte_stays(tmp_path: Path) -> None:
    path = write(tmp_path)
    async with opened(views=load_config(path).views, config=path) as (app, pilot):
        await pilot.press("slash", *"aboard", "enter", "right", "v", "s", "1")
        await pilot.pause()
        assert "saved as view 1 in config.toml" in screen_text(app)[-1]
        await pilot.press("v", "s", "5")
        await pilot.pause()
        assert set(app.views) == {"1", "2", "5"}
    text = path.read_text(encoding="utf-8")
    found = load_config(path)
    assert found.problems == ()
    assert text.startswith('# mine\n[ui]\ntheme = "light"   # bright\n')
    assert found.views["1"].title == "Russians"
    assert found.views["1"].screen == "overview"
    assert found.views["1"].filter == found.views["5"].filter == "aboard"
    assert found.views["5"].at is not None
    assert found.views["2"].filter == "aboard"


async def test_keys_that_are_typed_faster_than_they_are_drawn_keep_their_order(
    tmp_path: Path,
) -> None:
    path = write(tmp_path)
    async with opened(views=load_config(path).views, config=path) as (app, pilot):
        for key in ("v", "s", "6"):
            app.post_message(Key(key, key))
        await pilot.pause()
        await pilot.pause()
        assert set(load_config(path).views) == {"1", "2", "6"}
        assert len(app.screen_stack) == 1


async def test_a_first_view_makes_the_file(tmp_path: Path) -> None:
    path = tmp_path / "new" / "config.toml"
    async with opened(config=path) as (app, pilot):
        await pilot.press("2")
        await pilot.pause()
        await pilot.press("minus", "v", "s", "3")
        await pilot.pause()
        zoom = app.base_screen.memory()["zoom"]  # type: ignore[union-attr]
        await pilot.press("plus", "plus", "v", "3")
        await pilot.pause()
        assert app.base_screen.memory()["zoom"] == zoom  # type: ignore[union-attr]
    found = load_config(path)
    assert found.problems == ()
    assert found.views["3"].screen == "timeline"
    assert found.views["3"].zoom == zoom


async def test_a_file_that_cannot_be_read_is_left_alone(tmp_path: Path) -> None:
    path = write(tmp_path, "[views")
    async with opened(config=path) as (app, pilot):
        await pilot.press("v", "s", "1")
        await pilot.pause()
        assert "not saved: config.toml:1:" in screen_text(app)[-1]
    assert path.read_text(encoding="utf-8") == "[views"
    async with opened() as (app, pilot):
        await pilot.press("v", "s", "1")
        await pilot.pause()
        assert "there is no file for settings here" in screen_text(app)[-1]


async def test_screen_filter_zoom_and_theme_come_back() -> None:
    async with opened() as (app, pilot):
        await pilot.press("slash", *"aboard", "enter", "2")
        await pilot.pause()
        await pilot.press("minus", "m", "z")
        app.run_command("program.theme")
        await pilot.pause()
        app.exit(0)
        kept = app.remembered
    assert kept is not None
    assert kept["screen"] == "timeline"
    assert kept["theme"] == "light"
    assert kept["zone"]
    assert kept["screens"]["overview"] == {"filter": "aboard"}
    async with opened(kept=kept["screens"], screen=kept["screen"]) as (app, pilot):
        assert app.base_screen is not None
        assert app.base_screen.NAME == "timeline"
        assert app.base_screen.memory() == kept["screens"]["timeline"]
        await pilot.press("1")
        await pilot.pause()
        assert "/aboard" in screen_text(app)[1]


async def test_nonsense_that_was_kept_is_passed_over() -> None:
    kept = {
        "overview": {"filter": "agncy:x", "zoom": 3},
        "timeline": {"zoom": "never", "lanes": [], "filter": 3},
    }
    async with opened(kept=kept) as (app, pilot):
        assert "Raja Chari" in "\n".join(screen_text(app))
        await pilot.press("2")
        await pilot.pause()
        assert "HARMONY" in "\n".join(screen_text(app)).upper()


def test_the_row_of_views_fits_and_shows_names_as_text(tmp_path: Path) -> None:
    text = "".join(f'[views.{n}]\ntitle = "[b]{n}\\u00e9 a very long title of a view"\n' for n in range(1, 10))  # fmt: skip
    views = load_config(write(tmp_path, text)).views
    for width in (40, 80, 200):
        assert width_of(choices(views, width, saving=False)) <= width
    assert "[b]1" in "".join(one for one, _, _ in choices(views, 200, saving=True))
