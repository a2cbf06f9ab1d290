"""Save: a file that was read, edited and is to be written back, and nobody's work lost over it."""

from __future__ import annotations

import os
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from crewtrack.store.files import (
    ABSENT,
    ExternallyChangedError,
    SaveError,
    shown,
    write_atomic,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_KEPT: Final = 1000
_MOST_TRIES: Final = 200
_WAIT: Final = 0.01
"""Seconds between two tries to get a lock."""


class BothKeptError(ExternallyChangedError):
    """The file has changed since it was read: it is as it was left, and what was to be written stands beside it.

    Attributes:
        yours: the file that holds what was to be written.
    """

    def __init__(self, name: str, message: str, yours: Path) -> None:
        """Keep where it is."""
        super().__init__(
            name,
            message,
            hint=f"What was to be written is in {shown(yours)}: nothing is lost.",
        )
        self.yours = yours


def save(path: str | os.PathLike[str], data: bytes, *, expect_sha: str) -> None:
    """Write a file back that was read before, whole or not at all.

    Args:
        path: where to.
        data: all of the bytes.
        expect_sha: the SHA-256 of what was read, or `ABSENT`.

    Raises:
        BothKeptError: somebody else has changed, made or removed it since; both versions are kept.
        SaveError: it cannot be written; it is as it was.
    """
    try:
        write_atomic(path, data, expect_sha=expect_sha)
    except ExternallyChangedError as error:
        yours = _kept_beside(Path(path), data)
        raise BothKeptError(error.name, error.message, yours) from None


@contextmanager
def locked(path: str | os.PathLike[str]) -> Iterator[None]:
    """Keep other crewtracks from writing in a file's folder meanwhile, so that of two edits at once none is lost.

    Other programs know nothing of it; for them there is the hash. Where there are no locks, or somebody holds one for
    long, the edit goes on without.
    """
    handle = -1
    try:
        import fcntl

        handle = os.open(Path(os.path.realpath(path)).parent, os.O_RDONLY)
        for _ in range(_MOST_TRIES):
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                time.sleep(_WAIT)
    except (ImportError, OSError):
        pass
    try:
        yield
    finally:
        if handle >= 0:
            os.close(handle)


def _kept_beside(path: Path, data: bytes) -> Path:
    """Write what was to be written under a free name: no ``*.toml``, since a folder may be read as a schedule."""
    for number in range(1, _MOST_KEPT):
        tail = "" if number == 1 else f"-{number}"
        yours = path.with_name(f"{path.name}.yours{tail}")
        try:
            write_atomic(yours, data, expect_sha=ABSENT)
        except ExternallyChangedError:
            continue
        return yours
    message = "it has changed since it was read, and there are a thousand versions beside it"
    raise SaveError(shown(path), message)
