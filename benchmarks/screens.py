"""The screens: processor time to open each for the first time, and again, with the record and with 10,000 flights.

A person looks at what they have opened before they press a key: so the first screen is opened a second after the program
has painted, and each other a second after the one before. It is the processor time of the whole program, all its threads,
from the key until nothing has been painted for 80 ms; so it holds what Textual does besides, and not what is done ahead
in the seconds between, nor the two futures of the Partners, which are worked out beside the screen once it stands: the
next key waits for them.
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

LOOK = 1.0
"""How many seconds a person looks at what was painted last before they press the next key."""
QUIET = 0.08
"""After how many seconds without anything painted a screen stands."""


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

From a key to the screen that stands, each a second after all before it was painted, the first a second after the start:
what is done ahead is done in such seconds. The two futures of the Partners are worked out beside that screen, and are not
in it. {FLIGHTS:,} flights stand at 2060, a quarter into the record.

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

    def took(key: bytes) -> float:
        terminal.settle(LOOK)
        return terminal.press(key, 1, quiet=QUIET)[0]

    try:
        terminal.until(b"CREW")
        keys = {name: str(number).encode() for number, name in enumerate(SCREENS, start=2)}
        first = {}
        for name, key in keys.items():
            first[name] = took(key)
            if name == "Partners":
                terminal.rest()  # two futures are worked out beside it, which takes seconds
        out = {name: (first[name], took(key)) for name, key in keys.items()}
        took(b"1")
        steps = [took(key) for key in (b".", b".", b",")]
        out["a step by a day"] = (steps[0], min(steps[1:]))
        return out
    finally:
        terminal.close()


if __name__ == "__main__":
    print(measure(quick="--quick" in sys.argv))
