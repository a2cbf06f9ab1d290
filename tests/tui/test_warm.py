"""What is done ahead; and what opening another screen does not do again."""

from __future__ import annotations

import gc
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.tui.screen import opened, screen_text

from crewtrack.app.registry import SCREENS
from crewtrack.tui.app import CrewtrackApp
from crewtrack.tui.warm import DIALOGS, step

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from crewtrack.app.indexes import Indexes

_ALL = """
import sys
from datetime import UTC, datetime
from crewtrack.app.registry import SCREENS
from crewtrack.app.session import Session
from crewtrack.tui import warm
session = Session("crewtrack:iss-2022-02-25", now=datetime(2026, 11, 22, tzinfo=UTC))
indexes = session.indexes(judged=True)
screens = tuple(one.id for one in SCREENS)
seen = [(len(warm.ahead(screens)), len(warm.ahead(warm.DIALOGS)))]
while warm.step(indexes):
    seen.append((len(warm.ahead(screens)), len(warm.ahead(warm.DIALOGS))))
print(seen[0], seen[-1], indexes.advance())
print(all(a - b + c - d <= 1 for (a, c), (b, d) in zip(seen, seen[1:])))
print([c for a, c in seen if a] == [len(warm.DIALOGS)] * len([a for a, c in seen if a]))
"""


def test_every_screen_is_loaded_ahead_one_at_a_time() -> None:
    done = subprocess.run([sys.executable, "-c", _ALL], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [
        f"({len(SCREENS)}, {len(DIALOGS)}) (0, 0) False",
        "True",
        "True",
    ]


async def test_what_is_done_ahead_waits_for_the_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[Indexes] = []

    def step(indexes: Indexes) -> bool:
        done.append(indexes)
        return True

    monkeypatch.setattr("crewtrack.tui.warm.step", step)
    async with opened() as (app, pilot):
        await pilot.press("down")
        app._pressed += 3600  # somebody goes on pressing keys
        app._warm()
        assert not done
        app._pressed -= 7200
        app._warm()
        assert done == [app.indexes]


async def test_another_version_of_the_schedule_is_begun_anew(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("textual.app.App.is_headless", property(lambda _: False))
    monkeypatch.setattr("crewtrack.tui.warm.PAUSE", 0.0)
    begun: list[Indexes] = []

    def step(indexes: Indexes) -> bool:
        begun.append(indexes)
        return False

    monkeypatch.setattr("crewtrack.tui.warm.step", step)
    path = tmp_path / "s.toml"
    path.write_text('include = ["crewtrack:iss"]\n')
    async with opened(path) as (app, _):
        app._warm()
        first = app.indexes
        assert begun == [first]
        app.refresh_view()  # the same again, as after each step in time
        assert len(begun) == 1
        path.write_text('include = ["crewtrack:iss"]\n[person.new]\nname = "New"\n')
        app.reload()
        assert app._warming
        app._warm()
        assert begun == [first, app.indexes]
        assert app.indexes is not first
        assert app.indexes.ledger is app.session.ledger
    assert gc.isenabled()
    gc.unfreeze()


async def test_a_screen_that_is_opened_before_shows_the_same() -> None:
    async with opened() as (app, pilot):
        shown = {}
        for key in "2458":
            await pilot.press(key)
            await pilot.pause()
            shown[key] = screen_text(app)
    async with opened() as (app, pilot):
        while step(app.indexes):
            pass
        for key in "2458":
            await pilot.press(key)
            await pilot.pause()
            assert screen_text(app) == shown[key]


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
