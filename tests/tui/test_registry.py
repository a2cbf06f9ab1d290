"""Keys, handlers and the registry agree."""

from __future__ import annotations

from typing import Any

import pytest
from tests.tui.screen import opened, screen_text
from textual.binding import BindingsMap

from crewtrack.app.registry import COMMANDS, EVERYWHERE, SCREEN_IDS, in_scope
from crewtrack.tui.glyphs import ASCII, UNICODE
from crewtrack.tui.handlers import handler
from crewtrack.tui.keys import bindings, key_words, keymap, shown, textual_key
from crewtrack.tui.panels.base import Panel


@pytest.mark.parametrize("command", [one.id for one in in_scope(EVERYWHERE)])
def test_something_runs_every_command(command: str) -> None:
    assert callable(handler(command))


@pytest.mark.parametrize("command", ["time.never", "nothing.at-all", ""])
def test_nothing_runs_what_is_no_command(command: str) -> None:
    with pytest.raises(LookupError):
        handler(command)


@pytest.mark.parametrize("key", sorted({key for one in COMMANDS for key in one.keys}))
def test_every_key_is_one_that_textual_knows(key: str) -> None:
    assert list(BindingsMap([(textual_key(key), "x", "x")]).key_to_bindings)


def test_every_binding_bears_its_commands_id_and_none_has_priority() -> None:
    for binding in bindings(EVERYWHERE):
        assert binding.id is not None
        assert binding.action == f"command('{binding.id}')"
        assert not binding.priority


def test_the_bindings_of_lists_come_from_the_registry() -> None:
    ids = {binding.id for binding in Panel.BINDINGS if not isinstance(binding, tuple)}
    assert ids == {command.id for command in in_scope("list")}


def test_keys_as_people_read_them() -> None:
    assert shown("left", UNICODE) == "←"
    assert shown("left", ASCII) == "left"
    assert shown("f1", UNICODE) == "F1"
    assert shown("f", UNICODE) == "f"
    assert shown("ctrl+p", UNICODE) == "ctrl+p"
    assert key_words(in_scope("copy")[-1], UNICODE) == ("esc",)


async def test_a_key_is_rebound_by_its_commands_id() -> None:
    async with opened(keys={"time.next-event": ("f6", ">"), "time.next-month": ("f7",)}) as (
        app,
        pilot,
    ):
        at = app.clock.at
        await pilot.press("right")
        assert app.clock.at == at
        await pilot.press("f6")
        assert app.clock.at > at
        assert "F6" in screen_text(app)[-1]


async def test_a_chosen_key_is_taken_from_whatever_had_it() -> None:
    async with opened(keys={"time.now": ("j",), "time.next-event": ()}) as (app, pilot):
        was, at = app.selected, app.clock.at
        await pilot.press("right", "l")
        assert app.clock.at == at
        await pilot.press("j")
        await pilot.pause()
        assert app.clock.at > at
        await pilot.press("down")
        assert app.selected != was


def test_a_keymap_has_the_names_of_textual() -> None:
    assert keymap({"time.now": ("!", "ctrl+n")}) == {"time.now": "exclamation_mark,ctrl+n"}


async def test_every_command_can_be_run_from_the_palette(
    tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for command in COMMANDS:
        if command.palette:
            async with opened(size=(80, 24)) as (app, pilot):
                if command.scope in SCREEN_IDS:
                    app.run_command(f"screen.{command.scope}")  # listed on its own screen alone
                    await pilot.pause()
                app.run_command(command.id)
                await pilot.pause()
