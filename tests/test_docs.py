"""The examples of docs/ are what crewtrack says."""

from __future__ import annotations

import doctest
import json
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from crewtrack.cli.main import run

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest

DOCS = Path(__file__).parents[1] / "docs"
_CONSOLE = re.compile(r"```console\n\$ crewtrack ([^\n]+)\n(.*?)```\n", re.DOTALL)


def commands(path: Path) -> Iterator[tuple[str, str]]:
    for match in _CONSOLE.finditer(path.read_text(encoding="utf-8")):
        yield match[1], match[2]


def test_the_python_of_the_docs() -> None:
    for name, least in (("python.md", 13), ("scenarios.md", 6)):
        failed, tried = doctest.testfile(str(DOCS / name), module_relative=False)
        assert tried >= least
        assert failed == 0


def test_the_json_of_the_docs(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """CREWTRACK_GOLDEN=write writes the examples anew."""
    path = DOCS / "json.md"
    examples = list(commands(path))
    assert len(examples) == 3
    text = path.read_text(encoding="utf-8")
    for words, shown in examples:
        assert run(words.split()) == 0
        out = capfdbinary.readouterr().out.decode()
        json.loads(out)
        if os.environ.get("CREWTRACK_GOLDEN") == "write":
            text = text.replace(f"$ crewtrack {words}\n{shown}", f"$ crewtrack {words}\n{out}")
            path.write_text(text, encoding="utf-8", newline="")
        else:
            assert shown == out


def test_every_schema_is_in_the_docs() -> None:
    text = (DOCS / "json.md").read_text(encoding="utf-8")
    for path in (DOCS.parent / "data" / "schema").glob("*-1.json"):
        assert f"`crewtrack/{path.stem[:-2]}/1`" in text


def test_the_page_of_the_filter_language_is_made_from_it() -> None:
    """`make docs` writes it anew."""
    from crewtrack.export.filter_page import filter_page

    assert (DOCS / "filter.md").read_text(encoding="utf-8") == filter_page()


def test_the_examples_of_the_filter_page_can_be_read() -> None:
    from crewtrack.views.filter import Filter, parse

    text = (DOCS / "filter.md").read_text(encoding="utf-8").partition("## Grammar")[0]
    cells = re.findall(r"^\| `([^`]+)` \|", text, re.MULTILINE)
    fields = re.findall(r"\| `([^`]+)` \|$", text, re.MULTILINE)
    assert len(cells) > 40
    assert len(fields) > 25
    for example in (*cells[:8], *fields):
        assert isinstance(parse(example), Filter), example


def test_the_pictures_of_the_screens_are_of_this_program(
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    # make pictures
    folder = DOCS / "images" / "screens"
    shown = set(re.findall(r"screens/([a-z0-9-]+\.svg)", (DOCS / "screens.md").read_text("utf-8")))
    assert shown == {path.name for path in folder.iterdir()}
    for name, words in (
        ("overview-120x40.svg", ["--view", "overview", "--size", "120x40"]),
        ("ports-80x24.svg", ["--view", "ports", "--size", "80x24"]),
    ):
        scene = ["-f", "crewtrack:iss-2022-02-25"]
        assert run([*scene, "snapshot", *words, "--format", "svg", "-o", "-"]) == 0
        assert capfdbinary.readouterr().out == (folder / name).read_bytes()
