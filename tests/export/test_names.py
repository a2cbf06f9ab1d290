"""Names from files in text: one line, and no wider than a name may be. Data keep them as they are."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.cli.conftest import SMALL

from crewtrack.cli.main import run

if TYPE_CHECKING:
    from pathlib import Path

VIEWS = (
    ("crew",),
    ("next",),
    ("ports",),
    ("depends",),
    ("person", "lovelace"),
    ("person", "hopper"),
    ("compare", "--without", "nasa"),
    ("snapshot", "--output", "-"),
)
ALL = (
    SMALL.replace(
        "[flight.pod-1]",
        """\
[person.hopper]
name = "Grace Hopper"
agency = "nasa"
note = "Came later"

[flight.pod-1]
name = "Pod One"
""",
    )
    .replace('"?"]', '"hopper"]')
    .replace("alpha.port.front]", 'alpha.port.front]\nname = "Front Port"')
)


def written(
    path: Path, capsys: pytest.CaptureFixture[str], text: str, words: tuple[str, ...], form: str
) -> str:
    path.write_text(text, encoding="utf-8")
    form = "txt" if form == "text" and words[0] == "snapshot" else form
    at = ("--at", "2030-01-05", "--station", "alpha")
    asked = at[: 2 if words[0] == "person" else 4]
    code = run([*words, "-f", str(path), *asked, "--format", form])
    ran = capsys.readouterr()
    assert (code, ran.err) == (0, "")
    return ran.out


def hostile(text: str) -> str:
    """Put a line end or a tab between the words of names."""
    for name in ("Ada Lovelace", "Grace Hopper", "Alpha Station", "Front Port", "Pod One"):
        text = text.replace(name, name.replace(" ", "\\n"))
    return text.replace("Came later", "Came\\tlater")


@pytest.mark.parametrize("words", VIEWS)
def test_a_line_end_in_a_name_is_a_blank(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    path = tmp_path / "x.toml"
    plain = written(path, capsys, ALL, words, "text")
    assert written(path, capsys, hostile(ALL), words, "text") == plain


def test_data_keep_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "x.toml"
    found = json.loads(written(path, capsys, hostile(ALL), ("crew",), "json"))
    assert found["agencies"][0]["crew"][0]["name"] == "Ada\nLovelace"
    assert "Ada\nLovelace" in written(path, capsys, hostile(ALL), ("crew",), "csv")


@pytest.mark.parametrize("words", VIEWS)
def test_no_name_makes_a_text_too_wide(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    text = ALL
    for name in ("Lovelace", "Hopper", "Alpha", "Front", "One"):
        text = text.replace(name, f"{name}{'y' * 5000}")
    out = written(tmp_path / "x.toml", capsys, text, words, "text")
    assert "…" in out
    assert max(map(len, out.splitlines())) < 300
