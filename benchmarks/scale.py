"""Scale: the state at an instant of a made-up record, and what asking many times costs."""

from __future__ import annotations

import gc
import random
import tempfile
import time
from pathlib import Path

from generate import START, write
from processes import table

SIZES = (1_000, 10_000, 100_000)


def state(path: Path, asks: int = 2_000) -> tuple[float, float]:
    """Return the microseconds of processor time that the state at an instant takes: in no order, and step by step."""
    from crewtrack.app.loading import load
    from crewtrack.ledger.ledger import Ledger

    schedule = load(path).schedule
    assert schedule is not None
    ledger = Ledger.of(schedule)
    draw = random.Random(1)  # noqa: S311 - nothing secret
    whole = ledger.instants[-1] - START
    instants = [START + whole * draw.random() for _ in range(asks)]
    gc.collect()
    gc.disable()
    start = time.process_time()
    for one in instants:
        ledger.state(one)
    anywhere = (time.process_time() - start) / asks * 1e6
    first = len(ledger.instants) // 2
    start = time.process_time()
    for one in ledger.instants[first : first + asks]:
        ledger.state(one)
    gc.enable()
    return anywhere, (time.process_time() - start) / asks * 1e6


def measure(*, quick: bool = False) -> str:
    """Measure; return what docs/performance.md says of it."""
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for flights in SIZES[:2] if quick else SIZES:
            path = write(flights, Path(folder) / str(flights))
            anywhere, step = state(path)
            rows.append(
                (
                    f"{flights:,}",
                    f"{path.stat().st_size / 1e6:.1f} MB",
                    f"{anywhere:.0f} µs",
                    f"{step:.0f} µs",
                )
            )
    found = table(("flights", "file", "at any instant", "at the next event"), rows)
    return f"""## The state at an instant

Who is where and what is docked, in a program that has read the file.

{found}

The limit: under 100 µs at 10,000 flights."""
