"""Saving what was edited: whole or not at all, and nobody's work lost."""

from __future__ import annotations

import errno
import hashlib
import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from crewtrack.store.files import ABSENT, SaveError, read_source
from crewtrack.store.save import BothKeptError, save

if TYPE_CHECKING:
    from pathlib import Path

posix = pytest.mark.skipif(os.name != "posix", reason="of POSIX systems")


def sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def names(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


def test_a_file_is_saved_if_it_is_as_it_was_read(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(b"old")
    save(path, b"new", expect_sha=sha(b"old"))
    assert path.read_bytes() == b"new"
    assert names(tmp_path) == ["a.toml"]


def test_somebody_elses_change_is_kept_and_so_is_yours(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(b"old")
    expected = read_source(path).sha256
    path.write_bytes(b"theirs")
    with pytest.raises(BothKeptError, match="somebody has changed it") as refused:
        save(path, b"yours", expect_sha=expected)
    assert path.read_bytes() == b"theirs"
    assert refused.value.yours == tmp_path / "a.toml.yours"
    assert refused.value.yours.read_bytes() == b"yours"
    assert "a.toml.yours" in (refused.value.hint or "")
    with pytest.raises(BothKeptError) as again:
        save(path, b"yours too", expect_sha=expected)
    assert again.value.yours.name == "a.toml.yours-2"
    assert refused.value.yours.read_bytes() == b"yours"


def test_a_file_that_somebody_removed_or_made_is_left_so(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    with pytest.raises(BothKeptError, match="removed"):
        save(path, b"yours", expect_sha=sha(b"old"))
    assert not path.exists()
    path.write_bytes(b"theirs")
    with pytest.raises(BothKeptError, match="there already"):
        save(path, b"yours", expect_sha=ABSENT)
    assert path.read_bytes() == b"theirs"


def test_what_is_kept_beside_is_not_read_as_a_schedule(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(b"theirs")
    with pytest.raises(BothKeptError) as refused:
        save(path, b"yours", expect_sha=sha(b"old"))
    assert refused.value.yours not in set(tmp_path.glob("*.toml"))


def test_a_full_disk_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(b"old")

    def full(handle: int, data: memoryview) -> int:
        del handle, data
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("crewtrack.store.files.os.write", full)
    with pytest.raises(SaveError, match="the disk is full"):
        save(path, b"new", expect_sha=sha(b"old"))
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["a.toml"]


@posix
def test_what_a_killed_writer_left_is_swept_when_it_is_old(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(b"old")
    left = tmp_path / ".a.toml.0123456789ab~"
    other = tmp_path / ".a.toml.backup~"
    young = tmp_path / ".a.toml.ba9876543210~"
    for one in (left, other, young):
        one.write_bytes(b"half")
    hours_ago = time.time() - 2 * 3600
    os.utime(left, (hours_ago, hours_ago))
    os.utime(other, (hours_ago, hours_ago))
    save(path, b"new", expect_sha=sha(b"old"))
    assert names(tmp_path) == [".a.toml.ba9876543210~", ".a.toml.backup~", "a.toml"]


KILLED = """
import os, random, signal, sys, time
from pathlib import Path
from crewtrack.store.files import read_source
from crewtrack.store.save import save

path, rounds = Path(sys.argv[1]), int(sys.argv[2])
draw = random.Random(int(sys.argv[3]))
texts = [b"# " + letter * 200_000 + b"\\n" for letter in (b"a", b"b")]
path.write_bytes(texts[0])
took = time.perf_counter()
save(path, texts[1], expect_sha=read_source(path).sha256)
took = time.perf_counter() - took
seen = {text: 0 for text in texts}
for _ in range(rounds):
    child = os.fork()
    if child == 0:
        try:
            while True:
                source = read_source(path)
                save(path, texts[source.data == texts[0]], expect_sha=source.sha256)
        finally:
            os._exit(1)
    time.sleep(draw.uniform(0, 3 * took))
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), "the writer ended by itself"
    data = path.read_bytes()
    assert data in seen, f"neither the old file nor the new one: {len(data)} bytes"
    seen[data] += 1
assert min(seen.values()) > rounds // 20, f"it was hardly written: {list(seen.values())}"
"""


@posix
def test_a_writer_that_is_killed_at_any_instant_leaves_a_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(path), "200", "1"],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr


RIVALS = """
import re, sys
from pathlib import Path
from crewtrack.store.files import read_source
from crewtrack.store.save import BothKeptError, locked, save

path, name = Path(sys.argv[1]), sys.argv[2]
done = 0
while done < 60:
    source = read_source(path)
    try:
        with locked(path):
            save(path, source.data + name.encode(), expect_sha=source.sha256)
    except BothKeptError as error:
        error.yours.unlink()
        continue
    done += 1
"""


@posix
def test_of_edits_at_once_none_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(b"")
    running = [
        subprocess.Popen([sys.executable, "-c", RIVALS, str(path), name]) for name in ("a", "b")
    ]
    assert [one.wait(timeout=120) for one in running] == [0, 0]
    data = path.read_bytes()
    assert (data.count(b"a"), data.count(b"b")) == (60, 60)
    assert names(tmp_path) == ["a.toml"]
