"""The tour that a newcomer takes, in a real terminal: ten steps, from opening to leaving."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("tmux") is None, reason="there is no tmux"),
]

_PATIENCE = 30.0
"""How many seconds a machine with other work may take."""


class Tmux:
    """The program in a terminal of its own."""

    def __init__(self, folder: Path, size: tuple[int, int]) -> None:
        """Open it, as the person who starts it for the first time."""
        homes = {
            f"XDG_{name.upper()}_HOME": str(folder / name)
            for name in ("config", "data", "state", "cache")
        }
        self.env = {
            **{key: value for key, value in os.environ.items() if key not in {"TMUX", "NO_COLOR"}},
            **homes,
            "LANG": "C.UTF-8",
            "TERM": "xterm-256color",
        }
        self.socket = str(folder / "tmux")
        width, height = map(str, size)
        program = f"exec {sys.executable} -m crewtrack; sleep 60"
        self.run("-f", "/dev/null", "new-session", "-d", "-x", width, "-y", height, program)

    def run(self, *arguments: str) -> str:
        done = subprocess.run(
            ["tmux", "-S", self.socket, *arguments],
            env=self.env,
            capture_output=True,
            text=True,
            check=False,
        )
        return done.stdout

    def press(self, *keys: str) -> None:
        self.run("send-keys", *keys)

    def escape(self) -> None:
        """Press escape, and give it the moment that tells it from the begin of another key."""
        self.press("Escape")
        time.sleep(0.4)

    def text(self) -> str:
        return self.run("capture-pane", "-p")

    def see(self, *words: str, gone: str = "") -> str:
        """Wait until all words are on the screen, and one is not."""
        end = time.monotonic() + _PATIENCE
        while True:
            text = self.text()
            if all(word in text for word in words) and not (gone and gone in text):
                return text
            assert time.monotonic() < end, f"{words} never came:\n{text}"
            time.sleep(0.05)

    def ended(self) -> bool:
        """Whether the program, and with it its terminal, ends."""
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end:
            if not self.run("list-sessions"):
                return True
            time.sleep(0.05)
        return False


@pytest.fixture(params=[(120, 40), (80, 24), (200, 60), (40, 12)], ids="{0[0]}x{0[1]}".format)
def tmux(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Tmux]:
    made = Tmux(tmp_path, request.param)
    yield made
    made.run("kill-server")


def test_the_tour(tmux: Tmux, tmp_path: Path) -> None:
    # open: who is aboard, and what comes next
    tmux.see("Raja Chari", "25 Feb 2022")
    # step to the landing
    tmux.press(*["Right"] * 5)
    tmux.see("30 Mar 2022", "11:28")
    # open the person, and see the ride home
    tmux.press("0")
    tmux.see("25 Feb 2022")
    tmux.press("Enter")
    tmux.see("RAJA CHARI", "home")
    tmux.escape()
    # filter
    tmux.press("/")
    tmux.press("-l", "agency:roscosmos")
    tmux.press("Enter")
    tmux.see("Dubrov", gone="Raja Chari")
    tmux.escape()
    tmux.see("Raja Chari")
    # zoom the timeline out to the whole record
    tmux.press("2")
    tmux.see("ABOARD", "╷Mar")
    tmux.press(*["-"] * 8)
    tmux.see("no coarser than a year")
    # export
    tmux.press("s")
    tmux.see("format")
    tmux.escape()
    tmux.see(gone="format")
    # edit: a schedule of one's own is made, and a name changed in it
    tmux.press("1")
    tmux.see("Raja Chari", gone="a year a cell")
    tmux.press("Home", "e")
    tmux.see("your own schedule")
    tmux.press("Enter")
    tmux.see("EDIT", "Raja Chari")
    tmux.press("-l", "x")
    tmux.see("Raja Charix")
    tmux.press("F2")
    own = tmp_path / "data" / "crewtrack" / "schedule.toml"
    end = time.monotonic() + _PATIENCE
    while "Charix" not in (own.read_text() if own.exists() else ""):
        if "enter" in tmux.text():
            tmux.press("Enter")
            tmux.see(gone="enter")
        assert time.monotonic() < end, tmux.text()
        time.sleep(0.3)
    tmux.see("takes it back")
    tmux.escape()  # where there is little room, the entry lies over the list
    tmux.see("Raja Charix")
    # undo
    tmux.press("C-z")
    tmux.see("Raja Chari", gone="Charix")
    assert "Charix" not in own.read_text()
    # quit
    tmux.press("q")
    assert tmux.ended()
