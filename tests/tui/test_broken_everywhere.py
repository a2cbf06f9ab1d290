"""The file breaks while a screen is open, and is mended: the last good version stays, and what is wrong is told."""

from __future__ import annotations

import itertools
import os
import shutil
from typing import TYPE_CHECKING

import pytest
from tests.tui.screen import opened, screen_text

from crewtrack.app.registry import SCREENS
from crewtrack.tui.messages import FilesChanged
from crewtrack.tui.screens.form import Form

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.pilot import Pilot

    from crewtrack.app.registry import ScreenEntry
    from crewtrack.tui.app import CrewtrackApp

BOOK = """\
format = 1
title = "a small book"
station = "iss"
include = ["crewtrack:iss"]
as-of = 2022-02-25T12:00:00Z
[person.chari]
name = "Raja Chari"
[flight.soyuz-ms-33]
spacecraft = "soyuz-ms"
crew = ["kikina", "?", "?"]
launch = { at = 2027-03-18T15:55:18Z, site = "baikonur-31-6" }
[bulletin.said]
at = 2022-02-25
title = "something was said"
"""


def _write(text: str) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        path.write_text(text, "utf-8")

    return write


def _gone(path: Path) -> None:
    path.unlink()


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def _loop(path: Path) -> None:
    path.unlink()
    path.symlink_to(path)


def _bytes(path: Path) -> None:
    path.write_bytes(BOOK.encode() + b'\nnote = "\xff\xfe"\n')


KEYS = (
    ("down",), ("enter", "escape"), ("e", "escape"), ("E",), ("a", "escape"), ("d", "escape"), ("c", "escape"),
    ("o", "escape"), ("y", "t"), ("exclamation_mark",), ("u",), ("right",), ("tab",), ("up",), ("left",),
    ("s", "escape"), ("slash", "a", "escape"), ("colon", "a", "escape"), ("x",), ("m",), ("w",), ("f", "escape"),
    ("z",), ("n",), ("0",), ("left_square_bracket",), ("right_square_bracket",),
)  # fmt: skip
"""What is pressed while the file is broken, some of it for each of the ways to break it."""

BREAKS: dict[str, Callable[[Path], None]] = {
    "a syntax error": _write(BOOK + "oops\n"),
    "half of it": _write(BOOK[: len(BOOK) // 2]),
    "a half that is TOML": _write(BOOK[: BOOK.index("[person")].replace("format", "fromat")),
    "an unknown person": _write(BOOK.replace('"kikina"', '"kikinna"')),
    "a NUL": _write(BOOK.replace("small", "sm\0all")),
    "not UTF-8": _bytes,
    "hostile": _write(BOOK + '[flight."[@click=app.quit]x[/]"]\n"[/]" = 1\n'),
    "an include of itself": _write(BOOK.replace('"crewtrack:iss"', '"my.toml", "none.toml"')),
    "emptied": _write(""),
    "blanks alone": _write("\n \n"),
    "gone": _gone,
    "a folder": _folder,
    "a pipe": _pipe,
    "a link to itself": _loop,
}  # fmt: skip


def mend(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
    path.write_text(BOOK, "utf-8")


async def changed(app: CrewtrackApp, pilot: Pilot[int]) -> str:
    app.post_message(FilesChanged())
    await pilot.pause()
    assert app._exception is None
    return "\n".join(screen_text(app))


@pytest.mark.parametrize("screen", SCREENS, ids=lambda one: str(one.id))
async def test_every_screen_keeps_the_last_good_version(
    screen: ScreenEntry, tmp_path: Path
) -> None:
    path = tmp_path / "my.toml"
    path.write_text(BOOK, "utf-8")
    async with opened(path, screen=screen.id) as (app, pilot):
        keys = itertools.cycle(KEYS)
        for how, breaks in BREAKS.items():
            before = await changed(app, pilot)
            breaks(path)
            broken = await changed(app, pilot)
            assert _is_broken(app), how
            assert "✗" in broken.splitlines()[2], how
            assert "my.toml" in broken.splitlines()[2], how
            # all below the banner is as it was; but the bench works on, and the list of problems has one more
            if screen.id not in {"partners", "problems"}:
                assert broken.splitlines()[3:-1] == before.splitlines()[3:-1], how
            for pressed in itertools.islice(keys, 4):
                await pilot.press(*pressed)
                assert app._exception is None, (how, pressed)
            assert _is_broken(app), how
            mend(path)
            mended = await changed(app, pilot)
            assert not _is_broken(app), how
            assert "✗" not in mended.splitlines()[2], how


def _is_broken(app: CrewtrackApp) -> bool:
    return app.session.broken is not None


def _form(app: CrewtrackApp) -> Form:
    """The form on top; a function, since something else may be there each time."""
    assert isinstance(app.screen, Form)
    return app.screen


@pytest.mark.parametrize("how", BREAKS)
async def test_a_form_keeps_what_is_typed_while_its_file_breaks(how: str, tmp_path: Path) -> None:
    path = tmp_path / "my.toml"
    path.write_text(BOOK, "utf-8")
    async with opened(path, screen="flights") as (app, pilot):
        app.jump(("flight", "soyuz-ms-33"))
        await pilot.press("e")
        await pilot.pause()
        form = _form(app)
        typed = form.texts()
        await pilot.press("end", "X")
        typed_in = form.texts()
        assert typed_in != typed
        BREAKS[how](path)
        await changed(app, pilot)
        await pilot.press("f2")
        await pilot.pause(0.3)
        assert app._exception is None
        if not isinstance(app.screen, Form):
            await pilot.press("escape")
            await pilot.pause()
        assert _form(app) is form, "it is not lost"
        assert form.texts() == typed_in
        mend(path)
        await changed(app, pilot)
        assert form.texts() == typed_in
        await pilot.press("backspace", "f2")
        await pilot.pause(0.3)
        assert path.read_text("utf-8") == BOOK
