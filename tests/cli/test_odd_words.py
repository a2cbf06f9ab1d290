"""Words that no command line should hold: each gets a clear word, never a fault of crewtrack itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from crewtrack.cli.main import run

if TYPE_CHECKING:
    from pathlib import Path

LONG = "x" * 5000
ODD = ("", LONG, "\x1b[2J", "\udcff", "9" * 400, "-1", "[", "/dev/null")
BOOK = 'station = "none"\n[person.zed]\nname = "Zed"\n'
LINES = [
    ["crew", "--at", "?"], ["next", "--until", "?"], ["next", "--limit", "?"], ["ports", "--with", "?"],
    ["ports", "--station", "?"], ["timeline", "--from", "?"], ["people", "--sort", "?"], ["person", "?"],
    ["flights", "--filter", "?"], ["depends", "--known-on", "?"], ["log", "--agency", "?"], ["slips", "-o", "?"],
    ["compare", "--without", "?"], ["check", "?"], ["check", "--select", "?"], ["set", "?", "x"],
    ["set", "person.zed.name", "?"], ["unset", "?"], ["add", "?"], ["add", "person.new", "?"], ["remove", "?"],
    ["rename", "person.zed", "?"], ["rename", "?", "x"], ["fmt", "?"], ["snapshot", "-o", "?"],
    ["snapshot", "--size", "?", "-o", "-"], ["snapshot", "--view", "?", "-o", "-"], ["init", "?"],
    ["schema", "?"], ["edit", "?"], ["history", "?"], ["-f", "?", "crew"], ["--now", "?", "crew"],
]  # fmt: skip


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "my.toml").write_text(BOOK)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CREWTRACK_FILE", "my.toml")
    monkeypatch.setenv("EDITOR", "true")
    return tmp_path


@pytest.mark.parametrize("line", LINES, ids=" ".join)
def test_odd_words(line: list[str], here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for odd in ODD:
        words = [odd if word == "?" else word for word in line]
        code = run(words)
        out, err = capsys.readouterr()
        assert code in (0, 1, 2), (words, err)
        assert "Traceback" not in err
        assert not [c for c in err if (c < " " and c not in "\n\t") or "\x7f" <= c < "\xa0"], words
        assert out or err or code == 0, words
        (here / "my.toml").write_text(BOOK)
