"""Whole processes: what one takes, and several taken in turn, so that a busy machine slows them alike."""

from __future__ import annotations

import os
import signal
import statistics
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

ROOT = Path(__file__).resolve().parent.parent
PYTHON = sys.executable
CREWTRACK = str(Path(PYTHON).with_name("crewtrack"))
HOME = ROOT / ".cache" / "bench-home"
ENV = {
    **{
        key: value
        for key, value in os.environ.items()
        if not key.startswith(("CREWTRACK", "TEXTUAL", "PYTHON"))
    },
    "TERM": "xterm-256color",
    "COLORTERM": "truecolor",
    "LANG": "C.UTF-8",
    "TZ": "UTC",
    # nothing of the person who measures is read or changed
    **{f"XDG_{one}_HOME": str(HOME / one.lower()) for one in ("CONFIG", "DATA", "STATE", "CACHE")},
}
LONGEST = 60
"""Seconds after which a process is ended, and left out as too slow."""


class Took:
    """What a process took.

    Attributes:
        seconds: processor time, its own and the system's for it.
        peak: MiB at its peak.
        ended: whether it was ended as too slow: then it takes `seconds` or more.
    """

    def __init__(self, seconds: float, peak: float, *, ended: bool = False) -> None:
        """Keep it."""
        self.seconds = seconds
        self.peak = peak
        self.ended = ended


class FailedError(RuntimeError):
    """A process did not do what was to be measured."""


class TooSlowError(FailedError):
    """A process took longer than `LONGEST`."""


# A process counts what its parent held before it became itself as its own peak: so a small one starts each.
_STARTER = """
import os, sys
null = [(os.POSIX_SPAWN_OPEN, number, os.devnull, os.O_RDWR, 0) for number in (0, 1, 2)]
pid = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=null)
_, status, used = os.wait4(pid, 0)
print(os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime, used.ru_maxrss)
"""


def take(command: Sequence[str], ends: Container[int] = (0,)) -> Took:
    """Run a command to its end, in one of the exit codes that are right; what it writes goes nowhere.

    Raises:
        TooSlowError: it takes longer than `LONGEST`.
        FailedError: it fails.
    """
    with subprocess.Popen(
        [PYTHON, "-I", "-S", "-c", _STARTER, *command],
        stdout=subprocess.PIPE,
        text=True,
        env=ENV,
        start_new_session=True,
    ) as starter:
        try:
            told, _ = starter.communicate(timeout=LONGEST)
        except subprocess.TimeoutExpired:
            os.killpg(starter.pid, signal.SIGKILL)
            msg = f"it takes longer than {LONGEST} s"
            raise TooSlowError(msg) from None
    code, seconds, kibibytes = told.split()
    if int(code) not in ends:
        msg = f"it ended with {code}"
        raise FailedError(msg)
    return Took(float(seconds), int(kibibytes) / 1024)


def in_turn(commands: Mapping[str, Sequence[str]], rounds: int) -> dict[str, Took]:
    """Return what each of several commands takes: medians over rounds, in each of which all run once.

    The first round is not counted: files are read from disk then, and caches made; of one round alone it is. One that fails is left out from then on, and is not in what is returned; one that takes too long is, as ended.
    """
    taken: dict[str, list[Took]] = {name: [] for name in commands}
    ended: dict[str, Took] = {}
    for number in range(1 if rounds == 1 else 0, rounds + 1):
        for name, command in commands.items():
            if name not in taken:
                continue
            try:
                found = take(command)
                if number:
                    taken[name].append(found)
            except FailedError as error:
                if isinstance(error, TooSlowError):
                    ended[name] = Took(LONGEST, 0, ended=True)
                print(f"  left out: {name}: {error}", file=sys.stderr)
                del taken[name]
    return {
        name: Took(
            statistics.median(one.seconds for one in all_),
            statistics.median(one.peak for one in all_),
        )
        for name, all_ in taken.items()
    } | ended


def kept(ratio: float, limit: float) -> str:
    """Say a limit, and whether a run kept it."""
    return f"{limit:.2f}: {'kept' if round(ratio, 2) <= limit else 'not kept'}"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table in Markdown."""
    lines = [f"| {' | '.join(head)} |", f"| {' | '.join('---' for _ in head)} |"]
    lines += [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join(lines)
