"""Every text of a schedule, on every screen and in every dialog: shown as text, never interpreted, never a crash."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from tests.hostile import fields
from tests.tui.panels.test_hostile import PROBES, harmless
from tests.tui.screen import opened, screen_text

from crewtrack.app.registry import SCREENS
from crewtrack.cli.main import run
from crewtrack.tui.app import CrewtrackApp

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from crewtrack.app.registry import ScreenEntry

SIZES = {"overview": (120, 40), "timeline": (80, 24), "ports": (200, 60), "people": (40, 12)}
WALK: tuple[tuple[str, ...], ...] = (
    ("down",), ("enter",), ("escape",), ("tab", "down"), ("right",), ("exclamation_mark",),
)  # fmt: skip
"""What is pressed on each screen."""

REFUSED = ("escape", "c1", "nul", "lines", "bidi", "surrogate")
"""Those probes that the reader lets through nowhere."""

TEXTS = [text for name, text in PROBES.items() if name not in REFUSED] + ["two\nlines\tand a tab"]

DIALOGS: tuple[tuple[str, ...], ...] = (
    ("e", "down", "down", "down", "escape"),
    ("a", "down", "escape"),
    ("c", "escape"),
    ("d", "escape"),
    ("o", "exclamation_mark", "tab", "escape"),
    ("question_mark", "escape"),
    ("colon", "l", "down", "escape"),
    ("f", "escape"),
    ("slash", "tab", "tab", "space", "C", "escape"),
    ("s", "down", "escape"),
    ("y", "t"),
    ("y", "m"),
    ("v", "escape"),
)
"""What is pressed to open each dialog that shows text of the file, and to leave it."""


@pytest.fixture
def pwned(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    done: list[str] = []
    monkeypatch.setattr(CrewtrackApp, "action_pwn", lambda _: done.append("pwned"), raising=False)
    monkeypatch.setattr(CrewtrackApp, "open_url", lambda _, url, **__: done.append(url))
    return done


def look(app: CrewtrackApp) -> None:
    """Hold what the screen shows: whole lines of harmless text, which do nothing when they are clicked."""
    assert app._exception is None
    for strip in app.screen._compositor.render_strips():
        assert strip.cell_length == app.size.width
        assert harmless(strip.text), strip.text
        for segment in strip:
            if segment.style is not None:
                assert segment.style.link is None
                assert "pwn" not in str(segment.style.meta)


async def press(app: CrewtrackApp, pilot: Pilot[int], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await pilot.pause()
        look(app)


async def click(app: CrewtrackApp, pilot: Pilot[int]) -> None:
    """Click where the probe would be something to click."""
    for y, line in enumerate(screen_text(app)):
        if (x := line.find("CLK")) >= 0:
            await pilot.click(offset=(x, y))
            look(app)
            return


@pytest.mark.parametrize("screen", SCREENS, ids=lambda one: str(one.id))
@pytest.mark.parametrize("kind", fields.BOOKS)
async def test_every_text_on_every_screen_and_in_every_dialog(
    kind: str, screen: ScreenEntry, tmp_path: Path, pwned: list[str]
) -> None:
    path = fields.write(tmp_path, kind, *TEXTS, turn=screen.number)
    size = SIZES.get(screen.id, (120, 40))
    async with opened(path, size=size, screen=screen.id) as (app, pilot):
        look(app)
        for keys in WALK:
            await press(app, pilot, *keys)
            await click(app, pilot)
        await press(app, pilot, "escape", str(screen.number))
        for keys in DIALOGS:
            await press(app, pilot, *keys)
            while app.screen is not app.base_screen:
                await press(app, pilot, "escape")
    assert pwned == []


def test_no_text_is_forgotten(tmp_path: Path) -> None:
    """The field table is walked: a text that is added to it is in the books of the tests above."""
    path = fields.write(tmp_path, "named", "PROBE")
    said = path.read_text("utf-8") + (tmp_path / "station.toml").read_text("utf-8")
    for noun, name in fields.texts():
        if name not in {"include", "drop"}:
            assert re.search(rf'"{name}" = \[?"PROBE"', said), (noun, name)


@pytest.mark.parametrize("probe", REFUSED)
@pytest.mark.parametrize("kind", ["named", "called"])
def test_what_no_terminal_may_show_is_refused_wherever_it_stands(
    kind: str, probe: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One clear problem, told in harmless words."""
    path = fields.write(tmp_path, kind, PROBES[probe])
    for one in [path, tmp_path / "station.toml"]:
        assert run(["check", str(one)]) == 1
        out, err = capsys.readouterr()
        assert out.count("error[T") == 1
        assert f"{one}:" in out
        assert harmless(out.replace("\n", ""))
        assert err == "1 error\n"
