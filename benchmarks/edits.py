"""Edits: what one costs, the write included, beside reading the file; and what a form asks as one types."""

from __future__ import annotations

import gc
import os
import statistics
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import tomli
from generate import write
from processes import table

if TYPE_CHECKING:
    from collections.abc import Callable

    from crewtrack.app.editing.bench import Bench

NOW = datetime(2026, 11, 26, tzinfo=UTC)
ROUNDS = 7


def cpu(act: Callable[[], object]) -> float:
    """Return the seconds of processor time that something takes."""
    gc.collect()
    start = time.process_time()
    act()
    return time.process_time() - start


def one_edit(path: Path, rounds: int) -> tuple[float, float]:
    """Return the seconds that reading a file takes, and one edit of it: planned, checked, written, synced, noted down."""
    from crewtrack.app.editing.bench import Bench
    from crewtrack.app.editing.changes import Set, Slip
    from crewtrack.app.editing.history import write_files

    reads, edits = [], []
    for number in range(rounds):
        bench = Bench.open(path, now=NOW)
        flights = list(bench.data["flight"])
        flight = flights[len(flights) * (number + 1) // (rounds + 1)]
        day = date(2001, 1, 1) + timedelta(days=number)
        change = Set(("flight", flight, "launch", "at"), day, Slip(keep=True))
        text = path.read_text(encoding="utf-8")
        reads.append(cpu(lambda text=text: tomli.loads(text)))  # type: ignore[misc]

        def act(bench: Bench = bench, change: Set = change) -> None:
            plan = bench.plan(change)
            write_files(plan.what, plan.files, NOW)

        edits.append(cpu(act))
    return statistics.median(reads), statistics.median(edits)


def live_check(folder: Path, rounds: int) -> float:
    """Return the seconds that a form takes to say what a typed date would make wrong, on the record that ships."""
    from crewtrack.app.editing.bench import Bench
    from crewtrack.app.editing.changes import Set

    path = folder / "mine.toml"
    path.write_text('station = "iss"\ninclude = ["crewtrack:iss"]\n', encoding="utf-8")
    bench = Bench.open(path, now=NOW)
    bench.problems  # noqa: B018 - what is wrong already is found once, when a form opens
    change = Set(("flight", "soyuz-ms-29", "land", "at"), "2027-05")
    return statistics.median(cpu(lambda: bench.plan(change).new_problems) for _ in range(rounds))


def measure(*, quick: bool = False) -> str:
    """Measure; return what docs/performance.md says of it."""
    rounds = 2 if quick else ROUNDS
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_STATE_HOME"] = folder
        for flights in (1_000, 10_000):
            path = write(flights, Path(folder) / str(flights))
            read, edit = one_edit(path, rounds)
            size = f"{path.stat().st_size / 1e6:.1f} MB"
            rows.append(
                (f"{flights:,}", size, f"{read:.2f} s", f"{edit:.2f} s", f"{edit / read:.2f}")
            )
        live = live_check(Path(folder), rounds * 3)
    found = table(("flights", "file", "`tomli.loads`", "one edit", "ratio"), rows)
    return f"""## Edits

A date is set and the old one kept as a slip: found in the text, replaced, read again, compared, written, synced and
noted in the journal.

{found}

What a form says as one types, that is what a change would make wrong in the whole record that ships, takes
{live * 1000:.0f} ms of processor time.

The limits: an edit at most 2 times `tomli.loads` at 10,000 flights; a form's check under 50 ms."""
