"""Measure start-up, first paint and a step in time, as ratios taken in one run, and write docs/performance.md.

Everything is a whole process, taken in turn with what it is compared to, so that a busy machine slows both.
Figures are medians. `--quick` takes few rounds and writes nothing.
"""

from __future__ import annotations

import argparse
import contextlib
import fcntl
import os
import platform
import pty
import select
import statistics
import struct
import subprocess
import sys
import termios
import time
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYTHON = sys.executable
CREWTRACK = str(Path(PYTHON).with_name("crewtrack"))
BARE = """
from textual.app import App
from textual.widgets import Static

class Bare(App):
    def compose(self):
        yield Static("aboard")

Bare().run()
"""
ROWS, COLUMNS = 40, 120
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


def process(command: list[str]) -> float:
    """Return the seconds that a command takes, from spawn to end."""
    start = time.perf_counter()
    subprocess.run(
        command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=ENV
    )
    return time.perf_counter() - start


class Terminal:
    """A command in a pseudo-terminal of 120x40."""

    def __init__(self, command: list[str]) -> None:
        """Start it."""
        self.start = time.perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.execve(command[0], command, ENV)  # noqa: S606 - the programs named in this file
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))

    def read(self, seconds: float) -> bytes:
        """Return what it writes within a time; empty if nothing."""
        ready, _, _ = select.select([self.fd], [], [], seconds)
        if not ready:
            return b""
        try:
            return os.read(self.fd, 65536)
        except OSError:
            return b""

    def until(self, marker: bytes, seconds: float = 20) -> float:
        """Return the seconds from the start until a text is on the screen."""
        seen = b""
        while time.perf_counter() - self.start < seconds:
            seen += self.read(0.5)
            if marker in seen:
                return time.perf_counter() - self.start
        message = f"{marker!r} was never painted: {seen[-300:]!r}"
        raise RuntimeError(message)

    def settle(self, quiet: float = 0.25) -> int:
        """Read until nothing comes for a while; return how many bytes came."""
        count = 0
        while data := self.read(quiet):
            count += len(data)
        return count

    def cpu(self) -> float:
        """Return the CPU seconds that the process has used."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def close(self) -> None:
        """End it."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, 9)
        os.waitpid(self.pid, 0)
        os.close(self.fd)


def paint(command: list[str], marker: bytes) -> float:
    """Return the seconds from spawn to a text on the screen."""
    terminal = Terminal(command)
    try:
        return terminal.until(marker)
    finally:
        terminal.close()


def step(key: bytes, presses: int) -> tuple[float, float]:
    """Return the CPU seconds, and the bytes written, of one step ahead in time by a key."""
    terminal = Terminal([CREWTRACK, "crewtrack:iss-2022-02-25"])
    try:
        terminal.until(b"aboard")
        terminal.settle(1.0)
        before, written = terminal.cpu(), 0
        for _ in range(presses):
            os.write(terminal.fd, key)
            written += terminal.settle(0.15)
        used = terminal.cpu() - before
        return used / presses, written / presses
    finally:
        terminal.close()


def main() -> None:
    """Measure, print, and write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true")
    quick = parser.parse_args().quick
    rounds = 5 if quick else 21
    base = [PYTHON, "-c", "import textual.app"]
    views = {
        f"crewtrack {name}": [CREWTRACK, "-f", "crewtrack:iss-2022-02-25", *name.split()]
        for name in ("crew", "next", "ports", "person vande-hei", "check", "crew --format json")
    }
    taken: dict[str, list[float]] = {"base": [], "python": [], **{name: [] for name in views}}
    for command in (base, *views.values()):
        process(command)
    for _ in range(rounds):
        taken["python"].append(process([PYTHON, "-c", "pass"]))
        taken["base"].append(process(base))
        for name, command in views.items():
            taken[name].append(process(command))
    unit = statistics.median(taken["base"])
    rows = [
        ('`python -c "import textual.app"`', unit, 1.0),
        ("`python -c pass`", statistics.median(taken["python"]), 0.0),
    ]
    rows += [(f"`{name}`", statistics.median(taken[name]), 0.0) for name in views]
    lines = ["| process | ms | of `import textual.app` |", "| --- | --- | --- |"]
    lines += [
        f"| {name} | {seconds * 1000:.0f} | {seconds / unit:.2f} |" for name, seconds, _ in rows
    ]

    bare: list[float] = []
    ours: list[float] = []
    for _ in range(3 if quick else 11):
        bare.append(paint([PYTHON, "-c", BARE], b"aboard"))
        ours.append(paint([CREWTRACK, "crewtrack:iss-2022-02-25"], b"aboard"))
    first, own = statistics.median(bare), statistics.median(ours)
    lines += [
        "",
        "| first paint, 120x40 in a pseudo-terminal | ms | of the bare app |",
        "| --- | --- | --- |",
    ]
    lines += [f"| a Textual App with one Static | {first * 1000:.0f} | 1.00 |"]
    lines += [f"| crewtrack on the opening scene | {own * 1000:.0f} | {own / first:.2f} |"]

    lines += ["", "| a step in time, from key to painted screen | CPU | written to the terminal |"]
    lines += ["| --- | --- | --- |"]
    for words, key in (("to the next event", b"\x1b[C"), ("by a day", b".")):
        used, written = step(key, 10 if quick else 50)
        lines += [f"| {words} | {used * 1000:.0f} ms | {written / 1000:.0f} kB |"]
    table = "\n".join(lines)
    print(table)
    from scale import measure

    sizes = measure(quick=quick)
    print(f"\n{sizes}")
    if not quick:
        (ROOT / "docs" / "performance.md").write_text(page(table, sizes))


def page(table: str, sizes: str) -> str:
    """Return docs/performance.md: what people wait for, and how it grows with the file."""
    parts = ", ".join(
        f"{name} {version(name)}" for name in ("textual", "rich", "attrs", "pendulum", "tomli")
    )
    return f"""# Performance

Made by `make bench`. Whole processes, taken in turn in one run; medians. Compare the ratios: the milliseconds are
those of one machine on one day.

{os.cpu_count()} cores, {platform.machine()}, CPython {platform.python_version()}, {platform.system()}; {parts}.

{table}

The limits that the project sets itself: `crewtrack crew` at most 0.50 of `import textual.app`; first paint at most
1.50 of the bare app; a step in time under 30 ms of CPU.

## Large files

A made-up record in the style of the shipped one (`benchmarks/generate.py`), whose books balance. Processor time of
whole processes; `tomli.loads` reads the same file and does nothing with it. Growth is the power by which the time
grows with the number of flights: 1 is in proportion.

{sizes}

The limits: `check` at most 2 times `tomli.loads` at 10,000 flights; the state at an instant in under 100 µs there;
growth no faster than the number of flights; a peak under 120 MiB at 10,000 flights.
"""


if __name__ == "__main__":
    main()
