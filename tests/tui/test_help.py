"""Help is made from the registry."""

from __future__ import annotations

import pytest
from tests.tui.screen import opened, screen_text

from crewtrack.app.registry import GROUPS, LISTED
from crewtrack.tui.glyphs import ASCII, UNICODE
from crewtrack.tui.keys import key_words
from crewtrack.tui.screens.help import help_lines
from crewtrack.tui.text import cell_width


def test_every_command_with_its_keys_and_its_sentence() -> None:
    text = " ".join(" ".join(line.split()) for line, _ in help_lines((), 400, UNICODE))
    for command in LISTED:
        keys = " ".join(key_words(command, UNICODE)) or f": {command.name}"
        assert f"{keys} {command.help}" in text
    assert all(GROUPS[command.group] in text for command in LISTED)


def test_the_focused_panes_keys_stand_first() -> None:
    assert help_lines(("copy",), 80, UNICODE)[0] == (GROUPS["copy"], "bold")


def test_what_belongs_to_other_screens_and_dialogs_stands_last() -> None:
    lines = [line for line, _ in help_lines(("list", "pane"), 80, UNICODE)]
    where = {group: lines.index(heading) for group, heading in GROUPS.items() if heading in lines}
    assert where["list"] < where["pane"] < where["time"] < where["program"]
    assert where["program"] < min(where["map"], where["timeline"], where["dialog"], where["copy"])


def test_what_the_focused_pane_shows_stands_before_its_keys() -> None:
    about = ("Crew", "Who is aboard. Days are of this flight.")
    lines = help_lines(("list",), 80, UNICODE, about=about)
    assert lines[:2] == [("Crew", "bold"), ("  Who is aboard. Days are of this flight.", "")]
    assert help_lines((), 36, UNICODE, about=about)[1] == ("  Who is aboard.", "")


async def test_help_begins_with_the_focused_pane() -> None:
    async with opened(size=(80, 24)) as (app, pilot):
        for _ in range(3):
            await pilot.press("question_mark")
            await pilot.pause()
            focused = app.base_screen.focused  # type: ignore[union-attr]
            title, text = focused.ABOUT  # type: ignore[union-attr]
            assert title in screen_text(app)[2]
            assert text.split(",")[0][:30] in screen_text(app)[3]
            await pilot.press("escape", "tab")
            await pilot.pause()


def test_every_pane_that_can_have_the_focus_says_what_it_shows() -> None:
    import importlib
    import pkgutil

    from crewtrack.tui import panels
    from crewtrack.tui.panels.base import Panel

    modules = [
        importlib.import_module(f"{panels.__name__}.{one.name}")
        for one in pkgutil.iter_modules(panels.__path__)
    ]
    for found in (one for module in modules for one in vars(module).values()):
        if not isinstance(found, type) or not issubclass(found, Panel):
            continue
        if not found.__subclasses__():  # what others are made of is no pane itself
            assert found.ABOUT or not found.can_focus, found


def test_chosen_keys_are_shown() -> None:
    lines = [line for line, _ in help_lines((), 80, UNICODE, {"time.now": ("f5",)})]
    assert any(line.startswith("  F5 ") and "now" in line for line in lines)


@pytest.mark.parametrize("width", [36, 50, 72])
def test_lines_fit_and_wrap_under_their_text(width: int) -> None:
    for line, _ in help_lines((), width, UNICODE)[:-2]:
        assert cell_width(line) <= max(width, 36)
    assert all(line.isascii() for line, _ in help_lines((), width, ASCII))


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 40)])
async def test_help_opens_scrolls_and_closes(size: tuple[int, int]) -> None:
    async with opened(size=size) as (app, pilot):
        before = screen_text(app)
        await pilot.press("question_mark")
        await pilot.pause()
        first = screen_text(app)
        assert "In a list" in "\n".join(first)
        await pilot.press("pagedown", "j", "down", "k")
        await pilot.pause()
        assert screen_text(app) != first
        await pilot.press("end")
        await pilot.pause()
        assert "--no-mouse" in "\n".join(screen_text(app))
        await pilot.press("escape")
        await pilot.pause()
        assert screen_text(app) == before
        for key in ("f1", "question_mark", "q"):
            await pilot.press("f1")
            await pilot.press(key)
            await pilot.pause()
            assert app.screen is app.base_screen
