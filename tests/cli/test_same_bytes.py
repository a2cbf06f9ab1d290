"""The same input gives the same bytes: whatever the hash seed, the zone, the locale and the terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from crewtrack.export.formats import FORMATS, VIEWS, exists

if TYPE_CHECKING:
    from pathlib import Path

AT = ("--at", "2022-02-25T12:00:00Z", "--now", "2022-02-25T12:00:00Z")
WORLDS = (
    {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C", "TERM": "dumb", "NO_COLOR": "1"},
    {
        "PYTHONHASHSEED": "2",
        "TZ": "Asia/Tokyo",
        "LC_ALL": "de_DE.UTF-8",
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "COLUMNS": "37",
        "LINES": "11",
        "FORCE_COLOR": "1",
        "TEXTUAL_THEME": "dracula",
        "TEXTUAL_ANIMATIONS": "full",
    },
    {"PYTHONHASHSEED": "3", "TZ": "America/New_York", "LC_ALL": "tr_TR.UTF-8", "PYTHONUTF8": "0"},
)


def settings(home: Path) -> None:
    """Have somebody's settings and state lie in a home."""
    for name in (".config/crewtrack/config.toml", ".local/state/crewtrack/state.toml"):
        path = home / name
        path.parent.mkdir(parents=True)
        path.write_text(
            'theme = "light"\nzone = "Asia/Tokyo"\nscreen = "ports"\n', encoding="utf-8"
        )


def snapshots(world: dict[str, str], folder: Path, *words: str) -> dict[str, bytes]:
    """Write every format in a world of its own; return the bytes by name."""
    folder.mkdir()
    home = folder / "home"
    home.mkdir()
    if world.get("TERM", "dumb") != "dumb":
        settings(home)
    bare = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "SYSTEMROOT": os.environ.get("SYSTEMROOT", ""),
    }
    out = folder / "out"
    out.mkdir()
    view = next(one for one in VIEWS if one.id == (words[1] if words else "overview"))
    names = [f"x.{one.id}" for one in FORMATS if exists(view, one)]
    targets = [word for name in names for word in ("-o", str(out / name))]
    code = "from crewtrack.cli.main import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code, "snapshot", *targets, *words, *AT],
        cwd=folder,
        env=bare | world,
        capture_output=True,
        check=False,
        timeout=120,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    return {path.name: path.read_bytes() for path in out.iterdir()}


@pytest.mark.slow
@pytest.mark.parametrize(
    "words",
    [
        *(
            ("--view", one.id, *(("--of", "vande-hei") if one.of == "person" else ()))
            for one in VIEWS
        ),
        ("--view", "next", "--zone", "Europe/Berlin"),
        ("--view", "crew", "--ascii"),
        ("--view", "timeline", "--size", "80x24", "--theme", "light"),
        ("--view", "depends", "--without", "roscosmos"),
    ],
    ids=" ".join,
)
def test_every_world_gives_the_same_bytes(tmp_path: Path, words: tuple[str, ...]) -> None:
    first, *others = (
        snapshots(world, tmp_path / str(at), *words) for at, world in enumerate(WORLDS)
    )
    assert len(first) >= 7
    for other in others:
        assert other.keys() == first.keys()
        assert [name for name in first if other[name] != first[name]] == []


def test_stdout_is_the_same_as_a_file(tmp_path: Path) -> None:
    path = tmp_path / "x.svg"
    code = "from crewtrack.cli.main import main; main()"
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            code,
            "snapshot",
            "-o",
            "-",
            "--format",
            "svg",
            "-o",
            str(path),
            *AT,
        ],
        capture_output=True,
        check=True,
        timeout=120,
    )
    assert done.stdout == path.read_bytes()
