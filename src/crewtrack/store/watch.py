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
from crewtrack.store.paths import is_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from threading import Event

    Seen = tuple[int | str, ...] | None
    Stamps = dict[Path, Seen]

POLL_SECONDS: Final = 1.0
_SETTLE_SECONDS: Final = 0.06
_RETURN_SECONDS: Final = 0.4
_LONGEST_SETTLE_SECONDS: Final = 2.0
_CHECK_SECONDS: Final = 2.0
_MOUNTS: Final = Path("/proc/self/mounts")
# What is changed by other machines, or from outside of this one, gives no events here.
_SILENT: Final = re.compile(
    r"(?:fuse\.)?(?:nfs4?|cifs|smb\w+|9p|virtiofs|drvfs|vboxsf|vmhgfs\S*|sshfs|rclone|s3fs|gcsfuse"
    r"|afs|ceph|beegfs|glusterfs|lustre|gfs2?|ocfs2|acfs|ncpfs)"
)


def watch(
    paths: Callable[[], Iterable[Path] | Mapping[Path, Seen]],
    on_change: Callable[[], object],
    stop: Event,
    *,
    poll: bool | None = None,
    poll_seconds: float = POLL_SECONDS,
) -> None:
    """Call back whenever one of some files has changed, until told to stop. Runs in a thread of its own.

    A file that is being saved is waited for: the call comes once it has rested for a moment, and one that is deleted
    and at once made again is one change.

    Args:
        paths: the files to watch, asked again every now and then, because includes change too. A mapping also gives
            the `Source.stamp` that each had when it was read (None: it was not there), and then a change between
            reading and watching is seen. A folder among them means the names of its ``*.toml``.
        on_change: is called in this thread. What it raises ends the watch.
        stop: ends it, within a tenth of a second.
        poll: look at the files every `poll_seconds` instead of waiting for events. None: where a file is on a network
            mount, or the system gives no events.
        poll_seconds: how often.
    """
    watcher = _Watcher(paths)
    while not stop.is_set():
        watcher.ask()
        if watcher.changed():
            watcher.settle(stop)
            if watcher.changed() and not stop.is_set():
                watcher.note()
                on_change()
        elif poll or (poll is None and _silent(watcher.known)) or not watcher.wait(stop):
            stop.wait(poll_seconds)


class _Watcher:
    """What is watched, and what is known of it.

    Attributes:
        known: the stamps that the files had when they were read, or when they were first asked for.
        told: the stamps that a call was made for, which the reader may not have come to yet.
    """

    def __init__(self, paths: Callable[[], Iterable[Path] | Mapping[Path, Seen]]) -> None:
        self.paths = paths
        self.known: Stamps = {}
        self.told: Stamps = {}

    def ask(self) -> bool:
        """Ask which files to watch; return whether these are others than before."""
        given = self.paths()
        before = self.known
        self.known = {path: before[path] if path in before else _stamp(path) for path in given}
        if isinstance(given, Mapping):
            self.known |= {path: seen for path, seen in given.items() if not is_folder(path)}
        return self.known.keys() != before.keys()

    def changed(self) -> bool:
        """Tell whether a file is other than it was read, and no call was made for that."""
        for path, seen in self.known.items():
            now = _stamp(path)
            if now != seen and not (path in self.told and self.told[path] == now):
                return True
        return False

    def note(self) -> None:
        """Note that a call is made for what the files are now."""
        self.known = {path: _stamp(path) for path in self.known}
        self.told = dict(self.known)

    def settle(self, stop: Event) -> None:
        """Wait until the files rest; longer for one that is gone, which may be about to come back."""
        begin = still = time.monotonic()
        last = {path: _stamp(path) for path in self.known}
        while not stop.wait(0.02):
            now = {path: _stamp(path) for path in self.known}
            moment = time.monotonic()
            if now != last:
                last, still = now, moment
            gone = any(now[path] is None and seen is not None for path, seen in self.known.items())
            rest = _RETURN_SECONDS if gone else _SETTLE_SECONDS
            if moment - still >= rest or moment - begin >= _LONGEST_SETTLE_SECONDS:
                return

    def wait(self, stop: Event) -> bool:
        """Wait until something happens to the files; return False if the system gives no events."""
        from watchfiles import watch as events

        folders = _folders(self.known)
        if not folders:
            return False
        try:
            # One watch goes on while what happens is about other files of the folders.
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
                if stop.is_set() or self.ask() or self.changed() or _folders(self.known) != folders:
                    return True
        except OSError:  # no watches left, or a folder went away between looking and watching
            return False
        return True


def _stamp(path: Path) -> Seen:
    """Return what tells a change: of a folder, the names of its TOML files; None if it is not there."""
    try:
        status = path.stat()
        if is_folder(path):
            return tuple(sorted(one.name for one in path.glob("*.toml")))
    except OSError:
        return None
    return stamp_of(status)


def _folders(known: Stamps) -> list[Path]:
    """Return the folders to watch: where each file is, and where a link leads."""
    folders: set[Path] = set()
    for path in known:
        if is_folder(path):
            folders.add(path)
        else:
            folders |= {path.parent, Path(os.path.realpath(path)).parent}
    return sorted(folder for folder in folders if is_folder(folder))


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
