"""Signals that end the program: the terminal is left as it was found."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from tests.tui.screen import SCENE

if TYPE_CHECKING:
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


@pytest.mark.parametrize(
    "name", [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT], ids=lambda one: one.name
)
def test_a_signal_gives_the_terminal_back(name: signal.Signals, tmp_path: Path) -> None:
    mine, theirs = pty.openpty()
    environ = {**os.environ, "TERM": "xterm-256color", "HOME": str(tmp_path)}
    program = subprocess.Popen(
        [sys.executable, "-m", "crewtrack", SCENE],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=environ,
        start_new_session=True,
    )
    os.close(theirs)
    try:
        assert b"Vande Hei" in _read(mine, b"Vande Hei")
        program.send_signal(name)
        left = _read(mine, b"\x1b[?25h")
        assert program.wait(10) == 128 + name
    finally:
        program.kill()
        os.close(mine)
    assert b"\x1b[?1049l" in left, "the alternate screen is left"
    assert b"\x1b[?1000l" in left, "the mouse is given back"
    assert b"\x1b[?25h" in left, "the cursor is shown again"


def test_a_terminal_that_goes_away_ends_the_program(tmp_path: Path) -> None:
    mine, theirs = pty.openpty()
    environ = {**os.environ, "TERM": "xterm-256color", "HOME": str(tmp_path)}
    program = subprocess.Popen(
        [sys.executable, "-m", "crewtrack", SCENE],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=environ,
        start_new_session=True,
    )
    os.close(theirs)
    try:
        assert b"Vande Hei" in _read(mine, b"Vande Hei")
        os.close(mine)
        program.send_signal(signal.SIGHUP)
        program.wait(10)
    finally:
        program.kill()
