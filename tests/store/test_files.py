"""Reading whole files without waiting, and writing them whole or not at all."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crewtrack.store import files
from crewtrack.store.files import (
    ABSENT,
    ExternallyChangedError,
    SaveError,
    SourceError,
    read_source,
    shown,
    write_atomic,
    write_out,
)

posix = pytest.mark.skipif(os.name != "posix", reason="of POSIX systems")


def made(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def refusal(path: Path | str) -> SourceError:
    with pytest.raises(SourceError) as caught:
        read_source(path)
    return caught.value


# ---------------------------------------------------------------- reading


def test_a_source_is_the_file_as_it_is(tmp_path: Path) -> None:
    data = 'x = "é"\r\ny = 1\r\n'.encode()
    source = read_source(made(tmp_path / "a.toml", data))
    assert source.data == data
    assert source.text == 'x = "é"\r\ny = 1\r\n'
    assert source.newline == "\r\n"
    assert not source.has_bom
    assert source.sha256 == hashlib.sha256(data).hexdigest()
    assert source.path == tmp_path / "a.toml"
    assert source.name == str(tmp_path / "a.toml")
    assert source.stamp == files.stamp_of((tmp_path / "a.toml").stat())


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    source = read_source(made(tmp_path / "a.toml", b"\xef\xbb\xbfx = 1\n"))
    assert source.text == "x = 1\n"
    assert source.has_bom
    assert source.newline == "\n"
    assert read_source(made(tmp_path / "b.toml", b"")).text == ""


def test_two_byte_order_marks_are_a_fault(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="two byte-order marks") as caught:
        read_source(made(tmp_path / "a.toml", b"\xef\xbb\xbf" * 2 + b"x = 1\n"))
    assert (caught.value.line, caught.value.column) == (1, 1)


@given(
    st.text(st.characters(exclude_categories=["Cs"])).filter(
        lambda text: not text.startswith("\ufeff\ufeff")
    )
)
def test_any_text_is_read_as_it_was_written(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.toml"
    path.write_bytes(text.encode())
    source = read_source(path)
    assert ("\ufeff" if source.has_bom else "") + source.text == text


def test_what_is_not_there_comes_with_names_like_it(tmp_path: Path) -> None:
    made(tmp_path / "schedule.toml", b"")
    made(tmp_path / "withdrawal.toml", b"")
    error = refusal(tmp_path / "shedule.toml")
    assert (error.message, error.hint) == ("there is no such file", "Did you mean schedule.toml?")
    assert refusal(tmp_path / "Schedule").hint == "Did you mean schedule.toml?"
    assert refusal(tmp_path / "quite-different").hint is None
    assert error.name == str(tmp_path / "shedule.toml")
    assert error.line is None


def test_what_cannot_be_a_schedule_is_named(tmp_path: Path) -> None:
    assert "folder" in refusal(tmp_path).message
    assert "no folder" in refusal(tmp_path / "none" / "a.toml").message
    assert "is a file" in refusal(made(tmp_path / "a", b"") / "b.toml").message
    assert "too long" in refusal(tmp_path / ("a" * 5000)).message
    assert "name of a file" in refusal("a\0b").message


@posix
def test_links_are_followed_and_broken_ones_named(tmp_path: Path) -> None:
    made(tmp_path / "real.toml", b"x = 1")
    (tmp_path / "link.toml").symlink_to("real.toml")
    (tmp_path / "dead.toml").symlink_to("gone.toml")
    (tmp_path / "loop.toml").symlink_to("loop.toml")
    assert read_source(tmp_path / "link.toml").text == "x = 1"
    assert "link to gone.toml" in refusal(tmp_path / "dead.toml").message
    assert "circle" in refusal(tmp_path / "loop.toml").message


@posix
def test_a_pipe_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "pipe" in refusal(tmp_path / "pipe").message
    assert "device" in refusal("/dev/zero").message
    assert "device" in refusal("/dev/null").message


@posix
def test_a_file_that_becomes_a_pipe_is_refused_without_waiting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = made(tmp_path / "a.toml", b"x = 1")
    real = os.open

    def swap(*args: Any, **kwargs: Any) -> int:
        path.unlink()
        os.mkfifo(path)
        return real(*args, **kwargs)

    monkeypatch.setattr(os, "open", swap)
    assert "pipe" in refusal(path).message


def test_a_file_that_may_not_be_read_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = made(tmp_path / "a.toml", b"x = 1")

    def refuse(*_: Any, **__: Any) -> int:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    assert "may not read" in refusal(path).message


def test_a_huge_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.toml"
    with path.open("wb") as file:
        file.truncate(files.LARGEST + 1)
    assert "larger than 64 MiB" in refusal(path).message
    monkeypatch.setattr(files, "LARGEST", 4)
    assert read_source(made(path, b"1234")).text == "1234"
    assert "larger" in refusal(made(path, b"12345")).message


@pytest.mark.parametrize(
    ("data", "line", "column", "words"),
    [
        (b'x = 1\ny = "caf\xe9"\n', 2, 9, "`é`"),
        ("x = 'é\n".encode() + b"\xff'", 2, 1, None),
        ("x = 'é".encode() + b"\x80'", 1, 7, None),
        (b"\xef\xbb\xbfx\x80", 1, 2, None),
        (b"x = '\xed\xa0\x80'", 1, 6, None),
        (b"x = '\xc3", 1, 6, None),
        ("x = 1".encode("utf-16"), 1, 1, "UTF-8"),
    ],
)
def test_what_is_not_utf_8_is_placed(
    tmp_path: Path, data: bytes, line: int, column: int, words: str | None
) -> None:
    error = refusal(made(tmp_path / "a.toml", data))
    assert (error.line, error.column) == (line, column)
    assert words is None or (error.hint is not None and words in error.hint)


def test_a_file_that_changes_meanwhile_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = made(tmp_path / "a.toml", b"old")
    changes = iter([b"half of it", b"whole"])
    real = files._read_all

    def meddle(handle: int, size: int) -> bytes:
        data = real(handle, size)
        change = next(changes, None)
        if change is not None and change != data:
            path.write_bytes(change)
        return data

    monkeypatch.setattr(files, "_read_all", meddle)
    assert "changed while" in refusal(path).message
    assert read_source(path).text == "whole"
    changes = iter([b"another"])
    assert read_source(path).text == "another"


def test_a_name_is_fit_to_be_shown(tmp_path: Path) -> None:
    assert shown("a\x1b[31m\n\u202eb.toml") == "a\\x1b[31m\\x0a\\x202eb.toml"
    assert shown("schedule é.toml") == "schedule é.toml"
    assert "\x1b" not in str(refusal(tmp_path / "\x1b[31m.toml"))
    if sys.platform == "linux":
        path = made(tmp_path / os.fsdecode(b"\xff.toml"), b"")
        read_source(path).name.encode()


# ---------------------------------------------------------------- writing


def left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_written_and_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    write_atomic(path, b"one")
    assert path.read_bytes() == b"one"
    write_atomic(str(path), b"two")
    assert path.read_bytes() == b"two"
    assert left(tmp_path) == ["a.toml"]


@posix
def test_the_mode_stays_and_a_new_file_has_the_usual_one(tmp_path: Path) -> None:
    path = made(tmp_path / "a.toml", b"one")
    path.chmod(0o640)
    write_atomic(path, b"two")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    old = os.umask(0o027)
    try:
        write_atomic(tmp_path / "b.toml", b"")
    finally:
        os.umask(old)
    assert stat.S_IMODE((tmp_path / "b.toml").stat().st_mode) == 0o640


@posix
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "linked").mkdir()
    made(tmp_path / "real" / "a.toml", b"one")
    (tmp_path / "linked" / "a.toml").symlink_to("../real/a.toml")
    write_atomic(tmp_path / "linked" / "a.toml", b"two")
    assert (tmp_path / "linked" / "a.toml").is_symlink()
    assert (tmp_path / "real" / "a.toml").read_bytes() == b"two"
    assert left(tmp_path / "linked") == left(tmp_path / "real") == ["a.toml"]


def test_what_somebody_else_has_written_is_not_lost(tmp_path: Path) -> None:
    path = made(tmp_path / "a.toml", b"one")
    source = read_source(path)
    write_atomic(path, b"two", expect_sha=source.sha256)
    with pytest.raises(ExternallyChangedError, match="changed it"):
        write_atomic(path, b"three", expect_sha=source.sha256)
    assert path.read_bytes() == b"two"
    path.unlink()
    with pytest.raises(ExternallyChangedError, match="removed it"):
        write_atomic(path, b"three", expect_sha=source.sha256)
    assert left(tmp_path) == []


@pytest.mark.parametrize("links", [True, False])
def test_a_file_that_must_not_be_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    if not links:

        def refuse(*_: Any) -> None:
            raise PermissionError(errno.EPERM, "no links here")

        monkeypatch.setattr(os, "link", refuse)
    path = tmp_path / "a.toml"
    write_atomic(path, b"one", expect_sha=ABSENT)
    with pytest.raises(ExternallyChangedError, match="there already"):
        write_atomic(path, b"two", expect_sha=ABSENT)
    assert path.read_bytes() == b"one"
    assert left(tmp_path) == ["a.toml"]


@pytest.mark.parametrize("step", ["_write_all", "_keep_attributes", "_require_expected"])
def test_a_failure_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    path = made(tmp_path / "a.toml", b"one")

    def fail(*_: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(files, step, fail)
    with pytest.raises(SaveError, match="disk is full"):
        write_atomic(path, b"two")
    assert path.read_bytes() == b"one"
    assert left(tmp_path) == ["a.toml"]


def test_what_cannot_be_written_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SaveError, match="no folder"):
        write_atomic(tmp_path / "none" / "a.toml", b"")
    with pytest.raises(SaveError, match="it is a folder"):
        write_atomic(tmp_path, b"")
    with pytest.raises(SaveError, match="name of a file"):
        write_atomic("a\0b", b"")
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(SaveError, match="read-only"):
        write_atomic(made(tmp_path / "a.toml", b"one"), b"two")
    assert (tmp_path / "a.toml").read_bytes() == b"one"


@posix
def test_devices_and_pipes_are_written_to_as_they_are(tmp_path: Path) -> None:
    write_out("/dev/null", b"gone")
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()))
    reader.start()
    write_out(pipe, b"x" * 200_000)
    reader.join(5)
    assert got == [b"x" * 200_000]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@posix
@pytest.mark.parametrize("expect", [None, ABSENT, "0" * 64])
def test_what_is_no_file_is_left_alone_and_nobody_waits(tmp_path: Path, expect: str | None) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(SaveError, match="it is no file"):
        write_atomic(pipe, b"x", expect_sha=expect)
    assert [one.name for one in tmp_path.iterdir()] == ["pipe"]


@posix
@pytest.mark.parametrize("target", ["/dev/stdout", "/dev/fd/1"])
def test_standard_output_goes_on_where_it_is(tmp_path: Path, target: str) -> None:
    """A file behind it is neither replaced nor written over."""
    code = (
        "import sys; from crewtrack.store.files import write_out; "
        "print('first', flush=True); write_out(sys.argv[1], b'second\\n'); print('third')"
    )
    out = tmp_path / "out"
    with out.open("wb") as file:
        subprocess.run([sys.executable, "-c", code, target], stdout=file, check=True)
    assert out.read_bytes() == b"first\nsecond\nthird\n"
    piped = subprocess.run([sys.executable, "-c", code, target], capture_output=True, check=True)
    assert piped.stdout == b"first\nsecond\nthird\n"
