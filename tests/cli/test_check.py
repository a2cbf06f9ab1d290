from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator
from tests.cli.conftest import SMALL

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Ran

SCHEMA = json.loads(
    (Path(__file__).parents[2] / "data/schema/check-1.json").read_text(encoding="utf-8")
)


def test_silent_when_the_books_balance(crewtrack: Callable[..., Ran], small: Path) -> None:
    assert crewtrack("check") == (0, "", "")
    assert crewtrack("check", str(small), "--strict") == (0, "", "")


BROKEN = {
    "syntax": ('title = "open', 1),
    "a typo in a key": (
        '[flight.pod-1]\nspacecraft = "pod"\nstation = "alpha"\nlanuch = { at = 2030-01-01 }',
        4,
    ),
    "an unknown person": (
        '[flight.pod-1]\nspacecraft = "pod"\nstation = "alpha"\ncrew = ["lovelase"]',
        4,
    ),
    "a time without an offset": (
        '[flight.pod-1]\nspacecraft = "pod"\nstation = "alpha"\nlaunch.at = 2030-01-01T00:00:00',
        4,
    ),
    "a negative interval": (
        """\
[flight.pod-1]
spacecraft = "pod"
station = "alpha"
launch.at = 2030-01-02T00:00:00Z
dock = { at = 2030-01-01T00:00:00Z, port = "front" }""",
        5,
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_files_have_a_line_and_a_column(
    crewtrack: Callable[..., Ran], tmp_path: Path, name: str
) -> None:
    text, line = BROKEN[name]
    path = tmp_path / "my.toml"
    if "[flight" in text:
        text = SMALL.partition("[flight")[0] + text
        line += SMALL.partition("[flight")[0].count("\n")
    path.write_text(text)
    ran = crewtrack("check", str(path))
    assert ran.code == 1
    assert ran.out.startswith(f"{path}:{line}:")
    assert "error[" in ran.out
    assert "^" in ran.out
    assert ran.err.endswith("error\n")
    found = json.loads(crewtrack("check", str(path), "--format", "json").out)
    Draft202012Validator(SCHEMA).validate(found)
    first = found["problems"][0]
    assert (first["line"], first["severity"]) == (line, "error")
    assert ran.out.startswith(
        f"{path}:{line}:{first['column']}: error[{first['code']}] {first['name']}: "
    )
    assert list(first) == [
        "code", "name", "severity", "message", "hint", "file", "line", "column", "end_line", "end_column", "related",
    ]  # fmt: skip


def test_several_paths(crewtrack: Callable[..., Ran], tmp_path: Path, small: Path) -> None:
    one, two = tmp_path / "one.toml", tmp_path / "two.toml"
    one.write_text("a = \n")
    two.write_text("b = \n")
    ran = crewtrack("check", str(one), "--severity", "error", str(small), str(two))
    assert ran.code == 1
    assert ran.out.index("one.toml:1") < ran.out.index("two.toml:1")
    assert ran.err == "2 errors\n"
    found = json.loads(crewtrack("check", str(one), str(two), "--format", "json").out)
    assert [Path(one["file"]).name for one in found["problems"]] == ["one.toml", "two.toml"]


def test_a_missing_file_is_an_error(crewtrack: Callable[..., Ran], tmp_path: Path) -> None:
    ran = crewtrack("check", str(tmp_path / "none.toml"))
    assert ran.code == 1
    assert "none.toml" in ran.out


def test_output_to_a_file_is_the_same(crewtrack: Callable[..., Ran], tmp_path: Path) -> None:
    path, out = tmp_path / "my.toml", tmp_path / "out.txt"
    path.write_text("a = \n")
    ran = crewtrack("check", str(path), "-o", str(out))
    assert (ran.code, ran.out) == (1, "")
    assert out.read_text() == crewtrack("check", str(path)).out


def test_no_problems_as_json(crewtrack: Callable[..., Ran]) -> None:
    ran = crewtrack("check", "--format", "json")
    assert json.loads(ran.out) == {"schema": "crewtrack/check/1", "problems": []}
    assert (ran.code, ran.err) == (0, "")


def test_after_two_dashes_every_word_is_a_file(crewtrack: Callable[..., Ran]) -> None:
    ran = crewtrack("check", "--severity", "error", "--", "--", "-x.toml")
    assert ran.code == 1
    assert "--: there is no such file" in ran.out
    assert "-x.toml: there is no such file" in ran.out


# -- the day to which a file was kept --------------------------------------------------------------


def test_an_included_day_does_not_speak_for_the_file_on_top(
    crewtrack: Callable[..., Ran], tmp_path: Path
) -> None:
    path = tmp_path / "own.toml"
    text = """
        station = "iss"
        include = ["crewtrack:iss"]

        [flight.own]
        spacecraft = "soyuz-ms"
        crew = ["artemyev"]
        launch.at = "2024-09"
        dock.port = "prichal-nadir"
        land.at = "2025-03"
    """
    path.write_text(text)
    assert "O304" in crewtrack("check", str(path)).out
    path.write_text("known-to = 2024-01-01\n" + text)
    assert "O304" not in crewtrack("check", str(path)).out
