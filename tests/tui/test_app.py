"""The app, driven by keys: what a person sees."""

# ruff: noqa: ASYNC240 - a test may wait for a file of its own

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from tests.tui.screen import NOW, SCENE_AT, line_with, opened, screen_styles, screen_text

from crewtrack.app.clock import Mode
from crewtrack.tui import themes
from crewtrack.tui.glyphs import ASCII
from crewtrack.tui.messages import FilesChanged

if TYPE_CHECKING:
    from pathlib import Path

SIZES = [(40, 12), (80, 24), (120, 40), (200, 60)]
LAUNCH = datetime(2022, 3, 18, 15, 55, 18, tzinfo=UTC)

BOOK = """\
format = 1
title = "a small book"
station = "iss"
as-of = 2022-01-10T00:00:00Z
[agency.nasa]
name = "NASA"
[person.chari]
name = "Raja Chari"
agency = "nasa"
[person.barron]
name = "Kayla Barron"
agency = "nasa"
[flight.crew-3]
spacecraft = "crew-dragon"
crew = ["chari", "barron"]
launch = { at = 2021-11-11T02:03:31Z }
dock = { at = 2021-11-11T23:32:00Z, port = "harmony-forward" }
undock = { at = 2022-05-05T05:20:00Z }
land = { at = 2022-05-06T04:43:23Z }
"""


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "my.toml"
    path.write_text(BOOK)
    return path


# -- the first sight -------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
async def test_the_scene_says_who_is_aboard_and_what_comes_next(size: tuple[int, int]) -> None:
    async with opened(size=size) as (app, _):
        text = "\n".join(screen_text(app))
    for words in (
        "25 Feb 2022",
        "12:00 UTC",
        "Raja Chari",
        "Soyuz MS-21",
        "NASA",
        "ROSC",
        "ESA",
        "? help",
    ):
        assert words in text
    assert all(len(line) <= size[0] for line in text.splitlines())


async def test_the_header_and_the_footer_of_the_scene() -> None:
    async with opened() as (app, _):
        lines = screen_text(app)
    assert lines[0].startswith(" crewtrack   [1 Overview] ")
    assert lines[1] == (
        " ISS  International Space Station           Fri 25 Feb 2022  12:00 UTC   17:00 Baikonur"
        "         ‖ REPLAY  opening scene"
    )
    assert lines[-1].startswith(" ⏎ open    ←→ event ")
    assert lines[-1].endswith(": all   ? help")


async def test_the_focus_is_on_the_crew_and_its_first_row() -> None:
    async with opened() as (app, _):
        assert app.focused is not None
        assert app.focused.id == "crew"
        assert app.selected == ("person", "chari")
        assert "RAJA CHARI" in "\n".join(screen_text(app))


async def test_too_small_a_terminal_is_told_so_and_recovers() -> None:
    async with opened(size=(36, 10)) as (app, pilot):
        assert " ".join(line.strip() for line in screen_text(app) if line) == (
            "crewtrack needs 40x12; this is 36x10. crewtrack crew prints the same as text."
        )
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert "7 ABOARD" in "\n".join(screen_text(app))
        assert app.focused is not None


async def test_every_size_of_terminal_can_be_resized_to() -> None:
    async with opened() as (app, pilot):
        for size in (*SIZES, (100, 20), (120, 24), (150, 31), (39, 50), (200, 12), (120, 40)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert len(screen_text(app)) == size[1]
        assert "RAJA CHARI" in "\n".join(screen_text(app))
        assert app.focused is not None


async def test_ascii_alone(book: Path) -> None:
    async with opened(book, signs=ASCII) as (app, pilot):
        for key in ("question_mark", "escape", "g", "t"):
            text = "\n".join(screen_text(app))
            assert key in ("escape", "t") or text.isascii()
            await pilot.press(key)
        assert "ok in balance" in "\n".join(screen_text(app))


async def test_the_note_of_the_first_start_lasts_until_the_first_key() -> None:
    note = "a replay of 25 Feb 2022: ←→ steps through events, n goes to now"
    async with opened(note=note) as (app, pilot):
        assert screen_text(app)[-1].startswith(f" {note}")
        await pilot.press("down")
        await pilot.pause()
        assert screen_text(app)[-1].startswith(" ⏎ open")


# -- time ------------------------------------------------------------------------------------------


async def test_events_are_stepped_through_and_back() -> None:
    async with opened() as (app, pilot):
        await pilot.press("right")
        assert app.clock.at == LAUNCH
        assert "Fri 18 Mar 2022  15:55 UTC" in screen_text(app)[1]
        await pilot.press("l")
        assert app.clock.at > LAUNCH
        await pilot.press("h", "left")
        assert app.clock.at < SCENE_AT


@pytest.mark.parametrize(
    ("key", "instant"),
    [
        ("full_stop", SCENE_AT + timedelta(days=1)),
        ("comma", SCENE_AT - timedelta(days=1)),
        ("greater_than_sign", datetime(2022, 3, 25, 12, tzinfo=UTC)),
        ("less_than_sign", datetime(2022, 1, 25, 12, tzinfo=UTC)),
    ],
)
async def test_days_and_months(key: str, instant: datetime) -> None:
    async with opened() as (app, pilot):
        await pilot.press(key)
        assert app.clock.at == instant
        await pilot.press("0")
        assert app.clock.at == SCENE_AT


async def test_now_follows_the_clock_and_a_step_leaves_it() -> None:
    moments = [NOW]
    async with opened(now=lambda: moments[-1]) as (app, pilot):
        await pilot.press("n")
        assert "● LIVE" in screen_text(app)[1]
        moments.append(NOW + timedelta(minutes=1))
        app.tick()
        await pilot.pause()
        assert "10:31 UTC" in screen_text(app)[1]
        await pilot.press("comma")
        assert "‖ REPLAY" in screen_text(app)[1]


async def test_live_ticks_with_the_second_only_near_an_event() -> None:
    near = LAUNCH - timedelta(hours=2)
    async with opened(now=lambda: near, live=True) as (app, _):
        assert app.clock.wait(near, app.session.next_instant(near)) == pytest.approx(1.0)
    far = LAUNCH - timedelta(days=9)
    async with opened(now=lambda: far, live=True) as (app, _):
        wait = app.clock.wait(far, app.session.next_instant(far))
        assert wait is not None
        assert wait > 1


async def test_time_runs_a_day_a_second_until_the_plan_ends() -> None:
    async with opened() as (app, pilot):
        await pilot.press("space")
        assert "▸ RUNNING 1 d/s" in screen_text(app)[1]
        app.tick()
        assert app.clock.at == SCENE_AT + timedelta(days=1)
        await pilot.press("space")
        assert "‖ REPLAY" in screen_text(app)[1]
        app.seek(datetime(2090, 1, 1, tzinfo=UTC))
        app.clock.play()
        app.tick()
        assert app.clock.mode is Mode.REPLAY
        assert app.clock.at == datetime(2090, 1, 1, tzinfo=UTC)


async def test_the_ends_of_the_record_are_said_in_the_last_row() -> None:
    async with opened(at=datetime(2090, 1, 1, tzinfo=UTC)) as (app, pilot):
        await pilot.press("right")
        await pilot.pause()
        assert "nothing is planned after this" in screen_text(app)[-1]
        await pilot.press("space")
        assert app.clock.mode is Mode.REPLAY
        app.seek(datetime.max.replace(tzinfo=UTC))
        await pilot.press("full_stop")
        await pilot.press("greater_than_sign")
        await pilot.pause()
        assert "the calendar ends here" in screen_text(app)[-1]


async def test_a_changed_value_is_bold_until_the_next_key() -> None:
    async with opened() as (app, pilot):
        await pilot.press("full_stop")
        assert app.previous is not None
        await pilot.press("down")
        await pilot.pause()
        assert app.previous is None


async def test_the_selection_survives_steps_in_time() -> None:
    async with opened() as (app, pilot):
        await pilot.press("down", "down", "down")
        assert app.selected == ("person", "vande-hei")
        await pilot.press("right", "right", "full_stop")
        assert app.selected == ("person", "vande-hei")


# -- go to -----------------------------------------------------------------------------------------


async def test_go_to_reads_along_and_goes() -> None:
    async with opened() as (app, pilot):
        await pilot.press("g")
        await pilot.press(*"late 2022-03".replace(" ", "~"))
        field: Any = app.screen.query_one("#date")
        field.value = "late 2022-03"
        await pilot.pause()
        assert "late Mar 2022 → Mon 21 Mar 2022  00:00 UTC" in "\n".join(screen_text(app))
        await pilot.press("enter")
        assert app.clock.at == datetime(2022, 3, 21, tzinfo=UTC)


async def test_go_to_says_what_is_wrong_and_stays() -> None:
    async with opened() as (app, pilot):
        await pilot.press("g", *"soon", "enter")
        await pilot.pause()
        assert 'no time is written "soon"' in "\n".join(screen_text(app))
        assert app.clock.at == SCENE_AT
        await pilot.press("escape")
        await pilot.pause()
        assert app.screen is app.base_screen


async def test_go_to_now_follows_the_clock() -> None:
    async with opened() as (app, pilot):
        await pilot.press("g", *"now", "enter")
        assert app.clock.mode is Mode.LIVE


async def test_letters_typed_into_a_field_are_letters() -> None:
    async with opened() as (app, pilot):
        await pilot.press("g", *"qnshjl")
        field: Any = app.screen.query_one("#date")
        assert field.value == "qnshjl"
        assert app.clock.at == SCENE_AT


# -- panes -----------------------------------------------------------------------------------------


async def test_tab_goes_through_the_lists_and_the_detail_follows() -> None:
    async with opened(size=(80, 24)) as (app, pilot):
        seen = []
        for _ in range(3):
            await pilot.press("tab")
            assert app.focused is not None
            seen.append(app.focused.id)
        assert seen == ["docked", "next", "crew"]


async def test_in_the_smallest_terminal_tab_changes_the_list() -> None:
    async with opened(size=(40, 12)) as (app, pilot):
        await pilot.press("tab")
        await pilot.pause()
        assert "DOCKED" in "\n".join(screen_text(app))


@pytest.mark.parametrize("size", [(40, 12), (80, 24)])
async def test_enter_opens_the_detail_over_the_list_and_escape_closes_it(
    size: tuple[int, int],
) -> None:
    async with opened(size=size) as (app, pilot):
        before = screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert "RAJA CHARI" in "\n".join(screen_text(app))
        await pilot.press("down")
        await pilot.pause()
        assert "THOMAS MARSHBURN" in "\n".join(screen_text(app))
        await pilot.press("up", "escape")
        await pilot.pause()
        assert screen_text(app) == before


async def test_a_key_that_follows_at_once_finds_the_selection_moved() -> None:
    """Else the form would open on the one that was selected before."""
    async with opened() as (app, pilot):
        assert app.selected == ("person", "chari")
        screen = app.base_screen
        assert screen is not None
        panel = screen.label_panels()[0]
        panel.action_command("list.down")
        assert app.selected == panel.selected == ("person", "marshburn")
        await pilot.pause()
        assert app.selected == ("person", "marshburn")
        assert panel.untold is None


async def test_a_click_in_the_footer_runs_the_command() -> None:
    async with opened() as (app, pilot):
        x = screen_text(app)[-1].index("now")
        await pilot.click(offset=(x, 39))
        assert app.clock.mode is Mode.LIVE


# -- out and look ----------------------------------------------------------------------------------


async def test_the_second_clock_is_always_named_or_absent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crewtrack.app.zones.local_zone", lambda: (UTC, "London"))
    async with opened() as (app, pilot):
        assert "17:00 Baikonur" in screen_text(app)[1]
        await pilot.press("z")
        await pilot.pause()
        assert "12:00 UTC   12:00 London" in screen_text(app)[1]
        await pilot.press("z")
        await pilot.pause()
        assert "12:00 UTC     " in screen_text(app)[1]


@pytest.mark.parametrize(
    ("key", "words"),
    [("t", "Raja Chari"), ("j", '"schema": "crewtrack/person/1"'), ("m", "[person.chari]")],
)
async def test_the_selected_entry_is_copied(key: str, words: str) -> None:
    async with opened() as (app, pilot):
        await pilot.press("y")
        await pilot.pause()
        assert screen_text(app)[-1].startswith(" copy person.chari as   t text   j JSON   m TOML")
        await pilot.press(key)
        await pilot.pause()
        assert words in app.clipboard
        assert "copied" in screen_text(app)[-1]


async def test_copying_can_be_left_alone() -> None:
    async with opened() as (app, pilot):
        await pilot.press("y", "x")
        await pilot.pause()
        assert app.screen is app.base_screen
        assert app.clipboard == ""


@pytest.mark.parametrize("pane", ["docked", "next", "bulletins"])
async def test_everything_that_can_be_selected_can_be_copied(pane: str) -> None:
    async with opened() as (app, pilot):
        app.screen.query_one(f"#{pane}").focus()
        await pilot.pause()
        for key in "tjm":
            await pilot.press("y", key)
            await pilot.pause()
            assert app.clipboard
            assert "copied" in screen_text(app)[-1]


async def test_the_editor_opens_at_the_entrys_line(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[list[str]] = []

    def start(words: list[str]) -> int:
        started.append(words)
        return 0

    monkeypatch.setenv("EDITOR", "vi -R")
    monkeypatch.setattr("crewtrack.app.editor.run", start)
    async with opened(book) as (app, pilot):
        monkeypatch.setattr(app, "suspend", _nothing)
        await pilot.press("E")
        await pilot.pause()
        line = BOOK[: BOOK.index("[person.chari]")].count("\n") + 1
        assert started == [["vi", "-R", f"+{line}", str(book)]]
        assert app.session.broken is None


class _nothing:  # noqa: N801 - stands in for a method
    def __enter__(self) -> None: ...
    def __exit__(self, *_: object) -> None: ...


async def test_an_editor_that_cannot_start_is_one_sentence(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(book) as (app, pilot):
        await pilot.press("E")
        await pilot.pause()
        assert "$VISUAL and $EDITOR are empty" in screen_text(app)[-1]
        monkeypatch.setenv("EDITOR", "no-such-editor-anywhere")
        await pilot.press("E")
        await pilot.pause()
        assert "an editor cannot be opened from here" in screen_text(app)[-1]
        monkeypatch.setattr(app, "suspend", _nothing)
        await pilot.press("E")
        await pilot.pause()
        assert "could not be started" in screen_text(app)[-1]
        monkeypatch.setenv("EDITOR", "vi 'unclosed")
        await pilot.press("E")
        await pilot.pause()
        assert "not to be understood" in screen_text(app)[-1]


# -- the file changes ------------------------------------------------------------------------------


async def change(app: Any, pilot: Any, path: Path, text: str) -> None:
    path.write_text(text)
    app.post_message(FilesChanged())
    await pilot.pause()
    await pilot.pause()


async def test_a_changed_file_is_shown(book: Path) -> None:
    async with opened(book) as (app, pilot):
        await pilot.press("down")
        await change(app, pilot, book, BOOK.replace("Raja Chari", "Raja J. V. Chari"))
        assert "Raja J. V. Chari" in "\n".join(screen_text(app))
        assert app.selected == ("person", "barron")


@pytest.mark.parametrize("size", SIZES)
async def test_a_broken_file_leaves_the_last_good_picture_under_a_banner(
    book: Path, size: tuple[int, int]
) -> None:
    async with opened(book, size=size) as (app, pilot):
        before = screen_text(app)
        await change(
            app,
            pilot,
            book,
            BOOK.replace('crew = ["chari", "barron"]', 'crew = ["chari", "barro"]'),
        )
        after = screen_text(app)
        row = line_with(app, "my.toml:")
        line = BOOK[: BOOK.index("crew = [")].count("\n") + 1
        assert after[row].startswith(" ✗ ")
        assert f"my.toml:{line}:" in after[row]
        assert [one for one in after if one not in before] == [after[0], after[row]]
        assert "✗" in after[0]
        styles = [style for text, style in screen_styles(app, row) if text.strip()]
        assert all(style is not None and style.reverse for style in styles)
        await change(app, pilot, book, BOOK)
        assert screen_text(app) == before


async def test_the_banner_moves_with_the_size(book: Path) -> None:
    async with opened(book) as (app, pilot):
        await change(app, pilot, book, BOOK + "\n[flight\n")
        for size, line in (
            ((120, 40), 2),
            ((40, 12), 3),
            ((80, 24), 2),
            ((36, 10), None),
            ((40, 30), 3),
        ):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            await pilot.pause()
            shown = [
                at for at, text in enumerate(screen_text(app)) if text.startswith(" ✗ my.toml:")
            ]
            assert shown == ([] if line is None else [line])


async def test_a_syntax_error_is_named_with_its_line(book: Path) -> None:
    async with opened(book) as (app, pilot):
        await change(app, pilot, book, BOOK + "\n[flight\n")
        row = screen_text(app)[line_with(app, "my.toml:")]
        assert f"my.toml:{BOOK.count(chr(10)) + 2}:" in row
        await pilot.press("exclamation_mark")
        await pilot.pause()
        assert "problem 1 of 1" in screen_text(app)[-1]


async def test_a_file_that_goes_away_and_comes_back(book: Path) -> None:
    async with opened(book) as (app, pilot):
        before = screen_text(app)
        book.unlink()
        app.post_message(FilesChanged())
        await pilot.pause()
        await pilot.pause()
        assert "Raja Chari" in "\n".join(screen_text(app))
        assert app.session.broken is not None
        await change(app, pilot, book, BOOK)
        assert screen_text(app) == before


async def test_the_files_are_watched(book: Path) -> None:
    async with opened(book, watch=True) as (app, pilot):
        await pilot.pause(0.6)
        book.write_text(BOOK.replace("Raja Chari", "Raja J. V. Chari"))
        for _ in range(80):
            await pilot.pause(0.1)
            if "Raja J. V. Chari" in "\n".join(screen_text(app)):
                break
        assert "Raja J. V. Chari" in "\n".join(screen_text(app))


async def test_problems_are_gone_to_one_after_the_other(book: Path) -> None:
    book.write_text(
        BOOK.replace('"barron"]', '"barron", "nobody"]').replace("undock = ", "undok = ")
    )
    async with opened(book) as (app, pilot):
        errors, _ = app.session.balance
        assert errors >= 1
        assert "✗" in screen_text(app)[0]
        await pilot.press("exclamation_mark")
        await pilot.pause()
        first = app.session.problems[0]
        assert first.place is not None
        assert f"my.toml:{first.place.line}" in screen_text(app)[-1]
        assert first.code in "\n".join(screen_text(app))


async def test_good_books_have_no_next_problem(book: Path) -> None:
    async with opened(book) as (app, pilot):
        await pilot.press("exclamation_mark")
        await pilot.pause()
        assert "in balance" in screen_text(app)[-1]


# -- hostile text ----------------------------------------------------------------------------------

HOSTILE = ["[bold red]x[/]", "[@click=app.exit]x[/]", "a[/]b", "[link=https://x]y", "ISS [EVA] 5"]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("size", [(40, 12), (120, 40)])
async def test_markup_in_a_file_is_text(tmp_path: Path, text: str, size: tuple[int, int]) -> None:
    path = tmp_path / "my.toml"
    (tmp_path / "station.toml").write_text(f'[station.iss]\nname = "{text}"\n')
    path.write_text(
        'include = ["station.toml"]\n'
        + BOOK.replace('"Raja Chari"', f'"{text}"')
        .replace("a small book", text)
        .replace('"NASA"', f'"{text}"')
    )
    async with opened(path, size=size) as (app, pilot):
        for keys in (
            ("down",),
            ("colon", *"x"),
            ("escape", "y", "t"),
            ("exclamation_mark",),
            ("right",),
        ):
            await pilot.press(*keys)
            await pilot.pause()
        lines = "\n".join(screen_text(app))
        assert "\x1b" not in lines
        if size[0] > 40:
            assert text in lines


# -- themes ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", themes.NAMES)
async def test_every_theme_shows_the_same_text(name: str) -> None:
    async with opened() as (app, _):
        usual = screen_text(app)
    async with opened(theme=name) as (app, pilot):
        assert screen_text(app) == usual
        await pilot.press("colon")
        await pilot.press("escape", "question_mark")
        await pilot.pause()


async def test_the_theme_changes_on_the_way() -> None:
    async with opened() as (app, pilot):
        for name in (themes.LIGHT, themes.ANSI, themes.DARK):
            app.run_command("program.theme")
            await pilot.pause()
            assert app.theme == name
            assert app.palette is themes.palette_of(name)


async def test_an_unknown_theme_is_the_usual_one() -> None:
    async with opened(theme="crewtrack-mauve") as (app, _):
        assert app.theme == themes.DARK


@pytest.mark.parametrize("name", themes.NAMES)
async def test_no_color_has_no_colour_whatever_the_theme(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with opened(theme=name, no_color=True) as (app, pilot):
        await pilot.press("right")
        written = app.export_screenshot()
        assert app.theme == themes.ANSI
        for y in range(40):
            for _, style in screen_styles(app, y):
                filtered = style
                for line_filter in app._filters:
                    from rich.segment import Segment

                    filtered = line_filter.apply(
                        [Segment("x", filtered)], app.screen.styles.background
                    )[0].style
                assert filtered is None or _plain(filtered)
        assert os.environ["NO_COLOR"] == "1"
        assert "6cb6ff" not in written.lower()


def _plain(style: Any) -> bool:
    return all(colour is None or colour.is_default for colour in (style.color, style.bgcolor))


async def test_nothing_moves_by_itself() -> None:
    async with opened() as (app, pilot):
        assert app.animation_level == "none"
        await pilot.press("g")
        field: Any = app.screen.query_one("#date")
        assert field.cursor_blink is False


# -- leaving ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", ["q", "ctrl+q"])
async def test_quit(key: str) -> None:
    async with opened() as (app, pilot):
        await pilot.press(key)
    assert app.return_code == 0


async def test_ctrl_c_says_how_to_leave() -> None:
    async with opened() as (app, pilot):
        await pilot.press("ctrl+c")
        await pilot.pause()
        assert "q leaves crewtrack" in screen_text(app)[-1]


async def test_ctrl_z_suspends_nothing() -> None:
    async with opened() as (app, pilot):
        before = screen_text(app)
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert app.is_running
        assert screen_text(app)[:-1] == before[:-1]


async def test_ctrl_c_says_the_key_that_was_chosen() -> None:
    async with opened(keys={"program.quit": ("f9",)}) as (app, pilot):
        await pilot.press("ctrl+c")
        await pilot.pause()
        assert "F9 leaves crewtrack" in screen_text(app)[-1]
        await pilot.press("q", "ctrl+q")
        assert app.is_running
        await pilot.press("f9")
    assert app.return_code == 0


async def test_a_dialog_can_always_be_left() -> None:
    async with opened(keys={"dialog.close": (), "program.quit": ()}) as (app, pilot):
        for first in ("g", "question_mark", "colon", "s"):
            await pilot.press(first, "escape")
            await pilot.pause()
            assert app.screen is app.base_screen
        await pilot.press("ctrl+q")
    assert app.return_code == 0
