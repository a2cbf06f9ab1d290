"""A photograph is the screen that a person would see, taken without a terminal."""

from __future__ import annotations

import pytest
from tests.tui.screen import SCENE, SCENE_AT, opened

from crewtrack.api import load
from crewtrack.export.formats import VIEWS, Subject, View, screens
from crewtrack.tui.picture import photographed, picture

SEEN = [one for one in VIEWS if one.screen in screens() and one.of is None]
SIZES = ((120, 40), (80, 24), (200, 60), (40, 12))


@pytest.mark.parametrize("size", SIZES, ids="{0[0]}x{0[1]}".format)
@pytest.mark.parametrize("view", SEEN, ids=lambda view: view.id)
async def test_it_is_what_a_person_sees(view: View, size: tuple[int, int]) -> None:
    book = load(SCENE, now=SCENE_AT)
    subject = Subject(book=book, station="iss", at=SCENE_AT, size=size)
    taken = await photographed(subject, view)
    async with opened(size=size, now=lambda: SCENE_AT, screen=view.screen) as (app, pilot):
        for _ in range(100):  # what a screen works out beside itself takes a moment
            await pilot.pause()
            if taken == picture(app):
                break
            await pilot.pause(0.05)
        assert taken == picture(app)


async def test_the_screens_may_be_open_meanwhile() -> None:
    """The dialog takes photographs of other screens from within the app."""
    book = load(SCENE, now=SCENE_AT)
    subject = Subject(book=book, station="iss", at=SCENE_AT)
    async with opened() as (app, pilot):
        before = picture(app)
        await photographed(subject, SEEN[-1])
        await pilot.press("down")
        await pilot.pause()
        assert picture(app) != before
        assert app.is_running
