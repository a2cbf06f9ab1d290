"""Where output goes: data to stdout or a file, the same bytes to both; narration to stderr."""

from __future__ import annotations

import os
import sys

from crewtrack.cli.errors import FailedError, MisuseError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

STDOUT = "-"
NO_NAME = "-o names no file"
_HELD = 1 << 16
"""So many characters of a long text are written at a time."""


def is_terminal(target: str | None = None) -> bool:
    """Whether what is written goes to a terminal."""
    return target in {None, STDOUT} and sys.stdout is not None and sys.stdout.isatty()


def wants_colour(target: str | None = None) -> bool:
    """Whether colour may be used: on a terminal that has some, unless NO_COLOR says no."""
    return (
        is_terminal(target) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    )


def only_ascii(target: str | None = None) -> bool:
    """Whether the terminal can show nothing but ASCII; files and pipes always get UTF-8."""
    if not is_terminal(target):
        return False
    return (sys.stdout.encoding or "ascii").lower().replace("-", "") not in {"utf8", "cp65001"}


def put(text: str, target: str | None = None, *, ascii_only: bool = False) -> None:
    """Write text as UTF-8 to stdout, or to a file."""
    put_bytes(_encoded(text, target, ascii_only=ascii_only), target)


def put_parts(parts: Iterable[str], target: str | None = None, *, ascii_only: bool = False) -> None:
    """Write a long text that is made bit by bit, without holding all of it; to a file it goes whole."""
    if target not in {None, STDOUT}:
        put("".join(parts), target, ascii_only=ascii_only)
        return
    held: list[str] = []
    size = 0
    for part in parts:
        held.append(part)
        size += len(part)
        if size >= _HELD:
            if not _put_stdout(_encoded("".join(held), target, ascii_only=ascii_only)):
                return  # its reader has gone away: nobody wants the rest
            held, size = [], 0
    _put_stdout(_encoded("".join(held), target, ascii_only=ascii_only))


def _encoded(text: str, target: str | None, *, ascii_only: bool) -> bytes:
    if ascii_only or (not text.isascii() and only_ascii(target)):
        from crewtrack.export.cells import to_ascii

        text = to_ascii(text)
    return text.encode("utf-8", "replace")


def put_bytes(data: bytes, target: str | None = None) -> None:
    """Write bytes to stdout, or to a file.

    A reader of stdout that went away is no error: what it did not want is not written.

    Raises:
        FailedError: they cannot be written.
        MisuseError: the file has no name.
    """
    if target == "":
        raise MisuseError(NO_NAME)
    if target is None or target == STDOUT:
        _put_stdout(data)
        return
    from crewtrack.store.files import SaveError, write_out

    try:
        write_out(target, data)
    except SaveError as error:
        msg = f"cannot write {error}"
        raise FailedError(msg, error.hint) from None


def _put_stdout(data: bytes) -> bool:
    """Write bytes to stdout; return False if its reader went away.

    Raises:
        FailedError: they cannot be written.
    """
    if sys.stdout is None:
        msg = "cannot write to stdout: it is closed"
        raise FailedError(msg)
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        hush()
        return False
    except OSError as error:
        hush()
        msg = f"cannot write to stdout: {error.strerror or error}"
        raise FailedError(msg) from None
    return True


def hush() -> None:
    """Send what is still to come on stdout nowhere, so that Python's own last flush says nothing."""
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, sys.stdout.fileno())
    os.close(null)


def tell(message: str) -> None:
    """Say something to the person: on stderr, line by line, safe for a terminal."""
    from crewtrack.export.cells import safe

    say("".join(f"{safe(line)}\n" for line in message.split("\n")))


def say(text: str) -> None:
    """Write text that is safe already to stderr, as far as anybody listens."""
    if sys.stderr is None:
        return
    try:
        sys.stderr.write(text)
        sys.stderr.flush()
    except (OSError, ValueError):
        # Closed, or full: there is nobody left to be told.
        return
