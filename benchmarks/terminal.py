"""A command in a pseudo-terminal: when something is painted, what a key costs, and how much is written for it."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import select
import struct
import sys
import termios
import time
from pathlib import Path

from processes import ENV


class Terminal:
    """A command in a pseudo-terminal."""

    def __init__(self, command: list[str], *, columns: int = 120, rows: int = 40) -> None:
        """Start it."""
        self.start = time.perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.execve(command[0], command, ENV)  # noqa: S606 - the programs named in these files
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def read(self, seconds: float) -> bytes:
        """Return what it writes within a time; empty if nothing."""
        ready, _, _ = select.select([self.fd], [], [], seconds)
        if not ready:
            return b""
        try:
            return os.read(self.fd, 65536)
        except OSError:
            return b""

    def until(self, marker: bytes, seconds: float = 60) -> float:
        """Return the processor seconds that it has used when a text is on the screen."""
        seen = b""
        while time.perf_counter() - self.start < seconds:
            seen += self.read(0.5)
            if marker in seen:
                return self.cpu()
        message = f"{marker!r} was never painted: {seen[-300:]!r}"
        raise RuntimeError(message)

    def settle(self, quiet: float = 0.25) -> int:
        """Read until nothing comes for a while; return how many bytes came."""
        count = 0
        while data := self.read(quiet):
            count += len(data)
        return count

    def rest(self, seconds: float = 0.5, longest: float = 60.0) -> None:
        """Wait until it has used next to no processor time for a while, in any of its threads."""
        end = time.perf_counter() + longest
        before = self.cpu() - 1
        while self.cpu() - before > seconds / 25 and time.perf_counter() < end:
            before = self.cpu()
            stop = time.perf_counter() + seconds
            while time.perf_counter() < stop:
                self.read(max(0.001, stop - time.perf_counter()))

    def press(self, key: bytes, times: int, *, quiet: float = 0.15) -> tuple[float, float]:
        """Press a key some times, each when all is painted; return the processor seconds and the bytes of each."""
        before, written = self.cpu(), 0
        for _ in range(times):
            os.write(self.fd, key)
            # on a busy machine the first of it may take longer than what is quiet after it
            written += len(self.read(1.0)) + self.settle(quiet)
        return (self.cpu() - before) / times, written / times

    def cpu(self) -> float:
        """Return the processor seconds that it has used in all its threads, to the nanosecond where the system tells."""
        if sys.platform == "linux":
            # the clock of another process, as `clock_getcpuclockid` makes it of its number
            with contextlib.suppress(OSError):
                return time.clock_gettime((~self.pid << 3) | 2)
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def close(self) -> None:
        """End it."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, 9)
        os.waitpid(self.pid, 0)
        os.close(self.fd)
