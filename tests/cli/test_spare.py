"""What was read is not written over, by whatever name."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from tests.cli.conftest import SMALL

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A schedule of two files, with three other names of theirs, and a scenario."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "own.toml").write_text('format = 1\ninclude = ["more.toml"]\n', encoding="utf-8")
    (tmp_path / "more.toml").write_text(SMALL, encoding="utf-8")
    (tmp_path / "if.toml").write_text("format = 1\n", encoding="utf-8")
    (tmp_path / "link.txt").symlink_to("own.toml")
    os.link(tmp_path / "more.toml", tmp_path / "hard.txt")
    return tmp_path


@pytest.mark.parametrize(
    "target", ["own.toml", "./own.toml", "more.toml", "link.txt", "hard.txt", "if.toml"]
)
@pytest.mark.parametrize(
    "words",
    [("crew",), ("depends", "--format", "json"), ("snapshot", "-o", "fine.txt", "--format", "txt")],
)
def test_no_view_is_written_onto_what_it_shows(
    crewtrack: Callable[..., Ran], folder: Path, words: tuple[str, ...], target: str
) -> None:
    before = (folder / target).read_bytes()
    asked = ("-f", "own.toml", "--with", "if.toml", "--station", "alpha")
    ran = crewtrack(*words, *asked, "-o", target)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith(f"crewtrack: {target} is part of what was read")
    assert (folder / target).read_bytes() == before
    assert not (folder / "fine.txt").exists()


@pytest.mark.parametrize(
    ("broken", "target"),
    [("own.toml", "own.toml"), ("more.toml", "own.toml"), ("more.toml", "more.toml")],
)
def test_no_problems_are_written_onto_their_own_file(
    crewtrack: Callable[..., Ran], folder: Path, broken: str, target: str
) -> None:
    with (folder / broken).open("a", encoding="utf-8") as file:
        file.write("\nx = \n")
    before = (folder / target).read_bytes()
    for words in (("check", "own.toml"), ("check", "-f", "own.toml", "--format", "json")):
        ran = crewtrack(*words, "-o", target)
        assert (ran.code, ran.out) == (1, "")
        assert "is part of what was read" in ran.err
        assert (folder / target).read_bytes() == before


def test_another_file_is_written(crewtrack: Callable[..., Ran], folder: Path) -> None:
    ran = crewtrack("crew", "-f", "own.toml", "--station", "alpha", "-o", "out.txt")
    assert (ran.code, ran.err) == (0, "")
    assert (folder / "out.txt").read_bytes()
