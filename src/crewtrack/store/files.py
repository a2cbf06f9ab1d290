"""Files: bytes in and bytes out, without surprises.

Reading never waits (a pipe or a device is refused before it is opened) and never gives half of a file that is being
saved. Writing replaces a file whole, or leaves it as it was.
"""

from __future__ import annotations

import errno
import os
import re
import stat
import time
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from attrs import frozen

from crewtrack.store.paths import is_folder

if TYPE_CHECKING:
    from collections.abc import Callable

    Stamp = tuple[int, int, int]

LARGEST: Final = 64 * 2**20
"""The most bytes that a file may have, 64 MiB: three hundred times the whole record of the ISS."""

ABSENT: Final = ""
"""For `write_atomic`: the file must not be there yet."""

BOM: Final = b"\xef\xbb\xbf"
"""The byte-order mark in front of some UTF-8 files."""
_MOST_NAMES: Final = 5000
_LEFT_OVER: Final = 3600
"""Seconds after which a new file that never took its name was left by a writer that was killed."""


class StoreError(Exception):
    """A file could not be read or written.

    Attributes:
        message: what is wrong, without the file's name, as a part of a sentence: "there is no such file".
        hint: what to do about it, or None.
        name: the file, as the user gave it, fit to be shown.
        line, column: where in the file, from 1, columns in characters; or None.
    """

    def __init__(
        self,
        name: str,
        message: str,
        *,
        hint: str | None = None,
        line: int | None = None,
        column: int | None = None,
    ) -> None:
        """Keep what is wrong."""
        super().__init__(f"{name}: {message}")
        self.name = name
        self.message = message
        self.hint = hint
        self.line = line
        self.column = column


class SourceError(StoreError):
    """A file could not be read."""


class SaveError(StoreError):
    """A file could not be written; it is as it was."""


class ExternallyChangedError(SaveError):
    """Somebody else has changed, made or removed the file since it was read; it is as they left it."""


@frozen(eq=False, repr=False, slots=False)
class Source:
    """A file as it was read.

    Attributes:
        path: as it was given.
        name: the same, fit to be shown.
        data: its bytes.
        text: its text, line ends as they are, without a byte-order mark.
        has_bom: whether a byte-order mark stands in front of `text`.
        stamp: time of change in nanoseconds, size and inode, to tell whether the file has changed since.
    """

    path: Path
    name: str
    data: bytes
    text: str
    has_bom: bool
    stamp: Stamp

    @cached_property
    def sha256(self) -> str:
        """The SHA-256 of `data`, in hexadecimal."""
        return _sha256(self.data)

    @cached_property
    def newline(self) -> str:
        """The line end that most lines have."""
        windows = self.data.count(b"\r\n")
        return "\r\n" if windows > self.data.count(b"\n") - windows else "\n"


def shown(path: str | os.PathLike[str]) -> str:
    """Return a path fit to be shown: no control characters, no bytes that are no text."""
    return "".join(
        char if char.isprintable() else f"\\x{ord(char):02x}" for char in os.fspath(path)
    )


def stamp_of(status: os.stat_result) -> Stamp:
    """Return what tells whether a file has changed."""
    return status.st_mtime_ns, status.st_size, status.st_ino


# ---------------------------------------------------------------- reading


def read_source(path: str | os.PathLike[str]) -> Source:
    """Read a file.

    Args:
        path: of a regular file, or a link to one; UTF-8, with or without a byte-order mark, up to `LARGEST` bytes.

    Raises:
        SourceError: if it is not there, is something else, cannot be read, is not UTF-8 or is too large, or changes
            while it is being read, twice in a row.
    """
    name = shown(path)
    try:
        read = _read_once(path, name) or _read_once(path, name)
    except OSError as error:
        raise _unreadable(path, name, error) from error
    except ValueError as error:  # a NUL in the path
        raise SourceError(name, "this cannot be the name of a file") from error
    if read is None:
        raise SourceError(
            name,
            "it changed while it was being read",
            hint="Try again when it is no longer written to.",
        )
    data, stamp = read
    has_bom = data.startswith(BOM)
    try:
        text = data.decode("utf-8-sig" if has_bom else "utf-8")
    except UnicodeDecodeError as error:
        raise _not_text(name, data) from error
    if text.startswith("\ufeff"):
        raise SourceError(
            name,
            "two byte-order marks stand in front of it",
            hint="Some program added one to a file that had one. Delete both: UTF-8 needs none.",
            line=1,
            column=1,
        )
    return Source(Path(path), name, data, text, has_bom, stamp)


def _read_once(path: str | os.PathLike[str], name: str) -> tuple[bytes, Stamp] | None:
    """Return the bytes and the stamp of a file, or None if it changed meanwhile."""
    _require_regular(Path(path).stat(), name)
    # It may have become a pipe since: so do not wait for one to open, and look again at what was opened.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
    handle = os.open(path, flags | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0))
    try:
        before = os.fstat(handle)
        _require_regular(before, name)
        if before.st_size > LARGEST:
            raise _too_large(name)
        data = _read_all(handle, before.st_size)
        if len(data) > LARGEST:
            raise _too_large(name)
        after = os.fstat(handle)
    finally:
        os.close(handle)
    # Some files claim no size and have one (/proc); what grows after the last read is seen by its size.
    if stamp_of(before) != stamp_of(after) or (before.st_size and len(data) != before.st_size):
        return None
    return data, stamp_of(after)


def _read_all(handle: int, size: int) -> bytes:
    chunks: list[bytes] = []
    total = 0
    while total <= LARGEST:
        chunk = os.read(handle, max(size - total, 0) + 65536)
        if not chunk:
            break
        chunks.append(chunk)
        total += len(chunk)
    return b"".join(chunks)


def _require_regular(status: os.stat_result, name: str) -> None:
    mode = status.st_mode
    if stat.S_ISREG(mode):
        return
    if stat.S_ISDIR(mode):
        raise SourceError(name, "it is a folder, not a file")
    kind = "a pipe" if stat.S_ISFIFO(mode) else "a socket" if stat.S_ISSOCK(mode) else "a device"
    raise SourceError(name, f"it is {kind}, not a file", hint="Save it as a file first.")


def _too_large(name: str) -> SourceError:
    return SourceError(name, f"it is larger than {LARGEST // 2**20} MiB", hint="Is it a schedule?")


def _unreadable(path: str | os.PathLike[str], name: str, error: OSError) -> SourceError:
    hint = None
    if error.errno == errno.ENOENT:
        message, hint = _missing(Path(path))
    elif error.errno in (errno.EACCES, errno.EPERM):
        message, hint = "you may not read it", "Ask its owner, or change its mode."
    elif error.errno == errno.ENOTDIR:
        message = "a part of its path is a file, not a folder"
    elif error.errno == errno.ELOOP:
        message = "its links lead in a circle"
    elif error.errno == errno.ENAMETOOLONG:
        message = "its name is too long"
    else:
        message = f"it cannot be read: {error.strerror or error}"
    return SourceError(name, message, hint=hint)


def _missing(path: Path) -> tuple[str, str | None]:
    """Return what to say of a file that is not there, and which names there are like it."""
    if path.is_symlink():
        return f"it is a link to {shown(path.readlink())}, which is not there", None
    folder = path.parent
    if not is_folder(folder):
        return f"there is no folder {shown(folder)}", None
    near = _near_names(folder, path.name)
    if not near:
        return "there is no such file", None
    return "there is no such file", f"Did you mean {' or '.join(near)}?"


def _near_names(folder: Path, wanted: str) -> list[str]:
    from difflib import get_close_matches
    from itertools import islice

    names: dict[str, str] = {}
    try:
        with os.scandir(folder) as entries:
            for entry in islice(entries, _MOST_NAMES):
                if entry.name.endswith(".toml") or entry.is_dir():
                    names.setdefault(entry.name.lower(), entry.name)
    except OSError:  # a folder that may be entered and not listed: there is no hint to give
        return []
    wanted = wanted.lower()
    if f"{wanted}.toml" in names:
        return [shown(names[f"{wanted}.toml"])]
    near = get_close_matches(wanted, names, n=3, cutoff=0.7)
    return [shown(names[one]) for one in near]


def _not_text(name: str, data: bytes) -> SourceError:
    """Say where bytes stop being UTF-8. Counted in bytes of the file: its mark is three, and no column."""
    body = data.removeprefix(BOM)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return SourceError(
            name, "it is UTF-16, not UTF-8", hint="Save it as UTF-8.", line=1, column=1
        )
    bad = 0
    try:
        body.decode()
    except UnicodeDecodeError as error:
        bad = error.start
    line = body.count(b"\n", 0, bad) + 1
    begin = body.rfind(b"\n", 0, bad) + 1
    column = len(body[begin:bad].decode()) + 1
    byte = body[bad]
    looks = "Save it as UTF-8."
    if byte >= 0xA0:
        letter = bytes([byte]).decode("latin-1")
        looks = f"In Latin-1 it would be `{letter}`: save the file as UTF-8."
    return SourceError(
        name, f"it is not UTF-8: found the byte 0x{byte:02X}", hint=looks, line=line, column=column
    )


def _sha256(data: bytes) -> str:
    from hashlib import sha256

    return sha256(data).hexdigest()


# ---------------------------------------------------------------- writing


def write_out(path: str | os.PathLike[str], data: bytes) -> None:
    """Write to what somebody named for it: a file as `write_atomic` does; a device or a pipe, as it is.

    Raises:
        SaveError: if it cannot be written.
    """
    name = shown(path)
    try:
        if _written_as_stream(path, data):
            return
    except OSError as error:
        raise _unwritable(path, name, error) from error
    except ValueError as error:  # a NUL in the path
        raise SaveError(name, _NO_NAME) from error
    write_atomic(path, data)


_NO_NAME: Final = "this cannot be the name of a file"


def write_atomic(
    path: str | os.PathLike[str], data: bytes, *, expect_sha: str | None = None
) -> None:
    """Write a file whole, or not at all: after a crash it holds the old bytes or the new ones.

    The bytes go to a new file in the same folder, which then takes the name. A link is followed to its file. Mode,
    and as far as is allowed owner, group and extended attributes, stay as they were; other hard links keep the old
    bytes. What is no file is left alone: writing to a pipe would wait for somebody to read it.

    Args:
        path: where to.
        data: all of the bytes.
        expect_sha: the SHA-256 that the file must still have; `ABSENT`, if it must not be there; None, if it may be
            anything.

    Raises:
        ExternallyChangedError: if the file is not what was expected.
        SaveError: if it cannot be written.
    """
    name = shown(path)
    try:
        _replace(Path(os.path.realpath(path)), name, data, expect_sha)
    except OSError as error:
        raise _unwritable(path, name, error) from error
    except ValueError as error:  # a NUL in the path
        raise SaveError(name, _NO_NAME) from error


_OWN_HANDLE: Final = re.compile(r"/(?:dev|proc/self)/fd/(\d+)")
_STANDARD: Final = {"/dev/stdout": 1, "/dev/stderr": 2}


def _written_as_stream(path: str | os.PathLike[str], data: bytes) -> bool:
    """Write to what is not a file in a folder; return False if it is one."""
    words = os.fspath(path)
    own = _OWN_HANDLE.fullmatch(words)
    number = int(own.group(1)) if own else _STANDARD.get(words)
    if number is not None and os.name == "posix":
        # Opened by its name, a file behind it would be written from its start, over what it holds already.
        handle = os.dup(number)
    else:
        try:
            mode = Path(path).stat().st_mode
        except FileNotFoundError:
            return False
        if stat.S_ISREG(mode) or stat.S_ISDIR(mode):
            return False
        handle = os.open(path, os.O_WRONLY | getattr(os, "O_NOCTTY", 0))
    try:
        _write_all(handle, data)
    finally:
        os.close(handle)
    return True


def _write_all(handle: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest) :]


def _replace(target: Path, name: str, data: bytes, expect_sha: str | None) -> None:
    old = _status(target)
    if old is not None and stat.S_ISDIR(old.st_mode):
        raise SaveError(name, "it is a folder")
    if old is not None and not stat.S_ISREG(old.st_mode):
        if expect_sha is not None:
            raise ExternallyChangedError(name, "it is no file any more")
        raise SaveError(name, "it is no file")
    if old is not None and expect_sha != ABSENT and not os.access(target, os.W_OK):
        raise SaveError(name, "it is read-only", hint="Change its mode, or write to another file.")
    _sweep(target)
    temporary, handle = _new_file(target, private=old is not None)
    try:
        try:
            _write_all(handle, data)
            if old is not None:
                _keep_attributes(target, temporary, handle, old)
            os.fsync(handle)
        finally:
            os.close(handle)
        _require_expected(target, name, expect_sha)
        if expect_sha == ABSENT:
            _take_free_name(temporary, target, name)
        else:
            temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)


def _status(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except FileNotFoundError:
        return None


def _new_file(target: Path, *, private: bool) -> tuple[Path, int]:
    """Make a new file beside the target; private, until it is given the mode of the file that it replaces."""
    while True:
        # Hidden, and no *.toml: a folder may be read as a schedule while this is here.
        temporary = target.with_name(f".{target.name[:200]}.{os.urandom(6).hex()}~")
        try:
            flags = (
                os.O_WRONLY
                | os.O_CREAT
                | os.O_EXCL
                | getattr(os, "O_CLOEXEC", 0)
                | getattr(os, "O_BINARY", 0)
            )
            return temporary, os.open(temporary, flags, 0o600 if private else 0o666)
        except FileExistsError:  # pragma: no cover - one in 2**48
            continue


def _sweep(target: Path) -> None:
    """Remove the new files that killed writers of the target left beside it."""
    begin = f".{target.name[:200]}."
    try:
        with os.scandir(target.parent) as entries:
            left = [one for one in entries if one.name.startswith(begin) and one.name[-1] == "~"]
        for one in left:
            if re.fullmatch(r"[0-9a-f]{12}~", one.name[len(begin) :]):
                age = time.time() - one.stat(follow_symlinks=False).st_mtime
                if age > _LEFT_OVER:
                    Path(one.path).unlink(missing_ok=True)
    except OSError:  # a folder that may not be listed, or somebody else's file: it is no matter
        return


def _keep_attributes(target: Path, temporary: Path, handle: int, old: os.stat_result) -> None:
    """Give a new file the owner, attributes and mode of the old one, as far as is allowed."""
    if os.name != "posix":
        return
    new = os.fstat(handle)
    if (new.st_uid, new.st_gid) != (old.st_uid, old.st_gid):
        _allowed(lambda: os.fchown(handle, -1, old.st_gid))
        _allowed(lambda: os.fchown(handle, old.st_uid, -1))
    if hasattr(os, "listxattr"):
        _allowed(lambda: _copy_attributes(target, temporary))
    os.fchmod(handle, stat.S_IMODE(old.st_mode) & 0o777)


def _copy_attributes(target: Path, temporary: Path) -> None:
    for name in os.listxattr(target):
        value = os.getxattr(target, name)
        _allowed(lambda name=name, value=value: os.setxattr(temporary, name, value))  # type: ignore[misc]


def _allowed(act: Callable[[], None]) -> None:
    """Do what not every user and not every file system may."""
    try:
        act()
    except OSError as error:
        if error.errno not in (
            errno.EPERM,
            errno.EACCES,
            errno.ENOTSUP,
            errno.EINVAL,
            errno.ENODATA,
        ):
            raise


def _require_expected(target: Path, name: str, expect_sha: str | None) -> None:
    """Refuse if the file is not what it was when it was read."""
    if not expect_sha:
        return
    try:
        data = target.read_bytes()
    except FileNotFoundError:
        raise ExternallyChangedError(name, "somebody has removed it since it was read") from None
    if _sha256(data) != expect_sha:
        raise ExternallyChangedError(
            name,
            "somebody has changed it since it was read",
            hint="Read it again; nothing was written.",
        )


def _take_free_name(temporary: Path, target: Path, name: str) -> None:
    """Give the new file its name only if that is free, in one step where the file system has links."""
    there = ExternallyChangedError(name, "it is there already", hint="Nothing was written.")
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise there from None
    except OSError:
        if os.path.lexists(target):
            raise there from None
        temporary.replace(target)
        return
    temporary.unlink()


def _sync_folder(folder: Path) -> None:
    """Make the new name last through a crash."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        _allowed(lambda: os.fsync(handle))
    finally:
        os.close(handle)


def _unwritable(path: str | os.PathLike[str], name: str, error: OSError) -> SaveError:
    folder = Path(path).parent
    hint = None
    if error.errno == errno.ENOENT:
        # Where there is one, it takes no files: /proc, for one.
        message = (
            f"nothing can be written in {shown(folder)}"
            if is_folder(folder)
            else f"there is no folder {shown(folder)}"
        )
    elif error.errno in (errno.EACCES, errno.EPERM):
        message, hint = f"you may not write in {shown(folder)}", "Write to another folder."
    elif error.errno == errno.EROFS:
        message = f"{shown(folder)} is on a read-only disk"
    elif error.errno in (errno.ENOSPC, errno.EDQUOT):
        message = "the disk is full"
    elif error.errno == errno.EPIPE:
        message = "nobody reads it any more"
    else:
        message = f"it cannot be written: {error.strerror or error}"
    return SaveError(name, message, hint=hint)
