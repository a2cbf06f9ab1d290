"""Forms: an entry is edited, seen before it is written, and taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.tui.screen import line_with, opened, screen_text
from textual import events

from crewtrack.tui.screens.ask import Ask
from crewtrack.tui.screens.form import Form
from crewtrack.tui.screens.newid import NewId
from crewtrack.tui.screens.pick import Pick
from crewtrack.tui.screens.place import AskPlace
from crewtrack.tui.screens.review import Review

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from crewtrack.model.address import Address
    from crewtrack.tui.app import CrewtrackApp

BOOKS = """\
include = ["crewtrack:iss"]
station = "iss"
as-of   = 2022-02-25T12:00:00Z

[person.chari]
name = "Raja Chari"     # kept by hand

[flight.soyuz-ms-33]
spacecraft = "soyuz-ms"
crew   = ["kikina", "?", "?"]
launch = { at = 2027-03-18T15:55:18Z, site = "baikonur-31-6" }  # soon
"""
MS_33: Address = ("flight", "soyuz-ms-33")


@pytest.fixture
def books(tmp_path: Path) -> Path:
    path = tmp_path / "my.toml"
    path.write_text(BOOKS, "utf-8")
    return path


def read(path: Path) -> str:
    return path.read_text("utf-8")


def top(app: CrewtrackApp) -> object:
    """What lies on top now; a function, since it is another thing each time."""
    return app.screen


def made_in(home: Path) -> list[Path]:
    return list(home.rglob("schedule.toml"))


def write(path: Path, text: str) -> None:
    path.write_text(text, "utf-8")


async def edit(app: CrewtrackApp, pilot: Pilot[int], address: Address) -> Form:
    app.jump(address)
    await pilot.press("e")
    await pilot.pause()
    form = top(app)
    assert isinstance(form, Form)
    return form


async def retype(form: Form, pilot: Pilot[int], text: str) -> None:
    assert form.here is not None
    form.here.field.value = ""
    for character in text:
        await pilot.press({" ": "space", "-": "minus", ",": "comma"}.get(character, character))
    await pilot.pause(0.3)


@pytest.mark.parametrize("size", [(200, 60), (120, 40), (80, 24), (40, 12)])
async def test_a_value_is_changed_and_taken_back_to_the_byte(
    books: Path, size: tuple[int, int]
) -> None:
    async with opened(books, size=size) as (app, pilot):
        form = await edit(app, pilot, ("person", "chari"))
        await retype(form, pilot, "Raja J. Chari")
        await pilot.press("f2")
        await pilot.pause()
        assert isinstance(top(app), Review)
        shown = screen_text(app)
        assert any('-name = "Raja Chari"' in line for line in shown)
        assert any('+name = "Raja J. Chari"' in line for line in shown)
        assert read(books) == BOOKS
        await pilot.press("enter")
        await pilot.pause()
        assert read(books) == BOOKS.replace('"Raja Chari"', '"Raja J. Chari"')
        assert app.session.schedule.people["chari"].name == "Raja J. Chari"
        await pilot.press("u")
        await pilot.pause()
        assert read(books) == BOOKS
        assert app.session.schedule.people["chari"].name == "Raja Chari"
        await pilot.press("U")
        await pilot.pause()
        assert read(books) != BOOKS
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert read(books) == BOOKS


async def test_a_date_ahead_is_kept_as_a_slip_with_its_reason(books: Path) -> None:
    async with opened(books) as (app, pilot):
        form = await edit(app, pilot, (*MS_33, "launch", "at"))
        assert form.here is not None
        assert form.here.line.label == "launch at"
        await retype(form, pilot, "late 2027-04")
        assert "late April 2027, 21-30 Apr" in screen_text(app)[line_with(app, "launch at")]
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert any("why has it moved?" in line for line in screen_text(app))
        await pilot.press("r", "a", "i", "n", "enter")
        await pilot.pause()
        line = next(one for one in read(books).splitlines() if one.startswith("launch"))
        assert line == (
            'launch = { at = "late 2027-04", site = "baikonur-31-6", known = 2026-11-22, '
            'slips = [{ at = 2027-03-18T15:55:18Z, why = "rain" }] }  # soon'
        )


async def test_ids_are_completed_and_names_said(books: Path) -> None:
    async with opened(books) as (app, pilot):
        form = await edit(app, pilot, (*MS_33, "crew"))
        await retype(form, pilot, "dubr")
        assert "Pyotr Dubrov" in screen_text(app)[-3]
        await pilot.press("tab")
        assert form.here is not None
        assert form.here.field.value == "dubrov"
        await pilot.pause(0.3)
        assert "Pyotr Dubrov" in screen_text(app)[line_with(app, " crew ")]


async def test_what_a_change_breaks_is_said_while_it_is_typed(books: Path) -> None:
    async with opened(books) as (app, pilot):
        form = await edit(app, pilot, (*MS_33, "crew"))
        await retype(form, pilot, "nobody")
        assert "F107" in screen_text(app)[-2]
        await pilot.press("f2")
        await pilot.pause()
        assert any("F107" in line for line in screen_text(app))  # shown, and not refused
        await pilot.press("enter")
        await pilot.pause()
        assert '"nobody"' in read(books)


async def test_what_makes_no_sense_is_not_saved(books: Path) -> None:
    async with opened(books) as (app, pilot):
        form = await edit(app, pilot, (*MS_33, "launch", "at"))
        await retype(form, pilot, "next moon")
        await pilot.press("tab", "f2")
        await pilot.pause()
        assert top(app) is form
        assert form.here is not None
        assert form.here.line.label == "launch at"
        assert "✗" in "".join(screen_text(app)[-3:-1])
        assert read(books) == BOOKS


async def test_what_is_typed_is_asked_about_before_it_is_left(books: Path) -> None:
    async with opened(books) as (app, pilot):
        form = await edit(app, pilot, ("person", "chari"))
        await retype(form, pilot, "X")
        await pilot.press("ctrl+q")
        assert top(app) is form
        assert any("not saved" in line for line in screen_text(app))
        await pilot.press("Y", "escape")
        assert top(app) is form  # typed on since it was asked
        await pilot.press("escape")
        await pilot.pause()
        assert not isinstance(top(app), Form)
        assert read(books) == BOOKS


async def test_a_form_without_a_change_is_left_at_once(books: Path) -> None:
    async with opened(books) as (app, pilot):
        await edit(app, pilot, ("person", "chari"))
        await pilot.press("escape")
        await pilot.pause()
        assert not isinstance(top(app), Form)


async def changed_meanwhile(app: CrewtrackApp, pilot: Pilot[int], books: Path) -> Form:
    form = await edit(app, pilot, (*MS_33, "launch", "at"))
    await retype(form, pilot, "2027-05-01")
    write(books, BOOKS.replace("15:55:18Z", "16:00:00Z").replace("# soon", "# theirs"))
    await pilot.press("f2")
    await pilot.pause()
    assert isinstance(top(app), Ask)
    words = " ".join(" ".join(screen_text(app)).replace("│", " ").split())
    assert "theirs 2027-03-18T16:00:00Z, was 2027-03-18T15:55:18Z, yours 2027-05-01" in words
    return form


async def test_mine_goes_over_theirs(books: Path) -> None:
    async with opened(books) as (app, pilot):
        await changed_meanwhile(app, pilot, books)
        await pilot.press("m")
        await pilot.pause()
        assert isinstance(top(app), Review)
        await pilot.press("enter")
        await pilot.pause()
        assert "at = 2027-05-01" in read(books)
        assert "# theirs" in read(books)
        assert "16:00:00Z" in read(books)  # as a slip


async def test_theirs_stays(books: Path) -> None:
    async with opened(books) as (app, pilot):
        await changed_meanwhile(app, pilot, books)
        theirs = read(books)
        await pilot.press("t")
        await pilot.pause()
        assert read(books) == theirs
        assert not isinstance(top(app), Form)


async def test_both_are_kept(books: Path) -> None:
    async with opened(books) as (app, pilot):
        await changed_meanwhile(app, pilot, books)
        theirs = read(books)
        await pilot.press("b")
        await pilot.pause()
        assert read(books) == theirs
        beside = [one for one in sorted(books.parent.iterdir()) if one != books]
        assert len(beside) == 1
        assert "at = 2027-05-01" in read(beside[0])


async def test_an_entry_is_added(books: Path) -> None:
    async with opened(books) as (app, pilot):
        await pilot.press("a")
        assert isinstance(top(app), Pick)
        for character in "bull":
            await pilot.press(character)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(top(app), NewId)
        await pilot.press(*"Up", "enter")
        assert isinstance(top(app), NewId)  # no id is written so
        await pilot.press("backspace", "backspace", *"moved", "enter")
        await pilot.pause()
        form = top(app)
        assert isinstance(form, Form)
        await retype(form, pilot, "2022-02-24")
        await pilot.press("tab")
        await retype(form, pilot, "Crew-4 has moved")
        await pilot.press("f2")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert '[bulletin.moved]\nat = 2022-02-24\ntitle = "Crew-4 has moved"\n' in read(
            books
        ).replace("    =", " =").replace("  ", " ")


async def test_the_next_flight_is_made_like_the_selected_one(books: Path) -> None:
    async with opened(books) as (app, pilot):
        app.jump(MS_33)
        await pilot.press("c")
        await pilot.pause()
        form = top(app)
        assert isinstance(form, Form)
        assert form.entry == ("flight", "soyuz-ms-34")
        assert form.texts()[("flight", "soyuz-ms-34", "launch", "at")] == "TBD"
        await pilot.press("f2")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert "[flight.soyuz-ms-34]" in read(books)


async def test_what_names_an_entry_is_seen_before_it_is_removed(books: Path) -> None:
    async with opened(books) as (app, pilot):
        app.jump(MS_33)
        await pilot.press("d")
        await pilot.pause()
        assert isinstance(top(app), Review)
        assert any("nothing else names it" in line for line in screen_text(app))
        await pilot.press("escape", "d")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert "soyuz-ms-33" not in read(books)
        app.jump(("person", "kikina"))
        await pilot.press("d")
        await pilot.pause()
        assert any("named by flight." in line for line in screen_text(app))


async def test_a_key_that_is_not_shown_is_added(books: Path) -> None:
    async with opened(books) as (app, pilot):
        form = await edit(app, pilot, MS_33)
        await pilot.press("f3", *"note", "enter")
        await pilot.pause()
        assert form.here is not None
        assert form.here.line.label.endswith("note")
        await retype(form, pilot, "hello")
        await pilot.press("f2")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert "hello" in read(books)


async def test_what_ships_is_edited_in_a_schedule_of_ones_own(home: Path, tmp_path: Path) -> None:
    async with opened() as (app, pilot):
        await pilot.press("e")
        await pilot.pause()
        assert isinstance(top(app), Ask)
        words = " ".join(screen_text(app))
        assert "This is the schedule that ships with crewtrack." in words
        assert "schedule.toml" in words
        await pilot.press("c")
        await pilot.pause()
        assert isinstance(top(app), AskPlace)
        await pilot.press("end", *["backspace"] * 200)
        path = tmp_path / "own.toml"
        for character in str(path):
            await pilot.press(
                {"/": "slash", ".": "full_stop", "-": "minus", "_": "underscore"}.get(
                    character, character
                )
            )
        await pilot.press("enter")
        await pilot.pause()
        form = top(app)
        assert isinstance(form, Form)
        await retype(form, pilot, "Raja J. Chari")
        await pilot.press("f2")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert 'include = ["crewtrack:iss-2022-02-25"]' in read(path)
        assert "Raja J. Chari" in read(path)
        assert app.session.loaded.path == path
        assert app.session.schedule.people["chari"].name == "Raja J. Chari"
        assert any("Raja J. Chari" in line for line in screen_text(app))
    assert made_in(home) == []


async def test_saying_no_changes_nothing(home: Path) -> None:
    async with opened() as (app, pilot):
        await pilot.press("e")
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        assert app.session.loaded.shipped
        assert made_in(home) == []


async def test_hostile_text_is_text_in_a_form(tmp_path: Path) -> None:
    path = tmp_path / "my.toml"
    hostile = "[@click=app.quit]x[/] [b]"
    write(path, BOOKS.replace("Raja Chari", hostile))
    async with opened(path) as (app, pilot):
        form = await edit(app, pilot, ("person", "chari"))
        assert hostile in " ".join(screen_text(app))
        await retype(form, pilot, "y[/]")
        await pilot.press("f2")
        await pilot.pause()
        assert any(hostile in line for line in screen_text(app))
        assert any("y[/]" in line for line in screen_text(app))


async def test_there_is_nothing_to_take_back_at_first(books: Path) -> None:
    async with opened(books) as (app, pilot):
        await pilot.press("u")
        assert "nothing to take back" in screen_text(app)[-1]
        await pilot.press("U")
        assert "nothing to make again" in screen_text(app)[-1]


async def test_what_the_editor_did_is_taken_back_and_what_others_did_is_said(
    books: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = BOOKS + "bad = =\n"
    monkeypatch.setenv("EDITOR", "vi")
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setattr(
        "crewtrack.tui.handlers.out._run", lambda _app, _words: write(books, broken)
    )
    async with opened(books) as (app, pilot):
        await pilot.press("E")
        await pilot.pause()
        assert read(books) == broken
        await pilot.press("u")
        await pilot.pause()
        assert read(books) == BOOKS
        write(books, BOOKS + "# theirs\n")
        await pilot.press("u")
        await pilot.pause()
        assert "my.toml has been changed by something else" in screen_text(app)[-1]


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_what_is_edited_comes_before_where_it_is_written(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    folder = tmp_path / "a-folder-with-a-name-that-takes-all-the-room-that-there-is"
    folder.mkdir()
    write(folder / "my.toml", BOOKS)
    async with opened(folder / "my.toml", size=size) as (app, pilot):
        await edit(app, pilot, MS_33)
        head = screen_text(app)[0]
        assert head.startswith(" EDIT  Soyuz MS-33")
        assert size[0] < 80 or head.rstrip().endswith(" my.toml")


async def test_a_port_is_called_by_its_name(books: Path) -> None:
    async with opened(books) as (app, pilot):
        await edit(app, pilot, ("station", "iss", "port", "harmony-forward"))
        assert "Harmony forward   station.iss.port.harmony-forward" in screen_text(app)[0]


async def test_every_line_that_is_pasted_is_taken(books: Path) -> None:
    async with opened(books) as (app, pilot):
        form = await edit(app, pilot, MS_33)
        assert form.here is not None
        field = form.here.field
        field.value = ""
        field.post_message(events.Paste('one\n  two "2"\r\n\n\tthree\x1b[31m\n'))
        await pilot.pause()
        assert field.value == 'one two "2" three [31m'


@pytest.mark.parametrize("width", [80, 120])
async def test_why_a_port_cannot_be_changed_here_comes_with_what_helps(
    books: Path, width: int
) -> None:
    async with opened(books, size=(width, 24)) as (app, pilot):
        form = await edit(app, pilot, ("station", "iss", "port", "harmony-forward"))
        await retype(form, pilot, "zvezda")
        await pilot.press("f2")
        await pilot.pause()
        shown = "\n".join(screen_text(app)[-4:])
        assert "my.toml says station = ..., and so cannot hold a table of stations" in shown
        assert "in a file of its own, and name that in include" in shown
