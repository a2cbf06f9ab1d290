"""Measure how cost grows with the number of flights: `check`, the state at an instant, and peak memory.

Schedules are made by `generate.py`. `check` and `tomli.loads` of the same file are whole processes, taken in turn;
processor time, so that what else the machine does counts less. `--quick` stops at 10,000 flights.
"""

from __future__ import annotations

import argparse
import math
import os
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

from generate import START, write

PYTHON = sys.executable
CREWTRACK = str(Path(PYTHON).with_name("crewtrack"))
SIZES = (1_000, 10_000, 100_000)
ROUNDS = {1_000: 11, 10_000: 7, 100_000: 3}
ENV = {
    key: value for key, value in os.environ.items() if not key.startswith(("CREWTRACK", "PYTHON"))
}
TOMLI = "import tomli, sys; tomli.loads(open(sys.argv[1], encoding='utf-8').read())"


class Run:
    """What one process took: processor seconds, and MiB at its peak."""

    def __init__(self, command: list[str]) -> None:
        """Run it; it must end well and say nothing."""
        pid = os.posix_spawn(command[0], command, ENV)
        _, status, used = os.wait4(pid, 0)
        assert os.waitstatus_to_exitcode(status) == 0, command
        self.seconds = used.ru_utime + used.ru_stime
        self.peak = used.ru_maxrss / 1024


def compare(path: Path, rounds: int) -> tuple[float, float, float]:
    """Return the seconds of `check`, those of `tomli.loads`, and the peak of `check` in MiB: medians."""
    check, tomli = [CREWTRACK, "check", str(path)], [PYTHON, "-c", TOMLI, str(path)]
    ours: list[Run] = []
    theirs: list[Run] = []
    for _ in range(rounds):
        theirs.append(Run(tomli))
        ours.append(Run(check))
    return (
        statistics.median(one.seconds for one in ours),
        statistics.median(one.seconds for one in theirs),
        statistics.median(one.peak for one in ours),
    )


def state(path: Path, asks: int = 2_000) -> float:
    """Return the microseconds that the state at an instant takes: the mean over instants in no order."""
    from crewtrack.app.loading import load
    from crewtrack.ledger.ledger import Ledger

    schedule = load(path).schedule
    assert schedule is not None
    ledger = Ledger.of(schedule)
    draw = random.Random(1)  # noqa: S311 - nothing secret
    whole = ledger.instants[-1] - START
    instants = [START + whole * draw.random() for _ in range(asks)]
    start = time.perf_counter()
    for one in instants:
        ledger.state(one)
    return (time.perf_counter() - start) / asks * 1e6


def growth(small: float, large: float) -> float:
    """Return the power of ten by which a cost grows for ten times the flights; 1 is in proportion."""
    return math.log10(large / small)


def measure(*, quick: bool = False) -> str:
    """Measure everything; return it as tables."""
    lines = [
        "| flights | file | `check` | `tomli.loads` | ratio | growth | peak | state at an instant |",
        "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    before: float | None = None
    with tempfile.TemporaryDirectory() as folder:
        for flights in SIZES[:2] if quick else SIZES:
            path = write(flights, Path(folder) / str(flights))
            ours, theirs, peak = compare(path, ROUNDS[flights])
            each = state(path)
            grown = "" if before is None else f"{growth(before, ours):.2f}"
            before = ours
            lines.append(
                f"| {flights:,} | {path.stat().st_size / 1e6:.1f} MB | {ours:.2f} s | {theirs:.2f} s "
                f"| {ours / theirs:.2f} | {grown} | {peak:.0f} MiB | {each:.0f} µs |"
            )
    return "\n".join(lines)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true")
    print(measure(quick=parser.parse_args().quick))


if __name__ == "__main__":
    main()
