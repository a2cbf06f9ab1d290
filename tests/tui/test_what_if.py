"""The screens under a what-if: nobody may take it for the plan."""

from __future__ import annotations

import asyncio
import json
from datetime import date
from typing import TYPE_CHECKING

import pytest
from tests.tui.screen import NOW, SCENE, screen_styles, screen_text

from crewtrack.api import first_instant
from crewtrack.app.session import Asked, Session
from crewtrack.tui.app import CrewtrackApp, Options
from crewtrack.tui.handlers import copy as copied
from crewtrack.tui.picture import picture

if TYPE_CHECKING:
    from collections.abc import Callable

GONE = Asked((), ("roscosmos@2022-02-25",), None, lambda when: first_instant(when, NOW))
ALL = Asked(
    ("crewtrack:scenario/2022-02-25-withdrawal",),
    ("roscosmos@2022-02-25", "nasa@2022-05-01"),
    date(2022, 2, 26),
    lambda when: first_instant(when, NOW),
)


def looked(
    asked: Asked, size: tuple[int, int], look: Callable[[CrewtrackApp], None], *, live: bool = False
) -> None:
    async def run() -> None:
        session = Session(SCENE, now=NOW, asked=asked)
        app = CrewtrackApp(
            session,
            lambda: NOW,
            at=None if live else session.scene_at,
            options=Options(watch=False),
        )
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            look(app)

    asyncio.run(run())


@pytest.mark.parametrize(
    ("size", "row"), [((160, 40), 1), ((120, 40), 1), ((100, 30), 0), ((80, 24), 0)]
)
def test_the_head_says_what_it_is_laid_under_and_reverses_it(
    size: tuple[int, int], row: int
) -> None:
    def look(app: CrewtrackApp) -> None:
        line = screen_text(app)[row]
        assert "without ROSC from 25 Feb 2022" in line
        assert "25 Feb 2022  12:00 UTC" in line
        assert "opening scene" not in line
        (style,) = [style for text, style in screen_styles(app, row) if "without" in text]
        (plain,) = [style for text, style in screen_styles(app, row) if "REPLAY" in text]
        assert (style.reverse, style.bgcolor) != (plain.reverse, plain.bgcolor)

    looked(GONE, size, look)


def test_the_clock_goes_on_under_a_what_if_that_is_still_said() -> None:
    def look(app: CrewtrackApp) -> None:
        line = screen_text(app)[1]
        assert "LIVE" in line
        assert "without ROSC" in line

    looked(GONE, (120, 40), look, live=True)


@pytest.mark.parametrize("size", [(160, 40), (120, 40), (100, 30), (80, 24), (60, 20), (40, 12)])
def test_much_of_it_leaves_the_instant_where_it_is(size: tuple[int, int]) -> None:
    def look(app: CrewtrackApp) -> None:
        head = " ".join(screen_text(app)[:2])
        assert "25 Feb 2022" in head
        assert "12:00 UTC" in head

    looked(ALL, size, look)


def test_what_leaves_the_screens_says_it_too() -> None:
    def look(app: CrewtrackApp) -> None:
        person = ("person", "vande-hei")
        words = "without Roscosmos from 25 Feb 2022 00:00 UTC"
        assert (copied.text(app, person) or "").startswith(f"{words}\n")
        data = json.loads(copied.json(app, person) or "")
        assert data["under"] == {
            "without": [{"agency": "roscosmos", "from": "2022-02-25T00:00:00Z"}]
        }
        assert f", {words}" in picture(app).title

    looked(GONE, (120, 40), look)


def test_the_panes_show_what_follows() -> None:
    def look(app: CrewtrackApp) -> None:
        text = "\n".join(screen_text(app))
        assert "no seat" in text
        assert "the only way home is NASA's" in text

    looked(GONE, (120, 40), look)
