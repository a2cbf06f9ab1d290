"""Steps: what a key costs on a screen that is open, and what is written to the terminal for it."""

from __future__ import annotations

import os
import time

from processes import CREWTRACK, table
from startup import SCENE
from terminal import Terminal

OVERVIEW = (
    ("to the next event", b"\x1b[C"),
    ("by a day", b"."),
)
SCREENS = (
    ("to the Timeline", b"2"),
    ("to Ports", b"3"),
    ("to the Log", b"7"),
    ("to Problems", b"8"),
    ("back to the Overview", b"1"),
)


def measure(*, quick: bool = False) -> str:
    """Measure; return what docs/performance.md says of it."""
    return f"""## At the keys

From a key to the painted screen, each key when all before it is painted.

{on_the_scene(quick=quick)}

The limit: a step in time under 30 ms of the processor.

{ticking(quick=quick)}

The limit: under 300 bytes a second."""


def _row(words: str, cost: tuple[float, float]) -> tuple[str, str, str]:
    used, written = cost
    return words, f"{used * 1000:.1f} ms", f"{written / 1000:.1f} kB"


def on_the_scene(*, quick: bool) -> str:
    """Return what steps in time, and changes of the screen, take on the opening scene."""
    rows = []
    terminal = Terminal([CREWTRACK, SCENE])
    try:
        terminal.until(b"aboard")
        terminal.settle(1.0)
        rows += [_row(words, terminal.press(key, 10 if quick else 50)) for words, key in OVERVIEW]
        # The first time a screen is opened, it is built; that is another matter.
        for _, key in SCREENS:
            os.write(terminal.fd, key)
            terminal.settle(0.5)
        for words, key in SCREENS:
            rows.append(_row(words, terminal.press(key, 1, quiet=0.4)))
    finally:
        terminal.close()
    return table(("a step on the whole record, 120x40", "processor", "written"), rows)


def ticking(*, quick: bool) -> str:
    """Return what the clock costs while it counts seconds, less than an hour before a launch."""
    seconds = 3 if quick else 10
    terminal = Terminal([CREWTRACK, SCENE, "--now", "2022-03-18T15:00:05Z", "--at", "now"])
    try:
        terminal.until(b"aboard")
        ready = time.perf_counter() + 3
        while time.perf_counter() < ready:
            terminal.read(0.1)
        before, written = terminal.cpu(), 0
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            written += len(terminal.read(0.1))
        used = (terminal.cpu() - before) / seconds
    finally:
        terminal.close()
    rows = [("a second of the clock", f"{used * 1000:.1f} ms", f"{written / seconds:.0f} bytes")]
    return table(("55 minutes before a launch, live", "processor", "written"), rows)
