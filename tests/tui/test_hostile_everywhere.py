"""Every text of a schedule, on every screen and in every dialog: shown as text, never interpreted, never a crash."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.hostile import fields
from tests.tui.hostile import READ
from tests.tui.panels.test_hostile import PROBES, harmless
from tests.tui.screen import opened, screen_text

from crewtrack.app.registry import SCREENS
from crewtrack.tui.app import CrewtrackApp

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

SIZES = {"overview": (120, 40), "timeline": (80, 24), "ports": (200, 60), "people": (40, 12)}
WALK = (
    ("down",), ("enter",), ("escape",), ("tab", "down"), ("right",), ("exclamation_mark",),
)  # fmt: skip
"""What is pressed on each screen."""

DIALOGS = {
    "form": ("e", "down", "down", "down", "escape"),
    "add": ("a", "down", "escape"),
    "clone": ("c", "escape"),
    "remove": ("d", "escape"),
    "source": ("o", "exclamation_mark", "tab", "escape"),
    "help": ("question_mark", "escape"),
    "palette": ("colon", "l", "down", "escape"),
    "jump": ("f", "escape"),
    "filter": ("slash", "tab", "tab", "space", "C", "escape"),
    "snapshot": ("s", "down", "escape"),
    "copy": ("y", "t"),
    "copy-toml": ("y", "m"),
    "views": ("v", "escape"),
}
"""What is pressed to open each dialog that shows text of the file, and to leave it."""


@pytest.fixture
def pwned(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    done: list[str] = []
    monkeypatch.setattr(CrewtrackApp, "action_pwn", lambda _: done.append("pwned"), raising=False)
    monkeypatch.setattr(CrewtrackApp, "open_url", lambda _, url, **__: done.append(url))
    return done


def write(folder: Path, kind: str, probe: str) -> Path:
    path = folder / "my.toml"
    path.write_text(fields.book(kind, probe), encoding="utf-8")
    (folder / "station.toml").write_text(fields.station(kind, probe), encoding="utf-8")
    return path


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


@pytest.mark.parametrize("screen", SCREENS, ids=lambda one: one.id)
@pytest.mark.parametrize("probe", READ)
@pytest.mark.parametrize("kind", fields.BOOKS)
async def test_every_text_on_every_screen_and_in_every_dialog(
    kind: str, probe: str, screen: object, tmp_path: Path, pwned: list[str]
) -> None:
    path = write(tmp_path, kind, PROBES[probe])
    async with opened(path, size=SIZES.get(screen.id, (120, 40)), screen=screen.id) as (app, pilot):
        look(app)
        for keys in WALK:
            await press(app, pilot, *keys)
            await click(app, pilot)
        await press(app, pilot, "escape", str(screen.number))
        for keys in DIALOGS.values():
            await press(app, pilot, *keys)
            while app.screen is not app.base_screen:
                await press(app, pilot, "escape")
    assert pwned == []
