"""Jump labels: letters on rows, digits on panes, and nothing left of them afterwards."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.tui.screen import line_with, opened, screen_text

from crewtrack.tui.screens.jump import LETTERS, Jump, labels


@given(st.integers(0, len(LETTERS) ** 2))
def test_no_label_begins_another(count: int) -> None:
    found = labels(count)
    assert len(found) == count == len(set(found))
    assert not any(a != b and b.startswith(a) for a in found if len(a) == 1 for b in found)


def test_one_letter_where_that_is_enough() -> None:
    assert labels(3) == ["a", "s", "d"]
    assert all(len(one) == 1 for one in labels(26))
    assert len(labels(27)[0]) == 1
    assert len(labels(27)[-1]) == 2


async def test_a_letter_goes_to_its_row() -> None:
    async with opened(size=(80, 24)) as (app, pilot):
        await pilot.press("f")
        await pilot.pause()
        lines = screen_text(app)
        row = lines[line_with(app, "Pyotr Dubrov")]
        label = row.split()[0].strip()[0]
        await pilot.press(label)
        await pilot.pause()
        assert app.selected == ("person", "dubrov")
        assert screen_text(app)[line_with(app, "Pyotr Dubrov")].lstrip().startswith("▌")


async def test_a_label_of_two_letters_is_typed_one_by_one() -> None:
    async with opened(size=(120, 40)) as (app, pilot):
        await pilot.press("f")
        await pilot.pause()
        jump = app.screen
        assert isinstance(jump, Jump)
        label, (panel, _) = next(one for one in jump._rows.items() if len(one[0]) == 2)
        await pilot.press(label[0])
        await pilot.pause()
        assert len(app.screen_stack) == 2
        await pilot.press(label[1])
        await pilot.pause()
        assert len(app.screen_stack) == 1
        assert app.focused is panel


async def test_a_digit_goes_to_a_pane() -> None:
    async with opened(size=(80, 24)) as (app, pilot):
        await pilot.press("f", "3")
        await pilot.pause()
        assert app.focused is not None
        assert app.focused.id == "next"


@pytest.mark.parametrize("key", ["escape", "1", "full_stop", "f1", "Z"])
@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 40), (200, 60)])
async def test_nothing_is_left_of_the_labels(size: tuple[int, int], key: str) -> None:
    async with opened(size=size) as (app, pilot):
        while not app.standing:  # the rest of the screen is painted a moment after its first part
            await pilot.pause()
        await pilot.pause()
        before = screen_text(app)
        await pilot.press("f")
        await pilot.pause()
        assert screen_text(app) != before
        await pilot.press(key)
        await pilot.pause()
        assert screen_text(app)[2:-1] == before[2:-1]
        assert app.screen is app.base_screen


@pytest.mark.parametrize("number", ["2", "3", "7"])
async def test_on_every_screen(number: str) -> None:
    async with opened(size=(120, 40)) as (app, pilot):
        await pilot.press(number)
        await pilot.pause()
        await pilot.press("f")
        await pilot.pause()
        jump = app.screen
        assert isinstance(jump, Jump)
        label, (panel, y) = list(jump._rows.items())[-1]
        await pilot.press(*label)
        await pilot.pause()
        assert app.focused is panel
        assert app.selected is not None
        assert y in panel.targets()
