"""Beside other programs: crewtrack's commands and those of hledger, beancount, calcurse and khal, on as many items.

All are whole processes, taken in turn in one run, by processor time. See `peers.py` for what each is given.
"""

from __future__ import annotations

import math
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from generate import write
from peers import find
from peers import write as write_peers
from processes import CREWTRACK, PYTHON, in_turn, kept, table

if TYPE_CHECKING:
    from processes import Took

SIZES = (100, 1_000, 10_000, 100_000)
ROUNDS = {100: 9, 1_000: 7, 10_000: 5, 100_000: 1}
OURS = {
    "crewtrack check": ["check"],
    "crewtrack crew": ["crew", "--at", "2010-02-25"],
    "crewtrack next": ["next"],
    "crewtrack flights": ["flights"],
}
TOMLI = "import tomli, sys; tomli.loads(open(sys.argv[1], encoding='utf-8').read())"
RATIOS = (
    ("crewtrack check", "hledger check", 1.0),
    ("crewtrack check", "bean-check", 0.45),
    ("crewtrack check", "tomli.loads", 2.0),
    ("crewtrack flights", "calcurse -Q, all", 0.3),
    ("crewtrack flights", "hledger register", None),
    ("crewtrack next", "calcurse -Q, two years", None),
    ("crewtrack next", "khal list", None),
)

Results = dict[int, dict[str, "Took"]]


def run(*, quick: bool = False) -> Results:
    """Take everything; return what each took, by number of flights."""
    peers = find()
    out: Results = {}
    slow: set[str] = set()
    with tempfile.TemporaryDirectory() as folder:
        for flights in SIZES[:2] if quick else SIZES:
            place = Path(folder) / str(flights)
            path = write(flights, place)
            commands = {name: [CREWTRACK, *words, "-f", str(path)] for name, words in OURS.items()}
            commands["tomli.loads"] = [PYTHON, "-c", TOMLI, str(path)]
            commands |= write_peers(path, place, peers)
            commands = {name: one for name, one in commands.items() if name not in slow}
            out[flights] = in_turn(commands, 2 if quick else ROUNDS[flights])
            # What is too slow for some is not tried with ten times as many.
            slow |= {name for name in commands if name not in out[flights]}
            slow |= {name for name, one in out[flights].items() if one.ended}
    return out


def names(results: Results) -> list[str]:
    """Return everything that was taken, in the order in which it first was."""
    return list(dict.fromkeys(name for took in results.values() for name in took))


def growth(results: Results, name: str) -> float | None:
    """Return the power by which a cost grows from 1,000 flights to the most; 1 is in proportion."""
    sizes = [
        size
        for size, took in results.items()
        if size >= 1_000 and name in took and not took[name].ended
    ]
    if len(sizes) < 2:
        return None
    first, last = sizes[0], sizes[-1]
    return math.log(results[last][name].seconds / results[first][name].seconds) / math.log(
        last / first
    )


def measure(results: Results) -> str:
    """Return what docs/performance.md says of it."""
    sizes = list(results)
    most = 10_000 if 10_000 in results else sizes[-1]
    rows = []
    for name in names(results):
        own = [results[size].get(name) for size in sizes]
        grown = growth(results, name)
        peak = results[most].get(name)
        rows.append(
            (
                f"`{name}`",
                *map(_seconds, own),
                f"{grown:.2f}" if grown is not None else "",
                f"{peak.peak:.0f} MiB" if peak is not None and not peak.ended else "",
            )
        )
    head = ("process", *(f"{size:,}" for size in sizes), "growth", f"peak at {most:,}")
    ratios = []
    for one, other, limit in RATIOS:
        own = [_ratio(results[size], one, other) for size in sizes]
        if any(own):
            met = _met(_ratio(results[most], one, other), limit)
            ratios.append((f"`{one}` of `{other}`", *own, met))
    return f"""## Beside other programs

A made-up record (`benchmarks/generate.py`) whose books balance, and as many items for each of the others
(`benchmarks/peers.py`): for hledger and beancount a transaction a flight, with a dated posting for each of its four
movements; for calcurse and khal an appointment a flight, from docking to undocking. `tomli.loads` reads crewtrack's
own file and does nothing with it. Processor time, at 100,000 of one run. What takes more than a minute is ended, and "-"
with ten times as many flights. Growth is the power by which the time grows from 1,000 flights
to the most: 1 is in proportion.

![Processor time by number of flights](images/performance.svg)

{table(head, rows)}

{table(("ratio", *(f"{size:,}" for size in sizes), f"limit at {most:,}"), ratios)}

`calcurse -Q, all` lists all that it has, as `flights` does, and goes through every day for it; `calcurse -Q, two years`
reads as much and lists two. `khal list` lists thirty days from a database that it has made before."""


def _met(ratio: str, limit: float | None) -> str:
    """Say a limit, and whether it was kept in this run."""
    if limit is None:
        return ""
    return f"{limit:.2f}" if ratio in {"", "-"} else kept(float(ratio.removeprefix("< ")), limit)


def _ratio(took: dict[str, Took], one: str, other: str) -> str:
    if one not in took:
        return ""
    if other not in took:
        return "-"
    ratio = took[one].seconds / took[other].seconds
    return f"< {math.ceil(ratio * 100) / 100:.2f}" if took[other].ended else f"{ratio:.2f}"


def _seconds(took: Took | None) -> str:
    if took is None:
        return "-"
    return f"> {took.seconds:.0f} s" if took.ended else f"{took.seconds:.3f} s"
