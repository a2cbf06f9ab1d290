"""Opened to look at only: no file is changed or made, and no other program started."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.tui.screen import opened, screen_text

from crewtrack.app.registry import BY_ID, COMMANDS
from crewtrack.tui.keys import textual_key
from crewtrack.tui.screens.palette import entries

if TYPE_CHECKING:
    from pathlib import Path

HARMLESS = {"edit.source"}


def test_whatever_edits_is_known_to_write() -> None:
    for command in COMMANDS:
        if command.group == "edit" and command.id not in HARMLESS:
            assert command.writes, command.id
    for ident in ("out.editor", "source.editor", "view.save"):
        assert BY_ID[ident].writes
    for ident in ("time.now", "out.copy", "edit.source", "out.snapshot"):
        assert not BY_ID[ident].writes


def written(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


async def test_no_key_changes_a_file_or_starts_a_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "my.toml"
    path.write_text('format = 1\ninclude = ["crewtrack:iss-2022-02-25"]\n', encoding="utf-8")
    before = written(tmp_path)
    monkeypatch.chdir(tmp_path)
    mark = tmp_path / "started"
    monkeypatch.setenv("VISUAL", f"touch {mark}")
    keys = {key for command in COMMANDS if command.writes for key in command.keys}
    keys |= {"s", "E"}
    async with opened(path, read_only=True) as (_, pilot):
        for key in sorted(keys - {"tab", "escape"}):
            await pilot.press(textual_key(key), "enter", "escape")
        await pilot.press("o", "E", "enter", "escape")
        await pilot.pause()
    assert written(tmp_path) == before


@pytest.mark.parametrize("command", [one.id for one in COMMANDS if one.writes and one.palette])
async def test_neither_palette_nor_footer_offer_it(command: str) -> None:
    async with opened(read_only=True) as (app, pilot):
        assert command not in {one.command for one in entries(app)}
        assert not app.works(BY_ID[command])
        if "." in command and command.partition(".")[0] in {"out", "edit"}:
            app.run_command(command)
            await pilot.pause()
            assert "this is open to look at only" in screen_text(app)[-1]


async def test_without_it_they_work() -> None:
    async with opened() as (app, _):
        assert app.works(BY_ID["out.editor"])
        assert app.works(BY_ID["out.snapshot"])


async def test_over_the_web_no_editor_opens_even_where_one_may_write(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with opened() as (app, pilot):
        monkeypatch.setattr(type(app), "is_web", property(lambda _: True))
        assert not app.works(BY_ID["out.editor"])
        assert app.works(BY_ID["out.snapshot"])
        await pilot.press("o", "E")
        await pilot.pause()
        assert app._exception is None


async def test_over_the_web_a_snapshot_goes_to_the_browser(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with opened(read_only=True) as (app, pilot):
        monkeypatch.setattr(type(app), "is_web", property(lambda _: True))
        got: list[tuple[str, str, bytes]] = []
        monkeypatch.setattr(
            app,
            "deliver_binary",
            lambda file, *, save_filename, mime_type: got.append(
                (save_filename, mime_type, file.read())
            ),
        )
        await pilot.press("s", "shift+tab", "shift+tab", *["backspace"] * 60)
        await pilot.press(*"..", "slash", *"a", "quotation_mark", *"b.svg", "enter")
        await pilot.pause()
        await app.workers.wait_for_complete()
    ((name, media, data),) = got
    assert (name, media, data[:4]) == ("a-b.svg", "image/svg+xml", b"<svg")
    assert written(tmp_path) == {}
