"""The screens: processor time to open each for the first time, and again, with the record and with 10,000 flights.

It is the processor time of the whole program, so it holds what Textual does besides.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from generate import write
from processes import CREWTRACK, table
from terminal import Terminal

FLIGHTS = 10_000
SCREENS = ("Timeline", "Ports", "People", "Flights", "Partners", "Log", "Problems")


def measure(*, quick: bool = False) -> str:
    """Measure; return what docs/performance.md says of it."""
    rounds = 1 if quick else 2
    record = opened([], rounds)
    with tempfile.TemporaryDirectory() as folder:
        large = opened([str(write(FLIGHTS, Path(folder))), "--at", "2060-01-01"], rounds)
    head = ("a screen, 120x40", "first", "again", f"{FLIGHTS:,} flights: first", "again")
    rows = [
        (name, *(f"{spent * 1000:.0f} ms" for spent in (*record[name], *large[name])))
        for name in (*SCREENS, "a step by a day")
    ]
    return f"""## The screens

{table(head, rows)}

The limit: a screen opens in under 50 ms of the processor, the first time too."""


def opened(arguments: list[str], rounds: int) -> dict[str, tuple[float, float]]:
    """Open every screen in so many starts; return the least that each took, the first time and again."""
    found: dict[str, list[tuple[float, float]]] = {}
    for _ in range(rounds):
        for name, pair in _one([CREWTRACK, *arguments]).items():
            found.setdefault(name, []).append(pair)
    return {
        name: (min(first for first, _ in pairs), min(again for _, again in pairs))
        for name, pairs in found.items()
    }


def _one(command: list[str]) -> dict[str, tuple[float, float]]:
    terminal = Terminal(command)
    try:
        terminal.until(b"CREW")
        terminal.settle(3.0)
        out: dict[str, tuple[float, float]] = {}
        keys = {name: str(number).encode() for number, name in enumerate(SCREENS, start=2)}
        first = {name: terminal.press(key, 1, quiet=1.0)[0] for name, key in keys.items()}
        for name, key in keys.items():
            out[name] = (first[name], terminal.press(key, 1, quiet=0.6)[0])
        terminal.press(b"1", 1)
        steps = [terminal.press(key, 1, quiet=0.6)[0] for key in (b".", b".", b",")]
        out["a step by a day"] = (steps[0], min(steps[1:]))
        return out
    finally:
        terminal.close()


if __name__ == "__main__":
    print(measure(quick="--quick" in sys.argv))
