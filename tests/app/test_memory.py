"""What is kept from run to run: by schedule, atomically, and as if it were not there where it is broken."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

from crewtrack.app.memory import keep, memory_path, recall
from crewtrack.store.paths import state_dir

if TYPE_CHECKING:
    from pathlib import Path

KEPT = {
    "theme": "light",
    "zone": "utc",
    "screen": "ports",
    "screens": {"overview": {"filter": "aboard"}},
}


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "below" / "screens.json"
    assert keep(path, "/a.toml", KEPT)
    assert recall(path, "/a.toml") == KEPT
    assert recall(path, "/other.toml") == {"theme": "light", "zone": "utc"}


def test_each_schedule_has_its_own_and_the_oldest_goes(tmp_path: Path) -> None:
    path = tmp_path / "screens.json"
    for number in range(60):
        keep(path, f"/{number}.toml", {"screen": "ports"})
    keep(path, "/30.toml", {"screen": "overview"})
    data = json.loads(path.read_text(encoding="utf-8"))
    assert len(data["schedules"]) == 40
    assert list(data["schedules"])[-1] == "/30.toml"
    assert recall(path, "/0.toml") == {}
    assert recall(path, "/59.toml") == {"screen": "ports"}


@pytest.mark.parametrize(
    "text",
    [
        "", "{", "[]", "null", '{"version": 2, "theme": "light"}', '{"version": 1, "schedules": 3}',
        '{"version": 1, "theme": 3, "schedules": {"/a": 3}}', "[" * 5000, "\x00",
        '{"version": 1, "schedules": {"/a": {"screen": 3, "screens": {"x": 3}}}}',
    ],
)  # fmt: skip
def test_whatever_is_broken_is_as_if_it_were_not_there(tmp_path: Path, text: str) -> None:
    path = tmp_path / "screens.json"
    path.write_text(text, encoding="utf-8")
    found = recall(path, "/a")
    assert {name: value for name, value in found.items() if value} == {}
    assert keep(path, "/a", KEPT)
    assert recall(path, "/a") == KEPT


def test_a_folder_that_cannot_be_written_is_no_matter(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    assert not keep(tmp_path / "file" / "screens.json", "/a", KEPT)
    assert recall(tmp_path / "file" / "screens.json", "/a") == {}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="of POSIX systems")
def test_a_pipe_in_its_place_is_no_matter_and_nobody_waits(tmp_path: Path) -> None:
    path = tmp_path / "screens.json"
    os.mkfifo(path)
    assert recall(path, "/a") == {}
    assert not keep(path, "/a", KEPT)


def test_it_lies_in_the_folder_for_state() -> None:
    assert memory_path().parent == state_dir()
