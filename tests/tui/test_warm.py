"""What is loaded ahead; and what opening another screen does not do again."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from tests.tui.screen import opened

from crewtrack.app.registry import SCREENS
from crewtrack.tui.app import CrewtrackApp
from crewtrack.tui.warm import DIALOGS

if TYPE_CHECKING:
    import pytest

_ALL = """
import sys
from crewtrack.tui.warm import ahead, load_one
names = ahead()
steps = 1
while load_one():
    steps += 1
print(steps <= len(names), len(names), ahead(), not load_one())
"""


def test_every_screen_is_loaded_ahead_one_at_a_time() -> None:
    done = subprocess.run([sys.executable, "-c", _ALL], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", str(len(SCREENS) + len(DIALOGS)), "[]", "True"]


async def test_what_is_loaded_ahead_waits_for_the_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded: list[bool] = []
    monkeypatch.setattr("crewtrack.tui.warm.load_one", lambda: loaded.append(True))
    async with opened() as (app, pilot):
        await pilot.press("down")
        app._pressed += 3600  # somebody goes on pressing keys
        app._warm()
        assert not loaded
        app._pressed -= 7200
        app._warm()
        assert loaded == [True]


async def test_opening_a_screen_does_not_style_all_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened() as (app, pilot):
        styled: list[bool] = []
        refresh = CrewtrackApp.refresh_css

        def counted(self: CrewtrackApp, animate: bool = True) -> None:
            styled.append(True)
            refresh(self, animate=animate)

        monkeypatch.setattr(CrewtrackApp, "refresh_css", counted)
        await pilot.press("2")
        await pilot.pause()
        assert app.base_screen is not None
        assert app.base_screen.NAME == "timeline"
        assert not styled
        # but in another theme it is
        app.theme = "crewtrack-light"
        await pilot.pause()
        assert styled
