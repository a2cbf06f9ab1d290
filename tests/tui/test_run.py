"""The way into the screens: what the command line's words become."""

from __future__ import annotations

import gc
import os
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from tests.tui.screen import SCENE, SCENE_AT

from crewtrack.store.paths import state_dir
from crewtrack.tui import run as module
from crewtrack.tui import themes
from crewtrack.tui.app import CrewtrackApp
from crewtrack.tui.glyphs import ASCII
from crewtrack.tui.run import ScreenFaultError, run

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 11, 22, 10, 30, tzinfo=UTC)


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[CrewtrackApp]:
    """Every app that is started: it ends at once."""
    apps: list[CrewtrackApp] = []

    def begin(self: CrewtrackApp, **options: Any) -> int:
        self.options_of_run = options  # type: ignore[attr-defined]
        apps.append(self)
        return 0

    monkeypatch.setattr(CrewtrackApp, "run", begin)
    monkeypatch.setattr(module, "_utf8", lambda: True)
    return apps


def test_the_scene_opens_at_its_instant(started: list[CrewtrackApp]) -> None:
    assert run(SCENE, now=NOW) == 0
    assert started[0].clock.at == SCENE_AT
    assert started[0].theme == themes.DARK


def test_an_instant_opens_there_and_now_follows_the_clock(started: list[CrewtrackApp]) -> None:
    run(SCENE, now=NOW, at=SCENE_AT + timedelta(days=1))
    run(SCENE, now=NOW, at=NOW)
    assert started[0].clock.at == SCENE_AT + timedelta(days=1)
    assert started[1].clock.mode.name == "LIVE"


def test_a_clock_that_was_set_goes_on(started: list[CrewtrackApp]) -> None:
    run(SCENE, now=NOW)
    assert timedelta(0) <= started[0].now() - NOW < timedelta(minutes=1)


def test_theme_signs_and_mouse(started: list[CrewtrackApp]) -> None:
    run(SCENE, now=NOW, theme="light", ascii=True, mouse=False)
    assert started[0].theme == themes.LIGHT
    assert started[0].signs is ASCII
    assert started[0].options_of_run == {"mouse": False}  # type: ignore[attr-defined]


def test_a_terminal_that_is_not_utf8_gets_ascii(
    started: list[CrewtrackApp], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_utf8", lambda: False)
    run(SCENE, now=NOW)
    assert started[0].signs is ASCII
    assert started[0].note.isascii()


@pytest.mark.parametrize(("value", "plain"), [("1", True), ("", False)])
def test_no_color(
    started: list[CrewtrackApp], monkeypatch: pytest.MonkeyPatch, value: str, plain: bool
) -> None:
    monkeypatch.setenv("NO_COLOR", value)
    run(SCENE, now=NOW, theme="light")
    assert started[0].no_color is plain
    assert started[0].theme == (themes.ANSI if plain else themes.LIGHT)


def test_the_first_start_says_once_what_one_sees(started: list[CrewtrackApp]) -> None:
    for _ in range(2):
        run(SCENE, now=NOW)
    run(SCENE, now=NOW, at=NOW)
    note = "a replay of 25 Feb 2022: ←→ steps through events, n goes to now"
    assert [app.note for app in started] == [note, "", ""]


def test_a_state_folder_that_cannot_be_made_says_nothing(started: list[CrewtrackApp]) -> None:
    state_dir().parent.mkdir(parents=True)
    state_dir().write_text("in the way")
    run(SCENE, now=NOW)
    assert started[0].note == ""


def test_a_file_that_cannot_be_read_is_told_on_stderr(
    started: list[CrewtrackApp], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "my.toml"
    path.write_text("[flight\n")
    assert run(path, now=NOW) == 1
    assert started == []
    said = capsys.readouterr()
    assert said.out == ""
    assert f"{path}:1:" in said.err
    assert "Traceback" not in said.err


def test_a_fault_of_the_screens_is_raised_with_its_details(monkeypatch: pytest.MonkeyPatch) -> None:
    ordinary = CrewtrackApp.run

    def fail(_: CrewtrackApp) -> None:
        msg = "the moon is in the way"
        raise RuntimeError(msg)

    monkeypatch.setattr(CrewtrackApp, "on_mount", fail)
    monkeypatch.setattr(CrewtrackApp, "run", lambda self, **_: ordinary(self, headless=True))
    with pytest.raises(ScreenFaultError) as caught:
        run(SCENE, now=NOW)
    first, *rest = str(caught.value).splitlines()
    assert first == "RuntimeError: the moon is in the way"
    assert any("test_run.py" in line for line in rest)
    assert gc.isenabled()


def settings(text: str) -> None:
    from crewtrack.store.paths import config_dir

    config_dir().mkdir(parents=True, exist_ok=True)
    (config_dir() / "config.toml").write_text(text, encoding="utf-8")


def test_the_settings_are_taken_up_and_an_option_beats_them(started: list[CrewtrackApp]) -> None:
    settings('[ui]\ntheme = "light"\nmouse = false\nzone = "utc"\n[keys]\n"time.now" = "f6"\n')
    run(SCENE, now=NOW)
    run(SCENE, now=NOW, theme="ansi", keys={"time.now": ("f7",)})
    assert started[0].theme == themes.LIGHT
    assert started[0].options_of_run == {"mouse": False}  # type: ignore[attr-defined]
    assert started[0].zone_choice == "utc"
    assert started[0].chosen_keys == {"time.now": ("f6",)}
    assert started[1].theme == themes.ANSI
    assert started[1].chosen_keys == {"time.now": ("f7",)}


def test_what_is_wrong_with_the_settings_is_a_quiet_note(started: list[CrewtrackApp]) -> None:
    settings('[ui]\ntheme = "pink"\nx = 1\n')
    run(SCENE, now=NOW)
    assert started[0].theme == themes.DARK
    assert started[0].note == (
        'config.toml:2:9: theme is "pink"; expected one of dark, light, ansi'
        "   1 more; crewtrack doctor tells"
    )


def test_what_was_kept_comes_back_unless_that_is_not_wanted(started: list[CrewtrackApp]) -> None:
    from crewtrack.app.memory import keep, memory_path
    from crewtrack.store.shipped import shipped_file

    path = str(shipped_file("iss-2022-02-25"))
    kept = {"theme": "light", "screens": {"overview": {"filter": "aboard"}}, "screen": "nowhere"}
    keep(memory_path(), path, kept)
    run(SCENE, now=NOW)
    assert started[0].theme == themes.LIGHT
    assert started[0].kept == {"overview": {"filter": "aboard"}}
    assert started[0].DEFAULT_MODE == "overview"
    settings("[ui]\nremember = false\n")
    run(SCENE, now=NOW)
    assert started[1].theme == themes.DARK
    assert started[1].kept == {}


def test_what_changed_is_kept_when_it_ends(started: list[CrewtrackApp]) -> None:
    from crewtrack.app.memory import memory_path, recall

    run(SCENE, now=NOW)
    assert not memory_path().exists()
    app = started[0]
    app.theme = themes.LIGHT
    app.exit(0)
    assert app.remembered == {"screens": {}, "theme": "light"}
    assert recall(memory_path(), "x") == {}


@pytest.mark.parametrize("how", ["looks", "web"])
def test_a_guest_leaves_no_trace(
    started: list[CrewtrackApp], monkeypatch: pytest.MonkeyPatch, home: Path, how: str
) -> None:
    if how == "web":
        monkeypatch.setenv("TEXTUAL_DRIVER", "textual.drivers.web_driver:WebDriver")

    def leave(self: CrewtrackApp, **_: Any) -> int:
        started.append(self)
        self.remembered = {"theme": "light"}
        return 0

    monkeypatch.setattr(CrewtrackApp, "run", leave)
    before = sorted(home.rglob("*"))
    run(SCENE, now=NOW, read_only=how == "looks")
    assert started[0].read_only is (how == "looks")
    assert started[0].config_file is None
    assert sorted(home.rglob("*")) == before


@pytest.mark.parametrize(
    ("said", "holds"),
    [("120", True), ("2000", True), ("2001", False), ("9" * 5000, False), ("x", True)],
)
def test_a_size_that_no_terminal_has_is_passed_over(
    started: list[CrewtrackApp], monkeypatch: pytest.MonkeyPatch, said: str, holds: bool
) -> None:
    monkeypatch.setenv("COLUMNS", said)
    monkeypatch.setenv("LINES", said)
    run(SCENE, now=NOW)
    assert ("COLUMNS" in os.environ, "LINES" in os.environ) == (holds, holds)
