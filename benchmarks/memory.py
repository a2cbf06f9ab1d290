"""Memory: what `crewtrack check` takes for files that no person keeps (`shapes.py`), as a multiple of the file.

`memory.py [MEGABYTES] [WORD...]` measures those whose name has one of the words, at one size, and tells them as it goes.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from processes import CREWTRACK, FailedError, table, take
from shapes import SHAPES, written

from crewtrack.toml.dense import TABLE, TABLE_WHOLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

SIZES = (1_000_000, 3_000_000, 10_000_000)
ROOMS = (0, TABLE, TABLE_WHOLE)
LIMIT = 20
SHOWN = 12
MEBIBYTE = 2**20


def ratios(
    folder: Path, sizes: Sequence[int], names: Iterable[str]
) -> dict[str, list[float | None]]:
    """Return by shape, for each size, how many times the file the peak is above that of a nearly empty file.

    Of files as dense as can be, and of two that are just thin enough to be read, that is the most. None is what was
    left out: it fails, or takes too long.
    """
    path = folder / "empty.toml"
    path.write_text("format = 1\n")
    least = take((CREWTRACK, "check", str(path))).peak
    out: dict[str, list[float | None]] = {}
    for name in names:
        out[name] = []
        for size in sizes:
            try:
                every = [
                    one(written(SHAPES[name], size, folder / "hostile.toml", room), least)
                    for room in ROOMS
                ]
                out[name].append(max(every))
                words = " ".join(f"{found:8.1f}" for found in every)
            except FailedError as error:
                out[name].append(None)
                words = f"left out: {error}"
            print(f"  {name:44} {size:>10} {words}", file=sys.stderr, flush=True)
    return out


def one(path: Path, least: float) -> float:
    """Return how many times a file the peak is above the least, in MiB."""
    took = take((CREWTRACK, "check", str(path)), ends=(0, 1))
    return (took.peak - least) * MEBIBYTE / path.stat().st_size


def measure(*, quick: bool = False) -> str:
    """Measure; return what docs/performance.md says of it.

    The largest files are measured only of those shapes that take most of the smaller.
    """
    sizes = SIZES[:1] if quick else SIZES
    with tempfile.TemporaryDirectory() as folder:
        found = ratios(Path(folder), sizes[:2], SHAPES)
        most = sorted(found, key=lambda name: worst(found[name]), reverse=True)[:SHOWN]
        more = ratios(Path(folder), sizes[2:], most)
    return section(sizes, {name: [*found[name], *more[name]] for name in most})


def worst(own: Sequence[float | None]) -> float:
    """Return the most of some ratios."""
    return max((one for one in own if one is not None), default=0.0)


def section(sizes: Sequence[int], found: Mapping[str, Sequence[float | None]]) -> str:
    """Return what docs/performance.md says of the ratios of those shapes that take most."""
    rows = [
        (name, *("-" if one is None else f"{one:.1f}" for one in own))
        for name, own in found.items()
    ]
    shown = table(("a file of", *(f"{size / 1e6:.0f} MB" for size in sizes)), rows)
    return f"""## Hostile files

What `crewtrack check` takes at its peak above what it takes for a nearly empty file, as a multiple of the file's size, for
files made of one thing over and over ({len(SHAPES)} things: `benchmarks/shapes.py`): packed as dense as can be, which is
mostly refused with one problem that says why, and with just enough blanks between to be read. The worst of these is
told, of the {SHOWN} things that take most.

{shown}

The limit: at most {LIMIT} times the file."""


def main() -> None:
    """Measure some at one size."""
    size = int(float(sys.argv[1]) * 1e6) if len(sys.argv) > 1 else SIZES[0]
    words = sys.argv[2:]
    names = [one for one in SHAPES if not words or any(word in one for word in words)]
    with tempfile.TemporaryDirectory() as folder:
        ratios(Path(folder), (size,), names)


if __name__ == "__main__":
    main()
