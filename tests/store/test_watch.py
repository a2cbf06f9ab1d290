"""Changes are told whichever way a file is saved, once each, and the thread ends when it is told to."""

from __future__ import annotations

import os
import sys
import threading
import time
from typing import TYPE_CHECKING

import pytest

from crewtrack.store import watch as module
from crewtrack.store.files import read_source
from crewtrack.store.watch import watch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

PATIENCE = 5.0


class Watching:
    """A watch in a thread, and how often it has called."""

    def __init__(self, paths: Callable[[], object], *, poll: bool) -> None:
        self.stop = threading.Event()
        self.calls = threading.Semaphore(0)
        self.thread = threading.Thread(
            target=watch,
            args=(paths, self.calls.release, self.stop),
            kwargs={"poll": poll, "poll_seconds": 0.05},
        )
        self.thread.start()
        time.sleep(0.15)  # let the system begin to watch, so that events are what is tested

    def called(self) -> bool:
        """Wait for a call."""
        return self.calls.acquire(timeout=PATIENCE)

    def quiet(self, seconds: float = 0.25) -> bool:
        """Wait for no call."""
        return not self.calls.acquire(timeout=seconds)

    def end(self) -> float:
        """Stop, and return how long that took."""
        begin = time.monotonic()
        self.stop.set()
        self.thread.join(PATIENCE)
        assert not self.thread.is_alive()
        return time.monotonic() - begin


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "schedule.toml"
    path.write_text("x = 1\n")
    return path


@pytest.fixture(params=[False, True], ids=["events", "polling"])
def watching(request: pytest.FixtureRequest, path: Path) -> Iterator[Watching]:
    one = Watching(lambda: [path], poll=request.param)
    yield one
    one.end()


def test_every_way_of_saving_is_told_once(watching: Watching, path: Path) -> None:
    path.write_text("x = 2\n")
    assert watching.called(), "written in place"
    new = path.with_name("new~")
    new.write_text("x = 3\n")
    new.replace(path)
    assert watching.called(), "replaced, as editors do"
    path.unlink()
    time.sleep(0.05)
    path.write_text("x = 4\n")
    assert watching.called(), "deleted and made again"
    assert watching.quiet(), "that was one change"


def test_a_file_that_goes_and_comes_back_later_is_told_twice(
    watching: Watching, path: Path
) -> None:
    path.unlink()
    assert watching.called()
    path.write_text("x = 1\n")
    assert watching.called()


def test_other_files_are_not_told(watching: Watching, path: Path) -> None:
    path.with_name("other.toml").write_text("x = 1\n")
    path.read_bytes()
    os.utime(path, ns=(path.stat().st_atime_ns + 10**9, path.stat().st_mtime_ns))
    assert watching.quiet()


def test_it_ends_promptly(watching: Watching) -> None:
    assert watching.end() < 0.5


def test_a_change_between_reading_and_watching_is_told(path: Path) -> None:
    stamp = read_source(path).stamp
    path.write_text("changed meanwhile\n")
    watching = Watching(lambda: {path: stamp}, poll=False)
    assert watching.called()
    assert watching.quiet(), "though the reader has not come to it yet"
    watching.end()


def test_a_file_that_is_included_later_is_watched_too(path: Path) -> None:
    other = path.with_name("people.toml")
    other.write_text("y = 1\n")
    files = [path]
    watching = Watching(lambda: list(files), poll=True)
    files.append(other)
    time.sleep(0.15)
    other.write_text("y = 2\n")
    assert watching.called()
    watching.end()


def test_a_folder_means_the_names_of_its_files(tmp_path: Path) -> None:
    watching = Watching(lambda: [tmp_path], poll=False)
    (tmp_path / "notes.txt").write_text("")
    assert watching.quiet()
    (tmp_path / "flights.toml").write_text("")
    assert watching.called()
    watching.end()


@pytest.mark.skipif(sys.platform == "win32", reason="links")
def test_the_file_behind_a_link_is_watched(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    real = tmp_path / "real" / "schedule.toml"
    real.write_text("x = 1\n")
    link = tmp_path / "link.toml"
    link.symlink_to(real)
    watching = Watching(lambda: [link], poll=False)
    real.write_text("x = 2\n")
    assert watching.called()
    watching.end()


def test_a_network_mount_is_looked_at_instead(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mounts = tmp_path / "mounts"
    monkeypatch.setattr(module, "_MOUNTS", mounts)
    monkeypatch.setattr(sys, "platform", "linux")
    known: module.Stamps = {path: None}
    real = str(path.parent.resolve())
    for kind, silent in (
        ("ext4", False),
        ("nfs4", True),
        ("fuse.sshfs", True),
        ("tmpfs", False),
        ("9p", True),
    ):
        mounts.write_text(f"proc / ext4 rw 0 0\nhost:/x {real} {kind} rw 0 0\n")
        assert module._silent(known) is silent
    mounts.write_text(f"h:/ / nfs rw 0 0\nd {real} ext4 rw 0 0\nh:/y {real}x nfs rw 0 0\n")
    assert not module._silent(known)
