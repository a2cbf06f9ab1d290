"""Files that are no usual files, and includes that lead nowhere good: one clear problem, and no waiting."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest

from crewtrack.app.loading import load
from crewtrack.cli.main import run

if TYPE_CHECKING:
    from pathlib import Path

    from crewtrack.app.loading import Loaded


def codes(one: Loaded) -> list[str]:
    return [problem.code for problem in one.problems]


def include(*names: str) -> str:
    return "include = [" + ", ".join(f'"{name}"' for name in names) + "]\n"


def test_a_file_that_includes_itself(tmp_path: Path) -> None:
    path = tmp_path / "my.toml"
    path.write_text(include("my.toml", "./my.toml", "my.toml"))
    one = load(path)
    assert one.schedule is not None
    assert codes(one) == ["F109"] * 3
    assert run(["check", str(path)]) == 1


def test_two_files_that_include_each_other(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(include("b.toml"))
    (tmp_path / "b.toml").write_text(include("a.toml"))
    one = load(tmp_path / "a.toml")
    assert codes(one) == ["F109"]
    assert "circle" in one.problems[0].message


def test_a_circle_of_a_thousand_files(tmp_path: Path) -> None:
    for number in range(1_000):
        (tmp_path / f"{number}.toml").write_text(include(f"{(number + 1) % 1_000}.toml"))
    start = time.perf_counter()
    one = load(tmp_path / "0.toml")
    assert time.perf_counter() - start < 10
    assert one.problems
    assert set(codes(one)) == {"F109"}
    assert run(["check", str(tmp_path / "0.toml")]) == 1


def test_includes_that_double_at_every_step(tmp_path: Path) -> None:
    """Each file includes the next twice by two names: 2 to the 40th, if each were read each time."""
    for number in range(40):
        (tmp_path / f"a{number}.toml").write_text(
            include(f"a{number + 1}.toml", f"b{number + 1}.toml")
        )
        (tmp_path / f"b{number}.toml").write_text(
            include(f"a{number + 1}.toml", f"b{number + 1}.toml")
        )
    for last in ("a40.toml", "b40.toml"):
        (tmp_path / last).write_text("[bulletin.x]\ntitle = 'x'\nat = 2022-01-01\n")
    start = time.perf_counter()
    one = load(tmp_path / "a0.toml")
    assert time.perf_counter() - start < 5
    assert codes(one) == []
    assert len([layer for layer in one.layers if not layer.shipped]) == 81


@pytest.mark.parametrize("kind", ["link", "folder link", "up", "absolute", "network"])
def test_includes_that_lead_out_of_the_folder(kind: str, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    inside = tmp_path / "inside"
    outside.mkdir()
    inside.mkdir()
    secret = outside / "secret.toml"
    secret.write_text('title = "secret"\n')
    (inside / "link.toml").symlink_to(secret)
    (inside / "folder").symlink_to(outside)
    target = {
        "link": "link.toml",
        "folder link": "folder/secret.toml",
        "up": "../outside/secret.toml",
        "absolute": str(secret),
        "network": "//localhost/share/secret.toml",
    }[kind]
    path = inside / "my.toml"
    path.write_text(include(target))
    one = load(path)
    assert codes(one) == ["F109"]
    assert all(layer.data.get("title") != "secret" for layer in one.layers)


def test_what_is_no_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    os.mkfifo(tmp_path / "pipe.toml")
    (tmp_path / "loop.toml").symlink_to(tmp_path / "loop.toml")
    (tmp_path / "nowhere.toml").symlink_to(tmp_path / "not-there.toml")
    (tmp_path / "folder.toml").mkdir()
    for name in ("pipe.toml", "loop.toml", "nowhere.toml", "folder.toml", "x" * 300, "a\x00b"):
        start = time.perf_counter()
        one = load(tmp_path / name)
        assert one.schedule is None, name
        assert set(codes(one)) == {"T103"}, name
        assert run(["check", str(tmp_path / name)]) == 1
        assert time.perf_counter() - start < 2
        assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize("name", ["/dev/zero", "/dev/null", "/proc/self/mem", "/dev/full"])
def test_devices_are_not_read(name: str) -> None:
    if not os.path.exists(name):  # noqa: PTH110 - the name is the point
        pytest.skip("not on this machine")
    assert run(["check", name]) in (0, 1)


def test_an_include_of_a_pipe_or_a_folder_is_told(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.toml")
    path = tmp_path / "my.toml"
    path.write_text(include("pipe.toml"))
    one = load(path)
    assert one.schedule is not None
    assert sorted(codes(one)) == ["F109", "T103"]


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "my.toml"
    path.write_text("format = 1\n")
    real = os.open

    def refuse(name: object, *rest: object, **named: object) -> int:
        if str(name).endswith("my.toml"):
            raise PermissionError(13, "Permission denied", str(name))
        return real(name, *rest, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "open", refuse)
    one = load(path)
    assert one.schedule is None
    assert codes(one) == ["T103"]


def test_a_file_that_changes_while_it_is_read_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "my.toml"
    path.write_text('title = "old"\n')
    real = os.read
    changed = False

    def change(fd: int, count: int) -> bytes:
        nonlocal changed
        data = real(fd, count)
        if not changed and b"old" in data:
            changed = True
            path.write_text('title = "new and longer"\n')
            os.utime(path, ns=(1, 1))
        return data

    monkeypatch.setattr(os, "read", change)
    one = load(path)
    if one.schedule is None:
        assert codes(one) == ["T103"]
    else:
        assert one.schedule.head.title in ("old", "new and longer")


def test_a_folder_that_may_not_be_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is not a folder with nothing in it."""
    locked = tmp_path / "locked"
    locked.mkdir()
    assert run(["fmt", str(locked)]) == 1
    assert "holds no .toml file" in capsys.readouterr().err
    real = os.scandir

    def refuse(name: object = ".") -> object:
        if str(name) == str(locked):
            raise PermissionError(13, "Permission denied", str(name))
        return real(name)  # type: ignore[call-overload]

    monkeypatch.setattr(os, "scandir", refuse)
    assert run(["check", str(locked)]) == 1
    assert "may not be read" in capsys.readouterr().out
    assert run(["fmt", str(locked)]) == 1
    assert "cannot be read: Permission denied" in capsys.readouterr().err
