"""The schedule as text, with what is wrong in the margin."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.tui.screen import line_with, opened, screen_text

from crewtrack.tui.screens.source import Source
from crewtrack.tui.widgets.sourcetext import SourceText

if TYPE_CHECKING:
    from pathlib import Path

BOOKS = """\
include = ["crewtrack:iss"]
station = "iss"
as-of   = 2022-02-25T12:00:00Z

[flight.soyuz-ms-21]
crew = ["artemyev", "matveef", "korsakov"]

[flight.soyuz-ms-22]
crew = ["nobody"]

[bulletin.long]
at = 2022-02-25
title = "]0;[@click=app.quit]x[/]"
"""


@pytest.fixture
def books(tmp_path: Path) -> Path:
    path = tmp_path / "my.toml"
    path.write_text(BOOKS, "utf-8")
    return path


def spoilt(path: Path) -> None:
    path.write_text(BOOKS.replace('station = "iss"', 'station = "iss'), "utf-8")


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12)])
async def test_o_shows_the_file_at_the_selected_entry(size: tuple[int, int]) -> None:
    async with opened(size=size) as (app, pilot):
        await pilot.press("o")
        await pilot.pause()
        shown = screen_text(app)
        assert "catalog/people.toml" in shown[0]
        assert "[person.chari]" in shown[line_with(app, "[person.chari]")]
        text = app.screen.query_one(SourceText)
        assert text.lexemes.lines[text.at] == "[person.chari]"
        await pilot.press("escape")
        assert not isinstance(app.screen, Source)


async def test_problems_stand_in_the_margin_and_can_be_gone_to(books: Path) -> None:
    async with opened(books) as (app, pilot):
        await pilot.press("exclamation_mark", "o")
        await pilot.pause()
        shown = screen_text(app)
        assert "my.toml" in shown[0]
        assert "3 to look at" in shown[0]
        first = line_with(app, "matveef")
        assert shown[first].lstrip().startswith("✗")
        text = app.screen.query_one(SourceText)
        assert text.at == 5
        assert "F107" in shown[-2]
        assert "matveef" in shown[-2]
        await pilot.press("exclamation_mark")
        assert text.at == 8
        assert "nobody" in screen_text(app)[-2]
        await pilot.press("exclamation_mark")
        await pilot.pause()
        assert "iss/2021-2023.toml" in screen_text(app)[0]  # those of the next file follow


async def test_keys_move_through_the_text_and_between_files(books: Path) -> None:
    async with opened(books, size=(80, 24)) as (app, pilot):
        await pilot.press("o")
        await pilot.pause()
        text = app.screen.query_one(SourceText)
        await pilot.press("home", "down", "down")
        assert text.at == 2
        await pilot.press("end")
        assert text.at == len(text.lexemes.lines) - 1
        name = screen_text(app)[0]
        await pilot.press("tab")
        await pilot.pause()
        assert screen_text(app)[0] != name
        assert text.at == 0


async def test_a_file_that_cannot_be_read_is_shown_as_it_is_on_disk(books: Path) -> None:
    async with opened(books) as (app, pilot):
        spoilt(books)
        app.reload()
        await pilot.press("o")
        await pilot.pause()
        shown = screen_text(app)
        assert "1 to look at" in shown[0]
        assert shown[line_with(app, 'station = "iss')].lstrip().startswith("✗")


async def test_text_of_a_file_is_never_read_as_markup(books: Path) -> None:
    async with opened(books) as (app, pilot):
        await pilot.press("o", "tab")
        for _ in range(12):
            if "my.toml" in screen_text(app)[0]:
                break
            await pilot.press("tab")
            await pilot.pause()
        assert "[@click=app.quit]x[/]" in screen_text(app)[line_with(app, "@click")]


async def test_the_editor_opens_at_the_chosen_line(
    books: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "vi")
    monkeypatch.delenv("VISUAL", raising=False)
    run: list[list[str]] = []

    def note(_: object, words: list[str]) -> None:
        run.append(words)

    monkeypatch.setattr("crewtrack.tui.handlers.out._run", note)
    async with opened(books) as (_, pilot):
        await pilot.press("exclamation_mark", "o")
        await pilot.pause()
        await pilot.press("E")
        assert run == [["vi", "+6", str(books)]]
