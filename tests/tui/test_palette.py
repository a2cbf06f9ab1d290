"""The palette: commands, people and flights by name."""

from __future__ import annotations

from typing import Any

import pytest
from tests.tui.screen import opened, screen_text

from crewtrack.app.registry import LISTED, SCREEN_IDS
from crewtrack.tui import themes
from crewtrack.tui.screens.palette import Entry, entries, matching, prompt

FOUND = [
    Entry("Next event", "l", command="time.next-event", also="time"),
    Entry("Mark Vande Hei", "person", address=("person", "vande-hei"), also="vande-hei"),
    Entry("Soyuz MS-21", "flight", address=("flight", "soyuz-ms-21"), also="soyuz-ms-21"),
    Entry("ISS [EVA] x", "person", address=("person", "eva"), also="eva"),
]


def test_nothing_typed_shows_the_commands() -> None:
    assert [entry.text for entry, _ in matching(FOUND, " ")] == ["Next event"]


@pytest.mark.parametrize(
    ("query", "best"),
    [
        ("vande", "Mark Vande Hei"),
        ("ms21", "Soyuz MS-21"),
        ("mvh", "Mark Vande Hei"),
        ("next", "Next event"),
    ],
)
def test_the_best_match_is_first(query: str, best: str) -> None:
    assert matching(FOUND, query)[0][0].text == best


def test_nothing_matches_nothing() -> None:
    assert matching(FOUND, "zzzz") == []


def test_found_letters_are_marked_and_brackets_stay() -> None:
    entry, places = matching(FOUND, "eva")[0]
    line = prompt(entry, places, 40)
    assert line.plain == "ISS [EVA] x".ljust(33) + " " + "person"
    assert {line.plain[span.start : span.end] for span in line.spans} >= {"E", "V", "A"}


async def test_every_command_person_and_flight_is_listed() -> None:
    async with opened() as (app, _):
        found = entries(app)
        texts = {entry.text for entry in found}
        here = [one for one in LISTED if one.palette and one.scope not in SCREEN_IDS - {"overview"}]
        assert {command.title for command in here} <= texts
        assert {f"Theme {name}" for name in themes.NAMES} <= texts
        assert {"Mark Vande Hei", "Soyuz MS-21"} <= texts


@pytest.mark.parametrize("key", ["colon", "ctrl+p"])
async def test_a_person_is_jumped_to(key: str) -> None:
    async with opened() as (app, pilot):
        await pilot.press(key, *"dubrov")
        await pilot.pause()
        assert "Pyotr Dubrov" in "\n".join(screen_text(app)[3:8])
        await pilot.press("enter")
        await pilot.pause()
        assert app.selected == ("person", "dubrov")
        assert "PYOTR DUBROV" in "\n".join(screen_text(app))


async def test_what_no_list_shows_is_shown_in_the_detail_pane() -> None:
    async with opened() as (app, pilot):
        await pilot.press("colon", *"peresild", "enter")
        await pilot.pause()
        assert "PERESILD" in "\n".join(screen_text(app))


async def test_a_command_is_run_and_a_theme_set() -> None:
    async with opened() as (app, pilot):
        at = app.clock.at
        await pilot.press("colon", *"nextev", "enter")
        await pilot.pause()
        assert app.clock.at > at
        await pilot.press("colon", *"theme", *"light", "enter")
        await pilot.pause()
        assert app.theme == themes.LIGHT


async def test_arrows_move_and_escape_leaves() -> None:
    async with opened(size=(80, 24)) as (app, pilot):
        before = screen_text(app)
        await pilot.press("colon", "down", "down", "pagedown", "up", "pageup")
        listed: Any = app.screen.query_one("OptionList")
        assert listed.highlighted == 1
        await pilot.press("escape")
        await pilot.pause()
        assert screen_text(app) == before
