"""Save: a file that was read, edited and is to be written back, and nobody's work lost over it."""

from __future__ import annotations

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
    import os

_MOST_KEPT: Final = 1000


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
