"""The filter on the screen: typed in the last row, the lists follow; kept, restored, cleared, and always shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.tui.screen import line_with, opened, screen_text
from textual.events import Key

from crewtrack.tui.screens.filter import FilterLine, offered, settled
from crewtrack.tui.widgets.rows import width_of
from crewtrack.views.filter.complete import Candidate

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from crewtrack.tui.app import CrewtrackApp

_KEYS = {
    " ": "space", ":": "colon", "-": "minus", ">": "greater_than_sign", '"': "quotation_mark",
    "[": "left_square_bracket", "]": "right_square_bracket", "/": "slash", "@": "at", "=": "equals_sign",
}  # fmt: skip


async def typed(pilot: Pilot[int], text: str) -> None:
    await pilot.press(*(_KEYS.get(one, one) for one in text))
    await pilot.pause()


def text(app: CrewtrackApp) -> str:
    return "\n".join(screen_text(app))


def body(app: CrewtrackApp) -> str:
    """What stands above the last row."""
    return "\n".join(screen_text(app)[:-1])


def typing(app: CrewtrackApp) -> bool:
    return isinstance(app.screen, FilterLine)


async def test_the_lists_follow_as_it_is_typed() -> None:
    async with opened() as (app, pilot):
        await typed(pilot, "/agency:ros")
        assert typing(app)
        assert "CREW 2 of 7" in text(app)
        assert "Raja Chari" not in body(app)
        assert "Rassvet nadir" in body(app)
        assert "Cygnus NG-17       NASA" not in body(app)
        await pilot.press("enter")
        assert not typing(app)
        assert "/agency:ros" in screen_text(app)[1]
        assert "Raja Chari" not in body(app)


async def test_the_count_of_everybody_aboard_stays() -> None:
    async with opened(size=(80, 24)) as (app, pilot):
        await typed(pilot, "/agency:esa")
        assert "7 ABOARD" in text(app)
        await pilot.press("enter")
        assert "/agency:esa" in screen_text(app)[1]


async def test_escape_brings_back_the_filter_of_before_and_then_clears() -> None:
    async with opened() as (app, pilot):
        await typed(pilot, "/agency:esa")
        await pilot.press("enter", "slash")
        await typed(pilot, " zzz")
        assert "no one matches" in text(app)
        await pilot.press("escape")
        await pilot.pause()
        assert "/agency:esa" in screen_text(app)[1]
        assert "Matthias Maurer" in body(app)
        await pilot.press("escape")
        await pilot.pause()
        assert "Raja Chari" in body(app)
        assert "International Space Station" in screen_text(app)[1]


async def test_every_letter_is_a_letter() -> None:
    async with opened() as (app, pilot):
        at = app.clock.at
        await typed(pilot, "/qnhjklgs0,.<v f!")
        assert app.is_running
        assert app.clock.at == at
        assert app.screen.query_one("#filter").value == "qnhjklgs0,.<v f!"  # type: ignore[attr-defined]


async def test_an_empty_list_says_so_and_shows_the_way_on() -> None:
    async with opened() as (app, pilot):
        await typed(pilot, "/agency:jaxa aboard")
        await pilot.press("enter")
        assert "no one matches agency:jaxa aboard    esc clear    n try now" in text(app)
        assert "CREW 0 of 7" in text(app)


async def test_what_is_wrong_is_said_and_the_last_good_filter_stays() -> None:
    async with opened() as (app, pilot):
        await typed(pilot, "/agncy:x")
        assert 'no field "agncy"; did you mean "agency"?' in screen_text(app)[-1]
        app.screen.query_one("#filter").value = ""  # type: ignore[attr-defined]
        await typed(pilot, "agency:esa days>x")
        assert '"x" is no number' in screen_text(app)[-1]
        assert "CREW 1 of 7" in text(app)
        await pilot.press("enter")
        assert typing(app)


async def test_tab_completes_and_goes_on() -> None:
    async with opened() as (app, pilot):
        await typed(pilot, "/ag")
        field = app.screen.query_one("#filter")
        await pilot.press("tab")
        assert field.value == "agency:"  # type: ignore[attr-defined]
        await typed(pilot, "ro")
        await pilot.press("tab")
        assert field.value == "agency:roscosmos"  # type: ignore[attr-defined]
        await typed(pilot, " kind:la")
        await pilot.press("tab")
        assert field.value == "agency:roscosmos kind:launch"  # type: ignore[attr-defined]
        await pilot.press("tab")
        assert field.value == "agency:roscosmos kind:land"  # type: ignore[attr-defined]
        await pilot.press("shift+tab")
        assert field.value == "agency:roscosmos kind:launch"  # type: ignore[attr-defined]


async def test_keys_that_are_typed_faster_than_they_are_drawn_keep_their_order() -> None:
    async with opened() as (app, pilot):
        await typed(pilot, "/")
        for key in (*"agency", "colon", *"ro", "tab", "enter"):
            app.post_message(Key(key, ":" if key == "colon" else key if len(key) == 1 else None))
        await pilot.pause()
        await pilot.pause()
        assert not typing(app)
        assert "/agency:roscosmos" in screen_text(app)[1]


async def test_up_brings_back_what_was_typed_before() -> None:
    async with opened() as (app, pilot):
        for one in ("agency:esa", "aboard"):
            await typed(pilot, "/")
            app.screen.query_one("#filter").value = ""  # type: ignore[attr-defined]
            await typed(pilot, one)
            await pilot.press("enter")
        await typed(pilot, "/")
        await pilot.press("up", "up")
        assert app.screen.query_one("#filter").value == "agency:esa"  # type: ignore[attr-defined]
        await pilot.press("up", "down", "down")
        assert app.screen.query_one("#filter").value == ""  # type: ignore[attr-defined]


async def test_the_list_of_what_comes_next_looks_beyond_its_first_lines() -> None:
    async with opened() as (app, pilot):
        await typed(pilot, "/kind:landing after:2023-06")
        await pilot.press("enter")
        assert "land" in text(app)
        assert "2023" in text(app)
        assert "launch  Soyuz MS-21" not in screen_text(app)[line_with(app, "NEXT") + 1]


async def test_a_step_in_time_keeps_the_filter() -> None:
    async with opened() as (app, pilot):
        await typed(pilot, "/agency:roscosmos aboard")
        await pilot.press("enter", "right", "right")
        await pilot.pause()
        assert "CREW 5 of 10" in text(app)


async def test_a_name_that_there_is_not_is_told() -> None:
    async with opened() as (app, pilot):
        await typed(pilot, "/agency:roscomos")
        await pilot.press("enter")
        await pilot.pause()
        assert 'no agency is called "roscomos"; did you mean "roscosmos"?' in screen_text(app)[-1]


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (200, 60)])
async def test_at_every_size(size: tuple[int, int]) -> None:
    async with opened(size=size) as (app, pilot):
        await typed(pilot, "/agency:nasa")
        assert len(screen_text(app)) == size[1]
        assert screen_text(app)[-1].startswith(" /agency:nasa")
        await pilot.press("enter")
        assert "Chari" in text(app)
        assert "Matthias Maurer" not in text(app)


async def test_hostile_text_in_a_filter_is_text() -> None:
    async with opened() as (app, pilot):
        await typed(pilot, '/"[@click=app.pwn]x[/]"')
        await pilot.press("enter")
        assert '/"[@click=app.pwn]x[/]"' in screen_text(app)[1]
        app.base_screen.want(app.base_screen.filtered_by)  # type: ignore[union-attr]
        assert app.is_running


async def test_where_filtering_takes_long_the_lists_follow_at_a_pause(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from crewtrack.tui.screens import filter as module

    monkeypatch.setattr(module, "_LONG", -1.0)
    monkeypatch.setattr(module, "_PAUSE", 3600)
    async with opened() as (app, pilot):
        await typed(pilot, "/qqq")
        assert "CREW 0 of 7" in text(app)  # the first letter was not known to be slow
        app.screen.query_one("#filter").value = ""  # type: ignore[attr-defined]
        await typed(pilot, "maurer")
        assert "CREW 0 of 7" in text(app)
        await pilot.press("enter")
        assert "CREW 1 of 7" in text(app)


def test_what_may_become_a_field_does_not_count_yet() -> None:
    assert settled("agency:esa ag") == "agency:esa"
    assert settled("-age") == ""
    assert settled("agency:ag") == "agency:ag"
    assert settled("agency:esa,ag") == "agency:esa,ag"
    assert settled("ag ") == "ag "
    assert settled("lopez") == "lopez"


def test_candidates_are_cut_to_the_room_and_made_safe() -> None:
    many = tuple(Candidate(f"[b]name{n}\x1b[0m", "x" * 80) for n in range(50))
    row = offered(many, -1, 40)
    assert width_of(row) <= 40
    assert not any("\x1b" in part for part, _, _ in row)
    assert offered((), -1, 40) == ()
