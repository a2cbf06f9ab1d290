"""The People screen: everyone, sorted as one likes; what is passed next; a line is made when it is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len
from tests.tui.golden import check_golden
from tests.tui.hostile import READ, hostile_book
from tests.tui.screen import line_with, opened, screen_text

from crewtrack.tui.panels.long import LongLines

if TYPE_CHECKING:
    from pathlib import Path

    from crewtrack.tui.app import CrewtrackApp

SIZES = [(40, 12), (80, 24), (120, 40), (200, 60)]


def shown(app: CrewtrackApp) -> str:
    return "\n".join(screen_text(app))


@pytest.mark.parametrize("size", SIZES)
async def test_the_scene(size: tuple[int, int]) -> None:
    async with opened(size=size) as (app, pilot):
        await pilot.press("4")
        await pilot.pause()
        check_golden(app, "people")


async def test_the_list_follows_the_instant() -> None:
    async with opened() as (app, pilot):
        await pilot.press("4", "m")
        await pilot.pause()
        assert "PEOPLE 298  by this flight" in shown(app)
        assert line_with(app, "▌ ROSC  Pyotr Dubrov") == 4
        assert "322" in screen_text(app)[4]
        await pilot.press(".")
        await pilot.pause()
        assert "323" in screen_text(app)[4]


async def test_m_goes_through_the_orders_and_turns_with_a_capital() -> None:
    async with opened() as (app, pilot):
        await pilot.press("4", "m", "m", "m")
        await pilot.pause()
        assert "by name" in shown(app)
        assert "Joseph M. Acaba" in screen_text(app)[4]
        await pilot.press("M")
        await pilot.pause()
        assert "by name, turned" in shown(app)
        assert "Joseph M. Acaba" not in shown(app)
        assert app.selected == ("person", "zubritsky")


async def test_the_order_is_kept_and_taken_up_again() -> None:
    async with opened() as (app, pilot):
        await pilot.press("4", "m", "M", "5", "m", "t")
        await pilot.pause()
        flights = app.screen.memory()  # type: ignore[attr-defined]
        assert flights == {"sort": "name", "kind": "crewed"}
        await pilot.press("4")
        people = app.screen.memory()  # type: ignore[attr-defined]
        assert people == {"sort": "-flight"}
        app.screen.recall({"sort": "age"})  # type: ignore[attr-defined]
        app.screen.show_view()  # type: ignore[attr-defined]
        await pilot.pause()
        assert "by age" in shown(app)
        app.screen.recall({"sort": 3})  # type: ignore[attr-defined]
        assert app.screen.memory() == {"sort": "age"}  # type: ignore[attr-defined]


async def test_past_the_record_every_screen_says_to_when_it_was_kept() -> None:
    for size in ((80, 24), (120, 40)):
        async with opened("crewtrack:iss", size=size, live=True) as (app, pilot):
            for key in ("1", "4", "5"):
                await pilot.press(key)
                await pilot.pause()
                assert "record to 8 Oct 2026" in "\n".join(screen_text(app)[:2])


async def test_the_selection_opens_the_person_and_stays_with_them_in_another_order() -> None:
    async with opened(size=(80, 24)) as (app, pilot):
        await pilot.press("4", "down", "enter")
        await pilot.pause()
        assert app.selected == ("person", "malenchenko")
        assert "YURI MALENCHENKO" in shown(app)
        await pilot.press("escape")
        await pilot.pause()
        assert "YURI MALENCHENKO" not in shown(app)


async def test_what_is_ahead_can_be_gone_through() -> None:
    async with opened() as (app, pilot):
        await pilot.press("4", "tab", "end")
        await pilot.pause()
        assert app.selected == ("person", "shuttleworth")  # the youngest
        assert "MARK SHUTTLEWORTH" in shown(app)


async def test_a_filter_leaves_whom_it_means() -> None:
    async with opened() as (app, pilot):
        await pilot.press("4", "slash", *"agency:esa aboard", "enter")
        await pilot.pause()
        assert "PEOPLE 1 " in shown(app)
        assert "Matthias Maurer" in screen_text(app)[4]
        await pilot.press("escape", "slash", *"agency:jaxa aboard", "enter")
        await pilot.pause()
        assert "no one matches agency:jaxa aboard" in shown(app)


async def test_a_line_is_made_when_it_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "many.toml"
    flights = "".join(
        f'[person.p{one:04}]\nname = "Person {one:04}"\n[flight.f{one:04}]\nstation = "x"\nspacecraft = "s"\n'
        f'crew = ["p{one:04}"]\nlaunch = {{ at = {2001 + one // 336}-{one % 336 // 28 + 1:02}-{one % 28 + 1:02}T00:00:00Z }}\n'
        for one in range(2000)
    )
    path.write_text("[station.x]\n[spacecraft.s]\nseats = 1\n" + flights)
    async with opened(path) as (app, pilot):
        for key, name in (("4", "people"), ("5", "flights")):
            await pilot.press(key)
            await pilot.pause()
            lines = next(iter(app.screen.query(f"#{name}"))).lines  # type: ignore[attr-defined]
            assert isinstance(lines, LongLines)
            assert len(lines) == 2001
            assert len(lines._made) < 100
            await pilot.press("home")
            await pilot.press("end")
            await pilot.pause()
            assert len(lines._made) < 200


async def test_nobody_flies_here(tmp_path: Path) -> None:
    path = tmp_path / "empty.toml"
    path.write_text("[station.y]\n")
    async with opened(path) as (app, pilot):
        await pilot.press("4")
        await pilot.pause()
        assert "nobody is recorded who flies here" in shown(app)
        await pilot.press("down", "up", "m", "M", "enter")
        await pilot.press("5")
        await pilot.pause()
        assert "no flight is recorded here" in shown(app)


@pytest.mark.parametrize("probe", READ)
async def test_text_from_a_file_is_only_shown(tmp_path: Path, probe: str) -> None:
    async with opened(hostile_book(tmp_path, probe)) as (app, pilot):
        for key in ("4", "5"):
            await pilot.press(key)
            await pilot.pause()
            assert all(cell_len(line) <= 120 for line in screen_text(app))
            await pilot.press("down", "enter", "m", "M", "escape")
            await pilot.pause()
            assert all(cell_len(line) <= 120 for line in screen_text(app))
