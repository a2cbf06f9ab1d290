"""Measure the Timeline in a pseudo-terminal of 200x50: processor time and bytes written for each frame.

A schedule of 10,000 flights is made by `generate.py` (or as many as are asked for). Each key is pressed many times,
and what comes of one press has been read before the next, so that each press is a frame of its own. Processor
time of the whole program, so it holds what Textual does besides. `--quick` presses fewer.
"""

from __future__ import annotations

import argparse
import contextlib
import fcntl
import os
import pty
import select
import struct
import sys
import tempfile
import termios
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from generate import write

if TYPE_CHECKING:
    from collections.abc import Sequence

CREWTRACK = str(Path(sys.executable).with_name("crewtrack"))
ROWS, COLUMNS = 50, 200
ENV = {
    **{
        key: value
        for key, value in os.environ.items()
        if not key.startswith(("CREWTRACK", "TEXTUAL", "PYTHON"))
    },
    "TERM": "xterm-256color",
    "COLORTERM": "truecolor",
    "LANG": "C.UTF-8",
}


class Frames(NamedTuple):
    """What the frames of one kind of press took."""

    milliseconds: float
    bytes: int
    most: int


class Terminal:
    """crewtrack in a pseudo-terminal."""

    def __init__(self, *words: str) -> None:
        """Start it."""
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.execve(CREWTRACK, [CREWTRACK, *words], ENV)  # noqa: S606 - the program measured here
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))

    def settle(self, quiet: float, first: float = 0.0) -> int:
        """Read until nothing comes for a while; `first` is how long to wait for the first byte."""
        count = 0
        wait = max(quiet, first)
        while True:
            ready, _, _ = select.select([self.fd], [], [], wait)
            if not ready:
                return count
            try:
                count += len(os.read(self.fd, 1 << 16))
            except OSError:
                return count
            wait = quiet

    def until(self, marker: bytes, seconds: float = 60) -> None:
        """Read until a text is on the screen."""
        end = time.monotonic() + seconds
        seen = b""
        while marker not in seen:
            if time.monotonic() > end:
                message = f"{marker!r} was never painted: {seen[-300:]!r}"
                raise RuntimeError(message)
            ready, _, _ = select.select([self.fd], [], [], 0.5)
            if ready:
                seen += os.read(self.fd, 1 << 16)

    def cpu(self) -> float:
        """Return the seconds of processor time that the program has used."""
        fields = Path(f"/proc/{self.pid}/schedstat")
        with contextlib.suppress(OSError):
            return (
                sum(
                    int(one.joinpath("schedstat").read_text().split()[0])
                    for one in fields.parent.joinpath("task").iterdir()
                )
                / 1e9
            )
        stat = fields.with_name("stat").read_text().rpartition(")")[2].split()
        return (int(stat[11]) + int(stat[12])) / os.sysconf("SC_CLK_TCK")

    def press(self, keys: Sequence[str], presses: int) -> Frames:
        """Press keys by turns, each after what came of the one before."""
        self.settle(0.3)
        counts = []
        before = self.cpu()
        for place in range(presses):
            os.write(self.fd, keys[place % len(keys)].encode())
            counts.append(self.settle(0.06, 1.0))
        used = self.cpu() - before
        return Frames(used / presses * 1000, sum(counts) // presses, max(counts))

    def close(self) -> None:
        """End it."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, 9)
        os.waitpid(self.pid, 0)
        os.close(self.fd)


PRESSES = (
    ("go to the next lane", "jjjjjjjjkkkkkkkk", ""),
    ("scroll by a page", ("\x1b[6~", "\x1b[6~", "\x1b[5~", "\x1b[5~"), ""),
    ("pan", "LLHH", ""),
    ("zoom", "-+", ""),
    ("zoom, the whole record in view", "-+", "------"),
    ("pan, the whole record in view", "HL", ""),
    ("a day in time", ".,", "++++++"),
    ("other lanes", "m", ""),
)
"""What is pressed: its name, the keys by turns, and what is pressed before."""


def main() -> None:
    """Measure, and print a table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("flights", nargs="?", type=int, default=10_000)
    options.add_argument("--quick", action="store_true")
    chosen = options.parse_args()
    presses = 8 if chosen.quick else 40
    with tempfile.TemporaryDirectory() as folder:
        write(chosen.flights, Path(folder))
        terminal = Terminal(str(Path(folder) / "schedule.toml"), "--at", "2060-01-01")
        try:
            terminal.until(b"CREW")
            terminal.settle(2.0)
            before = terminal.cpu()
            os.write(terminal.fd, b"2")
            terminal.until(b"PORTS")
            terminal.settle(0.3)
            print(
                f"{chosen.flights} flights at {COLUMNS}x{ROWS}\n"
                f"{'first opened':34} {(terminal.cpu() - before) * 1000:7.1f} ms"
            )
            for name, keys, prior in PRESSES:
                for key in prior:
                    os.write(terminal.fd, key.encode())
                    terminal.settle(0.1, 1.0)
                frames = terminal.press(keys, presses)
                print(
                    f"{name:34} {frames.milliseconds:7.1f} ms {frames.bytes:7} bytes, at most {frames.most}"
                )
            frames = terminal.press("12", presses)
            print(
                f"{'another screen, and back':34} {frames.milliseconds:7.1f} ms {frames.bytes:7} bytes"
            )
        finally:
            terminal.close()


if __name__ == "__main__":
    main()
