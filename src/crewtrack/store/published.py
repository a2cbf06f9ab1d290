"""A folder that is published: only what has changed is written, and nothing of anybody else's is touched.

A small file in it, `MANIFEST`, names what was written there. What it does not name is somebody else's: it is
neither replaced nor removed. What it names and is written no more is removed, if it is still as it was written.
"""

from __future__ import annotations

import json
import os
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from crewtrack.store.files import SaveError, shown, write_atomic
from crewtrack.store.paths import is_file

if TYPE_CHECKING:
    from collections.abc import Mapping

MANIFEST = ".crewtrack-published.json"
"""The name of the file that says what was written."""

_SCHEMA = "crewtrack/published/1"


class ForeignError(SaveError):
    """Files are in the way that crewtrack did not write.

    Attributes:
        names: their paths in the folder.
    """

    def __init__(self, folder: str, names: tuple[str, ...]) -> None:
        self.names = names
        listed = ", ".join(names[:5]) + (", ..." if len(names) > 5 else "")
        super().__init__(folder, f"somebody else's files are in the way: {listed}")


@frozen(eq=False, repr=False)
class Published:
    """What was done to a folder.

    Attributes:
        written: paths of files that are new or have changed, in order.
        removed: paths of files that were written before and are no more.
        same: how many were as they should be.
    """

    written: tuple[str, ...]
    removed: tuple[str, ...]
    same: int


def publish(
    folder: str | os.PathLike[str], files: Mapping[str, bytes], *, force: bool = False
) -> Published:
    """Make a folder hold files.

    Args:
        folder: where to; it is made if it is not there.
        files: their bytes, by paths with `/` between folders.
        force: replace files of the same names that somebody else made.

    Raises:
        ForeignError: somebody else's files are in the way; nothing was written.
        SaveError: something cannot be written. What was written until then is whole.
    """
    root = Path(folder)
    name = shown(folder)
    if is_file(root):
        raise SaveError(name, "it is a file, and no folder")
    try:
        before = _manifest(root)
        old = {path: _read(root / path) for path in files}
        foreign = tuple(
            sorted(path for path in files if _foreign(path, old[path], files[path], before, root))
        )
        if foreign and not force:
            raise ForeignError(name, foreign)
        changed = [path for path in sorted(files) if old[path] != files[path]]
        gone = [
            path
            for path in sorted(set(before) - set(files))
            if _inside(path) and _digest(_read(root / path)) == before[path]
        ]
        now = {path: sha256(data).hexdigest() for path, data in files.items()}
        if changed or gone or now != before:
            root.mkdir(parents=True, exist_ok=True)
        if changed:
            # first what is about to be ours, so that a crash in between leaves nothing that is nobody's
            _note(root, before | now)
        for path in changed:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            if (root / path).is_symlink():
                # what it leads to is somewhere else, and stays as it is
                (root / path).unlink()
            write_atomic(root / path, files[path])
        for path in gone:
            (root / path).unlink(missing_ok=True)
            _prune(root, (root / path).parent)
        _note(root, now)
    except SaveError:
        raise
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise SaveError(name, f"it cannot be written to: {reason}") from error
    return Published(tuple(changed), tuple(gone), len(files) - len(changed))


def _foreign(
    path: str, old: bytes | None, new: bytes, before: Mapping[str, str], root: Path
) -> bool:
    """Whether something of that name is there that is not ours, and would be lost; or leads out of the folder."""
    if (root / path).is_symlink():
        return True
    if path in before:
        return False
    folders = path.split("/")[:-1]
    if any(root.joinpath(*folders[: at + 1]).is_symlink() for at in range(len(folders))):
        return True
    return old != new if old is not None else os.path.lexists(root / path)


def _inside(path: str) -> bool:
    """Whether a path that a manifest names stays in its folder: anybody may have written one."""
    parts = path.split("/")
    return all(
        part not in {"", ".", ".."} and "\\" not in part and ":" not in part for part in parts
    )


def _read(path: Path) -> bytes | None:
    """Return the bytes of a file, or None if there is none."""
    try:
        return path.read_bytes() if is_file(path) and not path.is_symlink() else None
    except FileNotFoundError:
        return None


def _digest(data: bytes | None) -> str | None:
    return None if data is None else sha256(data).hexdigest()


def _manifest(root: Path) -> dict[str, str]:
    """Return what was written, by path; nothing where nobody says."""
    data = _read(root / MANIFEST)
    if data is None:
        return {}
    try:
        found = json.loads(data)
        if found["schema"] != _SCHEMA:
            return {}
        return {str(path): str(digest) for path, digest in found["files"].items()}
    except (ValueError, KeyError, TypeError, AttributeError):
        return {}


def _note(root: Path, files: Mapping[str, str]) -> None:
    """Say in the manifest what is ours, if it does not say so yet."""
    ordered = dict(sorted(files.items()))
    text = json.dumps({"schema": _SCHEMA, "files": ordered}, indent=1, ensure_ascii=False) + "\n"
    data = text.encode("utf-8", "replace")
    if _read(root / MANIFEST) != data:
        write_atomic(root / MANIFEST, data)


def _prune(root: Path, folder: Path) -> None:
    """Remove folders that have become empty, up to the top."""
    while folder != root and folder.is_relative_to(root):
        try:
            folder.rmdir()
        except OSError:
            return
        folder = folder.parent
