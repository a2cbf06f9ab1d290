"""Watch: tell when a file that was read is no longer what was read.

Editors save in many ways: in place, by a new file that takes the name, by deleting and making again. So folders are
watched, not files; and an event only wakes us: what decides is each file's stamp (time of change, size, inode)
against the one that it had when it was read. That way nothing is missed between reading and watching, and nothing is
told twice. Where the system gives no events (network mounts, no watches left), the stamps alone are looked at.
"""

from __future__ import annotations

import os
import re
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from crewtrack.store.files import stamp_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from threading import Event

    Seen = tuple[int | str, ...] | None
    Stamps = dict[Path, Seen]

POLL_SECONDS: Final = 1.0
_SETTLE_SECONDS: Final = 0.06
_RETURN_SECONDS: Final = 0.4
_LONGEST_SETTLE_SECONDS: Final = 2.0
_CHECK_SECONDS: Final = 5.0
_MOUNTS: Final = Path("/proc/self/mounts")
# What is changed by other machines, or from outside of this one, gives no events here.
_SILENT: Final = re.compile(
    r"(?:fuse\.)?(?:nfs4?|cifs|smb\w+|9p|virtiofs|drvfs|vboxsf|vmhgfs\S*|sshfs|rclone|s3fs|gcsfuse"
    r"|afs|ceph|beegfs|glusterfs|lustre|gfs2?|ocfs2|acfs|ncpfs)"
)


def watch(
    paths: Callable[[], Iterable[Path] | Mapping[Path, Seen]],
    on_change: Callable[[frozenset[Path]], object],
    stop: Event,
    *,
    poll: bool | None = None,
    poll_seconds: float = POLL_SECONDS,
) -> None:
    """Call back whenever one of some files has changed, until told to stop. Runs in a thread of its own.

    A file that is being saved is waited for: the call comes once it has rested for a moment, and one that is deleted
    and at once made again is one change.

    Args:
        paths: the files to watch, asked again after every change, because includes change too. A mapping also gives
            the `Source.stamp` that each had when it was read (None: it was not there), and then a change between
            reading and watching is seen. A folder among them means the names of its ``*.toml``.
        on_change: is given the files that have changed, in this thread. What it raises ends the watch.
        stop: ends it, within a tenth of a second.
        poll: look at the files every `poll_seconds` instead of waiting for events. None: where a file is on a network
            mount, or the system gives no events.
        poll_seconds: how often.
    """
    known: Stamps = {}
    while not stop.is_set():
        known = _take(paths(), known)
        while not (changed := _changed(known)):
            if poll or (poll is None and _silent(known)) or not _wait_for_event(known, stop):
                stop.wait(poll_seconds)
            if stop.is_set():
                return
        changed = _settle(known, stop)
        if changed and not stop.is_set():
            known.update((path, _stamp(path)) for path in changed)
            on_change(frozenset(changed))


def _take(given: Iterable[Path] | Mapping[Path, Seen], known: Stamps) -> Stamps:
    """Return the stamps to compare with: as given, as known from before, or as they are now."""
    if isinstance(given, Mapping):
        return {
            path: stamp if not path.is_dir() else _kept(path, known)
            for path, stamp in given.items()
        }
    return {path: _kept(path, known) for path in given}


def _kept(path: Path, known: Stamps) -> Seen:
    return known[path] if path in known else _stamp(path)


def _stamp(path: Path) -> Seen:
    """Return what tells a change: of a folder, the names of its TOML files; None if it is not there."""
    try:
        status = path.stat()
        if path.is_dir():
            return tuple(sorted(one.name for one in path.glob("*.toml")))
    except OSError:
        return None
    return stamp_of(status)


def _changed(known: Stamps) -> set[Path]:
    return {path for path, stamp in known.items() if _stamp(path) != stamp}


def _settle(known: Stamps, stop: Event) -> set[Path]:
    """Wait until the files rest, and return what has then changed: nothing, if all is as it was."""
    begin = time.monotonic()
    last = {path: _stamp(path) for path in known}
    still = begin
    while not stop.wait(0.02):
        now = {path: _stamp(path) for path in known}
        moment = time.monotonic()
        if now != last:
            last, still = now, moment
        gone = any(now[path] is None and known[path] is not None for path in known)
        rest = _RETURN_SECONDS if gone else _SETTLE_SECONDS
        if moment - still >= rest or moment - begin >= _LONGEST_SETTLE_SECONDS:
            break
    return _changed(known)


def _wait_for_event(known: Stamps, stop: Event) -> bool:
    """Wait until something happens in the folders, or some seconds pass; return False if there are no events to get."""
    from watchfiles import watch as events

    folders = _folders(known)
    if not folders:
        return False
    try:
        for _ in events(
            *folders,
            watch_filter=None,
            debounce=50,
            step=20,
            stop_event=stop,
            rust_timeout=int(_CHECK_SECONDS * 1000),
            yield_on_timeout=True,
            raise_interrupt=False,
            force_polling=False,
            recursive=False,
            ignore_permission_denied=True,
        ):
            # The same watch goes on while the events are about other files of the folder.
            if stop.is_set() or _changed(known) or _folders(known) != folders:
                return True
    except OSError:  # no watches left, or a folder went away between looking and watching
        return False
    return True


def _folders(known: Stamps) -> list[Path]:
    """Return the folders to watch: where each file is, and where a link leads."""
    folders: set[Path] = set()
    for path in known:
        if path.is_dir():
            folders.add(path)
        else:
            folders |= {path.parent, Path(os.path.realpath(path)).parent}
    return sorted(folder for folder in folders if folder.is_dir())


def _silent(known: Stamps) -> bool:
    """Tell whether a file is on a mount that gives no events."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        lines = _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return False
    mounts = [
        (_unescaped(point), kind) for _, point, kind, *_ in (line.split(" ") for line in lines)
    ]
    for folder in _folders(known):
        real = os.path.realpath(folder)
        over = [(point, kind) for point, kind in mounts if _is_below(real, point)]
        if over and _SILENT.fullmatch(max(over, key=lambda one: len(one[0]))[1]):
            return True
    return False


def _is_below(path: str, point: str) -> bool:
    return point in ("/", path) or path.startswith(point + "/")


def _unescaped(point: str) -> str:
    for escape, char in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        point = point.replace(escape, char)
    return point
