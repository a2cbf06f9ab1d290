"""The timeline: processor time and bytes written for each frame, with 10,000 flights in a terminal of 200x50.

Each key is pressed many times, as by somebody who scrolls, and what comes of one press has been read before the next,
so that each press is a frame of its own. It is the processor time of the whole program, so it holds what Textual does besides.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from generate import write
from processes import CREWTRACK, table
from terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Sequence

FLIGHTS = 10_000
COLUMNS, ROWS = 200, 50
_PAUSE = 0.02
"""Seconds without anything new after which a frame is done, and the next key is pressed."""
PRESSES: tuple[tuple[str, Sequence[str], str], ...] = (
    ("to the next lane", "jjjjjjjjkkkkkkkk", ""),
    ("by a page", ("\x1b[6~", "\x1b[6~", "\x1b[5~", "\x1b[5~"), ""),
    ("pan", "LLHH", ""),
    ("zoom", "-+", ""),
    ("zoom, 170 years in view", "-+", "------"),
    ("pan, 170 years in view", "HL", ""),
    ("by a day in time", ".,", "++++++"),
    ("other lanes", "m", ""),
    ("another screen, and back", "12", ""),
)
"""What is pressed: its name, the keys by turns, and what is pressed before."""


def measure(*, quick: bool = False) -> str:
    """Measure; return what docs/performance.md says of it."""
    with tempfile.TemporaryDirectory() as folder:
        rows = frames(write(FLIGHTS, Path(folder)), 8 if quick else 40)
    head = (
        f"a frame of the timeline, {FLIGHTS:,} flights, {COLUMNS}x{ROWS}",
        "processor",
        "written",
    )
    return f"""## The timeline

{table(head, rows)}

The limits: scrolling and zooming under 10 ms of the processor and 60 kB a frame."""


def frames(schedule: Path, presses: int) -> list[tuple[str, str, str]]:
    """Press every key on a schedule; return a row for each."""
    terminal = Terminal(
        [CREWTRACK, str(schedule), "--at", "2060-01-01"], columns=COLUMNS, rows=ROWS
    )
    try:
        terminal.until(b"CREW")
        terminal.settle(2.0)
        before = terminal.cpu()
        os.write(terminal.fd, b"2")
        terminal.until(b"PORTS")
        terminal.settle(0.4)
        rows = [("opened for the first time", f"{(terminal.cpu() - before) * 1000:.0f} ms", "")]
        for name, keys, prior in PRESSES:
            for key in prior:
                terminal.press(key.encode(), 1)
            terminal.settle()
            used, written = 0.0, 0.0
            for place in range(presses):
                cost = terminal.press(keys[place % len(keys)].encode(), 1, quiet=_PAUSE)
                used, written = used + cost[0], written + cost[1]
            rows.append(
                (name, f"{used / presses * 1000:.1f} ms", f"{written / presses / 1000:.1f} kB")
            )
        return rows
    finally:
        terminal.close()


if __name__ == "__main__":
    print(measure(quick="--quick" in sys.argv))
