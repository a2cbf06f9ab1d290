"""Signals that end the program: the terminal is left as it was found."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

import pytest
from tests.tui.screen import SCENE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pty = pytest.importorskip("pty")


def _read(terminal: int, until: bytes, seconds: float = 20.0) -> bytes:
    """Read what a program writes to a terminal, up to some words or its end."""
    out = b""
    end = time.monotonic() + seconds
    while until not in out and time.monotonic() < end:
        if select.select([terminal], [], [], 0.2)[0]:
            try:
                out += os.read(terminal, 65536)
            except OSError:
                break
    return out


@contextmanager
def _running(
    folder: Path, target: str = SCENE, **more: str
) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """Run the program in a terminal of its own; yield it, and our end of that."""
    mine, theirs = pty.openpty()
    environ = {**os.environ, "TERM": "xterm-256color", "HOME": str(folder), **more}
    program = subprocess.Popen(
        [sys.executable, "-m", "crewtrack", target],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=environ,
        start_new_session=True,
    )
    os.close(theirs)
    try:
        yield program, mine
    finally:
        program.kill()
        program.wait()
        with suppress(OSError):
            os.close(mine)


@pytest.mark.parametrize(
    "name",
    [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGINT],
    ids=lambda one: one.name,
)
def test_a_signal_gives_the_terminal_back(name: signal.Signals, tmp_path: Path) -> None:
    with _running(tmp_path) as (program, mine):
        assert b"Vande Hei" in _read(mine, b"Vande Hei")
        program.send_signal(name)
        left = _read(mine, b"\x1b[?25h")
        assert program.wait(10) == 128 + name
    assert b"\x1b[?1049l" in left, "the alternate screen is left"
    assert b"\x1b[?1000l" in left, "the mouse is given back"
    assert b"\x1b[?25h" in left, "the cursor is shown again"


def test_a_terminal_that_goes_away_ends_the_program(tmp_path: Path) -> None:
    with _running(tmp_path) as (program, mine):
        assert b"Vande Hei" in _read(mine, b"Vande Hei")
        os.close(mine)
        program.send_signal(signal.SIGHUP)
        assert program.wait(10) == 128 + signal.SIGHUP


WAITS = """
import os, signal, queue
from crewtrack.tui.input import end_without_terminal
signal.signal(signal.SIGHUP, lambda *_: end_without_terminal(129))
print("waits", flush=True)
queue.Queue().get()
"""


@pytest.mark.parametrize("there", [False, True])
def test_who_waits_for_a_thread_that_died_with_the_terminal_is_ended(there: bool) -> None:
    mine, theirs = pty.openpty()
    program = subprocess.Popen(
        [sys.executable, "-c", WAITS], stdin=theirs, stdout=subprocess.PIPE, start_new_session=True
    )
    os.close(theirs)
    try:
        assert program.stdout is not None
        program.stdout.readline()
        if not there:
            os.close(mine)
        program.send_signal(signal.SIGHUP)
        if there:
            with pytest.raises(subprocess.TimeoutExpired):
                program.wait(2)
        else:
            assert program.wait(10) == 129
    finally:
        program.kill()
        program.communicate()


# -- while an editor has the terminal --------------------------------------------------------------

EDITOR = """\
import signal, sys, time
signal.signal(signal.SIGINT, lambda *_: sys.exit())
print("the editor is here", flush=True)
time.sleep(60)
"""
BOOK = """\
as-of = 2022-02-25T12:00:00Z
station = "none"
[spacecraft.pod]
name = "Pod"
seats = 3
[person.ada]
name = "Ada"
[flight.one]
spacecraft = "pod"
crew = ["ada"]
launch = { at = 2027-01-01T00:00:00Z }
"""


@contextmanager
def _editing(folder: Path) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """Run the program, and its editor in it."""
    script, book = folder / "editor.py", folder / "my.toml"
    script.write_text(EDITOR)
    book.write_text(BOOK)
    editor = f"{sys.executable} {script}"
    with _running(folder, str(book), EDITOR=editor, CREWTRACK_SCREEN="flights") as (program, mine):
        _read(mine, b"Pod")
        os.write(mine, b"E")
        assert b"the editor is here" in _read(mine, b"the editor is here")
        yield program, mine


def test_ctrl_c_in_the_editor_ends_the_editor_alone(tmp_path: Path) -> None:
    with _editing(tmp_path) as (program, mine):
        os.killpg(program.pid, signal.SIGINT)  # as a terminal does: to every program in it
        assert b"\x1b[?1049h" in _read(mine, b"\x1b[?1049h"), "the screens are back"
        _read(mine, b"help")
        assert program.poll() is None
        os.write(mine, b"q")
        _read(mine, b"\x1b[?25h")
        assert program.wait(10) == 0


@pytest.mark.parametrize("name", [signal.SIGTERM, signal.SIGHUP], ids=lambda one: one.name)
def test_a_signal_ends_the_editor_too(name: signal.Signals, tmp_path: Path) -> None:
    with _editing(tmp_path) as (program, mine):
        program.send_signal(name)
        _read(mine, b"\x1b[?25h")
        assert program.wait(10) == 128 + name


def test_a_terminal_that_goes_away_under_the_editor_ends_both(tmp_path: Path) -> None:
    """There is nothing left to paint on, and whoever waits for that waits for ever."""
    with _editing(tmp_path) as (program, mine):
        os.close(mine)
        program.send_signal(signal.SIGHUP)
        assert program.wait(10) == 128 + signal.SIGHUP


# -- what terminals send ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sent",
    [
        b"\xe9",  # an accented letter, from a terminal that is not UTF-8
        b"\xc3",
        b"\xff\xfe\x80",
        b"\x1b[57441;1:3u",  # a key was released
        b"\x1b[99999999;1u",
        b"\x1b[99999999999999999999u",
        b"\x1b[1114112u",
        b"\x1b[55296u",
        b"\x1b[" + b"9" * 5000 + b"u",
        b"\x1b[48;99999;99999;1;1t",  # a terminal as large as none is
        b"\x1b[<999999999999;1;1M",
        b"\x1b[?2048;99$y",
        b"\x1b]0;x\x07\x1bP\x1b\\\x1b[?1;2c",
        b"\x00\x1b\x1b[[[;;;",
        b"\x1b[200~" + b"[b]x[/]\x07" * 99 + b"\x1b[201~",
    ],
)
def test_what_makes_no_sense_is_passed_over(sent: bytes, tmp_path: Path) -> None:
    with _running(tmp_path) as (program, mine):
        assert b"Vande Hei" in _read(mine, b"Vande Hei")
        os.write(mine, sent)
        time.sleep(0.3)
        os.write(mine, b"\x1b[201~")
        for _ in range(3):  # what is no sequence is keys: they may have opened a dialog
            time.sleep(0.3)
            os.write(mine, b"\x1b")
        time.sleep(0.3)
        os.write(mine, b"5")
        assert b"[5 Flights]" in _read(mine, b"[5 Flights]")
        os.write(mine, b"q")
        _read(mine, b"\x1b[?25h")
        assert program.wait(10) == 0
